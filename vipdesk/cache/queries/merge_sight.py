"""Two records of one person side by side, before they become one: what hangs on each, and what is to be chosen (P31)."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.guest_lists import date_view, preferences
from vipdesk.cache.queries.likeness import compared
from vipdesk.cache.queries.reader import Reader, instant, known_instant
from vipdesk.cache.queries.same_person import birthday_name, masked_phones, of_person, remaining_id, shopper_of
from vipdesk.chinese.dates import full_date_text, store_date
from vipdesk.models.snapshot.desk import Side
from vipdesk.models.snapshot.guests import PreferenceView, Words
from vipdesk.models.snapshot.likeness import MergedRecord, MergeField, MergeSide, MergeSight
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import Because, Choice
from vipdesk.rules.conflict_choice import Wrote, is_list, kept_together, proposal
from vipdesk.rules.merge_choice import (
    BIRTHDAY,
    GIVEN,
    GUEST_FIELDS,
    SHOPPER,
    UNDO_DAYS,
    Columns,
    birthday_proposal,
    differ,
    guest_proposal,
    is_empty,
)
from vipdesk.rules.text_lengths import LONGEST_LINE
from vipdesk.rules.tier_distance import read_tier

_GENDERS = {"f": Words("女士", "Ms"), "m": Words("先生", "Mr")}
_UNTOLD = {"guest_merge", "guest_apart"}
"""Tables of which the count tells a person nothing."""


def merge_sight(reader: Reader, guest_id: UUID, other_id: UUID, *, as_given: bool = False) -> MergeSight | None:
    """Both records, and every field of which both say something else; None where one is unheard of or they are one.

    Unless they are taken `as_given`, the one on which more hangs is the one that would remain.
    """
    ids = [remaining_id(reader, row_id) for row_id in (guest_id, other_id)]
    if ids[0] == ids[1]:
        return None
    sides = [side for side in (_side(reader, row_id) for row_id in ids) if side is not None]
    if len(sides) < len(ids):
        return None
    if not as_given and _weight(sides[1]) > _weight(sides[0]):
        sides.reverse()
    ours, theirs = sides
    likeness = compared(reader, ours.guest_id, theirs.guest_id)
    if likeness is None:
        return None
    fields = tuple(_fields(reader, ours.guest_id, theirs.guest_id))
    taken = sum(field is None for field in fields)
    return MergeSight(ours, theirs, likeness, tuple(filter(None, fields)), taken)


def merged_records(reader: Reader, guest_id: UUID) -> tuple[MergedRecord, ...]:
    """What was merged into a guest and can still be taken out, the latest first."""
    rows = reader.cache.rows(
        "SELECT guest_merge.id, name, merged_at, merged_by FROM guest_merge JOIN directory_row"
        " ON directory_row.id = merged_id WHERE guest_id = ? AND undone_at IS NULL AND guest_merge.retired_at IS NULL"
        " AND merged_at >= ? ORDER BY merged_at DESC, guest_merge.id",
        (guest_id.bytes, to_microseconds(reader.now - timedelta(days=UNDO_DAYS))),
    )
    return tuple(
        MergedRecord(
            merge_id=UUID(bytes=row_id),
            name=name,
            merged_at=known_instant(merged_at),
            by=reader.staff_name(merged_by),
            until=store_date(known_instant(merged_at) + timedelta(days=UNDO_DAYS)),
        )
        for row_id, name, merged_at, merged_by in rows
    )


# -- a side --------------------------------------------------------------------------------------------------------


def _side(reader: Reader, guest_id: UUID) -> MergeSide | None:
    row = reader.cache.row(
        "SELECT name, address, address_en, tier, card_no FROM directory_row WHERE id = ? AND retired_at IS NULL",
        (guest_id.bytes,),
    )
    if row is None:
        return None
    name, address, address_en, tier, card_no = row
    cards = reader.cache.rows(
        of_person(
            "SELECT card_no FROM card WHERE guest_id IN {} AND retired_at IS NULL ORDER BY card_no IS NOT ?, card_no"
        ),
        (guest_id.bytes, card_no),
    )
    last = of_person("SELECT max(checked_in_at) FROM visit WHERE guest_id IN {} AND state <> 'undone'")
    return MergeSide(
        guest_id=guest_id,
        name=name,
        address=Words(address, address_en),
        tier=reader.tier(tier),
        cards=tuple(number for (number,) in cards) or tuple(filter(None, (card_no,))),
        masked_phones=masked_phones(reader, guest_id),
        last_visit=instant(reader.cache.value(last, (guest_id.bytes,))),
        counts=tuple(_counts(reader, guest_id)),
        has_dossier=_record(reader, guest_id) is not None,
    )


def _counts(reader: Reader, guest_id: UUID) -> Iterator[tuple[str, int]]:
    """Of every table of the file that is about guests: one that a newer program has added is counted like any other."""
    tables = reader.cache.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND 2 = (SELECT count(*) FROM pragma_table_info("
        "sqlite_master.name) AS held WHERE held.name IN ('guest_id', 'retired_at')) ORDER BY name"
    )
    for (table,) in tables:
        if table in _UNTOLD:
            continue
        question = f'SELECT count(*) FROM "{table}" WHERE guest_id IN {{}} AND retired_at IS NULL'  # noqa: S608 - the file's own names
        number = int(reader.cache.value(of_person(question), (guest_id.bytes,)))
        if number:
            yield table, number


def _weight(side: MergeSide) -> tuple[Any, ...]:
    return (side.has_dossier, bool(side.cards), sum(number for _, number in side.counts), side.name)


# -- the fields ----------------------------------------------------------------------------------------------------


def _fields(reader: Reader, ours: UUID, theirs: UUID) -> Iterator[MergeField | None]:
    """Every field of which they say something else; None for one that only the other one knows."""
    records = [_record(reader, row_id) for row_id in (ours, theirs)]
    if records[0] is not None and records[1] is not None:
        yield from _of_records(reader, records[0], records[1])
    yield from _birthday(reader, ours, theirs)
    yield from _shopper(reader, ours, theirs)
    yield from _wishes(reader, ours, theirs)


def _record(reader: Reader, guest_id: UUID) -> dict[str, Any] | None:
    columns = [column for names in GUEST_FIELDS.values() for column in names]
    row = reader.cache.row(
        f"SELECT {', '.join(columns)} FROM guest WHERE id = ? AND retired_at IS NULL",  # noqa: S608 - names of the rule
        (guest_id.bytes,),
    )
    return None if row is None else dict(zip(columns, row, strict=True))


def _of_records(reader: Reader, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[MergeField | None]:
    def order(name: str) -> int | None:
        rule = read_tier(name, reader.policy(f"tier.{name}"))
        return None if rule is None else rule.order

    for field, names in GUEST_FIELDS.items():
        own, other = ({name: record[name] for name in names} for record in (ours, theirs))
        if is_empty(own) and not is_empty(other):
            yield None
        elif differ(own, other):
            proposed = guest_proposal(field, own, other, order)
            ours_side, theirs_side = (
                Side(_record_words(reader, field, each), None, None) for each in (own, other)
            )
            yield MergeField(field, ours_side, theirs_side, proposed.choice, proposed.because)


def _record_words(reader: Reader, field: str, columns: Columns) -> Words | None:
    if field == "tier":
        return reader.tier(columns["tier"])
    if field == "title" and not columns["title"]:
        return _GENDERS.get(columns["gender"] or "")
    if field == "member_since" and columns[field]:
        since = date.fromisoformat(columns[field])
        return Words(full_date_text(since, "zh"), full_date_text(since, "en"))
    return _plain(columns[GUEST_FIELDS[field][-1]])


def _birthday(reader: Reader, ours: UUID, theirs: UUID) -> Iterator[MergeField | None]:
    own, other = (_born(reader, row_id) for row_id in (ours, theirs))
    if other is None:
        return
    if own is None:
        yield None
        return
    if own[0] != other[0]:
        proposed = birthday_proposal(own[0], other[0])
        yield MergeField(BIRTHDAY, own[1], other[1], proposed.choice, proposed.because)


def _born(reader: Reader, guest_id: UUID) -> tuple[dict[str, Any], Side] | None:
    name = birthday_name(reader, guest_id.bytes)
    row = reader.cache.row(
        "SELECT calendar, year, month, day, leap, author_id, noted_at FROM important_date WHERE guest_id = ?"
        " AND kind = 'birthday' AND retired_at IS NULL ORDER BY id LIMIT 1",
        (name,),
    )
    if row is None:
        return None
    given = dict(zip(GIVEN, row[:5], strict=True))
    view = date_view("birthday", *row[:4], leap=bool(row[4]), today=store_date(reader.now))
    words = None if view is None else view.as_given
    if words is not None and row[1] is not None:
        words = Words(f"{words.zh} · {row[1]}", f"{words.en} · {row[1]}")
    return given, Side(words, reader.staff_name(row[5]), instant(row[6]))


def _shopper(reader: Reader, ours: UUID, theirs: UUID) -> Iterator[MergeField | None]:
    own, other = (shopper_of(reader, row_id.bytes) for row_id in (ours, theirs))
    if other is None or own == other:
        return
    if own is None:
        yield None
        return
    ours_side, theirs_side = (Side(reader.staff_name(staff_id), None, None) for staff_id in (own, other))
    yield MergeField(SHOPPER, ours_side, theirs_side, Choice.OURS, Because.IN_FORCE)


def _wishes(reader: Reader, ours: UUID, theirs: UUID) -> Iterator[MergeField | None]:
    own, other = ({view.topic: view for view in preferences(reader, row_id)} for row_id in (ours, theirs))
    for topic, wish in other.items():
        if topic not in own:
            yield None
        elif own[topic].value != wish.value:
            yield _wish(own[topic], wish)


def _wish(own: PreferenceView, other: PreferenceView) -> MergeField:
    both = kept_together(own.topic, own.value, other.value, LONGEST_LINE)
    wrote = [Wrote(view.value, view.source, view.told_at) for view in (own, other)]
    proposed = proposal(own.topic, wrote[0], wrote[1], both=both is not None)
    sides = [Side(_plain(view.value), view.author, view.told_at) for view in (own, other)]
    listed = is_list(own.topic)
    return MergeField(own.topic, sides[0], sides[1], proposed.choice, proposed.because, both=both, listed=listed)


def _plain(text: str | None) -> Words | None:
    return None if text is None else Words(text, text)
