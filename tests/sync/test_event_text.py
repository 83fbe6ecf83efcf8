"""A stream of events may be cut anywhere; what is whole is an event, what is no event of ours is passed over."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.clocks import NOON
from vipdesk.errors import Offline
from vipdesk.protocol.events import PAGE, WAKE, PageEvent, WakeEvent, page_of, read_event, write_event
from vipdesk.sync.event_text import EventText

WOKEN = WakeEvent(positions={"common": 3}, spread_ms=8)
SENT = PageEvent(
    space="common",
    start=3,
    end=4,
    continues="a",
    cursor="b",
    positions={"common": 4},
    applied_seq=7,
    server_time=NOON,
    rows=msgspec.Raw(
        b'[{"table":"store","id":"0f0e0d0c-0b0a-4908-8706-050403020100","kind":"forget","row":null}]'
    ),
)
TEXT = b": \n\n" + write_event(WAKE, WOKEN) + b"event: later\ndata: {}\n\n: \n\n" + write_event(PAGE, SENT)


@pytest.mark.proves("P27")
@given(st.lists(st.integers(0, len(TEXT)), max_size=20), st.booleans())
def test_cut_anywhere_it_says_the_same(cuts: list[int], returns: bool) -> None:  # noqa: FBT001 - drawn
    text = TEXT.replace(b"\n", b"\r\n") if returns else TEXT
    edges = [0, *sorted(cuts), len(text)]
    gathered = EventText()
    events = [event for start, end in pairwise(edges) for event in gathered.take(text[start:end])]
    assert [type(event) for event in events] == [WakeEvent, PageEvent]
    assert events[0] == WOKEN
    page = events[1]
    assert isinstance(page, PageEvent)
    assert (page.start, page.end, page.continues) == (3, 4, "a")
    assert page_of(page).rows[0].table == "store"


def test_an_event_is_a_page_or_a_wake_in_plain_json() -> None:
    sent = write_event(PAGE, SENT).partition(b"data: ")[2]
    assert set(msgspec.json.decode(sent)) == {
        "space",
        "from",
        "to",
        "continues",
        "cursor",
        "positions",
        "applied_seq",
        "server_time",
        "rows",
    }
    assert read_event("later", b"{}") is None


@pytest.mark.proves("F9")
def test_what_never_ends_is_not_head_office() -> None:
    gathered = EventText()
    list(gathered.take(b"x" * 200_000))
    with pytest.raises(Offline):
        list(gathered.take(b"x" * 200_000))


def test_a_message_of_somebody_else_is_a_decode_error() -> None:
    for data in (b"<html>", b"[]", b'{"positions":1}'):
        with pytest.raises(msgspec.DecodeError):
            list(EventText().take(b"event: wake\ndata: " + data + b"\n\n"))
