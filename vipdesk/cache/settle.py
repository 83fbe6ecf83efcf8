"""Settle: after a checkpoint, pending intents whose ground has moved are taken back and run again (P19-P22).

Affected are the intents that touched a dirty key, closed over keys where one of two intents writes. One connected
group is one transaction, so a check-in at the counter waits for one group at most, and a crash leaves whole groups
done: `dirty` is the resume mark.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from vipdesk.cache import outbox
from vipdesk.cache.budget import Budget
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache
from vipdesk.cache.images import base_row, drop_image, shown_row
from vipdesk.cache.ledger import CacheLedger
from vipdesk.cache.outbox import OutboxEntry
from vipdesk.cache.page import decided_in_fold, has_untouched, leave_fold, restore_untouched
from vipdesk.cache.perform import author_here
from vipdesk.cache.search_keys import restore_found
from vipdesk.cache.statements import statements_of
from vipdesk.cache.touches import TouchKey, forget_touches, is_row_key, touches_of, write_touches
from vipdesk.errors import Refused
from vipdesk.intents.intent import decode
from vipdesk.models.catalogue import SHARED_MODELS


def settle(cache: Cache) -> Iterator[set[str]]:
    """Replay what pages disturbed, one group per step; yields the tables each step changed.

    Whoever drives it may pause between steps. When it ends, nothing is dirty.
    """
    while True:
        seeds: set[int] = set()
        changed: set[str] | None = None
        settled = False
        while not settled:
            try:
                with cache.transaction():
                    changed = _step(cache, seeds)
                settled = True
            except _WidenError as wider:
                seeds |= wider.entries
        if changed is None:
            return
        yield changed


def is_settled(cache: Cache) -> bool:
    """Whether what is shown follows from base and fold."""
    return cache.row("SELECT 1 FROM dirty LIMIT 1") is None and not decided_in_fold(cache)


class _WidenError(Exception):
    """A replay went where the group did not expect: start again with these as well (P20)."""

    def __init__(self, entries: set[int]) -> None:
        super().__init__()
        self.entries = entries


def _step(cache: Cache, seeds: set[int]) -> set[str] | None:
    """Settle one group, or what comes before all groups as far as the time goes; None if nothing is left to do."""
    budget = Budget(cache.commit_seconds)
    if not leave_fold(cache, budget):
        return {"outbox"}
    changed = restore_untouched(cache, budget)
    if has_untouched(cache) or (changed and budget.is_spent):
        return changed
    first = cache.value(
        "SELECT min(touch.entry) FROM dirty JOIN touch"
        " ON touch.table_name = dirty.table_name AND touch.touch_key = dirty.touch_key"
    )
    if first is None:
        return changed or None
    group = _Group(cache, _connected(cache, {int(first)} | seeds))
    group.run()
    return changed | group.changed


def _connected(cache: Cache, seeds: set[int]) -> set[int]:
    """The seeds and every pending intent that shares with them a dirty key, or a key one of the two writes.

    A dirty key is emptied with the group, so everybody who touched it must be in it.
    """
    group: set[int] = set()
    frontier = set(seeds)
    # many intents read the same policy row: a key is followed once, not once for each of them
    followed: set[tuple[TouchKey, bool]] = set()
    while frontier:
        group |= frontier
        reached: set[int] = set()
        for entry in frontier:
            for key, written in touches_of(cache, entry).items():
                everybody = written or _is_dirty(cache, key)
                if (key, everybody) not in followed:
                    followed.add((key, everybody))
                    reached |= _touched_by(cache, key, readers=everybody)
        frontier = reached - group
    return group


def _touched_by(cache: Cache, key: TouchKey, *, readers: bool) -> set[int]:
    """The pending intents that wrote a key; with `readers` also those that read it."""
    found = cache.rows("SELECT entry, written FROM touch WHERE table_name = ? AND touch_key = ?", key)
    return {int(entry) for entry, written in found if written or readers}


def _is_dirty(cache: Cache, key: TouchKey) -> bool:
    return cache.row("SELECT 1 FROM dirty WHERE table_name = ? AND touch_key = ?", key) is not None


@dataclass(slots=True)
class _Group:
    """Intents that are taken back and run again together."""

    cache: Cache
    members: set[int]
    changed: set[str] = field(default_factory=set)

    def run(self) -> None:
        entries = outbox.entries(self.cache, self.members)
        before: dict[TouchKey, bool] = {}
        for entry in entries:
            for key, written in touches_of(self.cache, entry.entry).items():
                before[key] = before.get(key, False) or written
            forget_touches(self.cache, entry.entry)
        disturbed = self._dirty(set(before))
        rows = {key for key, written in before.items() if written and is_row_key(key[1])}
        self._restore(rows | {key for key in disturbed if is_row_key(key[1])})
        after: dict[TouchKey, bool] = {}
        for entry in entries:
            for key, written in self._replay(entry).items():
                after[key] = after.get(key, False) or written
        self._require_closed(after, disturbed)
        self.cache.execute_many("DELETE FROM dirty WHERE table_name = ? AND touch_key = ?", list(disturbed))
        self._drop_images(rows | disturbed | set(after), after)

    def _replay(self, entry: OutboxEntry) -> dict[TouchKey, bool]:
        """Run one intent again; a refusal leaves no rows and keeps its touches, as reads (P21)."""
        state = DeskState(self.cache)
        touches: dict[TouchKey, bool] = {}
        try:
            actor = author_here(self.cache, entry.actor_id)
            ledger = CacheLedger(self.cache, entry.op_id, actor, state.desk_id, entry.asked_at, touches)
            with self.cache.savepoint():
                decode(entry.kind, entry.args, complete=True).apply(ledger)
            outbox.mark_doubtful(self.cache, entry.entry, None)
        except Refused as refusal:
            touches = dict.fromkeys(touches, False)
            outbox.mark_doubtful(self.cache, entry.entry, refusal.code.value)
        write_touches(self.cache, entry.entry, touches)
        self.changed |= {name for (name, _), written in touches.items() if written} | {"outbox"}
        return touches

    def _restore(self, keys: set[TouchKey]) -> None:
        for name, key in keys:
            restore_found(self.cache, statements_of(SHARED_MODELS[name]), UUID(bytes=key))
            self.changed.add(name)

    def _dirty(self, keys: set[TouchKey]) -> set[TouchKey]:
        return {key for key in keys if _is_dirty(self.cache, key)}

    def _require_closed(self, after: dict[TouchKey, bool], disturbed: set[TouchKey]) -> None:
        """The group must hold everybody who shares a written key, or a dirty one it did not know of (P20).

        A dirty key is one that somebody waiting touched, so that whoever comes in brings it along.
        """
        keys = self._dirty(set(after)) - disturbed
        entries: set[int] = set()
        for (name, key), written in after.items():
            found = self.cache.rows(
                "SELECT entry, written FROM touch WHERE table_name = ? AND touch_key = ?", (name, key)
            )
            dirty = (name, key) in keys
            entries |= {int(entry) for entry, wrote in found if written or wrote or dirty}
        if entries - self.members:
            raise _WidenError(entries | self.members)

    def _drop_images(self, keys: set[TouchKey], after: dict[TouchKey, bool]) -> None:
        """A row that shows its base and that nobody pending writes needs no image any more (P19)."""
        for name, key in keys:
            if not is_row_key(key) or after.get((name, key), False):
                continue
            statements = statements_of(SHARED_MODELS[name])
            row_id = UUID(bytes=key)
            if shown_row(self.cache, statements, row_id) == base_row(self.cache, statements, row_id):
                drop_image(self.cache, name, row_id)
