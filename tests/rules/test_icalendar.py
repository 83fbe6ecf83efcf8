"""A calendar file: folded, escaped, in UTC, as RFC 5545 wants it."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.clocks import NOON
from vipdesk.rules.icalendar import LONGEST_LINE, CalendarEvent, calendar_text, escaped, folded


def test_an_event_is_written_line_by_line() -> None:
    event = CalendarEvent(
        uid="7@vipdesk",
        starts_at=NOON,
        ends_at=NOON + timedelta(hours=1),
        summary="搭配方案 · 陈** 女士",
        location="天河店; 三层, 东",
        description="周敏\n同行 2 位",
        changes=2,
        alarm=timedelta(minutes=15),
    )
    assert calendar_text("贵宾预约", [event], NOON).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//VIPDesk//VIPDesk//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:贵宾预约",
        "BEGIN:VEVENT",
        "UID:7@vipdesk",
        "DTSTAMP:20261122T060500Z",
        "DTSTART:20261122T060500Z",
        "DTEND:20261122T070500Z",
        "SEQUENCE:2",
        "SUMMARY:搭配方案 · 陈** 女士",
        r"LOCATION:天河店\; 三层\, 东",
        r"DESCRIPTION:周敏\n同行 2 位",
        "STATUS:CONFIRMED",
        "CLASS:PRIVATE",
        "TRANSP:OPAQUE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:搭配方案 · 陈** 女士",
        "TRIGGER:-PT15M",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_a_folded_line_is_short_whole_and_the_same_again(text: str) -> None:
    line = "SUMMARY:" + escaped(text)
    pieces = list(folded(line))
    assert all(len(piece.encode()) <= LONGEST_LINE for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert not set("\r\n\x00\x7f") & set(line)
