"""Two desks change the same thing offline: what merges does so, what cannot is told, and the value that lost is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.convergence.conftest import House
from tests.fakes.clocks import NOON
from tests.fakes.house import Desk, guest_id
from tests.fakes.intent_cases import some_of_each
from vipdesk.cache import outbox
from vipdesk.errors import Code
from vipdesk.headoffice.release import release
from vipdesk.headoffice.runs.nightly import nightly
from vipdesk.ids import OpId
from vipdesk.intents import intent as intents
from vipdesk.models.values import write_instant
from vipdesk.models.vocabulary import OutboxState

DRINK = {"guest_id": guest_id(2), "topic": "drink"}


def offline(house: House, desk: Desk, kind: str, **args: Any) -> OpId:
    """Save something while the line is down."""
    desk.line.up = False
    saved = desk.submit(house.actor, kind, **args)
    desk.line.up = True
    house.office.clock.pass_time(timedelta(minutes=1))
    return OpId(saved.op_id)


def conflicts(desk: Desk, op_id: OpId) -> list[Any]:
    """What the outcome of an intent says about others."""
    found = outbox.outcome_of(desk.cache, op_id)
    assert found is not None
    assert found[0] == OutboxState.ACCEPTED
    return list(found[2].get("conflicts", []))


@pytest.mark.parametrize("first_heals", [0, 1])
@pytest.mark.proves("F40", "I7")
def test_the_later_arrival_wins_and_both_desks_keep_the_value_that_lost(house: House, first_heals: int) -> None:
    desks = (house.first, house.second)
    ops = [
        offline(house, desk, "guest.set_preference", **DRINK, value=value)
        for desk, value in zip(desks, ("龙井", "普洱"), strict=True)
    ]
    early, late = first_heals, 1 - first_heals
    desks[early].sync()
    desks[late].sync()
    house.assert_converged()
    values = ("龙井", "普洱")
    written_at = NOON + timedelta(minutes=early)
    assert conflicts(desks[early], ops[early]) == []
    (told,) = conflicts(desks[late], ops[late])
    assert (told["theirs"], told["before"], told["theirs_name"]) == (values[early], None, "何嘉仪")
    assert (told["theirs_by"], told["theirs_at"]) == (str(house.actor), write_instant(written_at))
    for desk in desks:
        assert desk.cache.value("SELECT value FROM preference") == values[late]
        kept = desk.cache.rows("SELECT field, value, written_by, replaced_by FROM kept_value")
        assert kept == [("drink", values[early], house.actor.bytes, house.actor.bytes)]


@pytest.mark.proves("F40")
def test_what_was_kept_is_gone_everywhere_after_thirty_days(house: House) -> None:
    offline(house, house.first, "guest.set_preference", **DRINK, value="龙井")
    offline(house, house.second, "guest.set_preference", **DRINK, value="普洱")
    house.sync_until_quiet()
    assert nightly(house.office.database, house.office.clock.now() + timedelta(days=29))["kept_values"] == 0
    assert nightly(house.office.database, house.office.clock.now() + timedelta(days=31))["kept_values"] == 1
    house.assert_converged()
    for desk in (house.first, house.second):
        assert desk.cache.rows("SELECT value FROM kept_value WHERE retired_at IS NULL OR value IS NOT NULL") == []


@pytest.mark.proves("F40")
def test_different_fields_and_what_only_adds_merge_without_asking(house: House) -> None:
    ops = []
    for desk, topic in ((house.first, "drink"), (house.second, "taboo")):
        ops.append(
            (desk, offline(house, desk, "guest.set_preference", guest_id=guest_id(2), topic=topic, value="花生"))
        )
        ops.append((desk, offline(house, desk, "guest.add_note", guest_id=guest_id(2), text=topic)))
    house.assert_converged()
    assert [conflicts(desk, op_id) for desk, op_id in ops] == [[]] * 4
    for desk in (house.first, house.second):
        assert (desk.count("preference"), desk.count("note"), desk.count("kept_value")) == (2, 2, 0)


def test_the_same_value_twice_is_no_conflict(house: House) -> None:
    ops = [
        (desk, offline(house, desk, "guest.set_preference", **DRINK, value="龙井"))
        for desk in (house.first, house.second)
    ]
    house.assert_converged()
    assert [conflicts(desk, op_id) for desk, op_id in ops] == [[], []]
    assert house.first.count("kept_value") == 0


@pytest.mark.proves("F40")
def test_who_decides_having_seen_both_is_in_no_conflict_again(house: House) -> None:
    offline(house, house.first, "guest.set_preference", **DRINK, value="龙井")
    offline(house, house.second, "guest.set_preference", **DRINK, value="普洱")
    house.sync_until_quiet()
    both = offline(house, house.second, "guest.set_preference", **DRINK, value="普洱；龙井", based_on="普洱")
    house.assert_converged()
    assert conflicts(house.second, both) == []
    assert house.first.cache.value("SELECT value FROM preference") == "普洱；龙井"
    assert house.first.count("kept_value") == 1


@pytest.mark.proves("F40")
def test_who_takes_the_other_value_leaves_their_own_readable(house: House) -> None:
    offline(house, house.first, "guest.set_preference", **DRINK, value="龙井")
    offline(house, house.second, "guest.set_preference", **DRINK, value="普洱")
    house.sync_until_quiet()
    theirs = {"value": "龙井", "based_on": "普洱", "settles": True}
    chosen = offline(house, house.second, "guest.set_preference", **DRINK, **theirs)
    house.assert_converged()
    assert conflicts(house.second, chosen) == []
    kept = house.first.cache.rows("SELECT value FROM kept_value ORDER BY replaced_at")
    assert kept == [("龙井",), ("普洱",)]


@pytest.mark.proves("F40")
def test_seat_shopper_and_owner_are_told_like_any_other_field(house: House) -> None:
    visit = house.first.submit(house.actor, "visit.check_in", guest_id=guest_id(0)).created["visit_id"]
    request = house.first.submit(
        house.actor,
        "request.open",
        guest_id=guest_id(0),
        kind_of_request="drinks",
        summary="龙井",
        fields={"item": "龙井"},
    ).created["request_id"]
    house.sync_until_quiet()
    places = [row[0].hex() for row in house.first.cache.rows("SELECT id FROM lounge_place ORDER BY id LIMIT 2")]
    last: list[OpId] = []
    for desk, place, person in zip((house.first, house.second), places, (house.shopper, house.actor), strict=True):
        last = [
            offline(house, desk, "visit.seat", visit_id=visit, place_id=place),
            offline(house, desk, "request.assign", request_id=request, staff_id=person),
        ]
    house.assert_converged()
    seat, owner = (conflicts(house.second, op_id) for op_id in last)
    assert [each["field"] for each in seat + owner] == ["place", "owner"]
    assert some_of_each(owner, [{"theirs": str(house.shopper), "theirs_label": "周敏"}])
    assert sorted(row[0] for row in house.first.cache.rows("SELECT field FROM kept_value")) == ["owner", "place"]
    assert "周敏" in [row[0] for row in house.first.cache.rows("SELECT value FROM kept_value")]


@pytest.mark.proves("P8", "I12")
def test_what_was_parked_arrives_at_its_desk_once_it_is_released_also_after_a_lost_reply(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intents.registry()["guest.add_note"], "op_schema", 2)
    op_id = offline(house, house.first, "guest.add_note", guest_id=guest_id(1), text="靠窗")
    monkeypatch.setattr(intents.registry()["guest.add_note"], "op_schema", 1)
    house.first.sync()
    assert outbox.outcome_of(house.first.cache, op_id) == (
        "parked",
        Code.UNKNOWN_KIND.value,
        {"kind": "guest.add_note"},
    )
    assert house.first.count("note") == 0
    monkeypatch.setattr(intents.registry()["guest.add_note"], "op_schema", 2)
    release(house.office.database, house.office.clock, op_id, house.office.reports.append)
    house.first.line.lose_replies = 1
    with pytest.raises(Exception, match="offline"):
        house.first.sync()
    house.sync_until_quiet()
    assert outbox.outcome_of(house.first.cache, op_id) == ("accepted", None, {})
    assert house.first.cache.value("SELECT dismissed FROM outbox WHERE op_id = ?", (op_id.bytes,)) == 1
    for desk in (house.first, house.second):
        assert desk.count("note") == 1
    assert house.second.count("released_outcome") == 0


@pytest.mark.proves("P8")
def test_a_release_that_comes_before_the_answer_to_the_push_is_not_missed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intents.registry()["guest.add_note"], "op_schema", 2)
    op_id = offline(house, house.first, "guest.add_note", guest_id=guest_id(1), text="靠窗")
    monkeypatch.setattr(intents.registry()["guest.add_note"], "op_schema", 1)
    house.first.line.lose_replies = 1
    with pytest.raises(Exception, match="offline"):
        house.first.sync()
    monkeypatch.setattr(intents.registry()["guest.add_note"], "op_schema", 2)
    release(house.office.database, house.office.clock, op_id, house.office.reports.append)
    house.first.sync()
    assert outbox.outcome_of(house.first.cache, op_id) == ("accepted", None, {})
    assert house.first.count("note") == 1
    assert [outcome.state for outcome in house.first.outcomes] == ["parked"]
