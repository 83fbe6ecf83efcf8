"""The lounge as this desk knows it: who sits where, for whom places are kept, what has collided, and who is offered what."""

from __future__ import annotations

from datetime import timedelta

from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import GUEST, SEAT, SECOND_GUEST, SECOND_SEAT, THIRD_GUEST, left_visit, visit
from tests.intents.tables.bookings import BOOKING, THEIRS, booking, minutes, theirs
from tests.intents.tables.places import place
from vipdesk.cache.queries.called import matters_for, told_matters
from vipdesk.cache.queries.lounge import lounge
from vipdesk.cache.queries.places import suggested_places
from vipdesk.cache.queries.staff import staff_cards
from vipdesk.ids import derived_id
from vipdesk.models.snapshot.desk import MatterKind
from vipdesk.models.snapshot.lounge import SeatState
from vipdesk.models.vocabulary import BookingState


def _states(desk: SmallDesk) -> list[SeatState]:
    return [place.state for place in lounge(desk.reader, None, None).places]


def test_a_place_is_kept_before_its_booking_and_taken_while_somebody_sits(desk: SmallDesk) -> None:
    free, kept, taken = SeatState.FREE, SeatState.KEPT, SeatState.TAKEN
    assert _states(desk) == [free, free]
    desk.put(booking(60, 120), theirs(200, 260, place_id=SECOND_SEAT))
    board = lounge(desk.reader, None, None)
    assert [place.state for place in board.places] == [kept, free]
    assert board.places[0].guest is not None
    assert board.places[0].guest.masked == "陈**"
    assert board.places[0].booking == board.spans[0]
    assert (board.opens_at, board.closes_at) == (minutes(-245), minutes(475))
    desk.put(visit(place_id=SEAT))
    board = lounge(desk.reader, None, None)
    assert (board.places[0].state, board.spans[0].came) == (taken, True)
    desk.put(visit(place_id=SEAT, state="shopping", version=2))
    assert _states(desk)[0] is SeatState.SHOPPING
    desk.put(left_visit(place_id=SEAT, version=3))
    assert _states(desk)[0] is SeatState.UNTIDY
    tomorrow = lounge(desk.reader, board.day + timedelta(days=1), None)
    assert (tomorrow.spans, [place.state for place in tomorrow.places][1]) == ((), free)


def test_a_place_out_of_use_can_be_brought_back_while_its_name_is_free(desk: SmallDesk) -> None:
    gone = {"name": "窗边 2 号", "capacity": 3, "features": ["quiet"]}
    desk.put(
        place(id=derived_id("first"), retired_at=minutes(-90), **gone | {"capacity": 1}),
        place(id=derived_id("last"), retired_at=minutes(-60), **gone),
        place(id=derived_id("replaced"), name="窗边 6 号", retired_at=minutes(-30)),
    )
    (again,) = lounge(desk.reader, None, None).out_of_use
    assert (again.place_id, again.name.zh, again.capacity, again.features) == (
        derived_id("last"),
        "窗边 2 号",
        3,
        ("quiet",),
    )


def test_a_place_that_came_back_is_still_where_the_guest_likes_to_sit(desk: SmallDesk) -> None:
    assert [choice.place_id for choice in suggested_places(desk.reader, GUEST)] == [SEAT, SECOND_SEAT]
    earlier = place(id=derived_id("before"), name="窗边 8 号", retired_at=minutes(-90))
    desk.put(earlier, left_visit(place_id=earlier.id, checked_in_at=minutes(-9000), left_at=minutes(-8900)))
    assert [choice.place_id for choice in suggested_places(desk.reader, GUEST)] == [SECOND_SEAT, SEAT]


def test_a_guest_without_a_place_stands_in_the_lounge(desk: SmallDesk) -> None:
    desk.put(visit())
    assert [guest.guest.masked for guest in lounge(desk.reader, None, None).standing] == ["陈**"]


def test_a_kept_place_is_offered_to_whom_it_is_kept_for(desk: SmallDesk) -> None:
    desk.put(theirs(30, 90, place_id=SECOND_SEAT))
    for guest, offered in ((SECOND_GUEST, [SECOND_SEAT, SEAT]), (GUEST, [SEAT])):
        assert [place.place_id for place in suggested_places(desk.reader, guest)] == offered


def test_what_has_collided_is_a_matter_with_both_parties_until_it_is_settled(desk: SmallDesk) -> None:
    person = staff_cards(desk.reader)[0]
    collided = booking(id=BOOKING, guest_id=THIRD_GUEST, state="collided", collides_with=THEIRS)
    desk.put(theirs(), collided)
    (matter,) = told_matters(desk.reader, person)
    assert (matter.kind, matter.about, matter.guest_id) == (MatterKind.COLLIDED, "欧阳**", THIRD_GUEST)
    named = {"place": "窗边 6 号", "time": "15:05–16:05", "guest": "单**", "by": "何嘉仪"}
    assert {name: matter.facts[name] for name in named} == named
    assert matters_for(desk.reader, person) == (matter,)
    spans = lounge(desk.reader, None, None).spans
    assert {span.state for span in spans} == {BookingState.CONFIRMED, BookingState.COLLIDED}
    assert told_matters(desk.reader, None) == ()
    desk.put(booking(guest_id=THIRD_GUEST, place_id=SECOND_SEAT, version=2))
    assert told_matters(desk.reader, person) == ()
