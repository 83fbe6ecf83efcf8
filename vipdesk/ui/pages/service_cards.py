"""Cards of the services board, made from snapshots."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import clock_text, duration_text
from vipdesk.models.snapshot.services import BoardCard
from vipdesk.models.vocabulary import RequestState
from vipdesk.ui.languages import language, say
from vipdesk.ui.request_texts import clock_words, due_text, outward_text
from vipdesk.ui.texts import joined, request_state_text
from vipdesk.ui.widgets.card_painter import Card

_CLOSED = (RequestState.DONE, RequestState.CANCELLED)


def board_card(card: BoardCard, now: datetime) -> Card:
    """A request as a card: what, for whom and where; how much time is left; who handles it."""
    detail = joined(card.guest.masked, say(card.step) or say(card.place))
    title = outward_text(card.kind, card.request_id, card.summary)
    owner, department = say(card.owner), say(card.department)
    if card.state in _CLOSED:
        return _closed_card(card, title, detail)
    nobody = card.owner_id is None
    clock = card.clock
    amber = clock is not None and clock.waiting
    time = due_text(card.due_at, now) if clock is None else clock_words(clock, now)
    if amber:
        waited = now - card.opened_at
        words = QCoreApplication.translate("services", "已等 {span}")
        time = words.replace("{span}", duration_text(waited, language()))
    give = QCoreApplication.translate("services", "交给…") if nobody else ""
    return Card(
        key=card.request_id,
        spoken=", ".join(part for part in (title, detail, time, department, owner) if part),
        icon=card.icon,
        title=title,
        detail=detail,
        time=time,
        share=1.0 if amber else 0.0 if clock is None else clock.share,
        urgent=clock is not None and clock.urgent,
        amber=amber,
        where="" if nobody else department,
        letter=card.owner.zh[:1] if card.owner else "",
        offer=give,
    )


def _closed_card(card: BoardCard, title: str, detail: str) -> Card:
    at = "" if card.closed_at is None else clock_text(card.closed_at)
    if card.state is RequestState.CANCELLED:
        at = joined(request_state_text(card.state), at)
    return Card(
        key=card.request_id,
        spoken=", ".join(part for part in (title, detail, request_state_text(card.state), at) if part),
        icon=card.icon,
        title=title,
        detail=detail,
        time=at,
        done=True,
        letter=card.owner.zh[:1] if card.owner else "",
    )
