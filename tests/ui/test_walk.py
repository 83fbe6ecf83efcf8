"""Every page opens without a complaint and cuts no fixed word; with VIPDESK_PICTURES set, in all four combinations and with pictures."""

import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from tests.ui.walk import take_picture, walk

_ALL = [("zh", "light"), ("en", "light"), ("zh", "dark"), ("en", "dark")]
COMBINATIONS = _ALL if os.environ.get("VIPDESK_PICTURES") else _ALL[:2]
_WORDS = Path(__file__).parents[2] / "resources" / "translations" / "vipdesk_en.ts"


def _fixed_words(language: str) -> set[str]:
    """Every sentence of the program that takes in nothing of a guest, a colleague or a store."""
    tag = "translation" if language == "en" else "source"
    words = {message.findtext(tag, "") for message in ET.parse(_WORDS).iter("message")}  # noqa: S314 - our own file
    return {each for each in words if each.strip() and "{" not in each and "%n" not in each}


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is painted with an ellipsis in place of its end."""
    found: list[str] = []
    for metrics in (QFontMetrics, QFontMetricsF):
        real = metrics.elidedText

        def elided(self: QFontMetrics, text: str, mode: Qt.TextElideMode, room: int, real: object = real) -> str:
            shown = str(real(self, text, mode, room))  # type: ignore[operator]  # a method of the class
            if shown != text:
                found.append(text)
            return shown

        monkeypatch.setattr(metrics, "elidedText", elided)
    return found


@pytest.mark.parametrize(("language", "theme"), COMBINATIONS)
def test_every_page_opens_and_is_painted_and_cuts_no_fixed_word(
    at_work: Opener, qtbot: QtBot, cut: list[str], language: str, theme: str
) -> None:
    desk, window = at_work(language=language, theme=theme)
    window.resize(1366, 768)
    fixed, short = _fixed_words(language), set()
    seen = []

    for name in walk(desk, window, qtbot):
        take_picture(window, f"{name}-{language}-{theme}")
        cut.clear()
        painted = window.grab().toImage()
        short |= {(name, words) for words in fixed.intersection(cut)}
        colours = {painted.pixelColor(x, y).name() for x in range(90, 1300, 20) for y in range(70, 760, 30)}
        assert len(colours) > 5, name
        for layer in (window.sheets, window.verdict_layer):
            focused = window.focusWidget()
            assert layer.isHidden() or focused is layer or layer.isAncestorOf(focused), name
        seen.append(name)

    assert len(seen) == len(set(seen)) > 25
    assert not short
