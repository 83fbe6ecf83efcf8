"""The three lines of the banner: what waits for the guest, nearest first; the 特别留意 strip takes the last line."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
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
_MOST_REQUESTS = 50
_SERVICE = Label("服务", "Service")
LONGEST_REST = 18

_TODAYS = (
    "SELECT id, kind, starts_at, note, staff_id FROM appointment WHERE guest_id IN {} AND store_id = ? AND day = ?"
    " AND open = 1 AND retired_at IS NULL ORDER BY starts_at"
)
_QUIET_KINDS = frozenset({"complaint"})
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
    shown = [row for row in rows if row[7] not in _QUIET_KINDS]
    clocks = shown_clocks(reader, [ShownRow.read(row[:7]) for row in shown])
    kinds = request_kinds(reader)
    shown.sort(key=lambda row: soonest(clocks[row[0]]))
    lines = (_line(reader, kinds, row) for row in shown[:MOST_LINES])
    return tuple((*lines, *_expected_lines(reader, guest_id))[: MOST_LINES - has_taboo])


def _line(reader: Reader, kinds: Mapping[str, RequestType], row: tuple[Any, ...]) -> BriefLine:
    row_id, opened_at, _, owner_id, _, _, _, kind, summary, fields, department = row
    declared = kinds.get(kind)
    owner = reader.staff_name(owner_id)
    return BriefLine(
        icon=icon_of(declared),
        verb=words(_SERVICE if declared is None else declared.verb),
        rest=_rest(summary, msgspec.json.decode(fields)),
        where=_where(department, owner, known_instant(opened_at)),
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
                rest=(note or "")[: LONGEST_REST * 2],
                where=_beside(clock, reader.staff_name(staff_id)),
                row_id=UUID(bytes=row_id),
            )
        )
    return lines


def _beside(clock: str, name: Words | None) -> Words:
    return Words(clock, clock) if name is None else Words(f"{clock}·{name.zh}", f"{clock}·{name.en}")


def has_open_matter(reader: Reader, guest_id: UUID) -> bool:
    """Whether there is something a guest must not read over the counter."""
    quiet = ", ".join(f"'{kind}'" for kind in sorted(_QUIET_KINDS))
    found = reader.cache.row(
        of_person(
            f"SELECT 1 FROM request WHERE guest_id IN {{}} AND kind IN ({quiet})"  # noqa: S608 - a fixed list
            " AND state IN ('new', 'accepted', 'in_progress') AND retired_at IS NULL AND NOT sensitive LIMIT 1"
        ),
        (guest_id.bytes,),
    )
    return found is not None


def _rest(summary: str, fields: Mapping[str, str]) -> str:
    until = fields.get("until", "").strip()
    text = f"{summary}，留到{until}" if until and until not in summary else summary
    return text if len(text) <= LONGEST_REST * 2 else text[: LONGEST_REST * 2 - 1] + "…"


def _where(department: str, owner: Words | None, opened_at: datetime) -> Words:
    zh = [department if owner is None else owner.zh, short_date_text(opened_at, "zh")]
    en = [department if owner is None else owner.en, short_date_text(opened_at, "en")]
    return Words("·".join(zh), "·".join(en))
