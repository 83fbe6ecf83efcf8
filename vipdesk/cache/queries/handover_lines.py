"""The sentences that a handover writes itself: what is unfinished, and what to be careful about."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.ready_list import not_ready
from vipdesk.cache.queries.request_clocks import ClockRow, clocks_of, entries_of
from vipdesk.cache.queries.request_kinds import request_kinds
from vipdesk.cache.queries.same_person import masked_person
from vipdesk.cache.queries.storage import kept_things
from vipdesk.clock import store_day
from vipdesk.models.handover_line import HandoverLine
from vipdesk.models.shift_words import LineKind, NoteKind
from vipdesk.models.values import to_microseconds
from vipdesk.rules.handover import LONGEST_SENTENCE
from vipdesk.rules.request_lines import printout_lines
from vipdesk.rules.request_number import short_number
from vipdesk.rules.request_types.declaration import RequestType

MOST_OF_A_KIND = 12
"""Of requests, of complaints and of stored things; how many further ones there are is one more sentence."""
_COLUMNS = (
    "SELECT request.id, kind, summary, fields, state, department, owner_id, opened_by, opened_at, due_at, guest_id,"
    " directory_row.name, directory_row.address, directory_row.address_en, directory_row.merged_into"
    " FROM request JOIN directory_row ON directory_row.id = request.guest_id"
)
_OPEN = (
    " WHERE request.store_id = ? AND state IN ('new', 'accepted', 'in_progress') AND request.retired_at IS NULL"
    " AND NOT sensitive AND "
)
_KINDS = {
    LineKind.REQUEST: "kind NOT IN ('storage', 'complaint') AND due_at < ?",
    LineKind.COMPLAINT: "kind = 'complaint' AND ? IS NOT NULL",
    LineKind.STORAGE: "kind = 'storage' AND ? IS NOT NULL",
}
_NOTES = (
    "SELECT shift_note.id, shift_note.kind, text, done, expected, author_id, noted_at, place_id FROM shift_note"
    " WHERE store_id = ? AND ended_at IS NULL AND retired_at IS NULL AND noted_at > ? ORDER BY noted_at LIMIT ?"
)
_NOTES_LAST = timedelta(days=60)
"""A sentence that nobody has struck for so long says nothing any more."""


def handover_lines(reader: Reader) -> tuple[HandoverLine, ...]:
    """Unfinished things first, the soonest of each kind first; then what to be careful about."""
    return (
        *_requests(reader, LineKind.REQUEST),
        *_requests(reader, LineKind.COMPLAINT),
        *_requests(reader, LineKind.STORAGE),
        *_tags(reader),
        *_ready(reader),
        *_notes(reader),
    )


def _requests(reader: Reader, kind: LineKind) -> list[HandoverLine]:
    """Open ones of a kind; of ordinary services those that are due before tomorrow ends."""
    _, end = store_day(reader.now)
    until = to_microseconds(end + timedelta(days=1))
    where = _OPEN + _KINDS[kind]
    rows = reader.cache.rows(f"{_COLUMNS}{where} ORDER BY due_at LIMIT ?", (reader.store, until, MOST_OF_A_KIND))
    kinds = request_kinds(reader)
    ends = _ends(reader, rows)
    lines = [_line(reader, kind, kinds.get(row[1]), row, due) for row, due in zip(rows, ends, strict=True)]
    if len(rows) == MOST_OF_A_KIND:
        count = f"SELECT count(*) FROM request{where}"  # noqa: S608 - one of three conditions of this module
        further = int(reader.cache.value(count, (reader.store, until))) - len(rows)
        if further:
            lines.append(_more(reader, kind, further))
    return lines


def _more(reader: Reader, kind: LineKind, number: int) -> HandoverLine:
    return HandoverLine(kind=LineKind.MORE, row_id=UUID(bytes=reader.store), title=kind.value, number=str(number))


def _tags(reader: Reader) -> list[HandoverLine]:
    """What guests have left with us, the longest in our keeping first."""
    things = kept_things(reader)
    lines = [
        HandoverLine(
            kind=LineKind.STORAGE_TAG,
            row_id=thing.tag_id,
            title=_cut(thing.what),
            guest=thing.guest.masked,
            owner="" if thing.kept_by is None else thing.kept_by.zh,
            owner_en="" if thing.kept_by is None else thing.kept_by.en,
            due_at=thing.due_at,
            since=thing.kept_at,
            number=thing.label,
        )
        for thing in things[:MOST_OF_A_KIND]
    ]
    further = len(things) - len(lines)
    return [*lines, _more(reader, LineKind.STORAGE_TAG, further)] if further else lines


def _ends(reader: Reader, rows: Sequence[tuple[Any, ...]]) -> list[int]:
    """When the clocks of these requests end, in microseconds."""
    facts = [ClockRow(row[0], row[8], row[9], row[6] is not None) for row in rows]
    entries = {row[0]: entries_of(reader, row[0]) for row in rows}
    return [clock.due_at for clock, _ in clocks_of(reader, facts, entries)]


def _line(
    reader: Reader, kind: LineKind, declared: RequestType | None, row: tuple[Any, ...], due_at: int
) -> HandoverLine:
    fields: dict[str, str] = json.loads(row[3])
    owner = reader.staff_name(row[7] if kind is LineKind.STORAGE else row[6])
    guest = masked_person(reader, (row[10], *row[11:15]))
    opened = known_instant(row[8])
    detail, detail_en = row[4], ""
    if kind is not LineKind.COMPLAINT:
        detail, detail_en = _further(declared, fields, row[2])
    number = fields.get("tag", "") if kind is LineKind.STORAGE else ""
    return HandoverLine(
        kind=kind,
        row_id=UUID(bytes=row[0]),
        title=_cut(row[2]),
        guest=guest.masked,
        owner="" if owner is None else owner.zh,
        owner_en="" if owner is None else owner.en,
        due_at=known_instant(due_at),
        since=opened,
        department=row[5],
        number=short_number(UUID(bytes=row[0])) if kind is LineKind.COMPLAINT else _cut(number),
        detail=_cut(detail),
        detail_en=_cut(detail_en),
    )


def _further(declared: RequestType | None, fields: dict[str, str], title: str) -> tuple[str, str]:
    """What a request says beyond its title and its tag, in both languages: 改短 2 厘米."""
    zh, en = ([value for _, value in printout_lines(declared, fields, tongue)] for tongue in ("zh", "en"))
    told = [pair for pair in zip(zh, en, strict=True) if pair[0] not in title and pair[0] != fields.get("tag")]
    return told[0] if told else ("", "")


def _notes(reader: Reader) -> list[HandoverLine]:
    since = to_microseconds(reader.now - _NOTES_LAST)
    lines = []
    for row_id, kind, text, done, expected, author_id, noted_at, place_id in reader.cache.rows(
        _NOTES, (reader.store, since, MOST_OF_A_KIND)
    ):
        author, place = reader.staff_name(author_id), reader.place(place_id)
        lines.append(
            HandoverLine(
                kind=LineKind.AFTER_HOURS if kind == NoteKind.AFTER_HOURS else LineKind.CARE,
                row_id=UUID(bytes=row_id),
                title=text,
                owner="" if author is None else author.zh,
                owner_en="" if author is None else author.en,
                detail=done or "",
                expected=expected or "",
                since=known_instant(noted_at),
                department="" if place is None else place.name.zh,
            )
        )
    return sorted(lines, key=lambda line: line.kind is LineKind.CARE)


def _ready(reader: Reader) -> list[HandoverLine]:
    row_id, missing = not_ready(reader)
    if not missing:
        return []
    return [
        HandoverLine(
            kind=LineKind.READY,
            row_id=row_id,
            title="ready",
            number=str(len(missing)),
            detail=_cut("、".join(words.zh for words in missing)),
            detail_en=_cut(", ".join(words.en for words in missing)),
        )
    ]


def _cut(text: str) -> str:
    """What is longer than a page takes ends in an ellipsis."""
    return text if len(text) <= LONGEST_SENTENCE else text[: LONGEST_SENTENCE - 1] + "…"
