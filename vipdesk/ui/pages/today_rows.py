"""Rows of the page 今日, made from snapshots."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import clock_text, coming_day_text, duration_text, remaining_text, store_date
from vipdesk.models.snapshot.today import Birthday, DueRequest, LeftGuest, PresentGuest, WaitingGuest
from vipdesk.models.vocabulary import VisitState, WaitsFor
from vipdesk.ui.counts import Counts
from vipdesk.ui.guest_names import masked_spans
from vipdesk.ui.languages import language, say
from vipdesk.ui.life_texts import entered_text
from vipdesk.ui.request_texts import clock_words, outward_text
from vipdesk.ui.texts import joined, masked_text, visit_state_text
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.row import Chip, Row
from vipdesk.ui.widgets.spans import Span

SOON_MINUTES = 5


def present_row(present: PresentGuest, now: datetime) -> Row:
    """Somebody in the lounge: who, whose guest and since when; where and for how long."""
    translate = QCoreApplication.translate
    shopper = say(present.shopper)
    arrived = translate("today", "{clock} 到").replace("{clock}", clock_text(present.since))
    attended = translate("today", "{name} 顾问").replace("{name}", shopper) if shopper else ""
    detail = joined(attended, arrived)
    if present.waits_for is not None:
        waits = translate("today", "等 {name} 回应").replace("{name}", say(present.waits_for))
        detail = joined(arrived, waits)
    detail = joined(entered_text(present.entered_by), detail)
    shopping = present.state is VisitState.SHOPPING
    place = say(present.place)
    stayed = now - present.since
    stay = duration_text(stayed, language()) if stayed >= timedelta(minutes=1) else translate("today", "刚到")
    if shopping and place:
        stay = translate("today", "座位保留")
    chip = Chip(visit_state_text(present.state), "info", "info_soft", "shopping-bag") if shopping else None
    spoken = ", ".join(part for part in (masked_text(present.guest), place, detail, stay) if part)
    return Row(
        key=present.visit_id,
        spoken=spoken,
        title=masked_spans(present.guest),
        detail=(Span(detail, 13, tone="muted"),),
        letter=present.guest.letter,
        right=(Span(place, 15, bold=True),) if place else (),
        right_detail=(Span(stay, 13, tone="muted"),),
        chip=chip,
    )


def left_row(left: LeftGuest) -> Row:
    """Somebody who has left: who, from when until when, and where they sat."""
    span = f"{clock_text(left.since)}–{clock_text(left.left_at)}"
    stayed = duration_text(left.left_at - left.since, language())
    place = say(left.place)
    return Row(
        key=left.visit_id,
        spoken=", ".join(part for part in (masked_text(left.guest), place, span, stayed) if part),
        title=masked_spans(left.guest),
        detail=(Span(span, 13, tone="muted"),),
        letter=left.guest.letter,
        right=(Span(place, 15, tone="muted"),) if place else (),
        right_detail=(Span(stayed, 13, tone="muted"),),
    )


def waiting_row(waiting: WaitingGuest, now: datetime) -> Row:
    """Somebody in the hall: the number they are called by, what they wait for, and how long they were told."""
    translate = QCoreApplication.translate
    wants = {
        WaitsFor.SEAT: translate("today", "候座位"),
        WaitsFor.ROOM: translate("today", "候贵宾室"),
        WaitsFor.SHOPPER: translate("today", "候顾问"),
    }[waiting.wants]
    told = translate("today", "约 {minutes} 分").replace("{minutes}", str(waiting.quoted_minutes))
    waited = now - waiting.since
    so_far = duration_text(waited, language()) if waited >= timedelta(minutes=1) else translate("today", "刚来")
    companions = Counts().companions(waiting.companions) if waiting.companions else ""
    called = translate("today", "已叫号")
    chip = Chip(called, "ok", "ok_soft", "bell") if waiting.called else None
    first, second = joined(wants, told), joined(masked_text(waiting.guest), companions)
    return Row(
        key=waiting.ticket_id,
        spoken=", ".join(part for part in (waiting.label, first, second, called if chip else "", so_far) if part),
        title=(Span(first, 15),),
        detail=(Span(second, 13, tone="muted"),),
        label=waiting.label,
        tone="accent",
        right=(Span(so_far, 13, tone="muted"),),
        chip=chip,
    )


def due_row(due: DueRequest, now: datetime) -> Row:
    """A request whose time is near: what, where and by whom; how much time is left, or whom it waits for."""
    clock = due.clock
    paused = clock is not None and clock.paused_at is not None
    left = remaining_text(due.due_at, now, language()) if clock is None else clock_words(clock, now)
    share = share_of_time(due.opened_at, due.due_at, now) if clock is None else clock.share
    near = (due.due_at - now).total_seconds() < SOON_MINUTES * 60
    soon = not paused and (near or (clock is not None and clock.waiting))
    nobody = QCoreApplication.translate("today", "未指派")
    detail = joined(say(due.place) or due.guest.masked, say(due.owner) or nobody)
    tone: Token = "warn" if soon else "text"
    what = outward_text(due.kind, due.request_id, due.summary)
    return Row(
        key=due.request_id,
        spoken=", ".join(part for part in (what, detail, left) if part),
        title=(Span(what, 15),),
        detail=(Span(detail, 13, tone="muted"),),
        icon=due.icon,
        right=(Span(left, 15, bold=soon, tone="muted" if paused else tone),),
        bar=share,
        bar_tone="warn" if soon else "accent",
    )


def birthday_row(birthday: Birthday, now: datetime) -> Row:
    """A birthday: whose, in its own calendar, and when."""
    today = birthday.on == store_date(now)
    when = coming_day_text(birthday.on, now, language())
    here = QCoreApplication.translate("today", "正在厅里") if birthday.in_lounge else ""
    detail = joined(say(birthday.as_given), here)
    return Row(
        key=birthday.guest.guest_id,
        spoken=", ".join(part for part in (masked_text(birthday.guest), when, detail) if part),
        title=masked_spans(birthday.guest, 15),
        detail=(Span(detail, 13, tone="muted"),),
        icon="cake",
        tone="accent" if today else "muted",
        right=(Span(when, 14, bold=today, tone="accent" if today else "muted"),),
    )


def share_of_time(opened_at: datetime, due_at: datetime, now: datetime) -> float:
    """How much of the promised time is used up, 0 to 1."""
    whole = (due_at - opened_at).total_seconds()
    return min(max((now - opened_at).total_seconds() / whole, 0.0), 1.0) if whole > 0 else 1.0
