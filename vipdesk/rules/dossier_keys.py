"""Under which keys a dossier is found: number plate, alias, form of address, words of its notes.

Namespaces: l plate, with its place, with the letter of the place alone, and without; a alias from any character on;
s form of address; w a word of a note, of Chinese text each pair of neighbouring characters. Directory rows have keys
of their own (`search_keys`).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from vipdesk.chinese.salutation import address
from vipdesk.chinese.script import HAN, fold
from vipdesk.rules.search_keys import LONGEST_KEY, squeezed

PLATE, ALIAS, ADDRESS, WORD = "l", "a", "s", "w"
SHORTEST_WORD = 2
_MOST_ALIAS_KEYS = 8
_RUNS = re.compile(rf"(?P<han>{HAN}+)|(?:(?!{HAN})[^\W_])+")
_PLACE = re.compile(rf"{HAN}[a-z](?=.)")


def guest_keys(guest: Mapping[str, Any]) -> set[str]:
    """The keys of a row of `guest`; of one that is retired there are none."""
    if guest["retired_at"] is not None:
        return set()
    keys = {PLATE + text for text in _plate_writings(plain_plate(guest["plate"] or ""))}
    alias = squeezed(fold(guest["alias"] or ""))
    keys |= {ALIAS + alias[start:] for start in range(min(len(alias), _MOST_ALIAS_KEYS))}
    called = address(guest["full_name"], guest["gender"], guest["title"], guest["address_as"])
    keys.add(ADDRESS + squeezed(fold(called)))
    return {key[:LONGEST_KEY] for key in keys if len(key) > 1}


def note_keys(note: Mapping[str, Any]) -> set[str]:
    """The keys of a row of `note`."""
    return set() if note["retired_at"] is not None else {WORD + token for token in tokens(fold(note["text"]))}


def plain_plate(text: str) -> str:
    """A plate, or part of one, as it is compared: small letters and digits, no dot."""
    return squeezed(fold(text)).replace("_", "")


def tokens(folded: str) -> Iterator[str]:
    """What a text is found by: pairs of neighbouring Chinese characters, other words as they are (cut to a key)."""
    for run in _RUNS.finditer(folded):
        text = run[0]
        if run["han"]:
            yield from (text[place : place + SHORTEST_WORD] for place in range(len(text) - 1))
        elif len(text) >= SHORTEST_WORD:
            yield text[: LONGEST_KEY - 1]


def runs(folded: str) -> list[str]:
    """The runs of Chinese characters and the other words of a text, in their order."""
    return [run[0] for run in _RUNS.finditer(folded)]


def _plate_writings(plate: str) -> Iterator[str]:
    yield plate
    if _PLACE.match(plate):
        yield plate[1:]
        yield plate[2:]
