"""Under which keys a guest is found, and how a whole directory's keys are made and put in order (stack.md §3).

Namespaces: n name from any character on (a name of Latin words from any word on), p full pinyin, i initials, m surname and initials of the rest, c card,
t last four of a phone, h keyed hash of a phone's first seven. A guest's keys also stand together between bars, so
that one walk in rank order can test any prefix.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import msgspec

from vipdesk.chinese.script import HAN, NAME_DOT, fold, plain_letters

_read = msgspec.json.Decoder().decode

BAR = "|"
BEYOND = "\U0010ffff"
"""Above every key."""
LONGEST_KEY = 40
_MOST_NAME_KEYS = 8
_HAS_HAN = re.compile(HAN)
_APART = re.compile(rf"[\s|.,、/‐-]|{NAME_DOT}")
_INSIDE = re.compile("['’‘ʼ`´\"]")
_NOT_LETTERS = re.compile(rf"{_APART.pattern}|{_INSIDE.pattern}")

FINDABLE = "retired_at IS NULL"
"""For SQLite: the directory rows that have search keys; one that turned out to be another leads to who remains."""
SPLIT_KEYS = (
    """json_each('["' || replace(replace(replace(substr(keys, 2, length(keys) - 2), '\\', '\\\\'), '"', '\\"'),"""
    """ '|', '","') || '"]')"""
)
"""For SQLite: the keys of a row of `search_entry`, one a row, as its column `value`."""


def directory_keys(row: Mapping[str, Any]) -> Iterator[str]:
    """Every key under which a directory row can be found."""
    yield from _name_keys(fold(row["name"]))
    for syllables in row["readings"]:
        if not syllables:
            continue
        initials = "".join(syllable[0] for syllable in syllables)
        yield "p" + "".join(syllables)[:LONGEST_KEY]
        yield "i" + initials[:LONGEST_KEY]
        yield "m" + (syllables[0] + initials[1:])[:LONGEST_KEY]
    if row["card_no"]:
        yield "c" + fold(row["card_no"])[:LONGEST_KEY]
    for phone in row["phones"]:
        yield "t" + phone["tail"]
        head = phone.get("head")
        if head:
            yield "h" + head


def together(keys: list[str]) -> str:
    """A guest's keys between bars."""
    return BAR + BAR.join(keys) + BAR


def keys_of_columns(name: str, readings: str, card_no: str | None, phones: str) -> str:
    """The keys between bars of a directory row as a file keeps it; for SQLite to call."""
    row = {"name": name, "readings": _read(readings), "card_no": card_no, "phones": _read(phones)}
    return together(sorted(set(directory_keys(row))))


def key_ranges(sample: list[str], parts: int) -> list[tuple[str, str]]:
    """Bounds (from, up to) that cut all keys into about `parts` pieces of one size, by a sample of them."""
    ordered = sorted(sample)
    cuts = sorted({ordered[len(ordered) * part // parts] for part in range(1, parts)}) if ordered else []
    return list(pairwise(("", *cuts, BEYOND)))


def squeezed(folded: str) -> str:
    """A folded text without what people leave out or write differently in a name: blanks, dots, apostrophes, hyphens."""
    return _NOT_LETTERS.sub("", folded)


def words(folded: str) -> list[str]:
    """The words of a folded text, apostrophes left out."""
    return [word for part in _APART.split(folded) if (word := _INSIDE.sub("", part))]


def _beginnings(folded: str) -> set[int]:
    """Where the parts of a long name begin, blanks and dots left out: 古丽娜尔·阿布都热合曼."""
    lengths = [len(part) for part in words(folded)][:_MOST_NAME_KEYS]
    return {sum(lengths[:place]) for place in range(len(lengths))}


def _name_keys(folded: str) -> Iterator[str]:
    if _HAS_HAN.search(folded):
        name = squeezed(folded)
        starts = set(range(min(len(name), _MOST_NAME_KEYS)))
        if len(name) > _MOST_NAME_KEYS:
            starts |= _beginnings(folded)
        for start in sorted(starts):
            yield "n" + name[start:][:LONGEST_KEY]
        return
    for spelling in dict.fromkeys((folded, plain_letters(folded))):
        parts = words(spelling)
        for start in range(min(len(parts), _MOST_NAME_KEYS)):
            yield "n" + "".join(parts[start:])[:LONGEST_KEY]
