"""One sheet of paper: millimetres from the top left corner, text with letter-spacing, lines and frames, as PDF."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from itertools import pairwise
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from vipdesk.printing.fonts import Font, font_runs, registered
from vipdesk.printing.text_fitting import LINE_HEIGHT, Block, Style, printable, text_width

POINTS_PER_MM: Final[float] = mm

INK: Final = "#1F1B16"
MUTED: Final = "#6B6257"
ACCENT: Final = "#7A5A1E"
LINE: Final = "#CDB98F"
FAINT_LINE: Final = "#E1D5BC"
WHITE: Final = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class PaperSize:
    """Width and height in millimetres, and the name a print queue knows the sheet by."""

    width: float
    height: float
    media: str


A6: Final = PaperSize(105, 148, "A6")
A5: Final = PaperSize(148, 210, "A5")
A4: Final = PaperSize(210, 297, "A4")
A6_LANDSCAPE: Final = PaperSize(148, 105, "A6")


Box = tuple[float, float, float, float]
"""Left, top, right, bottom in millimetres."""


@dataclass(frozen=True, slots=True)
class Knot:
    """A point of a curve in millimetres, and how far the curve falls there per millimetre to the right."""

    x: float
    y: float
    slope: float


class Align(StrEnum):
    """Which end of a text stands at its x."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Page:
    """A single sheet that is drawn on and then turned into PDF bytes, the same ones for the same drawing."""

    def __init__(self, size: PaperSize, title: str, language: str) -> None:
        """Begin an empty sheet. `title` names the kind of paper, never a person."""
        self.size = size
        self._has_text_to_copy = False
        self._file = BytesIO()
        self._canvas = Canvas(
            self._file,
            pagesize=(size.width * mm, size.height * mm),
            invariant=True,
            # An empty sheet would otherwise name Helvetica, which is not embedded.
            initialFontName=registered(Font.KAI),  # type: ignore[arg-type]  # the stubs ask for a number
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor("VIPDesk")
        self._canvas.setCreator("VIPDesk")
        self._canvas.setCatalogEntry("Lang", "zh-CN" if language == "zh" else "en")

    def next_sheet(self) -> None:
        """Go on with another sheet of the same size."""
        self._canvas.showPage()

    def pdf(self) -> bytes:
        """The finished sheet; nothing can be drawn afterwards."""
        self._canvas.showPage()
        self._canvas.save()
        return self._file.getvalue()

    def text(self, x: float, baseline: float, text: str, style: Style, align: Align = Align.LEFT) -> None:
        """Draw one line as it is: nothing in it is markup. Raises BadInput for a character no font has."""
        shown = printable(text)
        runs = font_runs(shown, style.fonts)
        left = x * mm
        if align is not Align.LEFT:
            width = text_width(shown, style)
            left -= width / 2 if align is Align.CENTRE else width
        writer = self._canvas.beginText(left, self._from_bottom(baseline))
        writer.setFillColor(HexColor(style.colour))
        writer.setCharSpace(style.spacing * style.size)
        for run in runs:
            writer.setFont(registered(run.font), style.size)
            writer.textOut(run.text)
        writer.setCharSpace(0)
        # Otherwise spaced letters are copied as "欢 迎 您", and characters above U+FFFF as others.
        needs_help = bool(style.spacing) or any(ord(letter) > 0xFFFF for letter in shown)
        with self.copied_as(shown) if needs_help else nullcontext():
            self._canvas.drawText(writer)

    @contextmanager
    def copied_as(self, text: str) -> Iterator[None]:
        """Let what is drawn for a while be found and copied as `text`; inside another such stretch nothing changes."""
        if self._has_text_to_copy:
            yield
            return
        self._has_text_to_copy = True
        self._canvas.addLiteral(f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC")
        yield
        self._canvas.addLiteral("EMC")
        self._has_text_to_copy = False

    def block(self, x: float, baseline: float, block: Block, align: Align = Align.LEFT) -> None:
        """Draw fitted lines downwards, the first one on `baseline`."""
        for number, line in enumerate(block.lines):
            down = number * block.style.size * LINE_HEIGHT / mm
            self.text(x, baseline + down, line, block.style, align)

    def rule(self, left: float, y: float, right: float, width: float, colour: str) -> None:
        """Draw a level line, `width` in millimetres."""
        self._pen(width, colour)
        self._canvas.line(left * mm, self._from_bottom(y), right * mm, self._from_bottom(y))

    def perforation(self, x: float, top: float, bottom: float, *, width: float, dash: float, colour: str) -> None:
        """Draw an upright dashed line; dashes and gaps are equally long."""
        self._pen(width, colour)
        self._canvas.setDash(dash * mm, dash * mm)
        self._canvas.line(x * mm, self._from_bottom(top), x * mm, self._from_bottom(bottom))
        self._canvas.setDash()

    def frame(self, box: Box, width: float, radius: float, colour: str) -> None:
        """Draw a rounded outline along the middle of whose line `box` lies."""
        left, top, right, bottom = box
        self._pen(width, colour)
        self._canvas.roundRect(
            left * mm, self._from_bottom(bottom), (right - left) * mm, (bottom - top) * mm, radius * mm, fill=0
        )

    def curve(self, knots: Sequence[Knot], width: float, colour: str) -> None:
        """Draw a smooth line from left to right through knots that know their slope."""
        self._pen(width, colour)
        path = self._canvas.beginPath()
        path.moveTo(knots[0].x * mm, self._from_bottom(knots[0].y))
        for start, end in pairwise(knots):
            third = (end.x - start.x) / 3
            path.curveTo(
                (start.x + third) * mm,
                self._from_bottom(start.y + start.slope * third),
                (end.x - third) * mm,
                self._from_bottom(end.y - end.slope * third),
                end.x * mm,
                self._from_bottom(end.y),
            )
        self._canvas.drawPath(path)

    @contextmanager
    def clipped(self, box: Box) -> Iterator[None]:
        """Draw only inside `box` for a while."""
        left, top, right, bottom = box
        self._canvas.saveState()
        path = self._canvas.beginPath()
        path.rect(left * mm, self._from_bottom(bottom), (right - left) * mm, (bottom - top) * mm)
        self._canvas.clipPath(path, stroke=0, fill=0)
        yield
        self._canvas.restoreState()

    def polygon(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """Fill the shape with these corners."""
        self._canvas.setFillColor(HexColor(colour))
        path = self._canvas.beginPath()
        path.moveTo(points[0][0] * mm, self._from_bottom(points[0][1]))
        for x, y in points[1:]:
            path.lineTo(x * mm, self._from_bottom(y))
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    def circle(self, x: float, y: float, radius: float, width: float, colour: str) -> None:
        """Draw an outline around a centre; `radius` reaches the middle of the line."""
        self._pen(width, colour)
        self._canvas.circle(x * mm, self._from_bottom(y), radius * mm, stroke=1, fill=0)

    def half_disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fill the upper half of a disc whose flat side is at `y`."""
        self._canvas.setFillColor(HexColor(colour))
        bottom = self._from_bottom(y)
        path = self._canvas.beginPath()
        path.arc((x - radius) * mm, bottom - radius * mm, (x + radius) * mm, bottom + radius * mm, 0, 180)
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    def rectangles(self, boxes: Iterable[Box], colour: str) -> None:
        """Fill rectangles as one shape, so that neighbours show no seam."""
        self._canvas.setFillColor(HexColor(colour))
        path = self._canvas.beginPath()
        for left, top, right, bottom in boxes:
            path.rect(left * mm, self._from_bottom(bottom), (right - left) * mm, (bottom - top) * mm)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def _pen(self, width: float, colour: str) -> None:
        self._canvas.setLineWidth(width * mm)
        self._canvas.setStrokeColor(HexColor(colour))

    def _from_bottom(self, y: float) -> float:
        return (self.size.height - y) * mm
