"""Where the tiles of a map stand: groups below each other at the left, those of the side at the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.tile_painter import Tile

INSET = 20
GAP = 12
_MOST, _MOST_LOW = 160, 220
_ROOM_FOR_SIDE = 760


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights of a group's head and of its tiles, the least width of a tile, the width of the column at the right."""

    head: int
    high: int
    flat: int
    low: int
    least: int
    side: int


ROOMY = Measures(head=32, high=104, flat=80, low=48, least=97, side=290)
TIGHT = Measures(head=26, high=84, flat=64, low=44, least=88, side=220)
"""Where the map would not fit otherwise: a lounge of twenty places stands whole on the smallest screen."""


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
    count, parts = sum(len(group.tiles) for group in low), len(low)
    needed = count * px(_MOST_LOW) + (count - parts) * px(GAP) + (parts - 1) * px(INSET)
    beside = low if list(groups[-parts:]) == low and needed <= width else []
    for group in groups[: len(groups) - len(beside)]:
        y = _block(group, QRectF(x, y, width, 0), into, measures)
    top = y
    for group in beside:
        wide = len(group.tiles) * px(_MOST_LOW) + (len(group.tiles) - 1) * px(GAP)
        y = _block(group, QRectF(x, top, wide, 0), into, measures)
        x += wide + px(INSET)
    return y - px(GAP)


def _block(group: TileGroup, room: QRectF, into: _Lists, measures: Measures) -> float:
    """The tiles of one group in `room`, from its top on; where the next one begins."""
    px = theme().px
    tiles, heads = into
    x, y, width = room.x(), room.y(), room.width()
    heads.append((group.name, QRectF(x, y, width, px(measures.head))))
    y += px(measures.head)
    across = min(max(int((width + px(GAP)) // (px(measures.least) + px(GAP))), 1), len(group.tiles))
    across = -(-len(group.tiles) // -(-len(group.tiles) // across))
    high = px(measures.low if group.low else measures.high)
    wide = min((width - px(GAP) * (across - 1)) / across, px(_MOST_LOW if group.low else _MOST))
    for place, tile in enumerate(group.tiles):
        row, column = divmod(place, across)
        tiles.append((tile, QRectF(x + column * (wide + px(GAP)), y + row * (high + px(GAP)), wide, high)))
    return y + -(-len(group.tiles) // across) * (high + px(GAP))


def _column(groups: Sequence[TileGroup], x: float, into: _Lists, measures: Measures) -> float:
    px = theme().px
    tiles, heads = into
    y = float(px(8))
    for group in groups:
        heads.append((group.name, QRectF(x, y, px(measures.side), px(measures.head))))
        y += px(measures.head)
        for tile in group.tiles:
            tiles.append((tile, QRectF(x, y, px(measures.side), px(measures.flat))))
            y += px(measures.flat) + px(GAP)
    return y - px(GAP)
