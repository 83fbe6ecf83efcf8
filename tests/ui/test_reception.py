"""认出 (M1) and 接待 (M2): nothing moves, only what is true is ticked, and ten seconds to undo."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_guests import chen
from tests.fakes.invented_house import CHEN, FREE_SEATS, NOW, named, seat
from tests.ui.conftest import Opener
from vipdesk.errors import Code, PrinterUnavailable, Refused
from vipdesk.models.snapshot.guests import DateView, PendingRequest, PlaceChoice, Words
from vipdesk.models.vocabulary import Calendar, DateKind
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.reception import welcome_card_due
from vipdesk.ui.pages.recognised import RecognisedPage
from vipdesk.ui.route import Place

TODAY = date(2026, 11, 22)


def recognise(window: MainWindow, qtbot: QtBot, guest_id: object = CHEN) -> RecognisedPage:
    """Show the banner of a guest."""
    window.navigation.show_guest(guest_id)  # type: ignore[arg-type]  # ids of invented guests
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED and not window.navigation.asking)
    page = window.frame.stack.page(Place.RECOGNISED)
    assert isinstance(page, RecognisedPage)
    return page


def places(page: QWidget, window: MainWindow) -> dict[int, QRect]:
    """Where everything visible stands in the window."""
    return {
        id(child): QRect(child.mapTo(window, child.rect().topLeft()), child.size())
        for child in window.frame.findChildren(QWidget)
        if child.isVisible() and not page.receipt.isAncestorOf(child)  # type: ignore[attr-defined]  # a RecognisedPage
    }


def lines(page: RecognisedPage) -> list[str]:
    """The receipt as it is read aloud."""
    return [view.accessibleName() for view in page.receipt._lines if not view.isHidden()]


def test_enter_registers_the_guest_with_the_seat_in_sight(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = recognise(window, qtbot)

    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(desk.submitted) == 1)

    kind, args = desk.submitted[0]
    assert kind == "visit.check_in"
    assert args == {"guest_id": str(CHEN), "place_id": str(FREE_SEATS[0].place_id), "companions": 0}


def test_nothing_else_moves_by_a_pixel_when_the_receipt_comes(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    page = recognise(window, qtbot)
    before = places(page, window)

    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.receipt.ring.running)
    after = places(page, window)

    stayed = before.keys() & after.keys()
    gone = {id(page.receive), id(page.arrival.previous), id(page.arrival.following)}
    moved = [key for key in stayed if before[key] != after[key] and key not in _status_parts(window)]
    assert moved == []
    assert before.keys() - after.keys() <= gone | _status_parts(window)
    assert page.receipt.geometry().topLeft() == page.receive.geometry().topLeft()
    assert page.receipt.width() == page.receive.width()


def _status_parts(window: MainWindow) -> set[int]:
    """The hints in the status bar change with the keys; they are not part of the picture that stays."""
    return {id(child) for child in window.frame.status.findChildren(QWidget)}


def test_a_line_ticks_only_when_it_is_true(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = recognise(window, qtbot)
    desk.slow = []

    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert lines(page) == ["14:05 登记", "窗边 6 号", "告知 周敏", "今日不打卡"]

    desk.answer_all()
    qtbot.waitUntil(lambda: lines(page)[1].startswith("✓"))
    assert lines(page)[0] == "✓ 14:05 已登记"


def test_a_seat_that_was_taken_meanwhile_is_not_ticked(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    page = recognise(window, qtbot)
    page._places = (PlaceChoice(named("place", "taken"), Words("窗边 9 号", "Window 9"), room=False),)

    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lines(page)[1] == "窗边 9 号 刚有人坐了")

    assert lines(page)[0].startswith("✓")


def test_arrows_cycle_three_seats_and_count_companions(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = recognise(window, qtbot)

    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page.arrival.seat.accessibleName() == "中厅 1 号"
    for _ in range(2):
        qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page.arrival.seat.accessibleName() == "窗边 6 号"
    qtbot.keyClick(page, Qt.Key.Key_Left)
    for _ in range(2):
        qtbot.keyClick(page, Qt.Key.Key_Up)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.submitted))

    assert desk.submitted[0][1]["companions"] == 2
    assert desk.submitted[0][1]["place_id"] == str(FREE_SEATS[2].place_id)


def test_undo_within_the_ring_frees_the_seat_and_folds_the_receipt(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = recognise(window, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.receipt.ring.running)
    grown = page.receipt.height()

    page.undo()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: lines(page) == ["已撤销。", "座位已放，已告知周敏是误登记。"])

    assert [kind for kind, _ in desk.submitted] == ["visit.check_in", "visit.undo_check_in"]
    assert page.receipt.height() < grown
    assert not page.receipt.ring.running


def test_after_the_ring_there_is_nothing_to_undo(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = recognise(window, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.receipt.ring.running)

    page.receipt.ring.start(0)
    page.undo()

    assert [kind for kind, _ in desk.submitted] == ["visit.check_in"]
    assert page.receipt.action.accessibleName() == "打印欢迎卡"
    assert page.receipt.second.accessibleName() == "离厅"


def test_a_button_beside_two_others_is_short_and_keeps_its_name(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work(language="en")
    window.navigation.show_guest(desk.house.present[0].guest.guest_id)
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)
    page = window.frame.stack.page(Place.RECOGNISED)
    assert isinstance(page, RecognisedPage)
    action = page.receipt.action
    qtbot.waitUntil(lambda: (action.shown_text(), action.accessibleName()) == ("Print card", "Print welcome card"))


def _ask_for_water(desk: FakeDesk) -> None:
    """A service is asked for, as F3 does it."""
    water = PendingRequest(
        named("request", "water"),
        "cup",
        Words("茶水", "Tea"),
        "一杯温水",
        "new",
        None,
        NOW + timedelta(minutes=15),
    )
    requests = (*desk.house.profiles[CHEN].requests, water)
    desk.rename_guest(CHEN, requests=requests, open_matter=True)
    desk.changed.emit(frozenset({"request"}))


def test_a_service_asked_for_while_the_ring_runs_stands_on_the_receipt(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = recognise(window, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.receipt.ring.running)

    _ask_for_water(desk)
    qtbot.waitUntil(lambda: "✓ 已开服务单 14:20 前办好" in lines(page))

    assert page.receipt.ring.running
    assert "一杯温水" not in " ".join(lines(page))
    qtbot.keyPress(page, Qt.Key.Key_Space)
    assert any("一杯温水" in label.text() for label in page.matter._labels if label.isVisible())


def test_a_service_asked_for_after_the_ring_is_listed_too(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = recognise(window, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.receipt.ring.running and lines(page)[1].startswith("✓"))
    before = lines(page)

    page.receipt.ring.start(0)
    assert lines(page) == before
    _ask_for_water(desk)

    qtbot.waitUntil(lambda: "✓ 已开服务单 14:20 前办好" in lines(page))


def test_after_the_ring_arrows_and_enter_change_the_seat(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = recognise(window, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.receipt.ring.running and lines(page)[1].startswith("✓"))

    page.receipt.ring.start(0)
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page.receive.shown_text() == "换到 中厅 1 号"
    qtbot.keyClick(page, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: desk.submitted[-1][0] == "visit.seat")
    qtbot.waitUntil(lambda: lines(page)[1] == "✓ 中厅 1 号")


def test_a_printed_card_must_be_taken_back(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.rename_guest(CHEN, last_visit=None)
    page = recognise(window, qtbot)

    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "欢迎卡已送打印机" in lines(page))
    page.undo()
    qtbot.waitUntil(lambda: lines(page)[0] == "已撤销。")

    assert desk.printed[0][0] == "welcome_card"
    assert page.receipt.todo.accessibleName() == "请收回这张欢迎卡"
    page.receipt.second.click()
    assert page.receipt.todo.isHidden()


def test_a_card_saved_as_a_file_needs_no_taking_back(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work(printers={})
    desk.rename_guest(CHEN, last_visit=None)
    page = recognise(window, qtbot)

    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "欢迎卡已存成 PDF" in lines(page))
    page.undo()
    qtbot.waitUntil(lambda: lines(page)[0] == "已撤销。")

    assert page.receipt.todo.isHidden()
    assert CHEN.hex not in desk.printed[0][2]


def test_a_printer_that_is_gone_is_said_in_its_line(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.rename_guest(CHEN, last_visit=None)
    desk.printer_works = False
    page = recognise(window, qtbot)

    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "打印机不可用" in " ".join(lines(page)))

    assert lines(page)[0].startswith("✓")
    assert isinstance(PrinterUnavailable(), Exception)


def test_a_refused_reception_says_why_and_can_be_tried_again(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = recognise(window, qtbot)
    desk.refuse_next = Refused(Code.ALREADY_HERE)

    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lines(page) == ["没有登记", "这位贵宾已经在厅里了。"])
    page.receipt.second.click()

    qtbot.waitUntil(page.receive.isVisible)


def test_an_answer_about_somebody_else_never_reaches_the_receipt(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = recognise(window, qtbot)
    desk.slow = []
    qtbot.keyClick(page, Qt.Key.Key_Return)
    kept, desk.slow = desk.slow, None

    recognise(window, qtbot, named("guest", "曹心琪"))
    for answer in kept:
        answer()
    qtbot.wait(20)

    assert page.banner._address.text() == "曹女士"
    assert page.receive.isVisible()
    assert not page.receipt.isVisible()


def test_somebody_who_is_here_can_be_moved_printed_for_and_seen_off(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = recognise(window, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.receipt.ring.running)
    page = recognise(window, qtbot)
    assert not page.receive.isVisible()

    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page.receive.shown_text() == "换到 中厅 1 号"
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.submitted[-1][0] == "visit.seat")
    qtbot.waitUntil(lambda: lines(page)[1] == "✓ 中厅 1 号")
    qtbot.keyClick(window, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: "欢迎卡已送打印机" in lines(page))
    qtbot.keyClick(window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: desk.submitted[-1][0] == "visit.check_out")


def test_space_shows_the_open_matter_only_while_it_is_held(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    page = recognise(window, qtbot)
    first = page.matter._labels[0]

    assert not first.isVisible()
    qtbot.keyPress(page, Qt.Key.Key_Space)
    assert first.isVisible()
    qtbot.keyRelease(page, Qt.Key.Key_Space)
    assert not first.isVisible()


def test_what_a_complaint_says_is_not_read_over_the_counter(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    told = replace(
        desk.house.profiles[CHEN].requests[0], label=Words("投诉", "Complaint"), summary="改衣超期", quiet=True
    )
    desk.rename_guest(CHEN, requests=(told,), open_matter=True)
    page = recognise(window, qtbot)
    qtbot.keyPress(page, Qt.Key.Key_Space)
    shown = " ".join(label.text() for label in page.matter._labels if label.isVisible())
    assert "投诉" in shown
    assert "改衣超期" not in shown


def test_the_banner_is_shown_in_one_go_and_not_before_everything_is_known(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.slow = []

    window.navigation.show_guest(CHEN)
    qtbot.wait(10)
    assert window.navigation.place is Place.TODAY

    desk.answer_all()
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)


def test_a_guest_of_whom_only_the_name_is_here_can_be_received(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = recognise(window, qtbot, named("guest", "曹心琪"))

    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.submitted) and lines(page)[0].startswith("✓"))

    assert "今日不打卡" in lines(page)


def _born_today() -> DateView:
    given = Words("11月22日", "22 Nov")
    return DateView(DateKind.BIRTHDAY, Calendar.SOLAR, 1990, 11, 22, leap=False, as_given=given, next_on=TODAY)


@pytest.mark.parametrize(
    ("changes", "place", "due"),
    [
        ({}, FREE_SEATS[0], False),
        ({"last_visit": None}, FREE_SEATS[0], True),
        ({"last_visit": NOW - timedelta(days=61)}, FREE_SEATS[0], True),
        ({"last_visit": NOW - timedelta(days=60)}, FREE_SEATS[0], False),
        ({"dates": (_born_today(),)}, None, True),
        ({}, seat("兰室", "Orchid room", room=True), True),
        ({"has_dossier": False, "last_visit": None}, None, False),
    ],
    ids=["usual", "first visit", "after 61 days", "after 60 days", "birthday", "a room", "nothing known"],
)
def test_who_gets_a_welcome_card(changes: dict[str, object], place: PlaceChoice | None, *, due: bool) -> None:
    desk = FakeDesk()
    desk.house.profiles[CHEN] = chen()
    desk.rename_guest(CHEN, **changes)

    assert welcome_card_due(desk.house.profiles[CHEN], place, TODAY) is due
