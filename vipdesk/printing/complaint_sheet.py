"""The sheet a guest is given for a complaint, A5 upright: that it is taken in and until when, later how it was settled."""

from datetime import datetime
from typing import Final

from vipdesk.chinese.dates import clock_text, full_date_text, store_date
from vipdesk.models.snapshot.paper import ComplaintPaper
from vipdesk.money import Fen, format_yuan
from vipdesk.printing.complaint_words import COMPLAINT, ComplaintWords
from vipdesk.printing.fonts import FOR_CODE_TAILS, FOR_CODES, FOR_GUESTS
from vipdesk.printing.house_mark import draw_house_mark
from vipdesk.printing.page import A5, ACCENT, INK, LINE, MUTED, POINTS_PER_MM, Align, Page
from vipdesk.printing.text_fitting import LINE_HEIGHT, Style, fill_lines, fit_line, printable

_LEFT: Final = 16.0
_RIGHT: Final = 132.0
_WIDTH: Final = _RIGHT - _LEFT
_VALUES: Final = 43.0
_LAST: Final = 166.0
"""Below this stand apology and signatures."""

_HOUSE: Final = Style(FOR_CODES, 8.5, MUTED)
_TITLE: Final = Style(FOR_GUESTS, 21.0, INK, 0.06)
_NUMBER: Final = Style(FOR_CODE_TAILS, 11.5, ACCENT)
_TEXT: Final = Style(FOR_CODES, 11.0, INK)
_LABEL: Final = Style(FOR_CODE_TAILS, 9.0, ACCENT)
_VALUE: Final = Style(FOR_CODES, 10.0, INK)
_SORRY: Final = Style(FOR_GUESTS, 12.0, INK, 0.03)
_SMALL: Final = Style(FOR_CODES, 7.0, MUTED)

_LINES_AT_MOST: Final = 4
_ROW: Final = 8.4


def complaint_sheet_pdf(paper: ComplaintPaper) -> bytes:
    """The sheet as a PDF of one A5 page, 148 x 210 mm.

    Raises BadInput (GLYPH_MISSING) for a character that no bundled font has.
    """
    words = COMPLAINT[paper.language]
    page = Page(A5, words.title, paper.language)
    _draw_head(page, paper, words)
    _draw_letter(page, paper, words)
    _draw_rows(page, paper, words)
    _draw_end(page, paper, words)
    return page.pdf()


def _draw_head(page: Page, paper: ComplaintPaper, words: ComplaintWords) -> None:
    draw_house_mark(page, _LEFT, 13.0, 7.4, ACCENT)
    day = full_date_text(store_date(paper.printed_at), paper.language)
    house = printable("\u3000".join(filter(None, (paper.house, words.lounge, paper.store))))
    page.text(_LEFT + 10, 18.0, house, fit_line(house, _HOUSE, 70 * POINTS_PER_MM))
    page.text(_RIGHT, 18.0, day, _HOUSE, Align.RIGHT)
    title = words.solved_title if paper.solution else words.title
    page.text(_LEFT, 35.0, title, fit_line(title, _TITLE.in_language(paper.language), 82 * POINTS_PER_MM))
    page.text(_RIGHT, 35.0, paper.number, _NUMBER, Align.RIGHT)
    page.rule(_LEFT, 40.0, _RIGHT, 0.3, INK)


def _draw_letter(page: Page, paper: ComplaintPaper, words: ComplaintWords) -> None:
    greeting = printable(words.greeting.format(paper.address))
    page.text(_LEFT, 50.5, greeting, fit_line(greeting, _TEXT, _WIDTH * POINTS_PER_MM))
    said = words.solved if paper.solution else words.taken.format(_moment(paper.due_at, paper.language))
    page.block(_LEFT, 58.5, fill_lines(printable(said), _TEXT, _WIDTH * POINTS_PER_MM, 2))


def _draw_rows(page: Page, paper: ComplaintPaper, words: ComplaintWords) -> None:
    """What is long takes as many lines as it needs, at most four."""
    y = 71.0
    page.rule(_LEFT, y, _RIGHT, 0.15, LINE)
    room = (_RIGHT - _VALUES) * POINTS_PER_MM
    line = _VALUE.size * LINE_HEIGHT / POINTS_PER_MM
    for label, value in _facts(paper, words):
        block = fill_lines(printable(value), _VALUE, room, _LINES_AT_MOST)
        deep = block.style.size * LINE_HEIGHT / POINTS_PER_MM
        height = max(_ROW, len(block.lines) * deep + _ROW - line)
        if y + height > _LAST:
            break
        page.text(_LEFT, y + 5.6, label, fit_line(label, _LABEL, (_VALUES - _LEFT - 2) * POINTS_PER_MM))
        page.block(_VALUES, y + 5.6, block)
        y += height
        page.rule(_LEFT, y, _RIGHT, 0.15, LINE)


def _facts(paper: ComplaintPaper, words: ComplaintWords) -> list[tuple[str, str]]:
    given = "、" if paper.language == "zh" else ", "
    remedies = given.join(f"{name} {format_yuan(Fen(worth))}" if worth else name for name, worth in paper.remedies)
    facts = (
        (words.at, _moment(paper.taken_at, paper.language)),
        (words.what, paper.what),
        (words.wish, paper.wish),
        (words.solution, paper.solution),
        (words.remedy, remedies if paper.solution else ""),
        (words.handler, paper.handler or words.nobody),
        (words.due, "" if paper.solution else _moment(paper.due_at, paper.language)),
    )
    return [(label, value) for label, value in facts if value.strip()]


def _draw_end(page: Page, paper: ComplaintPaper, words: ComplaintWords) -> None:
    sorry = fit_line(words.sorry, _SORRY.in_language(paper.language), _WIDTH * POINTS_PER_MM)
    page.text(_LEFT, 176.0, words.sorry, sorry)
    for left, right, label in ((_LEFT, 68.0, words.house_signs), (80.0, _RIGHT, words.guest_signs)):
        page.text(left, 189.0, label, _HOUSE)
        page.rule(left, 192.0, right, 0.3, INK)
    made = f"{full_date_text(store_date(paper.printed_at), paper.language)} {clock_text(paper.printed_at)}"
    page.text(_LEFT, 201.0, words.printed.format(made), _SMALL)


def _moment(at: datetime, language: str) -> str:
    return f"{full_date_text(store_date(at), language)} {clock_text(at)}"
