"""Why a search hit is a hit, and which of its letters to set in accent."""

import unicodedata
from dataclasses import dataclass

from vipdesk.cache.queries.questions import Question, Typed, mixed_runs
from vipdesk.chinese.pinyin import UMLAUT_SPELLINGS
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
    """Describe a hit; None where the letters beside Chinese characters do not fit (张xm, zhang国强)."""
    if question.why is MatchReason.NAME:
        return _in_name(question, typed, name)
    if question.han:
        return _characters_and_letters(typed, name, readings)
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


def _characters_and_letters(typed: Typed, name: str, readings: list[list[str]]) -> Match | None:
    """The typed characters stand in the name, the letters are how those beside them are read; marked are the characters."""
    runs = mixed_runs(typed)
    spelling = fold(name)
    if runs is None or len(spelling) != len(name):
        return None
    places = [place for place, letter in enumerate(spelling) if squeezed(letter)]
    for syllables in readings:
        # a Latin word in a name (曾Anna) has no characters to be typed between letters: the name itself finds it
        said = dict(zip((place for place in places if is_han(spelling[place])), syllables, strict=False))
        for start in range(len(places)):
            marked = _fitted(runs, [(place, spelling[place], said.get(place, "")) for place in places[start:]])
            if marked is not None:
                return Match(MatchReason.MIXED, _ranges(marked), in_name=True)
    return None


def _fitted(runs: tuple[str, ...], name: list[tuple[int, str, str]]) -> list[int] | None:
    """Where the typed characters stand, if the name (place, character, syllable) goes on as was typed."""
    marked: list[int] = []
    for run in runs[:-1]:
        taken = _taken(run, name, is_last=False)
        if taken is None:
            return None
        marked += [place for place, _, _ in name[:taken] if is_han(run[0])]
        name = name[taken:]
    taken = _taken(runs[-1], name, is_last=True)
    if taken is None:
        return None
    return marked + [place for place, _, _ in name[:taken] if is_han(runs[-1][0])]


def _taken(run: str, name: list[tuple[int, str, str]], *, is_last: bool) -> int | None:
    """How many characters of the name a run stands for; its last syllable may be unfinished at the end of the text."""
    if is_han(run[0]):
        return len(run) if "".join(letter for _, letter, _ in name).startswith(run) else None
    spelled = {""}
    for count, (_, _, syllable) in enumerate(name, start=1):
        if not syllable:
            return None
        ways = {before + way for before in spelled for way in (syllable, syllable[0])}
        if run in ways or (is_last and any(way.startswith(run) for way in ways)):
            return count
        spelled = {way for way in ways if run.startswith(way)}
    return None


def _in_reading(why: MatchReason, plain: str, spoken: str, readings: list[list[str]]) -> Match:
    """The first reading is the one shown, its ü typed as v, u or yu; a hit by another one says so."""
    for typed_as in UMLAUT_SPELLINGS:
        syllables = [syllable.replace("v", typed_as) for syllable in readings[0]]
        if _fits(why, plain, syllables):
            break
    else:
        return Match(MatchReason.SURNAME_READING)
    letters = _letters(spoken)
    wanted: list[int] = []
    position = 0
    for place, syllable in enumerate(readings[0]):
        first_only = why is MatchReason.INITIALS or (why is MatchReason.MIXED and place > 0)
        for letter in syllable[:1] if first_only else syllable:
            wanted += [position] * (len(typed_as) if letter == "v" else 1)
            position += 1
        position += len(syllable) - 1 if first_only else 0
    marked = dict.fromkeys(letters[place] for place in wanted[: len(plain)] if place < len(letters))
    return Match(why, _ranges(list(marked)))


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
