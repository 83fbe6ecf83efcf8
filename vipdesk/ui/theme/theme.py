"""The theme in force: colours, fonts and text size as one value that every painter reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtGui import QColor, QFont

from vipdesk.ui.theme.fonts import Family, FontFamilies
from vipdesk.ui.theme.tokens import LIGHT, Colours, Token

SCALES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""Text sizes a person may choose; measures grow with the text."""

_FIRST_HAN = "\u2e80"


@cache
def _font(families: FontFamilies, family: Family, size: int, spacing: int, bold: bool) -> QFont:  # noqa: FBT001 - a key
    """A page asks for the same few fonts hundreds of times."""
    font = QFont(families.name(family))
    font.setFamilies([families.name(family), families.sans])
    font.setPixelSize(size)
    if bold:
        font.setWeight(QFont.Weight.DemiBold if family is Family.SANS else QFont.Weight.Bold)
    if spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return font


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours, fonts and scale. `still` is reduced motion: every duration is 0."""

    colours: Colours
    families: FontFamilies
    scale: float = 1.0
    still: bool = False

    @property
    def dark(self) -> bool:
        """Whether this is not the light table."""
        return self.colours is not LIGHT

    def px(self, measure: float) -> int:
        """A measure of the pictures in pixels at the text size in force."""
        return round(measure * self.scale)

    def ms(self, duration: int) -> int:
        """A duration of the motion table, 0 with reduced motion."""
        return 0 if self.still else duration

    def colour(self, token: Token) -> QColor:
        """A colour of the table."""
        return QColor(getattr(self.colours, token))

    def scrim(self) -> QColor:
        """What lies over the screen behind a sheet or a verdict."""
        colour = QColor(self.colours.scrim)
        colour.setAlphaF(self.colours.scrim_percent / 100)
        return colour

    def font(self, size: float, *, bold: bool = False, family: Family = Family.SANS, spacing: float = 0) -> QFont:
        """A font of `size` px at 100 %; `spacing` is px between letters."""
        return QFont(_font(self.families, family, self.px(size), self.px(spacing), bold))


def ceremonial(text: str) -> Family:
    """The family for a guest's address: 文楷 for Chinese, the serif for Latin."""
    return Family.KAI if any(character >= _FIRST_HAN for character in text) else Family.SERIF


_in_force: list[Theme] = []


def set_theme(theme: Theme) -> None:
    """Make a theme the one that `theme()` gives."""
    _in_force[:] = [theme]


@contextmanager
def at_scale(scale: float) -> Iterator[None]:
    """Paint or measure at another text size: for parts that must fit into the window whole."""
    before = theme()
    set_theme(replace(before, scale=scale))
    try:
        yield
    finally:
        set_theme(before)


def theme() -> Theme:
    """The theme in force; there is one once the window is being built."""
    return _in_force[0]
