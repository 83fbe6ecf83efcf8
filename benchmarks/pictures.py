"""Has a window come to look as it will? Compared tile by tile with a picture of it at rest."""

import time
from dataclasses import dataclass
from typing import Protocol, Self

TILE = 16
SHARE = 0.95
"""Of the tiles that carry anything; the rest are clocks and minutes."""
_BYTES_PER_PIXEL = 4
_REST_SECONDS = 1.5
_LINES_OF_A_CARET = 64
"""So many lines may go on changing: a caret blinks, a clock goes."""
_LOOK_SECONDS = 0.05


class Pixels(Protocol):
    """Where pixels are read."""

    def span(self, x: int, y: int, width: int) -> bytes:
        """The pixels of a piece of one line, four bytes each."""
        ...

    def picture(self) -> list[bytes]:
        """All lines."""
        ...


Tile = tuple[int, int, tuple[bytes, ...]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """A picture at rest, as the tiles of it that are not of one colour."""

    tiles: tuple[Tile, ...]
    needed: float

    @classmethod
    def of(cls, picture: list[bytes], *, needed: float = SHARE) -> Self:
        """Take a picture apart."""
        width, height = len(picture[0]) // _BYTES_PER_PIXEL, len(picture)
        cut = (
            _tile(picture, x, y)
            for y in range(0, height - TILE + 1, TILE)
            for x in range(0, width - TILE + 1, TILE)
        )
        return cls(tuple(tile for tile in cut if not _is_plain(tile)), needed)

    def only(self, other: "Likeness", needed: float = SHARE) -> "Likeness":
        """Without the tiles that look the same in `other`: what is new since then."""
        there = {(x, y): lines for x, y, lines in other.tiles}
        return Likeness(tuple(tile for tile in self.tiles if there.get(tile[:2]) != tile[2]), needed)

    def is_on(self, pixels: Pixels) -> bool:
        """Whether the screen looks like it; ends at the first tile too many that does not."""
        allowed = int(len(self.tiles) * (1 - self.needed))
        for x, y, lines in self.tiles:
            if any(pixels.span(x, y + row, TILE) != line for row, line in enumerate(lines)):
                allowed -= 1
                if allowed < 0:
                    return False
        return bool(self.tiles)


def at_rest(pixels: Pixels, seconds: float) -> list[bytes] | None:
    """The picture once it has something on it and has not changed for a while; None if that does not come about."""
    deadline = time.monotonic() + seconds
    last, since = pixels.picture(), time.monotonic()
    while time.monotonic() < deadline:
        time.sleep(_LOOK_SECONDS)
        now = pixels.picture()
        if _changed_lines(last, now) > _LINES_OF_A_CARET:
            last, since = now, time.monotonic()
        elif time.monotonic() - since > _REST_SECONDS and len(set(now)) > TILE:
            return now
    return None


def _changed_lines(before: list[bytes], now: list[bytes]) -> int:
    return sum(one != other for one, other in zip(before, now, strict=True))


def _tile(picture: list[bytes], x: int, y: int) -> Tile:
    left, right = x * _BYTES_PER_PIXEL, (x + TILE) * _BYTES_PER_PIXEL
    return (x, y, tuple(line[left:right] for line in picture[y : y + TILE]))


def _is_plain(tile: Tile) -> bool:
    first = tile[2][0][:_BYTES_PER_PIXEL] * TILE
    return all(line == first for line in tile[2])
