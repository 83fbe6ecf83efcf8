"""What people type into the search, drawn by seed with the mix of the index's design: each text once."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.members_file import SEED
from benchmarks.searched_store import Invented

QUERIES = 1000
_MIX = (
    ("initials", 22),
    ("pinyin", 12),
    ("mixed", 8),
    ("han", 20),
    ("tail", 18),
    ("phone", 6),
    ("card", 6),
    ("plate", 5),
    ("letter", 3),
)
_NUMBERS = ("tail", "phone", "card", "plate")
_LETTERS = "abcdefghjklmnopqrstwxyz"
_TRIES = 50


@dataclass(frozen=True, slots=True)
class Query:
    """A text, and the namespace of the index that a program which knew its meaning would look in."""

    text: str
    prefix: str


def realistic(people: Sequence[Invented], count: int = QUERIES, seed: int = SEED) -> list[Query]:
    """The mix; where a way has no more texts that were not drawn yet, another one is drawn."""
    return list(_drawn(people, count, seed, dict(_MIX)))


def han(people: Sequence[Invented], count: int = QUERIES, seed: int = SEED) -> list[Query]:
    """One or two characters from anywhere in a name."""
    return list(_drawn(people, count, seed, {"anywhere": 1}))


def _drawn(people: Sequence[Invented], count: int, seed: int, mix: dict[str, int]) -> Iterator[Query]:
    draw = random.Random(seed)  # noqa: S311 - a selection, nothing secret
    seen: set[str] = set()
    tries = 0
    while len(seen) < count and tries < count * _TRIES:
        tries += 1
        way = draw.choices(list(mix), list(mix.values()))[0]
        query = _one(draw, draw.choice(people), way)
        if query.text not in seen:
            seen.add(query.text)
            yield query


def _one(draw: random.Random, person: Invented, way: str) -> Query:
    space, text = (_of_number if way in _NUMBERS else _of_name)(draw, person, way)
    return Query(text, space + (person.phone[-4:] if way == "phone" else text.lower()))


def _of_name(draw: random.Random, person: Invented, way: str) -> tuple[str, str]:
    syllables = person.readings[0]
    initials, whole = "".join(part[0] for part in syllables), "".join(syllables)
    if way == "initials":
        return "i", initials[: draw.randint(1, 3)]
    if way == "pinyin":
        return "p", whole[: draw.randint(2, len(whole))]
    if way == "mixed":
        return "m", syllables[0] + initials[1 : draw.randint(2, 3)]
    if way == "letter":
        return "i", draw.choice(_LETTERS)
    start = 0 if way == "han" else draw.randrange(len(person.name))
    return "n", person.name[start : start + draw.randint(1, 3 if way == "han" else 2)]


def _of_number(draw: random.Random, person: Invented, way: str) -> tuple[str, str]:
    if way == "tail":
        return "t", person.phone[-4:]
    if way == "phone":
        return "t", person.phone[: draw.randint(7, 11)]
    if way == "plate":
        return "l", f"粤A{draw.randrange(10)}{draw.choice('ABCDEFG')}"
    return "c", person.card_no[: draw.randint(5, len(person.card_no))]
