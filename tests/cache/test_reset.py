"""Reset: the base is read anew under a new incarnation, what is shown stays meanwhile, no intent is dropped."""

from __future__ import annotations

import pytest

from tests.fakes.small_desk import SmallDesk, page_of, put
from tests.fakes.small_house import GUEST, SEAT, SECOND_GUEST, VISIT, house_rows, visit
from vipdesk.cache import outbox
from vipdesk.cache.page import apply_page
from vipdesk.cache.reset import begin_reset, is_resetting
from vipdesk.cache.settle import is_settled
from vipdesk.models.visit import Visit


def work(desk: SmallDesk) -> None:
    """A base, one decided intent and three that wait."""
    desk.put(visit())
    saved = desk.submit("guest.add_note", guest_id=GUEST, text="schon entschieden")
    desk.submit("visit.seat", visit_id=VISIT, place_id=SEAT)
    desk.submit("guest.add_note", guest_id=GUEST, text="eins")
    desk.submit("guest.add_note", guest_id=SECOND_GUEST, text="zwei")
    desk.answer(saved.op_id, "refused", "not_allowed")


@pytest.mark.proves("I15", "P23")
def test_what_waits_is_numbered_from_one_in_its_order_and_nothing_is_dropped(desk: SmallDesk) -> None:
    work(desk)
    before = outbox.waiting(desk.cache, 9)
    begin_reset(desk.cache, 7, offer_again=False)
    after = outbox.waiting(desk.cache, 9)
    assert [entry.op_id for entry in after] == [entry.op_id for entry in before]
    assert [(entry.incarnation, entry.seq) for entry in after] == [(7, 1), (7, 2), (7, 3)]
    assert desk.count("outbox") == 4
    assert (desk.state.incarnation, desk.state.cursor, desk.state.get("next_seq")) == (7, None, 4)
    assert desk.submit("guest.add_note", guest_id=GUEST, text="drei").seq == 4


def test_what_is_shown_stays_until_the_new_base_is_whole(desk: SmallDesk) -> None:
    work(desk)
    before = desk.shown()
    begin_reset(desk.cache, 2, offer_again=False)
    assert desk.shown() == before
    desk.put(*house_rows(), done=False)
    assert is_resetting(desk.state)
    assert desk.count("visit") == 1


@pytest.mark.proves("P23")
def test_at_the_first_checkpoint_unnamed_rows_are_gone_and_waiting_intents_stand_on_the_rest(
    desk: SmallDesk,
) -> None:
    work(desk)
    gone = visit(id=SECOND_GUEST, guest_id=SECOND_GUEST)
    desk.put(gone)
    begin_reset(desk.cache, 2, offer_again=False)
    desk.put(*house_rows(), done=False)
    desk.put(visit(companions=5))
    desk.settle()
    assert not is_resetting(desk.state)
    assert is_settled(desk.cache)
    assert desk.row(Visit, gone.id) is None
    shown = desk.row(Visit, VISIT)
    assert shown is not None
    assert (shown["place_id"], shown["companions"]) == (SEAT, 5)
    assert sorted(desk.cache.rows("SELECT text FROM note")) == [("eins",), ("zwei",)]
    assert desk.count("named_row") == 0


@pytest.mark.proves("P23")
def test_a_record_that_was_put_back_may_bring_lower_versions(desk: SmallDesk) -> None:
    desk.put(visit(version=9, companions=9))
    begin_reset(desk.cache, 2, offer_again=False)
    desk.put(*house_rows(), visit(version=3, companions=3))
    shown = desk.row(Visit, VISIT)
    assert shown is not None
    assert (shown["version"], shown["companions"]) == (3, 3)


@pytest.mark.proves("I15")
def test_a_reset_goes_on_after_the_file_was_closed_half_way(desk: SmallDesk) -> None:
    work(desk)
    begin_reset(desk.cache, 2, offer_again=False)
    desk.put(*house_rows(), done=False)
    desk.reopen()
    assert is_resetting(desk.state)
    desk.page(put(visit()))
    desk.settle()
    assert desk.count("directory_row") == 3
    assert desk.count("visit") == 1
    assert outbox.count_waiting(desk.cache) == 3


def test_a_page_of_the_old_incarnation_that_comes_late_is_dropped(desk: SmallDesk) -> None:
    work(desk)
    cursor = desk.state.cursor
    begin_reset(desk.cache, 2, offer_again=False)
    before = desk.everything()
    assert not apply_page(desk.cache, cursor, page_of([put(visit(version=2))], "late")).applied
    assert desk.everything() == before


@pytest.mark.proves("P23")
def test_a_second_reset_before_the_first_has_ended_starts_over(desk: SmallDesk) -> None:
    work(desk)
    gone = visit(id=SECOND_GUEST, guest_id=SECOND_GUEST)
    begin_reset(desk.cache, 2, offer_again=False)
    desk.put(*house_rows(), gone, done=False)
    begin_reset(desk.cache, 3, offer_again=False)
    assert [(entry.incarnation, entry.seq) for entry in outbox.waiting(desk.cache, 9)] == [(3, 1), (3, 2), (3, 3)]
    desk.put(*house_rows(), visit())
    desk.settle()
    assert desk.count("note") == 2
    assert desk.row(Visit, gone.id) is None
