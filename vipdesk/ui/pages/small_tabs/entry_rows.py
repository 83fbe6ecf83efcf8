"""Rows of directories and answers, made from snapshots."""

from PySide6.QtCore import QCoreApplication

from vipdesk.models.snapshot.house_entries import EntryView
from vipdesk.models.vocabulary import HouseKind
from vipdesk.ui.small_service_texts import said
from vipdesk.ui.texts import joined
from vipdesk.ui.widgets.row import Row
from vipdesk.ui.widgets.spans import Span

_ICONS = {
    HouseKind.COUNTER.value: "shopping-bag",
    HouseKind.PARTNER.value: "star",
    HouseKind.ANSWER.value: "message-circle",
}


def entry_row(entry: EntryView) -> Row:
    """A counter with floor and contact, a partner with what it offers, a question with the beginning of its answer."""
    answer = entry.kind == HouseKind.ANSWER
    detail = said(entry.text) if answer else joined(entry.floor, entry.contact, said(entry.text))
    return Row(
        key=entry.entry_id,
        spoken=", ".join(part for part in (said(entry.name), detail, entry.phone) if part),
        icon=_ICONS.get(entry.kind, "info"),
        title=(Span(said(entry.name), 15),),
        detail=(Span(detail, 13, tone="muted"),),
        right=(Span(entry.phone, 15, bold=True),),
        right_detail=(Span(entry.hours, 13, tone="muted"),),
    )


def entry_facts(entry: EntryView) -> str:
    """Floor, telephone, hours and whom to ask for, each said with its word."""
    pairs = (
        (QCoreApplication.translate("entries", "在 {value}"), entry.floor),
        (QCoreApplication.translate("entries", "电话 {value}"), entry.phone),
        (QCoreApplication.translate("entries", "时间 {value}"), entry.hours),
        (QCoreApplication.translate("entries", "找 {value}"), entry.contact),
    )
    return joined(*(words.replace("{value}", value) for words, value in pairs if value))
