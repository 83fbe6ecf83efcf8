"""The outbox: what was saved, in order, until its outcome is known and safe."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import GUEST, RECEPTIONIST, VOUCHER, voucher
from vipdesk.cache import outbox
from vipdesk.errors import Defect
from vipdesk.intents.intent import decode
from vipdesk.models.vocabulary import OutboxState
from vipdesk.protocol.push import PushedOutcome


def save(desk: SmallDesk, count: int = 1) -> list[UUID]:
    return [desk.submit("guest.add_note", guest_id=GUEST, text=str(number)).op_id for number in range(count)]


def states(desk: SmallDesk) -> list[tuple[str, str | None, int]]:
    return [(row[0], row[1], row[2]) for row in desk.cache.rows("SELECT state, code, dismissed FROM outbox")]


def test_what_waits_is_given_in_order_and_no_more_than_asked_for(desk: SmallDesk) -> None:
    saved = save(desk, 5)
    assert [entry.op_id for entry in outbox.waiting(desk.cache, 3)] == saved[:3]
    assert [entry.seq for entry in outbox.waiting(desk.cache, 9)] == [1, 2, 3, 4, 5]
    assert outbox.count_waiting(desk.cache) == 5


def test_an_entry_is_sent_with_every_chosen_id_so_that_repeating_is_harmless(desk: SmallDesk) -> None:
    saved = desk.submit("guest.add_note", guest_id=GUEST, text=" 靠窗 ")
    (entry,) = outbox.waiting(desk.cache, 1)
    pushed = entry.pushed()
    note_id = saved.created["note_id"]
    assert pushed.args == {"note_id": str(note_id), "guest_id": str(GUEST), "text": " 靠窗 "}
    assert pushed.creates == [note_id]
    assert (pushed.op_id, pushed.op_schema, pushed.actor) == (saved.op_id, 1, RECEPTIONIST)
    assert decode(pushed.kind, pushed.args, complete=True).args() == pushed.args


def test_certain_entries_are_given_in_outbox_order_and_unknown_ones_left_out(desk: SmallDesk) -> None:
    save(desk, 3)
    assert [entry.entry for entry in outbox.entries(desk.cache, {3, 1, 99})] == [1, 3]


def test_a_second_intent_under_one_number_or_id_is_a_defect(desk: SmallDesk) -> None:
    save(desk, 2)
    for change in ("seq = 1", f"op_id = x'{save(desk)[0].hex}'"):
        with pytest.raises(Defect):
            desk.cache.execute(f"UPDATE outbox SET {change} WHERE seq = 2")  # noqa: S608 - of this test


@pytest.mark.parametrize(
    ("state", "facts", "dismissed"),
    [
        (OutboxState.ACCEPTED, {}, 1),
        (OutboxState.ACCEPTED, {"conflicts": [{"field": "drink"}]}, 0),
        (OutboxState.REFUSED, {}, 0),
        (OutboxState.PARKED, {"cause": "x"}, 0),
    ],
)
def test_an_outcome_is_kept_and_only_what_went_well_needs_no_look(
    desk: SmallDesk, state: OutboxState, facts: dict[str, object], dismissed: int
) -> None:
    (op_id,) = save(desk)
    desk.answer(op_id, state, "some_code", **facts)
    assert states(desk) == [(state.value, "some_code", dismissed)]
    assert outbox.outcome_of(desk.cache, op_id) == (state.value, "some_code", facts)
    assert outbox.count_waiting(desk.cache) == 0
    outbox.dismiss(desk.cache, op_id)
    assert states(desk)[0][2] == 1


@pytest.mark.proves("F4")
def test_a_late_or_repeated_answer_changes_nothing_and_is_not_told_again(desk: SmallDesk) -> None:
    (op_id,) = save(desk)

    def note(state: str, incarnation: int = 1) -> list[PushedOutcome]:
        outcome = PushedOutcome(op_id=op_id, seq=1, state=state, code=None, facts={})
        return outbox.note_outcomes(desk.cache, incarnation, [outcome])

    assert note("refused", incarnation=2) == []
    assert states(desk)[0][0] == "waiting"
    assert [outcome.op_id for outcome in note("accepted")] == [op_id]
    assert note("refused") == []
    assert note("accepted") == []
    assert states(desk)[0][0] == "accepted"


def test_an_answer_to_an_unknown_intent_is_passed_over(desk: SmallDesk) -> None:
    save(desk)
    stranger = PushedOutcome(op_id=GUEST, seq=1, state="accepted", code=None, facts={})
    assert outbox.note_outcomes(desk.cache, 1, [stranger]) == []
    assert outbox.outcome_of(desk.cache, GUEST) is None


@pytest.mark.proves("P26")
def test_an_accepted_intent_stays_until_it_is_safe_and_a_refused_one_after_that(desk: SmallDesk) -> None:
    saved = save(desk, 4)
    for op_id, state in zip(saved, ("accepted", "refused", "accepted", "accepted"), strict=True):
        desk.answer(op_id, state)
    desk.page(applied_seq=3)
    outbox.forget_safe(desk.cache, 1, 0)
    assert len(states(desk)) == 4
    outbox.forget_safe(desk.cache, 1, 2)
    assert [row[0] for row in desk.cache.rows("SELECT seq FROM outbox ORDER BY seq")] == [2, 3, 4]
    outbox.forget_safe(desk.cache, 1, 4)
    assert [row[0] for row in desk.cache.rows("SELECT seq FROM outbox ORDER BY seq")] == [2, 4]


@pytest.mark.proves("P26")
def test_an_accepted_conflict_stays_until_somebody_has_looked_however_safe_it_is(desk: SmallDesk) -> None:
    (op_id,) = save(desk)
    desk.answer(op_id, "accepted", conflicts=[{"field": "drink"}])
    desk.page(applied_seq=1)
    outbox.forget_safe(desk.cache, 1, 1)
    assert states(desk) == [("accepted", None, 0)]
    outbox.dismiss(desk.cache, op_id)
    outbox.forget_safe(desk.cache, 1, 1)
    assert states(desk) == []


def test_an_intent_without_an_outcome_is_never_forgotten(desk: SmallDesk) -> None:
    save(desk, 2)
    desk.page(applied_seq=2)
    outbox.forget_safe(desk.cache, 1, 2)
    assert states(desk) == [("waiting", None, 0)] * 2


def test_only_what_is_in_the_fold_leaves_it(desk: SmallDesk) -> None:
    desk.put(voucher())
    save(desk)
    desk.submit("voucher.redeem", voucher_id=VOUCHER)
    save(desk)
    assert outbox.decided_in_fold(desk.cache, 1, 3) == [1, 3]
    assert outbox.decided_in_fold(desk.cache, 1, 1) == [1]
    assert outbox.decided_in_fold(desk.cache, 2, 3) == []
    outbox.mark_doubtful(desk.cache, 1, "already_here")
    outbox.leave_fold(desk.cache, 1)
    assert desk.cache.rows("SELECT folded, doubtful FROM outbox WHERE entry = 1") == [(0, None)]
