"""A sensitive case: its words are at no desk, its row at no other store, and it is read by those alone who may."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from tests.fakes.caller import Caller
from tests.fakes.house import HeadOffice
from tests.fakes.ledgers import Asked, pushed
from tests.fakes.small_house import FAR_STORE, FAR_SUPERVISOR, GUEST, REQUEST, SHOPPER, SUPERVISOR
from tests.intents.tables.requests import ask
from vipdesk.headoffice.case_desk import SEALED_WAY, CaseDesk
from vipdesk.headoffice.database import HOUSE
from vipdesk.headoffice.problems import NotAllowed
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import StaffId
from vipdesk.models.declarative import table_of
from vipdesk.models.record import GuestLookUp
from vipdesk.models.vocabulary import ScopeReason
from vipdesk.protocol.sealed_words import SealedAnswer, SealedQuestion

OVERHEARD = "被旁人听到了电话"
OPENED: dict[str, Any] = {
    "guest_id": GUEST,
    "kind_of_request": "complaint",
    "summary": OVERHEARD,
    "fields": {"what": OVERHEARD},
}
ACCEPTED = ("accepted", None)
NOTHING: dict[str, list[Any]] = {"request": [], "request_event": []}


def _read(caller: Caller, staff_id: StaffId) -> SealedAnswer:
    cases = CaseDesk(caller.office.database, caller.office.clock)
    return cases.read(caller.access, SealedQuestion(staff_id=staff_id, request_id=REQUEST))


def _hold_far(office: HeadOffice) -> None:
    with house_writer(office.database) as writer:
        writer.hold(FAR_STORE, GUEST, ScopeReason.VISITED, None)


def _held(caller: Caller) -> dict[str, list[Any]]:
    """Rows about requests that a desk holds after it has pulled all."""
    caller.catch_up()
    return {name: [row for (table, _), row in caller.held.items() if table == name] for name in NOTHING}


@pytest.mark.proves("S2")
def test_a_sensitive_case_is_at_its_own_store_without_words_and_read_by_those_alone_who_may(
    desk: Caller, far_desk: Caller
) -> None:
    _hold_far(desk.office)
    assert desk.states(
        pushed(ask("open", **OPENED, sensitive=True)), pushed(ask("comment", by=SUPERVISOR, text=OVERHEARD))
    ) == [ACCEPTED, ACCEPTED]
    held = _held(desk)
    assert [row["sensitive"] for row in held["request"]] == [True]
    assert len(held["request_event"]) == 2
    assert OVERHEARD not in str(held)
    assert _held(far_desk) == NOTHING
    words = _read(desk, SUPERVISOR)
    assert (words.summary, words.fields, [line.text for line in words.log]) == (
        OVERHEARD,
        {"what": OVERHEARD},
        [OVERHEARD],
    )
    for caller, person in ((desk, SHOPPER), (far_desk, FAR_SUPERVISOR), (desk, FAR_SUPERVISOR)):
        with pytest.raises(NotAllowed):
            _read(caller, person)
    assert desk.states(pushed(ask("assign", by=SUPERVISOR, staff_id=SHOPPER))) == [ACCEPTED]
    assert _read(desk, SHOPPER).summary == OVERHEARD
    with desk.office.database.snapshot(HOUSE) as connection:
        book = table_of(GuestLookUp)
        looks = connection.execute(select(book.c.staff_id).where(book.c.way == SEALED_WAY)).scalars().all()
    assert sorted(looks) == sorted([SUPERVISOR, SHOPPER])


def test_what_becomes_sensitive_leaves_other_stores_and_does_not_come_with_the_dossier_again(
    desk: Caller, far_desk: Caller
) -> None:
    _hold_far(desk.office)
    assert desk.states(pushed(ask("open", **OPENED))) == [ACCEPTED]
    assert desk.states(pushed(ask("comment", text=OVERHEARD))) == [ACCEPTED]
    assert len(_held(far_desk)["request"]) == 1
    sealing = Asked("complaint.seal", {"request_id": str(REQUEST)}, actor=SUPERVISOR)
    assert desk.states(pushed(sealing)) == [ACCEPTED]
    assert _held(far_desk) == NOTHING
    assert OVERHEARD not in str(_held(desk))
    with house_writer(desk.office.database) as writer:
        writer.release(FAR_STORE, GUEST, ScopeReason.VISITED)
    _hold_far(desk.office)
    assert _held(far_desk) == NOTHING
    words = _read(desk, SUPERVISOR)
    assert (words.fields, OVERHEARD in [line.text for line in words.log]) == ({"what": OVERHEARD}, True)
