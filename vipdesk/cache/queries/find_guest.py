"""The search box: what was typed becomes a few exact questions and bounded walks over the index (stack.md §3).

Nothing here walks unbounded: an exact key is read in index order; a prefix with few members is sorted; one with many
is walked in rank order, at most `LONGEST_WALK` entries far.
"""

import json
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.match_marks import Match, describe_match, typed_syllables
from vipdesk.cache.queries.new_guests import NewGuest, new_guests
from vipdesk.cache.queries.reader import Reader, instant
from vipdesk.chinese.phone import head_key, tail_key
from vipdesk.chinese.script import fold, is_han
from vipdesk.models.snapshot.guests import Hit, MatchReason, Words

MOST_HITS = 8
"""What a person sees; there is no scrolling on (S33)."""
LONGEST_QUERY = 64
LONGEST_WALK = 20_000
_HOT = 3000
_CANDIDATES = 24
_LAST_CHARACTER = "\U0010ffff"
_BAR = "|"


@dataclass(frozen=True, slots=True)
class _Question:
    """One way to read what was typed: a key prefix, or a whole key, and what a hit by it means."""

    prefix: str
    why: MatchReason
    exact: bool = False
    hashed: str | None = None
    """A phone hash the row must hold as well: the index has only the last four or the first seven."""


@dataclass(slots=True)
class _Candidate:
    rank: int
    entry: int
    question: _Question


def find_guests(reader: Reader, text: str, most: int = MOST_HITS) -> tuple[Hit, ...]:
    """At most eight guests for a text; none for an empty one."""
    folded = fold(text[:LONGEST_QUERY]).replace(_BAR, "").strip()
    if not folded:
        return ()
    found: dict[int, _Candidate] = {}
    secret = reader.fact("phone_secret")
    fresh = new_guests(reader)
    for question in _questions(folded, secret):
        answer = _answer(reader, question)
        if question.hashed is None and len(answer) >= _CANDIDATES:
            answer += _in_the_lounge(reader, question)
        answer += _new(fresh, question)
        for rank, entry in answer:
            found.setdefault(entry, _Candidate(rank, entry, question))
    hits = _hits(reader, found, folded)
    hits.sort(key=lambda pair: pair[0])
    return tuple(hit for _, hit in hits[: max(0, min(most, MOST_HITS))])


def _questions(folded: str, phone_secret: str | None) -> Iterator[_Question]:
    plain = folded.replace(" ", "")
    digits = re.sub(r"[-()+]", "", plain)
    if digits.isascii() and digits.isdigit():
        yield from _number_questions(digits, phone_secret)
        return
    if any(is_han(letter) for letter in plain):
        yield _Question("n" + plain, MatchReason.NAME)
        yield from _mixed_questions(plain)
        return
    syllables = typed_syllables(plain)
    yield _Question("p" + syllables, MatchReason.PINYIN)
    yield _Question("i" + syllables, MatchReason.INITIALS)
    yield _Question("m" + syllables, MatchReason.MIXED)
    yield _Question("n" + plain, MatchReason.NAME)
    yield _Question("c" + plain, MatchReason.CARD)


def _mixed_questions(plain: str) -> Iterator[_Question]:
    """张xm: the Han part is looked for in the name, the letters are tested afterwards."""
    han = "".join(letter for letter in plain if is_han(letter))
    if han != plain and plain.startswith(han):
        yield _Question("n" + han, MatchReason.MIXED)


def _number_questions(digits: str, phone_secret: str | None) -> Iterator[_Question]:
    yield _Question("c" + digits, MatchReason.CARD)
    if len(digits) == 4:
        yield _Question("t" + digits, MatchReason.PHONE_TAIL, exact=True)
    if phone_secret is None or len(digits) < 5:
        return
    secret = b64decode(phone_secret)
    tail = tail_key(digits, secret)
    if tail is not None:
        yield _Question("t" + digits[-4:], MatchReason.PHONE, exact=True, hashed=tail)
    first_seven = head_key(digits[:7], secret)
    whole = head_key(digits, secret)
    if len(digits) >= 7 and first_seven is not None and whole is not None:
        yield _Question("h" + first_seven, MatchReason.PHONE, exact=True, hashed=whole)


def _new(fresh: list[NewGuest], question: _Question) -> list[tuple[int, int]]:
    """Those of them whom the question means."""
    met = (
        guest
        for guest in fresh
        if guest.is_found_by(question.prefix, exact=question.exact, hashed=question.hashed)
    )
    return [(guest.rank, guest.entry) for guest in met]


def _answer(reader: Reader, question: _Question) -> list[tuple[int, int]]:
    """(rank, entry) in rank order, at most `_CANDIDATES`."""
    exact = reader.cache.rows(
        "SELECT rank, entry FROM search_key WHERE search_key = ? ORDER BY rank, entry LIMIT ?",
        (question.prefix, _CANDIDATES * (20 if question.hashed else 1)),
    )
    if question.exact or len(exact) >= _CANDIDATES:
        return _with_hash(reader, question, exact)
    end = question.prefix + _LAST_CHARACTER
    crowded = reader.cache.row(
        "SELECT 1 FROM search_key WHERE search_key >= ? AND search_key < ? LIMIT 1 OFFSET ?",
        (question.prefix, end, _HOT),
    )
    if crowded is None:
        return reader.cache.rows(
            "SELECT DISTINCT rank, entry FROM search_key WHERE search_key >= ? AND search_key < ?"
            " ORDER BY rank, entry LIMIT ?",
            (question.prefix, end, _CANDIDATES),
        )
    return _walk(reader, question, end)


def _walk(reader: Reader, question: _Question, end: str) -> list[tuple[int, int]]:
    """Many guests share the prefix: the best ranked are met soon. If they all rank low, any will do."""
    found = reader.cache.rows(
        "SELECT rank, entry FROM (SELECT rank, entry, keys FROM search_entry ORDER BY rank, entry LIMIT ?)"
        " WHERE instr(keys, ?) > 0 LIMIT ?",
        (LONGEST_WALK, _BAR + question.prefix, _CANDIDATES),
    )
    if len(found) < _CANDIDATES:
        found += reader.cache.rows(
            "SELECT rank, entry FROM search_key WHERE search_key >= ? AND search_key < ? LIMIT ?",
            (question.prefix, end, _CANDIDATES),
        )
    return list(dict.fromkeys(found))


def _in_the_lounge(reader: Reader, question: _Question) -> list[tuple[int, int]]:
    """Who is here comes first, even where many others rank higher."""
    end = _BAR if question.exact else ""
    return reader.cache.rows(
        "SELECT search_entry.rank, search_entry.entry FROM visit"
        " JOIN directory_row ON directory_row.id = visit.guest_id"
        " JOIN search_entry ON search_entry.rank = directory_row.rank AND search_entry.entry = directory_row.rowid"
        " WHERE visit.store_id = ? AND visit.open = 1 AND instr(search_entry.keys, ?) > 0",
        (reader.store, _BAR + question.prefix + end),
    )


def _with_hash(reader: Reader, question: _Question, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if question.hashed is None:
        return found
    return [
        (rank, entry)
        for rank, entry in found
        if question.hashed in str(reader.cache.value("SELECT phones FROM directory_row WHERE rowid = ?", (entry,)))
    ]


def _hits(reader: Reader, found: dict[int, _Candidate], folded: str) -> list[tuple[tuple[bool, int, int], Hit]]:
    """The candidates as hits with their order: in the lounge first, then by rank."""
    hits = []
    for candidate in found.values():
        row = reader.cache.row(
            "SELECT id, name, spoken, readings, address, address_en, tier, card_no, phones, (SELECT max(checked_in_at)"
            "  FROM visit WHERE visit.guest_id = directory_row.id AND state <> 'undone'), EXISTS (SELECT 1 FROM visit"
            "  WHERE visit.guest_id = directory_row.id AND open = 1) FROM directory_row WHERE rowid = ?",
            (candidate.entry,),
        )
        if row is None:
            continue
        match = describe_match(candidate.question.why, folded, row[1], row[2], row[3])
        if match is None:
            continue
        hit = _hit(reader, row, match)
        hits.append(((not hit.in_lounge, candidate.rank, candidate.entry), hit))
    return hits


def _hit(reader: Reader, row: tuple[Any, ...], match: Match) -> Hit:
    phones = json.loads(row[8])
    return Hit(
        guest_id=UUID(bytes=row[0]),
        card_no=row[7],
        name=row[1],
        spoken=row[2],
        address=Words(row[4], row[5]),
        masked_phone=phones[0]["masked"] if phones else None,
        why=match.why,
        marked=match.marked,
        in_name=match.in_name,
        in_lounge=bool(row[10]),
        last_visit=instant(row[9]),
        tier=reader.tier(row[6]),
    )
