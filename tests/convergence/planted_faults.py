"""Ways to break one rule of the product each, for as long as a test lasts."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite

from vipdesk.cache import base_sums, outbox, settle
from vipdesk.cache.ledger import CacheLedger
from vipdesk.cache.reset import begin_reset
from vipdesk.cache.touches import forget_touches, mark_dirty, touches_of, write_touches
from vipdesk.headoffice import feed, pull
from vipdesk.headoffice.bulk import Rows
from vipdesk.headoffice.outcomes import answer_to
from vipdesk.headoffice.page_rows import read_entries
from vipdesk.headoffice.pull import _Snapshot
from vipdesk.headoffice.push import _GroupRun
from vipdesk.headoffice.scope import ScopeBook
from vipdesk.intents.guests import merge_guests
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.row_mark import raw_mark, row_mark
from vipdesk.protocol.push import PushedIntent, PushedOutcome
from vipdesk.sync import cycle


def nothing(*_: Any, **__: Any) -> None:
    return None


# -- at the desk ---------------------------------------------------------------------------------------


def leave_fold_with_the_reply(patch: pytest.MonkeyPatch) -> None:
    note = outbox.note_outcomes

    def early(cache: Any, incarnation: int, outcomes: Any) -> Any:
        fresh = note(cache, incarnation, outcomes)
        for told in outcomes:
            entry = cache.value("SELECT entry FROM outbox WHERE op_id = ?", (told.op_id.bytes,))
            mark_dirty(cache, [key for key, wrote in touches_of(cache, entry).items() if wrote])
            forget_touches(cache, entry)
            outbox.leave_fold(cache, entry)
        return fresh

    patch.setattr(outbox, "note_outcomes", early)


def forget_touches_of_the_doubtful(patch: pytest.MonkeyPatch) -> None:
    def careless(cache: Any, entry: int, touches: Any) -> None:
        if cache.value("SELECT doubtful FROM outbox WHERE entry = ?", (entry,)) is None:
            write_touches(cache, entry, touches)

    patch.setattr(settle, "write_touches", careless)


def no_touch_of_a_question(patch: pytest.MonkeyPatch) -> None:
    touch = CacheLedger._touch

    def rows_alone(ledger: CacheLedger, key: Any, *, written: bool) -> None:
        if len(key[1]) == 16:
            touch(ledger, key, written=written)

    patch.setattr(CacheLedger, "_touch", rows_alone)


def reset_drops_what_waits(patch: pytest.MonkeyPatch) -> None:
    def careless(cache: Any, incarnation: int, *, offer_again: bool) -> None:
        cache.execute("DELETE FROM touch WHERE entry IN (SELECT entry FROM outbox WHERE state = 'waiting')")
        cache.execute("DELETE FROM outbox WHERE state = 'waiting'")
        begin_reset(cache, incarnation, offer_again=offer_again)

    patch.setattr(cycle, "begin_reset", careless)


def reset_offers_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(cycle, "begin_reset", lambda cache, number, **_: begin_reset(cache, number, offer_again=False))


def forget_what_is_in_no_backup(patch: pytest.MonkeyPatch) -> None:
    forget = outbox.forget_safe
    patch.setattr(outbox, "forget_safe", lambda cache, number, _: forget(cache, number, 10**6))


def marks_without_who(patch: pytest.MonkeyPatch) -> None:
    for module in (feed, base_sums):
        patch.setattr(module, "row_mark", lambda name, row_id, version, _: row_mark(name, row_id, version, None))
    patch.setattr(base_sums, "raw_mark", lambda name, row_id, version, _: raw_mark(name, row_id, version, b""))


# -- at head office ------------------------------------------------------------------------------------


def run_again_what_was_seen(patch: pytest.MonkeyPatch) -> None:
    """The stored outcome is answered, byte for byte, and the intent is run once more for all that."""
    seen = _GroupRun._seen

    def again(run: _GroupRun, seq: int, pushed: PushedIntent) -> PushedOutcome:
        answer = seen(run, seq, pushed)
        _run_again(run, pushed)
        return answer

    patch.setattr(_GroupRun, "_seen", again)


def run_again_what_comes_under_a_new_number(patch: pytest.MonkeyPatch) -> None:
    decide = _GroupRun._decide

    def again(run: _GroupRun, seq: int, pushed: PushedIntent) -> PushedOutcome:
        known = run.outcomes.of_intent(pushed.op_id)
        answer = decide(run, seq, pushed)
        if known is not None:
            _run_again(run, pushed)
        return answer

    patch.setattr(_GroupRun, "_decide", again)


def _run_again(run: _GroupRun, pushed: PushedIntent) -> None:
    _, changes = run._judge.decide(pushed, run._asked_at(pushed), run._now)
    run._changes.merge(changes)


def answer_anew_what_was_seen(patch: pytest.MonkeyPatch) -> None:
    def anew(run: _GroupRun, seq: int, pushed: PushedIntent) -> PushedOutcome:
        decision, _ = run._judge.decide(pushed, run._asked_at(pushed), run._now)
        return answer_to(pushed.op_id, seq, decision)

    patch.setattr(_GroupRun, "_seen", anew)


def skip_an_entry(patch: pytest.MonkeyPatch) -> None:
    def naive(*where: Any) -> Any:
        found = read_entries(*where)
        return found if len(found) < 2 else [*found[:-2], found[-1]]

    patch.setattr(pull, "read_entries", naive)


def entry_does_not_move(patch: pytest.MonkeyPatch) -> None:
    def first_only(connection: Connection, table: Table, rows: Rows, _: tuple[str, ...]) -> None:
        connection.execute(sqlite.insert(table).on_conflict_do_nothing(), list(rows))

    patch.setattr(feed, "add_rows", first_only)


def one_space_is_enough(patch: pytest.MonkeyPatch) -> None:
    spaces = ScopeBook.spaces_of

    def first(book: ScopeBook, *about: Any) -> frozenset[str]:
        return frozenset(sorted(spaces(book, *about))[:1])

    patch.setattr(ScopeBook, "spaces_of", first)


def purge_line_is_not_looked_at(patch: pytest.MonkeyPatch) -> None:
    read = _Snapshot._read_spaces

    def blind(snapshot: Any) -> None:
        read(snapshot)
        snapshot._purged.clear()

    patch.setattr(_Snapshot, "_read_spaces", blind)


def names_are_not_resolved(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(merge_guests, "require_guest", lambda ledger, row_id: ledger.peek(DirectoryRow, row_id))


def removed_in_silence(book: ScopeBook, store_id: Any, guest_id: Any, reason: Any) -> bool:
    _REMOVE(book, store_id, guest_id, reason)
    return False


_REMOVE = ScopeBook.remove
