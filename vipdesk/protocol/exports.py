"""Guests written out for people at a counter: one visiting card, or the members of a store (S31, S52)."""

from uuid import UUID

import msgspec

MOST_MASKED = 20_000
"""Members in one answer, a few megabytes; longer lists are written by head office's own command."""


class FullProof(msgspec.Struct, frozen=True, kw_only=True):
    """What shows somebody in full: both PINs, the second person's staff code, and why."""

    pin: str
    approver: str
    approver_pin: str
    reason: str


class ExportQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """The card of one guest, or without one the list of the asking store's members; masked without a proof."""

    staff_id: UUID
    """Who asks: their rights are judged."""
    guest_id: UUID | None = None
    full: FullProof | None = None


class ExportAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A vCard or a CSV as its text; None where there are more members than may be taken at once."""

    text: str | None
    rows: int
    """How many guests there are."""
    most: int
    """How many may be taken at once."""
