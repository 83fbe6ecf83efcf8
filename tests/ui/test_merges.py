"""Two records become one in the window: hint, side by side, who may, merged, undone; keyboard first."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import CHEN, STAFF
from tests.fakes.kin_desk import MERGED, OTHER_CHEN, SIGHT
from tests.ui.conftest import Opener
from vipdesk.errors import Code, Refused
from vipdesk.models.snapshot.guests import Resemblance
from vipdesk.models.snapshot.likeness import Evidence, Likeness
from vipdesk.models.vocabulary import Because, Choice
from vipdesk.ui.dialogs.merge_sheet import MergeSheet
from vipdesk.ui.dialogs.other_record_sheet import OtherRecordSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.merge_words import hanging_parts, likeness_text, merge_because_text, merge_field_text
from vipdesk.ui.pages.guests import GuestsPage
from vipdesk.ui.route import Place


def _profile(desk: FakeDesk, window: MainWindow, qtbot: QtBot) -> GuestsPage:
    """The profile of a guest who has a second record, before a supervisor."""
    desk._staff = STAFF[5]
    desk.be_alike()
    window.navigation.show_profile(CHEN)
    page = window.frame.stack.page(Place.GUESTS)
    assert isinstance(page, GuestsPage)
    qtbot.waitUntil(page.view.kinship.isVisible)
    return page


def _beside(page: GuestsPage, window: MainWindow, qtbot: QtBot) -> MergeSheet:
    page.view.kinship.buttons[0].click()
    sheet = window.sheets.sheet
    assert isinstance(sheet, MergeSheet)
    qtbot.waitUntil(lambda: sheet._sight is not None)
    return sheet


def test_from_the_hint_to_one_guest_and_back(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = _profile(desk, window, qtbot)
    sheet = _beside(page, window, qtbot)
    pair = sheet.panel.pairs[0]
    pair.ours.setFocus()
    QTest.keyClick(pair.ours, Qt.Key.Key_Right)
    QTest.keyClick(pair.theirs, Qt.Key.Key_Space)
    QTest.keyClick(pair.theirs, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.sheets.sheet is None)
    kind, args = desk.submitted[-1]
    assert (kind, args["guest_id"], args["merged_id"]) == ("guest.merge", str(CHEN), str(OTHER_CHEN))
    assert args["choices"] == {field.field: field.proposed.value for field in SIGHT.fields} | {
        "full_name": "theirs"
    }
    qtbot.waitUntil(lambda: any("撤销" in each.shown_text() for each in page.view.kinship.buttons))
    page.view.kinship.buttons[0].click()
    qtbot.waitUntil(lambda: desk.submitted[-1] == ("guest.undo_merge", {"merge_id": str(MERGED.merge_id)}))
    qtbot.waitUntil(lambda: page._said.text() == "已撤销合并，两份档案都在")


def test_after_thirty_days_the_undoing_is_refused_in_words(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = _profile(desk, window, qtbot)
    desk.refuse_next = Refused(Code.MERGE_SETTLED, days=30)
    page._undo_merge(MERGED.merge_id)
    qtbot.waitUntil(lambda: "30" in page._said.text())


def test_whoever_may_not_merge_sees_both_and_why(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = _profile(desk, window, qtbot)
    desk._staff = STAFF[0]
    sheet = _beside(page, window, qtbot)
    assert not sheet.done.isEnabled()
    assert sheet._trouble.text() == "合并和撤销合并由主管来做"
    before = len(desk.submitted)
    sheet.act()
    assert len(desk.submitted) == before


def test_the_sides_are_swapped_with_their_choices(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    sheet = _beside(_profile(desk, window, qtbot), window, qtbot)
    sheet.swap.click()
    qtbot.waitUntil(lambda: sheet._sight is not None and sheet._sight.ours.guest_id == OTHER_CHEN)
    assert sheet.panel.choices()["tier"] == Choice.THEIRS


def test_the_other_record_is_looked_for_from_the_buttons(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = _profile(desk, window, qtbot)
    page.merge.click()
    sheet = window.sheets.sheet
    assert isinstance(sheet, OtherRecordSheet)
    qtbot.waitUntil(lambda: sheet.list.chosen_key() == OTHER_CHEN)
    assert sheet._hint.text() == ""
    sheet.who.edit.setText("zzz")
    qtbot.waitUntil(sheet._nobody.isVisible)
    assert sheet._hint.text() == ""
    sheet.who.edit.setText("cxq")
    qtbot.waitUntil(lambda: sheet.list.chosen_key() not in (None, OTHER_CHEN))
    assert sheet._hint.text() == "最多列 8 位，再输一个字更准"
    assert sheet.list.chosen_key() != CHEN
    sheet.who.edit.setText("蔡雪晴")
    qtbot.waitUntil(lambda: len(sheet.list.rows()) == 1)
    assert sheet._hint.text() == ""
    sheet.act()
    qtbot.waitUntil(lambda: isinstance(window.sheets.sheet, MergeSheet))


def test_every_reason_and_field_has_its_words() -> None:
    likeness = Likeness(CHEN, "陈**", None, Resemblance.SAME_NAME, tuple(Evidence))
    assert likeness_text(likeness) == "同名、手机号相同、车牌相同、生日相同、手机尾号相同"
    for field in SIGHT.fields:
        assert merge_field_text(field.field) != field.field
    for because in Because:
        changed = SIGHT.fields[5].__class__("taboo", *(SIGHT.fields[5].ours,) * 2, Choice.OURS, because, both="x")
        assert merge_because_text(changed)
    assert hanging_parts((("visit", 2), ("table of tomorrow", 3))) == ["到店 2", "其他 3"]
    assert hanging_parts(()) == ["还没有往来"]


def test_two_who_are_not_one_are_told_apart_and_a_supervisor_takes_it_back(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = _profile(desk, window, qtbot)
    page.view.kinship.buttons[1].click()
    pair = {"guest_id": str(CHEN), "other_id": str(OTHER_CHEN)}
    qtbot.waitUntil(lambda: desk.submitted[-1] == ("guest.tell_apart", pair))
    qtbot.waitUntil(lambda: not page.view.kinship.buttons)
    page.merge.click()
    sheet = window.sheets.sheet
    assert isinstance(sheet, OtherRecordSheet)
    qtbot.waitUntil(lambda: bool(sheet.apart.buttons))
    sheet.apart.buttons[0].click()
    qtbot.waitUntil(lambda: desk.submitted[-1] == ("guest.undo_tell_apart", pair))
    qtbot.waitUntil(lambda: not sheet.apart.buttons and sheet.list.chosen_key() == OTHER_CHEN)
