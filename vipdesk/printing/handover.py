"""The handover on A4: the page as it was signed, where each sentence comes from, who is in the lounge, two signatures."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from vipdesk.chinese.dates import clock_text, full_date_text, full_day_text
from vipdesk.models.handover_line import HandoverLine
from vipdesk.models.shift_words import CARE_LINES
from vipdesk.models.snapshot.paper import HandoverPaper
from vipdesk.printing.fonts import FOR_CODE_TAILS, FOR_CODES, FOR_GUESTS
from vipdesk.printing.house_mark import draw_house_mark
from vipdesk.printing.page import A4, ACCENT, FAINT_LINE, INK, LINE, MUTED, POINTS_PER_MM, Align, Page
from vipdesk.printing.text_fitting import LINE_HEIGHT, Block, Style, fill_lines, fit_line, printable
from vipdesk.printing.words import HANDOVER, HandoverWords
from vipdesk.rules.handover_words import headline, line_sentence, people_text, source_words

_LEFT: Final = 22.0
_RIGHT: Final = 188.0
_SECOND: Final = 59.3
_SENTENCE: Final = 58.0
_BOX: Final = 5.6
_TOP: Final = 58.0
_BOTTOM: Final = 272.0
_ONE_LINE_DOWN_TO: Final = 0.75
"""Of its size; a text that would be smaller takes another line."""
_MOST_LINES: Final = 24
"""Of one text: the longest there is, in the narrowest column."""
_HOUSE: Final = Style(FOR_CODES, 11.5, MUTED)
_TITLE: Final = Style(FOR_GUESTS, 30, INK, 0.08)
_PEOPLE: Final = Style(FOR_CODES, 12.5, MUTED)
_HEADLINE: Final = Style(FOR_CODE_TAILS, 18, INK)
_LABEL: Final = Style(FOR_CODE_TAILS, 13.5, ACCENT)
_NUMBER: Final = Style(FOR_CODE_TAILS, 10, ACCENT)
_LINE: Final = Style(FOR_CODES, 15.5, INK)
_BOLD: Final = Style(FOR_CODE_TAILS, 11, INK)
_TEXT: Final = Style(FOR_CODES, 11, INK)
_QUIET: Final = Style(FOR_CODES, 11, MUTED)
_HAND: Final = Style(FOR_GUESTS, 15, INK)
_SMALL: Final = Style(FOR_CODES, 9.5, MUTED)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something of a height in millimetres, drawn around its middle."""

    height: float
    draw: Callable[[Page, float], None]


def handover_pdf(paper: HandoverPaper) -> bytes:
    """As many sheets as the sentences need; those that were struck are left out."""
    words = HANDOVER[paper.language]
    sheets = _on_sheets(list(_pieces(paper, words)))
    page = Page(A4, words.title, paper.language)
    for number, pieces in enumerate(sheets, 1):
        if number > 1:
            page.next_sheet()
        _draw_head(page, paper, words)
        y = _TOP
        for piece in pieces:
            piece.draw(page, y + piece.height / 2)
            y += piece.height
        _draw_foot(page, paper, words, number, len(sheets))
    return page.pdf()


def _on_sheets(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    sheets: list[list[_Piece]] = [[]]
    room = _BOTTOM - _TOP
    for piece in pieces:
        if sum(each.height for each in sheets[-1]) + piece.height > room:
            sheets.append([])
        sheets[-1].append(piece)
    return sheets


def _pieces(paper: HandoverPaper, words: HandoverWords) -> Iterable[_Piece]:
    yield _headline(paper)
    kept = [line for line in paper.lines if not line.struck]
    groups = (
        (words.unfinished, [line for line in kept if line.kind not in CARE_LINES]),
        (words.careful, [line for line in kept if line.kind in CARE_LINES]),
    )
    number = 0
    for label, lines in groups:
        for place, line in enumerate(lines):
            number += 1
            said = line_sentence(
                line, paper.signed_at, paper.language, last=line.kind in CARE_LINES or place == len(lines) - 1
            )
            yield _sentence(label if place == 0 else "", number, said)
        if lines:
            yield _Piece(4.1, _nothing)
    yield _Piece(5, lambda page, y: page.rule(_LEFT, y, _RIGHT, 0.2, LINE))
    if kept:
        yield _heading(words.sources)
        ordered = [line for _, lines in groups for line in lines]
        yield from (_source(paper, place, line) for place, line in enumerate(ordered, 1))
    if paper.guests:
        yield _heading(words.here)
        yield from (_row(paper.language, (guest.place, guest.who, guest.since)) for guest in paper.guests)
    if paper.waiting:
        said = words.waiting.format(paper.waiting)
        yield _Piece(16, lambda page, y: page.text(_LEFT, y + 1.4, said, _QUIET))
    yield _signatures(paper, words)


def _headline(paper: HandoverPaper) -> _Piece:
    said = headline(paper.visits, paper.present, paper.begun_at, paper.language, over_midnight=paper.over_midnight)
    return _Piece(
        16, lambda page, y: page.text(_LEFT, y - 1, said, fit_line(said, _HEADLINE, _width(_LEFT, _RIGHT)))
    )


def _sentence(label: str, number: int, said: str) -> _Piece:
    block = _cell(said, _LINE, _width(_SENTENCE, _RIGHT - _BOX - 4))

    def draw(page: Page, y: float) -> None:
        if label:
            page.text(_LEFT, y + 1.7, label, _LABEL)
        page.circle(50.7, y, 3.1, 0.25, ACCENT)
        page.text(50.7, y + 1.25, str(number), _NUMBER, Align.CENTRE)
        _draw_block(page, _SENTENCE, y + 2, block)
        page.frame((_RIGHT - _BOX, y - _BOX / 2, _RIGHT, y + _BOX / 2), 0.25, 0.7, MUTED)

    return _Piece(max(11.6, _high(block) + 2.5), draw)


def _source(paper: HandoverPaper, number: int, line: HandoverLine) -> _Piece:
    told = source_words(line, paper.signed_at, paper.language)
    texts = (told.title, told.detail, told.until or told.origin)
    return _row(paper.language, texts, str(number), told.origin if told.until else "")


def _row(language: str, texts: tuple[str, str, str], number: str = "", further: str = "") -> _Piece:
    first, second, right = texts
    left = _LEFT + 8.2 if number else _LEFT
    between = "，" if language == "zh" else ", "
    beside = between.join(part for part in (second, further) if part)
    cells = (
        (left, _cell(first, _BOLD, _width(left, _SECOND - 2)), Align.LEFT),
        (_SECOND, _cell(beside, _TEXT, _width(_SECOND, _RIGHT - 38)), Align.LEFT),
        (_RIGHT, _cell(right, _QUIET, 36 * POINTS_PER_MM), Align.RIGHT),
    )
    height = max(10.5, *(_high(block) + 2.5 for _, block, _ in cells))

    def draw(page: Page, y: float) -> None:
        if number:
            page.text(_LEFT, y + 1.4, number, Style(FOR_CODE_TAILS, 11, ACCENT))
        for x, block, align in cells:
            _draw_block(page, x, y + 1.4, block, align)
        page.rule(_LEFT, y + height / 2, _RIGHT, 0.15, FAINT_LINE)

    return _Piece(height, draw)


def _cell(text: str, style: Style, width: float) -> Block:
    """One line, a little smaller if need be; else several, of which none is too small to be read."""
    shown = printable(text)
    on_one = fit_line(shown, style, width)
    if on_one.size >= style.size * _ONE_LINE_DOWN_TO:
        return Block((shown,), on_one)
    return fill_lines(shown, style.scaled(_ONE_LINE_DOWN_TO), width, _MOST_LINES)


def _high(block: Block) -> float:
    return len(block.lines) * block.style.size * LINE_HEIGHT / POINTS_PER_MM


def _draw_block(page: Page, x: float, baseline: float, block: Block, align: Align = Align.LEFT) -> None:
    """Lines around the middle one's `baseline`, in which a single line stands."""
    step = block.style.size * LINE_HEIGHT / POINTS_PER_MM
    first = baseline - step * (len(block.lines) - 1) / 2
    for place, line in enumerate(block.lines):
        page.text(x, first + place * step, line, block.style, align)


def _heading(words: str) -> _Piece:
    return _Piece(13, lambda page, y: page.text(_LEFT, y + 2.6, words, _LABEL))


def _signatures(paper: HandoverPaper, words: HandoverWords) -> _Piece:
    def draw(page: Page, y: float) -> None:
        signed = f"{paper.author}\u3000{clock_text(paper.signed_at)}"
        for left, label, name in ((_LEFT, words.gives, signed), (111.8, words.takes, "")):
            page.text(left, y + 2, label, _PEOPLE)
            page.text(left + 14.3, y + 2, name, _HAND)
            page.rule(left, y + 6.5, left + 76.2, 0.35, INK)

    return _Piece(20, draw)


def _draw_head(page: Page, paper: HandoverPaper, words: HandoverWords) -> None:
    draw_house_mark(page, _LEFT, 17.5, 8.3, ACCENT)
    house = printable("\u3000".join(part for part in (paper.house, words.lounge, paper.store) if part))
    page.text(33.4, 23.1, house, fit_line(house, _HOUSE, 90 * POINTS_PER_MM))
    page.text(_RIGHT, 23.1, full_day_text(paper.signed_at, paper.language), _HOUSE, Align.RIGHT)
    page.text(_LEFT, 44, words.title, _TITLE if paper.language == "zh" else _TITLE.scaled(0.8))
    people = printable(people_text(paper.label, paper.author, paper.next_label, paper.next))
    left = 52.5 if paper.language == "zh" else 70.0
    page.text(left, 43.6, people, fit_line(people, _PEOPLE, _width(left, _RIGHT)))
    page.rule(_LEFT, 51.4, _RIGHT, 0.35, INK)


def _draw_foot(page: Page, paper: HandoverPaper, words: HandoverWords, number: int, sheets: int) -> None:
    page.rule(_LEFT, 277.7, _RIGHT, 0.15, FAINT_LINE)
    at = f"{full_date_text(paper.printed_at, paper.language)} {clock_text(paper.printed_at)}"
    page.text(_LEFT, 284, f"{words.printed.format(at)}\u3000{words.care}", _SMALL)
    page.text(_RIGHT, 284, words.sheet.format(number, sheets), _SMALL, Align.RIGHT)


def _width(left: float, right: float) -> float:
    return (right - left) * POINTS_PER_MM


def _nothing(_page: Page, _y: float) -> None:
    """Room alone."""
