r"""Member codes of a store's mini program: which text names which card, by a table of patterns that people write.

The table is the policy `card_patterns`, a list of {"pattern", "card"}: a regular expression that must fit the whole
text, and the card as a template of its groups ("\\1", "\\g<name>"). A pattern that is wrong, or that could keep a
desk busy for long, is passed over: no line of the table may ever stand in the way of a scan.
"""

import re
from functools import lru_cache
from typing import Any

from vipdesk.rules.card_number import read_card_number

CARD_PATTERNS_POLICY = "card_patterns"
LONGEST_CODE = 256
"""A longer text is not looked at."""
_MOST_PATTERNS = 32
_LONGEST_PATTERN = 200
_MOST_CHOICES = 3
_ESCAPED = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_OPENING = re.compile(r"\((?:\?(?:P<\w+>|[:=!]|<[=!]))?")
_CHOICE = re.compile(r"(?:[*+?]|\{\d*,\d*\})[?+]?")
_REPEATED_GROUP = re.compile(r"\)[*+{]")
_REFUSED = re.compile(r"\\[1-9]|\(\?P=|\(\?\(|\[\[|--|&&|~~|\|\|")
"""Back references, and what a later Python may read as operations on sets."""


def card_of_code(code: str, table: Any) -> str | None:
    """The card that a code names by the first pattern that fits, or None; never raises, whatever the table holds."""
    if not isinstance(table, list) or len(code) > LONGEST_CODE:
        return None
    for line in table[:_MOST_PATTERNS]:
        if not isinstance(line, dict):
            continue
        card = _card(code, line.get("pattern"), line.get("card"))
        if card is not None:
            return card
    return None


def is_safe_pattern(pattern: str) -> bool:
    """Whether a regular expression is one, and takes its time in proportion to a text at most a few times over.

    Refused are repeated groups, back references, more than three quantifiers that leave a choice, and more than three
    alternatives: what is left cannot run away.
    """
    return _compiled(pattern) is not None


def first_wrong_line(table: Any) -> int | None:
    """The first line of a table, from 1, that would be passed over or never looked at; None if there is none."""
    if not isinstance(table, list):
        return 1
    for place, line in enumerate(table, 1):
        given = line if isinstance(line, dict) else {}
        pattern, card = given.get("pattern"), given.get("card")
        if place > _MOST_PATTERNS or not isinstance(card, str) or not isinstance(pattern, str):
            return place
        if not is_safe_pattern(pattern):
            return place
    return None


def _card(code: str, pattern: Any, template: Any) -> str | None:
    if not isinstance(pattern, str) or not isinstance(template, str):
        return None
    compiled = _compiled(pattern)
    found = compiled.fullmatch(code) if compiled else None
    if found is None:
        return None
    try:
        return read_card_number(found.expand(template))
    except (re.error, IndexError):
        return None


@lru_cache(maxsize=_MOST_PATTERNS)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    if len(pattern) > _LONGEST_PATTERN or _REFUSED.search(pattern):
        return None
    bare = _OPENING.sub("(", _ESCAPED.sub("x", pattern))
    if _REPEATED_GROUP.search(bare) or bare.count("|") > _MOST_CHOICES:
        return None
    if len(_CHOICE.findall(bare)) > _MOST_CHOICES:
        return None
    try:
        return re.compile(pattern, re.ASCII)
    except (re.error, OverflowError, RecursionError):
        return None
