"""The last resort: nobody is found, so one mistake of whoever typed is taken back.

One wrong, missing, extra or swapped letter in pinyin, one wrong character in a name, one wrong digit in a card number.
Each is a bounded number of looks at the index: letters only as far as somebody's name begins so, characters by
skipping from one that occurs to the next.
"""

from collections.abc import Iterator
from string import ascii_lowercase, digits

from vipdesk.cache.queries.nearness import Place
from vipdesk.cache.queries.questions import Typed, typed_syllables
from vipdesk.cache.queries.reader import Reader
from vipdesk.chinese.script import is_han

SHORTEST_PINYIN, SHORTEST_NAME, SHORTEST_CARD = 4, 3, 6
LONGEST = 24
_MOST_FOUND = 200
_MOST_EACH = 24
_MOST_CHARACTERS = 4000
_LAST = "\U0010ffff"


def similar_places(reader: Reader, typed: Typed) -> set[Place]:
    """Guests who are found if one mistake is taken back."""
    if not typed.plain or len(typed.plain) > LONGEST:
        return set()
    found: set[Place] = set()
    for some in _guesses(reader, typed):
        found.update(some)
        if len(found) >= _MOST_FOUND:
            break
    return found


def _guesses(reader: Reader, typed: Typed) -> Iterator[list[Place]]:
    plain = typed.plain
    if all(map(is_han, plain)):
        if len(plain) >= SHORTEST_NAME:
            yield from _other_character(reader, plain)
        return
    if typed.digits or any(letter in digits for letter in plain):
        if len(plain) >= SHORTEST_CARD:
            yield from _other_digit(reader, typed.digits or plain)
        return
    letters = typed_syllables(plain)
    if len(letters) >= SHORTEST_PINYIN and all(letter in ascii_lowercase for letter in letters):
        yield from _other_letters(reader, letters)


def _other_letters(reader: Reader, letters: str) -> Iterator[list[Place]]:
    known = _known_length(reader, letters)
    seen = {letters}
    for place in range(known, -1, -1):
        head, rest = letters[:place], letters[place:]
        changed = [head + rest[1:], head + rest[1:2] + rest[:1] + rest[2:]]
        changed += [head + letter + tail for letter in ascii_lowercase for tail in (rest, rest[1:])]
        for candidate in changed:
            if candidate not in seen and len(candidate) >= SHORTEST_PINYIN - 1:
                seen.add(candidate)
                yield _beginning(reader, "p" + candidate)


def _known_length(reader: Reader, letters: str) -> int:
    """How many of the letters somebody's name begins with: a mistake stands there or before."""
    for length in range(1, len(letters) + 1):
        if not _beginning(reader, "p" + letters[:length], 1):
            return length - 1
    return len(letters)


def _other_digit(reader: Reader, card: str) -> Iterator[list[Place]]:
    for place, present in enumerate(card):
        for digit in digits if present in digits else "":
            if digit != present:
                yield _exactly(reader, "c" + card[:place] + digit + card[place + 1 :])


def _other_character(reader: Reader, name: str) -> Iterator[list[Place]]:
    # the first one: whoever has the others at the end of a name as long as this one
    yield [
        place for place in _exactly(reader, "n" + name[1:], _MOST_FOUND) if _has_length(reader, place, len(name))
    ]
    for wrong in range(1, len(name)):
        found = reader.cache.rows(
            "WITH RECURSIVE step(head, place, last, letter) AS ("
            " SELECT ?1, ?2, ?3, substr((SELECT search_key FROM search_key"
            "  WHERE search_key > ?1 AND search_key < ?1 || ?3 ORDER BY search_key LIMIT 1), ?2, 1)"
            " UNION ALL SELECT head, place, last, substr((SELECT search_key FROM search_key"
            "  WHERE search_key >= head || letter || last AND search_key < head || last ORDER BY search_key LIMIT 1),"
            "  place, 1) FROM step WHERE letter <> '' LIMIT ?4)"
            " SELECT search_key.rank, search_key.entry FROM step"
            " JOIN search_key ON search_key.search_key = head || letter || ?5 WHERE letter <> '' LIMIT ?6",
            ("n" + name[:wrong], wrong + 2, _LAST, _MOST_CHARACTERS, name[wrong + 1 :], _MOST_EACH * 4),
        )
        yield [place for place in found if _has_length(reader, place, len(name))]


def _has_length(reader: Reader, place: Place, length: int) -> bool:
    return (
        int(reader.cache.value("SELECT length(name) FROM directory_row WHERE rowid = ?", (place[1],)) or 0)
        == length
    )


def _beginning(reader: Reader, prefix: str, most: int = _MOST_EACH) -> list[Place]:
    return reader.cache.rows(
        "SELECT rank, entry FROM search_key WHERE search_key >= ? AND search_key < ? LIMIT ?",
        (prefix, prefix + _LAST, most),
    )


def _exactly(reader: Reader, key: str, most: int = _MOST_EACH) -> list[Place]:
    return reader.cache.rows(
        "SELECT rank, entry FROM search_key WHERE search_key = ? ORDER BY rank, entry LIMIT ?", (key, most)
    )
