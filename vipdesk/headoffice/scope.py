"""Who holds whom: the stores with a reason to hold a guest's dossier, and the spaces a row is in (P10, P11)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    CompoundSelect,
    Connection,
    Select,
    bindparam,
    cast,
    delete,
    func,
    insert,
    null,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY

from vipdesk.headoffice.bulk import add_rows, among_given, given_ids
from vipdesk.models.declarative import Audience, Shared, table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.policy import Policy
from vipdesk.models.record import Scope
from vipdesk.models.vocabulary import ScopeReason

COMMON = "common"
DIRECTORY = "directory"
DIRECTORY_POLICY = "directory"
GROUP = "group"
OWN_STORES = "own stores"
_TURN = 1
"""The key of the lock of `take_turn`; those of guests are the random halves of their ids."""


@cache
def store_space(store_id: UUID) -> str:
    """The name of a store's space."""
    return f"store:{store_id}"


def spaces_of_desk(connection: Connection, store_id: UUID) -> tuple[str, ...]:
    """The spaces a desk of a store reads, in the order in which pages are made."""
    if directory_policy(connection) == GROUP:
        return (COMMON, DIRECTORY, store_space(store_id))
    return (COMMON, store_space(store_id))


def directory_policy(connection: Connection) -> str:
    """`own stores` (default) or `group`: which desks hold which directory rows."""
    return directory_of(connection.scalar(directory_choice()))


@cache
def directory_choice() -> Select[Any]:
    """The query for what the house has chosen, if it has."""
    policy = table_of(Policy)
    chosen = (policy.c.key == DIRECTORY_POLICY, policy.c.store_id.is_(None), policy.c.retired_at.is_(None))
    return select(policy.c.value).where(*chosen).limit(1)


def directory_of(chosen: object) -> str:
    """The policy that follows from a choice."""
    return GROUP if chosen == GROUP else OWN_STORES


def stays_in_own_store(model: type[Shared], values: Mapping[str, Any]) -> bool:
    """Whether a row is for the desks of its own store alone, whoever else holds the guest."""
    return model.own_store_when is not None and bool(values.get(model.own_store_when))


def guest_of(model: type[Shared], values: Mapping[str, Any]) -> UUID | None:
    """The guest a row is about, if it is about one."""
    if model.audience is Audience.DIRECTORY or model.__tablename__ == "guest":
        found = values["id"]
    else:
        found = values.get("guest_id")
    return found if isinstance(found, UUID) else None


# statements that every push asks twice are built once for each kind of database


@cache
def _held_reasons(kind: str) -> Select[Any]:
    columns = table_of(Scope).c
    held = select(columns.store_id, columns.guest_id, columns.reason, columns.until)
    return held.where(among_given(kind, columns.guest_id, "among"))


@cache
def _aliases_and_holders(kind: str) -> CompoundSelect[Any]:
    """Rows of two kinds in one journey: a guest and who they turned out to be, or a guest and a store that holds them."""
    # of the aliases two questions, since each has an index of its own
    table, scope = table_of(DirectoryRow), table_of(Scope)
    nothing: Any = cast(null(), table.c.id.type)
    pairs = select(table.c.id, table.c.merged_into, nothing).where(table.c.merged_into.is_not(None))
    held = select(scope.c.guest_id, nothing, scope.c.store_id)
    return union_all(
        *(pairs.where(among_given(kind, column, "among")) for column in (table.c.id, table.c.merged_into)),
        held.where(among_given(kind, scope.c.guest_id, "among")),
    )


_TURN_ALONE = select(func.pg_advisory_xact_lock(_TURN))
_TURN_BESIDE = select(func.pg_advisory_xact_lock_shared(_TURN))
_LOCKING = text(
    "select case when alone then pg_advisory_xact_lock(key) else pg_advisory_xact_lock_shared(key) end"
    " from unnest(:keys, :alone) as wanted(key, alone)"
).bindparams(bindparam("keys", type_=ARRAY(BigInteger)), bindparam("alone", type_=ARRAY(Boolean)))


class ScopeBook:
    """The scope table within one transaction, with what has been read of it."""

    def __init__(self, connection: Connection) -> None:
        """Read nothing yet."""
        self._connection = connection
        self._table = table_of(Scope)
        self._stores: dict[UUID, frozenset[UUID]] = {}
        self._spaces: dict[tuple[UUID | None, UUID | None], frozenset[str]] = {}
        self._directory: str | None = None
        self._locked: dict[UUID, bool] = {}
        """Guests whose locks last until the end of the transaction, and whether each is held alone."""

    def stores_of(self, guest_id: UUID) -> frozenset[UUID]:
        """The stores in whose scope the guest is: those with a reason to hold any alias (P11)."""
        self.know_stores_of([guest_id])
        return self._stores[guest_id]

    def own_stores_of(self, guest_id: UUID) -> frozenset[UUID]:
        """The stores with a reason to hold this very record."""
        statement = select(self._table.c.store_id).where(self._table.c.guest_id == guest_id).distinct()
        return frozenset(self._connection.scalars(statement))

    def aliases(self, guest_id: UUID) -> frozenset[UUID]:
        """Every record that is the same person, this one included."""
        return self.groups([guest_id])[guest_id]

    def know_stores_of(self, guest_ids: list[UUID]) -> None:
        """Read the stores of those guests that have not been asked about."""
        unknown = [guest_id for guest_id in guest_ids if guest_id not in self._stores]
        if unknown:
            self.read_stores_of(unknown)

    def read_stores_of(self, guest_ids: list[UUID]) -> None:
        """Read the stores of many guests at once."""
        groups, held = self._groups(guest_ids)
        self._spaces.clear()
        self._stores.update(
            {guest_id: frozenset().union(*(held[alias] for alias in group)) for guest_id, group in groups.items()}
        )

    def groups(self, guest_ids: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
        """Who is the same person as whom, for these guests and all of theirs: nearly always everybody is alone."""
        return self._groups(guest_ids)[0]

    def _groups(self, guest_ids: Iterable[UUID]) -> tuple[dict[UUID, frozenset[UUID]], dict[UUID, set[UUID]]]:
        """The same, and for each of them the stores with a reason to hold this very record."""
        kind = self._connection.dialect.name
        known = set(guest_ids)
        held: dict[UUID, set[UUID]] = {}
        pairs: set[tuple[UUID, UUID]] = set()
        coming = known
        while coming:
            held.update({guest_id: set() for guest_id in coming})
            reached: set[UUID] = set()
            rows = self._connection.execute(_aliases_and_holders(kind), {"among": given_ids(kind, coming)})
            for guest_id, alias, store_id in rows:
                if alias is None:
                    held[guest_id].add(store_id)
                else:
                    pairs.add((guest_id, alias))
                    reached |= {guest_id, alias}
            coming = reached - known
            known |= reached
        groups = {guest_id: frozenset({guest_id}) for guest_id in known}
        for one, other in pairs:
            joined = groups[one] | groups[other]
            groups.update(dict.fromkeys(joined, joined))
        return groups, held

    def spaces_of(self, model: type[Shared], values: Mapping[str, Any]) -> frozenset[str]:
        """The spaces in which a row with these values stands."""
        store_id = values.get("home_store_id" if model.audience is Audience.DIRECTORY else "store_id")
        if stays_in_own_store(model, values):
            return frozenset({store_space(values["store_id"])})
        if model.audience in (Audience.STORE, Audience.DESK):
            return frozenset({COMMON if store_id is None else store_space(store_id)})
        if model.audience is Audience.DIRECTORY and self.directory_policy() == GROUP:
            return frozenset({DIRECTORY})
        place = (guest_of(model, values), store_id)
        spaces = self._spaces.get(place)
        if spaces is None:
            spaces = self._spaces[place] = self._spaces_of_guest(*place)
        return spaces

    def _spaces_of_guest(self, guest_id: UUID | None, store_id: UUID | None) -> frozenset[str]:
        stores = frozenset[UUID]() if guest_id is None else self.stores_of(guest_id)
        return frozenset(store_space(store) for store in (stores if store_id is None else stores | {store_id}))

    def add(self, store_id: UUID, guest_id: UUID, reason: ScopeReason, until: datetime | None) -> bool:
        """Note a reason, or prolong it; True if it is the store's first for this guest."""
        # whether there is another reason is certain only once nobody can be ending it (P12)
        self.lock([guest_id])
        rows = {row.reason: row.until for row in self._reasons(store_id, guest_id)}
        if reason in rows:
            before = rows[reason]
            if before is not None and (until is None or until > before):
                self._connection.execute(
                    update(self._table).where(*self._at(store_id, guest_id, reason)).values(until=until)
                )
            return False
        self._connection.execute(
            insert(self._table).values(store_id=store_id, guest_id=guest_id, reason=reason, until=until)
        )
        self._forget()
        return not rows

    def add_all(self, wished: list[tuple[UUID, UUID, ScopeReason, datetime | None]]) -> set[tuple[UUID, UUID]]:
        """Note many reasons, or prolong them; the (store, guest) pairs for which one was the first."""
        if not wished:
            return set()
        guests = {guest_id for _, guest_id, _, _ in wished}
        self.lock(guests)
        kind = self._connection.dialect.name
        found = self._connection.execute(_held_reasons(kind), {"among": given_ids(kind, guests)})
        known = {(store_id, guest_id, reason): until for store_id, guest_id, reason, until in found}
        held = {(store_id, guest_id) for store_id, guest_id, _ in known}
        wanted = dict(known)
        for store_id, guest_id, reason, until in wished:
            key = (store_id, guest_id, reason.value)
            before = wanted.get(key, until)
            wanted[key] = None if before is None or until is None else max(before, until)
        self._write([(*key, until) for key, until in wanted.items() if key not in known or known[key] != until])
        return {(store_id, guest_id) for store_id, guest_id, _ in wanted} - held

    def remove(self, store_id: UUID, guest_id: UUID, reason: ScopeReason) -> bool:
        """End a reason; True if it was the store's last for this guest."""
        # two transactions that end a guest's last two reasons must not each see the other's
        self.lock([guest_id])
        result = self._connection.execute(delete(self._table).where(*self._at(store_id, guest_id, reason)))
        self._forget()
        return result.rowcount > 0 and not self._reasons(store_id, guest_id)

    def lock(self, exclusive: Collection[UUID], shared: Collection[UUID] = (), *, turn: bool = False) -> None:
        """Take guests' scope locks until the end of the transaction, in one order whatever the kind (P12).

        With `turn` that of `take_turn`, beside others, before them. SQLite has one writer at a time and needs none.
        """
        if self._connection.dialect.name != "postgresql":
            return
        wanted = {**dict.fromkeys(shared, False), **dict.fromkeys(exclusive, True)}
        # who is locked for good needs no second journey
        missing = {
            guest: alone
            for guest, alone in wanted.items()
            if guest not in self._locked or (alone and not self._locked[guest])
        }
        keys = sorted(
            (int.from_bytes(guest.bytes[8:], "big", signed=True), alone) for guest, alone in missing.items()
        )
        if turn:
            keys.insert(0, (_TURN, False))
        if keys:
            given = {"keys": [key for key, _ in keys], "alone": [alone for _, alone in keys]}
            self._connection.execute(_LOCKING, given)
            if not self._connection.in_nested_transaction():
                # a savepoint that is given up gives up the locks it took
                self._locked.update(missing)

    def directory_policy(self) -> str:
        """The policy in force, read once a transaction."""
        if self._directory is None:
            self._directory = directory_policy(self._connection)
        return self._directory

    def _write(self, rows: list[tuple[UUID, UUID, str, datetime | None]]) -> None:
        names = ("store_id", "guest_id", "reason", "until")
        add_rows(self._connection, self._table, [dict(zip(names, row, strict=True)) for row in rows], ("until",))
        self._forget()

    def _forget(self) -> None:
        self._stores.clear()
        self._spaces.clear()

    def _reasons(self, store_id: UUID, guest_id: UUID) -> list[Any]:
        statement = select(self._table.c.reason, self._table.c.until).where(
            self._table.c.store_id == store_id, self._table.c.guest_id == guest_id
        )
        return list(self._connection.execute(statement))

    def _at(self, store_id: UUID, guest_id: UUID, reason: ScopeReason) -> tuple[Any, ...]:
        columns = self._table.c
        return (columns.store_id == store_id, columns.guest_id == guest_id, columns.reason == reason)


def take_turn(connection: Connection, *, alone: bool) -> None:
    """Decide intents beside others, or alone, until the end of the transaction.

    Who locks rows as its intents come upon them does so alone: two of these, or one beside a group that locks all at
    once, would wait for each other again and again. SQLite has one writer at a time anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_TURN_ALONE if alone else _TURN_BESIDE)


def count_guests(connection: Connection, store_id: UUID) -> int:
    """How many guests a store holds."""
    table = table_of(Scope)
    statement = select(func.count(func.distinct(table.c.guest_id))).where(table.c.store_id == store_id)
    return int(connection.scalar(statement) or 0)
