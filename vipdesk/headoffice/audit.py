"""The audit chain: one row per outcome, each linked to the one before of the same desk and incarnation (I26).

A link is H(previous ‖ who, what, when, answer ‖ payload_hash), and payload_hash is H(salt ‖ payload), so that
erasing payload and salt of a person leaves a chain that still verifies.
"""

import hashlib
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, select

from vipdesk.headoffice.bulk import Rows, add_rows
from vipdesk.headoffice.feed import Changes
from vipdesk.models.declarative import Shared, table_of
from vipdesk.models.record import Audit
from vipdesk.models.values import write_instant, write_json
from vipdesk.models.wire import to_wire

FIRST_LINK = ""
_LINKED = ("op_id", "desk_id", "incarnation", "seq", "store_id", "actor_id", "kind", "state", "code")

_AUDIT = table_of(Audit)
_LAST_LINK = (
    select(_AUDIT.c.link)
    .where(_AUDIT.c.desk_id == bindparam("desk"), _AUDIT.c.incarnation == bindparam("incarnation_of"))
    .order_by(_AUDIT.c.seq.desc())
    .limit(1)
)
"""Built once: each push asks it."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """What one outcome leaves behind."""

    op_id: UUID
    desk_id: UUID
    incarnation: int
    seq: int
    store_id: UUID
    actor_id: UUID
    kind: str
    state: str
    code: str | None
    payload: str
    recorded_at: datetime


class AuditChain:
    """The end of one desk's chain within one transaction, which holds the desk's lock."""

    def __init__(self, connection: Connection, desk_id: UUID, incarnation: int) -> None:
        """Read nothing yet."""
        self._connection = connection
        self._desk_id = desk_id
        self._incarnation = incarnation
        self._last: str | None = None
        self._fresh: list[dict[str, Any]] = []
        self._lines: dict[tuple[str, UUID, int, UUID | None], str] = {}
        """Of the rows that have been met: version and author say which state of a row it is (P24)."""

    def add(self, entry: AuditEntry, changes: Changes) -> None:
        """Link an entry to the one before it."""
        salt = secrets.token_hex(16)
        values: dict[str, Any] = {name: getattr(entry, name) for name in _LINKED}
        values |= {
            "payload": entry.payload,
            "salt": salt,
            "payload_hash": _hash(salt + entry.payload),
            "before_hash": _hash("\n".join([self._line(c.model, c.before) for c in changes.rows.values()])),
            "after_hash": _hash("\n".join([self._line(c.model, c.after) for c in changes.rows.values()])),
            "previous": self._last_link() if self._last is None else self._last,
            "recorded_at": entry.recorded_at,
        }
        values["link"] = self._last = _link(values)
        self._fresh.append(values)

    def write(self) -> None:
        """Store what was added, before the transaction ends."""
        add_rows(self._connection, *self.take_rows())

    def take_rows(self) -> tuple[Table, Rows]:
        """What was added, for whoever stores it."""
        taken, self._fresh = self._fresh, []
        return _AUDIT, taken

    def _line(self, model: type[Shared], values: Mapping[str, Any] | None) -> str:
        if values is None:
            return ""
        # what one intent has left is what the next one finds
        key = (model.__tablename__, values["id"], values["version"], values["changed_by"])
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = write_json([model.__tablename__, to_wire(model, values)])
        return line

    def _last_link(self) -> str:
        asked = {"desk": self._desk_id, "incarnation_of": self._incarnation}
        found = self._connection.scalar(_LAST_LINK, asked)
        return FIRST_LINK if found is None else str(found)


def add_audit(connection: Connection, entry: AuditEntry, changes: Changes) -> None:
    """Append one entry to its chain; the caller holds the desk's lock."""
    chain = AuditChain(connection, entry.desk_id, entry.incarnation)
    chain.add(entry, changes)
    chain.write()


def broken_links(connection: Connection) -> Iterator[str]:
    """The op_ids at which a chain does not hold, oldest first; empty if nothing was touched."""
    table = table_of(Audit)
    last: dict[tuple[UUID, int], str] = {}
    order = (table.c.desk_id, table.c.incarnation, table.c.seq)
    for row in connection.execute(select(table).order_by(*order)).mappings():
        chain = (row["desk_id"], row["incarnation"])
        erased = row["payload"] is None and row["salt"] is None
        honest = (
            row["previous"] == last.get(chain, FIRST_LINK)
            and row["link"] == _link(dict(row))
            and (erased or row["payload_hash"] == _hash(f"{row['salt']}{row['payload']}"))
        )
        if not honest:
            yield str(row["op_id"])
        last[chain] = row["link"]


def _link(values: Mapping[str, Any]) -> str:
    said = [str(values[name]) for name in _LINKED]
    said += [values["payload_hash"], values["before_hash"], values["after_hash"]]
    said += [write_instant(values["recorded_at"]), values["previous"]]
    return _hash(write_json(said))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
