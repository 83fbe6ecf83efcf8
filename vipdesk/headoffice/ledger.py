"""The ledger at head office: rows an intent decides on are locked, and the database has the last word."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.headoffice.conflicts import conflict_facts, kept_value, with_author
from vipdesk.headoffice.feed import stands_in
from vipdesk.headoffice.scope import DIRECTORY, store_space
from vipdesk.headoffice.server_state import PHONE_KEY, read_state, secret
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.ids import DeskId, GuestId, OpId, StoreId
from vipdesk.intents.ledger import Actor, Overtaken
from vipdesk.models.declarative import Audience, Shared
from vipdesk.models.vocabulary import EffectKind, ScopeReason

Row = TypeVar("Row", bound=Shared)


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Who asked for what, where and when: what an intent may know of its own journey."""

    op_id: OpId
    actor: Actor
    desk_id: DeskId
    asked_at: datetime
    recorded_at: datetime


@dataclass(slots=True)
class RecordLedger:
    """`AuthorityLedger` over one transaction of the record; use one per intent."""

    writer: RecordWriter
    circumstance: Circumstance
    conflicts: list[dict[str, Any]] = field(default_factory=list)

    @property
    def op_id(self) -> OpId:
        """The intent's own id."""
        return self.circumstance.op_id

    @property
    def asked_at(self) -> datetime:
        """When the guest stood there, clamped (P2)."""
        return self.circumstance.asked_at

    @property
    def recorded_at(self) -> datetime:
        """Head office's own clock."""
        return self.circumstance.recorded_at

    @property
    def actor(self) -> Actor:
        """Who asked."""
        return self.circumstance.actor

    @property
    def desk_id(self) -> DeskId:
        """Where it was asked."""
        return self.circumstance.desk_id

    @property
    def phone_secret(self) -> bytes:
        """The one that desks get at enrolment."""
        return secret(read_state(self.writer.connection), PHONE_KEY)

    def get(self, model: type[Row], row_id: UUID) -> Row | None:
        """Read and lock a row until the end of the transaction."""
        return self._read(model, row_id, lock=True)

    def peek(self, model: type[Row], row_id: UUID) -> Row | None:
        """Read a row without locking it."""
        return self._read(model, row_id, lock=False)

    def find(self, model: type[Row], **keys: Any) -> list[Row]:
        """Rows equal on one declared key, ordered by id; nothing is equal to None."""
        model.require_find_key(keys)
        if None in keys.values():
            return []
        return self.writer.find(model, keys)

    def policy(self, key: str, default: Any) -> Any:
        """The store's value, else the group's, else `default`."""
        rows = [
            row
            for row in self.writer.policies(key, self.actor.store_id)
            if row.store_id in (None, self.actor.store_id)
        ]
        rows.sort(key=lambda row: row.store_id is None)
        return rows[0].value if rows else default

    def insert(self, row: Shared) -> None:
        """Add a row; a broken constraint surfaces as IntegrityError and is refused by the push."""
        self.writer.insert(row)

    def update(self, row: Row, **changes: Any) -> Row:
        """Change columns and raise the version; a row that vanished meanwhile is a refusal."""
        after = self.writer.change(row, changes)
        if after is None:
            raise Refused(Code.ROW_GONE)
        return after

    def retire(self, row: Shared) -> None:
        """Make a row a tombstone."""
        self.update(row, retired_at=self.recorded_at)

    def spend(self, row: Row, column: str, amount: int, refusal: Code) -> Row:
        """Take from a quantity: what is not there cannot be taken twice (I24)."""
        after = self.writer.spend(row, column, amount)
        if after is None:
            raise Refused(refusal)
        return after

    def note_conflict(self, overtaken: Overtaken) -> None:
        """Name in the outcome what stood there, and keep it for whoever opens the guest's dossier (F40)."""
        told = with_author(overtaken, self.writer.author_of)
        self.conflicts.append(conflict_facts(self, told))
        self.keep_value(told)

    def keep_value(self, overtaken: Overtaken) -> None:
        """Keep a value for whoever opens the guest's dossier."""
        self.insert(kept_value(self, overtaken))

    def hold(self, store_id: StoreId, guest_id: GuestId, reason: ScopeReason, until: datetime | None) -> None:
        """Give a store a reason; the first one sends the whole dossier (P11)."""
        self.writer.hold(store_id, guest_id, reason, until)

    def holders_of_phone(self, number: str) -> list[GuestId]:
        """Everybody of whom this number is held, whichever store they are of."""
        return self.writer.holders_of_phone(number)

    def rescope(self, *guest_ids: GuestId) -> None:
        """Every store of any of them gets, or loses, every one of them (P11, P31)."""
        self.writer.rescope(guest_ids)

    def release(self, store_id: StoreId, guest_id: GuestId, reason: ScopeReason) -> None:
        """End a reason; the end of the last one takes the dossier away (P11)."""
        self.writer.release(store_id, guest_id, reason)

    def effect(self, kind: EffectKind, payload: dict[str, Any]) -> None:
        """Write what is to be told into this transaction (P9)."""
        self.writer.effect(self.op_id, kind, payload, self.recorded_at)

    def _read(self, model: type[Row], row_id: UUID, *, lock: bool) -> Row | None:
        row = self.writer.row(model, row_id, lock=lock)
        return row if row is not None and self._is_within_reach(row) else None

    def _is_within_reach(self, row: Shared) -> bool:
        """Whether the actor's store may know of a guest: it holds the directory row, as its desks do (P10, S2)."""
        model = type(row)
        if model.audience is not Audience.DIRECTORY:
            return True
        own = store_space(self.actor.store_id)
        if not {DIRECTORY, own}.isdisjoint(self.writer.book.spaces_of(model, vars(row))):
            return True
        # a store that let the dossier go still has the directory row, and may receive by it (P11)
        return stands_in(self.writer.connection, own, model, row.id)
