"""The field of fine wavy lines behind a voucher's small print: quiet to the eye, hard to copy with an eraser."""

import math
from dataclasses import dataclass
from typing import Final

from vipdesk.printing.page import LINE, Box, Knot, Page

_LINE_MM: Final = 0.15
_BETWEEN_MM: Final = 1.06
_KNOT_EVERY_MM: Final = 4.0
_FULL_STRENGTH: Final = 0.36


@dataclass(frozen=True, slots=True)
class _Swell:
    """One sine: height and length in mm, and how far each line lags behind the one above, in radians."""

    height: float
    length: float
    lag: float


_SWELLS: Final = (_Swell(0.95, 44.0, 0.31), _Swell(0.42, 23.0, -0.24))


def draw_waves(page: Page, box: Box) -> None:
    """Fill `box` with wave lines that grow from nearly white at its top to a pale gold at its foot."""
    left, top, right, bottom = box
    steps = round((right - left) / _KNOT_EVERY_MM)
    lines = round((bottom - top) / _BETWEEN_MM)
    with page.clipped(box):
        for number in range(1, lines + 1):
            middle = top + number * _BETWEEN_MM
            places = (left + (right - left) * step / steps for step in range(steps + 1))
            knots = [_knot(x, middle, number) for x in places]
            page.curve(knots, _LINE_MM, _tinted(LINE, _FULL_STRENGTH * number / lines))


def _knot(x: float, middle: float, number: int) -> Knot:
    turns = [(swell, 2 * math.pi / swell.length, number * swell.lag) for swell in _SWELLS]
    fall = sum(swell.height * math.sin(rate * x + lag) for swell, rate, lag in turns)
    slope = sum(swell.height * rate * math.cos(rate * x + lag) for swell, rate, lag in turns)
    return Knot(x, middle + fall, slope)


def _tinted(colour: str, strength: float) -> str:
    """The colour thinned with white: 0 is white, 1 the colour itself."""
    channels = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - channel) * strength):02X}" for channel in channels)
