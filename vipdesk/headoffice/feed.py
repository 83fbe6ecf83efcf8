"""The feed: what a transaction changed gets its positions in the last statements before the commit (P7, P10)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from vipdesk.headoffice.scope import GROUP, ScopeBook, guest_of, store_space
from vipdesk.models.catalogue import DOSSIER_MODELS
from vipdesk.models.declarative import Shared, table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Guest
from vipdesk.models.record import FeedEntry, Space
from vipdesk.protocol.pull import FORGET, PUT

_MOST_PARAMETERS = 500

Key = tuple[str, UUID]
Entries = dict[Key, str]


@dataclass(slots=True)
class _Change:
    model: type[Shared]
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]


@dataclass(slots=True)
class Changes:
    """What a transaction has changed so far, row by row; handed to `stamp` at its end."""

    rows: dict[Key, _Change] = field(default_factory=dict)
    granted: set[tuple[UUID, UUID]] = field(default_factory=set)
    """(store, guest) pairs that got their first reason."""
    revoked: set[tuple[UUID, UUID]] = field(default_factory=set)

    def note(self, model: type[Shared], before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> None:
        """Remember a change; of several changes of one row the first `before` and the last `after` count."""
        key = (model.__tablename__, after["id"])
        earlier = self.rows.get(key)
        self.rows[key] = _Change(model, earlier.before if earlier else before, after)

    def merge(self, other: "Changes") -> None:
        """Take in the changes of a savepoint that held."""
        for change in other.rows.values():
            self.note(change.model, change.before, change.after)
        self.granted |= other.granted
        self.revoked |= other.revoked

    def guests(self) -> set[UUID]:
        """Everybody whose rows changed."""
        found = (guest_of(change.model, change.after) for change in self.rows.values())
        return {guest_id for guest_id in found if guest_id is not None}


def stamp(connection: Connection, book: ScopeBook, changes: Changes) -> None:
    """Give every change its new position in every space that holds the row.

    Scope locks are taken first and the spaces read after them (P12), so that a store that begins to hold a
    guest while another transaction writes a row of that guest cannot miss the row.
    """
    shifted = {guest_id for _, guest_id in changes.granted | changes.revoked}
    guests = changes.guests() - shifted
    book.lock(list(shifted), exclusive=True)
    book.lock(list(guests), exclusive=False)
    book.read_stores_of(list(guests | shifted))
    entries = _entries(connection, book, changes)
    for space in sorted(entries):
        _write(connection, space, entries[space])


def _entries(connection: Connection, book: ScopeBook, changes: Changes) -> dict[str, Entries]:
    """What every space gets: the changed rows, the dossiers that leave it, the dossiers that come."""
    entries: dict[str, Entries] = defaultdict(dict)
    for key, change in changes.rows.items():
        now = book.spaces_of(change.model, change.after)
        before = now if change.before is None else book.spaces_of(change.model, change.before)
        for space in now:
            entries[space][key] = PUT
        for space in before - now:
            entries[space][key] = FORGET
    for store_id, guest_id in changes.granted | changes.revoked:
        space = store_space(store_id)
        if store_id not in book.stores_of(guest_id):
            _forget_dossier(connection, space, guest_id, entries[space])
            continue
        entries[space].update(dict.fromkeys(_dossier_keys(connection, guest_id), PUT))
        if book.directory_policy() != GROUP:
            entries[space][(DirectoryRow.__tablename__, guest_id)] = PUT
    return entries


def _forget_dossier(connection: Connection, space: str, guest_id: UUID, leaving: Entries) -> None:
    for key in _dossier_keys(connection, guest_id):
        _remove(connection, space, key)
        leaving.pop(key, None)
    leaving[(Guest.__tablename__, guest_id)] = FORGET


def _dossier_keys(connection: Connection, guest_id: UUID) -> list[Key]:
    keys: list[Key] = []
    for model in DOSSIER_MODELS:
        table = table_of(model)
        owner = table.c.id if model is Guest else table.c.guest_id
        found = connection.scalars(select(table.c.id).where(owner == guest_id))
        keys.extend((model.__tablename__, row_id) for row_id in found)
    return keys


def _remove(connection: Connection, space: str, key: Key) -> None:
    feed = table_of(FeedEntry)
    connection.execute(
        delete(feed).where(feed.c.space == space, feed.c.table_name == key[0], feed.c.row_id == key[1])
    )


def _write(connection: Connection, space: str, entries: Mapping[Key, str]) -> None:
    end = _advance(connection, space, len(entries))
    start = end - len(entries) + 1
    rows = [
        {"space": space, "table_name": name, "row_id": row_id, "position": start + offset, "kind": kind}
        for offset, ((name, row_id), kind) in enumerate(entries.items())
    ]
    for first in range(0, len(rows), _MOST_PARAMETERS):
        connection.execute(_upsert(connection), rows[first : first + _MOST_PARAMETERS])


def _advance(connection: Connection, space: str, count: int) -> int:
    table = table_of(Space)
    moved = (
        update(table)
        .where(table.c.name == space)
        .values(position=table.c.position + count)
        .returning(table.c.position)
    )
    position = connection.scalar(moved)
    if position is None:
        connection.execute(_insert(connection, table), {"name": space, "position": 0})
        position = connection.scalar(moved)
    return int(position or 0)


def _insert(connection: Connection, table: Any) -> Any:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table).on_conflict_do_nothing()


def _upsert(connection: Connection) -> Any:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    feed = table_of(FeedEntry)
    statement = dialect.insert(feed)
    return statement.on_conflict_do_update(
        index_elements=[feed.c.space, feed.c.table_name, feed.c.row_id],
        set_={"position": statement.excluded.position, "kind": statement.excluded.kind},
    )
