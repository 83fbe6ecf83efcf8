"""The feed: what a transaction changed gets its positions in the last statements before the commit (P7, P10).

With the positions go the tallies of marks: what a space held of a row is counted out, what it holds now counted in,
under the lock of the space's own row (P24).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, delete, not_, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from vipdesk.headoffice.bulk import add_rows, among_given, given_ids, given_pairs, pairs_given
from vipdesk.headoffice.database import MOVED
from vipdesk.headoffice.scope import GROUP, ScopeBook, guest_of, store_space
from vipdesk.headoffice.table_load import POSTGRESQL, PackedId, RowForm, raw_id
from vipdesk.models.catalogue import DOSSIER_MODELS, is_counted
from vipdesk.models.declarative import Shared, table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Guest
from vipdesk.models.record import FeedEntry, Space
from vipdesk.models.row_mark import Tally, row_mark
from vipdesk.protocol.pull import FORGET, PUT

_GONE = "gone"
"""Kind of an entry that leaves the space without a word, because a `forget` of the guest says it for all."""

Key = tuple[str, UUID]


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    mark: int | None = None


Entries = dict[Key, _Entry]


@dataclass(slots=True)
class _Change:
    model: type[Shared]
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]


@dataclass(slots=True)
class Changes:
    """What a transaction has changed so far, row by row; handed to `stamp` at its end."""

    rows: dict[Key, _Change] = field(default_factory=dict)
    by_table: dict[str, dict[UUID, _Change]] = field(default_factory=dict)
    """The same, for whoever looks for rows of one table."""
    granted: set[tuple[UUID, UUID]] = field(default_factory=set)
    """(store, guest) pairs that got their first reason."""
    revoked: set[tuple[UUID, UUID]] = field(default_factory=set)
    placed: set[UUID] = field(default_factory=set)
    """Directory rows that a new policy places: they leave every other space without a word, since every desk
    whose spaces the policy changed reads anew."""

    def note(self, model: type[Shared], before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> None:
        """Remember a change; of several changes of one row the first `before` and the last `after` count."""
        key = (model.__tablename__, after["id"])
        earlier = self.rows.get(key)
        change = self.rows[key] = _Change(model, earlier.before if earlier else before, after)
        self.by_table.setdefault(key[0], {})[key[1]] = change

    def merge(self, other: "Changes") -> None:
        """Take in the changes of a savepoint that held."""
        for change in other.rows.values():
            self.note(change.model, change.before, change.after)
        self.granted |= other.granted
        self.revoked |= other.revoked
        self.placed |= other.placed

    def guests(self) -> set[UUID]:
        """Everybody whose rows changed; of a row that changed its guest, both."""
        states = (
            (change.model, values) for change in self.rows.values() for values in (change.before, change.after)
        )
        found = (guest_of(model, values) for model, values in states if values is not None)
        return {guest_id for guest_id in found if guest_id is not None}


FreshRow = tuple[str, PackedId, PackedId]
"""Table, id and mark of a row that nobody can have seen: it belongs to a guest whom this transaction makes.

Id and mark are packed (`table_load.pack_id`): there may be very many of them.
"""


def stamp(
    connection: Connection,
    book: ScopeBook,
    changes: Changes,
    fresh: Mapping[str, Sequence[FreshRow]] | None = None,
) -> None:
    """Give every change its new position in every space that holds the row, and fresh rows theirs, space by space.

    Scope locks are taken first and the spaces read after them (P12), so that a store that begins to hold a
    guest while another transaction writes a row of that guest cannot miss the row. Nobody can begin to hold a guest
    whom nobody can see, so that fresh rows need none.
    """
    pairs = changes.granted | changes.revoked
    # who is held is held under every name; whoever changed the scope has locked one of them before
    groups = book.groups({guest_id for _, guest_id in pairs})
    shifts = {(store_id, alias) for store_id, guest_id in pairs for alias in groups[guest_id]}
    shifted = {guest_id for _, guest_id in shifts}
    guests = changes.guests() - shifted
    book.lock(shifted, shared=guests)
    book.read_stores_of(list(guests | shifted))
    entries = _entries(connection, book, changes, shifts)
    coming = {} if fresh is None else fresh
    for space in sorted(entries.keys() | coming.keys()):
        _write(connection, space, entries.get(space, {}), coming.get(space, ()))


def _entries(
    connection: Connection, book: ScopeBook, changes: Changes, shifts: set[tuple[UUID, UUID]]
) -> dict[str, Entries]:
    """What every space gets: the changed rows, the dossiers that leave it, the dossiers that come."""
    entries: dict[str, Entries] = defaultdict(dict)
    for key, change in changes.rows.items():
        now = book.spaces_of(change.model, change.after)
        before = now if change.before is None else book.spaces_of(change.model, change.before)
        for space in now:
            entries[space][key] = _put(change.model, change.after)
        for space in before - now if change.model is not DirectoryRow else ():
            entries[space][key] = _Entry(FORGET)
    _keep_directory(connection, changes, entries)
    for store_id, guest_id in shifts:
        space = store_space(store_id)
        dossier = dict(_rows_of(connection, DOSSIER_MODELS, guest_id, store_id))
        if store_id not in book.stores_of(guest_id):
            entries[space].update(dict.fromkeys(dossier, _Entry(_GONE)))
            entries[space][(Guest.__tablename__, guest_id)] = _Entry(FORGET)
            continue
        entries[space].update(dossier)
        if book.directory_policy() != GROUP:
            entries[space].update(_rows_of(connection, (DirectoryRow,), guest_id, store_id))
    return entries


def _keep_directory(connection: Connection, changes: Changes, entries: dict[str, Entries]) -> None:
    """A directory row that a store has been given stays there and is kept up, until policy places it anew (P11)."""
    name = DirectoryRow.__tablename__
    changed = {
        change.after["id"]: change.after for change in changes.rows.values() if change.model is DirectoryRow
    }
    for space, row_id in _places(connection, set(changed)):
        kept = _Entry(_GONE) if row_id in changes.placed else _put(DirectoryRow, changed[row_id])
        entries[space].setdefault((name, row_id), kept)


def _places(connection: Connection, row_ids: set[UUID]) -> list[tuple[str, UUID]]:
    """Every space in which directory rows stand now."""
    if not row_ids:
        return []
    kind = connection.dialect.name
    found = connection.execute(_standing(kind), {"among": given_ids(kind, row_ids)})
    return [(space, row_id) for space, row_id in found]


# statements of every push are built once: building one takes longer than asking it

_SPACE = table_of(Space)
_MOVING_ON = (
    update(_SPACE)
    .where(_SPACE.c.name == bindparam("asked_space"))
    .values(position=_SPACE.c.position + bindparam("count", type_=_SPACE.c.position.type))
    .returning(_SPACE.c.position, _SPACE.c.tallies)
)
_COUNTING = update(_SPACE).where(_SPACE.c.name == bindparam("asked_space")).values(tallies=bindparam("texts"))


@cache
def _standing(kind: str) -> Select[Any]:
    feed = table_of(FeedEntry)
    here = (feed.c.table_name == DirectoryRow.__tablename__, among_given(kind, feed.c.row_id, "among"))
    return select(feed.c.space, feed.c.row_id).where(*here)


@cache
def _counted(kind: str) -> Select[Any]:
    feed = table_of(FeedEntry)
    return select(feed.c.table_name, feed.c.row_id, feed.c.mark).where(
        feed.c.space == bindparam("asked_space"),
        pairs_given(kind, feed.c.table_name, feed.c.row_id),
        feed.c.mark.is_not(None),
    )


def stands_in(connection: Connection, space: str, model: type[Shared], row_id: UUID) -> bool:
    """Whether a space has been given a row and not let it go."""
    feed = table_of(FeedEntry)
    found = connection.scalar(
        select(feed.c.kind).where(
            feed.c.space == space, feed.c.table_name == model.__tablename__, feed.c.row_id == row_id
        )
    )
    return found == PUT


def _put(model: type[Shared], values: Mapping[str, Any]) -> _Entry:
    if not is_counted(model):
        return _Entry(PUT)
    return _Entry(PUT, row_mark(model.__tablename__, values["id"], values["version"], values["changed_by"]))


def _rows_of(
    connection: Connection, models: Iterable[type[Shared]], guest_id: UUID, store_id: UUID
) -> Iterator[tuple[Key, _Entry]]:
    """A guest's rows as a store's space takes them in."""
    for model in models:
        table = table_of(model)
        owner = table.c.guest_id if "guest_id" in table.c else table.c.id
        statement = select(table.c.id, table.c.version, table.c.changed_by).where(owner == guest_id)
        if model.own_store_when is not None:
            stays = table.c[model.own_store_when]
            statement = statement.where(or_(not_(stays), table.c.store_id == store_id))
        for row in connection.execute(statement).mappings():
            yield (model.__tablename__, row["id"]), _put(model, dict(row))


def _write(connection: Connection, space: str, entries: Entries, fresh: Sequence[FreshRow]) -> None:
    connection.info[MOVED] = True
    kept = {key: entry for key, entry in entries.items() if entry.kind != _GONE}
    end, tallies = _advance(connection, space, len(kept) + len(fresh))
    changed = _count(connection, space, entries, tallies) if entries else False
    if fresh:
        changed = True
        _write_fresh(connection, space, fresh, end - len(kept) - len(fresh) + 1)
        _count_fresh(fresh, tallies)
    gone = [key for key, entry in entries.items() if entry.kind == _GONE]
    _delete(connection, space, gone)
    start = end - len(kept) + 1
    rows = [
        {
            "space": space,
            "table_name": name,
            "row_id": row_id,
            "position": start + offset,
            "kind": entry.kind,
            "mark": None if entry.mark is None else UUID(int=entry.mark),
            "forgotten_at": None,
        }
        for offset, ((name, row_id), entry) in enumerate(kept.items())
    ]
    add_rows(connection, table_of(FeedEntry), rows, ("position", "kind", "mark", "forgotten_at"))
    if changed:
        texts = {name: tally.text for name, tally in tallies.items()}
        connection.execute(_COUNTING, {"asked_space": space, "texts": texts})


def _write_fresh(connection: Connection, space: str, fresh: Sequence[FreshRow], start: int) -> None:
    kind = connection.dialect.name
    same = {"space": space, "kind": PUT, "forgotten_at": None}
    form = RowForm(FeedEntry, ("table_name", "row_id", "mark", "position"), kind, same)
    positions: Iterable[Any] = range(start, start + len(fresh))
    places = map(str, positions) if kind == POSTGRESQL else positions
    form.load(connection, form.pack_ids([(*row, place) for row, place in zip(fresh, places, strict=True)]))


def _count_fresh(fresh: Sequence[FreshRow], tallies: dict[str, Tally]) -> None:
    by_table: defaultdict[str, list[PackedId]] = defaultdict(list)
    for name, _, mark in fresh:
        by_table[name].append(mark)
    for name, marks in by_table.items():
        total = sum(int.from_bytes(raw_id(mark), "big") for mark in marks)
        tallies.setdefault(name, Tally()).merge(Tally(len(marks), total))


def _count(connection: Connection, space: str, entries: Entries, tallies: dict[str, Tally]) -> bool:
    """Count what the space held out of its tallies, and what it holds now in; whether anything was counted."""
    before = _marks(connection, space, entries)
    for (name, _), mark in before.items():
        tallies.setdefault(name, Tally()).remove(mark)
    now = [(name, entry.mark) for (name, _), entry in entries.items() if entry.mark is not None]
    for name, mark in now:
        tallies.setdefault(name, Tally()).add(mark)
    return bool(before or now)


def _marks(connection: Connection, space: str, keys: Iterable[Key]) -> dict[Key, int]:
    """The marks under which rows are counted in a space; read after its row was locked."""
    wanted = set(keys)
    kind = connection.dialect.name
    found = connection.execute(_counted(kind), {"asked_space": space, **given_pairs(kind, wanted)})
    return {(name, row_id): mark.int for name, row_id, mark in found if (name, row_id) in wanted}


def _delete(connection: Connection, space: str, keys: Iterable[Key]) -> None:
    feed = table_of(FeedEntry)
    for name, row_id in keys:
        connection.execute(
            delete(feed).where(feed.c.space == space, feed.c.table_name == name, feed.c.row_id == row_id)
        )


def _advance(connection: Connection, space: str, count: int) -> tuple[int, dict[str, Tally]]:
    """Move a space on, which locks it; its new position and its tallies."""
    asked = {"asked_space": space, "count": count}
    found = connection.execute(_MOVING_ON, asked).one_or_none()
    if found is None:
        fresh = {"name": space, "position": 0, "tallies": {}, "purged": 0}
        connection.execute(_insert(connection, table_of(Space)), fresh)
        found = connection.execute(_MOVING_ON, asked).one()
    return int(found.position), {name: Tally.read(text) for name, text in found.tallies.items()}


def _insert(connection: Connection, table: Any) -> Any:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table).on_conflict_do_nothing()
