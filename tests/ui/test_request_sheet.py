"""One request: it is paused and goes on, words are kept, and at the end it asks for what has to be known."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.fakes import fake_desk
from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import CHEN, NOW, named
from tests.fakes.invented_services import FORMS
from tests.fakes.pictures_desk import painted, view
from tests.ui.conftest import Opener
from tests.ui.test_pictures import dropped, let_drop
from vipdesk.errors import Code, Refused
from vipdesk.models.snapshot.pictures import GivenPicture, PictureState
from vipdesk.models.vocabulary import AttachmentPurpose, PauseReason
from vipdesk.ui.dialogs.new_picture_sheet import NewPictureSheet
from vipdesk.ui.dialogs.picture_sheet import PictureSheet
from vipdesk.ui.dialogs.request_acts import ActsMenu
from vipdesk.ui.dialogs.request_form import RequestFormSheet
from vipdesk.ui.dialogs.request_sheet import RequestSheet
from vipdesk.ui.dialogs.request_story import RequestFacts
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.widgets.floating_bar import FloatingBar

TEA, REPAIR, CAR = "添龙井与茶点", "Maison Lune 链扣修理", "取车到东门"


def request_sheet(window: MainWindow, qtbot: QtBot, summary: str) -> RequestSheet:
    """Open a request's sheet."""
    window.navigation.show_request(named("request", summary))
    qtbot.waitUntil(window.sheets.isVisible)
    sheet = window.sheets.findChildren(RequestSheet)[-1]
    qtbot.waitUntil(lambda: sheet._file is not None)
    return sheet


def acts(sheet: RequestSheet) -> ActsMenu:
    """The menu of what else may be done."""
    assert sheet._file is not None
    menu = ActsMenu(sheet._file, sheet)
    menu.wanted.connect(sheet._submit)
    menu.again_wanted.connect(sheet._open_again)
    menu.slip_wanted.connect(lambda: sheet._paper.send("request_slip", sheet._request_id))
    return menu


def press(menu: ActsMenu, beginning: str) -> None:
    """Choose an entry."""
    next(action for action in menu.actions() if action.text().startswith(beginning)).trigger()


def done(desk: FakeDesk, kind: str) -> dict[str, object]:
    """The arguments of the only intent of a kind."""
    (args,) = [args for each, args in desk.submitted if each == kind]
    return args


def test_a_promise_past_the_known_holidays_says_that_weekends_alone_were_left_out(
    at_work: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, window = at_work()
    due_at = NOW + timedelta(days=60)
    beyond = replace(FORMS[2], due_at=due_at, unannounced=(2027,))
    monkeypatch.setattr(fake_desk, "FORMS", (beyond,))
    form = RequestFormSheet(desk, window.navigation, desk.house.profiles[CHEN])
    window.navigation.show_sheet(form)
    qtbot.waitUntil(lambda: form._sub.text().endswith("2027 年的放假调休还没有公布，只扣周末。"))
    assert form._sub.text().startswith("2027年1月21日")


def test_the_chosen_kind_stands_alone_and_the_others_come_back(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    form = RequestFormSheet(desk, window.navigation, desk.house.profiles[CHEN])
    window.navigation.show_sheet(form)
    qtbot.waitUntil(lambda: form._chosen is not None)
    assert all(tile.isVisible() for tile in form._tiles)
    assert not form.others.isVisible()
    form._tiles[5].click()
    assert [tile.isVisible() for tile in form._tiles] == [place == 5 for place in range(len(form._tiles))]
    form._fields.fields["what"].edit.setText("等了很久")  # type: ignore[union-attr]  # a line, not a box
    form.others.click()
    assert all(tile.isVisible() for tile in form._tiles)
    assert form._tiles[5].hasFocus()
    form._tiles[5].click()
    assert form._fields.values() == {"what": "等了很久"}


def test_the_scroll_bar_of_a_sheet_lies_on_nothing_that_it_scrolls(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    window.change_scale(2.0)
    form = RequestFormSheet(desk, window.navigation, desk.house.profiles[CHEN])
    window.navigation.show_sheet(form)
    bar = form.findChild(FloatingBar)
    assert bar is not None
    qtbot.waitUntil(bar.isVisible)
    assert bar.geometry().left() > form._area.geometry().right()
    assert form.rect().contains(bar.geometry())
    assert bar.geometry().top() == form._area.geometry().top()


def test_a_request_is_paused_and_goes_on(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    press(acts(request_sheet(window, qtbot, TEA)), "暂停：等货")
    qtbot.waitUntil(lambda: not window.sheets.isVisible())
    assert done(desk, "request.pause")["reason"] == PauseReason.GOODS.value
    sheet = request_sheet(window, qtbot, TEA)
    qtbot.waitUntil(lambda: sheet.done.shown_text() == "继续办")
    assert not [action for action in acts(sheet).actions() if action.text().startswith("暂停")]
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(kind == "request.resume" for kind, _ in desk.submitted))


def test_a_word_is_kept_before_the_next_step_is_taken(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    sheet = request_sheet(window, qtbot, CAR)
    sheet.comment.edit.setText("贵宾改到四点")
    assert sheet.done.shown_text() == "记下这句话"
    qtbot.keyClick(sheet.comment.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.done.shown_text() == "开始办")
    assert done(desk, "request.comment")["text"] == "贵宾改到四点"
    assert window.sheets.isVisible()
    assert not [kind for kind, _ in desk.submitted if kind == "request.advance"]


def test_at_the_end_it_asks_for_what_has_to_be_known(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    sheet = request_sheet(window, qtbot, REPAIR)
    qtbot.waitUntil(lambda: set(sheet._closing.fields) == {"result", "condition"})
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert not [kind for kind, _ in desk.submitted if kind == "request.close"]
    sheet._closing.fields["result"].edit.setText("换了新扣")  # type: ignore[union-attr]  # a line, not a box
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.sheets.isVisible())
    assert done(desk, "request.close")["fields"] == {"result": "换了新扣"}


def test_a_picture_dropped_on_it_is_looked_at_added_to_it_and_leads_back(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    sheet = request_sheet(window, qtbot, TEA)
    assert not let_drop(sheet, dropped("https://example.com/a.png"))
    desk.refuse_picture = Refused(Code.PICTURE_TOO_HEAVY, mib=10)
    assert let_drop(sheet, dropped("file:///scans/film.mp4"))
    qtbot.waitUntil(lambda: bool(window.sheets.findChildren(NewPictureSheet)))
    adding = window.sheets.findChildren(NewPictureSheet)[-1]
    qtbot.waitUntil(lambda: not adding._trouble.isHidden())
    assert "10 MB" in adding._trouble.text()
    assert not adding.done.isEnabled()
    adding.take(GivenPicture(file=Path("/scans/repair.jpg")))
    qtbot.waitUntil(adding.done.isEnabled)
    qtbot.keyClick(adding, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.sheets.findChildren(RequestSheet)))
    args = done(desk, "guest.add_attachment")
    assert (args["purpose"], args["request_id"]) == ("document", str(named("request", TEA)))
    window.navigation.veil_notes(veiled=False)
    desk.papers[named("request", TEA)] = (view("维修单.jpg", AttachmentPurpose.DOCUMENT, PictureState.WAITING),)
    sheet = request_sheet(window, qtbot, TEA)
    qtbot.waitUntil(lambda: [row.title[0].text for row in sheet._pictures.list.rows()] == ["维修单.jpg"])
    desk.pictures |= {each.attachment_id: painted(20) for each in desk.papers[named("request", TEA)]}
    sheet._pictures.list.opened.emit(sheet._pictures.list.rows()[0].key)
    qtbot.waitUntil(lambda: bool(window.sheets.findChildren(PictureSheet)))


def test_its_slip_is_printed_and_what_became_of_it_stands_on_the_sheet(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    sheet = request_sheet(window, qtbot, TEA)
    press(acts(sheet), "打印凭条")
    qtbot.waitUntil(lambda: "服务凭条已存成 PDF" in sheet._sub.text())
    assert [(document, row_id) for document, row_id, _ in desk.printed] == [
        ("request_slip", named("request", TEA))
    ]


def test_a_request_is_routed_opened_again_and_its_text_copied(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    sheet = request_sheet(window, qtbot, TEA)
    press(acts(sheet), "复制给贵宾的话：已修好")
    assert QGuiApplication.clipboard().text() == "您的链扣已经修好。"
    routes = next(action.menu() for action in acts(sheet).actions() if action.menu() is not None)
    routes.actions()[0].trigger()  # type: ignore[attr-defined]  # a menu
    qtbot.waitUntil(lambda: not window.sheets.isVisible())
    qtbot.waitUntil(lambda: not window.sheets.findChildren(RequestSheet))
    assert done(desk, "request.route")["department"] == "专柜"
    press(acts(request_sheet(window, qtbot, TEA)), "同样的再开一张")
    qtbot.waitUntil(lambda: bool(window.sheets.findChildren(RequestFormSheet)))
    form = window.sheets.findChildren(RequestFormSheet)[-1]
    qtbot.waitUntil(lambda: form._fields.values() == {"item": TEA})
    kind = form._forms.index(form._chosen)
    form._choose(
        next(place for place, other in enumerate(form._forms) if other.fields != form._forms[kind].fields)
    )
    form._choose(kind)
    assert form._fields.values() == {"item": TEA}, "another type and back: nothing is typed twice"
    qtbot.keyClick(form, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(kind == "request.open" for kind, _ in desk.submitted))
    assert (done(desk, "request.open")["fields"], done(desk, "request.open")["summary"]) == ({"item": TEA}, TEA)


def test_a_time_limit_stands_once_today_with_what_is_left_and_on_another_day_alone(
    at_work: Opener, qtbot: QtBot
) -> None:
    _desk, window = at_work()
    sheet = request_sheet(window, qtbot, TEA)
    file = sheet._file
    assert file is not None
    assert file.card.clock is not None
    for left, said in ((12, "今日 14:17·剩 12 分"), (20 * 60, "明日 10:05 前"), (-5, "已超 5 分")):
        clock = replace(file.card.clock, due_at=NOW + timedelta(minutes=left), paused_at=None)
        facts = RequestFacts()
        qtbot.addWidget(facts)
        facts.show_file(replace(file, card=replace(file.card, clock=clock)), NOW)
        assert [value.text() for name, value in facts._pairs if name.text() == "时限"] == [said]
