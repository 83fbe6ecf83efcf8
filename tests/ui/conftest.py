"""A window over the desk in memory: fixed clock, bundled fonts, no motion."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes.clocks import FakeClock
from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import PIN
from vipdesk.config import Settings
from vipdesk.ui.languages import switch_language
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.window import open_window

Opener = Callable[..., tuple[FakeDesk, MainWindow]]


@pytest.fixture
def open_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Opener]:
    """Opens a window; settings by name."""
    opened: list[MainWindow] = []

    def open_it(**settings: object) -> tuple[FakeDesk, MainWindow]:
        chosen: dict[str, object] = {"theme": "light", "printers": {"welcome_card": "A6 卡片机"}, **settings}
        desk = FakeDesk(Settings().with_changes(**chosen))
        if chosen.get("language") == "en":
            desk.speak_english()
        window = open_window(desk, clock=FakeClock(), paper_folder=tmp_path, bundled_fonts=True, still=True)
        opened.append(window)
        qtbot.addWidget(window)
        qtbot.waitUntil(window.sign_in.enter.isEnabled)
        return desk, window

    yield open_it
    switch_language("zh")


@pytest.fixture
def at_work(open_desk: Opener, qtbot: QtBot) -> Callable[..., tuple[FakeDesk, MainWindow]]:
    """Opens a window and signs the receptionist in."""

    def enter(**settings: object) -> tuple[FakeDesk, MainWindow]:
        desk, window = open_desk(**settings)
        window.sign_in.pin.setText(PIN)
        window.sign_in.enter.click()
        qtbot.waitUntil(lambda: window.at_work)
        qtbot.wait(20)
        return desk, window

    return enter
