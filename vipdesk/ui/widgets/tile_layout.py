"""Where the tiles of a map stand: groups below each other at the left, those of the side at the right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.tile_painter import SMALL_TILE, Tile

INSET = 20
_MOST, _MOST_LOW = 160, 220
_ROOM_FOR_SIDE = 760


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights of a group's head and of its tiles, the least widths of tiles, the width of the column at the right."""

    head: int
    high: int
    flat: int
    low: int
    least: int
    side: int
    gap: int = 12
    least_low: int | None = None
    """Of tiles that are one line high; None where they may be as narrow as the others."""
    low_first: bool = False
    """Whether whoever waits stands above the places."""


ROOMY = Measures(head=32, high=104, flat=80, low=48, least=97, side=290)
TIGHT = Measures(head=26, high=84, flat=64, low=44, least=88, side=220)
"""Where the map would not fit otherwise: a lounge of twenty places stands whole on the smallest screen."""
SMALL = Measures(head=24, high=SMALL_TILE, flat=SMALL_TILE, low=36, least=86, side=150, gap=8, least_low=170)
"""Tiles of two short lines: a lounge of forty places stands whole with everybody who waits."""
CROWDED = replace(SMALL, low_first=True)
"""Of a lounge that has to be scrolled: who waits stays in sight."""


@dataclass(frozen=True, slots=True)
class TileGroup:
    """Places that belong together; those `beside` stand in a column at the right, where there is room."""

    name: str
    tiles: tuple[Tile, ...]
    beside: bool = False
    low: bool = False
    """Whether its tiles are one line high."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A map laid out for one width: each tile with its place, the heads of the groups, the height it takes."""

    tiles: tuple[tuple[Tile, QRectF], ...]
    heads: tuple[tuple[str, QRectF], ...]
    divider: QRectF | None
    height: float


_Lists = tuple[list[tuple[Tile, QRectF]], list[tuple[str, QRectF]]]
"""Tiles and heads."""


def lay_out(groups: Sequence[TileGroup], width: int, measures: Measures = ROOMY) -> Laid:
    """Lay out groups in `width` real px."""
    px = theme().px
    side = [group for group in groups if group.beside and group.tiles]
    main = [group for group in groups if not group.beside and group.tiles]
    if measures.low_first:
        main.sort(key=lambda group: not group.low)
    room = width - 2 * px(INSET)
    apart = bool(side) and width >= px(_ROOM_FOR_SIDE)
    left = room - px(measures.side) - 2 * px(INSET) if apart else room
    tiles: list[tuple[Tile, QRectF]] = []
    heads: list[tuple[str, QRectF]] = []
    bottom = _stack(main if apart else [*main, *side], (px(INSET), left), (tiles, heads), measures)
    divider = None
    if apart:
        x = width - px(INSET) - px(measures.side)
        bottom = max(bottom, _column(side, x, (tiles, heads), measures))
        divider = QRectF(x - px(INSET), px(INSET) - px(4), 1, bottom - px(INSET) + px(4))
    return Laid(tuple(tiles), tuple(heads), divider, bottom + px(INSET))


def _stack(groups: Sequence[TileGroup], room: tuple[float, float], into: _Lists, measures: Measures) -> float:
    """Groups below each other; low ones that fit into one line stand beside each other."""
    px = theme().px
    x, width = room
    y = float(px(8))
    low = [group for group in groups if group.low]
    widths = [_low_width(group, measures) for group in low]
    if sum(widths) + px(INSET) * (len(low) - 1) > width:
        low = []
    for group in groups:
        if group not in low:
            y = _block(group, QRectF(x, y, width, 0), into, measures)
        elif group is low[0]:
            lefts = [x + sum(widths[:place]) + place * px(INSET) for place in range(len(low))]
            tops = [
                _block(each, QRectF(left, y, wide, 0), into, measures)
                for each, left, wide in zip(low, lefts, widths, strict=True)
            ]
            y = max(tops)
    return y - px(measures.gap)


def _low_width(group: TileGroup, measures: Measures) -> int:
    """How wide a low group stands in one line."""
    px = theme().px
    return len(group.tiles) * px(_MOST_LOW) + (len(group.tiles) - 1) * px(measures.gap)


def _block(group: TileGroup, room: QRectF, into: _Lists, measures: Measures) -> float:
    """The tiles of one group in `room`, from its top on; where the next one begins."""
    px, gap = theme().px, theme().px(measures.gap)
    tiles, heads = into
    x, y, width = room.x(), room.y(), room.width()
    heads.append((group.name, QRectF(x, y, width, px(measures.head))))
    y += px(measures.head)
    least = measures.least if not group.low or measures.least_low is None else measures.least_low
    across = min(max(int((width + gap) // (px(least) + gap)), 1), len(group.tiles))
    across = -(-len(group.tiles) // -(-len(group.tiles) // across))
    high = px(measures.low if group.low else measures.high)
    wide = min((width - gap * (across - 1)) / across, px(_MOST_LOW if group.low else _MOST))
    for place, tile in enumerate(group.tiles):
        row, column = divmod(place, across)
        tiles.append((tile, QRectF(x + column * (wide + gap), y + row * (high + gap), wide, high)))
    return y + -(-len(group.tiles) // across) * (high + gap)


def _column(groups: Sequence[TileGroup], x: float, into: _Lists, measures: Measures) -> float:
    px = theme().px
    tiles, heads = into
    y = float(px(8))
    for group in groups:
        heads.append((group.name, QRectF(x, y, px(measures.side), px(measures.head))))
        y += px(measures.head)
        for tile in group.tiles:
            tiles.append((tile, QRectF(x, y, px(measures.side), px(measures.flat))))
            y += px(measures.flat + measures.gap)
    return y - px(measures.gap)
