"""What becomes of an intent: refusals advance, causes are named, what nobody knows is parked, defects are counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import text

from tests.fakes.caller import Caller, note
from tests.fakes.clocks import NOON
from tests.fakes.house import HeadOffice
from tests.fakes.ledgers import Asked, pushed
from tests.fakes.small_house import (
    FAR_SUPERVISOR,
    GUEST,
    NOBODY,
    RECEPTIONIST,
    SEAT,
    SUPERVISOR,
    VISIT,
    later,
    visit,
)
from tests.headoffice.test_push import ACCEPTED, kept, notes, told
from tests.headoffice.test_scope import far_check_in, far_visit
from vipdesk.errors import Code, Defect
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.ledger import RecordLedger
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import derived_id, new_id
from vipdesk.intents import intent as intents
from vipdesk.intents.intent import Intent
from vipdesk.intents.ledger import Ledger
from vipdesk.models.staff import Staff
from vipdesk.models.values import write_instant
from vipdesk.models.vocabulary import FLOOR_ROLES
from vipdesk.protocol.push import FormerOutcome, PushedIntent, PushRequest

BAD = ("refused", Code.BAD_ARGUMENTS.value)
FEEDBACK = derived_id("feedback")


def check_in(guest_id: UUID = GUEST) -> PushedIntent:
    """The visit every case below builds on."""
    args = {"visit_id": str(VISIT), "guest_id": str(guest_id), "feedback_id": str(FEEDBACK)}
    return pushed(Asked("visit.check_in", args))


def of_visit(kind: str, **args: Any) -> PushedIntent:
    """Something done to that visit."""
    return pushed(Asked(f"visit.{kind}", {"visit_id": str(VISIT), **args}))


@pytest.mark.proves("I6", "P8", "F12")
def test_a_refusal_is_an_outcome_and_does_not_hold_up_what_follows(desk: Caller, office: HeadOffice) -> None:
    unknown = note(guest_id=NOBODY)
    assert desk.states(note(), unknown, note()) == [ACCEPTED, ("refused", Code.GUEST_UNKNOWN.value), ACCEPTED]
    assert desk.next_seq == 4
    assert kept(office, "state") == ["accepted", "refused", "accepted"]
    assert kept(office, "code") == [None, Code.GUEST_UNKNOWN.value, None]
    assert desk.states(note(guest_id=NOBODY)) == [("refused", Code.GUEST_UNKNOWN.value)], "alone in its push"
    assert desk.states(note()) == [ACCEPTED]
    assert office.reports == []


@pytest.mark.proves("P25")
def test_a_former_outcome_under_a_seal_that_is_not_head_offices_says_nothing(
    desk: Caller, office: HeadOffice
) -> None:
    claim = FormerOutcome(state="accepted", code=None, facts={}, seal="00" * 32)
    claimed = msgspec.structs.replace(note(guest_id=NOBODY), former=claim)
    assert desk.states(claimed) == [("refused", Code.GUEST_UNKNOWN.value)]
    assert office.reports == []


@pytest.mark.proves("F13", "I6")
def test_what_builds_on_a_refused_intent_is_refused_with_its_cause_and_the_rest_goes_on(
    desk: Caller, office: HeadOffice
) -> None:
    parent = check_in(NOBODY)
    children = [of_visit("seat", place_id=str(SEAT)), of_visit("check_out"), of_visit("undo_check_in")]
    outcomes = desk.push(parent, *children, note()).outcomes
    assert [outcome.state for outcome in outcomes] == ["refused"] * 4 + ["accepted"]
    for child in outcomes[1:4]:
        assert (child.code, child.facts) == (Code.CAUSE_REFUSED.value, {"cause": str(parent.op_id)})
    assert notes(office) == 1
    assert office.digests()["visit"]["count"] == 0


def test_a_cause_is_found_however_deep_its_id_is_written(desk: Caller) -> None:
    parent = check_in(NOBODY)
    opened = {
        "request_id": str(new_id()),
        "guest_id": str(GUEST),
        "kind_of_request": "drinks",
        "summary": "龙井",
        "fields": {"item": "龙井", "of": [{"visit": str(VISIT)}]},
    }
    outcomes = desk.push(parent, pushed(Asked("request.open", opened))).outcomes
    assert outcomes[1].code == Code.CAUSE_REFUSED


@pytest.mark.proves("I20", "P8", "F37")
def test_a_kind_nobody_knows_yet_is_parked_at_once_and_so_is_what_builds_on_it(
    desk: Caller, office: HeadOffice
) -> None:
    novel = msgspec.structs.replace(note(), kind="visit.check_in_by_plate", args={"plate": "粤A"}, creates=[VISIT])
    outcomes = desk.push(novel, of_visit("check_out"), note()).outcomes
    assert [(outcome.state, outcome.code) for outcome in outcomes] == [
        ("parked", Code.UNKNOWN_KIND.value),
        ("parked", Code.CAUSE_PARKED.value),
        ACCEPTED,
    ]
    assert outcomes[1].facts == {"cause": str(novel.op_id)}
    assert desk.next_seq == 4
    assert kept(office, "kind")[0] == "visit.check_in_by_plate"


@pytest.mark.proves("I20", "P8")
def test_arguments_of_a_newer_form_are_parked_until_head_office_is_as_new(
    desk: Caller, office: HeadOffice
) -> None:
    newer = msgspec.structs.replace(note(), op_schema=2)
    assert desk.states(newer, note()) == [("parked", Code.UNKNOWN_KIND.value), ACCEPTED]
    assert notes(office) == 1


@pytest.mark.proves("P8")
def test_an_id_that_one_desk_failed_to_use_is_free_for_another(desk: Caller, second_desk: Caller) -> None:
    """An id that was never made has never left its desk: no desk can spoil the rows of another."""
    assert desk.states(check_in(NOBODY))[0][0] == "refused"
    assert second_desk.states(check_in(), of_visit("check_out")) == [ACCEPTED, ACCEPTED]


@pytest.mark.proves("S5")
def test_a_token_of_a_person_speaks_for_that_person_alone(desk: Caller, office: HeadOffice) -> None:
    access = Access(desk.desk, desk.store, RECEPTIONIST)
    wish = PushRequest(desk=desk.desk, incarnation=1, first_seq=1, intents=[note(), note(actor=SUPERVISOR)])
    outcomes = office.push.push(access, wish).outcomes
    assert [outcome.code for outcome in outcomes] == [None, Code.NOT_ALLOWED.value]


@pytest.mark.proves("S2", "I19")
def test_a_guest_a_store_does_not_know_of_is_unknown_there(far_desk: Caller, office: HeadOffice) -> None:
    def arrive() -> list[tuple[str, str | None]]:
        return far_desk.states(far_check_in())

    assert arrive() == [("refused", Code.GUEST_UNKNOWN.value)]
    far_visit(office)
    assert arrive() == [ACCEPTED]


def test_an_id_that_was_refused_twice_has_the_later_cause(desk: Caller) -> None:
    first, second = (pushed(Asked("visit.check_in", {**check_in(NOBODY).args})) for _ in range(2))
    outcomes = desk.push(first, second, of_visit("check_out")).outcomes
    assert outcomes[1].facts["cause"] == str(first.op_id)
    assert outcomes[2].facts["cause"] == str(second.op_id)


@pytest.mark.parametrize(
    "changes",
    [
        {"creates": []},
        {"creates": [VISIT]},
        {"args": {}},
        {"args": {"note_id": str(NOBODY), "guest_id": str(GUEST)}},
        {"args": {"guest_id": str(GUEST), "text": "x"}},
        {"args": {"note_id": str(NOBODY), "guest_id": str(GUEST), "text": "x", "role": "supervisor"}},
        {"args": {"note_id": str(NOBODY), "guest_id": str(GUEST), "text": "a\x00b"}},
    ],
    ids=str,
)
def test_arguments_and_created_ids_that_do_not_fit_the_kind_are_refused(
    changes: dict[str, Any], desk: Caller, office: HeadOffice
) -> None:
    assert desk.states(msgspec.structs.replace(note(), **changes), note()) == [BAD, ACCEPTED]
    assert notes(office) == 1


@pytest.mark.proves("S5", "P2")
def test_rights_are_the_authors_and_those_of_the_moment_it_was_asked_for(desk: Caller, office: HeadOffice) -> None:
    with house_writer(office.database) as writer:
        person = Staff(id=RECEPTIONIST, store_id=desk.store, code="S000", name="何嘉仪", name_en="", role="x")
        writer.change(person, {"retired_at": NOON})
    office.clock.pass_time(timedelta(hours=1))
    wishes = [note(at=later(-1)), note(at=later(1)), note(actor=FAR_SUPERVISOR), note(actor=NOBODY)]
    refused = ("refused", Code.NOT_ALLOWED.value)
    assert desk.states(*wishes) == [ACCEPTED, refused, refused, refused]


def test_a_value_that_was_no_longer_what_the_author_saw_is_told_in_the_outcome(desk: Caller) -> None:
    def wish(value: str) -> PushedIntent:
        return pushed(Asked("guest.set_preference", {"guest_id": str(GUEST), "topic": "drink", "value": value}))

    first, second = wish("龙井"), wish("普洱")
    outcomes = desk.push(first, second).outcomes
    assert outcomes[0].facts == {}
    (conflict,) = outcomes[1].facts["conflicts"]
    assert (conflict["field"], conflict["before"], conflict["theirs"]) == ("drink", None, "龙井")
    assert (conflict["theirs_by"], conflict["theirs_at"]) == (str(RECEPTIONIST), write_instant(NOON))
    assert told(desk.push(first, second, first_seq=1)) == msgspec.json.encode(outcomes)


@pytest.fixture
def poison() -> Iterator[None]:
    """Kinds that meet a mistake of ours, known only as long as the test."""

    @intents.intent("test.poison")
    class Poison(Intent):
        """Raises, or runs a statement that is wrong."""

        row_id: UUID
        way: str = "raise"

        roles = FLOOR_ROLES

        def apply(self, ledger: Ledger) -> None:
            ledger.insert(visit(id=self.row_id))
            if self.way == "raise":
                raise ZeroDivisionError
            assert isinstance(ledger, RecordLedger)
            if self.way == "statement":
                ledger.writer.connection.execute(text("select 'of' from nowhere"))
            ledger.insert(visit(id=new_id(), guest_id=NOBODY))  # a guest that is no row: a broken foreign key

        def creates(self) -> tuple[UUID, ...]:
            return (self.row_id,)

    intents.registry.cache_clear()
    yield
    del intents._REGISTRY["test.poison"]
    intents.registry.cache_clear()


def poisoned(way: str = "raise") -> PushedIntent:
    """An intent of that kind."""
    row_id = new_id()
    args = {"row_id": str(row_id), "way": way}
    return msgspec.structs.replace(note(), kind="test.poison", args=args, creates=[row_id])


@pytest.mark.usefixtures("poison")
@pytest.mark.parametrize("way", ["raise", "constraint"])
@pytest.mark.proves("F12", "I6", "P8")
def test_a_defect_ends_the_answer_before_it_and_is_parked_in_the_fifth_round(
    way: str, desk: Caller, second_desk: Caller, office: HeadOffice
) -> None:
    wishes = [note(), note(), poisoned(way), note()]
    for round_number in range(1, 5):
        answer = desk.push(*wishes, first_seq=1)
        assert [outcome.seq for outcome in answer.outcomes] == [1, 2], round_number
        assert (answer.expected_seq, answer.applied_seq) == (3, 2)
        assert second_desk.states(note()) == [ACCEPTED]
    answer = desk.push(*wishes, first_seq=1)
    assert [(o.seq, o.state, o.code) for o in answer.outcomes] == [
        (1, *ACCEPTED),
        (2, *ACCEPTED),
        (3, "parked", Code.DEFECT_PARKED.value),
        (4, *ACCEPTED),
    ]
    assert told(desk.push(*wishes, first_seq=1)) == told(answer)
    assert notes(office) == 3 + 4
    assert office.digests()["visit"]["count"] == 0
    assert {type(report) for report in office.reports} == {Defect}


@pytest.mark.usefixtures("poison")
def test_a_statement_that_is_wrong_is_a_defect_on_postgresql(postgres_office: HeadOffice) -> None:
    desk = Caller(postgres_office)
    assert desk.push(poisoned("statement"), note()).outcomes == []
    assert {type(report) for report in postgres_office.reports} == {Defect}


@pytest.mark.usefixtures("poison")
@pytest.mark.proves("P8")
def test_what_builds_on_a_defect_is_parked_with_it(desk: Caller) -> None:
    bad = poisoned()
    child = pushed(Asked("visit.check_out", {"visit_id": bad.args["row_id"]}))
    for _ in range(4):
        assert desk.push(bad, child, first_seq=1).outcomes == []
    outcomes = desk.push(bad, child, first_seq=1).outcomes
    assert [(o.state, o.code) for o in outcomes] == [
        ("parked", Code.DEFECT_PARKED.value),
        ("parked", Code.CAUSE_PARKED.value),
    ]


@pytest.mark.usefixtures("poison")
def test_rounds_are_counted_for_each_number_of_each_incarnation(desk: Caller, office: HeadOffice) -> None:
    first, second = poisoned(), poisoned()
    for _ in range(4):
        desk.push(first, first_seq=1)
    assert desk.push(first, second, first_seq=1).expected_seq == 2
    office.doorkeeper.new_incarnation(desk.access)
    renewed = replace(desk, incarnation=2)
    for _ in range(4):
        assert renewed.push(second, first_seq=1).expected_seq == 1
    assert renewed.push(second, first_seq=1).expected_seq == 2
