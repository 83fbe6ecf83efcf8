"""What is looked at before a policy is stored: that somebody reads its key, and that its value is one to go by."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, Final

from vipdesk.errors import Trouble, WrongUsage
from vipdesk.rules.card_patterns import CARD_PATTERNS_POLICY, first_wrong_line
from vipdesk.rules.escalation import LADDER_POLICY, read_ladder
from vipdesk.rules.list_news import LIST_POLICY, first_wrong_rule
from vipdesk.rules.lounge_right import TIER_POLICY
from vipdesk.rules.policy_shapes import SHAPES, shape_example
from vipdesk.rules.ready_list import READY_POLICY, first_wrong_entry
from vipdesk.rules.request_type_policy import MOST_MINUTES, TYPE_POLICY, type_trouble
from vipdesk.rules.working_calendar import DAYS_POLICY, HOURS_POLICY, read_day_hours

_CLOSED = "closed"
_OF_HOURS = {"opens", "closes", "weekdays"}
_WEEKDAYS = tuple("0123456")
_MINUTES = re.compile(r"request\.\w+\.minutes")
_NAMED_MINUTES = "request.NAME.minutes"
_NAME = "NAME"
"""Stands in a key for what people call something."""
_PLACE = re.compile(r"`\$\.(\w+)")
_NAMED = frozenset(
    {"kind", "label", "department", "minutes", "intake", "fields", "choices", "steps", "texts", "clock", "need"}
)


def require_policy(key: str, value: Any) -> None:
    """Raise WrongUsage for a key that nobody reads, with the nearest that somebody does, and for a wrong value."""
    if _general(key) not in POLICY_KEYS:
        (nearest,) = get_close_matches(key.lower(), POLICY_KEYS, n=1, cutoff=0)
        raise WrongUsage(Trouble.POLICY_UNKNOWN, key=key, nearest=nearest)
    wrong = policy_trouble(key, value)
    if wrong is not None:
        raise WrongUsage(Trouble.USAGE, detail=wrong)
    example = shape_example(key, value)
    if example is not None:
        raise WrongUsage(Trouble.POLICY_WRONG, key=key, example=example)


def policy_trouble(key: str, value: Any) -> str | None:
    """What is wrong with a policy, as a detail of `vipdesk.detail_words` or in words; None where nothing is.

    Of a policy that has a shape nothing is said here.
    """
    if key.startswith(TYPE_POLICY):
        return _of_type(type_trouble(key.removeprefix(TYPE_POLICY), value))
    if _MINUTES.fullmatch(key):
        whole = isinstance(value, int) and not isinstance(value, bool)
        return None if whole and 0 < value <= MOST_MINUTES else "policy_minutes"
    check = _CHECKS.get(key)
    return None if check is None else check(value)


def _general(key: str) -> str:
    """A key as `POLICY_KEYS` has it."""
    if _MINUTES.fullmatch(key):
        return _NAMED_MINUTES
    for family in (TYPE_POLICY, TIER_POLICY):
        if key.startswith(family) and key != family:
            return family + _NAME
    return key


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


def _list_trouble(key: str, first_wrong: Callable[[Any], object]) -> Callable[[Any], str | None]:
    """Of a policy with many entries the first that is wrong, by its place or its words."""

    def trouble(value: Any) -> str | None:
        wrong = first_wrong(value)
        return None if wrong is None else f"{key} {wrong}"

    return trouble


_CHECKS: Final[Mapping[str, Callable[[Any], str | None]]] = {
    CARD_PATTERNS_POLICY: _list_trouble(CARD_PATTERNS_POLICY, first_wrong_line),
    DAYS_POLICY: lambda value: None if _are_days(value) else "policy_days",
    HOURS_POLICY: lambda value: None if _are_hours(value) else "policy_hours",
    LADDER_POLICY: lambda value: None if read_ladder(value) is not None else "policy_ladder",
    LIST_POLICY: _list_trouble(LIST_POLICY, first_wrong_rule),
    READY_POLICY: _list_trouble(READY_POLICY, first_wrong_entry),
}

POLICY_KEYS: Final = tuple(
    sorted(
        [
            *_CHECKS,
            *(key + _NAME if key.endswith(".") else key for key in SHAPES),
            TYPE_POLICY + _NAME,
            _NAMED_MINUTES,
        ]
    )
)
"""Every key that somebody reads; NAME stands for a tier, a type of service or its kind."""
