"""待我处理: every matter has its reason and one step that the button really takes."""

from pytestqt.qtbot import QtBot

from tests.fakes.invented_house import CHEN, named
from tests.ui.conftest import Opener
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.for_me import ForMePage
from vipdesk.ui.route import Place


def open_matters(window: MainWindow, qtbot: QtBot, place: int = 0) -> ForMePage:
    """Show the page with one of its matters chosen."""
    window.navigation.show_place(Place.FOR_ME)
    page = window.frame.stack.page(Place.FOR_ME)
    assert isinstance(page, ForMePage)
    qtbot.waitUntil(lambda: len(page.list.rows()) == 4)
    page.list.choose(page.list.rows()[place].key)
    return page


def test_a_seat_that_was_taken_leads_to_the_guest_and_is_marked_as_seen(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = open_matters(window, qtbot)

    assert page.act_button.shown_text() == "换一个座位"
    page.act()
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)

    assert window.navigation.guest is not None
    assert window.navigation.guest.guest_id == named("guest", "江行舟")
    assert named("op", "1") not in {matter.op_id for matter in desk.house.matters}


def test_what_was_overtaken_names_what_stood_there_and_can_be_put_away(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = open_matters(window, qtbot, 1)

    assert page._why.text() == "联系时间：别处刚改成“晚 7 点后”；这里改得更晚，已生效。"
    page.seen.click()
    qtbot.waitUntil(lambda: len(page.list.rows()) == 3)

    assert desk.status.conflicts == 0
    assert window.navigation.place is Place.FOR_ME


def test_the_step_of_what_was_overtaken_opens_the_profile(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()

    open_matters(window, qtbot, 1).act()
    qtbot.waitUntil(lambda: window.navigation.place is Place.GUESTS)

    assert window.navigation.guest is not None
    assert window.navigation.guest.guest_id == CHEN


def test_what_is_under_way_cannot_be_put_away(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()

    for place in (2, 3):
        page = open_matters(window, qtbot, place)
        assert not page.seen.isVisible()
        page.act()
        qtbot.wait(20)

    assert len(desk.house.matters) == 4
