"""礼券与礼遇: one Enter gives, the next prints, no third gives again; what was just given is chosen; voiding asks once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import CHEN, STAFF, named
from tests.fakes.invented_services import OFFERS
from tests.ui.conftest import Opener
from vipdesk.errors import Code, Refused
from vipdesk.intents.vouchers.void_voucher import VoidVoucher
from vipdesk.models.vocabulary import Role
from vipdesk.ui.dialogs.void_sheet import VoidSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.vouchers import MAY_VOID, VouchersPage
from vipdesk.ui.route import Place

PRINTERS = {"voucher": "A6 卡片机", "welcome_card": "A6 卡片机"}


def vouchers(window: MainWindow, qtbot: QtBot, guest_id: object = CHEN) -> VouchersPage:
    """Show what may be given to a guest."""
    window.navigation.show_guest(guest_id)  # type: ignore[arg-type]  # ids of invented guests
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED and not window.navigation.asking)
    window.navigation.show_place(Place.VOUCHERS)
    page = window.frame.stack.page(Place.VOUCHERS)
    assert isinstance(page, VouchersPage)
    qtbot.waitUntil(lambda: bool(page.recent.rows()))
    return page


def given(desk: FakeDesk) -> int:
    """How many vouchers were given."""
    return sum(kind == "voucher.issue" for kind, _ in desk.submitted)


def press(qtbot: QtBot, page: VouchersPage, times: int) -> None:
    """Press Enter in the list of offers, and let answers come."""
    for _ in range(times):
        qtbot.keyClick(page.give.offers, Qt.Key.Key_Return)
        qtbot.wait(20)


def as_supervisor(desk: FakeDesk) -> None:
    """Somebody who may void is at the desk."""
    desk._staff = next(card for card in STAFF if card.role is Role.SUPERVISOR)


def void_sheet(window: MainWindow, qtbot: QtBot, page: VouchersPage) -> VoidSheet:
    """Ask for the chosen voucher to be voided."""
    page.void.click()
    qtbot.waitUntil(window.sheets.isVisible)
    return next(sheet for sheet in window.sheets.findChildren(VoidSheet))


def test_any_number_of_enters_gives_one_voucher_and_prints_it_once(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work(printers=PRINTERS)
    page = vouchers(window, qtbot)

    press(qtbot, page, 5)

    assert given(desk) == 1
    assert [document for document, _row, _target in desk.printed] == ["voucher"]
    assert not page.give.act_button.isEnabled()
    assert page.give.act_button.shown_text() == "已发出"


def test_an_arrow_begins_the_next_voucher(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work(printers=PRINTERS)
    page = vouchers(window, qtbot)
    press(qtbot, page, 2)

    qtbot.keyClick(page.give.offers, Qt.Key.Key_Down)
    assert page.give.act_button.shown_text() == "发 ¥300.00"
    press(qtbot, page, 1)

    assert given(desk) == 2


def test_an_arrow_begins_again_where_there_is_only_one_offer(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work(printers=PRINTERS)
    page = vouchers(window, qtbot)
    page.give.show_offers(OFFERS[:1])
    press(qtbot, page, 2)
    page.give.show_offers(OFFERS[:1])

    qtbot.keyClick(page.give.offers, Qt.Key.Key_Down)

    assert page.give.act_button.isEnabled()
    assert page.give.act_button.shown_text() == "发 ¥500.00"


def test_another_guest_in_view_begins_again(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work(printers=PRINTERS)
    page = vouchers(window, qtbot)
    press(qtbot, page, 3)

    vouchers(window, qtbot, named("guest", "曹心琪"))
    press(qtbot, page, 1)

    assert given(desk) == 2


def test_a_paper_that_could_not_be_handed_over_can_be_printed_again(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work(printers=PRINTERS)
    page = vouchers(window, qtbot)
    desk.printer_works = False
    press(qtbot, page, 2)
    assert page.give.act_button.shown_text() == "打印礼券"

    desk.printer_works = True
    press(qtbot, page, 2)

    assert given(desk) == 1
    assert len(desk.printed) == 2


def test_a_click_on_an_offer_only_chooses_it(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work(printers=PRINTERS)
    page = vouchers(window, qtbot)
    offers = page.give.offers

    second = offers.visualRect(offers.model().index(1, 0)).center()
    qtbot.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, pos=second)

    assert given(desk) == 0
    assert offers.chosen_key() == OFFERS[1].voucher_type_id


def test_the_voucher_just_given_is_chosen_in_the_list(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work(printers=PRINTERS)
    page = vouchers(window, qtbot)
    page.recent.setCurrentIndex(page.recent.model().index(3, 0))

    press(qtbot, page, 1)
    qtbot.waitUntil(lambda: page.recent.chosen_key() == desk.house.vouchers[0].voucher_id)
    page.print.click()

    assert desk.printed[-1][1] == desk.house.vouchers[0].voucher_id


def test_four_offers_need_no_scrolling_in_the_usual_window(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work(printers=PRINTERS)
    window.resize(1366, 768)
    page = vouchers(window, qtbot)

    page.give.show_offers((*OFFERS, *OFFERS)[:4])
    qtbot.wait(20)
    QApplication.processEvents()

    assert page.give.offers.verticalScrollBar().maximum() == 0


def test_only_those_who_may_void_are_offered_it_and_only_for_what_is_unused(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = vouchers(window, qtbot)
    assert page.void.isHidden()

    as_supervisor(desk)
    page.refresh()
    qtbot.waitUntil(lambda: not page.void.isHidden())
    page.recent.setCurrentIndex(page.recent.model().index(3, 0))

    assert desk.house.vouchers[3].state == "redeemed"
    assert page.void.isHidden()
    assert VoidVoucher.roles == MAY_VOID


def test_voiding_asks_once_and_wants_a_reason(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    as_supervisor(desk)
    page = vouchers(window, qtbot)
    voucher_id = page.recent.chosen_key()
    sheet = void_sheet(window, qtbot, page)

    qtbot.keyClick(sheet.reason.edit, Qt.Key.Key_Return)
    assert desk.submitted == []

    sheet.reason.edit.setText("写错了")
    qtbot.keyClick(sheet.reason.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.sheets.isVisible())

    assert desk.submitted == [("voucher.void", {"voucher_id": str(voucher_id), "reason": "写错了"})]
    qtbot.waitUntil(page.void.isHidden)


def test_a_refused_voiding_says_why_and_keeps_what_was_written(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    as_supervisor(desk)
    sheet = void_sheet(window, qtbot, vouchers(window, qtbot))
    sheet.reason.edit.setText("写错了")
    desk.refuse_next = Refused(Code.NOT_ALLOWED)

    sheet.done.click()
    qtbot.waitUntil(sheet._trouble.isVisible)

    assert sheet._trouble.text()
    assert sheet.reason.text() == "写错了"
    assert sheet.done.isEnabled()
