"""The bundled fonts: loaded at their first use, and one chosen for every character before anything is drawn.

A character that no font has is refused, because reportlab would print a box and say nothing.
"""

import threading
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from vipdesk.errors import BadInput, Trouble
from vipdesk.resources_path import resource


class Font(StrEnum):
    """A bundled font; the value is its PostScript name and the stem of its file."""

    KAI = "LXGWWenKai-Regular"
    SANS = "NotoSansSC-Regular"
    SANS_SEMIBOLD = "NotoSansSC-SemiBold"
    SERIF = "NotoSerifSC-Regular"
    SERIF_BOLD = "NotoSerifSC-Bold"


Chain = tuple[Font, ...]
"""Fonts in the order in which they are asked for a character."""

FOR_GUESTS: Final[Chain] = (Font.KAI, Font.SANS, Font.SERIF)
FOR_LATIN: Final[Chain] = (Font.SERIF, Font.KAI, Font.SANS)
FOR_AMOUNTS: Final[Chain] = (Font.SERIF_BOLD, Font.KAI, Font.SANS)
FOR_CODES: Final[Chain] = (Font.SANS, Font.KAI, Font.SERIF)
FOR_CODE_TAILS: Final[Chain] = (Font.SANS_SEMIBOLD, Font.KAI, Font.SANS)


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters that one font draws."""

    text: str
    font: Font


_registering = threading.Lock()


def registered(font: Font) -> str:
    """The name under which reportlab knows the font; reads the file at the first call (50-100 ms for a Chinese one)."""
    with _registering:
        _glyphs(font)
    return font.value


def missing_glyphs(text: str, font: Font) -> str:
    """The characters of `text` that `font` cannot draw, each once, in their order."""
    registered(font)
    glyphs = _glyphs(font)
    return "".join(dict.fromkeys(letter for letter in text if ord(letter) not in glyphs))


def font_runs(text: str, chain: Chain) -> tuple[Run, ...]:
    """Split `text` so that every character is drawn by the first font of `chain` that has it.

    Raises BadInput (GLYPH_MISSING, fact `characters`) where no font of the chain has a character.
    """
    choice = _font_of_each_character(text, chain)
    runs: list[Run] = []
    for letter in text:
        font = choice[letter]
        if runs and runs[-1].font is font:
            runs[-1] = Run(runs[-1].text + letter, font)
        else:
            runs.append(Run(letter, font))
    return tuple(runs)


def _font_of_each_character(text: str, chain: Chain) -> dict[str, Font]:
    choice: dict[str, Font] = {}
    wanted = "".join(dict.fromkeys(text))
    for font in chain:
        if not wanted:
            break
        missing = missing_glyphs(wanted, font)
        choice.update({letter: font for letter in wanted if letter not in missing})
        wanted = missing
    if wanted:
        raise BadInput(Trouble.GLYPH_MISSING, characters=wanted)
    return choice


@cache
def _glyphs(font: Font) -> frozenset[int]:
    # asciiReadable would embed all of ASCII in every subset.
    loaded = TTFont(font.value, str(resource("fonts", f"{font.value}.ttf")), asciiReadable=False)
    pdfmetrics.registerFont(loaded)
    return frozenset(loaded.face.charToGlyph)
