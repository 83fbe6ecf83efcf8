"""The screen 待我处理 and the counts of the status pill: always what the file holds."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk, put
from tests.fakes.small_house import GUEST, ONE_USE, SEAT, SECOND_GUEST, THIRD_GUEST, VISIT, request, visit
from vipdesk.cache import outbox
from vipdesk.cache.queries.for_me import matters
from vipdesk.cache.queries.status import Counts, counts
from vipdesk.cache.reset import begin_reset
from vipdesk.ids import derived_id
from vipdesk.models.snapshot.desk import Matter, MatterKind
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.values import write_instant


def kinds(desk: SmallDesk) -> list[tuple[MatterKind, str]]:
    return [(matter.kind, matter.about) for matter in matters(desk.reader)]


def note(desk: SmallDesk, guest_id: UUID = GUEST) -> UUID:
    return desk.submit("guest.add_note", guest_id=guest_id, text="靠窗").op_id


def test_what_waits_is_told_with_author_time_and_masked_guest(desk: SmallDesk) -> None:
    op_id = note(desk)
    (matter,) = matters(desk.reader)
    author = Words("何嘉仪", "Jiayi He")
    assert matter == Matter(op_id, MatterKind.WAITING, "guest.add_note", "陈**", NOON, author, None, {}, GUEST)


def test_whom_it_concerns_is_found_through_whatever_row_the_intent_names(desk: SmallDesk) -> None:
    desk.put(visit(), request(guest_id=SECOND_GUEST))
    desk.submit("visit.seat", visit_id=VISIT, place_id=SEAT)
    desk.submit("request.advance", request_id=request().id, to="accepted", based_on="new")
    saved = desk.submit("voucher.issue", guest_id=THIRD_GUEST, voucher_type_id=ONE_USE)
    desk.submit("voucher.redeem", voucher_id=saved.created["voucher_id"])
    assert [about for _, about in kinds(desk)] == ["陈**", "单**", "欧阳**", "欧阳**"]
    guests = [matter.guest_id for matter in matters(desk.reader)]
    assert guests == [GUEST, SECOND_GUEST, THIRD_GUEST, THIRD_GUEST]


def test_where_the_row_is_gone_nobody_is_named(desk: SmallDesk) -> None:
    desk.put(visit())
    saved = desk.submit("visit.seat", visit_id=VISIT, place_id=SEAT)
    desk.answer(saved.op_id, "refused", "visit_unknown")
    desk.page(put(visit(guest_id=derived_id("nobody"), version=2)), applied_seq=1)
    assert kinds(desk) == [(MatterKind.REFUSED, "")]


def test_what_needs_a_look_stands_before_what_waits_and_a_look_ends_it(desk: SmallDesk) -> None:
    ops = [note(desk) for _ in range(5)]
    check_in = desk.submit("visit.check_in", guest_id=SECOND_GUEST).op_id
    desk.answer(ops[1], "refused", "row_gone", longest=3)
    desk.answer(ops[2], "parked", "defect_parked")
    desk.answer(ops[3], "accepted", None, conflicts=[{"field": "drink", "theirs": "普洱"}, {"field": "size"}])
    desk.answer(ops[4], "accepted")
    desk.put(visit(guest_id=SECOND_GUEST))
    desk.settle()
    assert [kind for kind, _ in kinds(desk)] == [
        MatterKind.REFUSED,
        MatterKind.PARKED,
        MatterKind.CONFLICT,
        MatterKind.DOUBTFUL,
        MatterKind.WAITING,
    ]
    refused, parked, conflict, doubtful, waiting = matters(desk.reader)
    assert (refused.code, refused.facts, parked.code) == ("row_gone", {"longest": 3}, "defect_parked")
    assert (conflict.code, conflict.facts) == (None, {})
    assert (doubtful.op_id, doubtful.code, waiting.op_id) == (check_in, "already_here", ops[0])
    for op_id in ops:
        outbox.dismiss(desk.cache, op_id)
    assert kinds(desk) == [(MatterKind.DOUBTFUL, "单**")]


@pytest.mark.proves("I23")
def test_the_counts_are_those_of_the_file(desk: SmallDesk) -> None:
    nothing = Counts(
        0,
        0,
        0,
        settling=False,
        last_sync=None,
        position={"common": 1},
        first_sync=False,
        oldest_waiting=None,
        value_ends=NOON + timedelta(days=7),
        sign_in_ends=NOON + timedelta(days=30),
        skew_seconds=0,
    )
    assert counts(desk.reader) == nothing
    ops = [note(desk) for _ in range(6)]
    for op_id, state in zip(ops, ("refused", "parked", "parked", "accepted"), strict=False):
        desk.answer(op_id, state, None, **({"conflicts": [{}]} if state == "accepted" else {}))
    found = counts(desk.reader)
    assert (found.waiting, found.refused, found.conflicts) == (2, 3, 1)
    outbox.dismiss(desk.cache, ops[0])
    outbox.dismiss(desk.cache, ops[3])
    found = counts(desk.reader)
    assert (found.waiting, found.refused, found.conflicts) == (2, 2, 0)
    desk.state.put("last_sync", write_instant(NOON))
    assert counts(desk.reader).last_sync == NOON


@pytest.mark.proves("P22")
def test_the_desk_is_catching_up_until_its_own_work_has_come_back_and_is_settled(desk: SmallDesk) -> None:
    assert not counts(desk.reader).settling
    desk.put(visit())
    saved = desk.submit("visit.seat", visit_id=VISIT, place_id=SEAT)
    desk.answer(saved.op_id, "accepted")
    assert counts(desk.reader).waiting == 0
    assert counts(desk.reader).settling
    desk.page(put(visit(version=2, place_id=SEAT)), applied_seq=1)
    assert not counts(desk.reader).settling
    note(desk)
    desk.page(applied_seq=2)
    assert not counts(desk.reader).settling


@pytest.mark.proves("P22", "I8")
def test_between_the_pages_of_a_reading_the_desk_is_catching_up(desk: SmallDesk) -> None:
    desk.put(visit(companions=2, version=2), done=False)
    assert counts(desk.reader).settling
    desk.put(visit(id=derived_id("visit", "next")))
    assert not counts(desk.reader).settling
    begin_reset(desk.cache, 2, offer_again=False)
    assert counts(desk.reader).settling


def test_before_the_first_checkpoint_the_desk_says_so(desk: SmallDesk) -> None:
    desk.state.put("checkpoint", None)
    assert counts(desk.reader).first_sync
    desk.page()
    assert not counts(desk.reader).first_sync
