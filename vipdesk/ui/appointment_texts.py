"""Words and rows of appointments: the badge, what has changed, what became of it, and its row in a list."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import clock_text, coming_day_text, duration_text, store_date
from vipdesk.models.appointment_vocabulary import AppointmentState, Badge, Reminder
from vipdesk.models.snapshot.appointments import AppointmentView
from vipdesk.ui.counts import Counts
from vipdesk.ui.guest_names import masked_spans
from vipdesk.ui.languages import language, say
from vipdesk.ui.texts import joined, masked_text
from vipdesk.ui.widgets.row import Chip, Row
from vipdesk.ui.widgets.spans import Span

_MINUTE = timedelta(minutes=1)


def badge_chip(badge: Badge) -> Chip:
    """已备, 待备 or 有变, with its icon where it has one."""
    translate = QCoreApplication.translate
    return {
        Badge.PREPARED: Chip(translate("appointments", "已备"), "ok", "ok_soft", "check"),
        Badge.WAITING: Chip(translate("appointments", "待备"), "muted", "sunken"),
        Badge.CHANGED: Chip(translate("appointments", "有变"), "warn", "warn_soft", "refresh-cw"),
    }[badge]


def state_chip(view: AppointmentView) -> Chip:
    """What became of an appointment; the badge while the guest is expected."""
    translate = QCoreApplication.translate
    if view.state is AppointmentState.CAME:
        return Chip(translate("appointments", "已到"), "ok", "ok_soft", "check")
    if view.state is AppointmentState.NO_SHOW:
        return Chip(translate("appointments", "没来"), "muted", "sunken", "x")
    if view.visit_id is not None:
        return Chip(translate("appointments", "在厅"), "info", "info_soft", "armchair")
    return badge_chip(view.badge)


def changed_text(view: AppointmentView) -> str:
    """What is different from what was prepared for, the first of it."""
    if not view.changed:
        return ""
    translate = QCoreApplication.translate
    words = {
        "time": translate("appointments", "改了时间"),
        "companions": translate("appointments", "同行人数有变"),
        "shopper": translate("appointments", "换了顾问"),
        "place": translate("appointments", "换了贵宾室"),
        "kind": translate("appointments", "改了事由"),
        "note": translate("appointments", "备注有变"),
        "taboo": translate("appointments", "特别留意有变"),
        "drink": translate("appointments", "饮品有变"),
        "services": translate("appointments", "服务单有变"),
    }
    first = view.changed[0]
    if first == "companions" and view.companions_before.isdecimal():
        words[first] = (
            translate("appointments", "同行由 {before} 位改为 {now} 位")
            .replace("{before}", view.companions_before)
            .replace("{now}", str(view.companions))
        )
    return joined(words.get(first, first), Counts().further_changes(len(view.changed) - 1))


def reminder_text(reminder: Reminder | None) -> str:
    """What the guest said; empty for one whom nobody has reminded."""
    if reminder is None:
        return ""
    return {
        Reminder.COMES: QCoreApplication.translate("appointments", "说好会来"),
        Reminder.TOLD: QCoreApplication.translate("appointments", "已留言"),
        Reminder.UNREACHED: QCoreApplication.translate("appointments", "没联系上"),
    }[reminder]


def expected_row(view: AppointmentView, now: datetime, *, first: bool = False, ended: bool = False) -> Row:
    """Somebody who is expected: when, who, and whether everything is ready; below, by whom and what for.

    `first` marks the next one; with `ended` it is told what became of those who are expected no longer.
    """
    translate = QCoreApplication.translate
    chip = state_chip(view) if ended else badge_chip(view.badge)
    here = view.visit_id is not None and view.state is AppointmentState.BOOKED
    if here and not ended:
        chip = state_chip(view)
    what = changed_text(view) if view.state is AppointmentState.BOOKED else ""
    if not what:
        what = joined(
            say(view.label), Counts().companions(view.companions) if view.companions else "", view.note or ""
        )
    room = say(view.place) if view.place and not view.changed else ""
    if view.collides:
        room = translate("appointments", "{room} 撞期").replace("{room}", say(view.place))
    detail = joined(say(view.shopper.name) if view.shopper else "", what, room)
    late = now - view.starts_at
    overdue = view.state is AppointmentState.BOOKED and not here and late >= _MINUTE
    waited = (
        translate("appointments", "已过 {time}").replace("{time}", duration_text(late, language()))
        if overdue
        else ""
    )
    told = view.state is AppointmentState.BOOKED and not here and not overdue
    reminder = reminder_text(view.reminder) if told else ""
    clock = clock_text(view.starts_at)
    said = (clock, masked_text(view.guest), chip.text, detail, waited or reminder)
    return Row(
        key=view.appointment_id,
        spoken=", ".join(part for part in said if part),
        title=masked_spans(view.guest),
        detail=(Span(detail, 13, tone="muted"),),
        label=clock,
        tone="accent" if first else "text",
        right_detail=(Span(waited or reminder, 13, tone="warn" if overdue else "muted"),),
        chip=chip,
    )


def reminder_row(view: AppointmentView, now: datetime) -> Row:
    """Somebody who is to be reminded: whom, of what, and when they come."""
    when = joined(coming_day_text(store_date(view.starts_at), now, language()), clock_text(view.starts_at))
    detail = joined(say(view.label), say(view.shopper.name) if view.shopper else "")
    tried = reminder_text(view.reminder)
    return Row(
        key=view.appointment_id,
        spoken=", ".join(part for part in (masked_text(view.guest), when, detail, tried) if part),
        title=masked_spans(view.guest, 15),
        detail=(Span(detail, 13, tone="muted"),),
        icon="phone",
        right=(Span(when, 14),),
        right_detail=(Span(tried, 13, tone="warn"),),
    )
