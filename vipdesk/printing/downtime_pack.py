"""停机包: what a desk works from while no computer runs: guests with drinks and taboos, blank forms, the seat sheet."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from vipdesk.chinese.dates import clock_text, full_date_text, store_date
from vipdesk.models.snapshot.paper import DowntimePaper
from vipdesk.printing.fonts import FOR_CODE_TAILS, FOR_CODES
from vipdesk.printing.page import A4, INK, LINE, MUTED, POINTS_PER_MM, Page
from vipdesk.printing.text_fitting import Style, fit_line, printable
from vipdesk.printing.words import DOWNTIME, DowntimeWords

_LEFT: Final = 15.0
_RIGHT: Final = 195.0
_FIRST: Final = 44.0
_LAST: Final = 280.0
_ROW: Final = 9.0
_WIDE_ROW: Final = 11.0
_BLANKS: Final = 20
_TITLE: Final = Style(FOR_CODE_TAILS, 18, INK)
_HEAD: Final = Style(FOR_CODE_TAILS, 9.5, MUTED)
_TEXT: Final = Style(FOR_CODES, 10.5, INK)
_SMALL: Final = Style(FOR_CODES, 8.5, MUTED)
Columns = tuple[tuple[str, float], ...]
"""Headings and where each column begins, in millimetres."""


def downtime_pack_pdf(paper: DowntimePaper) -> bytes:
    """Sheets of A4 in the order in which one needs them; as many as there are guests and seats."""
    words = DOWNTIME[paper.language]
    page = Page(A4, words.title, paper.language)
    guests = [(guest.address, guest.place, guest.since, guest.drink, guest.taboo) for guest in paper.guests]
    columns = tuple(zip(words.guest_columns, (_LEFT, 47.0, 75.0, 95.0, 135.0), strict=True))
    _table(page, paper, (words.guests, columns), guests or [(words.nobody, "", "", "", "")], _ROW)
    page.next_sheet()
    seats = [(name, now, "", "", "") for name, now in paper.places]
    columns = tuple(zip(words.seat_columns, (_LEFT, 50.0, 100.0, 125.0, 150.0), strict=True))
    _table(page, paper, (words.seats, columns), seats, _ROW)
    for heading, names in ((words.arrivals, words.arrival_columns), (words.services, words.service_columns)):
        page.next_sheet()
        columns = tuple(zip(names, (_LEFT, 37.0, 75.0, 112.0, 135.0, 160.0), strict=True))
        _table(page, paper, (heading, columns), [("",) * len(names)] * _BLANKS, _WIDE_ROW)
    return page.pdf()


def _table(
    page: Page, paper: DowntimePaper, what: tuple[str, Columns], rows: Sequence[Sequence[str]], height: float
) -> None:
    """A table over as many sheets as it needs."""
    heading, columns = what
    y = _begin(page, paper, heading, columns)
    for row in rows:
        if y + height > _LAST:
            page.next_sheet()
            y = _begin(page, paper, heading, columns)
        edges = [left for _, left in columns[1:]] + [_RIGHT]
        for (_, left), right, value in zip(columns, edges, row, strict=True):
            room = (right - left - 2) * POINTS_PER_MM
            shown = printable(value)
            page.text(left, y + height - 3, shown, fit_line(shown, _TEXT, room))
        y += height
        page.rule(_LEFT, y, _RIGHT, 0.15, LINE)


def _begin(page: Page, paper: DowntimePaper, heading: str, columns: Columns) -> float:
    words: DowntimeWords = DOWNTIME[paper.language]
    page.text(_LEFT, 22, heading, _TITLE)
    page.text(_LEFT, 29, f"{paper.house}·{paper.store}·{_moment(paper.made_at, paper.language)}", _SMALL)
    page.text(_LEFT, 34, words.care, _SMALL)
    for name, left in columns:
        page.text(left, _FIRST - 2, name, _HEAD)
    page.rule(_LEFT, _FIRST, _RIGHT, 0.3, INK)
    return _FIRST


def _moment(at: datetime, language: str) -> str:
    return f"{full_date_text(store_date(at), language)} {clock_text(at)}"
