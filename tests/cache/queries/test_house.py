"""Who may sign in, what is written on the desk, which seats are suggested, which policy counts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import KEY, SmallDesk
from tests.fakes.small_house import (
    DESK,
    FAR_STORE,
    FAR_SUPERVISOR,
    GUEST,
    NOBODY,
    PLACEHOLDER,
    RECEPTIONIST,
    SEAT,
    SECOND_GUEST,
    SECOND_SEAT,
    SECOND_SHOPPER,
    SHOPPER,
    STAFF,
    STORE,
    SUPERVISOR,
    left_visit,
    visit,
)
from vipdesk.cache.queries import staff
from vipdesk.cache.queries.places import SUGGESTIONS, suggested_places
from vipdesk.cache.verifiers import keep_verifier
from vipdesk.ids import derived_id
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.policy import Policy
from vipdesk.models.snapshot.desk import DeskPlate, StaffCard
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.staff import Staff
from vipdesk.models.store import Desk
from vipdesk.models.vocabulary import DeskState, PlaceKind, Role


def colleague(name: str, role: str, **changes: Any) -> Staff:
    details: dict[str, Any] = {"store_id": STORE, "name": name, "name_en": name, "role": role} | changes
    return Staff(id=derived_id("colleague", name), code=name, **details)


def place(name: str, kind: PlaceKind, position: int, **changes: Any) -> LoungePlace:
    details: dict[str, Any] = {"store_id": STORE, "name_en": name, "capacity": 1} | changes
    return LoungePlace(id=derived_id("place", name), name=name, kind=kind, position=position, **details)


def names(desk: SmallDesk) -> list[str]:
    return [choice.name.zh for choice in suggested_places(desk.reader, GUEST)]


def test_whom_this_desk_knows_stands_first_then_role_and_code(desk: SmallDesk) -> None:
    head_office, administrator = STAFF[Role.HEAD_OFFICE], STAFF[Role.ADMINISTRATOR]
    by_role = [RECEPTIONIST, SHOPPER, SECOND_SHOPPER, SUPERVISOR, head_office, administrator]
    assert [card.staff_id for card in staff.staff_cards(desk.reader)] == by_role
    keep_verifier(desk.cache, KEY, SUPERVISOR, "246813", NOON)
    cards = staff.staff_cards(desk.reader)
    assert cards[0] == StaffCard(SUPERVISOR, "S002", Words("何嘉仪", "Jiayi He"), Role.SUPERVISOR, known_here=True)
    assert [card.known_here for card in cards[1:]] == [False] * 5


@pytest.mark.parametrize("gone", [{"retired_at": NOON}, {"store_id": FAR_STORE}, {"placeholder": True}])
def test_who_has_left_works_elsewhere_or_is_only_named_may_not_sign_in(
    desk: SmallDesk, gone: dict[str, Any]
) -> None:
    desk.put(colleague("N1", Role.SHOPPER))
    row_id = derived_id("colleague", "N1")
    assert staff.staff_card(desk.reader, row_id) == staff.staff_card_by_code(desk.reader, "N1") is not None
    desk.put(colleague("N1", Role.SHOPPER, version=2, **gone))
    assert staff.staff_card(desk.reader, row_id) is staff.staff_card_by_code(desk.reader, "N1") is None
    assert row_id not in {card.staff_id for card in staff.staff_cards(desk.reader)}


def test_a_role_of_a_newer_program_keeps_nobody_else_from_signing_in(desk: SmallDesk) -> None:
    desk.put(colleague("N1", "a role of tomorrow"))
    assert len(staff.staff_cards(desk.reader)) == 6
    assert staff.staff_card_by_code(desk.reader, "N1") is None
    assert "N1" not in {card.code for card in staff.colleagues(desk.reader)}


def test_colleagues_are_the_floor_of_this_store_with_those_only_named_last(desk: SmallDesk) -> None:
    found = [card.staff_id for card in staff.colleagues(desk.reader)]
    assert found == [RECEPTIONIST, SHOPPER, SUPERVISOR, SECOND_SHOPPER, PLACEHOLDER]
    assert FAR_SUPERVISOR not in found


def test_the_plate_names_house_store_and_desk_and_follows_their_rows(desk: SmallDesk) -> None:
    assert staff.plate(desk.reader) == DeskPlate(Words("", ""), "天河店", "前台一")
    desk.put(
        Policy(id=derived_id("house"), key="house", store_id=None, value={"zh": "天河城", "en": "Teemall"}),
        Desk(id=DESK, store_id=STORE, name="前台 A", state=DeskState.APPROVED, version=2),
    )
    assert staff.plate(desk.reader) == DeskPlate(Words("天河城", "Teemall"), "天河店", "前台 A")


def test_the_stores_policy_wins_over_the_groups_and_no_other_stores_counts(desk: SmallDesk) -> None:
    def policy(name: str, store_id: Any, **changes: Any) -> Policy:
        return Policy(id=derived_id(name), key="key", store_id=store_id, value=name, **changes)

    assert desk.reader.policy("key", "default") == "default"
    desk.put(policy("far", FAR_STORE))
    assert desk.reader.policy("key", "default") == "default"
    desk.put(policy("group", None))
    assert desk.reader.policy("key") == "group"
    desk.put(policy("store", STORE))
    assert desk.reader.policy("key") == "store"
    desk.put(policy("store", STORE, version=2, retired_at=NOON))
    assert desk.reader.policy("key") == "group"


def test_free_seats_are_suggested_in_the_houses_order_and_never_more_than_three(desk: SmallDesk) -> None:
    desk.put(*(place(f"座 {number}", PlaceKind.SEAT, number) for number in (9, 7, 5)))
    assert names(desk) == ["窗边 6 号", "窗边 8 号", "座 9"]
    assert len(names(desk)) == SUGGESTIONS


def test_a_seat_with_a_four_is_never_suggested(desk: SmallDesk) -> None:
    desk.put(place("4", PlaceKind.SEAT, -3), place("座 14", PlaceKind.SEAT, -2), place("四号", PlaceKind.SEAT, -1))
    assert names(desk) == ["窗边 6 号", "窗边 8 号"]


def test_where_the_guest_sat_before_comes_first(desk: SmallDesk) -> None:
    desk.put(
        left_visit(place_id=SECOND_SEAT), left_visit(id=derived_id("2"), guest_id=SECOND_GUEST, place_id=SEAT)
    )
    assert names(desk) == ["窗边 8 号", "窗边 6 号"]
    assert [choice.name.zh for choice in suggested_places(desk.reader, NOBODY)] == ["窗边 6 号", "窗边 8 号"]


def test_rooms_are_offered_after_seats_and_taken_retired_or_far_places_never(desk: SmallDesk) -> None:
    desk.put(
        place("包间", PlaceKind.ROOM, -9),
        place("gone", PlaceKind.SEAT, -9, retired_at=NOON),
        place("far", PlaceKind.SEAT, -9, store_id=FAR_STORE),
        visit(guest_id=SECOND_GUEST, place_id=SEAT),
    )
    choices = suggested_places(desk.reader, GUEST)
    assert [(choice.name.zh, choice.room) for choice in choices] == [("窗边 8 号", False), ("包间", True)]
