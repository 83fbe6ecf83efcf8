"""The three lines of the banner: what waits for the guest, nearest first; the 特别留意 strip takes the last line."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from unicodedata import combining, east_asian_width
from uuid import UUID

import msgspec

from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.request_clocks import SHOWN_COLUMNS, ShownRow, shown_clocks, soonest
from vipdesk.cache.queries.request_kinds import icon_of, request_kinds, words
from vipdesk.cache.queries.same_person import of_person
from vipdesk.chinese.dates import clock_text, short_date_text
from vipdesk.clock import STORE_ZONE
from vipdesk.models.snapshot.guests import BriefLine, Words
from vipdesk.rules.appointment_types import TYPES_POLICY, appointment_type
from vipdesk.rules.request_types.declaration import Label, RequestType

MOST_LINES = 3
LONGEST_LINE = 18
"""汉字 of a line, its verb included; two Latin letters are as wide as one (M1)."""
_MOST_REQUESTS = 50
_SERVICE = Label("服务", "Service")

_TODAYS = (
    "SELECT id, kind, starts_at, note, staff_id FROM appointment WHERE guest_id IN {} AND store_id = ? AND day = ?"
    " AND open = 1 AND retired_at IS NULL ORDER BY starts_at"
)
QUIET_KINDS = frozenset({"complaint"})
"""Never named where the guest reads along: they are the ◆ that opens while Space is held (M1)."""


def brief_lines(reader: Reader, guest_id: UUID, *, has_taboo: bool) -> tuple[BriefLine, ...]:
    """At most three lines; two where a taboo takes the third."""
    rows = reader.cache.rows(
        of_person(
            f"SELECT {SHOWN_COLUMNS}, kind, summary, fields, department FROM request WHERE guest_id IN {{}}"  # noqa: S608 - a fixed list
            " AND state IN ('new', 'accepted', 'in_progress') AND retired_at IS NULL ORDER BY due_at LIMIT ?"
        ),
        (guest_id.bytes, _MOST_REQUESTS),
    )
    shown = [row for row in rows if row[7] not in QUIET_KINDS]
    clocks = shown_clocks(reader, [ShownRow.read(row[:7]) for row in shown])
    kinds = request_kinds(reader)
    shown.sort(key=lambda row: soonest(clocks[row[0]]))
    lines = (_line(reader, kinds, row) for row in shown[:MOST_LINES])
    return tuple((*lines, *_expected_lines(reader, guest_id))[: MOST_LINES - has_taboo])


def _line(reader: Reader, kinds: Mapping[str, RequestType], row: tuple[Any, ...]) -> BriefLine:
    row_id, opened_at, _, owner_id, _, _, _, kind, summary, fields, department = row
    declared = kinds.get(kind)
    owner = reader.staff_name(owner_id)
    verb = words(_SERVICE if declared is None else declared.verb)
    return BriefLine(
        icon=icon_of(declared),
        verb=verb,
        rest=_rest(verb.zh, summary, msgspec.json.decode(fields)),
        where=_where(owner or reader.department(department), known_instant(opened_at)),
        row_id=UUID(bytes=row_id),
    )


def _expected_lines(reader: Reader, guest_id: UUID) -> list[BriefLine]:
    """What the guest is expected for today, where there is room for it."""
    day = reader.now.astimezone(STORE_ZONE).date().isoformat()
    rows = reader.cache.rows(of_person(_TODAYS), (guest_id.bytes, reader.store, day))
    policy = reader.policy(TYPES_POLICY) if rows else None
    lines = []
    for row_id, kind, starts_at, note, staff_id in rows:
        label, clock = appointment_type(kind, policy).label, clock_text(known_instant(starts_at))
        lines.append(
            BriefLine(
                icon="calendar-heart",
                verb=Words(f"预约 {label.zh}", f"Expected: {label.en}"),
                rest=_rest(f"预约 {label.zh}", note or "", {}),
                where=_beside(clock, reader.staff_name(staff_id)),
                row_id=UUID(bytes=row_id),
            )
        )
    return lines


def _beside(clock: str, name: Words | None) -> Words:
    return Words(clock, clock) if name is None else Words(f"{clock}·{name.zh}", f"{clock}·{name.en}")


def has_open_matter(reader: Reader, guest_id: UUID) -> bool:
    """Whether there is something a guest must not read over the counter."""
    quiet = ", ".join(f"'{kind}'" for kind in sorted(QUIET_KINDS))
    found = reader.cache.row(
        of_person(
            f"SELECT 1 FROM request WHERE guest_id IN {{}} AND kind IN ({quiet})"  # noqa: S608 - a fixed list
            " AND state IN ('new', 'accepted', 'in_progress') AND retired_at IS NULL AND NOT sensitive LIMIT 1"
        ),
        (guest_id.bytes,),
    )
    return found is not None


def _rest(verb: str, summary: str, fields: Mapping[str, str]) -> str:
    """What stands after the verb: of a long one the end of the summary goes, never until when something is kept."""
    until = fields.get("until", "").strip()
    tail = f"，留到{until}" if until and until not in summary else ""
    room = 2 * LONGEST_LINE - _cells(verb)
    if _cells(summary + tail) <= room:
        return summary + tail
    shown = _cut(summary, room - _cells(tail))
    return f"{shown}{tail}" if len(shown) > 1 else _cut(summary + tail, room)


def _cut(text: str, room: int) -> str:
    """As much of a text as has room, with a sign that there is more."""
    while text and _cells(text) > room - _cells("…"):
        text = text[:-1]
    return f"{text.rstrip()}…"


def _cells(text: str) -> int:
    """How wide a text is: a 汉字 is two, a Latin letter one, a mark on a letter nothing."""
    return sum(0 if combining(char) else 1 + (east_asian_width(char) in "WFA") for char in text)


def _where(who: Words, opened_at: datetime) -> Words:
    return Words(f"{who.zh}·{short_date_text(opened_at, 'zh')}", f"{who.en}·{short_date_text(opened_at, 'en')}")
