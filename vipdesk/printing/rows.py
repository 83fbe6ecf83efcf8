"""Label and value, line by line: the labels share one left edge, the values another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from vipdesk.printing.page import POINTS_PER_MM, Page
from vipdesk.printing.text_fitting import LINE_HEIGHT, Block, Style, fit_block, printable, text_width

_GAP: Final = 3.6
_X_HEIGHT: Final = 0.36
"""From the baseline to the optical middle of a line, in sizes."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a value is, and the value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class LabelledRows:
    """Where rows stand, in millimetres: both left edges, the right margin, the distance of two rows."""

    left: float
    values: float
    right: float
    pitch: float
    label: Style
    value: Style


def draw_rows(page: Page, rows: Sequence[Row], layout: LabelledRows, middle: float) -> None:
    """Draw the rows around the height `middle`; a long value is set smaller, then on several lines of its row."""
    widest = max((text_width(row.label, layout.label) for row in rows), default=0.0)
    values = max(layout.values, layout.left + widest / POINTS_PER_MM + _GAP)
    box = ((layout.right - values) * POINTS_PER_MM, layout.pitch * POINTS_PER_MM)
    blocks = _of_one_size([fit_block(printable(row.value), layout.value, *box) for row in rows])
    first = middle - (len(rows) - 1) * layout.pitch / 2
    for number, (row, block) in enumerate(zip(rows, blocks, strict=True)):
        centre = first + number * layout.pitch
        page.text(layout.left, centre + _drop(layout.label), row.label, layout.label)
        lead = (len(block.lines) - 1) * LINE_HEIGHT * block.style.size / POINTS_PER_MM / 2
        page.block(values, centre - lead + _drop(block.style), block)


def _of_one_size(blocks: Sequence[Block]) -> list[Block]:
    """The single lines all as small as the smallest of them: two sizes side by side look like a mistake."""
    smallest = min((block.style.size for block in blocks if len(block.lines) == 1), default=0.0)
    return [
        replace(block, style=replace(block.style, size=smallest)) if len(block.lines) == 1 else block
        for block in blocks
    ]


def _drop(style: Style) -> float:
    return _X_HEIGHT * style.size / POINTS_PER_MM
