"""A pulled page goes into the base; nothing is undone or replayed here (P15-P18).

Rows with an image get a new image, any other is written in place; keys that pending intents have touched become
dirty, and settle makes the screen follow. A page that takes long is written in parts, so that the counter gets its
turn: a part is only rows, which the page asked for once more would find in place; the cursor goes with the last.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from vipdesk.cache import outbox
from vipdesk.cache.base_sums import BaseSums, differences
from vipdesk.cache.budget import Budget
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache
from vipdesk.cache.images import base_row, drop_image, has_image, replace_image, write_shown
from vipdesk.cache.reset import end_reset, is_resetting, name_row, unnamed_rows
from vipdesk.cache.search_keys import SearchIndex, restore_found
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

_DECIDED = "decided_at_checkpoint"
"""Incarnation and number up to which head office had decided at the last checkpoint (P18)."""
_MOST_KEYS = 500


@dataclass(slots=True)
class PageResult:
    """What a page did."""

    applied: bool
    """False if it was dropped: asked with another cursor, or older than what is known."""
    changed: set[str] = field(default_factory=set)
    """Tables whose shown rows may be different now."""
    diverged: list[str] = field(default_factory=list)
    """Tables of which head office says at a checkpoint that it holds something else (P24)."""


def apply_page(
    cache: Cache, asked_with: str | None, answer: PullAnswer, pause: Callable[[], None] = lambda: None
) -> PageResult:
    """Put one page into the base, with its cursor in the same transaction as its last rows (I9).

    `pause` is called between its parts, while nobody holds the file (P16).
    """
    result = PageResult(applied=True)
    taken = 0
    while True:
        with cache.transaction():
            state = DeskState(cache)
            if state.cursor != asked_with or answer.applied_seq < int(state.get("applied_seq", 0)):
                result.applied = False
                return result
            budget = Budget(cache.commit_seconds)
            base = _Base(cache, result.changed, resetting=is_resetting(state))
            taken = base.take_some(answer.rows, taken, budget)
            whole = taken == len(answer.rows)
            if whole and answer.done and is_resetting(state):
                base.forget_unnamed()
                end_reset(state)
            base.sums.keep()
            if whole:
                _move_on(cache, answer, result, budget)
                return result
        pause()


def _move_on(cache: Cache, answer: PullAnswer, result: PageResult, budget: Budget) -> None:
    """The cursor, and at a checkpoint what follows from it as far as the time goes; settle does the rest."""
    state = DeskState(cache)
    state.put("cursor", answer.cursor)
    state.put("positions", answer.positions)
    state.put("applied_seq", answer.applied_seq)
    if answer.done:
        result.diverged = differences(cache, answer.digest) if answer.digest is not None else []
        state.put(_DECIDED, [state.incarnation, answer.applied_seq])
        leave_fold(cache, budget)
        outbox.forget_safe(cache, state.incarnation, answer.safe_seq)
        result.changed |= restore_untouched(cache, budget)
        if outbox.take_released(cache):
            result.changed.add("outbox")
        state.put("checkpoint", answer.cursor)


def put_rows(cache: Cache, rows: Iterable[PulledRow]) -> set[str]:
    """Put rows into the base beside any cursor, as the first useful page of a first sync; the tables that changed (P28)."""
    changed: set[str] = set()
    with cache.transaction():
        base = _Base(cache, changed, resetting=False)
        for row in rows:
            base.take_in(row)
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

    def take_some(self, rows: Sequence[PulledRow], first: int, budget: Budget) -> int:
        """Take in rows from the place `first` on, at least one; the place of the next one."""
        place = first
        while place < len(rows) and (place == first or not budget.is_spent):
            self.take_in(rows[place])
            place += 1
        return place

    def take_in(self, row: PulledRow) -> None:
        """Take in one row."""
        model = SHARED_MODELS.get(row.table)
        if model is None:
            # a table of a newer head office: this program has no place for it, the next one resets
            return
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
        self._search.before_change(statements, row_id, before)
        if self._imaged and has_image(self._cache, statements.name, row_id):
            replace_image(self._cache, statements, row_id, after)
            mark_dirty(self._cache, [(statements.name, row_id.bytes)])
        else:
            write_shown(self._cache, statements, row_id, after)
            self._changed.add(statements.name)
        self._search.after_change(statements, row_id, after)


def leave_fold(cache: Cache, budget: Budget) -> bool:
    """What head office had decided at the checkpoint is in the base now; the keys it wrote are dirty (P17, P18).

    True if nothing was left to do; nothing is replayed before.
    """
    leaving = decided_in_fold(cache)
    for entry in leaving:
        written = [key for key, wrote in touches_of(cache, entry).items() if wrote]
        mark_dirty(cache, written)
        forget_touches(cache, entry)
        outbox.leave_fold(cache, entry)
        if budget.is_spent:
            break
    return not leaving


def decided_in_fold(cache: Cache) -> list[int]:
    """Entries that were decided at the last checkpoint and are still part of what is shown."""
    incarnation, decided = DeskState(cache).get(_DECIDED, (0, 0))
    return outbox.decided_in_fold(cache, incarnation, decided)


def restore_untouched(cache: Cache, budget: Budget) -> set[str]:
    """Show the base again where it changed and no pending intent cares; the tables this touched (P19).

    What the time does not allow stays dirty.
    """
    changed = set()
    done: list[TouchKey] = []
    for name, key in _free(cache):
        if is_row_key(key):
            row_id = UUID(bytes=key)
            restore_found(cache, statements_of(SHARED_MODELS[name]), row_id)
            drop_image(cache, name, row_id)
            changed.add(name)
        done.append((name, key))
        if budget.is_spent:
            break
    cache.execute_many("DELETE FROM dirty WHERE table_name = ? AND touch_key = ?", done)
    return changed


def has_untouched(cache: Cache) -> bool:
    """Whether something dirty waits to be restored that no pending intent touched."""
    return bool(_free(cache, most=1))


def _free(cache: Cache, most: int = _MOST_KEYS) -> list[TouchKey]:
    return cache.rows(
        "SELECT table_name, touch_key FROM dirty WHERE NOT EXISTS (SELECT 1 FROM touch"
        " WHERE touch.table_name = dirty.table_name AND touch.touch_key = dirty.touch_key) LIMIT ?",
        (most,),
    )
