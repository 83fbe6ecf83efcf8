"""A group's rows in memory: read and locked in few statements, written in few at the group's end (P7).

Most groups meet nothing that only the database could decide. Their intents run one after the other on what was read
and on each other's changes; a refused one leaves its changes behind, as a savepoint would. Where memory is not enough
(a broken constraint, an id used twice, a row that changed) the group is rolled back and decided with savepoints.
"""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, select

from vipdesk.headoffice.bulk import IdSet, Rows, add_rows_together, among_given, change_rows, given_ids
from vipdesk.headoffice.conflicts import Authorship, author_of
from vipdesk.headoffice.effects import note_effect
from vipdesk.headoffice.feed import Changes, Key
from vipdesk.headoffice.schema.record_metadata import RECORD_METADATA
from vipdesk.headoffice.scope import ScopeBook
from vipdesk.headoffice.writer import POLICIES, RecordWriter, read_row
from vipdesk.ids import OpId
from vipdesk.models.declarative import Audience, Shared, column_values, table_of
from vipdesk.models.policy import Policy
from vipdesk.models.vocabulary import ScopeReason

Row = TypeVar("Row", bound=Shared)
Hold = tuple[UUID, UUID, ScopeReason, datetime | None]
NotedEffect = tuple[OpId, str, dict[str, Any], datetime]


# each statement is built once for each kind of database: building one takes longer than asking it


@cache
def _reading(kind: str, model: type[Shared]) -> Select[Any]:
    table = table_of(model)
    return select(table).where(among_given(kind, table.c.id, "among"))


@cache
def _finding(
    kind: str, model: type[Shared], names: tuple[str, ...], missing: frozenset[str], about: str | None
) -> Select[Any]:
    """The rows under a find-key: nothing stands in `missing`, in `about` any of the ids that are mentioned."""
    table = table_of(model)

    def condition(name: str) -> ColumnElement[bool]:
        column = table.c[name]
        if name == about:
            return among_given(kind, column, "among")
        return column.is_(None) if name in missing else column == bindparam(f"asked_{name}")

    return select(table).where(*map(condition, names), table.c.retired_at.is_(None)).order_by(table.c.id)


@cache
def _locking(kind: str, name: str) -> Select[Any]:
    table = RECORD_METADATA.tables[name]
    rows = select(table.c.id, table.c.version).where(among_given(kind, table.c.id, "among"))
    return rows.order_by(table.c.id).with_for_update()


class NeedsCareError(Exception):
    """The group has to be decided on the database itself, a savepoint each."""


class OvertakenError(Exception):
    """A row on which the group decided has been changed by somebody else since: the group has to be decided again."""


@dataclass(slots=True)
class Draft:
    """What one group has read and not yet written."""

    connection: Connection
    book: ScopeBook
    changes: Changes
    """Of the intents that were accepted so far."""
    mentioned: IdSet
    """Every id the group's intents name: rows are read together, not one by one."""
    holds: list[Hold] = field(default_factory=list)
    effects: list[NotedEffect] = field(default_factory=list)
    authors: dict[UUID, Authorship] = field(default_factory=dict)
    """Of the intents that were accepted so far."""
    seconds_reading: float = 0.0
    """Spent on reading for the whole group: it must not leave a slow database time for one intent only."""
    _seen: dict[Key, Shared | None] = field(default_factory=dict)
    _decided_on: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    """By table, the rows that must be at the end what they were when they were read."""
    _found: dict[tuple[Any, ...], list[UUID]] = field(default_factory=dict)
    _read_whole: set[str] = field(default_factory=set)
    """Tables of which all that is mentioned has been read: what is missing there is not."""
    _policies: dict[str, list[UUID]] | None = None
    """Of the house and of the store whose desk pushes: nearly every intent asks for some."""
    _asked: set[tuple[Any, ...]] = field(default_factory=set)
    """Questions, without the id they are about, that have been asked about all that is mentioned."""

    def stored(self, model: type[Row], row_id: UUID, *, lock: bool) -> Shared | None:
        """A row as the database has it, tombstones too; what is decided on one to be locked holds only if it stays so."""
        name = model.__tablename__
        known = (name, row_id) in self._seen or (row_id in self.mentioned and name in self._read_whole)
        if not known:
            with self._timed():
                self._read(model, row_id)
        row = self._seen.get((name, row_id))
        if lock and row is not None:
            self._decided_on[name].add(row_id)
        return row

    def found(self, model: type[Row], keys: Mapping[str, Any]) -> list[UUID]:
        """The ids of the rows that the database has under a find-key."""
        question = _question(model, keys)
        if question not in self._found and not self._is_answered(model, keys):
            with self._timed():
                self._find(model, keys)
        return self._found.get(question, [])

    def policies(self, key: str, store_id: UUID) -> list[UUID]:
        """The ids of the house's and the store's own policies of this name."""
        if self._policies is None:
            with self._timed():
                self._policies = defaultdict(list)
                for found in self.connection.execute(POLICIES, {"asked_store": store_id}).mappings():
                    row = read_row(Policy, found)
                    self._seen.setdefault((Policy.__tablename__, row.id), row)
                    self._policies[row.key].append(row.id)
        return self._policies.get(key, [])

    def write(self, answers: Iterable[tuple[Table, Rows]] = ()) -> None:
        """Write what the accepted intents changed, and with it the rows of what is answered.

        Raises OvertakenError where a row moved meanwhile, NeedsCareError or IntegrityError where the changes do not fit.
        Changes come before additions: what a guest has left is free for whoever comes.
        """
        held = {guest_id for _, guest_id, _, _ in self.holds}
        # of all guests at once: who takes one after the other may wait for somebody who waits for this group
        self.book.lock(held, shared=self.changes.guests() - held, turn=True)
        self._confirm()
        self._hold()
        for effect in self.effects:
            note_effect(self.connection, *effect)
        fresh: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        moved: dict[tuple[str, tuple[str, ...]], list[tuple[UUID, int, Mapping[str, Any]]]] = defaultdict(list)
        for (name, row_id), change in self.changes.rows.items():
            before, after = change.before, change.after
            if before is None:
                fresh[name].append(after)
                continue
            values = {column: value for column, value in after.items() if value != before[column]}
            moved[name, tuple(values)].append((row_id, before["version"], values))
        for (name, _), rows in moved.items():
            if change_rows(self.connection, RECORD_METADATA.tables[name], rows) != len(rows):
                raise NeedsCareError
        # on SQLite what a row points to comes before it
        added = [(table, fresh[table.name]) for table in RECORD_METADATA.sorted_tables if table.name in fresh]
        add_rows_together(self.connection, [*added, *answers])

    @contextmanager
    def _timed(self) -> Iterator[None]:
        start = time.monotonic()
        yield
        self.seconds_reading += time.monotonic() - start

    def _is_answered(self, model: type[Row], keys: Mapping[str, Any]) -> bool:
        about = self._about(keys)
        return about is not None and _without(model, keys, about) in self._asked

    def _about(self, keys: Mapping[str, Any]) -> str | None:
        return next((name for name, value in keys.items() if value in self.mentioned), None)

    def _find(self, model: type[Row], keys: Mapping[str, Any]) -> None:
        """Ask a question, and the same one about every id that the group mentions."""
        about = self._about(keys)
        missing = frozenset(name for name, value in keys.items() if value is None)
        known = keys.keys() - missing - {about}
        asked: dict[str, Any] = {f"asked_{name}": keys[name] for name in known}
        kind = self.connection.dialect.name
        if about is None:
            self._found[_question(model, keys)] = []
        else:
            asked["among"] = given_ids(kind, self.mentioned)
            self._asked.add(_without(model, keys, about))
        statement = _finding(kind, model, tuple(keys), missing, about)
        for found in self.connection.execute(statement, asked).mappings():
            row = read_row(model, found)
            self._seen.setdefault((model.__tablename__, row.id), row)
            self._found.setdefault(_question(model, {name: found[name] for name in keys}), []).append(row.id)

    def _hold(self) -> None:
        for store_id, guest_id in self.book.add_all(self.holds):
            self.changes.granted.add((store_id, guest_id))

    def _confirm(self) -> None:
        """Lock the rows that were decided on and see whether they are what they were.

        Only now, table by table and in the order of their ids: groups that work on the same guests at the same time
        hold each other up for the moment of writing alone, and do not wait for each other in a circle.
        """
        for name in sorted(self._decided_on):
            ids = self._decided_on[name]
            kind = self.connection.dialect.name
            found = self.connection.execute(_locking(kind, name), {"among": given_ids(kind, ids)})
            stands = {row.id: row.version for row in found}
            if any(stands.get(row_id) != self._version(name, row_id) for row_id in ids):
                raise OvertakenError

    def _version(self, name: str, row_id: UUID) -> int | None:
        row = self._seen[name, row_id]
        return None if row is None else row.version

    def _read(self, model: type[Shared], row_id: UUID) -> None:
        """Read a row together with all others of its table that the group mentions."""
        name = model.__tablename__
        wanted = self.mentioned if row_id in self.mentioned else [row_id]
        kind = self.connection.dialect.name
        rows = self.connection.execute(_reading(kind, model), {"among": given_ids(kind, wanted)}).mappings()
        met = [read_row(model, found) for found in rows]
        for row in met:
            # what was seen first is what the group decides by; that it is no longer so is found out at the end
            self._seen.setdefault((name, row.id), row)
        if model.audience is Audience.DIRECTORY:
            self.book.know_stores_of([row.id for row in met])
        if row_id in self.mentioned:
            self._read_whole.add(name)
        else:
            self._seen.setdefault((name, row_id), None)


@dataclass(slots=True, kw_only=True)
class DraftWriter(RecordWriter):
    """The rows one intent of a group reads and writes, in memory."""

    draft: Draft
    holds: list[Hold] = field(default_factory=list)
    effects: list[NotedEffect] = field(default_factory=list)

    def row(self, model: type[Row], row_id: UUID, *, lock: bool) -> Row | None:
        """A row that is not retired, as the group has left it so far."""
        values = self._changed((model.__tablename__, row_id))
        row = read_row(model, values) if values is not None else self.draft.stored(model, row_id, lock=lock)
        return None if row is None or row.retired_at is not None else row  # type: ignore[return-value]  # of this model

    def find(self, model: type[Row], keys: Mapping[str, Any]) -> list[Row]:
        """Rows equal on one key, ordered by id."""
        return self._rows(model, keys, self.draft.found(model, keys))

    def policies(self, key: str, store_id: UUID) -> list[Policy]:
        """What the house and a store have chosen; the group asks for all policies at once."""
        return self._rows(Policy, {"key": key}, self.draft.policies(key, store_id))

    def _rows(self, model: type[Row], keys: Mapping[str, Any], stored: list[UUID]) -> list[Row]:
        """The rows under a find-key, as the group has left them: of what is stored, and of what it has changed."""
        ids = set(stored)
        for changes in (self.draft.changes, self.changes):
            for row_id, change in changes.by_table.get(model.__tablename__, {}).items():
                if all(change.after[name] == value for name, value in keys.items()):
                    ids.add(row_id)
        rows = [self.row(model, row_id, lock=False) for row_id in (sorted(ids) if len(ids) > 1 else ids)]
        return [row for row in rows if row is not None and _has(row, keys)]

    def insert_all(self, model: type[Row], rows: Iterable[Row]) -> None:
        """Add rows; whether they are new the database says at the group's end."""
        for row in rows:
            if self._changed((model.__tablename__, row.id)) is not None:
                raise NeedsCareError
            self.changes.note(model, None, {**column_values(row), "changed_by": self.changed_by})

    def change(self, row: Row, changes: Mapping[str, Any]) -> Row | None:
        """Change columns of a row that is not retired, whatever the caller has seen of it."""
        model = type(row)
        stands = self.row(model, row.id, lock=True)
        if stands is None:
            return None
        before = column_values(stands)
        stamped = {"version": before["version"] + 1, "changed_by": self.changed_by}
        after = {**before, **changes, **stamped}
        self.changes.note(model, before, after)
        return read_row(model, after)

    def spend(self, row: Row, column: str, amount: int) -> Row | None:
        """Take from a quantity of a locked row; None if there is not enough."""
        stands = self.row(type(row), row.id, lock=True)
        if stands is None or getattr(stands, column) < amount:
            return None
        return self.change(stands, {column: getattr(stands, column) - amount})

    def hold(self, store_id: UUID, guest_id: UUID, reason: ScopeReason, until: datetime | None) -> None:
        """Remember a reason until the group's end."""
        self.holds.append((store_id, guest_id, reason, until))

    def release(self, store_id: UUID, guest_id: UUID, reason: ScopeReason) -> None:  # noqa: ARG002 - the writer's signature
        """The end of a reason is decided under its lock."""
        raise NeedsCareError

    def rescope(self, guest_ids: Iterable[UUID]) -> None:  # noqa: ARG002 - as above
        """Who is whom now only the database can say."""
        raise NeedsCareError

    def effect(self, op_id: OpId, kind: str, payload: dict[str, Any], now: datetime) -> None:
        """Remember what is to be told until the group's end."""
        self.effects.append((op_id, kind, payload, now))

    def author_of(self, op_id: UUID) -> Authorship | None:
        """Who asked for an intent; the outcomes of this group are not written yet."""
        return self.draft.authors.get(op_id) or author_of(self.connection, op_id)

    def accept(self, author: Authorship) -> None:
        """Leave the group what this intent did beside its changes."""
        self.draft.authors[self.changed_by] = author
        self.draft.holds += self.holds
        self.draft.effects += self.effects

    def _changed(self, key: Key) -> Mapping[str, Any] | None:
        for changes in (self.changes, self.draft.changes):
            change = changes.rows.get(key)
            if change is not None:
                return change.after
        return None


def _question(model: type[Shared], keys: Mapping[str, Any]) -> tuple[Any, ...]:
    return (model.__tablename__, *sorted(keys.items()))


def _without(model: type[Shared], keys: Mapping[str, Any], about: str) -> tuple[Any, ...]:
    return (model.__tablename__, about, *sorted((name, value) for name, value in keys.items() if name != about))


def _has(row: Shared, keys: Mapping[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in keys.items())
