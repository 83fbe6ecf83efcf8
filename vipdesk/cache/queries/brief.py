"""The three lines of the banner: what waits for the guest, nearest first; the 特别留意 strip takes the last line."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import of_person
from vipdesk.chinese.dates import short_date_text
from vipdesk.models.snapshot.guests import BriefLine, Words
from vipdesk.rules.request_types.declaration import Label, request_types

MOST_LINES = 3
LONGEST_REST = 18

_QUIET_KINDS = frozenset({"complaint"})
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
        if kind in _QUIET_KINDS:
            continue
        declared = request_types().get(kind)
        verb = declared.verb if declared else Label("服务", "Service")
        owner = reader.staff_name(owner_id)
        asked = msgspec.json.decode(fields)
        lines.append(
            BriefLine(
                icon=declared.icon if declared else "concierge-bell",
                verb=Words(verb.zh, verb.en),
                rest=_rest(summary, asked),
                where=_where(department, owner, known_instant(opened_at)),
                row_id=UUID(bytes=row_id),
            )
        )
    return tuple(lines[: MOST_LINES - has_taboo])


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
