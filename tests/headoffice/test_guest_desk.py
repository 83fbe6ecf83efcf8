"""A desk asks for a guest whom it does not hold: found by what is exact, counted, fetched for a day; nothing to browse."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.fakes.caller import Caller, note
from tests.fakes.clocks import NOON
from tests.fakes.house import HeadOffice
from tests.fakes.ledgers import pushed
from tests.fakes.small_house import (
    FAR_STORE,
    FAR_SUPERVISOR,
    GUEST,
    NOBODY,
    PLACEHOLDER,
    SECOND_GUEST,
    STAFF,
    SUPERVISOR,
    THIRD_GUEST,
)
from tests.intents.tables import merges
from vipdesk.headoffice import guest_desk
from vipdesk.headoffice.database import HOUSE
from vipdesk.headoffice.problems import BadQuestion, NotAllowed, TooManyLookUps
from vipdesk.headoffice.runs.end_scope import end_scope
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import GuestId, derived_id
from vipdesk.models.declarative import table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Contact, Guest
from vipdesk.models.record import GuestLookUp, Scope
from vipdesk.models.vocabulary import Role
from vipdesk.protocol.guests import MOST_FOUND

CARD = "886600000000"
PHONE = "13800138000"
PHONES = [{"tail": "8000", "masked": "138****8000", "keys": []}]


def far(far_desk: Caller, **way: Any) -> Any:
    """The other store asks; whom it finds is fetched."""
    answer = far_desk.ask_for(FAR_SUPERVISOR, **way)
    assert answer.fetched == (answer.found[0].guest_id if len(answer.found) == 1 else None)
    return answer


def give_phone(office: HeadOffice, guest_id: GuestId, number: str = PHONE) -> None:
    """A guest can be rung."""
    with house_writer(office.database) as writer:
        contact = Contact(
            id=derived_id("contact", str(guest_id)),
            guest_id=guest_id,
            kind="phone",
            masked="138****8000",
            sealed_value=number,
        )
        writer.insert(contact)
        row = writer.row(DirectoryRow, guest_id, lock=True)
        assert row is not None
        writer.change(row, {"phones": PHONES})


def look_ups(office: HeadOffice) -> list[Any]:
    """The book of look-ups."""
    with office.database.snapshot(HOUSE) as connection:
        return list(connection.execute(select(table_of(GuestLookUp)).order_by(table_of(GuestLookUp).c.id)))


def reasons(office: HeadOffice) -> list[tuple[Any, ...]]:
    """Why the other store holds whom."""
    table = table_of(Scope)
    with office.database.snapshot(HOUSE) as connection:
        found = connection.execute(select(table.c.guest_id, table.c.reason, table.c.until))
        return [tuple(row) for row in found.all() if row.reason == "fetched"]


@pytest.mark.proves("P11", "S33")
def test_who_is_asked_for_by_card_comes_with_the_next_page_and_leaves_after_a_day(
    desk: Caller, far_desk: Caller, office: HeadOffice
) -> None:
    desk.push(note("早就写下的"))
    far_desk.catch_up()
    assert not far_desk.names("guest")
    answer = far(far_desk, card_no=f" {CARD} ")
    assert [(guest.guest_id, guest.name, guest.address) for guest in answer.found] == [(GUEST, "陈晓晴", "陈女士")]
    assert not far_desk.names("guest")
    far_desk.catch_up()
    assert far_desk.names("guest") == {GUEST}
    assert len(far_desk.names("note")) == len(far_desk.names("card")) == 1
    assert reasons(office) == [(GUEST, "fetched", NOON + timedelta(hours=24))]
    assert end_scope(office.database, NOON + timedelta(hours=23)) == 0
    assert end_scope(office.database, NOON + timedelta(hours=24)) == 1
    far_desk.catch_up()
    assert not far_desk.names("guest")
    assert far_desk.names("directory_row") == {GUEST}


def test_a_directory_row_alone_gets_its_dossier_by_the_guests_id(far_desk: Caller) -> None:
    assert far(far_desk, guest_id=GUEST).fetched == GUEST
    far_desk.catch_up()
    assert far_desk.names("guest") == {GUEST}


def test_asked_for_again_a_guest_stays_longer(far_desk: Caller, office: HeadOffice) -> None:
    far(far_desk, guest_id=GUEST)
    office.clock.pass_time(timedelta(hours=3))
    far(far_desk, guest_id=GUEST)
    assert reasons(office) == [(GUEST, "fetched", NOON + timedelta(hours=27))]


@pytest.mark.parametrize("typed", [PHONE, "138-0013-8000", "+86 138 0013 8000"])
def test_a_whole_number_finds_whose_it_is(typed: str, far_desk: Caller, office: HeadOffice) -> None:
    give_phone(office, GUEST)
    answer = far(far_desk, phone=typed)
    assert [(guest.guest_id, guest.masked_phone) for guest in answer.found] == [(GUEST, "138****8000")]


def test_of_a_number_that_several_share_nobody_is_fetched_until_one_is_chosen(
    far_desk: Caller, office: HeadOffice
) -> None:
    for guest_id in (GUEST, SECOND_GUEST):
        give_phone(office, guest_id)
    answer = far(far_desk, phone=PHONE)
    assert {guest.guest_id for guest in answer.found} == {GUEST, SECOND_GUEST}
    assert reasons(office) == []


def test_a_whole_name_needs_the_last_four_of_a_number(far_desk: Caller, office: HeadOffice) -> None:
    give_phone(office, GUEST)
    assert far(far_desk, name="陈晓晴", tail="8000").fetched == GUEST
    assert far(far_desk, name="陈晓晴", tail="8001").found == []
    assert far(far_desk, name="陈", tail="8000").found == []


@pytest.mark.proves("S33")
def test_of_many_namesakes_eight_are_told(far_desk: Caller, office: HeadOffice) -> None:
    with house_writer(office.database) as writer:
        for number in range(MOST_FOUND + 3):
            row_id = GuestId(derived_id("namesake", str(number)))
            home = {"tier": None, "home_store_id": FAR_STORE}
            writer.insert(Guest(id=row_id, full_name="王芳", gender="f", title=None, **home))  # type: ignore[arg-type]  # the mapping holds the columns above
            writer.insert(
                DirectoryRow(
                    id=row_id,
                    name="王芳",
                    spoken="Wáng Fāng",
                    readings=[["wang", "fang"]],
                    address="王女士",
                    address_en="Ms Wang",
                    card_no=None,
                    phones=PHONES,
                    alerts=[],
                    rank=1,
                    **home,  # type: ignore[arg-type]  # as above
                )
            )
    assert len(far(far_desk, name="王芳", tail="8000").found) == MOST_FOUND


def test_a_merged_guest_is_found_as_the_one_who_remains(desk: Caller, far_desk: Caller) -> None:
    assert desk.states(pushed(merges.merge())) == [("accepted", None)]
    answer = far(far_desk, guest_id=SECOND_GUEST)
    assert answer.fetched == GUEST
    far_desk.catch_up()
    assert far_desk.names("guest") == {GUEST, SECOND_GUEST}


@pytest.mark.parametrize(
    "way",
    [
        {},
        {"card_no": ""},
        {"card_no": "\x00"},
        {"phone": "8000"},
        {"phone": "138****8000"},
        {"phone": ""},
        {"name": "陈晓晴"},
        {"tail": "8000"},
        {"name": "陈晓晴", "tail": "800"},
        {"name": "陈晓晴", "tail": "八千零一"},
        {"name": " ", "tail": "8000"},
        {"card_no": CARD, "phone": PHONE},
        {"card_no": CARD, "tail": "8000"},
    ],
    ids=str,
)
@pytest.mark.proves("S33")
def test_what_is_not_exact_is_no_question(way: dict[str, Any], desk: Caller, office: HeadOffice) -> None:
    with pytest.raises(BadQuestion):
        desk.ask_for(**way)
    assert look_ups(office) == []


@pytest.mark.parametrize("way", [{"card_no": "886699999999"}, {"phone": "13900139000"}, {"guest_id": NOBODY}])
def test_nobody_is_found_by_what_nobody_has_and_that_is_counted_too(
    way: dict[str, Any], desk: Caller, office: HeadOffice
) -> None:
    assert (desk.ask_for(**way).found, reasons(office)) == ([], [])
    assert [(row.way, row.found, row.guest_id) for row in look_ups(office)] == [(next(iter(way)), 0, None)]


@pytest.mark.proves("S33")
def test_each_look_up_says_who_asked_where_and_whom_they_got(far_desk: Caller, office: HeadOffice) -> None:
    far(far_desk, card_no=CARD)
    (row,) = look_ups(office)
    assert (row.staff_id, row.desk_id, row.store_id) == (FAR_SUPERVISOR, far_desk.desk, FAR_STORE)
    assert (row.way, row.found, row.guest_id, row.asked_at) == ("card_no", 1, GUEST, NOON)


@pytest.mark.proves("S5")
@pytest.mark.parametrize(
    "who", [STAFF[Role.HEAD_OFFICE], STAFF[Role.ADMINISTRATOR], PLACEHOLDER, FAR_SUPERVISOR, NOBODY]
)
def test_who_receives_nobody_at_this_store_asks_for_nobody(who: Any, desk: Caller, office: HeadOffice) -> None:
    with pytest.raises(NotAllowed):
        desk.ask_for(who, card_no=CARD)
    assert look_ups(office) == []


@pytest.mark.proves("S33")
def test_who_asks_for_more_than_anybody_receives_is_asked_to_wait(
    desk: Caller, office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guest_desk, "MOST_AN_HOUR", 3)
    for _ in range(3):
        desk.ask_for(guest_id=THIRD_GUEST)
    with pytest.raises(TooManyLookUps):
        desk.ask_for(guest_id=THIRD_GUEST)
    assert desk.ask_for(SUPERVISOR, guest_id=THIRD_GUEST).fetched == THIRD_GUEST
    office.clock.pass_time(timedelta(hours=1))
    assert desk.ask_for(guest_id=THIRD_GUEST).fetched == THIRD_GUEST
