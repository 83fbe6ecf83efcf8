"""Rows of complaints, made from snapshots."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import moment_text, remaining_text
from vipdesk.models.snapshot.complaints import CaseCard
from vipdesk.models.vocabulary import RequestState
from vipdesk.ui.complaint_texts import case_title, stage_text
from vipdesk.ui.languages import language, say
from vipdesk.ui.request_texts import due_text
from vipdesk.ui.texts import joined, masked_text, request_state_text
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.row import Chip, Row
from vipdesk.ui.widgets.spans import Span


def open_case_row(card: CaseCard, now: datetime, *, veiled: bool) -> Row:
    """A complaint that is worked on: what, whom, how far, and what is left of its day."""
    title = _title(card, veiled=veiled)
    owner = say(card.owner) or QCoreApplication.translate("complaints", "还没有人")
    detail = joined(masked_text(card.guest), stage_text(card.stage), owner)
    time = remaining_text(card.due_at, now, language()) if card.overdue else due_text(card.due_at, now)
    tone: Token = "danger" if card.overdue else "warn" if card.waiting or card.share >= 0.8 else "accent"
    chip = _chip(card)
    return Row(
        key=card.request_id,
        spoken=", ".join(filter(None, (title, detail, time, chip.text if chip else ""))),
        title=(Span(title, 15, bold=True),),
        detail=(Span(detail, 13, tone="muted"),),
        icon="lock" if card.sensitive else "message-circle",
        tone=tone,
        chip=chip,
        right=(Span(time, 14, bold=True, tone=tone if tone != "accent" else "text"),),
        bar=card.share,
        bar_tone=tone,
    )


def archived_case_row(card: CaseCard, now: datetime, *, veiled: bool) -> Row:
    """One that is closed: what it was, its cause, and whether it was late."""
    title = _title(card, veiled=veiled)
    how = request_state_text(card.state) if card.state is RequestState.CANCELLED else ""
    late = QCoreApplication.translate("complaints", "超时") if card.overdue else ""
    detail = joined(masked_text(card.guest), say(card.cause), how, late)
    day = "" if card.closed_at is None else moment_text(card.closed_at, now, language())
    chip = _chip(card)
    return Row(
        key=card.request_id,
        spoken=", ".join(filter(None, (title, detail, day, chip.text if chip else ""))),
        title=(Span(title, 15),),
        detail=(Span(detail, 13, tone="muted"),),
        icon="lock" if card.sensitive else "archive",
        chip=chip,
        right=(Span(card.number, 13, tone="muted"),),
        right_detail=(Span(day, 13, tone="muted"),),
    )


def _title(card: CaseCard, *, veiled: bool) -> str:
    """The counter view hides what somebody has complained about."""
    return QCoreApplication.translate("complaints", "投诉") if veiled and not card.sensitive else case_title(card)


def _chip(card: CaseCard) -> Chip | None:
    if card.approval:
        return Chip(QCoreApplication.translate("complaints", "待批"), "warn", "warn_soft", "user-check")
    if card.recurs:
        return Chip(QCoreApplication.translate("complaints", "再次发生"), "danger", "danger_soft", "refresh-cw")
    return None
