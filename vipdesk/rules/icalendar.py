"""A calendar file as RFC 5545 wants it: what calendar programs open.

Lines end in CR LF and are folded at 75 octets, never inside a character; texts have their backslashes, semicolons,
commas and line ends escaped; instants are in UTC, so that no description of a time zone is needed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

PRODUCT = "-//VIPDesk//VIPDesk//ZH"
LONGEST_LINE = 75
"""Octets of a line without its end."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One entry; `changes` counts how often it was changed, so that a program which has it takes the newer one."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    summary: str
    location: str = ""
    description: str = ""
    changes: int = 0
    alarm: timedelta | None = None
    """How long before it a program reminds its user."""


def calendar_text(name: str, events: Iterable[CalendarEvent], made_at: datetime) -> str:
    """The whole file; `name` is what programs call the calendar."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for event in events:
        lines += _event_lines(event, made_at)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def escaped(text: str) -> str:
    """A text as the value of a property; control characters other than line ends and tabs have no place in it."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    plain = plain.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(letter for letter in plain if letter == "\t" or (letter >= " " and letter != "\x7f"))


def folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets; each but the first begins with a blank, which counts."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LONGEST_LINE:
            yield piece
            piece, size = " ", 1
        piece += letter
        size += octets
    yield piece


def _event_lines(event: CalendarEvent, made_at: datetime) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{escaped(event.uid)}",
        f"DTSTAMP:{_instant(made_at)}",
        f"DTSTART:{_instant(event.starts_at)}",
        f"DTEND:{_instant(event.ends_at)}",
        f"SEQUENCE:{event.changes}",
        f"SUMMARY:{escaped(event.summary)}",
    ]
    for name, text in (("LOCATION", event.location), ("DESCRIPTION", event.description)):
        if text:
            lines.append(f"{name}:{escaped(text)}")
    lines += ["STATUS:CONFIRMED", "CLASS:PRIVATE", "TRANSP:OPAQUE"]
    if event.alarm is not None:
        minutes = int(event.alarm.total_seconds() // 60)
        lines += [
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{escaped(event.summary)}",
            f"TRIGGER:-PT{minutes}M",
            "END:VALARM",
        ]
    return [*lines, "END:VEVENT"]


def _instant(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
