"""The arrival story: one scan and one key through the real window, over the real desk and its encrypted file.

What it takes is measured and told (`-s`, and in the report as properties); no clock decides whether it passes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.desk.test_front_desk import Answers
from tests.fakes.desk_profile import DeskProfile
from tests.fakes.house import PIN, card_no
from vipdesk.cache.queries.calls import calls
from vipdesk.config import Settings
from vipdesk.desk.front_desk import FrontDesk
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.values import write_instant
from vipdesk.rules.appointment_types import is_possible
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.recognised import RecognisedPage
from vipdesk.ui.route import Place
from vipdesk.ui.widgets.banner import Banner
from vipdesk.ui.widgets.receipt import TICK, LineView
from vipdesk.ui.window import open_window


class Paints:
    """When banner and ticks were painted last, in milliseconds of the monotonic clock."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.banner = self.tick = 0.0
        paint_banner, paint_line = Banner.paintEvent, LineView.paintEvent

        def banner(view: Banner, event: QPaintEvent) -> None:
            paint_banner(view, event)
            self.banner = now_ms()

        def line(view: LineView, event: QPaintEvent) -> None:
            paint_line(view, event)
            if view._line.icon == TICK:
                self.tick = self.tick or now_ms()

        monkeypatch.setattr(Banner, "paintEvent", banner)
        monkeypatch.setattr(LineView, "paintEvent", line)


def now_ms() -> float:
    return time.monotonic_ns() / 1e6


@pytest.fixture
def desk(desk_profile: DeskProfile, qtbot: QtBot) -> Iterator[FrontDesk]:
    """The desk itself; its back room is not open, as while it starts."""
    del qtbot
    desk = FrontDesk(desk_profile.profile, desk_profile.key, automatic_sync=False, settings=Settings())
    desk.open()
    yield desk
    desk.close()


@pytest.fixture
def window(desk: FrontDesk, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Its window, with the receptionist at work."""
    window = open_window(desk, paper_folder=tmp_path, bundled_fonts=True, still=True)
    qtbot.addWidget(window)
    qtbot.waitUntil(window.sign_in.enter.isEnabled)
    window.sign_in.pin.setText(PIN)
    window.sign_in.enter.click()
    qtbot.waitUntil(lambda: window.at_work, timeout=20_000)
    yield window
    window.close()


def scan(window: MainWindow, code: str) -> None:
    """What a scanner types."""
    handle = window.windowHandle()
    assert handle is not None
    for letter in code:
        QTest.keyClick(handle, letter)  # type: ignore[call-overload]  # the stubs lack the form for a letter
    QTest.keyClick(handle, Qt.Key.Key_Return)


def lines(page: RecognisedPage) -> list[str]:
    """What the receipt says."""
    return [view.accessibleName() for view in page.receipt.findChildren(LineView) if view.isVisible()]


def expect(desk: FrontDesk, profile: DeskProfile, answers: Answers) -> list[UUID]:
    """The guest has a shopper and, unless the store's day is nearly over, an appointment at this moment."""
    whose = {"guest_id": str(profile.away), "staff_id": str(profile.stranger)}
    assert isinstance(
        answers.of(lambda then, failed: desk.submit("guest.assign_shopper", whose, then, failed)), Saved
    )
    now = datetime.now(UTC)
    if not is_possible(now, 15, now):
        return []
    wish = {
        "guest_id": str(profile.away),
        "kind_of_appointment": "styling",
        "starts_at": write_instant(now),
        "minutes": 15,
    }
    saved = answers.of(lambda then, failed: desk.submit("appointment.book", wish, then, failed))
    assert isinstance(saved, Saved)
    return [saved.created["appointment_id"]]


def told(desk: FrontDesk, profile: DeskProfile, answers: Answers) -> list[tuple[UUID, bool]]:
    """What the shopper's screen shows: which guest, and whether it was a mistake."""
    found = answers.of(
        lambda then, failed: desk.read_cache(lambda tools: calls(tools.reader(), profile.stranger), then, failed)
    )
    return [(call.guest.guest_id, call.taken_back) for call in found]


def board(desk: FrontDesk, answers: Answers) -> tuple[set[UUID], list[UUID]]:
    """Who is here, and which appointments are expected."""
    today = answers.of(lambda then, _: desk.today(then))
    here = {each.guest.guest_id for each in today.present}
    return here, [each.appointment_id for each in today.expected]


def test_a_scan_and_enter_receive_a_guest_and_ctrl_z_takes_all_of_it_back(
    window: MainWindow,
    desk_profile: DeskProfile,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    answers, here, away, desk = Answers(qtbot), desk_profile.here, desk_profile.away, window.desk
    assert isinstance(desk, FrontDesk)
    booked = expect(desk, desk_profile, answers)
    assert board(desk, answers) == ({here}, booked)
    page = window.frame.stack.page(Place.RECOGNISED)
    assert isinstance(page, RecognisedPage)
    paints = Paints(monkeypatch)

    start = now_ms()
    scan(window, card_no(2))
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED and paints.banner > start, timeout=20_000)
    took = {"scan_to_banner": paints.banner - start}
    assert window.navigation.guest is not None
    assert window.navigation.guest.guest_id == away

    start = now_ms()
    # to the window as the system brings it, so that it reaches whoever has the keyboard
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: paints.tick > start and page.receipt.ring.running, timeout=20_000)
    took["enter_to_tick"] = paints.tick - start
    assert told(desk, desk_profile, answers) == [(away, False)]
    assert board(desk, answers) == ({here, away}, [])

    start = now_ms()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: lines(page)[0] == "已撤销。", timeout=20_000)
    took["undo"] = now_ms() - start
    assert told(desk, desk_profile, answers) == [(away, True)]
    assert board(desk, answers) == ({here}, booked)

    for name, milliseconds in took.items():
        record_property(name, round(milliseconds, 1))
        sys.stdout.write(f"{name} {milliseconds:.1f} ms\n")
