"""Every character is drawn by a font that has it, or the paper is refused."""

import subprocess
import sys
from pathlib import Path

import pytest

from vipdesk.errors import BadInput, Trouble
from vipdesk.printing.fonts import (
    FOR_AMOUNTS,
    FOR_GUESTS,
    FOR_LATIN,
    Font,
    Run,
    font_runs,
    missing_glyphs,
)
from vipdesk.resources_path import resource

RARE = "𠮷㐱䶮龘彧赟喆㛃"


def test_the_guests_font_has_the_rare_characters_of_names() -> None:
    assert missing_glyphs(RARE, Font.KAI) == ""
    assert font_runs(RARE, FOR_GUESTS) == (Run(RARE, Font.KAI),)


def test_a_font_says_which_characters_it_lacks_each_once_in_their_order() -> None:
    assert missing_glyphs("吉𠮷祥𠮷", Font.SANS) == "𠮷"
    assert missing_glyphs("¥1陈2女", Font.SERIF_BOLD) == "陈女"


def test_a_character_falls_to_the_next_font_that_has_it() -> None:
    assert font_runs("王㐀之", FOR_GUESTS) == (
        Run("王", Font.KAI),
        Run("㐀", Font.SANS),
        Run("之", Font.KAI),
    )
    assert font_runs("Ms 𠮷田", FOR_LATIN) == (Run("Ms ", Font.SERIF), Run("𠮷田", Font.KAI))


@pytest.mark.parametrize("chain", [FOR_GUESTS, FOR_LATIN, FOR_AMOUNTS])
def test_characters_no_font_has_are_refused_and_named(chain: tuple[Font, ...]) -> None:
    with pytest.raises(BadInput) as refused:
        font_runs("陈😀女士😀🎂", chain)
    assert refused.value.trouble is Trouble.GLYPH_MISSING
    assert refused.value.facts == {"characters": "😀🎂"}


def test_no_common_chinese_character_is_without_a_font() -> None:
    common = "".join(map(chr, (*range(0x3400, 0x4DB6), *range(0x4E00, 0x9FA6))))
    assert font_runs(common, FOR_GUESTS)


def test_amounts_are_written_in_one_font() -> None:
    assert font_runs("-¥1,234,567.89", FOR_AMOUNTS) == (Run("-¥1,234,567.89", Font.SERIF_BOLD),)


def test_nothing_is_loaded_by_importing() -> None:
    program = (
        "import vipdesk.printing.welcome_card, vipdesk.printing.voucher\n"
        "from reportlab.pdfbase import pdfmetrics\n"
        "print([name for name in pdfmetrics.getRegisteredFontNames() if 'Noto' in name or 'WenKai' in name])"
    )
    said = subprocess.run(  # noqa: S603 - this interpreter, a fixed text
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert said.stdout.strip() == "[]"


def test_every_bundled_font_lies_beside_its_open_licence() -> None:
    files = sorted(resource("fonts").glob("*.ttf"))
    assert [file.stem for file in files] == sorted(font.value for font in Font)
    for file in files:
        licence = file.with_name(f"{file.stem.partition('-')[0]}-OFL.txt")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text("utf-8")
