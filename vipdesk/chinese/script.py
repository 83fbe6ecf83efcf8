"""Characters: what is Han, what a text looks like cleaned, and what a search takes for the same."""

import re
import unicodedata
from functools import cache
from itertools import chain

from vipdesk.chinese.traditional import TRADITIONAL, VARIANTS

HAN = "[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
"""One Chinese character of any plane, as a pattern."""

NAME_DOT = "[·•・‧∙⋅･]"
"""What stands between the parts of a Uyghur or foreign name, as a pattern."""

_ONE_HAN = re.compile(HAN)

_FOLDED = re.compile("[0-9a-z\u4e00-\u9fff]+")
"""What folding leaves alone but for simplifying it."""

_PLAIN_WORDS = "(?:[!-~·\u4e00-\u9fff]+(?: [!-~·\u4e00-\u9fff]+)*)?"
_PLAIN = re.compile(_PLAIN_WORDS)
_ALL_PLAIN = re.compile(f"(?:{_PLAIN_WORDS}\0)*")
"""What cleaning and every normal form leave alone: nearly every cell of an export."""

_INVISIBLE = {"Cc", "Cf", "Cs"}
_BLANKS = re.compile(r"\s+")

_WIDE = {
    code: code - 0xFEE0 for code in chain(range(0xFF10, 0xFF1A), range(0xFF21, 0xFF3B), range(0xFF41, 0xFF5B))
}

_STROKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
"""Latin letters that no normal form takes apart."""

_TONES = re.compile(
    "[\N{COMBINING MACRON}\N{COMBINING ACUTE ACCENT}\N{COMBINING CARON}\N{COMBINING GRAVE ACCENT}]"
)


def is_han(char: str) -> bool:
    """Whether one character is a Chinese one, of any plane; 〇 counts."""
    return _ONE_HAN.fullmatch(char) is not None


def is_plain(text: str) -> bool:
    """Whether a text is written as it should be beyond doubt: ASCII and usual Chinese characters, single blanks inside."""
    return _PLAIN.fullmatch(text) is not None


def are_plain(texts: list[str]) -> bool:
    """Whether all of them are plain."""
    return _ALL_PLAIN.fullmatch("\0".join([*texts, ""])) is not None


def clean(text: str) -> str:
    """A text as it should have been typed: for imports, and before anything is shown or compared.

    Control, zero-width and bidi characters go, every run of blanks (also full-width ones and line ends)
    becomes one, full-width letters and digits become plain; Chinese punctuation and the characters
    themselves stay.
    """
    if _PLAIN.fullmatch(text):
        return text
    if text.isprintable():
        # nothing unseen in it, and no blank but the plain one
        return unicodedata.normalize("NFC", _BLANKS.sub(" ", text.translate(_WIDE)).strip())
    blanked = _BLANKS.sub(" ", text)
    visible = "".join(char for char in blanked if unicodedata.category(char) not in _INVISIBLE)
    # Again, because what is gone may have stood between two blanks.
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", visible.translate(_WIDE)).strip())


def simplify(text: str) -> str:
    """Traditional and variant characters as simplified ones, one for one; everything else as it is."""
    return text.translate(_simplified())


def fold(text: str) -> str:
    """What a search compares: cleaned, one width, one case, simplified. Folding twice changes nothing."""
    if _FOLDED.fullmatch(text):
        # nearly every Chinese name; a million of them are folded in a first sync
        return simplify(text)
    plain = unicodedata.normalize("NFKC", clean(text)).casefold()
    return simplify(clean(unicodedata.normalize("NFKC", plain)))


def plain_letters(text: str) -> str:
    """Folded, and letters without their marks: "Anna Müller" is "anna muller", "Chén" is "chen"."""
    apart = unicodedata.normalize("NFD", fold(text).translate(_STROKED))
    bare = "".join(char for char in apart if unicodedata.category(char) != "Mn")
    # A mark that stood alone was a blank with a mark: cleaned again.
    return clean(bare)


def without_tones(text: str) -> str:
    """Pinyin without its tone marks, as it is written in English; ü stays: "Lǚ Xiǎoqíng" is "Lü Xiaoqing"."""
    return unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", text)))


def plain_syllable(marked: str) -> str:
    """One pinyin syllable as it is typed: xiǎo is xiao, lǚ is lv."""
    return without_tones(marked).replace("ü", "v")


@cache
def _simplified() -> dict[int, str]:
    pairs = TRADITIONAL + VARIANTS
    return {ord(char): plain for char, plain in zip(pairs[::2], pairs[1::2], strict=True)}
