"""One row of a list as a ready value: what is painted where, and what is said aloud."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage

from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.spans import Span


@dataclass(frozen=True, slots=True)
class Chip:
    """A small rounded word with an icon; colour never speaks alone."""

    text: str
    tone: Token
    ground: Token
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: left says what, right says when or where from; two lines, never three.

    At most one of `picture` (in a square), `letter` (in a circle), `icon` and `label` stands at the left. `bar` is the share of
    the time that is used up, 0 to 1; `kicker` is a small line above the title.
    """

    key: Any
    spoken: str
    title: tuple[Span, ...]
    detail: tuple[Span, ...] = ()
    letter: str = ""
    icon: str = ""
    label: str = ""
    tone: Token = "muted"
    middle: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    right_detail: tuple[Span, ...] = ()
    chip: Chip | None = None
    bar: float | None = None
    kicker: tuple[Span, ...] = ()
    bar_tone: Token = "accent"
    picture: QImage | None = None


@dataclass(frozen=True, slots=True)
class RowStyle:
    """How rows of one list are laid out, in px at 100 %.

    `text` is where the text begins, `title` and `detail` the middles of the two lines, `trail` what the
    right texts keep free for a sign at the end of the chosen row.
    """

    height: int
    inset: int = 20
    text: int = 76
    title: int = 21
    detail: int = 45
    lead: int = 40
    middle: int = 0
    trail: int = 0
    always_chosen: bool = False
    kicker: int = 0
    barred: bool = False
    boxed: bool = False
    """Whether a label stands on a small plate, as on a ticket."""
    timed: bool = False
    """Whether the label is a time, as large as the title."""


PERSON = RowStyle(height=64)
TICKET = RowStyle(height=64, boxed=True)
EXPECTED = RowStyle(height=68, text=88, title=23, detail=47, lead=0, timed=True)
DUE = RowStyle(height=60, text=56, title=20, detail=42, lead=20)
BIRTHDAY = RowStyle(height=58, text=56, title=19, detail=41, lead=20)
HIT = RowStyle(height=64, inset=24, text=80, title=21, detail=45, middle=400, trail=32, always_chosen=True)
PLAIN = RowStyle(height=58, text=20, title=19, detail=41, lead=0)
LABELLED = RowStyle(height=58, text=108, title=19, detail=41, lead=0)
FACT = RowStyle(height=40, text=108, title=20, detail=20, lead=0)
PICTURE = RowStyle(height=72, text=88, title=25, detail=48, lead=48)
MATTER = RowStyle(
    height=104, inset=28, text=67, kicker=28, title=52, detail=76, lead=20, always_chosen=True, barred=True
)
"""People, who is expected, due services, birthdays and search hits as in the pictures; text alone; a label and its value; a picture with
its square; a matter, which alone has a small line above its title."""
