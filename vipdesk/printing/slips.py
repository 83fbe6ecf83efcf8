"""Slips of the 80 mm roll: the storage tag in two halves, the list of what is still here, the Wi-Fi slip."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from vipdesk.chinese.dates import clock_text, short_date_text, store_date
from vipdesk.models.snapshot.paper import StorageListPaper, StorageTagPaper, WifiPaper
from vipdesk.printing.code_block import draw_code
from vipdesk.printing.fonts import FOR_CODE_TAILS, FOR_CODES
from vipdesk.printing.page import INK, POINTS_PER_MM, Align, Page, PaperSize
from vipdesk.printing.rows import LabelledRows, Row, draw_rows
from vipdesk.printing.slip_words import SLIPS
from vipdesk.printing.text_fitting import Style, fit_line, printable

ROLL: Final = "80mm"
_WIDE: Final = 80.0
_LEFT: Final = 5.0
_RIGHT: Final = 75.0
_MIDDLE: Final = _WIDE / 2
_CODE_SIDE: Final = 22.0
_PITCH: Final = 6.2
_LINE: Final = 11.0
"""Height of one thing on the list."""

# a roll prints black alone: nothing is muted and no line is fine
_HOUSE: Final = Style(FOR_CODES, 9.5, INK)
_TITLE: Final = Style(FOR_CODE_TAILS, 13, INK)
_NUMBER: Final = Style(FOR_CODE_TAILS, 44, INK)
_LABEL: Final = Style(FOR_CODES, 9, INK)
_VALUE: Final = Style(FOR_CODE_TAILS, 10.5, INK)
_LARGE: Final = Style(FOR_CODE_TAILS, 15, INK)
_SMALL: Final = Style(FOR_CODES, 8, INK)


def storage_tag_pdf(paper: StorageTagPaper) -> bytes:
    """One sheet, 80 x 150 mm: above the tear the half for the guest, below it the half for the thing."""
    words = SLIPS[paper.language]
    page = Page(PaperSize(_WIDE, 150, ROLL), words.tag, paper.language)
    _begin(page, paper.house, words.tag)
    _fitted(page, 42, paper.label, _NUMBER, _RIGHT - _CODE_SIDE - 6)
    draw_code(page, paper.code, _RIGHT - _CODE_SIDE, 24, _CODE_SIDE)
    kept = _moment(paper.kept_at, paper.language)
    _rows(page, [Row(words.what, paper.what), Row(words.kept, kept)], 58)
    _fitted(page, 70, words.claim, _SMALL, _RIGHT)
    _fitted(page, 74.5, paper.store, _SMALL, _RIGHT)
    _tear(page, 81)
    _fitted(page, 102, paper.label, _NUMBER, _RIGHT)
    due = words.today if paper.due_at is None else _moment(paper.due_at, paper.language)
    rows = [
        Row(words.guest, paper.address),
        Row(words.what, paper.what),
        Row(words.shelf, paper.shelf),
        Row(words.kept, kept),
        Row(words.due, due),
    ]
    _rows(page, rows, 125)
    return page.pdf()


def storage_list_pdf(paper: StorageListPaper) -> bytes:
    """One strip, as long as the list: number, thing, place, whose and since when, with a box to tick."""
    words = SLIPS[paper.language]
    page = Page(PaperSize(_WIDE, 42 + _LINE * max(len(paper.things), 1), ROLL), words.list, paper.language)
    _begin(page, paper.house, words.list)
    _fitted(page, 23.5, f"{paper.store}·{_moment(paper.made_at, paper.language)}", _SMALL, _RIGHT)
    top = 28.0
    if not paper.things:
        _fitted(page, top + 6, words.nothing, _VALUE, _RIGHT)
    for thing in paper.things:
        page.rule(_LEFT, top, _RIGHT, 0.2, INK)
        _fitted(page, top + 5, f"{thing.label}　{thing.what}", _VALUE, _RIGHT - 8)
        since = _moment(thing.kept_at, paper.language)
        _fitted(page, top + 9.3, f"{thing.shelf}·{thing.address}·{since}", _SMALL, _RIGHT - 8)
        page.frame((_RIGHT - 5, top + 3, _RIGHT, top + 8), 0.3, 0.4, INK)
        top += _LINE
    page.rule(_LEFT, top, _RIGHT, 0.2, INK)
    return page.pdf()


def wifi_slip_pdf(paper: WifiPaper) -> bytes:
    """One sheet, 80 x 96 mm: name and password large, the code that joins by itself, until when it is good."""
    words = SLIPS[paper.language]
    page = Page(PaperSize(_WIDE, 96, ROLL), words.wifi, paper.language)
    _begin(page, paper.house, words.wifi)
    for y, label, value in ((25.0, words.network, paper.network), (39.0, words.password, paper.password)):
        page.text(_LEFT, y, label, _LABEL)
        _fitted(page, y + 7, value, _LARGE, _RIGHT)
    draw_code(page, paper.join, _RIGHT - 28, 54, 28)
    _fitted(page, 60, words.scan, _SMALL, _RIGHT - 33)
    page.text(_LEFT, 70, words.until, _LABEL)
    _fitted(page, 76, _moment(paper.valid_until, paper.language), _VALUE, _RIGHT - 33)
    _fitted(page, 82, paper.store, _SMALL, _RIGHT - 33)
    return page.pdf()


def _begin(page: Page, house: str, title: str) -> None:
    shown = printable(house)
    page.text(_MIDDLE, 9, shown, fit_line(shown, _HOUSE, (_RIGHT - _LEFT) * POINTS_PER_MM), Align.CENTRE)
    page.text(_MIDDLE, 16.5, title, _TITLE, Align.CENTRE)


def _rows(page: Page, rows: Sequence[Row], middle: float) -> None:
    layout = LabelledRows(left=_LEFT, values=22, right=_RIGHT, pitch=_PITCH, label=_LABEL, value=_VALUE)
    draw_rows(page, rows, layout, middle)


def _fitted(page: Page, baseline: float, text: str, style: Style, right: float) -> None:
    shown = printable(text)
    if shown:
        page.text(_LEFT, baseline, shown, fit_line(shown, style, (right - _LEFT) * POINTS_PER_MM))


def _tear(page: Page, y: float) -> None:
    """A dashed line from edge to edge."""
    page.rectangles([(x, y, x + 2, y + 0.3) for x in range(0, int(_WIDE), 4)], INK)


def _moment(at: datetime, language: str) -> str:
    """A slip lives for days: its year is plain."""
    return f"{short_date_text(store_date(at), language)} {clock_text(at)}"
