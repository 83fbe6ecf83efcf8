"""How wide a text is, and how it is made to fit: smaller first, then on several lines, never cut."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from reportlab.pdfbase.pdfmetrics import stringWidth

from vipdesk.printing.fonts import FOR_LATIN, Chain, font_runs, registered

LINE_HEIGHT: Final = 1.32
"""Distance of two baselines, in sizes."""

_ONE_LINE_DOWN_TO: Final = 0.62
_WHOLE_WORDS_DOWN_TO: Final = 0.35
_STEP: Final = 0.96
_LATIN_SPACING: Final = 0.3
_IDEOGRAPHIC_SPACE: Final = "\u3000"
_NEVER_FIRST: Final = frozenset("，。、；：？！）》」』”’％,.;:?!)%·")
_WIDE: Final = frozenset("WF")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: fonts in order, size in points, colour as #RRGGBB, spacing between letters in sizes."""

    fonts: Chain
    size: float
    colour: str
    spacing: float = 0.0

    def scaled(self, factor: float) -> Self:
        """The same style in another size."""
        return replace(self, size=self.size * factor)

    def in_language(self, language: str) -> Self:
        """The style for words in that language: English in the serif, and letter-spaced less than Chinese."""
        if language == "zh":
            return self
        return replace(self, fonts=FOR_LATIN, spacing=self.spacing * _LATIN_SPACING)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that fit their box, and the style in which they do."""

    lines: tuple[str, ...]
    style: Style


def printable(text: str) -> str:
    """The text as it is drawn: one line, composed, without invisible characters (controls, bidi marks, variants)."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(_visible(letter) for letter in composed).strip()


def text_width(text: str, style: Style) -> float:
    """Width in points, letter-spacing between the letters included. Raises BadInput for a missing glyph."""
    return _Ruler(text, style).width(text, style.size)


def fit_line(text: str, style: Style, width: float) -> Style:
    """The style, made small enough for the text to be at most `width` points wide."""
    natural = text_width(text, style)
    return style if natural <= width else style.scaled(width / natural)


def fit_block(text: str, style: Style, width: float, height: float) -> Block:
    """The text in the largest size, at most the given one, that fits a box of `width` x `height` points.

    One line is preferred while it stays above 62 % of the size; words are broken only below 35 %.
    """
    ruler = _Ruler(text, style)
    natural = ruler.width(text, style.size)
    if natural * _ONE_LINE_DOWN_TO <= width:
        return Block((text,), style.scaled(min(1.0, width / natural)) if natural else style)
    words = _words(text)
    for factor in _factors(1.0, _WHOLE_WORDS_DOWN_TO):
        size = style.size * factor
        lines = ruler.wrapped(words, size, width)
        if lines and len(lines) * size * LINE_HEIGHT <= height:
            return Block(_balanced(ruler, words, lines, size, width), style.scaled(factor))
    for factor in _factors(_WHOLE_WORDS_DOWN_TO, 0.0):
        size = style.size * factor
        lines = ruler.wrapped(text, size, width)
        if lines and len(lines) * size * LINE_HEIGHT <= height:
            return Block(lines, style.scaled(factor))
    raise ValueError(height)


def fill_lines(text: str, style: Style, width: float, most: int) -> Block:
    """The text in its size on as many lines of `width` points as it needs; smaller where these are more than `most`."""
    ruler = _Ruler(text, style)
    for factor in _factors(1.0, 0.0):
        for pieces in (_words(text), text):
            lines = ruler.wrapped(pieces, style.size * factor, width)
            if lines and len(lines) <= most:
                return Block(lines, style.scaled(factor))
    raise ValueError(most)


class _Ruler:
    """The widths of the characters of one text, taken once: fitting asks for them hundreds of times."""

    def __init__(self, text: str, style: Style) -> None:
        self._spacing = style.spacing
        self._letters = {
            letter: stringWidth(letter, registered(run.font), 1.0)
            for run in font_runs(text, style.fonts)
            for letter in run.text
        }

    def width(self, text: str, size: float) -> float:
        letters = sum(self._letters[letter] for letter in text)
        return (letters + self._spacing * max(0, len(text) - 1)) * size

    def wrapped(self, pieces: Sequence[str], size: float, width: float) -> tuple[str, ...]:
        """The pieces on lines of at most `width`, or nothing where one piece alone is wider."""
        lines = [""]
        for piece in pieces:
            if lines[-1] and self.width((lines[-1] + piece).rstrip(), size) > width:
                lines[-1] = lines[-1].rstrip()
                lines.append("")
            lines[-1] = (lines[-1] + piece).lstrip()
            if self.width(lines[-1].rstrip(), size) > width:
                return ()
        return (*lines[:-1], lines[-1].rstrip())


def _factors(most: float, least: float) -> Iterator[float]:
    factor = most
    while factor >= max(least, 0.001):
        yield factor
        factor *= _STEP


def _balanced(
    ruler: _Ruler, words: Sequence[str], lines: tuple[str, ...], size: float, width: float
) -> tuple[str, ...]:
    """The same number of lines, as equal in length as the words allow."""
    for parts in range(49, 0, -1):
        closer = ruler.wrapped(words, size, width * parts / 50)
        if len(closer) != len(lines):
            break
        lines = closer
    return lines


def _words(text: str) -> list[str]:
    """The parts between which a line may end: words with the blank after them, single Chinese characters."""
    words: list[str] = []
    for letter in text:
        if words and not _may_break(words[-1][-1], letter):
            words[-1] += letter
        else:
            words.append(letter)
    return words


def _may_break(before: str, after: str) -> bool:
    if after in _NEVER_FIRST or after == " ":
        return False
    return before in " -" or _is_wide(before) or _is_wide(after)


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in _WIDE


def _visible(letter: str) -> str:
    """The character itself, a blank for what separates words, nothing for what is not seen."""
    if letter.isspace():
        return letter if letter == _IDEOGRAPHIC_SPACE else " "
    variant_selector = 0xFE00 <= ord(letter) <= 0xFE0F or 0xE0100 <= ord(letter) <= 0xE01EF
    unseen = variant_selector or unicodedata.category(letter) in {"Cc", "Cf", "Cs"}
    return "" if unseen else letter
