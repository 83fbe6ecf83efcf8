"""Every intent against itself on two connections of PostgreSQL: the second meets the first before it has committed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select, text

from tests.fakes.clashes import Clash, elsewhere, twice
from tests.fakes.clocks import FakeClock
from tests.fakes.intent_cases import some_of_each
from tests.fakes.ledgers import Asked, fill_house, pushed
from tests.fakes.small_house import (
    DESK,
    FAR_LEASED,
    GUEST,
    LEASED,
    ONE_USE,
    RECEPTIONIST,
    SEAT,
    SECOND_DESK,
    SECOND_GUEST,
    SECOND_SEAT,
    SECOND_SHOPPER,
    SHOPPER,
    STORE,
    SUPERVISOR,
    THREE_USES,
    VISIT,
    VOUCHER,
    later,
    request,
    visit,
    voucher,
)
from tests.fakes.two_at_once import wait_for_a_lock
from tests.intents.appointment_clashes import APPOINTMENT_CLASHES
from tests.intents.book_clashes import BOOK_CLASHES
from tests.intents.fact_clashes import FACT_CLASHES
from tests.intents.service_clashes import SERVICE_CLASHES
from tests.intents.stay_clashes import STAY_CLASHES
from tests.intents.tables import (
    guests,
    ladders,
    merges,
    newcomers,
    request_pauses,
    requests,
    visits,
    vouchers,
)
from tests.plugins.records import RecordFactory
from vipdesk.errors import Code
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.push import PushHandler, _GroupRun
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import DeskId, StaffId, StoreId, derived_id
from vipdesk.intents.intent import registry
from vipdesk.models.declarative import table_of
from vipdesk.models.guest import Contact, Note, Preference, ShopperAssignment
from vipdesk.models.request import Request
from vipdesk.models.request_event import RequestEvent
from vipdesk.models.staff import Staff
from vipdesk.models.store import Desk, IssueBlock, Store
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import DeskState, Role, ScopeReason
from vipdesk.models.voucher import Redemption, Voucher
from vipdesk.protocol.push import PushedOutcome, PushRequest

OTHER_VISIT = derived_id("visit", "other")


def told(outcome: PushedOutcome) -> tuple[str, str | None]:
    """The answer in short."""
    return outcome.state, outcome.code


def _no_defect(error: BaseException) -> None:
    raise error


@pytest.fixture
def database(record_factory: RecordFactory) -> Iterator[Database]:
    """The small house on PostgreSQL."""
    with record_factory.fresh("postgresql") as url:
        database = Database(url)
        fill_house(database)
        yield database
        database.close()


CHECK_IN = visits.check_in()
SEATED = visits.check_in(place_id=SEAT)
SIT = Asked("visit.seat", {"visit_id": str(VISIT), "place_id": str(SEAT)})
WISH = guests.ask("set_preference", topic="drink", value="龙井")
NOTE = guests.ask("add_note", note_id=guests.NOTE, text="喜欢靠窗")
ASSIGN = guests.ask("assign_shopper", assignment_id=guests.ASSIGNMENT, staff_id=SHOPPER)
ISSUE = Asked(
    "voucher.issue", {"voucher_id": str(LEASED[0]), "guest_id": str(GUEST), "voucher_type_id": str(ONE_USE)}
)
VOID = Asked("voucher.void", {"voucher_id": str(VOUCHER), "reason": "写错了"}, actor=SUPERVISOR)
OPEN = requests.OPENED[0].asked
NOT_HERE = ("refused", Code.NOT_HERE.value)
MOVED = ("refused", Code.REQUEST_MOVED.value)
NOT_USABLE = ("refused", Code.VOUCHER_NOT_USABLE.value)
NEW = {"visit_id": OTHER_VISIT, "feedback_id": derived_id("other")}
CLASHES = (
    Clash(
        "one guest is received once",
        CHECK_IN,
        elsewhere(CHECK_IN, **NEW),
        ("refused", Code.ALREADY_HERE.value),
        rows={Visit: 1},
    ),
    Clash(
        "two guests and one seat: the second is received without it",
        SEATED,
        elsewhere(SEATED, guest_id=SECOND_GUEST, **NEW),
        rows={Visit: 2},
    ),
    Clash(
        "two guests sit down on one seat",
        SIT,
        elsewhere(SIT, visit_id=OTHER_VISIT),
        ("refused", Code.PLACE_TAKEN.value),
        (visit(), visit(id=OTHER_VISIT, guest_id=SECOND_GUEST)),
        facts={"place": "窗边 6 号"},
    ),
    twice("a guest leaves once", Asked("visit.check_out", {"visit_id": str(VISIT)}), visit(), answer=NOT_HERE),
    twice(
        "a check-in is undone once",
        Asked("visit.undo_check_in", {"visit_id": str(VISIT)}),
        visit(),
        answer=NOT_HERE,
    ),
    Clash(
        "one wish is one row, and the later writer wins",
        WISH,
        elsewhere(WISH, value="普洱"),
        rows={Preference: 1},
        conflicts=({"field": "drink", "before": None, "theirs": "龙井", "theirs_by": str(RECEPTIONIST)},),
    ),
    Clash(
        "one guest has one shopper",
        ASSIGN,
        elsewhere(ASSIGN, assignment_id=derived_id("b"), staff_id=SECOND_SHOPPER),
        rows={ShopperAssignment: 2},
        conflicts=({"field": "shopper", "before": None, "theirs": str(SHOPPER)},),
    ),
    Clash(
        "one guest is seated twice, and the later writer wins",
        SIT,
        elsewhere(SIT, place_id=SECOND_SEAT),
        given=(visit(),),
        conflicts=({"field": "place", "before": None, "theirs": str(SEAT)},),
    ),
    Clash(
        "one request is given to two people, and the later writer wins",
        requests.ask("assign", staff_id=SHOPPER),
        elsewhere(requests.ask("assign", staff_id=SECOND_SHOPPER)),
        given=(request(),),
        conflicts=({"field": "owner", "before": None, "theirs": str(SHOPPER)},),
    ),
    Clash(
        "two who give one number are not two guests",
        newcomers.register(phone=newcomers.NUMBER),
        elsewhere(newcomers.register(phone=newcomers.NUMBER), guest_id=derived_id("g")),
        ("refused", Code.PHONE_IN_USE.value),
        rows={Contact: 1},
        facts={"guest_id": str(newcomers.NEWCOMER)},
    ),
    Clash(
        "two who bring one card are not two guests",
        newcomers.register(card_no=newcomers.NEW_CARD),
        elsewhere(newcomers.register(card_no=newcomers.NEW_CARD), guest_id=derived_id("g")),
        ("refused", Code.CARD_IN_USE.value),
    ),
    Clash(
        "of two new cards for one guest the second is told",
        newcomers.replace_card(),
        elsewhere(newcomers.replace_card(), card_no="886600006174"),
        ("refused", Code.CARD_MOVED.value),
    ),
    Clash(
        "a card is not given to two",
        newcomers.replace_card(),
        elsewhere(newcomers.replace_card(), guest_id=SECOND_GUEST, replaces="886600000001"),
        ("refused", Code.CARD_IN_USE.value),
    ),
    Clash("two notes are two notes", NOTE, elsewhere(NOTE, note_id=derived_id("n")), rows={Note: 2}),
    Clash("two requests are two", OPEN, elsewhere(OPEN, request_id=derived_id("r")), rows={Request: 2}),
    twice("a request is handed on once", requests.ask("assign", staff_id=SHOPPER), request()),
    twice(
        "a request is moved once", requests.ask("advance", to="accepted", based_on="new"), request(), answer=MOVED
    ),
    twice("a request is closed once", requests.ask("close"), request(), answer=MOVED),
    twice("a request is paused once", requests.ask("pause", reason="guest"), request(), answer=MOVED),
    twice("a request is routed once", requests.ask("route", department="专柜", based_on="茶水间"), request()),
    twice("a step is taken once", request_pauses.STEPS[1].asked, *request_pauses.STEPS[1].given, answer=MOVED),
    Clash(
        "of two who change the ladder the second is told",
        ladders.CASES[1].asked,
        elsewhere(ladders.ladder(ladders.OWN, ladders.STEPS)),
        ("refused", Code.POLICY_MOVED.value),
        ladders.CASES[1].given,
    ),
    twice("a request goes on once", requests.ask("resume"), *request_pauses.PAUSED_BEFORE, answer=MOVED),
    twice("two words are two", requests.ask("comment", text="四点来"), request(), rows={RequestEvent: 2}),
    Clash(
        "each desk gives of its own ids",
        ISSUE,
        elsewhere(ISSUE, voucher_id=FAR_LEASED),
        given=(
            IssueBlock(
                id=derived_id("block", "second"),
                desk_id=SECOND_DESK,
                store_id=STORE,
                ids=[str(FAR_LEASED)],
                expires_at=later(days=9),
            ),
        ),
        rows={Voucher: 2},
    ),
    twice("one use is spent once", vouchers.redeem(), voucher(), answer=NOT_USABLE, rows={Redemption: 1}),
    twice(
        "two of three uses are two",
        vouchers.redeem(),
        voucher(voucher_type_id=THREE_USES, uses_left=3),
        rows={Redemption: 2},
    ),
    twice("a voucher is voided once", VOID, voucher(), answer=NOT_USABLE),
    twice("two become one once", merges.merge(), answer=("refused", Code.SAME_GUEST.value)),
    Clash(
        "two merges the other way round end in one person",
        merges.merge(),
        elsewhere(merges.merge(), merge_id=derived_id("m"), guest_id=SECOND_GUEST, merged_id=GUEST),
        ("refused", Code.SAME_GUEST.value),
    ),
    Clash("a voided voucher is not redeemed", VOID, elsewhere(vouchers.redeem()), NOT_USABLE, (voucher(),)),
    *FACT_CLASHES,
    *BOOK_CLASHES,
    *STAY_CLASHES,
    *SERVICE_CLASHES,
    *APPOINTMENT_CLASHES,
)


def _access(asked: Asked) -> Access:
    return Access(asked.desk, STORE, None)


def _push(database: Database, asked: Asked) -> PushedOutcome:
    handler = PushHandler(database, FakeClock(), _no_defect)
    wish = PushRequest(desk=asked.desk, incarnation=1, first_seq=1, intents=[pushed(asked)])
    (outcome,) = handler.push(_access(asked), wish).outcomes
    return outcome


MANNERS = [
    pytest.param(clash, in_memory, id=f"{clash}-{'in memory' if in_memory else 'a savepoint each'}")
    for place, clash in enumerate(CLASHES)
    # who is whom only the database can say: merges are never decided in memory; of the others each is in turn
    for in_memory in ((False,) if "merge" in clash.first.kind else (place % 2 == 0,))
]


@pytest.mark.parametrize(("clash", "in_memory"), MANNERS)
@pytest.mark.proves("P7", "I5")
def test_two_at_once_end_as_one_after_the_other(
    clash: Clash,
    in_memory: bool,  # noqa: FBT001 - a case of the list above
    database: Database,
) -> None:
    with house_writer(database) as writer:
        for row in clash.given:
            writer.insert(row)
    outcomes: list[PushedOutcome] = []
    second = threading.Thread(target=lambda: outcomes.append(_push(database, clash.second)))
    with database.transaction(_access(clash.first).scope) as connection:
        run = _GroupRun(connection, _access(clash.first), 1, FakeClock())
        (first,) = run.run([(1, pushed(clash.first))], in_memory=in_memory).outcomes
        second.start()
        wait_for_a_lock(database, second)
    second.join()
    assert told(first) == ("accepted", None)
    assert told(outcomes[0]) == clash.answer
    assert {name: outcomes[0].facts.get(name) for name in clash.facts} == dict(clash.facts)
    assert some_of_each(outcomes[0].facts.get("conflicts", []), clash.conflicts) == list(clash.conflicts)
    with database.snapshot(HOUSE) as connection:
        for model, expected in clash.rows.items():
            assert connection.scalar(select(func.count()).select_from(table_of(model))) == expected
        _check_house(connection)


def _check_house(connection: Any) -> None:
    """What must be so whatever happened: one open visit a guest and a seat, one shopper, no use that was not there."""
    visit_table, shoppers = table_of(Visit), table_of(ShopperAssignment)
    for column in (visit_table.c.guest_id, visit_table.c.place_id):
        counts = select(func.count()).where(visit_table.c.open, column.is_not(None)).group_by(column)
        assert set(connection.scalars(counts)) <= {1}
    assert connection.scalar(select(func.count()).where(shoppers.c.active, shoppers.c.kind == "primary")) <= 1
    vouchers_left = table_of(Voucher).c.uses_left
    assert connection.scalar(select(func.min(vouchers_left))) in (None, 0, 1, 2)


def test_every_kind_meets_itself() -> None:
    assert {clash.first.kind for clash in CLASHES if clash.first.kind == clash.second.kind} == set(registry())


@pytest.mark.proves("I24", "F40")
def test_of_fifty_desks_that_redeem_one_voucher_one_succeeds(database: Database) -> None:
    desks = [DeskId(derived_id("till", str(number))) for number in range(50)]
    with house_writer(database) as writer:
        writer.insert(voucher())
        writer.insert_all(
            Desk, [Desk(id=row_id, store_id=STORE, name=str(row_id), state=DeskState.APPROVED) for row_id in desks]
        )
        writer.connection.execute(
            text("insert into progress select id, 1, 0 from desk where id not in (select desk_id from progress)")
        )
    wishes = [replace(vouchers.redeem(), desk=desk_id) for desk_id in desks]
    with ThreadPoolExecutor(12) as pool:
        outcomes = list(pool.map(lambda asked: _push(database, asked), wishes))
    answers = [told(outcome) for outcome in outcomes]
    assert answers.count(("accepted", None)) == 1
    assert answers.count(NOT_USABLE) == 49
    assert all("used_at" in outcome.facts for outcome in outcomes if outcome.state == "refused")
    with database.snapshot(HOUSE) as connection:
        assert connection.scalar(select(func.count()).select_from(table_of(Redemption))) == 1
        assert connection.scalar(select(table_of(Voucher).c.uses_left)) == 0


@pytest.mark.proves("I24")
def test_eight_stores_spend_exactly_what_one_guests_voucher_allows(database: Database) -> None:
    stores = [StoreId(derived_id("store", str(number))) for number in range(8)]
    wishes = []
    with house_writer(database) as writer:
        writer.insert(voucher(voucher_type_id=THREE_USES, uses_left=3))
        for number, store_id in enumerate(stores):
            desk_id, staff_id = DeskId(derived_id("till", str(number))), StaffId(derived_id("clerk", str(number)))
            writer.insert(Store(id=store_id, name=f"{number}"))
            writer.insert(Desk(id=desk_id, store_id=store_id, name="till", state=DeskState.APPROVED))
            writer.insert(_clerk(staff_id, store_id))
            if writer.book.add(store_id, GUEST, ScopeReason.VISITED, None):
                writer.changes.granted.add((store_id, GUEST))
            writer.connection.execute(text("insert into progress values (:desk, 1, 0)"), {"desk": desk_id})
            wishes.append((store_id, replace(vouchers.redeem(), desk=desk_id, actor=staff_id)))

    def redeem(wish: tuple[StoreId, Asked]) -> PushedOutcome:
        store_id, asked = wish
        handler = PushHandler(database, FakeClock(), _no_defect)
        request = PushRequest(desk=asked.desk, incarnation=1, first_seq=1, intents=[pushed(asked)])
        (outcome,) = handler.push(Access(asked.desk, store_id, None), request).outcomes
        return outcome

    with ThreadPoolExecutor(len(wishes)) as pool:
        answers = [told(outcome) for outcome in pool.map(redeem, wishes)]
    assert sorted(answers) == [("accepted", None)] * 3 + [NOT_USABLE] * 5
    with database.snapshot(HOUSE) as connection:
        assert connection.scalar(select(func.count()).select_from(table_of(Redemption))) == 3
        assert connection.scalar(select(table_of(Voucher).c.uses_left)) == 0


def _clerk(staff_id: StaffId, store_id: StoreId) -> Staff:
    return Staff(
        id=staff_id,
        store_id=store_id,
        code=str(staff_id),
        name="何嘉仪",
        name_en="Jiayi He",
        role=Role.RECEPTIONIST,
        placeholder=False,
    )


def test_a_desk_is_one_desk_however_often_it_calls(database: Database) -> None:
    """The second push of a desk waits for its first: numbers stay in order."""
    note = replace(NOTE, desk=DESK)
    first, other = pushed(note), pushed(replace(note, args={**note.args, "note_id": str(derived_id("n"))}))
    handler = PushHandler(database, FakeClock(), _no_defect)

    def send(first_seq: int, *intents: Any) -> Any:
        wish = PushRequest(desk=DESK, incarnation=1, first_seq=first_seq, intents=list(intents))
        return handler.push(_access(note), wish)

    answers: list[Any] = []
    with database.transaction(_access(note).scope) as connection:
        _GroupRun(connection, _access(note), 1, FakeClock()).run([(1, first)], in_memory=True)
        second = threading.Thread(target=lambda: answers.append(send(1, first, other)))
        second.start()
        wait_for_a_lock(database, second)
    second.join()
    assert [outcome.seq for outcome in answers[0].outcomes] == [1, 2]
    assert answers[0].expected_seq == 3
