"""Conditions of the client book: which make sense, and how they are kept."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import msgspec

from vipdesk.models.snapshot.book import Conditions
from vipdesk.money import LARGEST_FEN

LONGEST_WORDS = 40
MOST_DAYS = 3660
LONGEST_AHEAD = 366
MOST_VISITS = 1000
MOST_TIERS = 20

_NAMES = frozenset(item.name for item in fields(Conditions))
_NOTHING = Conditions()


def are_sensible(conditions: Conditions) -> bool:
    """Whether the numbers and texts are within what the book can ask for; none at all is sensible too."""
    return (
        len(conditions.tiers) <= MOST_TIERS
        and _within(conditions.away_days, 1, MOST_DAYS)
        and _within(conditions.birthday_within, 1, LONGEST_AHEAD)
        and _within(conditions.visits_from, 1, MOST_VISITS)
        and _within(conditions.spent_from_fen, 1, LARGEST_FEN)
        and (conditions.words is None or 0 < len(conditions.words.strip()) <= LONGEST_WORDS)
        and not (conditions.unassigned and conditions.shopper_id is not None)
    )


def say_something(conditions: Conditions) -> bool:
    """Whether anybody could be left out by them."""
    return conditions != _NOTHING


def write_conditions(conditions: Conditions) -> dict[str, Any]:
    """As JSON: the fields that say something."""
    told = {item.name: getattr(conditions, item.name) for item in fields(Conditions)}
    said = {name: value for name, value in told.items() if value != getattr(_NOTHING, name)}
    return {
        name: list(value) if isinstance(value, tuple) else msgspec.to_builtins(value)
        for name, value in said.items()
    }


def read_conditions(kept: Mapping[str, Any]) -> Conditions | None:
    """As they were written; None where a newer program asks for what this one does not know.

    Half a filter is no filter: it would list guests whom its author meant to leave out.
    """
    if not kept.keys() <= _NAMES:
        return None
    try:
        found = msgspec.convert(dict(kept), type=Conditions)
    except msgspec.ValidationError:
        return None
    return found if are_sensible(found) else None


def _within(number: int | None, least: int, most: int) -> bool:
    return number is None or least <= number <= most
