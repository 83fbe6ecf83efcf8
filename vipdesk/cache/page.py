"""A pulled page goes into the base; nothing is undone or replayed here (P15-P18).

Rows with an image get a new image, any other is written in place; keys that pending intents have touched become
dirty, and settle makes the screen follow.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from vipdesk.cache import outbox
from vipdesk.cache.base_sums import BaseSums, differences
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache
from vipdesk.cache.images import base_row, drop_image, has_image, replace_image, restore, write_shown
from vipdesk.cache.reset import end_reset, is_resetting, name_row, unnamed_rows
from vipdesk.cache.search_keys import SearchIndex
from vipdesk.cache.statements import TableStatements, Values, statements_of
from vipdesk.cache.touches import (
    TouchKey,
    forget_touches,
    is_row_key,
    keys_of_row,
    mark_dirty,
    touched,
    touches_of,
)
from vipdesk.models.catalogue import DOSSIER_MODELS, SHARED_MODELS
from vipdesk.models.guest import Guest
from vipdesk.models.wire import from_wire
from vipdesk.protocol.pull import FORGET, PullAnswer, PulledRow


@dataclass(slots=True)
class PageResult:
    """What a page did."""

    applied: bool
    """False if it was dropped: asked with another cursor, or older than what is known."""
    changed: set[str] = field(default_factory=set)
    """Tables whose shown rows may be different now."""
    diverged: list[str] = field(default_factory=list)
    """Tables of which head office says at a checkpoint that it holds something else (P24)."""


def apply_page(cache: Cache, asked_with: str | None, answer: PullAnswer) -> PageResult:
    """Put one page into the base, with its cursor in the same transaction (I9)."""
    with cache.transaction():
        state = DeskState(cache)
        if state.cursor != asked_with or answer.applied_seq < int(state.get("applied_seq", 0)):
            return PageResult(applied=False)
        result = PageResult(applied=True)
        resetting = is_resetting(state)
        base = _Base(cache, result.changed, resetting=resetting)
        base.take_in(answer.rows)
        if resetting and answer.done:
            base.forget_unnamed()
            end_reset(state)
        base.sums.keep()
        state.put("cursor", answer.cursor)
        state.put("positions", answer.positions)
        state.put("applied_seq", answer.applied_seq)
        if answer.done:
            result.diverged = differences(cache, answer.digest) if answer.digest is not None else []
            _leave_fold(cache, state.incarnation, answer.applied_seq)
            outbox.forget_safe(cache, state.incarnation, answer.safe_seq)
            result.changed |= restore_untouched(cache)
            if outbox.take_released(cache):
                result.changed.add("outbox")
            state.put("checkpoint", answer.cursor)
    return result


def put_rows(cache: Cache, rows: Iterable[PulledRow]) -> set[str]:
    """Put rows into the base beside any cursor, as the first useful page of a first sync; the tables that changed (P28)."""
    changed: set[str] = set()
    with cache.transaction():
        base = _Base(cache, changed, resetting=False)
        base.take_in(rows)
        base.sums.keep()
    return changed


class _Base:
    """The base as head office says it is."""

    def __init__(self, cache: Cache, changed: set[str], *, resetting: bool) -> None:
        self._cache = cache
        self._changed = changed
        self._resetting = resetting
        self.sums = BaseSums(cache)
        self._search = SearchIndex(cache)
        self._guarded = cache.row("SELECT 1 FROM touch LIMIT 1") is not None
        self._imaged = cache.row("SELECT 1 FROM image LIMIT 1") is not None

    def take_in(self, rows: Iterable[PulledRow]) -> None:
        for row in rows:
            model = SHARED_MODELS.get(row.table)
            if model is None:
                # a table of a newer head office: this program has no place for it, the next one resets
                continue
            statements = statements_of(model)
            if row.kind != FORGET:
                self._put(statements, row)
            elif model is Guest:
                self._forget_guest(row.id)
            else:
                self._replace(statements, row.id, None)

    def forget_unnamed(self) -> None:
        """Rows that a reset did not name are gone at head office."""
        for name, row_id in unnamed_rows(self._cache):
            self._replace(statements_of(SHARED_MODELS[name]), row_id, None)

    def _put(self, statements: TableStatements, row: PulledRow) -> None:
        if self._resetting:
            name_row(self._cache, row.table, row.id)
        values = from_wire(statements.model, row.row or {})
        before = base_row(self._cache, statements, row.id)
        newer = before is not None and before["version"] > values["version"]
        if newer and not self._resetting:
            return
        if before != values:
            self._replace(statements, row.id, values, before)

    def _forget_guest(self, guest_id: UUID) -> None:
        """Every base row of the dossier goes; the directory row stays (P11)."""
        for model in DOSSIER_MODELS:
            statements = statements_of(model)
            owner = "id" if model is Guest else "guest_id"
            shown = self._cache.rows(
                f'SELECT id FROM "{statements.name}" WHERE {owner} = ?',  # noqa: S608 - declared names
                (guest_id.bytes,),
            )
            for (raw,) in shown:
                self._replace(statements, UUID(bytes=raw), None)

    def _replace(
        self,
        statements: TableStatements,
        row_id: UUID,
        after: Values | None,
        before: Values | None = None,
    ) -> None:
        if before is None:
            before = base_row(self._cache, statements, row_id)
        self.sums.count(statements, before, after)
        if self._guarded:
            keys = {*keys_of_row(statements, before), *keys_of_row(statements, after)}
            keys.add((statements.name, row_id.bytes))
            mark_dirty(self._cache, touched(self._cache, keys))
        if self._imaged and has_image(self._cache, statements.name, row_id):
            replace_image(self._cache, statements, row_id, after)
            mark_dirty(self._cache, [(statements.name, row_id.bytes)])
        else:
            self._search.before_change(statements, row_id, before)
            write_shown(self._cache, statements, row_id, after)
            self._search.after_change(statements, row_id, after)
            self._changed.add(statements.name)


def _leave_fold(cache: Cache, incarnation: int, applied_seq: int) -> None:
    """What head office has decided is in the base now; the keys it wrote are dirty (P17, P18)."""
    for entry in outbox.decided_in_fold(cache, incarnation, applied_seq):
        written = [key for key, wrote in touches_of(cache, entry).items() if wrote]
        mark_dirty(cache, written)
        forget_touches(cache, entry)
        outbox.leave_fold(cache, entry)


def restore_untouched(cache: Cache) -> set[str]:
    """Show the base again where it changed and no pending intent cares; the tables this touched (P19)."""
    changed = set()
    free: list[TouchKey] = cache.rows(
        "SELECT table_name, touch_key FROM dirty WHERE NOT EXISTS (SELECT 1 FROM touch"
        " WHERE touch.table_name = dirty.table_name AND touch.touch_key = dirty.touch_key)"
    )
    for name, key in free:
        if is_row_key(key):
            row_id = UUID(bytes=key)
            restore(cache, statements_of(SHARED_MODELS[name]), row_id)
            drop_image(cache, name, row_id)
            changed.add(name)
    cache.execute_many("DELETE FROM dirty WHERE table_name = ? AND touch_key = ?", free)
    return changed
