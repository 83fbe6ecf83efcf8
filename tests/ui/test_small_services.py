"""厅务 with the keyboard: things are kept and given back, by hand and by scan; slips go to the roll's printer."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import CHEN, named
from tests.ui.conftest import Opener
from tests.ui.small_walk import drinks_view, small_page
from tests.ui.test_vouchers import as_supervisor
from vipdesk.models.snapshot.guests import Stored
from vipdesk.models.vocabulary import RelationKind
from vipdesk.printed_code import CodeType, write_code
from vipdesk.ui.dialogs.entry_sheet import EntrySheet
from vipdesk.ui.dialogs.keep_sheet import KeepSheet
from vipdesk.ui.dialogs.menu_sheet import MenuSheet
from vipdesk.ui.dialogs.order_sheet import OrderSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.reception import here_lines
from vipdesk.ui.pages.small_services import Small
from vipdesk.ui.pages.small_tabs.drinks import DrinksTab
from vipdesk.ui.pages.small_tabs.entries import AnswersTab, DirectoryTab
from vipdesk.ui.pages.small_tabs.storage import StorageTab
from vipdesk.ui.pages.small_tabs.tag_sheet import TagSheet
from vipdesk.ui.route import Place


def storage(window: MainWindow, qtbot: QtBot) -> StorageTab:
    """Show what is in our keeping."""
    window.navigation.show_place(Place.SMALL_SERVICES)
    page = small_page(window)
    page.show_tab(Small.STORAGE)
    tab = page.tab
    assert isinstance(tab, StorageTab)
    qtbot.waitUntil(lambda: len(tab.kept.list.rows()) == 3)
    return tab


def _last(desk: FakeDesk) -> tuple[str, object]:
    kind, args = desk.submitted[-1]
    return kind, args.get("tag_id")


def test_a_coat_is_kept_with_a_printed_tag_moved_given_back_and_found_again(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work(printers={"roll": "小票机"})
    window.navigation.guest = desk.house.profiles[CHEN]
    tab = storage(window, qtbot)
    qtbot.keyClick(tab.kept.list, Qt.Key.Key_N)
    sheet = window.sheets.sheet
    assert isinstance(sheet, KeepSheet)
    sheet.act()
    assert sheet.what.edit.hasFocus()
    sheet.what.edit.setText("大衣 1 件")
    sheet.used.changed.emit()
    sheet.shelf.edit.setText("B 柜")
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(tab.kept.list.rows()) == 4 and not window.sheets.isVisible())
    (kind, args), *_ = desk.submitted
    assert (kind, args["what"], args["shelf"], args["due_at"]) == ("storage.keep", "大衣 1 件", "B 柜", None)
    assert [(document, target) for document, _, target in desk.printed] == [("storage_tag", "小票机")]

    thing = desk.things[0]
    window.scanner.scanned.emit(write_code(CodeType.STORAGE, thing.tag_id))
    qtbot.waitUntil(lambda: isinstance(window.sheets.sheet, TagSheet))
    opened = window.sheets.sheet
    assert isinstance(opened, TagSheet)
    opened.shelf.edit.setText("前台柜")
    assert opened.done.shown_text() == "换到这里"
    opened.shelf.edit.setText(thing.shelf)
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.sheets.isVisible())
    assert _last(desk) == ("storage.give_back", str(thing.tag_id))
    qtbot.waitUntil(lambda: len(tab.returned.list.rows()) == 2)
    ((_, act),) = tab.choices(thing.tag_id)
    tab.submit(str(act), {"tag_id": str(thing.tag_id)})
    qtbot.waitUntil(lambda: len(tab.returned.list.rows()) == 1)


def test_a_tag_of_what_has_gone_says_so_and_nobody_keeps_things_of_nobody(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    tab = storage(window, qtbot)
    window.navigation.guest = None
    tab.begin()
    assert not window.layered
    assert window.frame.top.search.hasFocus()
    window.scanner.scanned.emit(write_code(CodeType.STORAGE, desk.things[-1].tag_id))
    qtbot.waitUntil(window.verdict_layer.isVisible)
    assert "这个寄存牌已经取回" in window.verdict_layer.panel.accessibleName()


def test_slips_come_from_the_roll_or_are_saved(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = small_page(window)
    storage(window, qtbot).print_list.click()
    page.print_wifi()
    qtbot.waitUntil(lambda: len(desk.printed) == 2)
    assert [document for document, _, _ in desk.printed] == ["storage_list", "wifi_slip"]
    assert all(target.endswith(".pdf") for _, _, target in desk.printed)


def test_a_drink_is_ordered_twice_said_where_the_guest_must_not_have_it_and_served(
    at_work: Opener, qtbot: QtBot
) -> None:
    desk, window = at_work()
    guest = desk.house.profiles[named("guest", "程若兰")]
    assert guest.visit is not None
    window.navigation.guest = guest
    storage(window, qtbot)
    page = small_page(window)
    page.step_tab(1)
    tab = page.tab
    assert isinstance(tab, DrinksTab)
    qtbot.waitUntil(lambda: len(tab.orders.list.rows()) == 2)
    assert "乳糖不耐" in tab.orders.list.rows()[0].spoken
    assert not tab.edit.isVisible()
    ((_, mark),) = tab.choices("鲜橙汁")
    mark()
    qtbot.waitUntil(lambda: len(tab.choices("鲜橙汁")) == 2)
    assert desk.submitted[-1] == ("drinks.set_sold_out", {"drink": "鲜橙汁", "sold_out": False})

    sheet = OrderSheet(desk, window.navigation, guest, drinks_view(desk, guest), None)
    window.navigation.show_sheet(sheet)
    sheet.drinks.choose((3,))
    sheet.drinks.changed.emit()
    sheet.act()
    assert sheet.done.shown_text() == "仍然点单"
    assert "drinks.order" not in [kind for kind, _ in desk.submitted]
    sheet.act()
    qtbot.waitUntil(lambda: len(tab.orders.list.rows()) == 3)
    kind, args = desk.submitted[-1]
    assert (kind, args["drink"], args["portions"], args["despite_taboo"]) == ("drinks.order", "杏仁露", 1, True)
    served, _ = tab.order_choices(desk.orders[1].request_id)
    served[1]()
    assert desk.submitted[-1] == ("request.close", {"request_id": str(desk.orders[1].request_id), "done": True})


def test_a_supervisor_edits_the_menu(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    as_supervisor(desk)
    storage(window, qtbot)
    page = small_page(window)
    page.show_tab(Small.DRINKS)
    tab = page.tab
    assert isinstance(tab, DrinksTab)
    qtbot.waitUntil(lambda: len(tab.menu.list.rows()) == 6)
    tab.edit.click()
    sheet = window.sheets.sheet
    assert isinstance(sheet, MenuSheet)
    sheet.rows[0].remove.click()
    sheet.add.click()
    sheet.rows[-1].zh.setText("燕麦拿铁")
    sheet.rows[-1].contains.setText("燕麦、咖啡因")
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.sheets.isVisible())
    kind, args = desk.submitted[-1]
    assert kind == "drinks.set_menu"
    assert args["items"][-1] == {"zh": "燕麦拿铁", "en": "", "contains": ["燕麦", "咖啡因"]}
    assert args["based_on"][0]["zh"] == "龙井"


def test_a_counter_is_found_while_one_types_and_an_answer_is_approved_by_a_supervisor(
    at_work: Opener, qtbot: QtBot
) -> None:
    desk, window = at_work()
    storage(window, qtbot)
    page = small_page(window)
    page.show_tab(Small.DIRECTORY)
    tab = page.tab
    assert isinstance(tab, DirectoryTab)
    qtbot.waitUntil(lambda: len(tab.found.list.rows()) == 4)
    tab.begin()
    assert not window.layered
    qtbot.keyClicks(tab.search.edit, "Vell")
    qtbot.waitUntil(lambda: len(tab.found.list.rows()) == 1)
    qtbot.keyClick(tab.search.edit, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "6021"

    as_supervisor(desk)
    page.show_tab(Small.ANSWERS)
    answers = page.tab
    assert isinstance(answers, AnswersTab)
    qtbot.waitUntil(lambda: len(answers.found.list.rows()) == 3)
    answers.begin()
    sheet = window.sheets.sheet
    assert isinstance(sheet, EntrySheet)
    sheet.fields["name"].edit.setText("有雨伞借吗？")
    sheet.act()
    assert desk.submitted == []
    sheet.fields["text"].edit.setText("有，前台登记就可以。")
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(answers.found.list.rows()) == 4)
    kind, args = desk.submitted[-1]
    assert (kind, args["kind_of_entry"], args["texts"]["text"]) == (
        "directory.set_entry",
        "answer",
        "有，前台登记就可以。",
    )
    entry = answers.chosen()
    assert entry is not None
    changed = EntrySheet(desk, window.navigation, AnswersTab.kinds, entry)
    window.navigation.show_sheet(changed)
    changed.remove.click()
    qtbot.waitUntil(lambda: len(answers.found.list.rows()) == 3)
    assert desk.submitted[-1][1]["based_on"]["name"] == entry.name.zh


def test_what_is_in_storage_stands_on_the_receipt_of_who_is_here(at_work: Opener) -> None:
    desk, _ = at_work()
    guest = desk.house.profiles[named("guest", "程若兰")]
    assert guest.visit is not None
    kept = replace(guest, stored=(Stored(named("tag", "A 03"), "A 03", "大衣", "B 柜"),))
    assert [line.note for line in here_lines(kept, guest.visit, None, None, "") if line.text == "有寄存未取"] == [
        "A 03"
    ]
    assert not [line for line in here_lines(guest, guest.visit, None, None, "") if line.text == "有寄存未取"]


def test_a_driver_who_may_collect_is_chosen_on_the_tag_and_sent_with_it(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    tab = storage(window, qtbot)
    driver = next(each for each in desk.lives[CHEN].relations if each.kind is RelationKind.DRIVER)
    desk.things[0] = replace(desk.things[0], agents=(driver,))
    tab.kept.list.opened.emit(desk.things[0].tag_id)
    qtbot.waitUntil(lambda: isinstance(window.sheets.sheet, TagSheet))
    sheet = window.sheets.sheet
    assert isinstance(sheet, TagSheet)
    assert sheet.who is not None
    sheet.who.chips.take_focus()
    focused = window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "本人"
    qtbot.keyClick(focused, Qt.Key.Key_Right)
    chosen = window.focusWidget()
    assert chosen is not None
    qtbot.keyClick(chosen, Qt.Key.Key_Space)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.sheets.isVisible())
    tag_id = str(desk.things[0].tag_id)
    assert desk.submitted[-1] == ("storage.give_back", {"tag_id": tag_id, "by": str(driver.relation_id)})
