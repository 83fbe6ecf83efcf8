"""待我处理: every matter has its reason and one step that the button really takes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_complaints import approval_matter, complaint_card
from tests.fakes.invented_house import CHEN, named
from tests.ui.conftest import Opener
from vipdesk.errors import Code, Refused
from vipdesk.models.snapshot.desk import MatterKind
from vipdesk.models.vocabulary import Choice
from vipdesk.ui.dialogs.case_section import RemedyLine
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.for_me import ForMePage
from vipdesk.ui.pages.guest_tabs.likes import LikesTab
from vipdesk.ui.pages.profile import Tab
from vipdesk.ui.route import Place
from vipdesk.ui.widgets.plain_label import PlainLabel


def open_matters(window: MainWindow, qtbot: QtBot, place: int = 0) -> ForMePage:
    """Show the page with one of its matters chosen."""
    window.navigation.show_place(Place.FOR_ME)
    page = window.frame.stack.page(Place.FOR_ME)
    assert isinstance(page, ForMePage)
    qtbot.waitUntil(lambda: len(page.list.rows()) == 4)
    page.list.choose(page.list.rows()[place].key)
    return page


def gone(desk: FakeDesk, qtbot: QtBot) -> None:
    """Wait until the card is put away."""
    qtbot.waitUntil(lambda: named("op", "5") not in {matter.op_id for matter in desk.house.matters})


def test_a_seat_that_was_taken_leads_to_the_guest_and_is_marked_as_seen(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = open_matters(window, qtbot)

    assert page.act_button.shown_text() == "换一个座位"
    page.act()
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)

    assert window.navigation.guest is not None
    assert window.navigation.guest.guest_id == named("guest", "江行舟")
    assert named("op", "1") not in {matter.op_id for matter in desk.house.matters}


@pytest.mark.proves("F40")
def test_one_enter_takes_every_proposal_and_puts_the_card_away(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = open_matters(window, qtbot, 1)

    assert page.conflict.choices() == [Choice.OURS, Choice.THEIRS, Choice.BOTH]
    assert page.act_button.shown_text() == "用建议的"
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    gone(desk, qtbot)

    assert [(kind, args["topic"], args["value"]) for kind, args in desk.submitted] == [
        ("guest.set_preference", "contact_time", "工作日下午"),
        ("guest.set_preference", "taboo", "海鲜、百合、坚果"),
    ]
    assert desk.status.conflicts == 0
    assert window.navigation.place is Place.FOR_ME


def test_the_words_say_who_when_before_and_why(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    page = open_matters(window, qtbot, 1)
    row = page.conflict.rows[0]

    assert page.list.rows()[1].spoken == "两边不一致, 陈** 的资料 3 项, 13:45·何嘉仪"
    assert (row.label.text(), row.before.text(), row.reason.text()) == ("饮品", "龙井", "这里的更新")
    assert row.ours.accessibleName() == "饮品, 这里改的, 龙井 不加糖, 何嘉仪 13:52"
    assert row.theirs.accessibleName() == "饮品, 总部的, 龙井 少糖, 周敏 13:40"
    assert page.conflict.rows[1].reason.text() == "总部的是本人告知"
    assert page.conflict.rows[2].reason.text() == "两个都留：海鲜、百合、坚果"
    assert page._kept.text() == "没选的那份留 30 天，在贵宾档案里可找回。"


def test_the_keyboard_alone_changes_a_choice(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = open_matters(window, qtbot, 1)
    row = page.conflict.rows[0]

    row.ours.setFocus()
    qtbot.keyClick(row.ours, Qt.Key.Key_Right)
    qtbot.waitUntil(row.theirs.hasFocus)
    qtbot.keyClick(row.theirs, Qt.Key.Key_Space)
    assert (row.ours.isChecked(), row.choice()) == (False, Choice.THEIRS)
    assert page.act_button.shown_text() == "就这样办"
    qtbot.keyClick(row.theirs, Qt.Key.Key_Return)
    gone(desk, qtbot)

    assert desk.submitted[0][1]["value"] == "龙井 少糖"


def test_both_of_a_single_value_are_kept_when_that_is_wanted(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = open_matters(window, qtbot, 1)
    row = page.conflict.rows[0]

    row.both.click()
    assert row.choice() is Choice.BOTH
    assert not row.both.isVisible()
    row.theirs.click()
    assert row.choice() is Choice.OURS
    row.ours.click()
    assert row.choice() is Choice.OURS, "one of the two always stands"
    row.both.click()
    page.act()
    gone(desk, qtbot)

    assert desk.submitted[0][1]["value"] == "龙井 不加糖；龙井 少糖"


def test_what_stands_already_needs_no_intent(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = open_matters(window, qtbot, 1)

    for row in page.conflict.rows[1:]:
        row.ours.setChecked(True)
        row.theirs.setChecked(False)
    page.act()
    gone(desk, qtbot)

    assert desk.submitted == []


def test_a_choice_that_the_desk_refuses_leaves_the_card_and_says_why(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = open_matters(window, qtbot, 1)

    desk.refuse_next = Refused(Code.GUEST_UNKNOWN)
    page.act()
    page.act()
    qtbot.waitUntil(lambda: page._trouble != "")
    qtbot.wait(40)

    assert len(desk.submitted) == 1
    assert len(desk.house.matters) == 4
    assert page._kept.text() == "没有找到这位贵宾。"
    page.act()
    gone(desk, qtbot)
    assert len(desk.submitted) == 3


def test_what_agrees_by_now_only_wants_to_be_seen(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.house.matters[1] = replace(desk.house.matters[1], fields=())
    page = open_matters(window, qtbot, 1)

    assert page._why.text() == "两边改过同一项，现在已经没有出入。"
    assert page.act_button.shown_text() == "知道了"
    page.act()
    gone(desk, qtbot)


@pytest.mark.proves("F13")
def test_a_step_that_was_refused_because_of_another_names_it(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.house.matters[0] = replace(
        desk.house.matters[0], intent="visit.check_out", code="cause_refused", facts={}, cause="visit.check_in"
    )
    page = open_matters(window, qtbot)

    assert page._why.text() == "前一步是“接待”。前一步未被接受，所以这一步也没有办成。"
    assert (page._next.text(), page.act_button.shown_text()) == ("先办好前一步，再做这一步。", "知道了")


def test_authors_that_differ_from_field_to_field_stand_with_their_field(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    matter = desk.house.matters[1]
    first = matter.fields[0]
    fields = (replace(first, theirs=replace(first.theirs, author=None)), *matter.fields[1:])
    desk.house.matters[1] = replace(matter, fields=fields)
    page = open_matters(window, qtbot, 1)

    assert page.conflict.rows[0].reason.text() == "这里的更新·总部 13:40"
    assert page.conflict.rows[1].reason.text() == "总部的是本人告知·总部 周敏 13:40"


def test_a_value_that_cannot_come_back_cannot_be_chosen(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    matter = desk.house.matters[1]
    only = replace(matter.fields[0], field="place", orders={}, both=None)
    desk.house.matters[1] = replace(matter, fields=(only,))
    page = open_matters(window, qtbot, 1)
    row = page.conflict.rows[0]

    assert not row.theirs.isEnabled()
    assert not row.both.isVisible()
    assert page.list.rows()[1].title[0].text == "陈** 的座位"
    assert page._kept.text() == ""


def test_what_is_under_way_cannot_be_put_away(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()

    for place in (2, 3):
        page = open_matters(window, qtbot, place)
        assert not page.seen.isVisible()
        page.act()
        qtbot.wait(20)

    assert len(desk.house.matters) == 4
    assert {matter.kind for matter in desk.house.matters[2:]} == {MatterKind.PARKED, MatterKind.WAITING}


def test_the_profile_shows_what_was_replaced(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    window.navigation.show_profile(CHEN)
    qtbot.waitUntil(lambda: window.navigation.place is Place.GUESTS)
    page = window.frame.stack.page(Place.GUESTS)
    view = page.view  # type: ignore[attr-defined]  # the guests' page

    view.tabs.choose(Tab.LIKES)
    likes = view.tab(Tab.LIKES)
    assert isinstance(likes, LikesTab)
    (row,) = likes.kept.list.rows()
    assert row.spoken.startswith("饮品, 美式 热, 周敏")
    assert likes.kept.isVisibleTo(view)


def test_the_bell_tells_what_came_since_the_list_was_last_seen(at_work: Opener) -> None:
    desk, window = at_work()
    bell = window.frame.top.bell
    assert (bell.count, bell.accessibleName()) == (2, "2 条新消息")
    desk.set_status(called=1)
    assert bell.count == 3

    bell.click()
    assert window.navigation.place is Place.FOR_ME
    assert (bell.count, bell.accessibleName()) == (0, "没有新消息，打开待我处理")
    window.navigation.go_back()
    assert bell.count == 0

    desk.set_status(called=0)
    desk.set_status(called=1, waiting=5)
    assert bell.count == 1


def test_a_remedy_that_waits_leads_to_its_complaint_and_says_nothing_of_it_over_the_counter(
    at_work: Opener, qtbot: QtBot
) -> None:
    desk, window = at_work()
    card = complaint_card()
    desk.house.cards.append(card)
    desk.house.matters[0] = approval_matter()
    page = open_matters(window, qtbot)

    assert page.list.rows()[0].spoken == "等您批, 投诉 #7K3F · 陈**, 13:07·周敏"
    assert page._why.text() == "周敏 提的补救要另一个人同意，在您的权限之内。"
    assert page.act_button.shown_text() == "打开这张单"
    told = " ".join(label.text() for label in page.findChildren(PlainLabel))
    assert not any(words in told for words in (card.summary, "礼券", "800"))
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.sheets.findChildren(RemedyLine)))
    (waits,) = (line for line in window.sheets.findChildren(RemedyLine) if line.approve.isVisible())
    assert waits._remedy is not None
    assert waits._remedy.remedy_id == desk.house.matters[0].op_id
