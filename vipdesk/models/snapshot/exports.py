"""Guests written out into a file: what is asked for, and what came of it."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SecondPerson:
    """What shows guests in full: both PINs, the second person's staff code, and why. It is kept nowhere."""

    pin: str
    approver: str
    approver_pin: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExportWish:
    """The card of one guest, or without one the members of this store; masked without a second person."""

    file: Path
    guest_id: UUID | None = None
    full: SecondPerson | None = None
