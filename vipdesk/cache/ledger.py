"""The ledger at the desk: the same promises as at head office, on the encrypted cache, with images and touches."""

from base64 import b64decode
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache
from vipdesk.cache.images import shown_row, take_image, write_shown
from vipdesk.cache.statements import TableStatements, Values, build, statements_of
from vipdesk.cache.touches import TouchKey, find_key, keys_of_row, row_key
from vipdesk.errors import Code, Refused
from vipdesk.ids import DeskId, OpId
from vipdesk.intents.ledger import Actor, Overtaken
from vipdesk.models.declarative import Shared, column_values
from vipdesk.models.policy import Policy

Row = TypeVar("Row", bound=Shared)


@dataclass(slots=True)
class CacheLedger:
    """`Ledger` over the transaction that is open on one connection; use one per intent."""

    cache: Cache
    op_id: OpId
    actor: Actor
    desk_id: DeskId
    asked_at: datetime
    touches: dict[TouchKey, bool] = field(default_factory=dict)

    @property
    def phone_secret(self) -> bytes:
        """As enrolment brought it."""
        return b64decode(DeskState(self.cache).get("phone_secret"))

    def get(self, model: type[Row], row_id: UUID) -> Row | None:
        """Read a row; the desk has one writer, so reading is enough."""
        statements = statements_of(model)
        self._touch(row_key(statements.name, row_id), written=False)
        values = shown_row(self.cache, statements, row_id)
        if values is None or values["retired_at"] is not None:
            return None
        return build(model, values)

    def peek(self, model: type[Row], row_id: UUID) -> Row | None:
        """Read a row of a reference table."""
        return self.get(model, row_id)

    def find(self, model: type[Row], **keys: Any) -> list[Row]:
        """Rows equal on one declared key, ordered by id; the question itself is a touch."""
        names = model.require_find_key(keys)
        statements = statements_of(model)
        key = find_key(statements, names, keys)
        if key is None:
            return []
        self._touch(key, written=False)
        found = self.cache.rows(statements.find[names], statements.condition(names, keys))
        return [build(model, statements.read(row)) for row in found]

    def policy(self, key: str, default: Any) -> Any:
        """The store's value, else the group's, else `default`."""
        rows = [row for row in self.find(Policy, key=key) if row.store_id in (None, self.actor.store_id)]
        rows.sort(key=lambda row: row.store_id is None)
        return rows[0].value if rows else default

    def insert(self, row: Shared) -> None:
        """Add a row; an id that is taken is refused as head office would."""
        statements = statements_of(type(row))
        values = column_values(row) | {"changed_by": self.op_id}
        present = shown_row(self.cache, statements, row.id)
        self._touch(row_key(statements.name, row.id), written=True)
        if present is not None:
            raise Refused(Code.KEY_REUSED)
        self._write(statements, None, values)

    def update(self, row: Row, **changes: Any) -> Row:
        """Change columns and raise the version as head office will."""
        statements = statements_of(type(row))
        before = shown_row(self.cache, statements, row.id)
        if before is None or before["retired_at"] is not None:
            raise Refused(Code.ROW_GONE)
        after = before | changes | {"version": before["version"] + 1, "changed_by": self.op_id}
        self._write(statements, before, after)
        return build(type(row), after)

    def retire(self, row: Shared) -> None:
        """Make a row a tombstone."""
        self.update(row, retired_at=self.asked_at)

    def spend(self, row: Row, column: str, amount: int, refusal: Code) -> Row:
        """Take from a quantity if there is enough; the open transaction is the only writer."""
        statements = statements_of(type(row))
        now = shown_row(self.cache, statements, row.id)
        if now is None or now["retired_at"] is not None or now[column] < amount:
            self._touch(row_key(statements.name, row.id), written=False)
            raise Refused(refusal)
        return self.update(row, **{column: now[column] - amount})

    def note_conflict(self, overtaken: Overtaken) -> None:
        """Nothing to do here: head office compares with its own row and says so in the outcome."""

    def keep_value(self, overtaken: Overtaken) -> None:
        """Nothing to do here: what is kept comes from head office like any row."""

    def _write(self, statements: TableStatements, before: Values | None, after: Values) -> None:
        row_id: UUID = after["id"]
        take_image(self.cache, statements, row_id, before)
        write_shown(self.cache, statements, row_id, after)
        for values in (before, after):
            for key in keys_of_row(statements, values):
                self._touch(key, written=True)

    def _touch(self, key: TouchKey, *, written: bool) -> None:
        self.touches[key] = written or self.touches.get(key, False)
