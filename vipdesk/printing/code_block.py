"""A printed code as QR: error level M, a white quiet zone of four modules, neighbouring modules merged into bars."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

import segno

from vipdesk.printing.page import INK, WHITE, Page

QUIET_MODULES: Final = 4
SMALLEST_MM: Final = 20.0
"""Below this the scanners at the counter begin to miss."""


def draw_code(page: Page, code: str, left: float, top: float, side: float) -> None:
    """Draw the QR of `code`; `left`, `top` and `side` in millimetres are those of the symbol without its quiet zone.

    Raises ValueError for a side under 20 mm.
    """
    if side < SMALLEST_MM:
        raise ValueError(side)
    rows = tuple(segno.make_qr(code, error="m", boost_error=False).matrix)
    module = side / len(rows)
    quiet = QUIET_MODULES * module
    page.rectangles([(left - quiet, top - quiet, left + side + quiet, top + side + quiet)], WHITE)
    page.rectangles(
        [
            (left + start * module, top + row * module, left + end * module, top + (row + 1) * module)
            for row, modules in enumerate(rows)
            for start, end in _bars(modules)
        ],
        INK,
    )


def _bars(modules: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where dark modules begin and end in one row."""
    column = 0
    for dark, group in groupby(modules):
        length = len(tuple(group))
        if dark:
            yield column, column + length
        column += length
