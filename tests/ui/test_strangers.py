"""Somebody whom this desk does not know: head office is asked in the same gesture, and nothing late takes the screen."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_guests import HITS
from tests.fakes.invented_house import CHEN, named
from tests.ui.conftest import Opener
from vipdesk.errors import Code, Offline, Refused
from vipdesk.models.snapshot.guests import (
    GuestWay,
    MatchReason,
    NewcomerCheck,
    Profile,
    Resemblance,
    Similar,
)
from vipdesk.ui.dialogs.intake_sheet import IntakeSheet
from vipdesk.ui.dialogs.new_card_sheet import NewCardSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.unknown_card import UnknownCardPage
from vipdesk.ui.route import Place

CARD = "VP00000000009"
PHONE = "13900139000"
FAR = named("guest", "远方来客")
ASKING, NOBODY, OFFLINE = "正在问总部…", "是新贵宾，还是换了新卡？", "先接待，资料稍后补。"


def far_guest(desk: FakeDesk) -> Profile:
    """Somebody of another store."""
    return replace(desk.house.profiles[CHEN], guest_id=FAR, card_no=CARD, full_name="高若云", visit=None)


def page(window: MainWindow) -> UnknownCardPage:
    found = window.frame.stack.page(Place.UNKNOWN)
    assert isinstance(found, UnknownCardPage)
    return found


def scan(window: MainWindow, qtbot: QtBot, code: str = CARD) -> None:
    window.scanner.scanned.emit(code)
    qtbot.waitUntil(lambda: window.navigation.place is Place.UNKNOWN)


def says(window: MainWindow, qtbot: QtBot, sentence: str) -> None:
    qtbot.waitUntil(lambda: page(window).accessibleName() == sentence)


def intake(window: MainWindow) -> IntakeSheet:
    assert isinstance(window.sheets.sheet, IntakeSheet)
    return window.sheets.sheet


def test_a_card_that_head_office_knows_shows_its_guest_in_the_same_gesture(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.elsewhere[CARD] = (far_guest(desk),)
    desk.held_back = []

    scan(window, qtbot)
    says(window, qtbot, ASKING)
    desk.held_back.pop()()
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)

    assert window.navigation.guest is not None
    assert window.navigation.guest.guest_id == FAR


def test_nobody_knows_the_card(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    scan(window, qtbot)
    says(window, qtbot, NOBODY)
    assert page(window).new_button.accessibleName() == "新贵宾"
    assert page(window).card_button.isVisible()


def test_after_eight_tenths_of_a_second_the_desk_says_what_it_knows(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.elsewhere[CARD] = (far_guest(desk),)
    desk.held_back = []
    scan(window, qtbot)
    says(window, qtbot, NOBODY)

    desk.held_back.pop()()
    qtbot.wait(50)

    assert window.navigation.place is Place.UNKNOWN
    assert page(window).find_button.accessibleName() == "打开这位贵宾"
    page(window).find_button.click()
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)


@pytest.mark.parametrize(
    "elsewhere",
    [
        lambda window: window.navigation.show_place(Place.TODAY),
        lambda window: window.navigation.show_guest(CHEN),
        lambda window: window.frame.top.search.setText("cxq"),
        lambda window: window.show_keys(),
        lambda window: window.scanner.scanned.emit("VP31008866173"),
    ],
    ids=["another page", "another guest", "a search", "a sheet", "another scan"],
)
def test_a_late_answer_never_takes_the_screen(
    at_work: Opener, qtbot: QtBot, elsewhere: Callable[[MainWindow], None]
) -> None:
    desk, window = at_work()
    desk.elsewhere[CARD] = (far_guest(desk),)
    desk.held_back = []
    scan(window, qtbot)

    elsewhere(window)
    qtbot.wait(50)
    desk.held_back.pop()()
    qtbot.wait(50)

    assert window.navigation.guest is None or window.navigation.guest.guest_id == CHEN


def test_whoever_types_meanwhile_keeps_the_cursor(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.held_back = []
    scan(window, qtbot)
    window.navigation.find_guest()
    says(window, qtbot, NOBODY)
    assert window.frame.top.search.hasFocus()


def test_enter_twice_saves_once(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    sheet = open_intake(window, qtbot)
    sheet.name.edit.setText("王芳")
    desk.slow = []
    sheet.act()
    while desk.slow and not desk.submitted:
        desk.slow.pop(0)()
    sheet.name.edit.setText("王芳芳")
    sheet.act()
    assert [kind for kind, _ in desk.submitted] == ["guest.register"]


def test_without_a_line_nobody_is_asked_and_the_guest_is_received(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.set_status(online=False)
    scan(window, qtbot)
    says(window, qtbot, OFFLINE)
    assert desk.asked_elsewhere == []
    assert page(window).new_button.accessibleName() == "接待"


def test_a_line_that_breaks_while_asking_leads_to_the_same(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.head_office_fails = Offline()
    scan(window, qtbot)
    says(window, qtbot, OFFLINE)


def test_of_several_one_is_chosen(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    other = replace(far_guest(desk), guest_id=named("guest", "另一位"), full_name="高若雨")
    desk.elsewhere[PHONE] = (far_guest(desk), other)
    desk.elsewhere[str(FAR)] = (far_guest(desk),)
    window.navigation.show_stranger(GuestWay(phone=PHONE))
    says(window, qtbot, "是哪一位？")

    qtbot.keyClick(page(window).list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)

    assert desk.asked_elsewhere[-1] == GuestWay(guest_id=FAR)


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        (PHONE, GuestWay(phone=PHONE)),
        (CARD, GuestWay(card_no=CARD)),
        (" 高若雨 3321 ", GuestWay(name="高若雨", tail="3321")),
    ],
)
def test_a_whole_number_that_is_typed_is_asked_for_too(
    typed: str, way: GuestWay, at_work: Opener, qtbot: QtBot
) -> None:
    desk, window = at_work()
    window.frame.top.search.setText(typed)
    qtbot.waitUntil(lambda: window.frame.search.opened)
    qtbot.keyClick(window.frame.top.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.navigation.place is Place.UNKNOWN)
    assert desk.asked_elsewhere == [way]


def test_somebody_who_only_comes_near_a_whole_number_is_not_taken_for_its_holder(
    at_work: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, window = at_work()
    near = (replace(HITS[0], why=MatchReason.SIMILAR),)
    monkeypatch.setattr(desk, "find", lambda _text, then: desk._answer(then, near, "find"))
    window.frame.top.search.setText(CARD)
    qtbot.waitUntil(lambda: window.frame.search.opened)
    qtbot.keyClick(window.frame.top.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.navigation.place is Place.UNKNOWN)
    assert desk.asked_elsewhere == [GuestWay(card_no=CARD)]


@pytest.mark.parametrize("typed", ["zzz", "9000", "MARGARET"])
def test_anything_less_is_no_question(typed: str, at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    window.frame.top.search.setText(typed)
    qtbot.waitUntil(lambda: window.frame.search.opened)
    qtbot.keyClick(window.frame.top.search, Qt.Key.Key_Return)
    qtbot.wait(20)
    assert (desk.asked_elsewhere, window.navigation.place) == ([], Place.TODAY)


def test_a_directory_row_without_dossier_is_completed_while_the_guest_is_in_sight(
    at_work: Opener, qtbot: QtBot
) -> None:
    desk, window = at_work()
    row_alone = next(each for each in desk.house.profiles.values() if not each.has_dossier)
    whole = replace(row_alone, has_dossier=True, drink="普洱")
    desk.elsewhere[str(row_alone.guest_id)] = (whole,)
    window.navigation.show_guest(row_alone.guest_id)
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)
    qtbot.waitUntil(lambda: desk.asked_elsewhere == [GuestWay(guest_id=row_alone.guest_id)])
    recognised: Any = window.frame.stack.page(Place.RECOGNISED)
    qtbot.waitUntil(lambda: recognised._profile.drink == "普洱")


def open_intake(window: MainWindow, qtbot: QtBot) -> IntakeSheet:
    scan(window, qtbot)
    qtbot.waitUntil(lambda: page(window).accessibleName() in (NOBODY, OFFLINE))
    qtbot.keyClick(page(window), Qt.Key.Key_Return)
    return intake(window)


@pytest.mark.parametrize("online", [True, False])
def test_enter_saves_and_receives_by_the_keyboard_alone(online: bool, at_work: Opener, qtbot: QtBot) -> None:  # noqa: FBT001 - a case
    desk, window = at_work()
    desk.set_status(online=online)
    sheet = open_intake(window, qtbot)
    assert sheet.name.edit.hasFocus()
    assert sheet.card.text() == CARD

    qtbot.keyClicks(sheet.name.edit, "Wang")
    qtbot.keyClick(sheet.name.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(desk.submitted) == 2)

    (kind, args), (then, received) = desk.submitted
    assert (kind, args["name"], args["card_no"], args["phone"]) == ("guest.register", "Wang", CARD, None)
    assert (args["gender"], args["title"]) == ("f", "女士")
    assert (then, received["guest_id"]) == ("visit.check_in", str(named("guest", "Wang")))
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)
    assert (window.navigation.drafts.get(CARD), desk.unfinished) == (None, {})


def test_the_first_field_that_cannot_be_read_says_so_and_has_the_cursor(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    sheet = open_intake(window, qtbot)
    sheet.phone.edit.setText("8000")
    sheet.act()
    assert sheet.name._error.text() == "请写姓名，姓也可以"
    assert sheet.phone._error.text().startswith("手机号不完整")
    assert sheet.name.edit.hasFocus()
    sheet.name.edit.setText("王芳")
    sheet.act()
    assert sheet.phone.edit.hasFocus()
    assert desk.submitted == []


@pytest.mark.parametrize(
    ("check", "sentence"),
    [
        (NewcomerCheck(card_holder=CHEN), "这张卡已有贵宾档案，请打开那一份，不用新建。"),
        (NewcomerCheck(phone_holder=CHEN), "这个手机号已有贵宾档案，请打开那一份，不用新建。"),
    ],
)
def test_a_number_that_somebody_has_leads_to_them(
    check: NewcomerCheck, sentence: str, at_work: Opener, qtbot: QtBot
) -> None:
    desk, window = at_work()
    desk.newcomer = check
    sheet = open_intake(window, qtbot)
    sheet.name.edit.setText("王芳")
    sheet.phone.edit.setText("13800138000")
    sheet.act()
    qtbot.waitUntil(sheet.open_known.isVisible)
    assert sentence in (sheet.card._error.text(), sheet.phone._error.text())
    assert sheet.open_known.hasFocus()
    sheet.open_known.click()
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)
    assert desk.submitted == []


def test_a_number_that_somebody_elsewhere_has_is_found_before_anything_is_saved(
    at_work: Opener, qtbot: QtBot
) -> None:
    desk, window = at_work()
    sheet = open_intake(window, qtbot)
    desk.elsewhere[PHONE] = (far_guest(desk),)
    sheet.name.edit.setText("高若云")
    sheet.phone.edit.setText(PHONE)
    sheet.act()
    qtbot.waitUntil(sheet.open_known.isVisible)
    assert desk.submitted == []


def test_somebody_similar_is_told_with_the_reason_and_enter_goes_on(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.newcomer = NewcomerCheck(similar=(Similar(CHEN, "陈**", "8000", Resemblance.SAME_NAME),))
    sheet = open_intake(window, qtbot)
    sheet.name.edit.setText("陈晓晴")
    sheet.phone.edit.setText("13900138000")
    sheet.act()
    qtbot.waitUntil(lambda: sheet.done.accessibleName() == "不是，仍然新建")
    assert sheet._likeness.text() == "陈** 同名，手机尾号也是 8000。是同一位吗？"
    assert desk.submitted == []
    sheet.act()
    qtbot.waitUntil(lambda: len(desk.submitted) == 2)


def test_a_no_of_the_rules_stands_under_its_field(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    sheet = open_intake(window, qtbot)
    sheet.name.edit.setText("王芳")
    desk.refuse_next = Refused(Code.CARD_IN_USE, guest_id=str(CHEN))
    sheet.act()
    qtbot.waitUntil(sheet.open_known.isVisible)
    assert sheet.card._error.text() == "这张卡已有贵宾档案，请打开那一份，不用新建。"
    assert sheet.done.isEnabled()


def test_a_known_guest_gets_the_card_that_was_scanned(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    scan(window, qtbot)
    says(window, qtbot, NOBODY)
    page(window).card_button.click()
    sheet = window.sheets.sheet
    assert isinstance(sheet, NewCardSheet)
    assert sheet.who.edit.hasFocus()
    assert sheet._most.text() == ""
    sheet.who.edit.setText("cxq")
    qtbot.waitUntil(lambda: bool(sheet.list.rows()))
    assert sheet._most.text().startswith("最多列 8 位")
    sheet.who.edit.setText("陈晓晴")
    qtbot.waitUntil(lambda: len(sheet.list.rows()) == 1)
    assert sheet._most.text() == ""
    chosen: UUID = sheet.list.chosen_key()
    qtbot.keyClick(sheet.who.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(desk.submitted) == 1)
    kind, args = desk.submitted[0]
    assert (kind, args["guest_id"], args["card_no"]) == ("guest.replace_card", str(chosen), CARD)


def test_whom_nobody_finds_is_said_under_the_field(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    scan(window, qtbot)
    says(window, qtbot, NOBODY)
    page(window).card_button.click()
    sheet = window.sheets.sheet
    assert isinstance(sheet, NewCardSheet)
    sheet.who.edit.setText("zzz")
    sheet.act()
    assert sheet.who._error.text().startswith("没有找到。")
    sheet.who.edit.setText(PHONE)
    sheet.act()
    qtbot.waitUntil(lambda: sheet.who._error.text().startswith("没有找到。"))
    assert desk.asked_elsewhere[-1] == GuestWay(phone=PHONE)
    assert desk.submitted == []
