"""What somebody may mean by what they typed: a few questions to the index of the directory (stack.md §3)."""

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from vipdesk.cache.queries.reader import Reader
from vipdesk.chinese.phone import head_key, tail_key
from vipdesk.chinese.script import fold, is_han, plain_letters, without_tones
from vipdesk.models.snapshot.guests import MatchReason
from vipdesk.printed_code import LONGEST_SCAN
from vipdesk.rules.card_patterns import CARD_PATTERNS_POLICY, card_of_code
from vipdesk.rules.search_keys import BAR, LONGEST_KEY, squeezed, words

LONGEST_QUERY = 64
_TAIL, _HEAD, _WHOLE = 4, 7, 11
_CHARACTERS_AND_LETTERS = 2
_BETWEEN_DIGITS = re.compile(r"[-()+]")


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as it was typed, and as it is compared."""

    raw: str
    folded: str
    plain: str
    """Without blanks and what is left out of names."""
    digits: str
    """If it is a number in any writing, its digits; else nothing."""

    @property
    def has_han(self) -> bool:
        """Whether there is a Chinese character in it."""
        return any(map(is_han, self.plain))


@dataclass(frozen=True, slots=True)
class Question:
    """One way to read what was typed: a key prefix, or a whole key, and what a hit by it means."""

    prefix: str
    why: MatchReason
    exact: bool = False
    hashed: str | None = None
    """A phone hash the row must hold as well: the index has only the last four or the first seven."""
    also: tuple[str, ...] = ()
    """Key prefixes the row must have as well."""
    han: str = ""
    """Chinese characters typed together with letters, if the letters must still be tested against the reading."""

    @property
    def is_loose(self) -> bool:
        """Whether it asks for the characters alone, and the letters beside them are tested on each of many."""
        return self.han != "" and self.prefix.startswith("n")

    @property
    def parts(self) -> tuple[str, ...]:
        """What the keys between bars of a hit contain."""
        end = BAR if self.exact else ""
        return (BAR + self.prefix + end, *(BAR + prefix for prefix in self.also))


def read_typed(text: str) -> Typed:
    """Clean what was typed; of a very long text only the beginning is looked at."""
    folded = fold(text[:LONGEST_QUERY]).replace(BAR, "").strip()
    bare = _BETWEEN_DIGITS.sub("", folded.replace(" ", ""))
    return Typed(text, folded, squeezed(folded)[:LONGEST_KEY], bare if bare.isascii() and bare.isdigit() else "")


def typed_syllables(plain: str) -> str:
    """Letters as readings are kept: whoever types lü means lv; tones are left out."""
    return without_tones(plain).replace("ü", "v")


def questions(reader: Reader, typed: Typed) -> Iterator[Question]:
    """The questions to the directory, the likelier meaning first."""
    if len(typed.raw) <= LONGEST_SCAN:
        card = card_of_code(clean_code(typed.raw), reader.policy(CARD_PATTERNS_POLICY))
        if card is not None:
            yield Question("c" + fold(card), MatchReason.MEMBER_CODE, exact=True)
    if typed.digits:
        yield from _number_questions(typed.digits, reader.fact("phone_secret"))
    elif typed.has_han:
        yield Question("n" + typed.plain, MatchReason.NAME)
    elif typed.plain:
        yield from _letter_questions(typed)


def clean_code(text: str) -> str:
    """A code as patterns are compared with it: without what surrounds it, its case kept."""
    return text.strip(" \t\r\n\x00\ufeff")


def mixed_runs(typed: Typed) -> tuple[str, ...] | None:
    """What was typed as its runs of characters and of letters (zhang国强, 张xm, zhang国q); None if it is not of both."""
    runs = tuple("".join(run) for _, run in groupby(typed.plain, key=is_han))
    if len(runs) < _CHARACTERS_AND_LETTERS:
        return None
    return tuple(run if is_han(run[0]) else typed_syllables(run) for run in runs)


def longest_characters(runs: tuple[str, ...]) -> str:
    """The characters by which a mixed text is looked up."""
    return max((run for run in runs if is_han(run[0])), key=len)


def mixed_questions(han: str, letters: str, readings: list[list[str]]) -> Iterator[Question]:
    """张xm, once it is known how the characters are read: the letters go on where the characters end."""
    count = len(han)
    for said in dict.fromkeys(tuple(syllables[:count]) for syllables in readings if len(syllables) > count):
        initials = "".join(syllable[:1] for syllable in said[1:])
        for prefix in ("p" + "".join(said), "m" + said[0] + initials):
            yield Question(prefix + letters, MatchReason.MIXED, also=("n" + han,), han=han)
    # where nobody's name begins with the characters, or none of those that were looked at is the one
    yield Question("n" + han, MatchReason.MIXED, han=han)


def characters_after_letters(runs: tuple[str, ...], han: str, said: list[tuple[str, ...]]) -> Iterator[Question]:
    """zhang国强, zhang国q, once it is known how the characters are read: these go on where the letters end."""
    letters, after = runs[0], "".join(runs[2:3]) if runs[1] == han else ""
    for syllables in said if runs[1] == han else ():
        initials = "".join(syllable[0] for syllable in syllables)
        # a single letter begins the same readings in each of the three
        ways = (
            (("i", initials),)
            if len(letters) == 1
            else (("p", "".join(syllables)), ("i", initials), ("m", initials))
        )
        for namespace, read in ways:
            yield Question(namespace + letters + read + after, MatchReason.MIXED, also=("n" + han,), han=han)


def _letter_questions(typed: Typed) -> Iterator[Question]:
    syllables = typed_syllables(typed.plain)
    yield Question("p" + syllables, MatchReason.PINYIN)
    if len(syllables) > 1:
        # a single letter begins the same readings in each of the three
        yield Question("i" + syllables, MatchReason.INITIALS)
        yield Question("m" + syllables, MatchReason.MIXED)
    yield Question("n" + typed.plain, MatchReason.NAME)
    yield Question("c" + typed.folded.replace(" ", ""), MatchReason.CARD)
    bare = squeezed(plain_letters(typed.folded))
    if bare and bare not in (syllables, typed.plain):
        yield Question("n" + bare, MatchReason.NAME)
    parts = words(plain_letters(typed.folded))
    if len(parts) > 1:
        longest = max(parts, key=len)
        rest = list(parts)
        rest.remove(longest)
        yield Question("n" + longest, MatchReason.NAME, also=tuple("n" + word for word in rest))


def _number_questions(digits: str, phone_secret: str | None) -> Iterator[Question]:
    yield Question("c" + digits, MatchReason.CARD)
    if len(digits) == _TAIL:
        yield Question("t" + digits, MatchReason.PHONE_TAIL, exact=True)
    if phone_secret is None or len(digits) <= _TAIL:
        return
    secret = b64decode(phone_secret)
    tail = tail_key(digits, secret)
    first_seven = head_key(digits[:_HEAD], secret)
    if tail is not None:
        # a whole number of the mainland has its head as well: few share both, so few rows are read
        is_whole = len(digits) == _WHOLE and digits[0] in "01"
        also = ("h" + first_seven,) if is_whole and first_seven is not None else ()
        yield Question("t" + digits[-_TAIL:], MatchReason.PHONE, exact=True, hashed=tail, also=also)
    whole = head_key(digits, secret)
    if len(digits) >= _HEAD and first_seven is not None and whole is not None:
        hashed = None if len(digits) == _HEAD else whole
        yield Question("h" + first_seven, MatchReason.PHONE, exact=True, hashed=hashed)
