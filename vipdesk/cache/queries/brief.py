"""The three lines of the banner: what waits for the guest, nearest first; the 特别留意 strip takes the last line."""

from collections.abc import Mapping
from datetime import datetime
from unicodedata import combining, east_asian_width
from uuid import UUID

import msgspec

from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import of_person
from vipdesk.chinese.dates import short_date_text
from vipdesk.models.snapshot.guests import BriefLine, Words
from vipdesk.rules.request_types.declaration import Label, request_types

MOST_LINES = 3
LONGEST_LINE = 18
"""汉字 of a line, its verb included; two Latin letters are as wide as one (M1)."""
QUIET_KINDS = frozenset({"complaint"})
"""Never named where the guest reads along: they are the ◆ that opens while Space is held (M1)."""


def brief_lines(reader: Reader, guest_id: UUID, *, has_taboo: bool) -> tuple[BriefLine, ...]:
    """At most three lines; two where a taboo takes the third."""
    rows = reader.cache.rows(
        of_person(
            "SELECT id, kind, summary, fields, department, owner_id, opened_at FROM request WHERE guest_id IN {}"
            " AND state IN ('new', 'accepted', 'in_progress') AND retired_at IS NULL ORDER BY due_at"
        ),
        (guest_id.bytes,),
    )
    lines = []
    for row_id, kind, summary, fields, department, owner_id, opened_at in rows:
        if kind in QUIET_KINDS:
            continue
        declared = request_types().get(kind)
        verb = declared.verb if declared else Label("服务", "Service")
        owner = reader.staff_name(owner_id)
        asked = msgspec.json.decode(fields)
        lines.append(
            BriefLine(
                icon=declared.icon if declared else "concierge-bell",
                verb=Words(verb.zh, verb.en),
                rest=_rest(verb.zh, summary, asked),
                where=_where(department, owner, known_instant(opened_at)),
                row_id=UUID(bytes=row_id),
            )
        )
    return tuple(lines[: MOST_LINES - has_taboo])


def has_open_matter(reader: Reader, guest_id: UUID) -> bool:
    """Whether there is something a guest must not read over the counter."""
    quiet = ", ".join(f"'{kind}'" for kind in sorted(QUIET_KINDS))
    found = reader.cache.row(
        of_person(
            f"SELECT 1 FROM request WHERE guest_id IN {{}} AND kind IN ({quiet})"  # noqa: S608 - a fixed list
            " AND state IN ('new', 'accepted', 'in_progress') AND retired_at IS NULL LIMIT 1"
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


def _where(department: str, owner: Words | None, opened_at: datetime) -> Words:
    zh = [department if owner is None else owner.zh, short_date_text(opened_at, "zh")]
    en = [department if owner is None else owner.en, short_date_text(opened_at, "en")]
    return Words("·".join(zh), "·".join(en))
