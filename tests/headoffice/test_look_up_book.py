"""Supervisors see who looked up whom, at their store and on that day; what is old goes, and nothing younger."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import DBAPIError

from tests.fakes.caller import Caller
from tests.fakes.clocks import NOON
from tests.fakes.house import HeadOffice
from tests.fakes.small_house import DESK, FAR_SUPERVISOR, GUEST, RECEPTIONIST, SHOPPER, STORE, SUPERVISOR
from vipdesk.chinese.dates import store_date
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.look_up_book import KEPT_POLICY, LookUpBook, day_span, forget_look_ups
from vipdesk.headoffice.policies import set_policy
from vipdesk.headoffice.problems import NotAllowed
from vipdesk.ids import StaffId, new_id
from vipdesk.models.declarative import table_of
from vipdesk.models.record import GuestLookUp
from vipdesk.protocol.look_ups import LookUpAnswer, LookUpQuestion

TODAY = store_date(NOON)
CARD = "886600000000"


def _asked(
    office: HeadOffice, caller: Caller, staff_id: StaffId, day: date = TODAY, of: StaffId | None = None
) -> LookUpAnswer:
    book = LookUpBook(office.database, office.clock)
    return book.ask(caller.access, LookUpQuestion(staff_id=staff_id, day=day, of=of))


def _write(record: Database, days_ago: int) -> None:
    values: dict[str, Any] = {"staff_id": RECEPTIONIST, "desk_id": DESK, "store_id": STORE, "way": "phone"}
    with record.transaction(HOUSE) as connection:
        row = {"id": new_id(), "found": 0, "guest_id": None, "asked_at": NOON - timedelta(days=days_ago)}
        connection.execute(insert(table_of(GuestLookUp)).values(**values, **row))


def _count(record: Database) -> int:
    with record.snapshot(HOUSE) as connection:
        return int(connection.scalar(select(func.count()).select_from(table_of(GuestLookUp))) or 0)


@pytest.mark.proves("S33")
def test_a_supervisor_sees_the_days_count_of_each_person_and_each_look_up(
    office: HeadOffice, desk: Caller
) -> None:
    desk.ask_for(SHOPPER, card_no=CARD)
    desk.ask_for(RECEPTIONIST, card_no="0000000")
    desk.ask_for(RECEPTIONIST, card_no=CARD)
    answer = _asked(office, desk, SUPERVISOR, of=RECEPTIONIST)
    assert [(person.staff_id, person.look_ups, person.found) for person in answer.people] == [
        (RECEPTIONIST, 2, 1),
        (SHOPPER, 1, 1),
    ]
    told = [(one.way, one.found, one.guest_id, one.address, one.desk) for one in answer.look_ups]
    assert told == [("card_no", 0, None, None, "前台一"), ("card_no", 1, GUEST, "陈女士", "前台一")]
    assert _asked(office, desk, SUPERVISOR, TODAY - timedelta(days=1)).people == []


@pytest.mark.proves("S2")
def test_nobody_else_sees_it_and_no_other_store_does(office: HeadOffice, desk: Caller, far_desk: Caller) -> None:
    desk.ask_for(RECEPTIONIST, card_no=CARD)
    for staff_id in (RECEPTIONIST, SHOPPER, FAR_SUPERVISOR):
        with pytest.raises(NotAllowed):
            _asked(office, desk, staff_id)
    answer = _asked(office, far_desk, FAR_SUPERVISOR, of=RECEPTIONIST)
    assert (answer.people, answer.look_ups) == ([], [])


def test_a_day_is_the_stores() -> None:
    begins, ends = day_span(date(2026, 11, 28))
    assert (begins.isoformat(), ends.isoformat()) == ("2026-11-27T16:00:00+00:00", "2026-11-28T16:00:00+00:00")


def test_look_ups_go_after_the_time_policy_keeps_them(office: HeadOffice) -> None:
    for days in (1, 400, 2000):
        _write(office.database, days)
    assert forget_look_ups(office.database, NOON) == 1
    set_policy(office.database, KEPT_POLICY, 365, None)
    assert forget_look_ups(office.database, NOON) == 1
    set_policy(office.database, KEPT_POLICY, 0, None)
    assert forget_look_ups(office.database, NOON) == 0
    assert _count(office.database) == 1


def test_the_application_cannot_take_out_what_is_young(postgres: Database) -> None:
    _write(postgres, 1)
    for statement in ("DELETE FROM guest_look_up", "SELECT forget_guest_look_ups(now(), 500)"):
        with pytest.raises(DBAPIError), postgres.transaction(HOUSE) as connection:
            connection.execute(text(statement))
    assert _count(postgres) == 1
