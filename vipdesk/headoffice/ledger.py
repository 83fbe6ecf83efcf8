"""The ledger at head office: rows an intent decides on are locked, and the database has the last word."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select

from vipdesk.errors import Code, Refused
from vipdesk.headoffice.conflicts import conflict_facts, kept_value, with_author
from vipdesk.headoffice.effects import note_effect
from vipdesk.headoffice.feed import stands_in
from vipdesk.headoffice.scope import DIRECTORY, store_space
from vipdesk.headoffice.writer import RecordWriter, read_row
from vipdesk.ids import DeskId, GuestId, OpId, StoreId
from vipdesk.intents.ledger import Actor, Overtaken
from vipdesk.models.declarative import Audience, Shared, table_of
from vipdesk.models.policy import Policy
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
        table = table_of(model)
        conditions = [table.c[name] == value for name, value in keys.items()]
        statement = select(table).where(*conditions, table.c.retired_at.is_(None)).order_by(table.c.id)
        found = self.writer.connection.execute(statement).mappings()
        return [read_row(model, row) for row in found]

    def policy(self, key: str, default: Any) -> Any:
        """The store's value, else the group's, else `default`."""
        rows = [row for row in self.find(Policy, key=key) if row.store_id in (None, self.actor.store_id)]
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
        """One conditional UPDATE … RETURNING: what is not there cannot be taken twice (I24)."""
        quantity = table_of(type(row)).c[column]
        after = self.writer.change(row, {column: quantity - amount}, (quantity >= amount,))
        if after is None:
            raise Refused(refusal)
        return after

    def note_conflict(self, overtaken: Overtaken) -> None:
        """Name in the outcome what stood there, and keep it for whoever opens the guest's dossier (F40)."""
        told = with_author(self.writer.connection, overtaken)
        self.conflicts.append(conflict_facts(self, told))
        self.keep_value(told)

    def keep_value(self, overtaken: Overtaken) -> None:
        """Keep a value for whoever opens the guest's dossier."""
        self.insert(kept_value(self, overtaken))

    def hold(self, store_id: StoreId, guest_id: GuestId, reason: ScopeReason, until: datetime | None) -> None:
        """Give a store a reason; the first one sends the whole dossier (P11)."""
        if self.writer.book.add(store_id, guest_id, reason, until):
            self.writer.changes.granted.add((store_id, guest_id))

    def rescope(self, *guest_ids: GuestId) -> None:
        """Every store of any of them gets, or loses, every one of them (P11, P31)."""
        book = self.writer.book
        book.lock(list(guest_ids), exclusive=True)
        everybody = {alias for guest_id in guest_ids for alias in book.aliases(guest_id)}
        stores = {store for guest_id in everybody for store in book.own_stores_of(guest_id)}
        self.writer.changes.granted |= {(store, guest_id) for store in stores for guest_id in everybody}

    def release(self, store_id: StoreId, guest_id: GuestId, reason: ScopeReason) -> None:
        """End a reason; the end of the last one takes the dossier away (P11)."""
        # two transactions that end a guest's last two reasons must not each see the other's
        self.writer.book.lock([guest_id], exclusive=True)
        if self.writer.book.remove(store_id, guest_id, reason):
            self.writer.changes.revoked.add((store_id, guest_id))

    def effect(self, kind: EffectKind, payload: dict[str, Any]) -> None:
        """Write what is to be told into this transaction (P9)."""
        note_effect(self.writer.connection, self.op_id, kind, payload, self.recorded_at)

    def _read(self, model: type[Row], row_id: UUID, *, lock: bool) -> Row | None:
        table = table_of(model)
        statement = select(table).where(table.c.id == row_id, table.c.retired_at.is_(None))
        if lock:
            statement = statement.with_for_update()
        found = self.writer.connection.execute(statement).mappings().one_or_none()
        if found is None or not self._is_within_reach(model, dict(found)):
            return None
        return read_row(model, found)

    def _is_within_reach(self, model: type[Shared], values: Mapping[str, Any]) -> bool:
        """Whether the actor's store may know of a guest: it holds the directory row, as its desks do (P10, S2)."""
        if model.audience is not Audience.DIRECTORY:
            return True
        own = store_space(self.actor.store_id)
        if not {DIRECTORY, own}.isdisjoint(self.writer.book.spaces_of(model, values)):
            return True
        # a store that let the dossier go still has the directory row, and may receive by it (P11)
        return stands_in(self.writer.connection, own, model, values["id"])
