"""Every contact with a guest on one line of time, newest first, a piece at a time."""

from collections.abc import Collection, Mapping
from uuid import UUID

from vipdesk.cache.queries.brief import QUIET_KINDS
from vipdesk.cache.queries.entered_by import entered_by
from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.request_kinds import request_kinds
from vipdesk.cache.queries.same_person import SAME_PERSON, remaining_id
from vipdesk.models.snapshot.guest_life import EntryKind, Timeline, TimelineEntry, TimelinePlace
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.values import to_microseconds
from vipdesk.rules.request_types.declaration import RequestType

PIECE = 40
"""Entries of one piece."""

_COLUMNS = "kind, id, at, what, label, label_en, state, fen, author, store, confidential"
_PARTS = {
    EntryKind.VISIT: (
        "SELECT 'visit', visit.id, checked_in_at, visit.extra, '', '', state, NULL, checked_in_by, store.name, 0 FROM visit"
        " JOIN store ON store.id = visit.store_id WHERE state <> 'undone'"
        " AND guest_id IN (SELECT id FROM person) AND visit.retired_at IS NULL"
    ),
    EntryKind.REQUEST: (
        "SELECT 'request', id, opened_at, summary, kind, '', state, NULL, opened_by, NULL, 0 FROM request"
        " WHERE guest_id IN (SELECT id FROM person) AND retired_at IS NULL AND NOT sensitive"
    ),
    EntryKind.VOUCHER: (
        "SELECT 'voucher', voucher.id, issued_at, '', voucher_type.name, voucher_type.name_en, state,"
        " voucher.worth_fen, issued_by, NULL, 0 FROM voucher JOIN voucher_type ON voucher_type.id = voucher_type_id"
        " WHERE guest_id IN (SELECT id FROM person) AND voucher.retired_at IS NULL"
    ),
    EntryKind.PURCHASE: (
        "SELECT 'purchase', receipt.id, bought_at, brand, category, '', NULL, amount_fen, NULL, store.name,"
        " confidential FROM receipt JOIN store ON store.id = receipt.store_id"
        " WHERE guest_id IN (SELECT id FROM person) AND receipt.retired_at IS NULL"
    ),
    EntryKind.NOTE: (
        "SELECT 'note', id, written_at, text, '', '', NULL, NULL, author_id, NULL, 0 FROM note"
        " WHERE guest_id IN (SELECT id FROM person) AND retired_at IS NULL"
    ),
    EntryKind.PREFERENCE: (
        "SELECT 'preference', id, told_at, coalesce(value, ''), topic, '', NULL, NULL, author_id, NULL, 0"
        " FROM preference"
        " WHERE guest_id IN (SELECT id FROM person) AND retired_at IS NULL"
    ),
    EntryKind.GIFT: (
        "SELECT 'gift', id, CAST(strftime('%s', given_on || 'T04:00:00') AS INTEGER) * 1000000, what,"
        " coalesce(occasion, ''), '', given_by, NULL, author_id, NULL, confidential FROM gift"
        " WHERE guest_id IN (SELECT id FROM person) AND retired_at IS NULL"
    ),
    EntryKind.RATING: (
        "SELECT 'rating', rating.id, given_at, coalesce(note, ''), source, '', score, NULL, author_id, store.name, 0"
        " FROM rating JOIN store ON store.id = rating.store_id"
        " WHERE guest_id IN (SELECT id FROM person) AND rating.retired_at IS NULL"
    ),
    EntryKind.MERGE: (
        "SELECT 'merge', guest_merge.id, merged_at, name, '', '', NULL, NULL, merged_by, NULL, 0 FROM guest_merge"
        " JOIN directory_row ON directory_row.id = merged_id WHERE undone_at IS NULL"
        " AND guest_id IN (SELECT id FROM person) AND guest_merge.retired_at IS NULL"
    ),
}
"""Of a visit `what` is its `extra`; of a gift noon in the store stands for its day; of a merge the name that was given up is told;
the label of an answer is who gave it (`Source`)."""


def timeline(
    reader: Reader, guest_id: UUID, kinds: Collection[EntryKind] = (), after: TimelinePlace | None = None
) -> Timeline:
    """The next piece of some kinds of contacts (of all, where none is named), after the end of the one before."""
    guest_id = remaining_id(reader, guest_id)
    wanted = [kind for kind in EntryKind if not kinds or kind in kinds]
    parts = " UNION ALL ".join(_PARTS[kind] for kind in wanted)
    before = "" if after is None else "WHERE at < ? OR (at = ? AND id > ?) "
    question = (
        f"WITH person AS {SAME_PERSON}, entry({_COLUMNS}) AS ({parts})"  # noqa: S608 - fixed texts
        f" SELECT * FROM entry {before}ORDER BY at DESC, id LIMIT ?"
    )
    start: tuple[object, ...] = ()
    if after is not None:
        at = to_microseconds(after.at)
        start = (at, at, after.row_id.bytes)
    rows = reader.cache.rows(question, (guest_id.bytes, *start, PIECE + 1))
    types = request_kinds(reader)
    entries = tuple(_entry(reader, types, *row) for row in rows[:PIECE])
    more = TimelinePlace(entries[-1].at, entries[-1].row_id) if len(rows) > PIECE else None
    return Timeline(guest_id, entries, more)


def _entry(  # noqa: PLR0917 - the columns of the question above
    reader: Reader,
    types: Mapping[str, RequestType],
    kind: str,
    row_id: bytes,
    at: int,
    what: str,
    label: str,
    label_en: str,
    state: str | None,
    fen: int | None,
    author: bytes | None,
    store: str | None,
    confidential: int | None,
) -> TimelineEntry:
    named = Words(label, label_en or label) if label else None
    quiet, came = kind in (EntryKind.NOTE, EntryKind.RATING), None
    if kind == EntryKind.VISIT:
        what, came = "", entered_by(reader, what)
    if kind == EntryKind.REQUEST:
        declared = types.get(label)
        named = Words(declared.label.zh, declared.label.en) if declared else named
        quiet = label in QUIET_KINDS
    return TimelineEntry(
        kind=EntryKind(kind),
        row_id=UUID(bytes=row_id),
        at=known_instant(at),
        what=what,
        label=named,
        state=state,
        amount_fen=fen,
        author=reader.staff_name(author),
        store=store,
        confidential=bool(confidential),
        quiet=quiet,
        entered_by=came,
    )
