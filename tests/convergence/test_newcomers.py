"""Guests who are taken in without a line: shown, found and received at once, one person in the end, and nothing lost."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from tests.convergence.conftest import House
from tests.fakes.house import Desk, card_no, guest_id
from vipdesk.cache.images import base_row
from vipdesk.cache.queries.find_guest import find_guests
from vipdesk.cache.queries.for_me import matters
from vipdesk.cache.queries.newcomer import newcomer_check
from vipdesk.cache.queries.reader import Reader
from vipdesk.cache.queries.scan import scan
from vipdesk.cache.statements import statements_of
from vipdesk.errors import Code, Refused
from vipdesk.headoffice.database import HOUSE
from vipdesk.models.declarative import table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Contact
from vipdesk.models.snapshot.desk import MatterKind
from vipdesk.models.snapshot.guests import MatchReason, Resemblance

NUMBER = "13800138000"
CARD = "886600006173"


def take_in(desk: Desk, house: House, name: str = "王芳", **args: Any) -> UUID:
    """Register and receive somebody while the line is down."""
    desk.line.up = False
    new = desk.submit(house.actor, "guest.register", name=name, **args).created["guest_id"]
    desk.submit(house.actor, "visit.check_in", guest_id=new)
    desk.line.up = True
    return new


def reader(desk: Desk) -> Reader:
    return Reader(desk.cache, desk.clock)


def found(desk: Desk, text: str) -> list[tuple[UUID, MatchReason]]:
    """Whom a text finds."""
    return [(hit.guest_id, hit.why) for hit in find_guests(reader(desk), text)]


WAYS = (
    ("王芳", MatchReason.NAME),
    ("芳", MatchReason.NAME),
    ("wangfang", MatchReason.PINYIN),
    ("wf", MatchReason.INITIALS),
    ("8000", MatchReason.PHONE_TAIL),
    (NUMBER, MatchReason.PHONE),
    ("1380013", MatchReason.PHONE),
    (CARD, MatchReason.CARD),
)


@pytest.mark.parametrize(("text", "why"), WAYS)
def test_a_new_guest_is_found_at_once_and_stays_found(text: str, why: MatchReason, house: House) -> None:
    new = take_in(house.first, house, phone=NUMBER, card_no=CARD)
    assert found(house.first, text) == [(new, why)]
    # the index has nobody whom head office does not know
    entries = (
        "SELECT count(*) FROM search_entry JOIN directory_row ON directory_row.rowid = entry WHERE name = '王芳'"
    )
    assert house.first.cache.value(entries) == 0
    house.assert_converged()
    assert house.first.cache.value(entries) == 1
    for desk in (house.first, house.second):
        assert found(desk, text) == [(new, why)]


@pytest.mark.proves("S35")
def test_no_row_of_any_desk_has_the_number_and_head_office_has(house: House) -> None:
    take_in(house.first, house, phone=NUMBER)
    house.assert_converged()
    for desk in (house.first, house.second):
        for table in ("contact", "directory_row", "guest"):
            rows = desk.cache.rows(f"SELECT * FROM {table}")  # noqa: S608 - of a test
            assert NUMBER not in str(rows)
        assert desk.cache.value("SELECT masked FROM contact") == "138****8000"
    with house.office.database.snapshot(HOUSE) as connection:
        assert list(connection.scalars(select(table_of(Contact).c.sealed_value))) == [NUMBER]


@pytest.mark.proves("P8", "F13")
def test_of_two_desks_that_take_in_one_number_the_second_is_told_and_nothing_is_lost(house: House) -> None:
    first = take_in(house.first, house, phone=NUMBER)
    take_in(house.second, house, name="王小芳", phone="138 0013 8000")
    house.assert_converged()
    assert [outcome.state for outcome in house.first.outcomes] == ["accepted", "accepted"]
    codes = [outcome.code for outcome in house.second.outcomes]
    assert codes == [Code.PHONE_IN_USE, Code.CAUSE_REFUSED]
    told = [
        (matter.kind, matter.intent, matter.about, matter.guest_id) for matter in matters(reader(house.second))
    ]
    assert told == [
        (MatterKind.REFUSED, "guest.register", "王**", first),
        (MatterKind.REFUSED, "visit.check_in", "王**", None),
    ] or told[0] == (MatterKind.REFUSED, "guest.register", "王**", first)
    assert [hit[0] for hit in found(house.second, "8000")] == [first]
    assert house.second.count("visit", "open = 1") == 1


def test_of_two_desks_that_take_in_one_card_the_second_is_told(house: House) -> None:
    first = take_in(house.first, house, card_no=CARD)
    take_in(house.second, house, name="李雷", card_no=CARD)
    house.assert_converged()
    assert house.second.outcomes[0].code == Code.CARD_IN_USE
    assert house.second.outcomes[0].facts == {"guest_id": str(first)}
    assert scan(reader(house.second), CARD).guest_id == first


def test_a_new_card_leads_to_the_guest_and_the_old_one_to_nobody(house: House) -> None:
    house.first.submit(house.actor, "guest.replace_card", guest_id=guest_id(0), card_no=CARD, replaces=card_no(0))
    assert scan(reader(house.first), CARD).guest_id == guest_id(0)
    house.assert_converged()
    for desk in (house.first, house.second):
        assert scan(reader(desk), CARD).guest_id == guest_id(0)
        assert scan(reader(desk), card_no(0)).guest_id is None
        assert found(desk, CARD) == [(guest_id(0), MatchReason.CARD)]
        # what comes near it is offered as that, and nobody as its holder
        assert {why for _, why in found(desk, card_no(0))} <= {MatchReason.SIMILAR}


def test_a_desk_knows_whom_it_took_in_before_head_office_does(house: House) -> None:
    new = take_in(house.first, house, phone=NUMBER, card_no=CARD)
    check = newcomer_check(reader(house.first), "李雷", "+86 138-0013-8000", CARD)
    assert (check.card_holder, check.phone_holder, check.similar) == (new, new, ())
    for args in ({"phone": NUMBER}, {"card_no": CARD}):
        with pytest.raises(Refused) as refusal:
            house.first.submit(house.actor, "guest.register", name="李雷", **args)
        assert refusal.value.facts == {"guest_id": str(new)}


@pytest.mark.parametrize(
    ("name", "why"),
    [("王芳", Resemblance.SAME_NAME), ("王方", Resemblance.SOUNDS_ALIKE), ("李雷", None), ("王小芳", None)],
)
@pytest.mark.parametrize("uploaded", [False, True])
def test_a_name_like_somebodys_with_the_same_last_four_is_pointed_out(
    name: str,
    why: Resemblance | None,
    uploaded: bool,  # noqa: FBT001 - a case
    house: House,
) -> None:
    new = take_in(house.first, house, phone=NUMBER)
    if uploaded:
        house.assert_converged()
    check = newcomer_check(reader(house.first), name, "13900138000", "")
    assert check.phone_holder is None
    expected = [] if why is None else [(new, "王**", "8000", why)]
    assert [(each.guest_id, each.masked, each.tail, each.why) for each in check.similar] == expected


def test_a_doubtful_guest_whom_head_office_accepted_is_found(house: House) -> None:
    """Another desk has the seat of the row for a moment: shown by nobody's intent, then by the base."""
    new = take_in(house.first, house, phone=NUMBER)
    house.first.line.lose_replies = 1
    with pytest.raises(Exception, match="offline"):
        house.first.sync()
    house.assert_converged()
    assert found(house.first, "王芳") == [(new, MatchReason.NAME)]
    assert base_row(house.first.cache, statements_of(DirectoryRow), new) is not None


def test_a_guest_whom_head_office_did_not_take_is_no_longer_found(house: House) -> None:
    take_in(house.first, house, phone=NUMBER)
    house.first.sync()
    house.second.line.up = False
    refused = house.second.submit(house.actor, "guest.register", name="周海", phone=NUMBER).created["guest_id"]
    assert [hit[0] for hit in found(house.second, "周海")] == [refused]
    house.second.line.up = True
    house.assert_converged()
    assert found(house.second, "周海") == []
