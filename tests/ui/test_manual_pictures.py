"""The pictures of the manual, the moments of a visit among them, show what the window shows."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.manual_pictures import SERIES, open_for_pictures, picture_file, shown
from vipdesk.ui.languages import switch_language

_CLEARLY_ANOTHER = 48
"""Of 255: a processor that rounds otherwise makes less of a difference."""
_MOST_OTHERS = 40
"""Pixels: a caret that blinks is fewer, a letter that changed is more."""


@pytest.fixture(autouse=True)
def chinese_again() -> Iterator[None]:
    """What the next test speaks."""
    yield
    switch_language("zh")


@pytest.mark.parametrize(("language", "theme", "only"), SERIES)
def test_the_manual_shows_what_the_window_shows(
    qtbot: QtBot, tmp_path: Path, language: str, theme: str, only: str | None
) -> None:
    """Where something was meant to look otherwise: `python -m tests.ui.manual_pictures`, and look at what it wrote."""
    desk, window = open_for_pictures(language, theme, tmp_path)
    qtbot.addWidget(window)
    qtbot.waitUntil(window.sign_in.enter.isEnabled)
    other: list[str] = []

    for name in shown(desk, window, only):
        kept = picture_file(name, language, theme)
        try:
            qtbot.waitUntil(partial(is_like, kept, window), timeout=8000)
        except qtbot.TimeoutError:
            window.grab().save(str(tmp_path / kept.name))
            other.append(name)

    assert other == []


def is_like(kept: Path, window: QWidget) -> bool:
    """Whether the window looks as it did when the picture was taken."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    size = (image.width(), image.height())
    painted = Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "RGB", image.bytesPerLine())
    with Image.open(kept) as before:
        if before.size != size:
            return False
        difference = ImageChops.difference(before, painted).convert("L")
    return sum(difference.histogram()[_CLEARLY_ANOTHER:]) <= _MOST_OTHERS
