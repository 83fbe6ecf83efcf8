"""Words for the roster: at work or not, hours, and days off."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import clock_text
from vipdesk.models.snapshot.duty import DutyView
from vipdesk.models.vocabulary import DutyState
from vipdesk.ui.texts import joined
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.spans import Span

_DAY = 24 * 60


def duty_state(duty: DutyView, now: datetime) -> DutyState:
    """What is so by `now`: a shift may have ended or begun since it was read."""
    if duty.state is DutyState.ON and duty.until is not None and duty.until <= now:
        return DutyState.OFF
    if duty.state is DutyState.OFF and duty.comes_at is not None and duty.comes_at <= now:
        return DutyState.ON
    return duty.state


def duty_text(duty: DutyView, now: datetime) -> str:
    """在岗, 休息, 17:00 到岗, 班次未知."""
    state = duty_state(duty, now)
    if state is DutyState.ON:
        return QCoreApplication.translate("duty", "在岗")
    if state is DutyState.UNKNOWN:
        return QCoreApplication.translate("duty", "班次未知")
    if duty.comes_at is not None and duty.comes_at > now:
        return QCoreApplication.translate("duty", "{time} 到岗").replace("{time}", clock_text(duty.comes_at))
    return QCoreApplication.translate("duty", "休息")


def duty_long_text(duty: DutyView, now: datetime) -> str:
    """The same with until when: 在岗，至 17:30."""
    words = duty_text(duty, now)
    if duty_state(duty, now) is not DutyState.ON or duty.until is None:
        return words
    until = QCoreApplication.translate("duty", "{duty}，至 {time}")
    return until.replace("{duty}", words).replace("{time}", clock_text(duty.until))


def duty_tone(duty: DutyView, now: datetime) -> Token:
    """The colour that goes with the words; it never speaks alone."""
    return "ok" if duty_state(duty, now) is DutyState.ON else "muted"


def duty_span(duty: DutyView, now: datetime, size: float) -> Span:
    """The words on a line."""
    on = duty_state(duty, now) is DutyState.ON
    return Span(duty_text(duty, now), size, bold=on, tone=duty_tone(duty, now))


def minutes_text(minutes: int) -> str:
    """A time of the roster's day: 9:00 is 09:00, beyond midnight 次日 06:00; midnight itself is 24:00."""
    hour, minute = divmod(minutes, 60)
    if minutes <= _DAY:
        return f"{hour:02}:{minute:02}"
    words = QCoreApplication.translate("duty", "次日 {time}")
    return words.replace("{time}", f"{hour - 24:02}:{minute:02}")


def shifts_text(shifts: Iterable[tuple[int, int]]) -> str:
    """09:00–17:30, parts of a divided day side by side; a day off by name."""
    spans = [f"{minutes_text(start)}–{minutes_text(end)}" for start, end in shifts]
    return joined(*spans) if spans else QCoreApplication.translate("duty", "休息")
