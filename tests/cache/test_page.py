"""A pulled page goes into the base, whole and in any order; what pending intents touched is only marked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk, copy_desk, forget, page_of, put
from tests.fakes.small_house import (
    GUEST,
    NAMES,
    SEAT,
    SECOND_GUEST,
    SECOND_SEAT,
    SECOND_SHOPPER,
    SHOPPER,
    VISIT,
    VOUCHER,
    house_rows,
    left_visit,
    request,
    visit,
    voucher,
)
from vipdesk.cache.contents import wire_rows
from vipdesk.cache.images import base_row
from vipdesk.cache.page import apply_page
from vipdesk.cache.settle import is_settled
from vipdesk.cache.statements import statements_of
from vipdesk.ids import GuestId, StaffId, derived_id
from vipdesk.models.catalogue import DOSSIER_MODELS
from vipdesk.models.declarative import Shared
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Guest, Note, Preference, ShopperAssignment, preference_id
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import AssignmentKind, OutboxState, Source, Topic
from vipdesk.protocol.pull import PUT, PulledRow


def directory_row(desk: SmallDesk, guest_id: UUID, **changes: Any) -> DirectoryRow:
    """A guest's directory row as the base has it, one version on."""
    values = base_row(desk.cache, statements_of(DirectoryRow), guest_id)
    assert values is not None
    return DirectoryRow(**(values | {"version": values["version"] + 1} | changes))


def note(text: str = "靠窗", guest_id: UUID = GUEST, **changes: Any) -> Note:
    details: dict[str, Any] = {"id": derived_id("note", text), "written_at": NOON}
    return Note(guest_id=GuestId(guest_id), text=changes.pop("text", text), **(details | changes))


def assignment(number: int, staff_id: StaffId, *, active: bool) -> ShopperAssignment:
    return ShopperAssignment(
        id=derived_id("assignment", str(number)),
        guest_id=GUEST,
        staff_id=staff_id,
        kind=AssignmentKind.PRIMARY,
        active=active,
        since=NOON,
    )


def preference(value: str) -> Preference:
    return Preference(
        id=preference_id(GUEST, Topic.DRINK),
        guest_id=GUEST,
        topic=Topic.DRINK,
        value=value,
        source=Source.STAFF,
        told_at=NOON,
    )


def busy_page() -> list[PulledRow]:
    """A page in which unique values change hands and children come with their parents."""
    other = derived_id("visit", "other")
    rows: list[Shared] = [
        visit(version=2, place_id=SECOND_SEAT),
        visit(id=other, guest_id=SECOND_GUEST, place_id=SEAT),
        request(),
        voucher(),
        preference("龙井"),
        assignment(1, SHOPPER, active=False),
        assignment(2, SECOND_SHOPPER, active=True),
        *(note(text) for text in ("eins", "zwei")),
    ]
    return [*map(put, rows), forget("note", derived_id("note", "gone"))]


@pytest.fixture(scope="module")
def worked_on(desk_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with a base the busy page changes, and intents waiting on it."""
    desk = copy_desk(desk_template, tmp_path_factory.mktemp("worked on") / "profile")
    desk.put(visit(place_id=SEAT), note("gone"), assignment(1, SHOPPER, active=True))
    desk.submit("visit.seat", visit_id=VISIT, place_id=None)
    desk.submit("guest.set_preference", guest_id=GUEST, topic="drink", value="普洱")
    desk.submit("guest.assign_shopper", guest_id=GUEST, staff_id=SECOND_SHOPPER, assignment_id=derived_id("mine"))
    desk.submit("visit.check_out", visit_id=VISIT)
    desk.cache.row("PRAGMA wal_checkpoint(TRUNCATE)")
    desk.cache.close()
    return desk.profile


@pytest.fixture
def copies(worked_on: Path, tmp_path: Path) -> Iterator[Any]:
    """Fresh copies of that desk."""
    numbers = count()

    def copy() -> SmallDesk:
        return copy_desk(worked_on, tmp_path / f"copy {next(numbers)}")

    yield copy
    shutil.rmtree(tmp_path)


@pytest.mark.proves("P16", "P17", "P19")
def test_any_order_of_a_page_ends_in_the_same_place(copies: Any) -> None:
    def ending(rows: list[PulledRow]) -> tuple[object, ...]:
        desk = copies()
        desk.page(*rows)
        dirty = set(desk.cache.rows("SELECT * FROM dirty"))
        desk.settle()
        assert is_settled(desk.cache)
        end = (dirty, desk.shown(), desk.everything()["image"], desk.everything()["touch"])
        desk.cache.close()
        return end

    expected = ending(busy_page())
    assert expected[0]

    @settings(max_examples=25)
    @given(st.permutations(busy_page()))
    def check(rows: list[PulledRow]) -> None:
        assert ending(rows) == expected

    check()


def test_the_same_page_twice_changes_nothing_more(desk: SmallDesk) -> None:
    desk.page(*busy_page())
    before = desk.shown()
    assert desk.page(*(row for row in busy_page() if row.kind == PUT)).changed == set()
    assert desk.shown() == before


@pytest.mark.proves("P16")
def test_a_lower_version_is_skipped_and_an_equal_or_higher_one_taken(desk: SmallDesk) -> None:
    desk.put(note(version=3))
    for version, text, shown in ((2, "older", "靠窗"), (3, "same", "same"), (4, "newer", "newer")):
        desk.put(note(version=version, id=note().id, text=text))
        row = desk.row(Note, note().id)
        assert row is not None
        assert row["text"] == shown


@pytest.mark.proves("P15")
def test_a_page_that_was_asked_for_from_elsewhere_is_dropped(desk: SmallDesk) -> None:
    before = desk.everything()
    for asked_with in (None, "cursor 0", "cursor 2"):
        assert not apply_page(desk.cache, asked_with, page_of([put(note())], "cursor 3")).applied
    assert desk.everything() == before
    assert apply_page(desk.cache, "cursor 1", page_of([put(note())], "cursor 3")).applied
    assert desk.state.cursor == "cursor 3"


@pytest.mark.proves("P15")
def test_a_page_that_knows_less_of_this_desk_than_an_earlier_one_is_dropped(desk: SmallDesk) -> None:
    desk.page(applied_seq=5)
    assert not desk.page(put(note()), applied_seq=4).applied
    assert desk.count("note") == 0
    assert desk.page(put(note()), applied_seq=5).applied


@pytest.mark.proves("I9")
def test_a_page_with_a_row_that_cannot_be_read_leaves_neither_rows_nor_cursor(desk: SmallDesk) -> None:
    before = desk.shown(), desk.state.cursor
    whole, broken = put(note()), put(note("zwei"))
    assert broken.row is not None
    del broken.row["text"]
    with pytest.raises(KeyError):
        desk.page(whole, broken)
    assert (desk.shown(), desk.state.cursor) == before


@pytest.mark.proves("P11")
def test_forgetting_a_guest_empties_the_dossier_and_keeps_directory_and_other_guests(desk: SmallDesk) -> None:
    other = derived_id("visit", "other")
    desk.put(visit(), voucher(), request(), note(), preference("龙井"), assignment(1, SHOPPER, active=True))
    desk.put(visit(id=other, guest_id=SECOND_GUEST), note("andere", SECOND_GUEST))
    desk.page(forget("guest", GUEST))
    for model in DOSSIER_MODELS:
        owner = "id" if model is Guest else "guest_id"
        assert desk.count(model.__tablename__, f"{owner} = x'{GUEST.hex}'") == 0
    assert desk.row(DirectoryRow, GUEST) is not None
    assert [desk.count(table) for table in ("directory_row", "guest", "visit", "note")] == [3, 2, 1, 1]
    assert desk.row(Visit, other) is not None


@pytest.mark.proves("I19")
def test_forgetting_a_directory_row_takes_the_guest_out_of_the_search(desk: SmallDesk) -> None:
    keys = desk.count("search_key")
    desk.page(forget("directory_row", GUEST), forget("guest", GUEST))
    assert desk.row(DirectoryRow, GUEST) is None
    assert desk.count("search_entry") == len(NAMES) - 1
    assert 0 < desk.count("search_key") < keys


@pytest.mark.proves("F37", "I20")
def test_a_table_of_a_newer_head_office_is_passed_over(desk: SmallDesk) -> None:
    unknown = PulledRow(table="robot", id=derived_id("robot"), kind="put", row={"id": str(derived_id("robot"))})
    result = desk.page(unknown, forget("robot", derived_id("robot")), put(note()))
    assert result.applied
    assert result.changed == {"note"}


@pytest.mark.proves("I20")
def test_a_field_this_program_does_not_know_is_kept_and_sent_back(desk: SmallDesk) -> None:
    desk.page(put(visit(), mood="merry", umbrellas=[1, {"of": "two"}]))
    desk.submit("visit.seat", visit_id=VISIT, place_id=SEAT)
    (row,) = wire_rows(desk.cache, "visit")
    assert (row["mood"], row["umbrellas"], row["place_id"]) == ("merry", [1, {"of": "two"}], str(SEAT))
    desk.page(put(visit(version=2, companions=3), mood="sad"))
    desk.settle()
    (row,) = wire_rows(desk.cache, "visit")
    assert (row["mood"], row["companions"], row["place_id"], "umbrellas" in row) == ("sad", 3, str(SEAT), False)


@pytest.mark.proves("P16")
def test_a_row_an_intent_has_touched_gets_a_new_base_and_shows_the_intent_still(desk: SmallDesk) -> None:
    desk.put(visit())
    desk.submit("visit.seat", visit_id=VISIT, place_id=SEAT)
    result = desk.page(put(visit(version=7, companions=4)))
    assert "visit" not in result.changed
    shown, base = desk.row(Visit, VISIT), base_row(desk.cache, statements_of(Visit), VISIT)
    assert shown is not None
    assert base is not None
    assert (shown["place_id"], shown["companions"]) == (SEAT, 0)
    assert (base["place_id"], base["companions"], base["version"]) == (None, 4, 7)
    assert not is_settled(desk.cache)


@pytest.mark.proves("P17")
def test_a_row_that_answers_a_pending_question_makes_the_question_dirty(desk: SmallDesk) -> None:
    desk.submit("guest.assign_shopper", guest_id=GUEST, staff_id=SHOPPER)
    desk.page(put(note()), put(visit()))
    assert is_settled(desk.cache)
    desk.page(put(assignment(1, SECOND_SHOPPER, active=True)))
    assert not is_settled(desk.cache)


@pytest.mark.proves("P17")
@pytest.mark.parametrize("how", ["left", "forgotten"])
def test_a_row_that_no_longer_answers_a_pending_question_makes_the_question_dirty(
    desk: SmallDesk, how: str
) -> None:
    sitting = visit(guest_id=SECOND_GUEST, place_id=SEAT)
    desk.put(sitting)
    mine = desk.submit("visit.check_in", guest_id=GUEST, place_id=SEAT).created["visit_id"]
    left = left_visit(guest_id=SECOND_GUEST, version=2)
    desk.page(put(left) if how == "left" else forget("visit", sitting.id))
    assert not is_settled(desk.cache)
    desk.settle()
    shown = desk.row(Visit, mine)
    assert shown is not None
    assert shown["place_id"] == SEAT


def test_what_nobody_touched_is_shown_at_once_and_leaves_nothing_to_settle(desk: SmallDesk) -> None:
    desk.submit("guest.add_note", guest_id=GUEST, text="meins")
    result = desk.put(visit(guest_id=SECOND_GUEST), note("andere", SECOND_GUEST))
    assert result.changed == {"visit", "note"}
    assert is_settled(desk.cache)
    assert desk.count("image") == 1


@pytest.mark.proves("P18", "I10")
def test_an_intent_leaves_the_fold_with_the_checkpoint_that_holds_it_and_not_before(desk: SmallDesk) -> None:
    saved = desk.submit("visit.check_in", guest_id=GUEST)
    mine = base = visit(id=saved.created["visit_id"], companions=0)
    desk.answer(saved.op_id, OutboxState.ACCEPTED)
    assert desk.count("visit", "open = 1") == 1
    desk.page(put(base), applied_seq=1, done=False)
    assert desk.count("outbox", "folded = 1") == 1
    desk.page(applied_seq=1)
    assert desk.count("outbox", "folded = 1") == 0
    assert desk.count("visit", "open = 1") == 1
    assert desk.row(Visit, mine.id) is not None
    assert [desk.count(table) for table in ("image", "touch", "dirty")] == [0, 0, 0]


@pytest.mark.proves("P18")
def test_a_lost_reply_shows_ones_own_work_once(desk: SmallDesk) -> None:
    saved = desk.submit("guest.add_note", guest_id=GUEST, text="靠窗")
    desk.page(put(note(id=saved.created["note_id"])), applied_seq=1)
    assert desk.count("note") == 1
    assert desk.count("outbox", "state = 'waiting' AND folded = 0") == 1


def test_a_refused_intent_shows_the_base_again_at_the_checkpoint(desk: SmallDesk) -> None:
    desk.put(visit(), request())
    before = desk.shown()
    saved = desk.submit("visit.check_out", visit_id=VISIT)
    added = desk.submit("guest.add_note", guest_id=GUEST, text="靠窗")
    for one in (saved, added):
        desk.answer(one.op_id, OutboxState.REFUSED, "not_allowed")
    result = desk.page(applied_seq=2)
    assert result.changed == {"visit", "note"}
    assert desk.shown() == before
    assert desk.count("outbox", "state = 'refused' AND dismissed = 0") == 2
    assert desk.count("image") == 0


def test_the_first_page_of_all_is_asked_for_without_a_cursor(desk: SmallDesk) -> None:
    desk.state.put("cursor", None)
    assert apply_page(desk.cache, None, page_of(map(put, house_rows()), "first")).applied
    assert desk.state.cursor == desk.state.get("checkpoint") == "first"
    assert desk.state.get("positions") == {"common": 1}


def test_a_row_may_come_before_the_one_it_points_at(desk: SmallDesk) -> None:
    nobody = derived_id("guest", "not here")
    desk.put(left_visit(guest_id=nobody), voucher(id=VOUCHER, guest_id=nobody), request(guest_id=nobody))
    assert desk.row(Visit, VISIT) is not None
    assert [row["guest_id"] for row in wire_rows(desk.cache, "request")] == [str(nobody)]
