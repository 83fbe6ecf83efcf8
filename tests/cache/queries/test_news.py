"""What colleagues have said to one person, as the bell lists it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import GUEST, RECEPTIONIST, SECOND_GUEST, SHOPPER, SUPERVISOR, VISIT, visit
from tests.intents.tables.handovers import LINES, PAGE
from tests.intents.tables.stays import told
from vipdesk.cache.queries.news import TOLD_FOR, news
from vipdesk.ids import StaffId, derived_id
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.news import NewsKind
from vipdesk.models.values import write_instant
from vipdesk.models.vocabulary import CallAnswer, Role

OTHER = derived_id("visit", "other")


def card(staff_id: StaffId, role: Role = Role.RECEPTIONIST) -> StaffCard:
    """Whoever is signed in."""
    return StaffCard(staff_id, "A001", Words("何嘉仪", "Jiayi He"), role, known_here=True)


def test_a_shoppers_answer_is_news_to_whoever_received_the_guest(desk: SmallDesk) -> None:
    desk.put(
        told(answer=CallAnswer.THREE_MINUTES, answered_at=NOON),
        visit(id=OTHER, guest_id=SECOND_GUEST, told_id=SHOPPER, told_at=NOON),
    )
    (item,) = news(desk.reader, card(RECEPTIONIST))
    assert (item.kind, item.row_id, item.at, item.answer) == (
        NewsKind.ANSWER,
        VISIT,
        NOON,
        CallAnswer.THREE_MINUTES,
    )
    assert item.guest is not None
    assert (item.guest.guest_id, item.guest.masked) == (GUEST, "陈**")
    assert news(desk.reader, card(SUPERVISOR, Role.SUPERVISOR)) == ()


@pytest.mark.parametrize(
    "over",
    [
        {"open": False, "state": "left", "left_at": NOON},
        {"answered_at": NOON - TOLD_FOR},
        {"answer": CallAnswer.SEEN},
    ],
)
def test_an_answer_is_no_news_when_the_guest_has_left_or_time_has_passed(
    desk: SmallDesk, over: dict[str, object]
) -> None:
    desk.put(told(**({"answer": CallAnswer.COMING, "answered_at": NOON} | over)))
    assert news(desk.reader, card(RECEPTIONIST)) == ()


def test_a_page_that_waits_is_news_to_a_colleague_at_the_counter_until_it_was_read(desk: SmallDesk) -> None:
    args: dict[str, Any] = {"begun_at": write_instant(NOON - timedelta(hours=8)), "visits": 86, "present": 1}
    desk.submit("handover.sign", handover_id=PAGE, lines=LINES, **args)
    assert news(desk.reader, card(RECEPTIONIST)) == ()
    assert news(desk.reader, card(SHOPPER, Role.SHOPPER)) == ()
    (item,) = news(desk.reader, card(SUPERVISOR, Role.SUPERVISOR))
    assert (item.kind, item.row_id, item.at) == (NewsKind.HANDOVER, PAGE, desk.reader.now)
    desk.clock.pass_time(timedelta(hours=24))
    assert news(desk.reader, card(SUPERVISOR, Role.SUPERVISOR)) == ()
