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
from vipdesk.chinese.dates import short_date_text
from vipdesk.models.snapshot.guests import BriefLine, Words
from vipdesk.rules.request_types.declaration import Label, RequestType

MOST_LINES = 3
_MOST_REQUESTS = 50
_SERVICE = Label("服务", "Service")
LONGEST_REST = 18

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
    return tuple(_line(reader, kinds, row) for row in shown[: MOST_LINES - has_taboo])


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


def has_open_matter(reader: Reader, guest_id: UUID) -> bool:
    """Whether there is something a guest must not read over the counter."""
    quiet = ", ".join(f"'{kind}'" for kind in sorted(_QUIET_KINDS))
    found = reader.cache.row(
        of_person(
            f"SELECT 1 FROM request WHERE guest_id IN {{}} AND kind IN ({quiet})"  # noqa: S608 - a fixed list
            " AND state IN ('new', 'accepted', 'in_progress') AND retired_at IS NULL LIMIT 1"
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
