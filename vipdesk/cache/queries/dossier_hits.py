"""Guests found by what only their dossier says: plate, alias, form of address, words of notes; and by their address.

Dossiers are found through keys of their own, so only those that this desk holds. A form of address stands in the
directory too, without a key: there the best ranked are looked through.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vipdesk.cache.queries.nearness import Nearness, Place
from vipdesk.cache.queries.questions import Typed
from vipdesk.cache.queries.reader import Reader
from vipdesk.chinese.salutation import TITLES
from vipdesk.chinese.script import HAN, clean, fold, is_han
from vipdesk.models.snapshot.guests import MatchReason
from vipdesk.rules.dossier_keys import ADDRESS, ALIAS, PLATE, WORD, plain_plate, runs, tokens
from vipdesk.rules.search_keys import BAR, FINDABLE, squeezed

MOST_DOSSIERS = 200
"""So many of one kind are looked at."""
_MOST_NOTES = 500
_MOST_ADDRESSED = 1500
_LONGEST_WALK = 20_000
_LAST = "\U0010ffff"
_SHORTEST_NUMBER = 4
_SHORTEST_PLATE = 3
_MOST_TOKENS = 4
_AROUND = 8
"""Characters of a note that are shown on each side of what was looked for."""
_PLATE_PART = re.compile(rf"{HAN}[a-z][a-z0-9]*{HAN}?|(?=[a-z]*[0-9]|[a-z]{{5}})[a-z0-9]+{HAN}?")
_ENGLISH = re.compile(r"(mr|ms|mrs|miss|dr|prof)\.? (\w.*)")


@dataclass(frozen=True, slots=True)
class DossierHit:
    """A guest, why, and of a note the words around."""

    place: Place
    why: MatchReason
    excerpt: str = ""
    marked: tuple[int, int] = (0, 0)


def by_dossier(reader: Reader, typed: Typed) -> Iterator[DossierHit]:
    """Guests whose plate, alias or form of address begins with what was typed."""
    plate = plain_plate(typed.folded)
    if _may_be_plate(plate):
        yield from _keyed(reader, PLATE + plate, MatchReason.PLATE)
    if typed.plain and not typed.digits:
        yield from _keyed(reader, ALIAS + typed.plain, MatchReason.NICKNAME)
        if len(typed.plain) > 1:
            yield from _keyed(reader, ADDRESS + typed.plain, MatchReason.SALUTATION)


def by_address(reader: Reader, typed: Typed, near: Nearness) -> Iterator[DossierHit]:
    """陈太太, Ms Chen: guests of that surname who are addressed so, among the best ranked and those who are near."""
    asked = _surname_and_address(typed)
    if asked is None:
        return
    part, column, wanted = BAR + asked[0], asked[1], asked[2]
    places = ", ".join(f"({rank}, {entry})" for rank, entry in near.holding((part,))[:MOST_DOSSIERS])
    sources = [f"SELECT rank, entry, keys FROM search_entry ORDER BY rank, entry LIMIT {_LONGEST_WALK}"]  # noqa: S608 - a number
    if places:
        sources.insert(0, f"SELECT rank, entry, keys FROM search_entry WHERE (rank, entry) IN (VALUES {places})")  # noqa: S608 - numbers
    for source in sources:
        rows = reader.cache.each(
            f"SELECT walked.rank, walked.entry, directory_row.{column} FROM ({source}) AS walked"  # noqa: S608 - as above
            " JOIN directory_row ON directory_row.rowid = walked.entry WHERE instr(walked.keys, ?) > 0 LIMIT ?",
            (part, _MOST_ADDRESSED),
        )
        for rank, entry, written in rows:
            if squeezed(fold(written)).startswith(wanted):
                yield DossierHit((rank, entry), MatchReason.SALUTATION)


def by_note(reader: Reader, typed: Typed) -> Iterator[DossierHit]:
    """Guests of whom a note says all the words that were typed."""
    wanted = runs(typed.folded)
    keys = [WORD + token for run in wanted for token in tokens(run)][:_MOST_TOKENS]
    if not keys or (typed.digits and len(typed.digits) < _SHORTEST_NUMBER):
        return
    for note_id in _note_ids(reader, keys):
        found = reader.cache.row(
            "SELECT directory_row.rank, directory_row.rowid, note.text FROM note"  # noqa: S608 - a fixed condition
            f" JOIN directory_row ON directory_row.id = note.guest_id WHERE note.id = ? AND {_findable()}",
            (note_id,),
        )
        if found is not None and (cut := _excerpt(found[2], wanted)) is not None:
            yield DossierHit((found[0], found[1]), MatchReason.NOTE, *cut)


def _may_be_plate(plate: str) -> bool:
    if plate.isdigit():
        return len(plate) >= _SHORTEST_NUMBER
    return len(plate) >= _SHORTEST_PLATE - is_han(plate[:1]) and _PLATE_PART.fullmatch(plate) is not None


def _keyed(reader: Reader, prefix: str, why: MatchReason) -> Iterator[DossierHit]:
    rows = reader.cache.rows(
        "SELECT directory_row.rank, directory_row.rowid FROM (SELECT DISTINCT row_id FROM dossier_key"  # noqa: S608 - a fixed condition
        " WHERE search_key >= ? AND search_key < ? LIMIT ?) AS found"
        f" JOIN directory_row ON directory_row.id = found.row_id WHERE {_findable()}",
        (prefix, prefix + _LAST, MOST_DOSSIERS),
    )
    for rank, entry in rows:
        yield DossierHit((rank, entry), why)


def _note_ids(reader: Reader, keys: list[str]) -> list[bytes]:
    """Notes that have all keys, as far as the rarest of them has few enough; the last key may be the head of a word."""
    counted = [(_count(reader, key), key) for key in dict.fromkeys(keys)]
    rarest = min(counted)[1]
    others = [key for _, key in counted if key != rarest]
    condition = "".join(
        " AND EXISTS (SELECT 1 FROM dossier_key WHERE search_key >= ? AND search_key < ? AND row_id = found.row_id)"
        for _ in others
    )
    values = [bound for key in others for bound in (key, key + _LAST)]
    rows = reader.cache.rows(
        "SELECT row_id FROM (SELECT DISTINCT row_id FROM dossier_key WHERE search_key >= ? AND search_key < ? LIMIT ?)"  # noqa: S608 - fixed parts
        f" AS found WHERE 1{condition} LIMIT ?",
        (rarest, rarest + _LAST, _MOST_NOTES, *values, MOST_DOSSIERS),
    )
    return [row_id for (row_id,) in rows]


def _count(reader: Reader, key: str) -> int:
    return int(
        reader.cache.value(
            "SELECT count(*) FROM (SELECT 1 FROM dossier_key WHERE search_key >= ? AND search_key < ? LIMIT ?)",
            (key, key + _LAST, _MOST_NOTES),
        )
    )


def _excerpt(text: str, wanted: list[str]) -> tuple[str, tuple[int, int]] | None:
    """The note around the first word that was looked for, and where in it that stands; None if a word is missing."""
    folded = fold(text)
    places = [_find(folded, word) for word in wanted]
    if any(place < 0 for place in places):
        return None
    shown = clean(text) if len(clean(text)) == len(folded) else folded
    start, length = places[0], len(wanted[0])
    first, last = max(0, start - _AROUND), start + length + _AROUND
    head = "…" if first else ""
    cut = head + shown[first:last] + ("…" if last < len(shown) else "")
    return cut, (len(head) + start - first, len(head) + start - first + length)


def _find(folded: str, word: str) -> int:
    """Where Chinese characters stand, or where a word begins so."""
    if is_han(word[0]):
        return folded.find(word)
    found = re.search(rf"(?<![a-z0-9]){re.escape(word)}", folded)
    return -1 if found is None else found.start()


def _surname_and_address(typed: Typed) -> tuple[str, str, str] | None:
    """Key prefix of the surname, the column with the address, and how it must begin."""
    english = _ENGLISH.fullmatch(typed.folded)
    if english:
        word = "ms" if english[1] == "miss" else english[1]
        rest = squeezed(english[2])
        return ("p" + rest.replace("ü", "v"), "address_en", word + rest) if rest else None
    for title in TITLES:
        surname = typed.plain.removesuffix(title)
        if surname != typed.plain and surname and all(map(is_han, surname)):
            return "n" + surname, "address", typed.plain
    return None


def _findable() -> str:
    return " AND ".join(f"directory_row.{condition}" for condition in FINDABLE.split(" AND "))
