"""Parked intents: kept as they were sent, released in order, and answered to their desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest

from tests.fakes.caller import Caller, note
from tests.fakes.house import HeadOffice
from tests.fakes.small_house import GUEST, NOBODY, SEAT, VISIT, visit
from tests.headoffice.test_audit import broken, lines
from tests.headoffice.test_outcomes import of_visit
from tests.headoffice.test_push import ACCEPTED, notes, told
from vipdesk.errors import Code, Defect, NotPossible, Refused
from vipdesk.headoffice.export import export_lines
from vipdesk.headoffice.release import RELEASE_CHAIN, listed_parked, release, release_all
from vipdesk.ids import GuestId, VisitId
from vipdesk.intents import intent as intents
from vipdesk.intents.intent import Intent
from vipdesk.intents.ledger import Ledger
from vipdesk.models.vocabulary import FLOOR_ROLES
from vipdesk.protocol.push import FormerOutcome, PushedIntent

PARKED = ("parked", Code.UNKNOWN_KIND.value)
WAITS = ("parked", Code.CAUSE_PARKED.value)


def novel(guest_id: UUID = GUEST) -> PushedIntent:
    """A check-in of a kind that head office does not know yet."""
    args = {"visit_id": str(VISIT), "guest_id": str(guest_id)}
    return msgspec.structs.replace(note(), kind="test.novel", args=args, creates=[VISIT])


@pytest.fixture
def learnt() -> Iterator[Any]:
    """Call it and the kind is known, as after an upgrade; `learnt(broken=True)` brings one with a mistake in it."""

    def learn(*, broken: bool = False) -> None:
        intents._REGISTRY.pop("test.novel", None)

        @intents.intent("test.novel")
        class Novel(Intent):
            """Makes a visit."""

            visit_id: VisitId
            guest_id: GuestId

            roles = FLOOR_ROLES

            def apply(self, ledger: Ledger) -> None:
                if broken:
                    raise ZeroDivisionError
                if self.guest_id == NOBODY:
                    raise Refused(Code.GUEST_UNKNOWN)
                ledger.insert(visit(id=self.visit_id, guest_id=self.guest_id, checked_in_at=ledger.asked_at))

            def creates(self) -> tuple[UUID, ...]:
                return (self.visit_id,)

        intents.registry.cache_clear()

    intents.registry()
    yield learn
    intents._REGISTRY.pop("test.novel", None)
    intents.registry.cache_clear()


def test_what_a_parked_intent_says_it_was_answered_before_is_not_kept(desk: Caller, office: HeadOffice) -> None:
    former = FormerOutcome(state="accepted", code=None, facts={"\x00": "\x00"}, seal="\x00")

    desk.push(msgspec.structs.replace(novel(), former=former))

    assert [line["code"] for line in listed_parked(office.database)] == [Code.UNKNOWN_KIND.value]


def free(office: HeadOffice, op_id: UUID) -> list[tuple[str, str | None]]:
    """Release; state and code of each of the group."""
    done = release(office.database, office.clock, op_id, office.reports.append)
    return [(line["state"], line["code"]) for line in done]


def visits(office: HeadOffice) -> list[dict[str, Any]]:
    return [msgspec.json.decode(line) for line in export_lines(office.database, "visit")]


@pytest.mark.proves("P8", "I2")
def test_a_group_is_released_in_order_and_its_stored_outcomes_stay_what_they_were(
    learnt: Any, desk: Caller, office: HeadOffice
) -> None:
    group = [novel(), of_visit("seat", place_id=str(SEAT)), of_visit("check_out")]
    before = desk.push(*group, note())
    assert [(o.state, o.code) for o in before.outcomes] == [PARKED, WAITS, WAITS, ACCEPTED]
    office.clock.pass_time(timedelta(days=1))
    assert free(office, group[0].op_id) == [PARKED, WAITS, WAITS]
    learnt()
    assert free(office, group[0].op_id) == [ACCEPTED] * 3
    (row,) = visits(office)
    assert (row["state"], row["place_id"], row["checked_in_at"]) == (
        "left",
        str(SEAT),
        "2026-11-22T06:05:00.000000Z",
    )
    assert told(desk.push(*group, first_seq=1)) == msgspec.json.encode(before.outcomes[:3])
    assert listed_parked(office.database) == []
    assert broken(office) == []


@pytest.mark.proves("P8", "I26")
def test_a_release_is_answered_to_the_desk_alone_and_leaves_audit_lines_of_its_own(
    learnt: Any, desk: Caller, second_desk: Caller, office: HeadOffice
) -> None:
    parked = novel()
    desk.push(parked)
    learnt()
    free(office, parked.op_id)
    for caller in (desk, second_desk):
        caller.catch_up()
    answer = desk.held["released_outcome", parked.op_id]
    assert (answer["state"], answer["code"], answer["facts"]) == ("accepted", None, {})
    assert second_desk.names("released_outcome") == set()
    assert desk.names("visit") == {VISIT}
    (line,) = [line for line in lines(office) if line["incarnation"] == RELEASE_CHAIN]
    assert (line["seq"], line["kind"], line["state"]) == (1, "test.novel", "accepted")
    assert str(parked.op_id) in line["payload"]
    assert line["op_id"] != parked.op_id


@pytest.mark.proves("P8")
def test_one_that_waits_is_released_with_the_one_it_waits_for(
    learnt: Any, desk: Caller, office: HeadOffice
) -> None:
    parent, child = novel(), of_visit("check_out")
    desk.push(parent, child)
    learnt()
    assert free(office, child.op_id) == [ACCEPTED, ACCEPTED]


@pytest.mark.proves("P8", "F13")
def test_a_release_that_ends_in_a_refusal_takes_along_what_waits_and_names_the_cause(
    learnt: Any, desk: Caller, office: HeadOffice
) -> None:
    parent, child = novel(NOBODY), of_visit("check_out")
    desk.push(parent, child)
    learnt()
    refused = [("refused", Code.GUEST_UNKNOWN.value), ("refused", Code.CAUSE_REFUSED.value)]
    assert free(office, parent.op_id) == refused
    desk.catch_up()
    assert desk.held["released_outcome", child.op_id]["facts"] == {"cause": str(parent.op_id)}
    assert desk.states(of_visit("check_out")) == [("refused", Code.CAUSE_REFUSED.value)]


@pytest.mark.proves("P8")
def test_what_is_sent_after_a_release_finds_the_row_and_what_came_before_does_not(
    learnt: Any, desk: Caller, office: HeadOffice
) -> None:
    parent = novel()
    desk.push(parent)
    assert desk.states(of_visit("seat", place_id=str(SEAT))) == [WAITS]
    learnt()
    assert free(office, parent.op_id) == [ACCEPTED, ACCEPTED]
    assert desk.states(of_visit("check_out")) == [ACCEPTED]


@pytest.mark.proves("P8", "F12")
def test_a_defect_stays_parked_is_reported_and_is_released_once_it_is_mended(
    learnt: Any, desk: Caller, office: HeadOffice
) -> None:
    parent, child = novel(), of_visit("check_out")
    desk.push(parent, child)
    learnt(broken=True)
    assert free(office, parent.op_id) == [("parked", Code.DEFECT_PARKED.value), WAITS]
    assert [type(report) for report in office.reports] == [Defect]
    assert desk.names("released_outcome") == set()
    learnt()
    done = release_all(office.database, office.clock, office.reports.append)
    assert [line["state"] for line in done] == ["accepted", "accepted"]


def test_releasing_everything_leaves_out_nothing_and_does_nothing_twice(
    learnt: Any, desk: Caller, second_desk: Caller, office: HeadOffice
) -> None:
    other = msgspec.structs.replace(note(), kind="test.other")
    desk.push(novel(), of_visit("check_out"), other)
    second_desk.push(msgspec.structs.replace(note(), kind="test.other"))
    learnt()
    done = release_all(office.database, office.clock, office.reports.append)
    assert sorted(line["state"] for line in done) == ["accepted", "accepted", "parked", "parked"]
    assert len(listed_parked(office.database)) == 2
    assert len(visits(office)) == 1


def test_the_list_says_what_waits_for_what_and_nothing_of_a_guest(desk: Caller, office: HeadOffice) -> None:
    parent, child = novel(), of_visit("check_out")
    desk.push(note(), parent, child)
    first, second = listed_parked(office.database)
    assert (first["op_id"], first["seq"], first["kind"], first["cause"]) == (
        str(parent.op_id),
        2,
        "test.novel",
        None,
    )
    assert (second["code"], second["cause"]) == (Code.CAUSE_PARKED.value, str(parent.op_id))
    assert str(GUEST) not in str((first, second))


def test_nothing_that_is_not_parked_is_released(desk: Caller, office: HeadOffice) -> None:
    wish = note()
    desk.push(wish)
    with pytest.raises(NotPossible):
        free(office, wish.op_id)
    assert notes(office) == 1


def test_a_newer_form_of_a_known_kind_is_released_only_when_the_form_is_known(
    desk: Caller, office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = msgspec.structs.replace(note(), op_schema=2)
    desk.push(newer)
    assert free(office, newer.op_id) == [PARKED]
    monkeypatch.setattr(intents.registry()["guest.add_note"], "op_schema", 2)
    assert free(office, newer.op_id) == [ACCEPTED]
    assert notes(office) == 1


def test_the_author_is_judged_anew(learnt: Any, desk: Caller, office: HeadOffice) -> None:
    stranger = msgspec.structs.replace(novel(), actor=NOBODY)
    desk.push(stranger)
    learnt()
    assert free(office, stranger.op_id) == [("refused", Code.NOT_ALLOWED.value)]
