"""Policies that are checked before they are stored: request types and their minutes, hours, days, the ladder."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from vipdesk.rules.escalation import LADDER_POLICY, read_ladder
from vipdesk.rules.request_type_policy import MOST_MINUTES, TYPE_POLICY, type_trouble
from vipdesk.rules.working_calendar import DAYS_POLICY, HOURS_POLICY, read_day_hours

_CLOSED = "closed"
_OF_HOURS = {"opens", "closes", "weekdays"}
_WEEKDAYS = tuple("0123456")
_MINUTES = re.compile(r"request\.\w+\.minutes")
_PLACE = re.compile(r"`\$\.(\w+)")
_NAMED = frozenset(
    {"kind", "label", "department", "minutes", "intake", "fields", "choices", "steps", "texts", "clock", "need"}
)


def policy_trouble(key: str, value: Any) -> str | None:
    """What is wrong with a policy, as a detail of `vipdesk.detail_words` or in a word; None where nothing is.

    Of a policy that nobody reads by these rules nothing is said.
    """
    if key.startswith(TYPE_POLICY):
        return _of_type(type_trouble(key.removeprefix(TYPE_POLICY), value))
    if _MINUTES.fullmatch(key):
        whole = isinstance(value, int) and not isinstance(value, bool)
        return None if whole and 0 < value <= MOST_MINUTES else "policy_minutes"
    if key == HOURS_POLICY:
        return None if _are_hours(value) else "policy_hours"
    if key == DAYS_POLICY:
        return None if _are_days(value) else "policy_days"
    if key == LADDER_POLICY:
        return None if read_ladder(value) is not None else "policy_ladder"
    return None


def _of_type(trouble: str | None) -> str | None:
    """The part of a request type that is wrong; of what a reader of JSON says, the part that it names."""
    if trouble is None:
        return None
    named = _PLACE.search(trouble)
    part = named.group(1) if named else trouble
    return f"policy_{part}" if part in _NAMED else trouble


def _are_hours(value: Any) -> bool:
    if not isinstance(value, Mapping) or not set(value) <= _OF_HOURS:
        return False
    usual = ("opens" not in value and "closes" not in value) or read_day_hours(value) is not None
    weekdays = value.get("weekdays", {})
    named = isinstance(weekdays, Mapping) and all(
        str(day) in _WEEKDAYS and _is_day(given) for day, given in weekdays.items()
    )
    # a week of which no day is worked has no end of any promise
    works = named and sum(given == _CLOSED for given in weekdays.values()) < len(_WEEKDAYS)
    return usual and works


def _are_days(value: Any) -> bool:
    return isinstance(value, Mapping) and all(
        _is_date(str(day)) and _is_day(given) for day, given in value.items()
    )


def _is_day(given: Any) -> bool:
    return given == _CLOSED or read_day_hours(given) is not None


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
