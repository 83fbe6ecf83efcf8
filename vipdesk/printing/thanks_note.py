"""The note of thanks, A6 upright: how to address the guest, who looks after them, and the code to say how it was."""

from typing import Final

from vipdesk.chinese.dates import full_date_text
from vipdesk.models.snapshot.paper import ThanksPaper
from vipdesk.printing.code_block import draw_code
from vipdesk.printing.complaint_words import THANKS
from vipdesk.printing.fonts import FOR_GUESTS, FOR_LATIN
from vipdesk.printing.house_mark import draw_house_mark
from vipdesk.printing.page import A6, ACCENT, INK, LINE, MUTED, POINTS_PER_MM, Align, Page
from vipdesk.printing.text_fitting import Style, fit_block, fit_line, printable

_MIDDLE: Final = A6.width / 2
_WIDTH: Final = 80.8
_CODE_SIDE: Final = 24.0

_HOUSE: Final = Style(FOR_GUESTS, 9.5, INK, 0.29)
_LOUNGE: Final = Style(FOR_GUESTS, 6.2, MUTED, 0.39)
_THANKS: Final = Style(FOR_GUESTS, 15.2, ACCENT, 0.38)
_NAME: Final = Style(FOR_GUESTS, 40.0, INK, 0.065)
_LATIN_NAME: Final = Style(FOR_LATIN, 32.0, INK)
_WISH: Final = Style(FOR_GUESTS, 11.0, INK, 0.06)
_SMALL: Final = Style(FOR_GUESTS, 7.0, MUTED, 0.03)


def thanks_note_pdf(paper: ThanksPaper) -> bytes:
    """The note as a PDF of one A6 page, 105 x 148 mm.

    Raises BadInput (GLYPH_MISSING) for a character that no bundled font has.
    """
    words = THANKS[paper.language]
    room = _WIDTH * POINTS_PER_MM

    def centred(y: float, text: str, style: Style) -> None:
        shown = printable(text)
        page.text(_MIDDLE, y, shown, fit_line(shown, style.in_language(paper.language), room), Align.CENTRE)

    page = Page(A6, words.title, paper.language)
    draw_house_mark(page, _MIDDLE - 4.57, 15.07, 9.14, ACCENT)
    centred(30.05, paper.house, _HOUSE)
    centred(34.1, words.lounge, _LOUNGE)
    centred(50.0, words.thanks, _THANKS)
    style = _NAME if paper.language == "zh" else _LATIN_NAME
    name = fit_block(printable(paper.address), style, room, 17 * POINTS_PER_MM)
    page.block(_MIDDLE, 66.0, name, Align.CENTRE)
    page.rule(47.4, 73.0 + 6 * (len(name.lines) - 1), 57.6, 0.17, LINE)
    centred(86.0, words.wish, _WISH)
    if paper.shopper:
        centred(92.5, f"{words.shopper}\u3000{paper.shopper}", _SMALL)
    draw_code(page, paper.feedback_code, _MIDDLE - _CODE_SIDE / 2, 101.0, _CODE_SIDE)
    centred(132.0, words.feedback, _SMALL)
    centred(137.5, full_date_text(paper.day, paper.language), _SMALL)
    return page.pdf()
