"""The search box: what was typed becomes a few exact questions and bounded walks over the index (stack.md §3).

Nothing here walks unbounded: an exact key is read in index order; a prefix with few members is sorted; one with many
is walked in rank order, at most `LONGEST_WALK` entries far. Order: in the lounge, expected today, the asker's clients, then by rank
(recent visit, tier); who is found only by a note comes after them, who is only similar only where nobody else is found.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any
from uuid import UUID

import msgspec

from vipdesk.cache.queries.dossier_hits import DossierHit, by_address, by_dossier, by_note
from vipdesk.cache.queries.match_marks import Match, describe_match
from vipdesk.cache.queries.nearness import Nearness, Place, nearness
from vipdesk.cache.queries.new_guests import new_guests
from vipdesk.cache.queries.questions import (
    Question,
    Typed,
    characters_after_letters,
    longest_characters,
    mixed_questions,
    mixed_runs,
    questions,
    read_typed,
)
from vipdesk.cache.queries.reader import Reader, instant
from vipdesk.cache.queries.same_person import of_person, remaining
from vipdesk.cache.queries.similar import similar_places
from vipdesk.chinese.script import fold, is_han
from vipdesk.models.snapshot.guests import MOST_HITS, Hit, MatchReason, Words

LONGEST_WALK = 20_000
_HOT = 3000
_CANDIDATES = 24
_MOST_WITH_LETTERS = 120
"""So many with the right characters are looked at for the right letters beside them."""
_CHARACTERS_THEN_LETTERS = 2
_LAST_CHARACTER = "\U0010ffff"

_SHOWN = (
    "SELECT id, name, spoken, readings, address, address_en, tier, card_no, phones, (SELECT max(checked_in_at)"
    "  FROM visit WHERE visit.guest_id = directory_row.id AND state <> 'undone'), EXISTS (SELECT 1"
    "  FROM visit WHERE visit.guest_id = directory_row.id AND open = 1), merged_into, EXISTS (SELECT 1"
    "  FROM guest_merge WHERE guest_merge.guest_id = directory_row.id) FROM directory_row WHERE "
)

_read = msgspec.json.Decoder().decode

Found = dict[Place, "Question | DossierHit"]
"""Guests, and what found each first."""


def find_guests(reader: Reader, text: str, asker: UUID | None = None, most: int = MOST_HITS) -> tuple[Hit, ...]:
    """At most eight guests for a text, for a member of staff whose own clients come first; none for an empty one."""
    typed = read_typed(text)
    wanted = max(0, min(most, MOST_HITS))
    if not typed.folded or not wanted:
        return ()
    near = nearness(reader, asker)
    hits: dict[Place, Hit] = {}
    # what costs more is asked only where what costs less did not fill the list
    for found in _stages(reader, typed, near, hits):
        for place in sorted(found.keys() - hits.keys(), key=lambda place: (near.step(place), place)):
            if len(hits) == wanted:
                return tuple(hits.values())
            hit = _hit(reader, place, found[place], typed, near)
            if hit is not None and hit.guest_id not in {other.guest_id for other in hits.values()}:
                hits[place] = hit
    return tuple(hits.values())


def _stages(reader: Reader, typed: Typed, near: Nearness, hits: dict[Place, Hit]) -> Iterator[Found]:
    """The directory and the keys of dossiers; forms of address; notes; if there is no hit by then, what is similar."""
    found: Found = {}
    fresh = new_guests(reader)
    for question in _questions(reader, typed):
        answer = _answer(reader, question)
        if question.hashed is None and len(answer) >= _CANDIDATES:
            answer += near.holding(question.parts)
        answer += [(guest.rank, guest.entry) for guest in fresh if guest.is_found_by(question)]
        for place in answer:
            found.setdefault(place, question)
    _add(found, by_dossier(reader, typed))
    yield found
    found = {}
    _add(found, by_address(reader, typed, near))
    yield found
    found = {}
    _add(found, by_note(reader, typed))
    yield found
    if not hits:
        yield {place: DossierHit(place, MatchReason.SIMILAR) for place in similar_places(reader, typed)}


def _add(found: Found, more: Iterable[DossierHit]) -> None:
    for hit in more:
        found.setdefault(hit.place, hit)


def _questions(reader: Reader, typed: Typed) -> Iterator[Question]:
    runs = mixed_runs(typed)
    if runs is None:
        return questions(reader, typed)
    han = longest_characters(runs)
    others = tuple("n" + run for run in runs if is_han(run[0]) and run != han)
    by_characters = Question("n" + han, MatchReason.MIXED, also=others, han=han)
    examples = _answer(reader, by_characters)
    if runs[0] == han and len(runs) == _CHARACTERS_THEN_LETTERS:
        return chain(questions(reader, typed), mixed_questions(han, runs[1], _said(reader, han, examples)))
    sharper: Iterable[Question] = ()
    if len(examples) >= _MOST_WITH_LETTERS and not is_han(runs[0][0]):
        sharper = characters_after_letters(runs, han, _read_as(reader, han, examples))
    elif others and is_han(runs[0][0]):
        # 张g强: whose name begins with 张g, and who has the other characters as well
        said = _said(reader, runs[0], _answer(reader, Question("n" + runs[0], MatchReason.MIXED)))
        rest = tuple("n" + run for run in runs[2::2])
        begun = mixed_questions(runs[0], runs[1], said)
        sharper = [replace(question, also=(*question.also, *rest)) for question in begun]
    return chain(questions(reader, typed), sharper, (by_characters,))


def _said(reader: Reader, han: str, examples: list[Place]) -> list[list[str]]:
    """How the characters are read is known to whoever has them in their name; the desk has no table of readings."""
    said: dict[tuple[str, ...], None] = {}
    for _, entry in examples[:_CANDIDATES]:
        row = reader.cache.row("SELECT name, readings FROM directory_row WHERE rowid = ?", (entry,))
        if row is not None and row[0].startswith(han[0]):
            said |= dict.fromkeys(tuple(syllables) for syllables in _read(row[1]))
    return [list(each) for each in said]


def _read_as(reader: Reader, han: str, examples: list[Place]) -> list[tuple[str, ...]]:
    """The syllables of the characters, from wherever they stand in some names."""
    said: dict[tuple[str, ...], None] = {}
    for _, entry in examples[:_CANDIDATES]:
        row = reader.cache.row("SELECT name, readings FROM directory_row WHERE rowid = ?", (entry,))
        start = -1 if row is None else fold(row[0]).find(han)
        if row is None or start < 0:
            continue
        before = sum(map(is_han, row[0][:start]))
        said |= dict.fromkeys(tuple(syllables[before : before + len(han)]) for syllables in _read(row[1]))
    return [syllables for syllables in said if len(syllables) == len(han)]


def _answer(reader: Reader, question: Question) -> list[Place]:
    """In rank order, at most `_CANDIDATES`; of those whose letters must still be tested, more."""
    most = _MOST_WITH_LETTERS if question.is_loose else _CANDIDATES
    if question.also and not question.exact:
        return _with_all(reader, question, most)
    if not question.exact and (few := _few(reader, question, most)) is not None:
        return few
    exact = reader.cache.rows(
        "SELECT rank, entry FROM search_key WHERE search_key = ? ORDER BY rank, entry LIMIT ?",
        (question.prefix, _CANDIDATES * (20 if question.hashed else 1)),
    )
    for key in question.also:
        others = set(
            reader.cache.rows("SELECT rank, entry FROM search_key WHERE search_key = ? LIMIT ?", (key, _HOT))
        )
        exact = [place for place in exact if place in others]
    if question.exact or len(exact) >= most:
        return _with_hash(reader, question, exact)
    if _is_crowded(reader, question):
        return _walk(reader, question, most)
    return reader.cache.rows(
        "SELECT DISTINCT rank, entry FROM search_key WHERE search_key >= ? AND search_key < ?"
        " ORDER BY rank, entry LIMIT ?",
        (question.prefix, question.prefix + _LAST_CHARACTER, most),
    )


def _few(reader: Reader, question: Question, most: int) -> list[Place] | None:
    """Everybody with the prefix, if they are so few that one look is enough; most questions end here."""
    found = reader.cache.rows(
        "SELECT rank, entry FROM search_key WHERE search_key >= ? AND search_key < ? LIMIT ?",
        (question.prefix, question.prefix + _LAST_CHARACTER, most + 1),
    )
    return sorted(set(found)) if len(found) <= most else None


def _is_crowded(reader: Reader, question: Question) -> bool:
    probe = "SELECT 1 FROM search_key WHERE search_key >= ? AND search_key < ? LIMIT 1 OFFSET ?"
    return reader.cache.row(probe, (question.prefix, question.prefix + _LAST_CHARACTER, _HOT)) is not None


def _walk(reader: Reader, question: Question, most: int) -> list[Place]:
    """Many guests share the prefix: the best ranked are met soon. If they all rank low, any will do."""
    condition = " AND ".join("instr(keys, ?) > 0" for _ in question.parts)
    found = reader.cache.rows(
        "SELECT rank, entry FROM (SELECT rank, entry, keys FROM search_entry ORDER BY rank, entry LIMIT ?)"  # noqa: S608 - fixed parts
        f" WHERE {condition} LIMIT ?",
        (LONGEST_WALK, *question.parts, most),
    )
    if len(found) < most and not question.also:
        found += reader.cache.rows(
            "SELECT rank, entry FROM search_key WHERE search_key >= ? AND search_key < ? LIMIT ?",
            (question.prefix, question.prefix + _LAST_CHARACTER, most),
        )
    return list(dict.fromkeys(found))


def _with_all(reader: Reader, question: Question, most: int) -> list[Place]:
    """Guests who have several prefixes among their keys, found by the first of them that few have."""
    if _is_crowded(reader, question):
        if not question.han:
            return _walk(reader, question, most)
        # 敏 is in thousands of names, ouyang in few: with characters and letters either can be the rare one
        question = replace(question, prefix=question.also[0], also=(question.prefix, *question.also[1:]))
        if _is_crowded(reader, question):
            return _walk(reader, question, most)
    condition = " AND ".join("instr(search_entry.keys, ?) > 0" for _ in question.also)
    return reader.cache.rows(
        "SELECT DISTINCT rank, entry FROM search_key JOIN search_entry USING (rank, entry)"  # noqa: S608 - fixed parts
        f" WHERE search_key >= ? AND search_key < ? AND {condition} ORDER BY rank, entry LIMIT ?",
        (question.prefix, question.prefix + _LAST_CHARACTER, *question.parts[1:], most),
    )


def _with_hash(reader: Reader, question: Question, found: list[Place]) -> list[Place]:
    if question.hashed is None or not found:
        return found
    listed = ", ".join(str(entry) for _, entry in found)
    # one look instead of hundreds: what a statement costs is more than what a row costs
    holding = reader.cache.rows(
        f"SELECT rowid FROM directory_row WHERE rowid IN ({listed}) AND instr(phones, ?) > 0",  # noqa: S608 - numbers
        (question.hashed,),
    )
    held = {entry for (entry,) in holding}
    return [(rank, entry) for rank, entry in found if entry in held]


def _hit(reader: Reader, place: Place, by: Question | DossierHit, typed: Typed, near: Nearness) -> Hit | None:
    """What the list shows of a guest; None where the letters beside Chinese characters do not fit (张xm, zhang国强)."""
    row = reader.cache.row(_SHOWN + "rowid = ?", (place[1],))
    if row is None:
        return None
    excerpt, match = "", None
    if isinstance(by, DossierHit):
        excerpt, match = by.excerpt, Match(by.why, (by.marked,) if by.excerpt else ())
    else:
        match = describe_match(by, typed, row[1], row[2], _read(row[3]))
    if match is None:
        return None
    former = ""
    if row[11] is not None or row[12]:
        row, former = _person(reader, row)
        match = replace(match, marked=(), in_name=False) if former and not excerpt else match
    return _shown(reader, row, match, excerpt, in_lounge=place in near.lounge or bool(row[10]), former=former)


def _person(reader: Reader, row: tuple[Any, ...]) -> tuple[tuple[Any, ...], str]:
    """The row of who a merged guest turned out to be, with the visits of all names; and the name that was given up."""
    remains = row if row[11] is None else reader.cache.row(_SHOWN + "id = ?", (remaining(reader, row[0]),)) or row
    last, here = reader.cache.rows(
        of_person("SELECT max(checked_in_at), max(open) FROM visit WHERE guest_id IN {} AND state <> 'undone'"),
        (remains[0],),
    )[0]
    return (*remains[:9], last, bool(here), *remains[11:]), "" if remains[1] == row[1] else row[1]


def _shown(
    reader: Reader, row: tuple[Any, ...], match: Match, excerpt: str, *, in_lounge: bool, former: str
) -> Hit:
    phones = _read(row[8])
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
        in_lounge=in_lounge,
        last_visit=instant(row[9]),
        tier=reader.tier(row[6]),
        excerpt=excerpt,
        former=former,
    )
