"""The slip of a request, 80 mm wide and as long as it needs: the guest's number, and what was agreed."""

from datetime import datetime
from typing import Final

from vipdesk.chinese.dates import clock_text, full_date_text, store_date
from vipdesk.models.snapshot.paper import RequestSlipPaper
from vipdesk.printing.fonts import FOR_CODE_TAILS, FOR_CODES, FOR_GUESTS
from vipdesk.printing.page import INK, MUTED, POINTS_PER_MM, Align, Page, PaperSize
from vipdesk.printing.text_fitting import LINE_HEIGHT, Block, Style, fit_block, fit_line, printable, text_width
from vipdesk.printing.words import SLIP

MEDIA: Final = "80mm"
_WIDTH: Final = 80.0
_LEFT: Final = 6.0
_RIGHT: Final = 74.0
_HEAD: Final = 40.0
_FOOT: Final = 16.0
_GAP: Final = 1.6
_HIGHEST: Final = 60.0
"""Of one value in millimetres; what is longer is set smaller."""

_HOUSE: Final = Style(FOR_GUESTS, 10.5, INK)
_TITLE: Final = Style(FOR_GUESTS, 9.0, INK)
_NUMBER: Final = Style(FOR_CODE_TAILS, 22, INK)
_LABEL: Final = Style(FOR_GUESTS, 8.5, MUTED)
_VALUE: Final = Style(FOR_CODES, 9.5, INK)
_SMALL: Final = Style(FOR_GUESTS, 7.5, MUTED)


def request_slip_pdf(paper: RequestSlipPaper) -> bytes:
    """One strip of paper. Raises BadInput (GLYPH_MISSING) for a character that no bundled font has."""
    words = SLIP[paper.language]
    label = _LABEL.in_language(paper.language)
    rows = _rows(paper)
    widest = max(text_width(printable(name), label) for name, _ in rows) / POINTS_PER_MM
    values = _LEFT + min(widest, 26.0) + 3.0
    blocks = [
        fit_block(printable(value) or " ", _VALUE, (_RIGHT - values) * POINTS_PER_MM, _HIGHEST * POINTS_PER_MM)
        for _, value in rows
    ]
    height = _HEAD + sum(_height(block) + _GAP for block in blocks) + _FOOT
    page = Page(PaperSize(_WIDTH, height, MEDIA), words.title, paper.language)
    _draw_head(page, paper)
    y = _HEAD
    for (name, _), block in zip(rows, blocks, strict=True):
        first = y + block.style.size / POINTS_PER_MM
        shown = printable(name)
        page.text(_LEFT, first, shown, fit_line(shown, label, (values - _LEFT - 2.0) * POINTS_PER_MM))
        page.block(values, first, block)
        y += _height(block) + _GAP
    page.rule(_LEFT, y + 2.0, _RIGHT, 0.15, INK)
    keep = fit_line(words.keep, _SMALL.in_language(paper.language), (_RIGHT - _LEFT) * POINTS_PER_MM)
    page.text(_WIDTH / 2, y + 7.5, words.keep, keep, Align.CENTRE)
    return page.pdf()


def _draw_head(page: Page, paper: RequestSlipPaper) -> None:
    words = SLIP[paper.language]
    room = (_RIGHT - _LEFT) * POINTS_PER_MM
    house = printable(paper.house if paper.store in paper.house else f"{paper.house} · {paper.store}")
    page.text(_WIDTH / 2, 9.0, house, fit_line(house, _HOUSE.in_language(paper.language), room), Align.CENTRE)
    title = printable(f"{words.title} · {paper.service}")
    page.text(_WIDTH / 2, 15.0, title, fit_line(title, _TITLE.in_language(paper.language), room), Align.CENTRE)
    page.rule(_LEFT, 18.5, _RIGHT, 0.15, INK)
    page.text(_WIDTH / 2, 24.0, words.number, _SMALL.in_language(paper.language), Align.CENTRE)
    page.text(_WIDTH / 2, 32.5, paper.number, _NUMBER, Align.CENTRE)
    page.rule(_LEFT, 36.0, _RIGHT, 0.15, INK)


def _rows(paper: RequestSlipPaper) -> list[tuple[str, str]]:
    words = SLIP[paper.language]
    rows = [(words.guest, paper.address), *paper.lines, (words.department, paper.department)]
    moments = ((words.opened, paper.opened_at), (words.due, paper.due_at), (words.closed, paper.closed_at))
    return rows + [(name, _moment(at, paper.language)) for name, at in moments if at is not None]


def _moment(at: datetime, language: str) -> str:
    return f"{full_date_text(store_date(at), language)} {clock_text(at)}"


def _height(block: Block) -> float:
    return len(block.lines) * block.style.size * LINE_HEIGHT / POINTS_PER_MM
