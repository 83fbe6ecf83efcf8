"""Rows of the profile, made from a guest's snapshot."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import full_date_text, remaining_text, short_date_text, weekday_text
from vipdesk.chinese.masking import mask_plate
from vipdesk.models.snapshot.desk import Side
from vipdesk.models.snapshot.guests import (
    DateView,
    KeptView,
    PendingRequest,
    PreferenceView,
    Profile,
    VisitView,
    VoucherLine,
    Words,
)
from vipdesk.models.vocabulary import Calendar, DateKind, Topic
from vipdesk.money import Fen, format_yuan
from vipdesk.ui.complaint_texts import answer_text
from vipdesk.ui.counts import Counts
from vipdesk.ui.languages import language, say
from vipdesk.ui.pages.conflict_words import field_text, value_text, wrote_text
from vipdesk.ui.pages.fact_words import fact_value_text
from vipdesk.ui.request_texts import clock_words
from vipdesk.ui.texts import (
    date_kind_text,
    joined,
    source_text,
    topic_text,
    visit_state_text,
    voucher_state_text,
)
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.row import Chip, Row
from vipdesk.ui.widgets.spans import Span

ASK_AGAIN_AFTER = timedelta(days=365)
"""A preference older than this is worth asking again."""


def preference_row(preference: PreferenceView, now: datetime) -> Row:
    """A topic, what is known of it, who told us and when."""
    care = preference.topic is Topic.TABOO
    told = joined(
        source_text(preference.source), say(preference.author), short_date_text(preference.told_at, language())
    )
    value = preference.value or ""
    return Row(
        key=preference.topic,
        spoken=", ".join((topic_text(preference.topic), value, told)),
        title=(Span(value, 15, bold=care, tone="danger" if care else "text"),),
        detail=(Span(told, 13, tone="muted"),),
        label=topic_text(preference.topic),
        tone="danger" if care else "muted",
        chip=_preference_chip(preference, now),
    )


def kept_row(kept: KeptView, now: datetime) -> Row:
    """A value that lost, and who wrote it; who replaced it is said aloud, and stands beside what is there now."""
    told = None if kept.value is None else fact_value_text(kept.field, kept.value)
    label, value = field_text(kept.field), value_text(None if told is None else Words(told, told))
    wrote = wrote_text(Side(None, kept.author, kept.written_at), now)
    replaced = wrote_text(Side(None, kept.replaced_by, kept.replaced_at), now)
    by = QCoreApplication.translate("guest", "{who} 改掉").replace("{who}", replaced)
    until = full_date_text(kept.until, language())
    gone = QCoreApplication.translate("guest", "留到 {day}").replace("{day}", until)
    return Row(
        key=(kept.field, kept.replaced_at),
        spoken=f"{label}, {value}, {wrote}, {by}, {gone}",
        title=(Span(value, 15),),
        detail=(Span(wrote, 13, tone="muted"),),
        label=label,
        tone="muted",
    )


def request_row(request: PendingRequest, now: datetime) -> Row:
    """A request the guest waits for."""
    clock = request.clock
    runs = clock is None or clock.paused_at is None
    left = remaining_text(request.due_at, now, language()) if clock is None else clock_words(clock, now)
    detail = joined(say(request.label), say(request.owner))
    soon: Token = "warn" if runs and request.due_at - now < timedelta(minutes=5) else "muted"
    return Row(
        key=request.request_id,
        spoken=f"{request.summary}, {detail}, {left}",
        title=(Span(request.summary, 15),),
        detail=(Span(detail, 13, tone="muted"),),
        icon=request.icon,
        right_detail=(Span(left, 13, tone=soon),),
    )


def voucher_row(voucher: VoucherLine, now: datetime) -> Row:
    """A voucher: what, how much, until when, whether it can be used."""
    usable = voucher.state == "issued" and voucher.expires_at > now
    amount = format_yuan(Fen(voucher.worth_fen))
    last_day = full_date_text(voucher.expires_at - timedelta(seconds=1), language())
    until = QCoreApplication.translate("guest", "至 {day}").replace("{day}", last_day)
    tail = QCoreApplication.translate("guest", "尾号 {tail}").replace("{tail}", voucher.code_tail)
    state = "expired" if voucher.state == "issued" and not usable else voucher.state
    ink: Token = "text" if usable else "muted"
    return Row(
        key=voucher.voucher_id,
        spoken=", ".join((say(voucher.name), amount, until, voucher_state_text(state))),
        title=(Span(amount, 15, bold=True, tone=ink), Span(say(voucher.name), 15, tone=ink, before=10)),
        detail=(Span(joined(tail, until), 13, tone="muted"),),
        icon="ticket-check" if usable else "ticket",
        right=(Span(voucher_state_text(state), 13, tone="ok" if usable else "muted"),),
    )


def date_row(date: DateView) -> Row:
    """A remembered date in its own calendar and in the store's."""
    kind = date_kind_text(date.kind)
    given = say(date.as_given)
    if date.calendar is Calendar.SOLAR and date.year is not None:
        given = joined(given, year_text(date.kind, date.year))
    coming = weekday = ""
    if date.next_on is not None:
        coming, weekday = full_date_text(date.next_on, language()), weekday_text(date.next_on, language())
    return Row(
        key=(date.kind, date.month, date.day),
        spoken=f"{kind}, {given}, {coming}",
        title=(Span(kind, 15),),
        detail=(Span(given, 13, tone="muted"),),
        icon="cake",
        right=(Span(coming, 14),),
        right_detail=(Span(weekday, 13, tone="muted"),),
    )


def visit_row(visit: VisitView, *, veiled: bool) -> Row:
    """A visit: where in the house, with how many, and when; how it pleased is for nobody who stands beside the guest."""
    place = say(visit.place) or visit_state_text(visit.state)
    day = full_date_text(visit.checked_in_at, language())
    detail = joined(visit.store, Counts().companions(visit.companions), "" if veiled else _answer(visit))
    return Row(
        key=visit.visit_id,
        spoken=f"{day}, {place}, {detail}",
        title=(Span(place, 15),),
        detail=(Span(detail, 13, tone="muted"),),
        icon="armchair",
        right=(Span(day, 14, tone="muted"),),
    )


def _answer(visit: VisitView) -> str:
    if visit.score is None:
        return ""
    day = "" if visit.rated_at is None else short_date_text(visit.rated_at, language())
    return joined(answer_text(visit.score, by_guest=visit.by_guest), day)


def fact_rows(profile: Profile) -> list[Row]:
    """Card, phone, plate and how long a member; phone and plate masked."""
    plate = mask_plate(profile.plate) if profile.plate else ""
    since = "" if profile.member_since is None else full_date_text(profile.member_since, language())
    facts = (
        (QCoreApplication.translate("guest", "会员号"), profile.card_no or ""),
        (QCoreApplication.translate("guest", "其他卡号"), joined(*profile.other_cards)),
        (QCoreApplication.translate("guest", "手机"), joined(*profile.masked_phones)),
        (QCoreApplication.translate("guest", "车牌"), plate),
        (QCoreApplication.translate("guest", "入会"), since),
    )
    return [
        Row(key=label, spoken=f"{label}, {value}", title=(Span(value, 14),), label=label)
        for label, value in facts
        if value
    ]


def year_text(kind: DateKind, year: int) -> str:
    """Somebody is born in a year; what is celebrated since begins in one; of other days the year alone."""
    if kind is DateKind.OTHER:
        return QCoreApplication.translate("guest", "{year} 年").replace("{year}", str(year))
    born = QCoreApplication.translate("guest", "{year} 年生")
    since = QCoreApplication.translate("guest", "{year} 年起")
    return (born if kind is DateKind.BIRTHDAY else since).replace("{year}", str(year))


def _preference_chip(preference: PreferenceView, now: datetime) -> Chip | None:
    if not preference.confirmed:
        return Chip(QCoreApplication.translate("guest", "待补同意"), "warn", "warn_soft")
    if now - preference.told_at > ASK_AGAIN_AFTER:
        return Chip(QCoreApplication.translate("guest", "再问一次"), "info", "info_soft")
    return None
