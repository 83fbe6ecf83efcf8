"""The voucher, A6 lying: the gift and its worth on the left, on the right a stub with the code to be scanned."""

from typing import Final

from vipdesk.chinese.amount_words import amount_words
from vipdesk.chinese.dates import full_date_text
from vipdesk.models.snapshot.paper import VoucherPaper
from vipdesk.money import Fen, format_yuan
from vipdesk.printing.amount_in_english import amount_in_english
from vipdesk.printing.code_block import draw_code
from vipdesk.printing.fonts import FOR_AMOUNTS, FOR_CODE_TAILS, FOR_CODES, FOR_GUESTS
from vipdesk.printing.house_mark import draw_house_mark
from vipdesk.printing.page import A6_LANDSCAPE, ACCENT, FAINT_LINE, INK, LINE, MUTED, POINTS_PER_MM, Align, Page
from vipdesk.printing.rows import LabelledRows, Row, draw_rows
from vipdesk.printing.text_fitting import LINE_HEIGHT, Style, fit_block, fit_line, printable, text_width
from vipdesk.printing.waves import draw_waves
from vipdesk.printing.words import VOUCHER, VoucherWords

_LEFT: Final = 13.9
_RIGHT: Final = 97.3
_WIDTH: Final = _RIGHT - _LEFT
_TEAR: Final = 104.14
_STUB_MIDDLE: Final = 122.52
_STUB_WIDTH: Final = 33.0
_CODE_SIDE: Final = 27.0

_HOUSE: Final = Style(FOR_GUESTS, 10.5, INK, 0.16)
_LOUNGE: Final = Style(FOR_GUESTS, 6.5, MUTED, 0.25)
_NAME: Final = Style(FOR_GUESTS, 18.0, INK, 0.12)
_GIFT: Final = Style(FOR_GUESTS, 30.0, INK, 0.1)
_AMOUNT: Final = Style(FOR_AMOUNTS, 40.3, ACCENT)
_IN_WORDS: Final = Style(FOR_GUESTS, 10.4, INK, 0.09)
_LABEL: Final = Style(FOR_GUESTS, 8.0, MUTED)
_VALUE: Final = Style(FOR_GUESTS, 9.0, INK)
_SMALL: Final = Style(FOR_GUESTS, 6.25, MUTED)
_REPRINT: Final = Style(FOR_GUESTS, 7.6, INK, 0.06)

_SHOW: Final = Style(FOR_GUESTS, 7.9, MUTED, 0.1)
_CODE: Final = Style(FOR_CODES, 8.1, INK, 0.06)
_CODE_TAIL: Final = Style(FOR_CODE_TAILS, 8.1, INK, 0.06)
_STORE: Final = Style(FOR_GUESTS, 7.2, INK, 0.11)
_DAY: Final = Style(FOR_GUESTS, 6.7, MUTED)


def voucher_pdf(paper: VoucherPaper) -> bytes:
    """The voucher as a PDF of one A6 page, 148 x 105 mm.

    Raises BadInput (GLYPH_MISSING) for a character that no bundled font has.
    """
    words = VOUCHER[paper.language]
    page = Page(A6_LANDSCAPE, words.title, paper.language)
    draw_waves(page, (7.3, 70.6, _TEAR - 0.5, 97.7))
    page.frame((6.14, 6.14, 141.86, 98.86), 0.25, 1.2, LINE)
    page.frame((7.1, 7.1, 140.9, 97.9), 0.12, 0.7, FAINT_LINE)
    page.perforation(_TEAR, 8.6, 96.4, width=0.25, dash=1.016, colour=LINE)
    _draw_house(page, paper, words)
    _draw_gift(page, paper)
    _draw_conditions(page, paper, words)
    _draw_stub(page, paper, words)
    return page.pdf()


def _draw_house(page: Page, paper: VoucherPaper, words: VoucherWords) -> None:
    draw_house_mark(page, 13.63, 13.38, 7.8, ACCENT)
    left, right = 23.6, _RIGHT
    if paper.copy > 1:
        right -= _draw_reprint_mark(page, words.reprint.format(paper.copy), paper.language) + 4
    room = (right - left) * POINTS_PER_MM
    page.text(left, 17.2, paper.house, fit_line(printable(paper.house), _HOUSE.in_language(paper.language), room))
    page.text(left, 20.85, words.lounge, _LOUNGE.in_language(paper.language))


def _draw_reprint_mark(page: Page, text: str, language: str) -> float:
    """Draw the framed mark at the right edge, and tell how wide it is in millimetres."""
    style = _REPRINT.in_language(language)
    width = text_width(text, style) / POINTS_PER_MM + 5
    page.frame((_RIGHT - width, 14.4, _RIGHT, 20.0), 0.25, 0.7, INK)
    page.text(_RIGHT - width / 2, 18.17, text, style, Align.CENTRE)
    return width


def _draw_gift(page: Page, paper: VoucherPaper) -> None:
    language, width = paper.language, _WIDTH * POINTS_PER_MM
    # A gift without an amount is its name: the name takes the place of both.
    style, height, baseline = (_NAME, 11.0, 35.5) if paper.worth_fen else (_GIFT, 26.0, 48.5)
    name = fit_block(printable(paper.name), style.in_language(language), width, height * POINTS_PER_MM)
    rise = (len(name.lines) - 1) * LINE_HEIGHT * name.style.size / POINTS_PER_MM / 2
    page.block(_LEFT, baseline - rise, name)
    if paper.worth_fen:
        amount = format_yuan(Fen(paper.worth_fen))
        page.text(_LEFT - 0.5, 53.7, amount, fit_line(amount, _AMOUNT, width))
        in_words = amount_words(paper.worth_fen) if language == "zh" else amount_in_english(paper.worth_fen)
        page.text(_LEFT, 60.9, in_words, fit_line(in_words, _IN_WORDS.in_language(language), width))
    page.rule(_LEFT, 66.35, _RIGHT, 0.17, LINE)


def _draw_conditions(page: Page, paper: VoucherPaper, words: VoucherWords) -> None:
    until = words.valid_until.format(full_date_text(paper.expires_on, paper.language))
    rows = [Row(words.holder, paper.holder), Row(words.valid, until)]
    if paper.terms:
        rows.append(Row(words.used_for, paper.terms))
    layout = LabelledRows(
        left=_LEFT,
        values=23.3,
        right=_RIGHT,
        pitch=5.7,
        label=_LABEL.in_language(paper.language),
        value=_VALUE.in_language(paper.language),
    )
    draw_rows(page, rows, layout, 77.8)
    use = words.once if paper.uses == 1 else words.several_times.format(paper.uses)
    page.text(_LEFT, 92.6, use, fit_line(use, _SMALL.in_language(paper.language), _WIDTH * POINTS_PER_MM))


def _draw_stub(page: Page, paper: VoucherPaper, words: VoucherWords) -> None:
    language = paper.language
    page.text(_STUB_MIDDLE, 20.8, words.show, _SHOW.in_language(language), Align.CENTRE)
    draw_code(page, paper.code, _STUB_MIDDLE - _CODE_SIDE / 2, 26.0, _CODE_SIDE)
    _draw_code_text(page, paper.code)
    page.rule(_STUB_MIDDLE - 5.05, 77.2, _STUB_MIDDLE + 5.05, 0.17, LINE)
    store = fit_line(printable(paper.store), _STORE.in_language(language), _STUB_WIDTH * POINTS_PER_MM)
    page.text(_STUB_MIDDLE, 82.8, paper.store, store, Align.CENTRE)
    page.text(_STUB_MIDDLE, 86.7, full_date_text(paper.day, language), _DAY.in_language(language), Align.CENTRE)
    if paper.copy > 1:
        # On the stub too, which the till keeps when the rest is torn off.
        mark = words.reprint.format(paper.copy)
        page.text(_STUB_MIDDLE, 91.4, mark, _REPRINT.in_language(language), Align.CENTRE)


def _draw_code_text(page: Page, code: str) -> None:
    *lines, tail = code_lines(code)
    baseline = 60.6
    with page.copied_as(code):
        for line in lines:
            page.text(_STUB_MIDDLE, baseline, line, _CODE, Align.CENTRE)
            baseline += 4.22
        page.text(_STUB_MIDDLE, baseline, tail, _CODE_TAIL, Align.CENTRE)


def code_lines(code: str) -> tuple[str, ...]:
    """The code as it stands in print: two groups a line, the last group, which staff compare, alone."""
    *groups, tail = code.split("-")
    pairs = ["-".join(groups[start : start + 2]) + "-" for start in range(0, len(groups), 2)]
    return (*pairs, tail)
