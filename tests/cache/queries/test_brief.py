"""The three lines of the banner and what must never stand in them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import GUEST, REQUEST, SECOND_GUEST, SHOPPER, request
from vipdesk.cache.queries.brief import brief_lines, has_open_matter
from vipdesk.ids import derived_id
from vipdesk.models.request import Request
from vipdesk.models.snapshot.guests import BriefLine, Words
from vipdesk.models.vocabulary import RequestState


def waits(name: str, minutes: int, **changes: Any) -> Request:
    details: dict[str, Any] = {"summary": name, "due_at": NOON + timedelta(minutes=minutes)} | changes
    return request(id=derived_id(name), **details)


def test_a_line_says_what_waits_who_has_it_and_since_when(desk: SmallDesk) -> None:
    desk.put(request(owner_id=SHOPPER), waits("second", 90, kind="tomorrow's"))
    first, second = brief_lines(desk.reader, GUEST, has_taboo=False)
    where = Words("何嘉仪·11月22日", "Jiayi He·22 Nov")
    assert first == BriefLine("coffee", Words("茶饮", "Drinks"), "龙井", where, REQUEST)
    assert (second.icon, second.verb) == ("concierge-bell", Words("服务", "Service"))
    assert second.where == Words("茶水间·11月22日", "Pantry·22 Nov")


@pytest.mark.parametrize(("has_taboo", "lines"), [(False, 3), (True, 2)])
def test_at_most_three_lines_stand_there_and_two_beside_a_taboo(
    desk: SmallDesk, *, has_taboo: bool, lines: int
) -> None:
    desk.put(*(waits(str(minutes), minutes) for minutes in (40, 10, 30, 20)))
    found = brief_lines(desk.reader, GUEST, has_taboo=has_taboo)
    assert [line.rest for line in found] == ["10", "20", "30"][:lines]


def test_only_what_is_open_and_the_guests_own_is_told(desk: SmallDesk) -> None:
    desk.put(
        waits("done", 1, state=RequestState.DONE),
        waits("cancelled", 1, state=RequestState.CANCELLED),
        waits("somebody else's", 1, guest_id=SECOND_GUEST),
        waits("retired", 1, retired_at=NOON),
        waits("accepted", 2, state=RequestState.ACCEPTED),
        waits("under way", 3, state=RequestState.IN_PROGRESS),
    )
    assert [line.rest for line in brief_lines(desk.reader, GUEST, has_taboo=False)] == ["accepted", "under way"]


def test_a_complaint_never_stands_where_the_guest_reads_along_and_is_a_matter_instead(desk: SmallDesk) -> None:
    desk.put(waits("complaint", 1, kind="complaint"))
    assert brief_lines(desk.reader, GUEST, has_taboo=False) == ()
    assert has_open_matter(desk.reader, GUEST)
    assert not has_open_matter(desk.reader, SECOND_GUEST)
    desk.put(waits("complaint", 1, kind="complaint", state=RequestState.DONE, version=2))
    assert not has_open_matter(desk.reader, GUEST)


def test_a_hold_names_its_day_once_and_a_long_text_is_cut(desk: SmallDesk) -> None:
    desk.put(
        waits("大衣", 1, kind="hold", fields={"item": "大衣", "until": " 周五 "}),
        waits("包，留到周五", 2, kind="hold", fields={"item": "包", "until": "周五"}),
        waits("长" * 200, 3, kind="hold", fields={"until": "周五"}),
    )
    rests = [line.rest for line in brief_lines(desk.reader, GUEST, has_taboo=False)]
    assert rests[:2] == ["大衣，留到周五", "包，留到周五"]
    # eighteen 汉字 with the verb, and until when it is kept among them
    assert rests[2] == "长" * 10 + "…，留到周五"
