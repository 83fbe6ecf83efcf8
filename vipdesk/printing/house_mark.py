"""The mark of the house on paper: a circle, half a sun, three lines of water.

The same drawing as `resources/icons/house_mark.svg`, on its field of 54 units.
"""

from typing import Final

from vipdesk.printing.page import Page

FIELD: Final = 54.0
RING: Final = (27.0, 27.0, 26.0, 2.0)
"""Centre, radius to the middle of the line, width of the line."""
SUN: Final = (27.0, 25.0, 11.0)
"""Middle of the flat side, radius."""
WATER: Final = (
    ((8.46, 29.05), (45.54, 29.05), (45.22, 30.95), (8.78, 30.95)),
    ((10.37, 35.45), (43.63, 35.45), (42.52, 37.35), (11.48, 37.35)),
    ((14.72, 41.05), (39.28, 41.05), (36.65, 42.95), (17.35, 42.95)),
)
"""Corners of each line: cut off along a circle inside the ring."""


def draw_house_mark(page: Page, left: float, top: float, side: float, colour: str) -> None:
    """Draw the mark with its outer edge in a square of `side` millimetres."""
    unit = side / FIELD
    page.circle(left + RING[0] * unit, top + RING[1] * unit, RING[2] * unit, RING[3] * unit, colour)
    page.half_disc(left + SUN[0] * unit, top + SUN[1] * unit, SUN[2] * unit, colour)
    for corners in WATER:
        page.polygon([(left + x * unit, top + y * unit) for x, y in corners], colour)
