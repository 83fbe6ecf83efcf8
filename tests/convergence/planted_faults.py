"""Faults to plant in the product, each with the shortest schedule found that shows it; checkers know none of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy.dialects import sqlite

from vipdesk.cache import base_sums, outbox, page, perform, settle
from vipdesk.cache.ledger import CacheLedger
from vipdesk.cache.touches import forget_touches, mark_dirty, touches_of
from vipdesk.headoffice import feed, push
from vipdesk.headoffice.judge import Judge
from vipdesk.headoffice.outcomes import OutcomeBook
from vipdesk.headoffice.pull import _Snapshot
from vipdesk.headoffice.recovery import Recovery
from vipdesk.headoffice.scope import ScopeBook
from vipdesk.intents.guests import merge_guests
from vipdesk.models.declarative import table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.record import FeedEntry
from vipdesk.sync import cycle

Step = tuple[str, dict[str, Any]]
Plant = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is broken, which rule it breaks, and a schedule that shows it."""

    rule: str
    name: str
    plant: Plant
    schedule: tuple[Step, ...]

    def __str__(self) -> str:
        return f"{self.rule}: {self.name}"


def step(name: str, **details: Any) -> Step:
    """One step of a schedule."""
    return name, details


def _nothing(*_: Any, **__: Any) -> None:
    return None


def _behind_a_defect(*later: Step) -> tuple[Step, ...]:
    """Pages reach the first desk while its queue is stopped by something head office stumbles over."""
    return (step("poison", desk=0, guest=2), *later)


# -- at the desk ---------------------------------------------------------------------------------------


def _leave_fold_with_the_reply(patch: pytest.MonkeyPatch) -> None:
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


def _forget_touches_of_the_doubtful(patch: pytest.MonkeyPatch) -> None:
    write = settle.write_touches

    def careless(cache: Any, entry: int, touches: Any) -> None:
        if cache.value("SELECT doubtful FROM outbox WHERE entry = ?", (entry,)) is None:
            write(cache, entry, touches)

    patch.setattr(settle, "write_touches", careless)


def _no_touch_of_a_question(patch: pytest.MonkeyPatch) -> None:
    touch = CacheLedger._touch

    def rows_alone(ledger: CacheLedger, key: Any, *, written: bool) -> None:
        if len(key[1]) == 16:
            touch(ledger, key, written=written)

    patch.setattr(CacheLedger, "_touch", rows_alone)


def _reset_drops_what_waits(patch: pytest.MonkeyPatch) -> None:
    begin = cycle.begin_reset

    def careless(cache: Any, incarnation: int, *, offer_again: bool) -> None:
        cache.execute("DELETE FROM outbox WHERE state = 'waiting'")
        begin(cache, incarnation, offer_again=offer_again)

    patch.setattr(cycle, "begin_reset", careless)


def _reset_offers_nothing(patch: pytest.MonkeyPatch) -> None:
    begin = cycle.begin_reset
    patch.setattr(cycle, "begin_reset", lambda cache, number, **_: begin(cache, number, offer_again=False))


def _forget_what_is_in_no_backup(patch: pytest.MonkeyPatch) -> None:
    forget = outbox.forget_safe
    patch.setattr(outbox, "forget_safe", lambda cache, number, _: forget(cache, number, 10**6))


def _marks_without_who(patch: pytest.MonkeyPatch) -> None:
    mark, raw = base_sums.row_mark, base_sums.raw_mark
    for module in (feed, base_sums):
        patch.setattr(module, "row_mark", lambda name, row_id, version, _: mark(name, row_id, version, None))
    patch.setattr(base_sums, "raw_mark", lambda name, row_id, version, _: raw(name, row_id, version, b""))


# -- at head office ------------------------------------------------------------------------------------


def _skip_an_entry(patch: pytest.MonkeyPatch) -> None:
    entries = _Snapshot._entries

    def naive(snapshot: Any, *where: Any) -> Any:
        found = entries(snapshot, *where)
        return found if len(found) < 2 else [*found[:-2], found[-1]]

    patch.setattr(_Snapshot, "_entries", naive)


def _nothing_is_known(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(OutcomeBook, "of_intent", lambda *_: None)
    patch.setattr(push._GroupRun, "_seen", push._GroupRun._decide)


def _entry_does_not_move(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(feed, "_upsert", lambda _: sqlite.insert(table_of(FeedEntry)).on_conflict_do_nothing())


def _one_space_is_enough(patch: pytest.MonkeyPatch) -> None:
    spaces = ScopeBook.spaces_of

    def first(book: ScopeBook, *about: Any) -> frozenset[str]:
        return frozenset(sorted(spaces(book, *about))[:1])

    patch.setattr(ScopeBook, "spaces_of", first)


def _purge_line_is_not_looked_at(patch: pytest.MonkeyPatch) -> None:
    read = _Snapshot._read_spaces

    def blind(snapshot: Any) -> None:
        read(snapshot)
        snapshot._purged.clear()

    patch.setattr(_Snapshot, "_read_spaces", blind)


def _names_are_not_resolved(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(merge_guests, "require_guest", lambda ledger, row_id: ledger.peek(DirectoryRow, row_id))


FAULTS = (
    Fault(
        "P3",
        "an intent's touches are not kept",
        lambda patch: patch.setattr(perform, "write_touches", _nothing),
        _behind_a_defect(
            step("check_in", desk=0, guest=0),
            step("check_in", desk=1, guest=0),
            step("sync", desk=1),
            step("sync", desk=0),
        ),
    ),
    Fault(
        "P3",
        "a question leaves no touch",
        _no_touch_of_a_question,
        (
            step("poison", desk=0, guest=0),
            step("check_in", desk=0, guest=0, place=0),
            step("check_in", desk=1, guest=2, place=0),
            step("sync", desk=1),
            step("sync", desk=0),
        ),
    ),
    Fault(
        "P5",
        "intents leave the fold with the push's reply",
        _leave_fold_with_the_reply,
        (
            step("note", desk=0, guest=0),
            step("lose_message", desk=0, replies=True, pass_first=1),
            step("sync", desk=0),
            step("sync", desk=0),
        ),
    ),
    Fault(
        "P6",
        "an intent that is known is run again",
        _nothing_is_known,
        (step("note", desk=0, guest=0), step("lose_message", desk=0, replies=True), step("sync", desk=0)),
    ),
    Fault(
        "P8",
        "what builds on a refused intent is judged alone",
        lambda patch: patch.setattr(Judge, "_require_made", _nothing),
        (
            step("check_in", desk=0, guest=0),
            step("sync", desk=0),
            step("check_in", desk=1, guest=0),
            step("end_visit", desk=1, how="visit.check_out"),
        ),
    ),
    Fault(
        "P8",
        "a defect is never set aside",
        lambda patch: patch.setattr(push, "ROUNDS_BEFORE_PARKING", 10**6),
        (step("poison", desk=0, guest=0),),
    ),
    Fault(
        "P10",
        "a change does not move its entry",
        _entry_does_not_move,
        (step("house_changes_guest", guest=0),),
    ),
    Fault(
        "P10",
        "a change is told in one space alone",
        _one_space_is_enough,
        (step("house_changes_guest", guest=2),),
    ),
    Fault(
        "P11",
        "the first reason brings nothing that is older",
        lambda patch: patch.setattr(feed, "_rows_of", lambda *_: iter(())),
        (step("grant", guest=0),),
    ),
    Fault(
        "P11",
        "the end of the last reason is not told",
        lambda patch: patch.setattr(ScopeBook, "remove", _removed_in_silence),
        (step("revoke", guest=2),),
    ),
    Fault(
        "P13",
        "the purge line is not looked at",
        _purge_line_is_not_looked_at,
        (
            step("line", desk=2, up=False),
            step("revoke", guest=2),
            step("night", days=1),
            step("night", days=181),
        ),
    ),
    Fault(
        "P14",
        "a cursor passes over an entry",
        _skip_an_entry,
        (step("house_changes_guest", guest=0), step("house_changes_guest", guest=2)),
    ),
    Fault(
        "P16",
        "a page writes over what waits",
        lambda patch: patch.setattr(page, "has_image", lambda *_: False),
        _behind_a_defect(
            step("prefer", desk=0, guest=0, value="龙井"),
            step("prefer", desk=1, guest=0, value="普洱"),
            step("sync", desk=1),
            step("sync", desk=0),
        ),
    ),
    Fault(
        "P17",
        "nothing becomes dirty",
        lambda patch: patch.setattr(page, "mark_dirty", _nothing),
        _behind_a_defect(
            step("prefer", desk=0, guest=0, value="龙井"),
            step("prefer", desk=1, guest=0, value="普洱"),
            step("sync", desk=1),
            step("sync", desk=0),
        ),
    ),
    Fault(
        "P18",
        "decided intents stay in the fold",
        lambda patch: patch.setattr(page, "_leave_fold", _nothing),
        (step("note", desk=0, guest=0), step("sync", desk=0)),
    ),
    Fault(
        "P19",
        "settle does not take back what it replays",
        lambda patch: patch.setattr(settle, "restore", _nothing),
        _behind_a_defect(
            step("check_in", desk=0, guest=0),
            step("check_in", desk=1, guest=0),
            step("sync", desk=1),
            step("sync", desk=0),
        ),
    ),
    Fault(
        "P21",
        "a refused replay keeps no touches",
        _forget_touches_of_the_doubtful,
        _behind_a_defect(
            step("check_in", desk=0, guest=0),
            step("check_in", desk=1, guest=0),
            step("sync", desk=1),
            step("sync", desk=0),
            step("end_visit", desk=1, how="visit.check_out"),
            step("sync", desk=1),
            step("sync", desk=0),
        ),
    ),
    Fault(
        "P23",
        "a reset drops what waits",
        _reset_drops_what_waits,
        (
            step("copy_disk", desk=0),
            step("note", desk=0, guest=0),
            step("sync", desk=0),
            step("put_disk_back", desk=0),
            step("note", desk=0, guest=2),
        ),
    ),
    Fault(
        "P24",
        "marks do not say who changed a row",
        _marks_without_who,
        (
            step("back_up"),
            step("prefer", desk=0, guest=2, value="龙井"),
            step("sync", desk=0),
            step("sync", desk=1),
            step("restore", epoch=False),
            step("prefer", desk=2, guest=2, value="普洱"),
            step("sync", desk=2),
            step("sync", desk=1),
        ),
    ),
    Fault(
        "P25",
        "nothing is offered again",
        _reset_offers_nothing,
        (step("back_up"), step("note", desk=0, guest=0), step("sync", desk=0), step("restore", epoch=True)),
    ),
    Fault(
        "P25",
        "a yes becomes a no",
        lambda patch: patch.setattr(Recovery, "judged", lambda _self, _former, decision: decision),
        (
            step("back_up"),
            step("check_in", desk=0, guest=0),
            step("sync", desk=0),
            step("restore", epoch=True),
            step("check_in", desk=1, guest=0),
            step("sync", desk=1),
        ),
    ),
    Fault(
        "P26",
        "a desk forgets what is in no backup",
        _forget_what_is_in_no_backup,
        (
            step("back_up"),
            step("note", desk=0, guest=0),
            step("sync", desk=0),
            step("sync", desk=0),
            step("restore", epoch=True),
        ),
    ),
    Fault(
        "P2",
        "head office believes every clock",
        lambda patch: patch.setattr(push, "clamp_asked_at", lambda asked_at, *_: asked_at),
        (step("turn_clock", desk=0, days=4000), step("check_in", desk=0, guest=0)),
    ),
    Fault(
        "P31",
        "a merge does not ask who the two are by now",
        _names_are_not_resolved,
        (step("merge", desk=0, kept=0, merged=2), step("merge", desk=1, kept=2, merged=0)),
    ),
    Fault(
        "I26",
        "an outcome leaves no line in the audit",
        lambda patch: patch.setattr(push, "add_audit", _nothing),
        (step("note", desk=0, guest=0),),
    ),
    Fault(
        "I13",
        "sums are not kept with the page",
        lambda patch: patch.setattr(base_sums.BaseSums, "keep", _nothing),
        (step("house_changes_guest", guest=0), step("sync", desk=0)),
    ),
)
"""In the order of the rules, those of the clock and the invariants last."""


def _removed_in_silence(book: ScopeBook, store_id: Any, guest_id: Any, reason: Any) -> bool:
    _REMOVE(book, store_id, guest_id, reason)
    return False


_REMOVE = ScopeBook.remove
