"""A window is only taken for painted when it looks like its picture at rest."""

from __future__ import annotations

from benchmarks.pictures import TILE, Likeness

_WIDTH, _HEIGHT = 10 * TILE, 10 * TILE
_WHITE, _BLACK = b"\xff" * 4, b"\x00" * 4


class _Painting:
    """A picture in memory."""

    def __init__(self, *dots: tuple[int, int]) -> None:
        """Black dots, given by tile, on white."""
        self._lines = [bytearray(_WHITE * _WIDTH) for _ in range(_HEIGHT)]
        for x, y in dots:
            self._lines[y * TILE + 3][x * TILE * 4 : x * TILE * 4 + 4] = _BLACK

    def span(self, x: int, y: int, width: int) -> bytes:
        return bytes(self._lines[y][x * 4 : (x + width) * 4])

    def picture(self) -> list[bytes]:
        return [bytes(line) for line in self._lines]


_ALL = tuple((x, y) for x in range(10) for y in range(10))


def test_the_same_picture_is_recognised() -> None:
    assert Likeness.of(_Painting(*_ALL).picture()).is_on(_Painting(*_ALL))


def test_a_few_tiles_that_went_on_are_no_difference() -> None:
    assert Likeness.of(_Painting(*_ALL).picture()).is_on(_Painting(*_ALL[5:]))


def test_more_than_a_few_missing_tiles_are_a_picture_not_yet_painted() -> None:
    assert not Likeness.of(_Painting(*_ALL).picture()).is_on(_Painting(*_ALL[6:]))


def test_an_empty_picture_is_like_nothing() -> None:
    assert not Likeness.of(_Painting().picture()).is_on(_Painting())


def test_only_what_is_new_is_left_of_two_pictures() -> None:
    before, after = Likeness.of(_Painting((1, 1)).picture()), Likeness.of(_Painting((1, 1), (2, 2)).picture())
    assert [tile[:2] for tile in after.only(before).tiles] == [(2 * TILE, 2 * TILE)]
