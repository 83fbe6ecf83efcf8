"""停机包 by itself: at the beginning of a day and every two hours, on a printer, never while the screen is locked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes.invented_house import NOW, STAFF, ago, named
from tests.ui.conftest import Opener
from vipdesk.models.snapshot.arrival import Call
from vipdesk.models.snapshot.desk import PrintJobView
from vipdesk.models.vocabulary import PrintState
from vipdesk.ui.pages.outage import OutagePage
from vipdesk.ui.route import Place
from vipdesk.ui.shell.downtime_watch import DOWNTIME_PACK, next_pack

PRINTERS = {"welcome_card": "A6 卡片机", "downtime_pack": "前台激光"}


def job(state: PrintState = PrintState.SENT, document: str = "downtime_pack", **span: int) -> PrintJobView:
    return PrintJobView(named("job", "pack"), document, DOWNTIME_PACK, "前台激光", state, ago(**span))


def test_the_next_pack_is_two_hours_after_the_last_and_a_failure_is_tried_again_soon() -> None:
    assert next_pack((), NOW) == NOW
    assert next_pack((job(document="voucher"), job(hours=1)), NOW) == NOW + timedelta(hours=1)
    assert next_pack((job(PrintState.FAILED, minutes=5), job(hours=1)), NOW) == NOW + timedelta(minutes=10)
    assert next_pack((job(days=1),), NOW) == NOW


def test_whoever_begins_the_day_has_a_pack_printed_and_no_second_one(
    at_work: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, window = at_work(printers=PRINTERS)
    qtbot.waitUntil(lambda: bool(desk.printed))
    assert desk.printed == [("downtime_pack", DOWNTIME_PACK, "前台激光")]

    def listed(then: Callable[[Any], None]) -> None:
        then((job(hours=1),))

    monkeypatch.setattr(desk, "print_jobs", listed)
    window.downtime.look()
    window.navigation.show_place(Place.OUTAGE)
    page = window.frame.stack.page(Place.OUTAGE)
    assert isinstance(page, OutagePage)
    assert page._pack_note.text() == "每 2 小时自动打印，下一份 15:05"
    window.lock()
    monkeypatch.undo()
    window.downtime.look()
    qtbot.wait(10)
    assert len(desk.printed) == 1


def test_without_a_printer_of_its_own_nothing_is_written_unasked(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    window.downtime.look()
    qtbot.wait(10)
    assert desk.printed == []


@pytest.mark.parametrize("where", ["floor", "lounge"])
def test_an_arrival_rings_on_the_floor_and_not_in_the_lounge(
    at_work: Opener, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    rung: list[bool] = []
    monkeypatch.setattr(QApplication, "beep", lambda: rung.append(True))
    desk, window = at_work(arrival_sound=where == "floor")
    guest = desk.house.present[0].guest
    call = Call(named("visit", "call"), STAFF[2].staff_id, guest, None, None, NOW, taken_back=False)
    window.frame.calls._show((call,))
    window.frame.calls._show((call,))
    assert rung == ([True] if where == "floor" else [])
