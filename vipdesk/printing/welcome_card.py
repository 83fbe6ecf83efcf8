"""The welcome card, A6 upright: how to address the guest, where the seat is, who looks after them, nothing else."""

from typing import Final

from vipdesk.chinese.dates import full_date_text
from vipdesk.models.snapshot.paper import WelcomeCardPaper
from vipdesk.printing.code_block import draw_code
from vipdesk.printing.fonts import FOR_GUESTS, FOR_LATIN
from vipdesk.printing.house_mark import draw_house_mark
from vipdesk.printing.page import A6, ACCENT, INK, LINE, MUTED, POINTS_PER_MM, Align, Page
from vipdesk.printing.rows import LabelledRows, Row, draw_rows
from vipdesk.printing.text_fitting import LINE_HEIGHT, Style, fit_block, fit_line, printable
from vipdesk.printing.words import CARD, CardWords

_MIDDLE: Final = A6.width / 2
_LEFT: Final = 12.1
_RIGHT: Final = 92.9
_WIDTH: Final = _RIGHT - _LEFT

_HOUSE: Final = Style(FOR_GUESTS, 9.5, INK, 0.29)
_LOUNGE: Final = Style(FOR_GUESTS, 6.2, MUTED, 0.39)
_WELCOME: Final = Style(FOR_GUESTS, 15.2, ACCENT, 0.38)
_NAME: Final = Style(FOR_GUESTS, 46.9, INK, 0.065)
_LABEL: Final = Style(FOR_GUESTS, 7.7, MUTED)
_VALUE: Final = Style(FOR_GUESTS, 9.2, INK)
_WISH: Final = Style(FOR_GUESTS, 9.4, INK, 0.03)
_SMALL: Final = Style(FOR_GUESTS, 6.5, MUTED, 0.03)
_DAY: Final = Style(FOR_GUESTS, 6.3, MUTED)

_LATIN_NAME: Final = Style(FOR_LATIN, 37.0, INK)
"""Smaller than a Chinese name: three syllables of Latin run twice as wide as three characters."""

_CODE_SIDE: Final = 20.5
_NAME_HEIGHT: Final = 19.5
_NAME_MIDDLE: Final = 65.6
_ROWS_MIDDLE: Final = 96.43


def welcome_card_pdf(paper: WelcomeCardPaper) -> bytes:
    """The card as a PDF of one A6 page, 105 x 148 mm.

    Raises BadInput (GLYPH_MISSING) for a character that no bundled font has.
    """
    words = CARD[paper.language]
    page = Page(A6, words.title, paper.language)
    _draw_house(page, paper, words)
    _draw_address(page, paper, words)
    _draw_facts(page, paper, words)
    _draw_farewell(page, paper, words)
    return page.pdf()


def _draw_house(page: Page, paper: WelcomeCardPaper, words: CardWords) -> None:
    draw_house_mark(page, _MIDDLE - 4.57, 15.07, 9.14, ACCENT)
    house = fit_line(printable(paper.house), _HOUSE.in_language(paper.language), _WIDTH * POINTS_PER_MM)
    page.text(_MIDDLE, 30.05, paper.house, house, Align.CENTRE)
    page.text(_MIDDLE, 34.1, words.lounge, _LOUNGE.in_language(paper.language), Align.CENTRE)


def _draw_address(page: Page, paper: WelcomeCardPaper, words: CardWords) -> None:
    page.text(_MIDDLE, 52.5, words.welcome, _WELCOME.in_language(paper.language), Align.CENTRE)
    name = fit_block(
        printable(paper.address),
        _NAME if paper.language == "zh" else _LATIN_NAME,
        _WIDTH * POINTS_PER_MM,
        _NAME_HEIGHT * POINTS_PER_MM,
    )
    size = name.style.size / POINTS_PER_MM
    # The middle of the lines stays where the middle of one large line is: 0.36 sizes above its baseline.
    baseline = _NAME_MIDDLE + 0.36 * size - (len(name.lines) - 1) * LINE_HEIGHT * size / 2
    page.block(_MIDDLE, baseline, name, Align.CENTRE)
    page.rule(47.4, 77.86, 57.6, 0.17, LINE)


def _draw_facts(page: Page, paper: WelcomeCardPaper, words: CardWords) -> None:
    password = f"\u3000{words.wifi_password} {paper.wifi_password}" if paper.wifi_password else ""
    rows = [
        Row(label, value)
        for label, value in (
            (words.place, paper.place),
            (words.shopper, paper.shopper),
            (words.wifi, paper.wifi_name and paper.wifi_name + password),
            (words.parking, paper.parking),
        )
        if value
    ]
    layout = LabelledRows(
        left=20.07 if paper.language == "zh" else 15.5,
        values=36.85,
        right=_RIGHT,
        pitch=6.43,
        label=_LABEL.in_language(paper.language),
        value=_VALUE.in_language(paper.language),
    )
    draw_rows(page, rows, layout, _ROWS_MIDDLE)


def _draw_farewell(page: Page, paper: WelcomeCardPaper, words: CardWords) -> None:
    page.rule(_LEFT, 115.85, _RIGHT, 0.08, LINE)
    width = (_RIGHT - _CODE_SIDE - 5 - _LEFT) * POINTS_PER_MM
    page.text(_LEFT, 127.0, words.wish, fit_line(words.wish, _WISH.in_language(paper.language), width))
    page.text(_LEFT, 131.9, words.feedback, fit_line(words.feedback, _SMALL.in_language(paper.language), width))
    page.text(_LEFT, 137.5, full_date_text(paper.day, paper.language), _DAY.in_language(paper.language))
    draw_code(page, paper.feedback_code, _RIGHT - _CODE_SIDE, 119.4, _CODE_SIDE)
