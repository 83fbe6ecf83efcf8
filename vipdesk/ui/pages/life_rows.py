"""Rows of a profile's tabs: people, wishes, gifts, days, purchases, past requests, and the timeline."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import clock_text, full_date_text, full_day_text, short_date_text
from vipdesk.models.snapshot.guest_life import (
    DayView,
    EntryKind,
    GiftView,
    PastRequest,
    PurchaseView,
    RelationView,
    TimelineEntry,
    Told,
    WishView,
)
from vipdesk.models.vocabulary import (
    Calendar,
    DateKind,
    GiftFrom,
    RequestState,
    Source,
    Topic,
    VisitState,
    WishState,
)
from vipdesk.money import Fen, format_yuan
from vipdesk.ui.complaint_texts import answer_text
from vipdesk.ui.languages import language, say
from vipdesk.ui.life_texts import (
    act_text,
    animal_text,
    entered_text,
    entry_kind_text,
    gift_from_text,
    hush_text,
    openly,
    relation_kind_text,
    wish_state_text,
)
from vipdesk.ui.pages.guest_rows import year_text
from vipdesk.ui.texts import (
    date_kind_text,
    joined,
    request_state_text,
    topic_text,
    visit_state_text,
    voucher_state_text,
)
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.row import Chip, Row
from vipdesk.ui.widgets.spans import Span

_ICONS = {
    EntryKind.VISIT: "armchair",
    EntryKind.REQUEST: "concierge-bell",
    EntryKind.VOUCHER: "ticket",
    EntryKind.PURCHASE: "shopping-bag",
    EntryKind.NOTE: "pencil",
    EntryKind.PREFERENCE: "star",
    EntryKind.GIFT: "gift",
    EntryKind.RATING: "heart",
    EntryKind.MERGE: "users",
}
_TOPICS = {topic.value: topic for topic in Topic}
_VISITS = {state.value: state for state in VisitState}
_REQUESTS = {state.value: state for state in RequestState}


def hush_chip(*, confidential: bool) -> Chip | None:
    """The sign of what is not to be said before others."""
    return Chip(hush_text(), "danger", "danger_soft", "lock") if confidential else None


def told_text(told: Told) -> str:
    """Who wrote it down, and when."""
    return joined(say(told.author), "" if told.at is None else short_date_text(told.at, language()))


def relation_row(relation: RelationView, *, veiled: bool) -> Row:
    """Somebody, and what they may do."""
    may = _and(act_text(act) for act in relation.may)
    words = QCoreApplication.translate("life", "可代{acts}") if may else ""
    allowed = words.replace("{acts}", may) or QCoreApplication.translate("life", "不代办")
    kind = relation_kind_text(relation.kind)
    detail = joined(kind, relation.note or "")
    name = openly(relation.name, confidential=relation.confidential, veiled=veiled)
    return Row(
        key=relation.relation_id,
        spoken=_spoken(name, detail, allowed, confidential=relation.confidential),
        title=(Span(name, 15, bold=True),),
        detail=(Span(detail, 13, tone="muted"),),
        icon="user",
        chip=hush_chip(confidential=relation.confidential),
        right_detail=(Span(allowed, 13, tone="ok" if may else "muted"),),
    )


def wish_row(wish: WishView) -> Row:
    """A thing, and what of it."""
    about = joined(wish.brand or "", wish.size or "", wish.colour or "")
    state = wish_state_text(wish.state)
    open_still = wish.state is WishState.OPEN
    ink: Token = "text" if open_still else "muted"
    return Row(
        key=wish.wish_id,
        spoken=_spoken(wish.what, about, state),
        title=(Span(wish.what, 15, tone=ink),),
        detail=(Span(joined(about, told_text(wish.told)), 13, tone="muted"),),
        icon="heart",
        right=(Span(state, 13, tone="accent" if open_still else "muted"),),
    )


def gift_row(gift: GiftView, *, veiled: bool) -> Row:
    """A gift: what, for which occasion, by whom and when."""
    day = full_date_text(gift.given_on, language())
    detail = joined(gift.occasion or "", gift_from_text(gift.given_by))
    what = openly(gift.what, confidential=gift.confidential, veiled=veiled)
    return Row(
        key=gift.gift_id,
        spoken=_spoken(what, detail, day, confidential=gift.confidential),
        title=(Span(what, 15),),
        detail=(Span(detail, 13, tone="muted"),),
        icon="gift",
        chip=hush_chip(confidential=gift.confidential),
        right_detail=(Span(day, 13, tone="muted"),),
    )


_DAY_ICONS = {DateKind.BIRTHDAY: "cake", DateKind.ANNIVERSARY: "heart"}


def day_row(day: DayView, *, veiled: bool) -> Row:
    """A remembered day: as it was given, and when it is kept next in both calendars."""
    date = day.date
    kind = openly(day.label or date_kind_text(date.kind), confidential=day.confidential, veiled=veiled)
    given = joined(
        say(date.as_given),
        "" if date.year is None else year_text(date.kind, date.year),
        animal_text(say(day.animal)),
    )
    coming, other = coming_texts(day)
    return Row(
        key=day.date_id,
        spoken=_spoken(kind, given, coming, other, confidential=day.confidential),
        title=(Span(kind, 15),),
        detail=(Span(given, 13, tone="muted"),),
        icon="calendar" if veiled and day.confidential else _DAY_ICONS.get(date.kind, "calendar"),
        chip=hush_chip(confidential=day.confidential),
        right=(Span(coming, 14),),
        right_detail=(Span(other, 13, tone="muted"),),
    )


def coming_texts(day: DayView) -> tuple[str, str]:
    """The next day in the solar calendar, and in the lunar one; of a month alone that there is no day."""
    date = day.date
    if date.next_on is None:
        return QCoreApplication.translate("life", "只知月份"), ""
    lunar = say(date.as_given if date.calendar is Calendar.LUNAR else day.other)
    return full_day_text(date.next_on, language()), lunar


def purchase_row(purchase: PurchaseView) -> Row:
    """A receipt: what for, where, how much."""
    amount = format_yuan(Fen(purchase.amount_fen))
    day = full_date_text(purchase.bought_at, language())
    title = joined(purchase.brand, purchase.category)
    refund = purchase.amount_fen < 0
    return Row(
        key=purchase.receipt_id,
        spoken=_spoken(title, amount, day, confidential=purchase.confidential),
        title=(Span(title, 15),),
        detail=(Span(joined(day, purchase.store), 13, tone="muted"),),
        icon="undo-2" if refund else "shopping-bag",
        chip=hush_chip(confidential=purchase.confidential),
        right_detail=(Span(amount, 14, tone="muted" if refund else "text"),),
    )


def past_request_row(request: PastRequest, *, veiled: bool) -> Row:
    """A request that is closed; what a guest must not read is there only outside the counter view."""
    summary = say(request.label) if veiled and request.quiet else request.summary
    state = _request_state(request.state)
    day = short_date_text(request.closed_at, language())
    return Row(
        key=request.request_id,
        spoken=_spoken(summary, state, day),
        title=(Span(summary, 15),),
        detail=(Span(say(request.label), 13, tone="muted"),),
        icon=request.icon,
        right=(Span(state, 13, tone="muted"),),
        right_detail=(Span(day, 13, tone="muted"),),
    )


def entry_row(entry: TimelineEntry, *, veiled: bool) -> Row:
    """One contact. Spend, notes, complaints and answers are told only where no guest reads along."""
    kind = entry_kind_text(entry.kind)
    title = openly(_entry_title(entry, veiled=veiled), confidential=entry.confidential, veiled=veiled)
    state = _entry_state(entry)
    fen = entry.amount_fen
    amount = "" if fen is None or (veiled and entry.kind is EntryKind.PURCHASE) else format_yuan(Fen(fen))
    day = full_date_text(entry.at, language())
    hour = "" if entry.kind in (EntryKind.GIFT, EntryKind.PREFERENCE) else clock_text(entry.at)
    return Row(
        key=(entry.kind, entry.row_id),
        spoken=_spoken(kind, title, state, amount, day, confidential=entry.confidential),
        title=(Span(title, 15),),
        detail=(Span(joined(kind, state, amount, entry.store or "", say(entry.author)), 13, tone="muted"),),
        icon=_ICONS[entry.kind],
        chip=hush_chip(confidential=entry.confidential),
        right=(Span(day, 14, tone="muted"),),
        right_detail=(Span(hour, 13, tone="muted"),),
    )


def _entry_title(entry: TimelineEntry, *, veiled: bool) -> str:
    if veiled and entry.quiet:
        return _veiled_title(entry)
    if entry.kind in (EntryKind.VISIT, EntryKind.VOUCHER):
        return joined(say(entry.label) or entry_kind_text(entry.kind), entered_text(entry.entered_by))
    if entry.kind is EntryKind.PREFERENCE:
        topic = _TOPICS.get(say(entry.label))
        value = entry.what or QCoreApplication.translate("life", "（已清除）")
        return joined(say(entry.label) if topic is None else topic_text(topic), value)
    if entry.kind is EntryKind.MERGE:
        words = QCoreApplication.translate("life", "与 {name} 的档案合并")
        return words.replace("{name}", entry.what)
    if entry.kind is EntryKind.RATING:
        return joined(answer_text(entry.state or "", by_guest=say(entry.label) == Source.GUEST), entry.what)
    return joined(" ".join(entry.what.split()), say(entry.label) if entry.kind is EntryKind.PURCHASE else "")


def _veiled_title(entry: TimelineEntry) -> str:
    if entry.kind is EntryKind.RATING:
        return entry_kind_text(entry.kind)
    return say(entry.label) or QCoreApplication.translate("life", "备注已藏起")


def _entry_state(entry: TimelineEntry) -> str:
    state = entry.state or ""
    if entry.kind is EntryKind.VISIT:
        return visit_state_text(_VISITS[state]) if state in _VISITS else state
    if entry.kind is EntryKind.REQUEST:
        return joined(say(entry.label), _request_state(state))
    if entry.kind is EntryKind.VOUCHER:
        return voucher_state_text(state)
    if entry.kind is EntryKind.GIFT:
        return joined(say(entry.label), gift_from_text(GiftFrom.GUEST if state == GiftFrom.GUEST else GiftFrom.US))
    return ""


def _request_state(state: str) -> str:
    return request_state_text(_REQUESTS[state]) if state in _REQUESTS else state


def _and(words: Iterable[str]) -> str:
    return ("、" if language() == "zh" else ", ").join(words)


def _spoken(*parts: str, confidential: bool = False) -> str:
    said = [part for part in parts if part]
    return ", ".join([*said, hush_text()] if confidential else said)
