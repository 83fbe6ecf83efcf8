"""Why a search hit is a hit, and which of its letters to set in accent."""

import unicodedata
from dataclasses import dataclass

from vipdesk.cache.queries.questions import Question, Typed, han_and_letters
from vipdesk.chinese.script import fold, is_han, plain_letters
from vipdesk.models.snapshot.guests import MatchReason
from vipdesk.rules.search_keys import squeezed, words

Ranges = tuple[tuple[int, int], ...]
_BY_READING = (MatchReason.PINYIN, MatchReason.INITIALS, MatchReason.MIXED)


@dataclass(frozen=True, slots=True)
class Match:
    """Why, and where: character ranges of the spoken name, or of the written one if `in_name`."""

    why: MatchReason
    marked: Ranges = ()
    in_name: bool = False


def describe_match(
    question: Question, typed: Typed, name: str, spoken: str, readings: list[list[str]]
) -> Match | None:
    """Describe a hit; None where the letters after Chinese characters do not fit (张xm)."""
    if question.why is MatchReason.NAME:
        return _in_name(question, typed, name)
    if question.han:
        return _han_and_letters(typed, name, readings)
    if question.why in _BY_READING and readings:
        by_words = question.why is MatchReason.PINYIN or not _fits(question.why, question.prefix[1:], readings[0])
        if by_words and not any(map(is_han, name)):
            # a name of Latin words is what was typed itself, in whatever order
            return _in_name(question, typed, name)
        return _in_reading(question.why, question.prefix[1:], spoken, readings)
    return Match(question.why)


def _in_name(question: Question, typed: Typed, name: str) -> Match:
    together = question.prefix[1:]
    parts = words(plain_letters(typed.folded))
    for spelling in (fold(name), plain_letters(name)):
        # where folding made the name longer or shorter, its places are no longer those of the name
        places = [place for place, letter in enumerate(spelling) if squeezed(letter)]
        letters = "".join(spelling[place] for place in places)
        wanted = [together] if not question.also and together in letters else parts
        marked = {
            place
            for word in wanted
            if (start := letters.find(word)) >= 0
            for place in places[start : start + len(word)]
        }
        if marked and len(spelling) == len(name):
            return Match(MatchReason.NAME, _ranges(sorted(marked)), in_name=True)
    return Match(MatchReason.NAME, in_name=True)


def _han_and_letters(typed: Typed, name: str, readings: list[list[str]]) -> Match | None:
    mixed = han_and_letters(typed)
    if mixed is None:
        return None
    han, rest = mixed
    start = fold(name).find(han)
    if start < 0:
        return None
    after = start + len(han)
    read = sum(map(is_han, name[:after]))
    for syllables in readings:
        following = syllables[read:]
        if "".join(part[:1] for part in following).startswith(rest) or "".join(following).startswith(rest):
            return Match(MatchReason.MIXED, ((start, after),), in_name=True)
    return None


def _in_reading(why: MatchReason, plain: str, spoken: str, readings: list[list[str]]) -> Match:
    """The first reading is the one shown; a hit by another one says so."""
    if not _fits(why, plain, readings[0]):
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
