"""贵宾厅: what a place says, carrying by keys and by hand, a collision that shows while one carries, keeping a place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.fakes import invented_house as house
from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import CHEN, named
from tests.fakes.invented_lounge import BAMBOO, ORCHID, at, place_id
from tests.ui.conftest import Opener
from tests.ui.test_vouchers import as_supervisor
from tests.ui.walk import take_picture
from vipdesk.errors import Code, Refused
from vipdesk.models.snapshot.desk import Order
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.lounge import SeatState
from vipdesk.models.values import write_instant
from vipdesk.ui.dialogs.booking_sheet import BookingSheet
from vipdesk.ui.dialogs.lounge_right_sheet import LoungeRightSheet
from vipdesk.ui.dialogs.place_sheet import PlaceSheet
from vipdesk.ui.dialogs.places_sheet import PlacesSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.lounge import LoungePage
from vipdesk.ui.route import Place
from vipdesk.ui.widgets.dressed import Menu

SEAT_2, SEAT_3, SEAT_5 = (place_id(f"窗边 {number} 号") for number in (2, 3, 5))
FANG = named("booking", "方知远 1630")
SONG = named("booking", "宋雨桐 1630")


@pytest.fixture
def open_lounge(at_work: Opener, qtbot: QtBot) -> Callable[..., tuple[FakeDesk, MainWindow, LoungePage]]:
    """Opens the page."""

    def go(**settings: object) -> tuple[FakeDesk, MainWindow, LoungePage]:
        desk, window = at_work(**settings)
        window.navigation.show_place(Place.LOUNGE)
        page = window.frame.stack.page(Place.LOUNGE)
        assert isinstance(page, LoungePage)
        qtbot.waitUntil(lambda: bool(page.map.tiles()))
        qtbot.wait(30)
        return desk, window, page

    return go


Lounge = Callable[..., tuple[FakeDesk, MainWindow, LoungePage]]


def _keys(part: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(part, key)


def _said(page: LoungePage) -> str:
    return page._trouble


@pytest.mark.parametrize("settings", [{}, {"language": "en"}], ids=["zh", "en"])
def test_every_place_says_its_state_and_the_lines_of_time_all_bookings(
    open_lounge: Lounge, qtbot: QtBot, settings: dict[str, str]
) -> None:
    _, window, page = open_lounge(**settings)
    name = "_".join(settings.values()) or "zh"
    qtbot.wait(30)
    take_picture(window, f"lounge_{name}")
    spoken = [tile.spoken for tile in page.map.tiles()]
    assert len(spoken) == 18
    if not settings:
        assert spoken[1] == "窗边 2 号, 坐, 程** 女士, 45 分, 可坐 2 位"
        assert spoken[4].startswith("窗边 6 号, 留, 陈** 女士, 14:15 到")
        assert [tile.word for tile in page.map.tiles()[-3:]] == ["坐", "留", "留"]
        looks = {bar.spoken.split(", ")[0]: bar.look.value for bar in page.times.bars()}
        assert looks["兰室"] == "kept"
    page.form.choose(1)
    page.form.chosen.emit(1)
    qtbot.wait(30)
    take_picture(window, f"lounge_time_{name}")
    assert not page.map.isVisible()
    assert {bar.look.value for bar in page.times.bars()} == {"there", "kept", "unsure", "collided"}


def test_a_guest_is_carried_to_a_free_place_and_never_onto_somebody(open_lounge: Lounge, qtbot: QtBot) -> None:
    desk, _, page = open_lounge()
    page.map.choose(SEAT_2)
    _keys(page.map, Qt.Key.Key_M, Qt.Key.Key_Right, Qt.Key.Key_Escape)
    assert page.map.carried_key is None
    _keys(page.map, Qt.Key.Key_M, Qt.Key.Key_Right, Qt.Key.Key_Return)
    seated = {"visit_id": str(named("visit", "窗边 2 号")), "place_id": str(SEAT_3), "based_on": str(SEAT_2)}
    assert desk.submitted[-1] == ("visit.seat", seated)
    qtbot.waitUntil(lambda: [tile.word for tile in page.map.tiles()[1:3]] == ["空", "坐"])
    start, end = (page.map.tile_rect(key).center().toPoint() for key in (SEAT_3, SEAT_5))
    count = len(desk.submitted)
    QTest.mousePress(page.map, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(page.map, start + QPoint(30, 0))
    QTest.mouseMove(page.map, end)
    QTest.mouseRelease(page.map, Qt.MouseButton.LeftButton, pos=end)
    assert len(desk.submitted) == count
    assert _said(page) == "窗边 5 号 不空，请另选一处。"
    # another desk was quicker: one sentence, and the board as head office has it
    desk.refuse_next = Refused(Code.PLACE_TAKEN, place="窗边 2 号")
    _keys(page.map, Qt.Key.Key_M, Qt.Key.Key_Left, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _said(page) == "窗边 2 号 刚有人坐了，请换一个座位。")
    page.map.choose(SEAT_3)
    _keys(page.map, Qt.Key.Key_R)
    assert desk.submitted[-1][1]["place_id"] is None


def test_a_collision_shows_while_a_booking_is_carried(open_lounge: Lounge, qtbot: QtBot) -> None:
    desk, window, page = open_lounge()
    times = page.times
    times.choose(FANG)
    times.setFocus()
    _keys(times, Qt.Key.Key_M, Qt.Key.Key_Down)
    assert times.meeting() is not None
    assert _said(page) == "竹室 16:30–18:00 已留给 宋** 女士，放不下；换个时间或另选一处。"
    take_picture(window, "lounge_collision")
    _keys(times, Qt.Key.Key_Return)
    assert desk.submitted == []
    assert times.held is not None
    _keys(times, *[Qt.Key.Key_Right] * 6, Qt.Key.Key_Return)
    moved = {
        "booking_id": str(FANG),
        "based_on": write_instant(at(16, 30)),
        "based_on_place": str(ORCHID),
        "place_id": str(BAMBOO),
        "starts_at": write_instant(at(18)),
        "ends_at": write_instant(at(19, 30)),
    }
    assert desk.submitted[-1] == ("booking.move", moved)
    qtbot.waitUntil(lambda: next(bar for bar in times.bars() if bar.key == FANG).look.value == "unsure")
    bar = next(bar for bar in times.bars() if bar.key == SONG)
    start = times.rect_of(bar).center().toPoint()
    near = QPoint(round(times._x(15 * 60 - 13 * 60)), start.y())
    QTest.mousePress(times, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(times, start + QPoint(-30, 0))
    QTest.mouseMove(times, near)
    assert times.meeting() is not None
    QTest.mouseRelease(times, Qt.MouseButton.LeftButton, pos=near)
    assert len(desk.submitted) == 1
    assert "许**" in _said(page)


def test_a_usual_lounge_stands_whole_on_the_smallest_screen(open_lounge: Lounge, qtbot: QtBot) -> None:
    desk, window, page = open_lounge()
    window.resize(1366, 768)
    seat = desk.places[0]
    more = [Words(f"中厅 {number} 号", f"Hall {number}") for number in (9, 10, 11)]
    desk.places += [replace(seat, place_id=named("place", name.zh), name=name) for name in more]
    assert len(desk.places) == 20
    page.refresh()
    qtbot.waitUntil(lambda: len(page.map.tiles()) == 21)
    viewport = page.parentWidget()
    assert viewport is not None
    for form in (0, 1):
        page.form.choose(form)
        page.form.chosen.emit(form)
        qtbot.wait(30)
        take_picture(window, f"lounge_whole_{form}")
        assert page.height() == viewport.height()
        assert page._lower.geometry().bottom() < viewport.height()
    window.resize(1920, 1200)
    qtbot.wait(30)
    assert page.times.height() > 700


def test_a_place_is_kept_for_the_guest_in_view(open_lounge: Lounge, qtbot: QtBot) -> None:
    desk, window, page = open_lounge()
    page.book.click()
    assert _said(page) == "先扫卡或找到贵宾，再预留"
    window.navigation.guest = desk.house.profiles[CHEN]
    page.times.wished.emit(BAMBOO, 3 * 60 + 30)
    sheet = window.sheets.sheet
    assert isinstance(sheet, BookingSheet)
    qtbot.wait(30)
    take_picture(window, "booking_sheet")
    assert sheet.clash() is not None
    assert not sheet.done.isEnabled()
    for slip in ("15-15", "15-14", "三点"):
        sheet.hours.edit.setText(slip)
        sheet.act()
        assert sheet.hours._error.text() == "预留要有开始和更晚的结束，例如 15:00–16:30。"
    sheet.hours.edit.setText("19-20:30")
    assert sheet.clash() is None
    sheet.purpose.box.setCurrentIndex(1)
    sheet.people.box.setCurrentIndex(2)
    sheet.act()
    kind, args = desk.submitted[-1]
    assert (kind, args["place_id"], args["purpose"], args["companions"]) == (
        "booking.book",
        str(BAMBOO),
        "preview",
        2,
    )
    assert (args["starts_at"], args["ends_at"]) == (write_instant(at(19)), write_instant(at(20, 30)))
    qtbot.waitUntil(lambda: any(bar.text.endswith("已暂留，待确认·3 位") for bar in page.times.bars()))
    page._change(desk.spans[-1])
    moving = window.sheets.sheet
    assert isinstance(moving, BookingSheet)
    moving.hours.edit.setText("20:30-21:30")
    moving.act()
    assert desk.submitted[-1][0] == "booking.move"


def test_a_supervisor_adds_changes_orders_and_retires_places(open_lounge: Lounge, qtbot: QtBot) -> None:
    desk, window, page = open_lounge()
    assert not page._editing(desk.places[0])
    as_supervisor(desk)
    window.navigation.show_sheet(PlacesSheet(desk, window.navigation))
    places = window.sheets.sheet
    assert isinstance(places, PlacesSheet)
    qtbot.waitUntil(lambda: len(places.rows.rows()) == len(desk.places))
    places.rows.choose(SEAT_2)
    QTest.keyClick(places, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert desk.submitted[-1][1]["order"][:2] == [str(SEAT_2), str(place_id("窗边 1 号"))]
    places.add.click()
    sheet = window.sheets.sheet
    assert isinstance(sheet, PlaceSheet)
    sheet.name.write("中厅 9 号")
    sheet.capacity.write("两")
    sheet.act()
    assert desk.submitted[-1][0] == "place.arrange"
    sheet.capacity.write("2")
    sheet.features.choose([1])
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.sheets.sheet, PlacesSheet))
    facts = {"name": "中厅 9 号", "name_en": "", "room": False, "capacity": 2, "features": ["quiet"]}
    assert desk.submitted[-1] == ("place.set", {"facts": facts})
    window.navigation.close_sheet()
    desk.refuse_next = Refused(Code.PLACE_SAT_AT, place="窗边 2 号", guest="程女士")
    (editing,) = page._editing(next(place for place in desk.places if place.place_id == SEAT_2))
    page._do(editing[1])
    seat = window.sheets.sheet
    assert isinstance(seat, PlaceSheet)
    seat.retire.click()
    qtbot.waitUntil(lambda: seat._trouble.text() == "程女士正坐在 窗边 2 号，换座或离厅后再停用。")
    seat.retire.click()
    desk.changed.emit(frozenset({"lounge_place"}))
    qtbot.waitUntil(lambda: SEAT_2 not in [tile.key for tile in page.map.tiles()])
    assert "9 号" in [tile.label for tile in page.map.tiles() if tile.word == "空"]


def test_a_supervisor_brings_a_place_back_into_use(open_lounge: Lounge, qtbot: QtBot) -> None:
    desk, window, _page = open_lounge()
    as_supervisor(desk)
    desk.submit("place.retire", {"place_id": str(SEAT_2)}, lambda _saved: None, lambda _error: None)
    qtbot.waitUntil(lambda: bool(desk.out_of_use))
    window.navigation.show_sheet(PlacesSheet(desk, window.navigation))
    listed = window.sheets.sheet
    assert isinstance(listed, PlacesSheet)
    qtbot.waitUntil(lambda: len(listed.rows.rows()) == len(desk.places) + 1)
    assert listed.rows.rows()[-1].spoken == "窗边 2 号, 已停用, Enter 重新启用, 靠窗·可充电"
    take_picture(window, "places_out_of_use")
    listed.rows.choose(SEAT_2)
    QTest.keyClick(listed.rows, Qt.Key.Key_Return)
    again = window.sheets.sheet
    assert isinstance(again, PlaceSheet)
    assert (again.accessibleName(), again.retire.isHidden()) == ("重新启用", True)
    QTest.keyClick(again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.submitted[-1][0] == "place.set")
    assert "place_id" not in desk.submitted[-1][1]
    assert desk.submitted[-1][1]["facts"]["name"] == "窗边 2 号"


def test_who_waits_is_carried_to_a_seat_and_taken_back(open_lounge: Lounge, qtbot: QtBot) -> None:
    desk, window, page = open_lounge()
    chen = desk.house.profiles[CHEN]
    ticket = {"guest_id": str(CHEN), "companions": 1, "quoted_minutes": 20, "wants": "seat"}
    desk.submit("visit.take_ticket", ticket, lambda _saved: None, lambda _error: None)
    qtbot.waitUntil(lambda: bool(desk.house.waiting))
    page.refresh()
    key = desk.house.waiting[0].ticket_id
    qtbot.waitUntil(lambda: key in [tile.key for tile in page.map.tiles()])
    tile = next(tile for tile in page.map.tiles() if tile.key == key)
    assert (tile.foot, tile.name) == ("A 01·约 20 分", "陈**")
    qtbot.wait(30)
    take_picture(window, "lounge_waiting")
    assert page.map.tile_rect(key).top() == page.map.tile_rect(desk.standing[0].visit_id).top()
    start, end = (page.map.tile_rect(each).center().toPoint() for each in (key, SEAT_3))
    QTest.mousePress(page.map, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(page.map, start + QPoint(30, 0))
    QTest.mouseMove(page.map, end)
    QTest.mouseRelease(page.map, Qt.MouseButton.LeftButton, pos=end)
    received = {"guest_id": str(chen.guest_id), "place_id": str(SEAT_3), "companions": 1}
    qtbot.waitUntil(lambda: _said(page) == "已接待并入座。10 秒内 Ctrl+Z 撤销")
    assert desk.submitted[-1:] == [("visit.check_in", received)]
    assert desk.printed == [], "she was here not long ago"
    page.undo()
    assert [kind for kind, _ in desk.submitted[-2:]] == ["visit.check_in", "visit.undo_check_in"]
    qtbot.waitUntil(lambda: _said(page) == "已撤销。")
    page.map.choose(key)
    page.map.setFocus()
    _keys(page.map, Qt.Key.Key_M, Qt.Key.Key_Up)
    assert page.map.carried_key == key


def _carried(desk: FakeDesk, page: LoungePage, qtbot: QtBot) -> UUID:
    """Has 陈女士 wait and carries her to a free seat by keys; her visit."""
    ticket = {"guest_id": str(CHEN), "companions": 0, "quoted_minutes": 20, "wants": "seat"}
    desk.submit("visit.take_ticket", ticket, lambda _saved: None, lambda _error: None)
    qtbot.waitUntil(lambda: bool(desk.house.waiting))
    page.refresh()
    key = desk.house.waiting[0].ticket_id
    qtbot.waitUntil(lambda: key in [tile.key for tile in page.map.tiles()])
    page.map.moved.emit(key, SEAT_3)
    qtbot.waitUntil(lambda: desk.house.profiles[CHEN].visit is not None)
    visit = desk.house.profiles[CHEN].visit
    assert visit is not None
    return visit.visit_id


def test_who_is_carried_to_a_seat_gets_the_card_by_rule_and_parking_as_at_the_door(
    open_lounge: Lounge, qtbot: QtBot
) -> None:
    desk, _, page = open_lounge()
    desk.parking_offer = named("voucher_type", "停车券")
    desk.house.profiles[CHEN] = replace(desk.house.profiles[CHEN], last_visit=house.ago(days=61))
    visit_id = _carried(desk, page, qtbot)
    qtbot.waitUntil(lambda: bool(desk.printed))
    assert [printed[:2] for printed in desk.printed] == [("welcome_card", visit_id)]
    words = "已接待并入座。10 秒内 Ctrl+Z 撤销·欢迎卡已送打印机·座位上按 Enter 送停车券"
    qtbot.waitUntil(lambda: _said(page) == words)
    given = {"guest_id": str(CHEN), "voucher_type_id": str(desk.parking_offer)}
    assert page._reception.parking(visit_id) == [("送停车券", Order("voucher.issue", given))]
    assert page._reception.parking(named("visit", "another")) == []
    seat = next(each for each in desk.places if each.place_id == SEAT_3)
    desk.places[desk.places.index(seat)] = replace(seat, state=SeatState.TAKEN, visit_id=visit_id)
    page.refresh()
    qtbot.waitUntil(lambda: next(tile.word for tile in page.map.tiles() if tile.key == SEAT_3) == "坐")
    page._open_tile(SEAT_3, QPoint())
    menu = page.findChildren(Menu)[-1]
    assert [entry.text() for entry in menu.actions()][:2] == ["送停车券", "去逛店，座位保留"]
    menu.close()
    page.undo()
    qtbot.waitUntil(lambda: _said(page) == "已撤销，请收回这张欢迎卡。")
    assert page._reception.parking(visit_id) == []


def test_a_carried_guest_who_may_not_come_in_is_told_and_stays_where_they_wait(
    open_lounge: Lounge, qtbot: QtBot
) -> None:
    desk, _, page = open_lounge()
    desk.refuse_next = None
    ticket = {"guest_id": str(CHEN), "companions": 0, "quoted_minutes": 20, "wants": "seat"}
    desk.submit("visit.take_ticket", ticket, lambda _saved: None, lambda _error: None)
    page.refresh()
    key = desk.house.waiting[0].ticket_id
    qtbot.waitUntil(lambda: key in [tile.key for tile in page.map.tiles()])
    desk.refuse_next = Refused(Code.ALREADY_HERE)
    page.map.moved.emit(key, SEAT_3)
    qtbot.waitUntil(lambda: "已经" in _said(page))
    assert desk.printed == []


def test_the_lounge_right_is_tried_and_then_put_in_force(open_lounge: Lounge, qtbot: QtBot) -> None:
    desk, window, _ = open_lounge()
    as_supervisor(desk)
    sheet = LoungeRightSheet(desk, window.navigation)
    window.navigation.show_sheet(sheet)
    qtbot.waitUntil(lambda: sheet.enter is not None)
    assert sheet.enter is not None
    sheet.enter.choose([0, 1])
    sheet.visits.write("两")
    sheet.try_it()
    qtbot.waitUntil(sheet._trouble.isVisible)
    sheet.visits.write("2")
    sheet.companions[1].write("")
    sheet.try_it()
    qtbot.waitUntil(sheet._found.isVisible)
    assert sheet._found.text() == "按这样：近 7 天到店 42 次，其中 1 次要主管放行"
    assert desk.submitted == []
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    rule = {
        "tiers": ["钻石卡", "白金卡"],
        "without_tier": False,
        "companions_of": {"钻石卡": 3, "白金卡": None, "金卡": 1},
        "visits": 2,
        "days": 1,
    }
    assert desk.submitted[-1] == ("lounge.set_right", {"rule": rule, "based_on": None})
    qtbot.waitUntil(lambda: not window.sheets.isVisible())
