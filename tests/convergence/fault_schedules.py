"""Planted faults, each with the shortest schedule found that shows it; the checkers know none of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.convergence.planted_faults import (
    answer_anew_what_was_seen,
    entry_does_not_move,
    forget_touches_of_the_doubtful,
    forget_what_is_in_no_backup,
    leave_fold_with_the_reply,
    marks_without_who,
    names_are_not_resolved,
    no_touch_of_a_question,
    nothing,
    one_space_is_enough,
    purge_line_is_not_looked_at,
    removed_in_silence,
    reset_drops_what_waits,
    reset_offers_nothing,
    run_again_what_comes_under_a_new_number,
    run_again_what_was_seen,
    skip_an_entry,
)
from vipdesk.cache import base_sums, outbox, page, perform, settle
from vipdesk.headoffice import feed, push
from vipdesk.headoffice.audit import AuditChain
from vipdesk.headoffice.judge import Judge
from vipdesk.headoffice.recovery import Recovery
from vipdesk.headoffice.scope import ScopeBook

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


def _behind_a_defect(*later: Step) -> tuple[Step, ...]:
    """Pages reach the first desk while its queue is stopped by something head office stumbles over."""
    return (step("poison", desk=0, guest=2), *later)


_BOTH_PREFER = (
    step("prefer", desk=0, guest=0, value="龙井"),
    step("prefer", desk=1, guest=0, value="普洱"),
    step("sync", desk=1),
    step("sync", desk=0),
)
_BOTH_RECEIVE = (
    step("check_in", desk=0, guest=0),
    step("check_in", desk=1, guest=0),
    step("sync", desk=1),
    step("sync", desk=0),
)
_PUT_BACK = (
    step("copy_disk", desk=0),
    step("note", desk=0, guest=0),
    step("sync", desk=0),
    step("put_disk_back", desk=0),
)
_A_VOUCHER_IS_USED = (
    step("issue_voucher", desk=0, guest=0),
    step("sync", desk=0),
    step("end_voucher", desk=0, how="voucher.redeem"),
)
"""Once, of the three times it may be."""

FAULTS = (
    Fault(
        "P3",
        "an intent's touches are not kept",
        lambda patch: patch.setattr(perform, "write_touches", nothing),
        _behind_a_defect(*_BOTH_RECEIVE),
    ),
    Fault(
        "P3",
        "a question leaves no touch",
        no_touch_of_a_question,
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
        leave_fold_with_the_reply,
        (
            step("note", desk=0, guest=0),
            step("lose_message", desk=0, replies=True, pass_first=1),
            step("sync", desk=0),
            step("sync", desk=0),
        ),
    ),
    Fault(
        "P6",
        "what was sent before is run again",
        run_again_what_was_seen,
        (
            *_A_VOUCHER_IS_USED,
            step("lose_message", desk=0, replies=True),
            step("sync", desk=0),
            # the number that comes with it moves the queue on, and with it goes what was run again
            step("note", desk=0, guest=0),
            step("sync", desk=0),
        ),
    ),
    Fault(
        "P6",
        "what comes under a new number is run again",
        run_again_what_comes_under_a_new_number,
        (
            *_A_VOUCHER_IS_USED,
            *_PUT_BACK,
            # another piece of work under the number of the one that is gone: the desk begins anew from one
            step("note", desk=0, guest=2),
            step("sync", desk=0),
        ),
    ),
    Fault(
        "P6",
        "what was sent before is answered anew",
        answer_anew_what_was_seen,
        (
            step("check_in", desk=0, guest=0),
            step("lose_message", desk=0, replies=True),
            step("sync", desk=0),
            step("sync", desk=0),
        ),
    ),
    Fault(
        "P8",
        "what builds on a refused intent is judged alone",
        lambda patch: patch.setattr(Judge, "_require_made", nothing),
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
        entry_does_not_move,
        (step("house_changes_guest", guest=0),),
    ),
    Fault(
        "P10",
        "a change is told in one space alone",
        one_space_is_enough,
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
        lambda patch: patch.setattr(ScopeBook, "remove", removed_in_silence),
        (step("revoke", guest=2),),
    ),
    Fault(
        "P13",
        "the purge line is not looked at",
        purge_line_is_not_looked_at,
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
        skip_an_entry,
        (step("house_changes_guest", guest=0), step("house_changes_guest", guest=2)),
    ),
    Fault(
        "P16",
        "a page writes over what waits",
        lambda patch: patch.setattr(page, "has_image", lambda *_: False),
        _behind_a_defect(*_BOTH_PREFER),
    ),
    Fault(
        "P17",
        "nothing becomes dirty",
        lambda patch: patch.setattr(page, "mark_dirty", nothing),
        _behind_a_defect(*_BOTH_PREFER),
    ),
    Fault(
        "P18",
        "decided intents stay in the fold",
        lambda patch: patch.setattr(outbox, "decided_in_fold", lambda *_: []),
        (step("note", desk=0, guest=0), step("sync", desk=0)),
    ),
    Fault(
        "P19",
        "settle does not take back what it replays",
        lambda patch: patch.setattr(settle, "restore_found", nothing),
        _behind_a_defect(*_BOTH_RECEIVE),
    ),
    Fault(
        "P21",
        "a refused replay keeps no touches",
        forget_touches_of_the_doubtful,
        _behind_a_defect(
            *_BOTH_RECEIVE,
            step("end_visit", desk=1, how="visit.check_out"),
            step("sync", desk=1),
            step("sync", desk=0),
        ),
    ),
    Fault(
        "P23",
        "a reset drops what waits",
        reset_drops_what_waits,
        (
            *_PUT_BACK,
            step("note", desk=0, guest=2),
        ),
    ),
    Fault(
        "P24",
        "marks do not say who changed a row",
        marks_without_who,
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
        reset_offers_nothing,
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
        forget_what_is_in_no_backup,
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
        (step("turn_clock", desk=0, days=20), step("check_in", desk=0, guest=0)),
    ),
    Fault(
        "P31",
        "a merge does not ask who the two are by now",
        names_are_not_resolved,
        (step("merge", desk=0, kept=0, merged=2), step("merge", desk=1, kept=2, merged=0)),
    ),
    Fault(
        "I26",
        "an outcome leaves no line in the audit",
        lambda patch: patch.setattr(AuditChain, "add", nothing),
        (step("note", desk=0, guest=0),),
    ),
    Fault(
        "I13",
        "sums are not kept with the page",
        lambda patch: patch.setattr(base_sums.BaseSums, "keep", nothing),
        (step("house_changes_guest", guest=0), step("sync", desk=0)),
    ),
)
"""In the order of the rules, those of the clock and the invariants last."""
