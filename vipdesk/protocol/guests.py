"""Asking for a guest whom a desk does not hold: by what the guest shows or says, never to browse (S33)."""

from typing import Annotated
from uuid import UUID

import msgspec

MOST_FOUND = 8
"""Guests in one answer."""

_Said = Annotated[str, msgspec.Meta(max_length=64)]


class GuestQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a person at a desk asks for; of the ways exactly one is given, a name goes with the last four of a phone."""

    staff_id: UUID
    """Who asks: their rights are judged and their look-up is counted."""
    guest_id: UUID | None = None
    """A directory row of which the dossier is wanted."""
    card_no: _Said | None = None
    """A whole card number."""
    phone: _Said | None = None
    """A whole phone number, in any usual writing."""
    name: _Said | None = None
    """A whole name, as it is written."""
    tail: _Said | None = None
    """The last four digits of a phone."""


class FoundGuest(msgspec.Struct, frozen=True, kw_only=True):
    """As much of a guest as it takes to choose between several."""

    guest_id: UUID
    name: str
    address: str
    address_en: str
    tier: str | None
    masked_phone: str | None


class GuestAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Who was found. One alone is in the asking store's scope now: the rows come with the next pull."""

    found: list[FoundGuest]
    fetched: UUID | None
    """The guest whose rows come; None where nobody, or more than one, was found."""
