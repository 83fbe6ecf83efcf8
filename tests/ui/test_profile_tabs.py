"""The tabs of a profile: walked by keys, quiet in the counter view, and everything in them written down by a sheet."""

from __future__ import annotations

from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.fact_desk import PIECE
from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import CHEN, named
from tests.fakes.invented_life import chen_life
from tests.ui.conftest import Opener
from tests.ui.walk import scroll_down
from vipdesk.errors import Code, Refused
from vipdesk.models.snapshot.guest_life import EntryKind
from vipdesk.ui.dialogs.address_sheet import AddressSheet
from vipdesk.ui.dialogs.date_sheet import DateSheet
from vipdesk.ui.dialogs.fact_sheet import FactSheet
from vipdesk.ui.dialogs.gift_sheet import GiftSheet, typed_day
from vipdesk.ui.dialogs.relation_sheet import RelationSheet
from vipdesk.ui.dialogs.wish_sheet import WishSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.guest_tabs.care import CareTab
from vipdesk.ui.pages.guest_tabs.overview import OverviewTab
from vipdesk.ui.pages.guest_tabs.service import ServiceTab
from vipdesk.ui.pages.guest_tabs.tab import GuestTab
from vipdesk.ui.pages.guest_tabs.timeline import TimelineTab
from vipdesk.ui.pages.guest_tabs.visits import VisitsTab
from vipdesk.ui.pages.guests import GuestsPage
from vipdesk.ui.pages.profile import Tab
from vipdesk.ui.route import Place
from vipdesk.ui.widgets.row import Row
from vipdesk.ui.widgets.row_list import RowList

SomeTab = TypeVar("SomeTab", bound=GuestTab)
SomeSheet = TypeVar("SomeSheet", bound=FactSheet)
QUIET = ("¥", "珠宝", "许安", "母亲来访", "真丝方巾", "改衣超期", "喜欢安静", "黑钻", "茶凉了", "贵宾答")
"""Spend, what is confidential, complaints, notes, how content the guest was, the next tier."""


def profile(window: MainWindow, qtbot: QtBot) -> GuestsPage:
    """The profile of 陈女士, with everything read."""
    window.navigation.show_profile(CHEN)
    qtbot.waitUntil(lambda: window.navigation.place is Place.GUESTS)
    page = window.frame.stack.page(Place.GUESTS)
    assert isinstance(page, GuestsPage)
    qtbot.waitUntil(lambda: page.view._life is not None)
    return page


def tab(page: GuestsPage, place: Tab, kind: type[SomeTab], qtbot: QtBot) -> SomeTab:
    """A tab in sight."""
    page.view.tabs.choose(place)
    shown = page.view.tab(place)
    assert isinstance(shown, kind)
    qtbot.wait(30)
    return shown


def said(widget: QWidget) -> str:
    """Everything the lists in sight say aloud."""
    lists = [each for each in widget.findChildren(RowList) if each.isVisible()]
    return "\n".join(row.spoken for each in lists for row in each.rows())


def titles(rows: tuple[Row, ...]) -> list[str]:
    """What stands first in each row."""
    return [row.title[0].text for row in rows]


def test_keys_walk_the_tabs_round_and_arrows_do_on_the_bar(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    page = profile(window, qtbot)
    for place in (*list(Tab)[1:], Tab.OVERVIEW):
        qtbot.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert page.view.place is place
    qtbot.keyClick(window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert page.view.place is Tab.TIMELINE
    button = page.view.tabs._buttons[Tab.TIMELINE]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Left)
    assert [page.view.place] == [Tab.PICTURES]
    assert page.view.tabs._buttons[Tab.PICTURES].hasFocus()


def test_another_guest_begins_at_the_overview_and_shows_nothing_of_the_one_before(
    at_work: Opener, qtbot: QtBot
) -> None:
    _desk, window = at_work()
    page = profile(window, qtbot)
    tab(page, Tab.TIMELINE, TimelineTab, qtbot)
    window.navigation.show_profile(named("guest", "程若兰"))
    qtbot.waitUntil(lambda: page._profile is not None and page._profile.guest_id != CHEN)
    assert page.view.place is Tab.OVERVIEW
    qtbot.wait(40)
    assert "林致远" not in said(page)
    assert tab(page, Tab.TIMELINE, TimelineTab, qtbot).entries.list.rows() == ()


@pytest.mark.parametrize("place", Tab)
def test_the_counter_view_keeps_every_tab_quiet(at_work: Opener, qtbot: QtBot, place: Tab) -> None:
    _desk, window = at_work()
    page = profile(window, qtbot)
    tab(page, place, GuestTab, qtbot)
    shown = said(page)
    hidden = [word for word in QUIET if place is not Tab.VOUCHERS or word != "¥"]
    if place is Tab.TIMELINE:
        shown = "\n".join(line for line in shown.splitlines() if not line.startswith("礼券"))
    assert [word for word in hidden if word in shown] == []
    told = page.view.banner._names.text() + page.view.banner._distance.text()
    assert not any(word in told for word in ("黑钻", "A 类", "活跃", "¥"))


def test_the_eye_shows_spend_distance_and_what_is_confidential(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    page = profile(window, qtbot)
    window.navigation.veil_notes(veiled=False)
    banner = page.view.banner
    told = banner._names.text() + banner._distance.text()
    assert "A 类·活跃·近一年 ¥229,260·距黑钻还差 ¥270,740" in told
    visits = tab(page, Tab.VISITS, VisitsTab, qtbot)
    assert "¥68,000.00" in said(visits)
    assert "勿在同行人前提" in said(visits)
    assert "母亲来访" in said(tab(page, Tab.CARE, CareTab, qtbot))
    assert "改衣超期" in said(tab(page, Tab.SERVICE, ServiceTab, qtbot))
    window.cover()
    assert window.navigation.notes_veiled
    assert "改衣超期" not in said(page.view.tab(Tab.SERVICE))


def test_the_picture_of_the_year_has_a_table_that_says_the_same(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    page = profile(window, qtbot)
    window.navigation.veil_notes(veiled=False)
    year = tab(page, Tab.VISITS, VisitsTab, qtbot).year
    assert year.grid.isVisible()
    assert year.grid.accessibleName() == "近 12 个月·按品类"
    assert year.grid.accessibleDescription() == "近 12 个月共 ¥229,260.00，最多的是珠宝"
    qtbot.mouseClick(year.form._buttons[1], Qt.MouseButton.LeftButton)
    assert (year.grid.isVisible(), year.table.isVisible()) == (False, True)
    headers = [year.table.horizontalHeaderItem(column) for column in range(year.table.columnCount())]
    assert [item.text() for item in headers if item] == ["珠宝", "鞋包", "女装", "家居", "护肤", "餐饮"]
    sums = [year.table.item(12, column) for column in range(6)]
    assert [item.text() for item in sums if item][:2] == ["¥113,000", "¥54,100"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_column_of_the_table_has_room_and_none_stands_apart(
    language: str, at_work: Opener, qtbot: QtBot
) -> None:
    _desk, window = at_work(language=language)
    page = profile(window, qtbot)
    window.navigation.veil_notes(veiled=False)
    year = tab(page, Tab.VISITS, VisitsTab, qtbot).year
    year.form.choose(1)
    year.form.chosen.emit(1)
    qtbot.wait(30)
    table = year.table
    widths = [table.columnWidth(place) for place in range(table.columnCount())]
    across = table.horizontalHeader()
    spare = [
        width - max(across.sectionSizeHint(place), table.sizeHintForColumn(place))
        for place, width in enumerate(widths)
    ]
    assert len(set(spare)) == 1
    assert spare[0] >= 0
    assert table.viewport().width() - len(widths) < sum(widths) <= table.viewport().width()


def test_a_purchase_is_made_confidential_where_it_stands(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = profile(window, qtbot)
    window.navigation.veil_notes(veiled=False)
    visits = tab(page, Tab.VISITS, VisitsTab, qtbot)
    first, second = chen_life().purchases[:2]
    for purchase in (first, second):
        visits.purchases.list.opened.emit(purchase.receipt_id)
        kind, args = desk.submitted[-1]
        assert kind == "guest.mark_purchase"
        assert (args["receipt_id"], args["confidential"]) == (
            str(purchase.receipt_id),
            not purchase.confidential,
        )


def test_the_timeline_goes_on_where_it_ended_and_shows_chosen_kinds(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    page = profile(window, qtbot)
    line = tab(page, Tab.TIMELINE, TimelineTab, qtbot)
    qtbot.waitUntil(lambda: len(line.entries.list.rows()) == PIECE)
    line.more.click()
    line.more.click()
    qtbot.waitUntil(lambda: len(line.entries.list.rows()) == 22)
    assert not line.more.isVisible()
    gift = list(EntryKind).index(EntryKind.GIFT)
    line.filters._chips[gift].click()
    qtbot.waitUntil(lambda: titles(line.entries.list.rows()) == ["手工巧克力礼盒"])
    line.filters._chips[gift].click()
    qtbot.waitUntil(lambda: len(line.entries.list.rows()) == PIECE)


def test_the_timeline_goes_on_when_the_arrows_come_to_its_end(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    page = profile(window, qtbot)
    line = tab(page, Tab.TIMELINE, TimelineTab, qtbot)
    qtbot.waitUntil(lambda: len(line.entries.list.rows()) == PIECE)
    line.entries.list.setFocus()
    for _ in range(PIECE):
        qtbot.keyClick(line.entries.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(line.entries.list.rows()) == 22)


def test_the_timeline_goes_on_when_the_page_is_scrolled_to_its_end(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    page = profile(window, qtbot)
    line = tab(page, Tab.TIMELINE, TimelineTab, qtbot)
    qtbot.waitUntil(lambda: len(line.entries.list.rows()) == PIECE)
    qtbot.wait(60)
    scroll_down(page)
    qtbot.waitUntil(lambda: len(line.entries.list.rows()) == 22)


def opened(window: MainWindow, page: GuestsPage, what: str, which: object, kind: type[SomeSheet]) -> SomeSheet:
    """A sheet over the profile."""
    page._change(what, which)
    return window.findChildren(kind)[-1]


def sent(desk: FakeDesk) -> tuple[str, dict[str, Any]]:
    """The last intent, without whom it is about."""
    kind, args = desk.submitted[-1]
    assert args.pop("guest_id") == str(CHEN)
    return kind, args


def test_somebody_who_may_collect_is_written_down(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = profile(window, qtbot)
    sheet = opened(window, page, "relation", None, RelationSheet)
    assert not sheet.remove.isVisible()
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert (desk.submitted, sheet._name._error.isHidden()) == ([], False)
    sheet._name.edit.setText(" 李阿姨 ")
    sheet._who._chips[7].click()
    sheet._may._chips[1].click()
    sheet._hush.choose(1)
    qtbot.keyClick(sheet._name.edit, Qt.Key.Key_Return)
    expected = {"name": "李阿姨", "relation": "other", "may": ["collect"], "note": None, "confidential": True}
    assert sent(desk) == ("guest.set_relation", expected)
    qtbot.waitUntil(lambda: "李阿姨" not in said(page) and "保密" in said(page))


def test_what_is_there_goes_along_when_it_is_changed_or_taken_away(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = profile(window, qtbot)
    driver = chen_life().relations[2]
    seen = {"name": "王海", "kind": "driver", "may": ["collect"], "note": "车停 B2", "confidential": False}
    sheet = opened(window, page, "relation", driver, RelationSheet)
    sheet._may._chips[2].click()
    sheet.act()
    kind, args = sent(desk)
    assert (kind, args["relation_id"], args["may"]) == (
        "guest.set_relation",
        str(driver.relation_id),
        ["collect", "redeem"],
    )
    assert args["based_on"] == seen
    sheet = opened(window, page, "relation", driver, RelationSheet)
    sheet.remove.click()
    assert sent(desk) == ("guest.remove_relation", {"relation_id": str(driver.relation_id), "based_on": seen})


def test_a_wish_is_written_down_and_comes_true(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = profile(window, qtbot)
    sheet = opened(window, page, "wish", None, WishSheet)
    sheet._what.edit.setText("玉镯")
    sheet.act()
    expected = {"what": "玉镯", "brand": None, "size": None, "colour": None, "state": "open"}
    assert sent(desk) == ("guest.set_wish", expected)
    bag = chen_life().wishes[0]
    sheet = opened(window, page, "wish", bag, WishSheet)
    sheet._state.choose(1)
    sheet.act()
    kind, args = sent(desk)
    assert (kind, args["state"], args["based_on"]["state"]) == ("guest.set_wish", "fulfilled", "open")


def test_a_gift_is_of_today_unless_another_day_is_typed(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = profile(window, qtbot)
    sheet = opened(window, page, "gift", None, GiftSheet)
    sheet._what.edit.setText("茶")
    sheet._day.edit.setText("2026-11-23")
    sheet.act()
    assert (desk.submitted, sheet._day._error.isHidden()) == ([], False)
    sheet._day.edit.setText("2026年11月2日")
    sheet.act()
    kind, args = sent(desk)
    assert (kind, args["given_on"], args["given_by"]) == ("guest.set_gift", "2026-11-02", "us")


@pytest.mark.parametrize(
    ("text", "day"), [("2026/1/9", "2026-01-09"), ("2026.02.30", None), ("明天", None), ("2026-1", None)]
)
def test_a_day_is_read_as_people_type_it(text: str, day: str | None) -> None:
    found = typed_day(text)
    assert (None if found is None else found.isoformat()) == day


@pytest.mark.parametrize(
    ("typed", "both", "coming"),
    [
        (("1986", "8", "15", 1, 0), "1986年9月18日·农历八月十五·属虎", "下次 2027年9月15日 周三·农历八月十五"),
        (("", "8", "15", 1, 0), "农历八月十五", "下次 2027年9月15日 周三·农历八月十五"),
        (("", "12", "30", 1, 0), "农历十二月三十", "下次 2027年2月5日 周五·农历十二月廿九"),
        (("", "6", "1", 1, 1), "农历闰六月初一", "下次 2027年7月4日 周日·农历六月初一"),
        (("", "2", "29", 0, 0), "2月29日", "下次 2027年2月28日 周日·农历正月廿三"),
        (("", "5", "", 0, 0), "5月", "只知月份，没有具体哪一天"),
        (("1987", "2", "29", 0, 0), "历法里没有这一天", ""),
        (("", "", "5", 0, 0), "填到月份，这里显示公历与农历", ""),
        (("1986", "x", "5", 0, 0), "填到月份，这里显示公历与农历", ""),
    ],
)
def test_both_calendars_stand_side_by_side_while_one_types(
    at_work: Opener, qtbot: QtBot, typed: tuple[str, str, str, int, int], both: str, coming: str
) -> None:
    _desk, window = at_work()
    sheet = opened(window, profile(window, qtbot), "day", None, DateSheet)
    year, month, day, calendar, leap = typed
    sheet._calendar.choose(calendar)
    sheet._leap.choose(leap)
    for field, text in ((sheet._year, year), (sheet._month, month), (sheet._day, day)):
        field.edit.setText(text)
    sheet._typed()
    assert (sheet._both.text(), sheet._coming.text()) == (both, coming)


def test_a_day_that_no_calendar_has_is_told_under_its_field(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    sheet = opened(window, profile(window, qtbot), "day", None, DateSheet)
    sheet._month.edit.setText("13")
    sheet.act()
    assert (desk.submitted, sheet._month._error.isHidden()) == ([], False)
    sheet._month.edit.setText("3")
    sheet._label.edit.setText("女儿生日")
    sheet.act()
    kind, args = sent(desk)
    assert (kind, args["calendar"], args["month"], args["day"]) == ("guest.set_date", "solar", 3, None)


def test_how_to_address_goes_with_what_was_seen(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = profile(window, qtbot)
    overview = tab(page, Tab.OVERVIEW, OverviewTab, qtbot)
    overview.facts.list.opened.emit("address")
    sheet = window.findChildren(AddressSheet)[-1]
    sheet._called.edit.setText("晴姐")
    sheet.act()
    expected = {"address_as": "晴姐", "alias": None, "based_on": {"address_as": None, "alias": None}}
    assert sent(desk) == ("guest.set_address", expected)


def test_what_a_rule_refuses_is_told_and_nothing_typed_is_lost(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    sheet = opened(window, profile(window, qtbot), "wish", None, WishSheet)
    sheet._what.edit.setText("玉镯")
    desk.refuse_next = Refused(Code.ROW_GONE)
    sheet.act()
    qtbot.waitUntil(sheet.done.isEnabled)
    assert sheet._trouble.text() == "这条记录刚被删除。"
    assert sheet._what.text() == "玉镯"
