"""How a name is read: for the search index as plain syllables, for the eye with tone marks.

Desks receive the results with the directory rows; a desk works them out itself only for a guest whom it takes in. The
library costs a quarter of a second and 65 MB, and is loaded when a character first needs it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from vipdesk.chinese.given_names import GIVEN
from vipdesk.chinese.script import HAN, NAME_DOT, clean, fold, is_han, plain_letters, simplify, without_tones
from vipdesk.chinese.surnames import is_surname, known_readings, split_name

MOST_READINGS = 8
"""More ways to read one name are not indexed."""

_MOST_AMBIGUOUS = 4
"""Only so many characters of one name get their second reading."""

_MOST_KEPT = 20_000
"""Characters whose readings are kept: a million names are written with some thousand of them."""

UMLAUT_SPELLINGS = ("v", "u", "yu")
"""How ü is typed: lv on a keyboard, lu on paper, lyu in a passport."""

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_TOKENS = re.compile(rf"{HAN}|(?:(?!{HAN})[^\W_]|(?<=\w){_APOSTROPHES.pattern}(?=\w))+")
_RUNS = re.compile(rf"{HAN}+|{NAME_DOT}|(?:(?!{HAN}|{NAME_DOT}).)+")
_HAS_HAN = re.compile(HAN)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_BEGINS_WITH_VOWEL = re.compile("[aāáǎàeēéěèoōóǒò]")

Syllables = tuple[str, ...]
Ways = tuple[Syllables, ...]
"""Every way to say one part of a name, the right one first."""


def name_readings(name: str) -> list[list[str]]:
    """Every way in which `name` is searched, each a list of plain syllables, the right one first; at most eight.

    - 单晓敏: [["shan", "xiao", "min"], ["dan", "xiao", "min"]]; a compound surname is two syllables.
    - ü is given as v, as u and as yu, the same throughout one reading: lv, lu and lyu all find 吕.
    - A character of given names with two readings (乐: le, yue) has both.
    - Latin words lose case and marks. A name of Latin words alone is given in its own order and with the last
      word first, and an umlaut also in two letters: anna muller, muller anna, anna mueller, mueller anna.
    - A character that nothing reads is left out; with nothing left the list is empty. Never raises.
    """
    surname, given = split_name(name)
    if given or is_surname(surname):
        parts = [_surname_ways(surname), *map(_token_ways, _TOKENS.findall(given))]
    else:
        tokens = _TOKENS.findall(surname)
        parts = list(map(_token_ways, tokens))
        if _may_begin_with_surname(surname):
            parts[0] = _surname_ways(tokens[0])
    latin = not _HAS_HAN.search(surname)
    if not latin and all(len(ways) == 1 for ways in parts):
        # nearly every name: one way to say it, and one way to type that
        said = [_bare(syllable) for (way,) in parts for syllable in way]
        if not any("ü" in syllable for syllable in said):
            return [said] if said else []
    candidates = sorted(_combined([part for part in parts if part], latin=latin), key=lambda found: found[0])
    distinct = dict.fromkeys(syllables for _, syllables in candidates if syllables)
    return [list(syllables) for syllables in islice(distinct, MOST_READINGS)]


def spoken(name: str) -> str:
    """`name` with tone marks and capitals, the surname read as a surname: Chén Xiǎoqíng, Ōuyáng Wénjìng.

    Latin words stay as they are, so does a character that nothing reads; the parts of a Uyghur name stay
    joined by ·.
    """
    surname, given = split_name(name)
    if given or is_surname(surname):
        return f"{_surname_word(surname)} {_han_word(given)}".strip()
    runs = _RUNS.findall(surname)
    words = [_han_word(run) if is_han(run[0]) else run.strip() for run in runs]
    if _may_begin_with_surname(surname):
        words[0] = _word(_first(_surname_ways(surname[0]), surname[0]) + _han_syllables(runs[0][1:]))
    return re.sub(f" ?{NAME_DOT} ?", "·", clean(" ".join(words)))


def _may_begin_with_surname(whole: str) -> bool:
    """Whether a name that was kept whole may still begin with a surname of one character: 曾张晓晴, 曾Anna."""
    return is_han(whole[:1]) and not re.search(NAME_DOT, whole)


def _combined(parts: list[Ways], *, latin: bool) -> Iterator[tuple[int, Syllables]]:
    """Every whole reading in plain letters, with the number of its departures from the first one."""
    ambiguous = [place for place, ways in enumerate(parts) if len(ways) > 1][:_MOST_AMBIGUOUS]
    chosen_from = [ways if place in ambiguous else ways[:1] for place, ways in enumerate(parts)]
    for chosen in product(*(enumerate(ways) for ways in chosen_from)):
        departures = sum(1 for choice, _ in chosen if choice)
        syllables = tuple(_bare(syllable) for _, way in chosen for syllable in way)
        for spelling in UMLAUT_SPELLINGS:
            yield departures, tuple(syllable.replace("ü", spelling) for syllable in syllables)
        if latin:
            yield departures, syllables[-1:] + syllables[:-1]


def _token_ways(token: str) -> Ways:
    return _character_ways(token) if is_han(token) else _latin_ways(token)


_bare = lru_cache(maxsize=_MOST_KEPT)(without_tones)


@lru_cache(maxsize=_MOST_KEPT)
def _surname_ways(surname: str) -> Ways:
    return known_readings(surname) or _library_ways(surname)


@lru_cache(maxsize=_MOST_KEPT)
def _character_ways(char: str) -> Ways:
    listed = GIVEN.get(simplify(char))
    return tuple((syllable,) for syllable in listed.split()) if listed else _library_ways(char)


def _library_ways(char: str) -> Ways:
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - a desk that takes nobody in must not pay for it

    # The simplified form first: the library reads some traditional ones by a rare meaning (綉 as tou).
    for written in (simplify(char), char):
        syllables = lazy_pinyin([written], style=Style.TONE, errors="ignore")
        if syllables:
            return ((syllables[0],),)
    return ()


def _latin_ways(token: str) -> Ways:
    spellings = (plain_letters(token), plain_letters(fold(token).translate(_UMLAUTS)))
    bare = (_APOSTROPHES.sub("", spelling) for spelling in spellings)
    return tuple((word,) for word in dict.fromkeys(bare) if word)


def _first(ways: Ways, written: str) -> Syllables:
    return ways[0] if ways else (written,)


def _han_syllables(text: str) -> Syllables:
    return tuple(_first(_character_ways(char), char)[0] for char in text)


@lru_cache(maxsize=_MOST_KEPT)
def _surname_word(surname: str) -> str:
    return _word(_first(_surname_ways(surname), surname))


@lru_cache(maxsize=_MOST_KEPT)
def _han_word(text: str) -> str:
    return _word(_han_syllables(text))


def _word(syllables: Syllables) -> str:
    joined = "".join(f"'{each}" if _BEGINS_WITH_VOWEL.match(each) else each for each in syllables)
    word = joined.removeprefix("'")
    return word[:1].upper() + word[1:]
