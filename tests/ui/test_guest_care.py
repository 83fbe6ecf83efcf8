"""On a profile: somebody stands in for the shopper of one guest, and the guest's card goes into a file."""

from pathlib import Path

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import CHEN, STAFF
from tests.ui.conftest import Opener
from tests.ui.test_profile_tabs import profile, said
from vipdesk.errors import Code, Refused
from vipdesk.models.snapshot.exports import ExportWish, SecondPerson
from vipdesk.models.vocabulary import Role
from vipdesk.ui.dialogs.export_sheet import ExportSheet
from vipdesk.ui.dialogs.people import PeopleMenu
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.guest_tabs.overview import CARD, OverviewTab
from vipdesk.ui.pages.profile import Tab


def _menu(tab: OverviewTab, window: MainWindow, qtbot: QtBot) -> PeopleMenu:
    tab.cover_asked.emit(QPoint(0, 0))
    menus: list[PeopleMenu] = []

    def opened() -> bool:
        menus[:] = [each for each in window.findChildren(PeopleMenu) if each.isVisible()]
        return bool(menus)

    qtbot.waitUntil(opened)
    return menus[0]


def test_somebody_stands_in_for_one_guest_until_that_is_ended(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = profile(window, qtbot)
    tab = page.view.tab(Tab.OVERVIEW)
    assert isinstance(tab, OverviewTab)
    assert "请人代班" in said(tab)
    menu = _menu(tab, window, qtbot)
    own = desk.house.profiles[CHEN].shopper
    assert own is not None
    assert own.name.zh not in "".join(action.text() for action in menu.actions())
    first = next(card for card in STAFF if card.role is Role.SHOPPER and card.staff_id != own.staff_id)
    next(action for action in menu.actions() if first.name.zh in action.text()).trigger()
    menu.close()
    told = {"guest_id": str(CHEN), "staff_id": str(first.staff_id), "based_on": None}
    qtbot.waitUntil(lambda: ("guest.set_cover", told) in desk.submitted)
    qtbot.waitUntil(lambda: "代这一位" in said(tab))
    menu = _menu(tab, window, qtbot)
    menu.actions()[-1].trigger()
    menu.close()
    ended = {"guest_id": str(CHEN), "based_on": str(first.staff_id)}
    qtbot.waitUntil(lambda: ("guest.end_cover", ended) in desk.submitted)
    qtbot.waitUntil(lambda: "请人代班" in said(tab))


def _card(desk: FakeDesk, window: MainWindow, role: Role, qtbot: QtBot) -> ExportSheet:
    desk._staff = next(card for card in STAFF if card.role is role)
    page = profile(window, qtbot)
    page.view.retranslate()
    tab = page.view.tab(Tab.OVERVIEW)
    assert isinstance(tab, OverviewTab)
    tab.facts.list.opened.emit(CARD)
    sheet = window.sheets.sheet
    assert isinstance(sheet, ExportSheet)
    return sheet


def test_a_card_is_saved_masked_or_in_full_by_two_people(at_work: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    desk, window = at_work()
    page = profile(window, qtbot)
    assert "名片" not in said(page.view.tab(Tab.OVERVIEW))
    sheet = _card(desk, window, Role.SHOPPER, qtbot)
    assert not sheet.how.isVisible()
    sheet.save(str(tmp_path / "guest.vcf"))
    qtbot.waitUntil(lambda: sheet._what.text() == "名片已存好")
    assert desk.exports == [ExportWish(tmp_path / "guest.vcf", CHEN)]
    window.navigation.close_sheet()
    sheet = _card(desk, window, Role.SUPERVISOR, qtbot)
    sheet.how.choose(1)
    sheet.how.chosen.emit(1)
    sheet.act()
    assert "两个人" in sheet._trouble.text()
    for field, text in ((sheet.why.edit, "寄贺卡"), (sheet.approver.edit, "H001")):
        field.setText(text)
    sheet.pin.setText("246813")
    sheet.approver_pin.setText("135790")
    desk.head_office_fails = Refused(Code.PIN_WRONG)
    sheet.save(str(tmp_path / "guest.vcf"))
    qtbot.waitUntil(lambda: bool(sheet._trouble.text()) and sheet.done.isEnabled())
    assert (sheet.why.text(), sheet.approver_pin.text()) == ("寄贺卡", "")
    assert desk.exports[-1].full == SecondPerson("246813", "H001", "135790", "寄贺卡")
