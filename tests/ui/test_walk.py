"""Every page opens without a complaint; with VIPDESK_PICTURES set, in all four combinations and with pictures."""

import os

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from tests.ui.walk import take_picture, walk
from vipdesk.ui.theme.tokens import DARK, LIGHT

_ALL = [("zh", "light"), ("en", "light"), ("zh", "dark"), ("en", "dark")]
COMBINATIONS = _ALL if os.environ.get("VIPDESK_PICTURES") else _ALL[:1]


@pytest.mark.parametrize(("language", "theme"), COMBINATIONS)
def test_every_page_opens_and_is_painted(at_work: Opener, qtbot: QtBot, language: str, theme: str) -> None:
    desk, window = at_work(language=language, theme=theme)
    ground = (DARK if theme == "dark" else LIGHT).bg.lower()
    seen = []

    for name in walk(desk, window, qtbot):
        take_picture(window, f"{name}-{language}-{theme}")
        painted = window.grab().toImage()
        colours = {painted.pixelColor(x, y).name() for x in range(90, 1300, 60) for y in (70, 760)}
        assert len(colours) > 1 or ground in colours, name
        seen.append(name)

    assert len(seen) == len(set(seen)) > 25
