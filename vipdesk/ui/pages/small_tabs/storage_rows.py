"""Rows of the storage list, made from snapshots."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import clock_text, moment_text
from vipdesk.models.snapshot.storage import StoredThing
from vipdesk.ui.languages import language, say
from vipdesk.ui.texts import joined, masked_text
from vipdesk.ui.widgets.row import Row
from vipdesk.ui.widgets.spans import Span


def kept_row(thing: StoredThing, now: datetime) -> Row:
    """Number, thing, where it is and whose; at the right since when, and that it should have gone."""
    here = QCoreApplication.translate("storage", "在厅") if thing.here else ""
    detail = joined(thing.shelf, masked_text(thing.guest), here)
    since, due = moment_text(thing.kept_at, now, language()), due_words(thing, now)
    return Row(
        key=thing.tag_id,
        spoken=", ".join(part for part in (thing.label, thing.what, detail, since, due) if part),
        label=thing.label,
        title=(Span(thing.what, 15),),
        detail=(Span(detail, 13, tone="muted"),),
        right=(Span(since, 14, tone="muted"),),
        right_detail=(Span(due, 13, bold=thing.overdue, tone="warn" if thing.overdue else "muted"),),
    )


def returned_row(thing: StoredThing, now: datetime) -> Row:
    """What was given back, and when."""
    detail = joined(thing.shelf, masked_text(thing.guest))
    at = "" if thing.returned_at is None else clock_text(thing.returned_at)
    since = moment_text(thing.kept_at, now, language())
    return Row(
        key=thing.tag_id,
        spoken=", ".join(part for part in (thing.label, thing.what, detail, at) if part),
        label=thing.label,
        title=(Span(thing.what, 15, tone="muted"),),
        detail=(Span(detail, 13, tone="muted"),),
        right=(Span(at, 14),),
        right_detail=(Span(joined(since, say(thing.kept_by)), 13, tone="muted"),),
    )


def due_words(thing: StoredThing, now: datetime) -> str:
    """When it is to go back."""
    if thing.due_at is None:
        return QCoreApplication.translate("storage", "过夜未取") if thing.overdue else ""
    when = moment_text(thing.due_at, now, language())
    words = (
        QCoreApplication.translate("storage", "说好 {when} 取")
        if thing.overdue
        else QCoreApplication.translate("storage", "{when} 取")
    )
    return words.replace("{when}", when)
