"""Whose intents head office takes: roles, stores, people who have gone, and what a desk claims of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import update

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case
from tests.fakes.ledgers import RecordEnd
from tests.fakes.small_house import (
    FAR_SUPERVISOR,
    NOBODY,
    PLACEHOLDER,
    RECEPTIONIST,
    STAFF,
    later,
)
from tests.intents.tables import first_accepted
from vipdesk.errors import Code
from vipdesk.ids import StaffId
from vipdesk.intents.intent import registry
from vipdesk.models.declarative import table_of
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import OutcomeState, Role

_FLOOR = {Role.RECEPTIONIST, Role.SHOPPER, Role.SUPERVISOR}
SUPERVISORS_ALONE = (
    "voucher.void",
    "guest.merge",
    "guest.undo_merge",
    "guest.undo_tell_apart",
    "roster.set_day",
    "request.ladder",
    "complaint.seal",
    "drinks.set_menu",
    "lounge.set_right",
    "place.set",
    "place.retire",
    "place.arrange",
    "directory.set_entry",
    "directory.remove_entry",
)
MAY: dict[str, set[Role]] = {
    kind: {Role.SUPERVISOR} if kind in SUPERVISORS_ALONE else _FLOOR for kind in registry()
} | {
    # the first case of each is about a segment, which is a supervisor's
    "book.save_filter": {Role.SUPERVISOR, Role.HEAD_OFFICE},
    "book.remove_filter": {Role.SUPERVISOR, Role.HEAD_OFFICE},
    "staff.hand_over_book": {Role.SUPERVISOR, Role.HEAD_OFFICE},
}
"""Written down once more, so that a role that is let in by mistake is seen."""


def _by(kind: str, staff_id: StaffId, at: datetime = NOON) -> Case:
    case = first_accepted(kind)
    return replace(case, asked=replace(case.asked, actor=staff_id, at=at))


def _decide(end: RecordEnd, case: Case) -> tuple[OutcomeState, str | None]:
    end.given(case.given)
    decision, written = end.run(case.asked)
    assert (decision.state is OutcomeState.ACCEPTED) == bool(written)
    return decision.state, decision.code


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("kind", registry())
def test_head_office_takes_an_intent_from_those_who_may(kind: str, role: Role, head_office: RecordEnd) -> None:
    answer = _decide(head_office, _by(kind, STAFF[role]))
    if role in MAY[kind]:
        assert answer == (OutcomeState.ACCEPTED, None)
    else:
        assert answer == (OutcomeState.REFUSED, Code.NOT_ALLOWED)


@pytest.mark.parametrize(
    "staff_id", [NOBODY, FAR_SUPERVISOR, PLACEHOLDER], ids=["nobody", "another store's", "a mere name"]
)
def test_head_office_takes_nothing_from_strangers(staff_id: StaffId, head_office: RecordEnd) -> None:
    assert _decide(head_office, _by("visit.check_in", staff_id)) == (OutcomeState.REFUSED, Code.NOT_ALLOWED)


@pytest.mark.parametrize(
    ("asked_at", "state"),
    [(later(-1), OutcomeState.ACCEPTED), (NOON, OutcomeState.REFUSED), (later(1), OutcomeState.REFUSED)],
    ids=["before", "at that moment", "after"],
)
@pytest.mark.proves("P2")
def test_who_has_gone_is_the_author_of_what_was_asked_before(
    asked_at: datetime, state: OutcomeState, head_office: RecordEnd
) -> None:
    table = table_of(Staff)
    head_office.connection.execute(update(table).where(table.c.id == RECEPTIONIST).values(retired_at=NOON))
    assert _decide(head_office, _by("visit.check_in", RECEPTIONIST, asked_at))[0] is state
