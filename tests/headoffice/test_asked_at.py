"""When the guest stood there: a desk's claim is brought into [its own anchor, now], and both are kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from tests.fakes.caller import Caller
from tests.fakes.clocks import NOON
from tests.fakes.house import HeadOffice
from tests.fakes.ledgers import Asked, pushed
from tests.fakes.small_house import LEASED, ONE_USE, RECEPTIONIST, later
from tests.headoffice.test_outcomes import check_in
from vipdesk.errors import Code
from vipdesk.headoffice.database import HOUSE
from vipdesk.models.declarative import table_of
from vipdesk.models.record import Outcome
from vipdesk.models.visit import Visit


def _outcome(office: HeadOffice) -> Any:
    table = table_of(Outcome)
    with office.database.snapshot(HOUSE) as connection:
        return connection.execute(select(table)).one()


@pytest.mark.proves("P2", "I21", "F25")
@pytest.mark.parametrize(
    ("asked_at", "anchor", "expected"),
    [
        (later(-60), later(-120), later(-60)),
        (later(-120), later(-120), later(-120)),
        (NOON, NOON, NOON),
        (later(-121), later(-120), later(-120)),
        (later(days=-3650), later(-120), later(-120)),
        (later(1), later(-120), NOON),
        (later(days=3650), later(-120), NOON),
        (later(days=1), later(days=1), NOON),
        (later(-60), later(days=1), NOON),
    ],
    ids=[
        "inside",
        "at the anchor",
        "now",
        "before the anchor",
        "years before",
        "after now",
        "years after",
        "an anchor that is to come",
        "before such an anchor",
    ],
)
def test_a_claim_is_brought_between_anchor_and_now(
    asked_at: datetime, anchor: datetime, expected: datetime, desk: Caller, office: HeadOffice
) -> None:
    wish = msgspec.structs.replace(check_in(), asked_at=asked_at, anchor=anchor)
    assert desk.states(wish) == [("accepted", None)]
    kept = _outcome(office)
    assert (kept.asked_at, kept.clamped, kept.received_at) == (expected, expected != asked_at, NOON)
    table = table_of(Visit)
    with office.database.snapshot(HOUSE) as connection:
        assert connection.scalar(select(table.c.checked_in_at)) == expected


@pytest.mark.proves("P1", "P2")
@pytest.mark.parametrize(
    ("sent", "expected"), [(0, 0), (300_000, 300_000), (-5, 0), (2**31 - 1, 2**31 - 1), (2**40, 2**31 - 1)]
)
def test_the_uncertainty_is_kept_with_the_outcome(
    sent: int, expected: int, desk: Caller, office: HeadOffice
) -> None:
    desk.push(msgspec.structs.replace(check_in(), uncertainty_ms=sent))
    assert _outcome(office).uncertainty_ms == expected


def test_an_intent_sent_days_later_is_judged_at_the_time_it_was_made(desk: Caller, office: HeadOffice) -> None:
    """Undo is for ten seconds, and the ten seconds are the guest's, not the line's."""
    arrived = check_in()
    undone = pushed(Asked("visit.undo_check_in", {"visit_id": arrived.args["visit_id"]}, at=later(9)))
    office.clock.pass_time(timedelta(days=2))
    assert desk.states(arrived, undone) == [("accepted", None)] * 2


def test_a_clock_that_runs_ahead_gives_no_voucher_a_longer_life(desk: Caller) -> None:
    given = {
        "voucher_id": str(LEASED[0]),
        "guest_id": check_in().args["guest_id"],
        "voucher_type_id": str(ONE_USE),
    }
    ahead = pushed(Asked("voucher.issue", given, at=later(days=300)))
    honest = msgspec.structs.replace(ahead, anchor=later(-60))
    assert desk.states(honest) == [("accepted", None)]
    desk.catch_up()
    voucher = desk.held["voucher", LEASED[0]]
    assert voucher["issued_at"] == "2026-11-22T06:05:00.000000Z"
    assert voucher["expires_at"] < "2027-01-01"
    assert voucher["issued_by"] == str(RECEPTIONIST)
    again = msgspec.structs.replace(honest, op_id=LEASED[1])
    assert desk.states(again) == [("refused", Code.KEY_REUSED.value)]
