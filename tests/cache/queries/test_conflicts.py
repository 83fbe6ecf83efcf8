"""The card of what two sides wrote: every field with its sides, its proposal and what carries a choice out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import (
    FAR_SUPERVISOR,
    GUEST,
    RECEPTIONIST,
    SEAT,
    SECOND_GUEST,
    SECOND_SEAT,
    SECOND_SHOPPER,
    SHOPPER,
    VISIT,
    later,
    request,
    visit,
)
from vipdesk.cache.queries.for_me import matters
from vipdesk.cache.queries.guest_profile import guest_profile
from vipdesk.cache.queries.status import counts
from vipdesk.ids import derived_id, new_id
from vipdesk.models.kept import KeptValue
from vipdesk.models.snapshot.desk import FieldConflict, Matter, MatterKind, Order
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.values import write_instant
from vipdesk.models.vocabulary import Because, Choice

HE = Words("何嘉仪", "Jiayi He")


def told(field: str, theirs: str | None, **more: Any) -> dict[str, Any]:
    """What an outcome says of a field, written a minute before noon by the shopper."""
    plain = {
        "field": field,
        "before": None,
        "theirs": theirs,
        "theirs_by": str(SHOPPER),
        "theirs_name": "周敏",
        "theirs_name_en": "Min Zhou",
        "theirs_at": write_instant(later(-60)),
        "theirs_source": "guest",
    }
    return plain | more


def wish(desk: SmallDesk, topic: str, value: str, *conflicts: dict[str, Any], guest_id: UUID = GUEST) -> UUID:
    """A preference written here, accepted over what somebody else had written."""
    op_id = desk.submit("guest.set_preference", guest_id=guest_id, topic=topic, value=value).op_id
    desk.answer(op_id, "accepted", None, conflicts=list(conflicts))
    return op_id


def card(desk: SmallDesk) -> Matter:
    (matter,) = matters(desk.reader)
    return matter


def only(desk: SmallDesk) -> FieldConflict:
    (field,) = card(desk).fields
    return field


@pytest.mark.proves("F40")
def test_a_field_names_both_sides_with_author_and_time_and_what_was_there_before(desk: SmallDesk) -> None:
    wish(desk, "drink", "龙井 不加糖", told("drink", "龙井 少糖", before="龙井"))
    field = only(desk)
    assert (field.field, field.before) == ("drink", Words("龙井", "龙井"))
    assert (field.ours.value, field.ours.author, field.ours.at) == (Words("龙井 不加糖", "龙井 不加糖"), HE, NOON)
    theirs = (Words("龙井 少糖", "龙井 少糖"), Words("周敏", "Min Zhou"), later(-60))
    assert (field.theirs.value, field.theirs.author, field.theirs.at) == theirs
    assert (field.proposed, field.because, field.listed) == (Choice.OURS, Because.NEWER, False)


@pytest.mark.proves("F40")
def test_what_was_overtaken_in_one_dossier_is_one_card_with_every_field(desk: SmallDesk) -> None:
    first = wish(desk, "drink", "龙井", told("drink", "普洱"))
    second = wish(desk, "taboo", "海鲜", told("taboo", "坚果"))
    other = wish(desk, "size", "S", told("size", "M"), guest_id=SECOND_GUEST)
    one, two = matters(desk.reader)
    assert (one.op_id, one.with_it, [field.field for field in one.fields]) == (
        first,
        (second,),
        ["drink", "taboo"],
    )
    assert (two.op_id, two.with_it) == (other, ())
    assert counts(desk.reader).conflicts == 2


@pytest.mark.proves("F40")
@pytest.mark.parametrize("choice", [Choice.THEIRS, Choice.BOTH])
def test_a_choice_is_an_intent_that_the_desk_takes_and_that_settles_the_field(
    desk: SmallDesk, choice: Choice
) -> None:
    wish(desk, "taboo", "海鲜、百合", told("taboo", "海鲜、坚果"))
    field = only(desk)
    assert (field.proposed, field.both) == (Choice.BOTH, "海鲜、百合、坚果")
    order = field.orders[choice]
    assert order.args["based_on"] == "海鲜、百合"
    assert order.args.get("settles", False) is (choice is Choice.THEIRS)
    desk.submit(order.kind, **order.args)
    value = {Choice.THEIRS: "海鲜、坚果", Choice.BOTH: "海鲜、百合、坚果"}[choice]
    assert desk.cache.value("SELECT value FROM preference") == value
    assert desk.cache.value("SELECT count(*) FROM preference") == 1


def test_a_field_that_agrees_by_now_is_no_longer_asked_about(desk: SmallDesk) -> None:
    wish(desk, "drink", "龙井", told("drink", "普洱"))
    desk.submit("guest.set_preference", guest_id=GUEST, topic="drink", value="普洱", based_on="龙井")
    conflict, waiting = matters(desk.reader)
    assert (conflict.kind, conflict.fields, waiting.kind) == (MatterKind.CONFLICT, (), MatterKind.WAITING)


def test_of_one_field_the_latest_conflict_is_asked_about(desk: SmallDesk) -> None:
    wish(desk, "drink", "龙井", told("drink", "普洱"))
    wish(desk, "drink", "白茶", told("drink", "红茶"))
    assert only(desk).theirs.value == Words("红茶", "红茶")


def test_an_outcome_of_an_older_head_office_is_shown_without_author_and_time(desk: SmallDesk) -> None:
    wish(desk, "drink", "龙井", {"field": "drink", "before": None, "theirs": "普洱"})
    field = only(desk)
    assert (field.theirs.author, field.theirs.at, field.because) == (None, None, Because.IN_FORCE)


def test_a_seat_can_be_given_back_while_it_is_free_and_the_guest_is_here(desk: SmallDesk) -> None:
    desk.put(visit(place_id=SEAT))
    op_id = desk.submit("visit.seat", visit_id=VISIT, place_id=SECOND_SEAT).op_id
    desk.answer(op_id, "accepted", None, conflicts=[told("place", str(SEAT), theirs_source=None)])
    field = only(desk)
    args = {"visit_id": str(VISIT), "place_id": str(SEAT), "based_on": str(SECOND_SEAT)}
    assert field.orders == {Choice.THEIRS: Order("visit.seat", args)}
    assert field.theirs.value == Words("窗边 6 号", "Window")
    assert field.both is None
    desk.put(visit(id=derived_id("visit", "other"), guest_id=SECOND_GUEST, place_id=SEAT))
    assert only(desk).orders == {}
    desk.submit("visit.check_out", visit_id=VISIT)
    assert matters(desk.reader)[0].fields == ()


def test_a_request_goes_back_to_whom_it_was_given_as_long_as_it_is_open(desk: SmallDesk) -> None:
    desk.put(request())
    op_id = desk.submit("request.assign", request_id=request().id, staff_id=SECOND_SHOPPER).op_id
    desk.answer(op_id, "accepted", None, conflicts=[told("owner", str(SHOPPER), theirs_label="周敏")])
    args = {"request_id": str(request().id), "staff_id": str(SHOPPER), "based_on": str(SECOND_SHOPPER)}
    assert only(desk).orders == {Choice.THEIRS: Order("request.assign", args)}


def test_a_shopper_of_another_store_is_named_and_cannot_be_brought_back_from_here(desk: SmallDesk) -> None:
    op_id = desk.submit("guest.assign_shopper", guest_id=GUEST, staff_id=SHOPPER).op_id
    nobody_here = new_id()
    facts = [told("shopper", str(nobody_here), theirs_label="方远", theirs_by=None, theirs_name=None)]
    desk.answer(op_id, "accepted", None, conflicts=facts)
    field = only(desk)
    assert (field.theirs.value, field.theirs.author) == (Words("方远", "方远"), None)
    assert (field.orders, field.proposed) == ({}, Choice.OURS)
    facts[0] |= {"theirs": str(FAR_SUPERVISOR)}
    assert only(desk).orders == {}


@pytest.mark.proves("F13")
def test_what_depends_on_another_step_names_it(desk: SmallDesk) -> None:
    parent = desk.submit("visit.check_in", guest_id=GUEST)
    child = desk.submit("visit.check_out", visit_id=parent.created["visit_id"])
    desk.answer(parent.op_id, "refused", "already_here")
    desk.answer(child.op_id, "refused", "cause_refused", cause=str(parent.op_id))
    first, second = matters(desk.reader)
    assert (first.cause, second.cause, second.code) == (None, "visit.check_in", "cause_refused")


@pytest.mark.proves("F40")
def test_what_lost_is_read_in_the_dossier_for_thirty_days(desk: SmallDesk) -> None:
    kept = KeptValue(
        id=new_id(),
        guest_id=GUEST,
        field="drink",
        value="普洱",
        written_by=SHOPPER,
        written_at=later(-60),
        replaced_by=RECEPTIONIST,
        replaced_at=NOON,
        until=later(days=30),
    )
    desk.put(kept)
    profile = guest_profile(desk.reader, GUEST)
    assert profile is not None
    (view,) = profile.kept
    assert (view.field, view.value, view.author, view.replaced_by) == ("drink", "普洱", HE, HE)
    desk.clock.pass_time(timedelta(days=31))
    profile = guest_profile(desk.reader, GUEST)
    assert profile is not None
    assert profile.kept == ()
