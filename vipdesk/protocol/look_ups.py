"""Who has asked for whom: what a supervisor is told of the day's look-ups at head office (S33)."""

from datetime import date, datetime
from uuid import UUID

import msgspec

MOST_TOLD = 500
"""Look-ups of one person in one answer."""


class LookUpQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A day of the asking store; with `of` each look-up of that person."""

    staff_id: UUID
    """Who asks: their rights are judged."""
    day: date
    """In the store's calendar."""
    of: UUID | None = None


class CountedPerson(msgspec.Struct, frozen=True, kw_only=True):
    """How often somebody asked that day."""

    staff_id: UUID
    code: str
    name: str
    name_en: str
    look_ups: int
    found: int
    """Those that led to one guest."""


class ToldLookUp(msgspec.Struct, frozen=True, kw_only=True):
    """One look-up: when, where, by which way, and whom they got; what was typed is not kept."""

    asked_at: datetime
    desk: str
    way: str
    found: int
    guest_id: UUID | None
    address: str | None
    address_en: str | None


class LookUpAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Everybody who asked that day, the most first; and of one person each look-up, in its order."""

    people: list[CountedPerson]
    look_ups: list[ToldLookUp]
