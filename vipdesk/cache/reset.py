"""Reset: the base is read anew under a new incarnation, and no intent is dropped (P23, I15).

What waits is numbered again from 1, in its order; where head office may have lost what it had answered, what this
desk has kept of it goes before, each with its former outcome (P25). What is shown stays meanwhile; rows that head office no longer has
are found at the first checkpoint, because every row it still has is named on the way there.
"""

import json
from uuid import UUID

from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache
from vipdesk.cache.uploads import send_again
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.values import write_json
from vipdesk.models.vocabulary import OutboxState

_UNDER_WAY = "reset_under_way"
OFFERING = "offering_again"
"""The fact that head office has not yet been told that all that was kept has been offered again (P25)."""


def begin_reset(cache: Cache, incarnation: int, *, offer_again: bool) -> None:
    """Take a new incarnation: no cursor, numbers from 1, everything undecided waits under them.

    `offer_again` puts all that has an outcome back into the queue; it was saved before what never had one.
    """
    with cache.transaction():
        state = DeskState(cache)
        for key, value in (
            ("incarnation", incarnation),
            ("cursor", None),
            ("positions", {}),
            ("applied_seq", 0),
            (_UNDER_WAY, True),
            (OFFERING, offer_again),
        ):
            state.put(key, value)
        cache.execute("DELETE FROM named_row")
        _leave_decided(cache)
        if offer_again:
            _offer_again(cache)
        send_again(cache)
        waiting = cache.rows(
            "SELECT entry FROM outbox WHERE state = ? ORDER BY entry", (OutboxState.WAITING.value,)
        )
        # numbers of the last incarnation must not stand in the way while they are given anew
        cache.execute_many("UPDATE outbox SET seq = -entry WHERE entry = ?", waiting)
        cache.execute_many(
            "UPDATE outbox SET incarnation = ?, seq = ? WHERE entry = ?",
            [(incarnation, number, entry) for number, (entry,) in enumerate(waiting, start=1)],
        )
        state.put("next_seq", len(waiting) + 1)


def is_resetting(state: DeskState) -> bool:
    """Whether the base is being read anew."""
    return bool(state.get(_UNDER_WAY, False))


def end_reset(state: DeskState) -> None:
    """Note that the first checkpoint of the new incarnation has been reached."""
    state.put(_UNDER_WAY, False)


def name_row(cache: Cache, table_name: str, row_id: UUID) -> None:
    """Note that head office still has a row."""
    cache.execute("INSERT OR IGNORE INTO named_row (table_name, row_id) VALUES (?, ?)", (table_name, row_id.bytes))


def unnamed_rows(cache: Cache) -> list[tuple[str, UUID]]:
    """Rows of the base that head office did not name: they are gone there."""
    found: list[tuple[str, UUID]] = []
    for name in SHARED_MODELS:
        shown = cache.rows(
            f'SELECT id FROM "{name}" WHERE NOT EXISTS (SELECT 1 FROM named_row'  # noqa: S608 - declared names
            " WHERE table_name = ? AND row_id = id)",
            (name,),
        )
        found += [(name, UUID(bytes=raw)) for (raw,) in shown]
    cache.execute("DELETE FROM named_row")
    return found


def _offer_again(cache: Cache) -> None:
    """Everything that has a sealed outcome waits again, with it."""
    found = cache.rows(
        "SELECT entry, state, code, facts, seal FROM outbox WHERE state <> ? AND seal IS NOT NULL",
        (OutboxState.WAITING.value,),
    )
    cache.execute_many(
        "UPDATE outbox SET state = ?, code = NULL, facts = '{}', former = ? WHERE entry = ?",
        [
            (
                OutboxState.WAITING.value,
                write_json({"state": state, "code": code, "facts": json.loads(facts), "seal": seal}),
                entry,
            )
            for entry, state, code, facts, seal in found
        ],
    )


def _leave_decided(cache: Cache) -> None:
    """What was decided under the old incarnation is in the new base: it leaves the fold with the reset."""
    cache.execute(
        "INSERT OR IGNORE INTO dirty (table_name, touch_key) SELECT touch.table_name, touch.touch_key FROM touch"
        " JOIN outbox ON outbox.entry = touch.entry WHERE outbox.state <> ? AND touch.written = 1",
        (OutboxState.WAITING.value,),
    )
    cache.execute(
        "DELETE FROM touch WHERE entry IN (SELECT entry FROM outbox WHERE folded = 1 AND state <> ?)",
        (OutboxState.WAITING.value,),
    )
    cache.execute("UPDATE outbox SET folded = 0 WHERE folded = 1 AND state <> ?", (OutboxState.WAITING.value,))
