"""Who may be the same person as a guest: called alike or reached at the same number, and something else in common.

Only exact keys of the index are asked, each for a bounded number of people, so that the answer costs the same among a
million guests as among a thousand. What stands in dossiers alone (birthday, plate) is compared where this desk holds both.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import birthday_name, in_order, of_person, remaining
from vipdesk.chinese.masking import mask_name
from vipdesk.chinese.script import fold
from vipdesk.models.snapshot.guests import Resemblance
from vipdesk.models.snapshot.likeness import ApartRecord, Evidence, Likeness
from vipdesk.models.values import write_json
from vipdesk.rules.dossier_keys import PLATE, plain_plate
from vipdesk.rules.search_keys import LONGEST_KEY, squeezed

MOST_ALIKE = 3
_MOST_NAMESAKES = 300
"""Of one name or one reading; the most frequent name of a million guests has about as many."""
_MOST_SHARING = 300
_MOST_BORN = 1000
_MOST_COMPARED = 12


@dataclass(frozen=True, slots=True)
class _Traits:
    """What a person is compared by, under all their names."""

    guest_id: bytes
    shown: str
    masked_phone: str | None
    names: frozenset[str]
    readings: frozenset[str]
    tails: frozenset[str]
    numbers: frozenset[str]
    """The keys of whole numbers, as a directory row has them."""
    plates: frozenset[str]
    born: tuple[Any, ...] | None
    """Calendar, month, day and leap of the birthday."""


def alike(reader: Reader, guest_id: UUID) -> tuple[Likeness, ...]:
    """At most three people who may be this guest, the likeliest first."""
    own = _traits(reader, remaining(reader, guest_id.bytes))
    if own is None:
        return ()
    told = _told_apart(reader, own.guest_id)
    found: list[Likeness] = []
    for other_id in _candidates(reader, own):
        other = None if other_id in told else _traits(reader, other_id)
        likeness = None if other is None else _compare(own, other)
        if likeness is not None:
            found.append(likeness)
    return tuple(sorted(found, key=_weight)[:MOST_ALIKE])


def records_apart(reader: Reader, guest_id: UUID) -> tuple[ApartRecord, ...]:
    """Who was said not to be this guest, the latest first."""
    own = remaining(reader, guest_id.bytes)
    rows = reader.cache.rows(
        of_person(
            "SELECT other_id, said_at, said_by FROM guest_apart WHERE guest_id IN {} AND undone_at IS NULL"
            " AND retired_at IS NULL ORDER BY said_at DESC, id"
        ),
        (own,),
    )
    found: dict[bytes, ApartRecord] = {}
    for row_id, said_at, said_by in rows:
        other_id = remaining(reader, row_id)
        other = None if other_id in found or other_id == own else _traits(reader, other_id)
        if other is not None:
            found[other_id] = ApartRecord(
                guest_id=UUID(bytes=other_id),
                masked=mask_name(other.shown),
                masked_phone=other.masked_phone,
                said_at=known_instant(said_at),
                by=reader.staff_name(said_by),
            )
    return tuple(found.values())


def _told_apart(reader: Reader, guest_id: bytes) -> frozenset[bytes]:
    rows = reader.cache.rows(
        of_person(
            "SELECT other_id FROM guest_apart WHERE guest_id IN {} AND undone_at IS NULL AND retired_at IS NULL"
        ),
        (guest_id,),
    )
    return frozenset(remaining(reader, row_id) for (row_id,) in rows)


def compared(reader: Reader, guest_id: UUID, other_id: UUID) -> Likeness | None:
    """In what another one is like a guest, however little that is; None for somebody unheard of."""
    own, other = (_traits(reader, row_id.bytes) for row_id in (guest_id, other_id))
    if own is None or other is None:
        return None
    return Likeness(other_id, mask_name(other.shown), other.masked_phone, _called(own, other), _shared(own, other))


def _compare(own: _Traits, other: _Traits) -> Likeness | None:
    """Somebody of the same name alone is a namesake; one number alone may be a household's, and is still told."""
    name, also = _called(own, other), _shared(own, other)
    if Evidence.NUMBER not in also and (name is None or not also):
        return None
    return Likeness(UUID(bytes=other.guest_id), mask_name(other.shown), other.masked_phone, name, also)


def _called(own: _Traits, other: _Traits) -> Resemblance | None:
    if own.names & other.names:
        return Resemblance.SAME_NAME
    return Resemblance.SOUNDS_ALIKE if own.readings & other.readings else None


def _shared(own: _Traits, other: _Traits) -> tuple[Evidence, ...]:
    number = bool(own.numbers & other.numbers)
    shared = {
        Evidence.NUMBER: number,
        Evidence.PLATE: bool(own.plates & other.plates),
        Evidence.BIRTHDAY: own.born is not None and own.born == other.born,
        Evidence.TAIL: bool(own.tails & other.tails) and not number,
    }
    return tuple(evidence for evidence, holds in shared.items() if holds)


def _weight(likeness: Likeness) -> tuple[Any, ...]:
    names = (Resemblance.SAME_NAME, Resemblance.SOUNDS_ALIKE, None)
    strongest = min(list(Evidence).index(evidence) for evidence in likeness.also)
    return (names.index(likeness.name), strongest, -len(likeness.also), likeness.guest_id)


# -- who is compared ---------------------------------------------------------------------------------------------


def _candidates(reader: Reader, own: _Traits) -> Iterator[bytes]:
    """Other people who share a name or a number and something else, as far as keys tell."""
    namesakes = set(_with_keys(reader, "n", own.names, _MOST_NAMESAKES))
    namesakes |= set(_with_keys(reader, "p", own.readings, _MOST_NAMESAKES))
    sharing = set(_with_keys(reader, "t", own.tails, _MOST_SHARING))
    hinted = namesakes & (sharing | set(_born_with(reader, own)) | set(_with_plates(reader, own)))
    hinted |= set(_with_numbers(reader, own))
    met = {own.guest_id}
    for entry in sorted(hinted):
        row_id = reader.cache.value("SELECT id FROM directory_row WHERE rowid = ?", (entry,))
        other_id = None if row_id is None else remaining(reader, row_id)
        if other_id is not None and other_id not in met:
            met.add(other_id)
            yield other_id
            if len(met) > _MOST_COMPARED:
                return


def _with_keys(reader: Reader, namespace: str, values: Iterable[str], most: int) -> Iterator[int]:
    for value in values:
        rows = reader.cache.rows(
            "SELECT entry FROM search_key WHERE search_key = ? ORDER BY rank, entry LIMIT ?",
            ((namespace + value)[:LONGEST_KEY], most),
        )
        yield from (entry for (entry,) in rows)


def _with_numbers(reader: Reader, own: _Traits) -> Iterator[int]:
    """Whoever has a whole number of the guest's."""
    for number in own.numbers:
        for tail in own.tails:
            rows = reader.cache.rows(
                "SELECT entry FROM (SELECT entry FROM search_key WHERE search_key = ? ORDER BY rank, entry LIMIT ?)"
                " JOIN directory_row ON directory_row.rowid = entry WHERE instr(phones, ?) > 0",
                ("t" + tail, _MOST_SHARING, number),
            )
            yield from (entry for (entry,) in rows)


def _born_with(reader: Reader, own: _Traits) -> Iterator[int]:
    if own.born is None:
        return
    rows = reader.cache.rows(
        "SELECT directory_row.rowid FROM (SELECT guest_id FROM important_date WHERE calendar = ? AND month = ? AND day = ?"
        " AND leap = ? AND kind = 'birthday' AND retired_at IS NULL LIMIT ?) AS born"
        " JOIN directory_row ON directory_row.id = born.guest_id",
        (*own.born, _MOST_BORN),
    )
    yield from (entry for (entry,) in rows)


def _with_plates(reader: Reader, own: _Traits) -> Iterator[int]:
    for plate in own.plates:
        rows = reader.cache.rows(
            "SELECT directory_row.rowid FROM dossier_key JOIN directory_row ON directory_row.id = dossier_key.row_id"
            " WHERE search_key = ? LIMIT ?",
            ((PLATE + plate)[:LONGEST_KEY], _MOST_SHARING),
        )
        yield from (entry for (entry,) in rows)


# -- by what -----------------------------------------------------------------------------------------------------


def _traits(reader: Reader, guest_id: bytes) -> _Traits | None:
    rows = reader.cache.rows(
        in_order(
            "SELECT directory_row.name, readings, phones, plate FROM name JOIN directory_row"
            " ON directory_row.id = name.id AND directory_row.retired_at IS NULL"
            " LEFT JOIN guest ON guest.id = name.id ORDER BY path"
        ),
        (guest_id,),
    )
    if not rows:
        return None
    phones = [phone for row in rows for phone in json.loads(row[2])]
    return _Traits(
        guest_id=guest_id,
        shown=rows[0][0],
        masked_phone=phones[0]["masked"] if phones else None,
        names=frozenset(squeezed(fold(row[0])) for row in rows),
        readings=frozenset("".join(syllables) for row in rows for syllables in json.loads(row[1]) if syllables),
        tails=frozenset(phone["tail"] for phone in phones),
        numbers=frozenset(write_json(phone["keys"]) for phone in phones if phone["keys"]),
        plates=frozenset(plain_plate(row[3]) for row in rows if row[3]),
        born=_born(reader, guest_id),
    )


def _born(reader: Reader, guest_id: bytes) -> tuple[Any, ...] | None:
    name = birthday_name(reader, guest_id)
    if name is None:
        return None
    return reader.cache.row(
        "SELECT calendar, month, day, leap FROM important_date WHERE guest_id = ? AND kind = 'birthday'"
        " AND day IS NOT NULL AND retired_at IS NULL ORDER BY id LIMIT 1",
        (name,),
    )
