"""Signing in, the locked desk, and who may see what behind it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.fakes.invented_house import CHEN, PIN, STAFF
from tests.fakes.roster_desk import AT_WORK
from tests.ui.conftest import Opener
from vipdesk.errors import Code, NotPossible, Refused, Trouble
from vipdesk.models.snapshot.desk import DeskPlate
from vipdesk.models.snapshot.guests import Words
from vipdesk.ui.languages import switch_language
from vipdesk.ui.route import Place
from vipdesk.ui.texts import plate_lines
from vipdesk.wording import sentence


def test_everybody_who_may_sign_in_has_a_card_with_name_and_role(open_desk: Opener) -> None:
    _desk, window = open_desk()

    names = [person.accessibleName() for person in window.sign_in._people]

    assert names[:2] == ["何嘉仪 前台", "苏禾 前台"]
    assert len(names) == len(STAFF)


def test_the_right_pin_opens_today_with_the_search_box_ready(open_desk: Opener, qtbot: QtBot) -> None:
    desk, window = open_desk()

    qtbot.keyClicks(window.sign_in.pin, PIN)
    qtbot.keyClick(window.sign_in.pin, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.at_work)

    assert window.navigation.place is Place.TODAY
    assert window.frame.top.search.hasFocus()
    assert desk.staff == AT_WORK[0]


def test_a_wrong_pin_says_so_and_empties_the_boxes(open_desk: Opener, qtbot: QtBot) -> None:
    _desk, window = open_desk()

    qtbot.keyClicks(window.sign_in.pin, "111222")
    qtbot.keyClick(window.sign_in.pin, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.sign_in._trouble.text()))

    assert not window.at_work
    assert window.sign_in.pin.text() == ""
    assert "PIN" in window.sign_in._trouble.text()


def test_a_longer_pin_is_not_sent_before_enter(open_desk: Opener, qtbot: QtBot) -> None:
    _desk, window = open_desk()

    qtbot.keyClicks(window.sign_in.pin, "26081599")

    assert window.sign_in.pin.text() == "26081599"
    assert not window.sign_in._trouble.text()


def test_letters_never_reach_the_pin(open_desk: Opener, qtbot: QtBot) -> None:
    _desk, window = open_desk()

    qtbot.keyClicks(window.sign_in.pin, "2a6b")

    assert window.sign_in.pin.text() == "26"


def test_arrows_choose_another_person_and_start_the_pin_again(open_desk: Opener, qtbot: QtBot) -> None:
    _desk, window = open_desk()
    qtbot.keyClicks(window.sign_in.pin, "26")

    qtbot.keyClick(window.sign_in.pin, Qt.Key.Key_Right)

    assert "苏禾" in window.sign_in._prompt.text()
    assert window.sign_in.pin.text() == ""


def test_who_forgot_the_pin_is_told_whom_to_ask(open_desk: Opener) -> None:
    _desk, window = open_desk()

    window.sign_in.forgot.click()

    assert "主管" in window.sign_in._trouble.text()


def test_first_sign_in_without_the_line_is_explained(open_desk: Opener, qtbot: QtBot) -> None:
    desk, window = open_desk()
    desk.set_status(online=False)

    window.sign_in._refused(NotPossible(Trouble.SIGN_IN_FIRST_ONLINE))
    qtbot.wait(5)

    assert "联网" in window.sign_in._trouble.text()


def test_locking_keeps_the_page_for_the_same_person(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    window.navigation.show_guest(CHEN)
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)

    window.lock()
    assert not window.at_work
    qtbot.waitUntil(window.sign_in.enter.isEnabled)
    window.sign_in.pin.setText(PIN)
    window.sign_in.enter.click()
    qtbot.waitUntil(lambda: window.at_work)

    assert window.navigation.place is Place.RECOGNISED


def test_somebody_else_begins_at_today_with_nobody_in_view(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    window.navigation.show_profile(CHEN)
    qtbot.waitUntil(lambda: window.navigation.guest is not None)

    window.lock()
    qtbot.waitUntil(window.sign_in.enter.isEnabled)
    window.sign_in._choose(1)
    window.sign_in.pin.setText(PIN)
    window.sign_in.enter.click()
    qtbot.waitUntil(lambda: window.at_work)

    assert window.navigation.place is Place.TODAY
    assert window.navigation.guest is None


def test_no_late_answer_brings_back_who_was_in_view(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    window.navigation.show_profile(CHEN)
    qtbot.waitUntil(lambda: window.navigation.place is Place.GUESTS)

    window.frame.stack.page(Place.GUESTS).refresh()
    window.navigation.show_profile(CHEN)
    window.navigation.start()
    qtbot.wait(100)

    assert window.navigation.guest is None
    assert window.navigation.place is Place.TODAY


def test_nothing_can_be_scanned_or_opened_while_locked(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    window.lock()

    window.scanner.scanned.emit("VP31008866173")
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait(20)

    assert not window.at_work
    assert window.navigation.place is Place.TODAY


def test_signing_out_leads_back_to_the_cards(at_work: Opener) -> None:
    desk, window = at_work()

    window.sign_out()

    assert not window.at_work
    assert desk.staff is None


@pytest.mark.parametrize(
    ("chosen_language", "said"),
    [
        ("zh", "还有 3 项待上传，都留在本机，联网后自动上传。"),
        ("en", "3 changes still wait; they stay on this desk and go up by themselves once the line is there."),
    ],
)
@pytest.mark.proves("F50", "I23")
def test_who_signs_out_is_told_how_much_waits_and_that_it_is_kept(
    at_work: Opener, chosen_language: str, said: str
) -> None:
    desk, window = at_work()
    switch_language(chosen_language)
    desk.set_status(online=False, waiting=3)

    window.sign_out()

    assert window.sign_in._trouble.text() == said
    assert desk.status.waiting == 3


@pytest.mark.proves("F50", "I23")
def test_what_was_left_behind_is_told_until_it_has_gone(at_work: Opener) -> None:
    desk, window = at_work()
    desk.set_status(waiting=2)
    window.sign_out()

    desk.set_status(waiting=1)
    one_left = window.sign_in._trouble.text()
    desk.set_status(waiting=0)
    desk.set_status(waiting=1)

    assert one_left == "还有 1 项待上传，都留在本机，联网后自动上传。"
    assert window.sign_in._trouble.text() == ""


def test_who_signs_out_with_nothing_waiting_is_told_nothing(at_work: Opener) -> None:
    _desk, window = at_work()

    window.sign_out()

    assert window.sign_in._trouble.text() == ""


def test_a_wrong_pin_is_not_blamed_on_a_staff_code_that_nobody_typed(open_desk: Opener) -> None:
    _desk, window = open_desk()

    window.sign_in._refused(Refused(Code.PIN_WRONG))

    assert window.sign_in._trouble.text() == "PIN 不对，请再试一次。"


def test_the_sentence_of_a_refusal_comes_from_wording(open_desk: Opener) -> None:
    _desk, window = open_desk()

    window.sign_in._refused(Refused(Code.NOT_ALLOWED))

    assert window.sign_in._trouble.text() == sentence(Refused(Code.NOT_ALLOWED), "zh")


def test_a_lock_says_until_when(open_desk: Opener) -> None:
    _desk, window = open_desk()

    window.sign_in._refused(NotPossible(Trouble.PIN_LOCKED, until="14:07"))

    assert window.sign_in._trouble.text() == "PIN 错误次数太多，14:07 以后再试，或找主管。"


def test_where_no_house_is_named_the_store_stands_first(open_desk: Opener) -> None:
    open_desk()
    nobody = Words("", "")

    assert plate_lines(DeskPlate(Words("栖澜", "Qilan"), "天河店", "前台")) == ("栖澜", "贵宾厅·天河店")
    assert plate_lines(DeskPlate(nobody, "天河店", "前台")) == ("天河店", "贵宾厅")
    assert plate_lines(DeskPlate(nobody, "天河贵宾厅", "前台")) == ("天河贵宾厅", "")
