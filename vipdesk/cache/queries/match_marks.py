"""Why a search hit is a hit, and which of its letters to set in accent."""

import json
import unicodedata
from dataclasses import dataclass

from vipdesk.chinese.script import fold, is_han
from vipdesk.models.snapshot.guests import MatchReason

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Why, and where: character ranges of the spoken name, or of the written one if `in_name`."""

    why: MatchReason
    marked: Ranges = ()
    in_name: bool = False


def describe_match(why: MatchReason, typed: str, name: str, spoken: str, raw_readings: str) -> Match | None:
    """Describe a hit; None where the letters after Chinese characters do not fit (张xm)."""
    plain = typed.replace(" ", "")
    readings: list[list[str]] = json.loads(raw_readings)
    if why is MatchReason.NAME:
        return _in_name(plain, name)
    if why is MatchReason.MIXED and is_han(plain[:1]):
        return _han_and_letters(plain, name, readings)
    if why in (MatchReason.PINYIN, MatchReason.INITIALS, MatchReason.MIXED):
        return _in_reading(why, typed_syllables(plain), spoken, readings)
    return Match(why)


def typed_syllables(plain: str) -> str:
    """Letters as readings are kept: whoever types lü means lv."""
    return plain.replace("ü", "v")


def _in_name(plain: str, name: str) -> Match:
    folded = fold(name)
    start = folded.find(plain)
    # where folding made the name longer or shorter, its places are no longer those of the name
    marked = ((start, start + len(plain)),) if start >= 0 and len(folded) == len(name) else ()
    return Match(MatchReason.NAME, marked, in_name=True)


def _han_and_letters(plain: str, name: str, readings: list[list[str]]) -> Match | None:
    han = "".join(letter for letter in plain if is_han(letter))
    rest = typed_syllables(plain[len(han) :])
    start = fold(name).find(han)
    after = start + len(han)
    read = sum(map(is_han, name[:after]))
    for syllables in readings:
        following = syllables[read:]
        if "".join(part[:1] for part in following).startswith(rest) or "".join(following).startswith(rest):
            return Match(MatchReason.MIXED, ((start, after),), in_name=True)
    return None


def _in_reading(why: MatchReason, plain: str, spoken: str, readings: list[list[str]]) -> Match:
    """The first reading is the one shown; a hit by another one says so."""
    if not readings or not _fits(why, plain, readings[0]):
        return Match(MatchReason.SURNAME_READING)
    letters = _letters(spoken)
    wanted: list[int] = []
    position = 0
    for place, syllable in enumerate(readings[0]):
        first_only = why is MatchReason.INITIALS or (why is MatchReason.MIXED and place > 0)
        wanted += range(position, position + (1 if first_only else len(syllable)))
        position += len(syllable)
    return Match(why, _ranges([letters[place] for place in wanted[: len(plain)] if place < len(letters)]))


def _fits(why: MatchReason, plain: str, syllables: list[str]) -> bool:
    initials = "".join(syllable[:1] for syllable in syllables)
    whole = {
        MatchReason.PINYIN: "".join(syllables),
        MatchReason.INITIALS: initials,
        MatchReason.MIXED: syllables[0] + initials[1:] if syllables else "",
    }[why]
    return whole.startswith(plain)


def _letters(spoken: str) -> list[int]:
    """Where the letters of a spoken name stand, blanks and apostrophes left out."""
    return [place for place, letter in enumerate(unicodedata.normalize("NFC", spoken)) if letter.isalpha()]


def _ranges(places: list[int]) -> Ranges:
    ranges: list[tuple[int, int]] = []
    for place in places:
        if ranges and ranges[-1][1] == place:
            ranges[-1] = (ranges[-1][0], place + 1)
        else:
            ranges.append((place, place + 1))
    return tuple(ranges)
