"""The ledger: the only thing an intent may read or write, at the desk and at head office alike."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

from vipdesk.errors import Code
from vipdesk.ids import DeskId, GuestId, OpId, StaffId, StoreId
from vipdesk.models.declarative import Shared
from vipdesk.models.vocabulary import EffectKind, Role, ScopeReason

Row = TypeVar("Row", bound=Shared)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asked for the change."""

    staff_id: StaffId
    role: Role
    store_id: StoreId


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A value somebody else had written, and that a later arrival replaces without having seen it."""

    guest_id: GuestId
    field: str
    """A topic of preferences, or `shopper`, `owner`, `place`."""
    before: str | None
    """What the later author had seen."""
    theirs: str | None
    """What stood there; an id is written as its text."""
    by: StaffId | None = None
    at: datetime | None = None
    op_id: UUID | None = None
    """The intent that wrote it, where the row does not say by whom and when."""
    source: str | None = None
    label: str | None = None
    """`theirs` in words for people, where it is an id."""


class Ledger(Protocol):
    """What both ends offer an intent.

    Retired rows are invisible. `version` is raised by the ledger, never by an intent.
    Every read and write is remembered as a touch, so that the desk knows what to replay (P3).
    """

    @property
    def op_id(self) -> OpId:
        """The intent's own id."""
        ...

    @property
    def asked_at(self) -> datetime:
        """When the guest stood there, clamped at head office (P1, P2)."""
        ...

    @property
    def actor(self) -> Actor:
        """Who asked."""
        ...

    @property
    def desk_id(self) -> DeskId:
        """Where it was asked."""
        ...

    @property
    def phone_secret(self) -> bytes:
        """The house's secret for comparing phone numbers without holding them (`chinese.phone`)."""
        ...

    def get(self, model: type[Row], row_id: UUID) -> Row | None:
        """Read a row that the intent will decide on; head office locks it."""
        ...

    def peek(self, model: type[Row], row_id: UUID) -> Row | None:
        """Read a row of a reference table (directory, staff, places, types) without locking it."""
        ...

    def find(self, model: type[Row], **keys: Any) -> list[Row]:
        """Rows equal on one of the model's declared `find_keys`, ordered by id."""
        ...

    def policy(self, key: str, default: Any) -> Any:
        """The policy value of this store, else of the group, else `default`."""
        ...

    def insert(self, row: Shared) -> None:
        """Add a row with version 1. At head office a broken constraint refuses with its code."""
        ...

    def update(self, row: Row, **changes: Any) -> Row:
        """Change columns of a row that was read before; returns the row as it is now."""
        ...

    def retire(self, row: Shared) -> None:
        """Make a row invisible, keeping it as a tombstone."""
        ...

    def spend(self, row: Row, column: str, amount: int, refusal: Code) -> Row:
        """Take `amount` from a quantity if there is enough, in one conditional step, else refuse."""
        ...

    def note_conflict(self, overtaken: Overtaken) -> None:
        """Say that the value now written over was not what the author had seen (F40).

        Head office names it in the outcome and keeps it readable for thirty days.
        """
        ...

    def keep_value(self, overtaken: Overtaken) -> None:
        """Keep a value readable that the author saw and did not choose; head office does."""
        ...


class AuthorityLedger(Ledger, Protocol):
    """What only head office offers, in the same transaction."""

    @property
    def recorded_at(self) -> datetime:
        """Head office's own clock."""
        ...

    def hold(self, store_id: StoreId, guest_id: GuestId, reason: ScopeReason, until: datetime | None) -> None:
        """Give a store a reason to hold a guest's dossier; the first reason sends all of it (P11)."""
        ...

    def holders_of_phone(self, number: str) -> list[GuestId]:
        """Everybody of whom head office holds this number, in its one writing (`phone_text`)."""
        ...

    def rescope(self, *guest_ids: GuestId) -> None:
        """Give every store that holds or held one of these guests what it shall hold now, after a merge (P11, P31)."""
        ...

    def release(self, store_id: StoreId, guest_id: GuestId, reason: ScopeReason) -> None:
        """End a reason; the end of the last one takes the dossier away (P11)."""
        ...

    def effect(self, kind: EffectKind, payload: dict[str, Any]) -> None:
        """Have something told to the outside once this is committed: at least once, under one id (P9)."""
        ...
