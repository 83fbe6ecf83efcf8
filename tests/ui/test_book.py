"""The client book in the window: what whom is listed, sorting, filters, loads, a book handed over."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_book import CLIENTS, FILTERS, MIN_ZHOU, SHAN_LIN, SUPERVISOR, YAN_XU
from tests.fakes.invented_house import CHEN, STAFF
from tests.ui.book_walk import choose_successors, filter_sheet, hand_over_sheet, home, sign_in
from tests.ui.conftest import Opener
from vipdesk.errors import Code, Refused
from vipdesk.models.snapshot.book import BookOrder, BookQuestion, Conditions
from vipdesk.models.snapshot.desk import Answered, StaffCard
from vipdesk.models.vocabulary import Reach, Role
from vipdesk.ui.languages import switch_language
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.book.book_list import MOST_LISTED
from vipdesk.ui.pages.book.book_words import BookNumbers
from vipdesk.ui.pages.guest_home import Section
from vipdesk.ui.route import Place
from vipdesk.ui.widgets.spans import spans_text

Entrance = Callable[..., tuple[FakeDesk, MainWindow]]


@pytest.fixture
def at_the_book(at_work: Opener, qtbot: QtBot) -> Entrance:
    """Signs somebody in and goes to 贵宾."""

    def enter(card: StaffCard = SUPERVISOR, **settings: object) -> tuple[FakeDesk, MainWindow]:
        desk, window = at_work(**settings)
        desk.piece = 60
        sign_in(desk, window, card)
        window.navigation.show_place(Place.GUESTS)
        if card.role is not Role.RECEPTIONIST:
            qtbot.waitUntil(lambda: home(window).section is not Section.LATELY)
        qtbot.wait(30)
        return desk, window

    return enter


def names(window: MainWindow) -> list[str]:
    """Whom the list names, by the first letter."""
    return [row.letter for row in home(window).list.list.rows()]


def chips(window: MainWindow) -> list[str]:
    """The filters in sight."""
    return [chip.accessibleName() for chip in home(window).list.strip.chips._chips]


def go_to(window: MainWindow, section: Section, qtbot: QtBot) -> None:
    """Another part of the page."""
    home(window).show_section(section)
    qtbot.wait(30)


def asked(desk: FakeDesk) -> BookQuestion:
    """The latest question."""
    return desk.book_asked[-1]


@pytest.mark.proves("S33")
def test_a_receptionist_has_no_list_and_asks_for_none(at_the_book: Entrance) -> None:
    desk, window = at_the_book(STAFF[0])
    assert home(window).section is Section.LATELY
    assert not home(window).switch.isVisible()
    assert desk.book_asked == []


def test_a_shopper_sees_own_clients_with_given_names_hidden_in_the_counter_view(at_the_book: Entrance) -> None:
    desk, window = at_the_book(MIN_ZHOU)
    assert home(window).section is Section.MINE
    assert names(window) == list("顾曹梁许岑陈方沈江")
    (first, *_), heard = home(window).list.list.rows(), home(window).list.list.rows()[5].spoken
    assert spans_text(first.cells[0].title) == "顾** 先生"
    assert "陈晓晴" not in heard
    window.navigation.veil_notes(veiled=False)
    assert "陈晓晴" in home(window).list.list.rows()[5].spoken
    assert "138****8000" in home(window).list.list.rows()[5].spoken
    assert {question.reach for question in desk.book_asked} == {Reach.MINE}


def test_the_word_above_a_column_sorts_and_sorts_backwards(at_the_book: Entrance, qtbot: QtBot) -> None:
    desk, window = at_the_book(MIN_ZHOU)
    head = home(window).list.head
    for place, order in (
        (1, BookOrder.TIER),
        (3, BookOrder.NEXT_DATE),
        (0, BookOrder.NAME),
        (2, BookOrder.LAST_VISIT),
    ):
        head._buttons[place].click()
        qtbot.wait(20)
        assert (asked(desk).order, asked(desk).backwards) == (order, False)
    head._buttons[2].click()
    qtbot.wait(20)
    assert asked(desk).backwards
    assert names(window)[-1] == "顾"


def test_the_next_piece_is_asked_for_when_the_end_comes_near_and_no_list_goes_on_for_ever(
    at_the_book: Entrance, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, window = at_the_book()
    go_to(window, Section.STORE, qtbot)
    view = home(window).list
    desk.piece = 4
    monkeypatch.setattr("vipdesk.ui.pages.book.book_list.MOST_LISTED", 10)
    view._begin_anew()
    qtbot.waitUntil(lambda: len(view.list.rows()) >= 8)
    view.list.verticalScrollBar().setValue(view.list.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: len(view.list.rows()) == 10)
    assert "10" in view._foot.text()
    assert MOST_LISTED == 1200


def test_a_change_reads_as_much_again_as_is_in_sight(at_the_book: Entrance, qtbot: QtBot) -> None:
    desk, window = at_the_book()
    go_to(window, Section.STORE, qtbot)
    desk.piece = 4
    asked_before = len(desk.book_asked)
    desk.changed.emit(frozenset({"visit"}))
    qtbot.waitUntil(lambda: len(desk.book_asked) >= asked_before + 4)
    qtbot.wait(20)
    assert len(names(window)) == 13


def test_filters_stand_with_their_counts_and_one_lists_whom_it_means(at_the_book: Entrance, qtbot: QtBot) -> None:
    desk, window = at_the_book()
    go_to(window, Section.STORE, qtbot)
    qtbot.waitUntil(lambda: chips(window)[0] == "全部 13")
    assert chips(window)[1:] == ["久未到店的高等级 2", "本月生日 4", "喜欢 Velluto 3"]
    strip = home(window).list.strip
    strip.chips._chips[1].click()
    qtbot.waitUntil(lambda: names(window) == ["沈", "曾"])
    assert home(window)._title._sub.text() == "2 位"
    assert asked(desk).conditions == FILTERS[0].conditions
    desk.book_filters = [each for each in desk.book_filters if each is not FILTERS[0]]
    desk.changed.emit(frozenset({"guest_filter"}))
    qtbot.waitUntil(lambda: len(names(window)) == 13)
    assert home(window)._title._sub.text() == "13 位"


def test_conditions_without_a_name_are_tried_and_with_one_kept(at_the_book: Entrance, qtbot: QtBot) -> None:
    desk, window = at_the_book(MIN_ZHOU)
    strip = home(window).list.strip
    strip.new.click()
    sheet = filter_sheet(window)
    assert not sheet.audience.isVisible()
    assert not sheet.shopper.isVisible()
    sheet.tiers.choose([0])
    sheet.away.edit.setText("20")
    assert sheet.done.text() == "应用"
    sheet.act()
    qtbot.waitUntil(lambda: names(window) == ["陈"])
    assert chips(window)[-1] == "钻石·20 天没来"
    assert desk.submitted == []
    strip.new.click()
    sheet = filter_sheet(window)
    assert (sheet.tiers.places(), sheet.away.text()) == ((0,), "20")
    sheet.visits.edit.setText("6")
    sheet.spent.edit.setText("¥50,000")
    sheet.since.edit.setText("2026年6月1日")
    sheet.name.edit.setText("钻石")
    assert sheet.done.text() == "保存并应用"
    sheet.act()
    qtbot.waitUntil(lambda: any(chip.startswith("钻石") for chip in chips(window)))
    kind, args = desk.submitted[-1]
    kept = {
        "tiers": ["钻石卡"],
        "away_days": 20,
        "not_since": "2026-06-01",
        "visits_from": 6,
        "spent_from_fen": 5_000_000,
    }
    assert (kind, args) == ("book.save_filter", {"segment": False, "name": "钻石", "conditions": kept})
    qtbot.waitUntil(lambda: strip.conditions().not_since == date(2026, 6, 1))


def test_what_is_no_condition_is_said_and_nothing_is_asked(at_the_book: Entrance) -> None:
    desk, window = at_the_book()
    home(window).list.strip.new.click()
    sheet = filter_sheet(window)
    before = len(desk.book_asked)
    for field, text in (
        (sheet.away, "很久"),
        (sheet.since, "昨天"),
        (sheet.birthday, "999"),
        (sheet.visits, "常来"),
        (sheet.spent, "很多"),
    ):
        field.edit.setText(text)
        sheet.act()
        assert sheet._trouble.text() == "这样的条件本机查不了，请检查数字和文字。"
        field.edit.clear()
    sheet.name.edit.setText("谁都在")
    sheet.act()
    assert "必填" in sheet._trouble.text()
    assert (len(desk.book_asked), desk.submitted) == (before, [])


def test_a_supervisor_changes_a_segment_as_it_was_seen_and_a_shopper_does_not(
    at_the_book: Entrance, qtbot: QtBot
) -> None:
    desk, window = at_the_book()
    strip = home(window).list.strip
    strip.choose(FILTERS[1].filter_id)
    strip.edit.click()
    sheet = filter_sheet(window)
    sheet.birthday.edit.setText("14")
    desk.refuse_next = Refused(Code.FILTER_MOVED, name="本月生日")
    sheet.act()
    qtbot.waitUntil(lambda: "刚被别人改过" in sheet._trouble.text())
    sheet.act()
    _, args = desk.submitted[-1]
    assert args["based_on"] == {"name": "本月生日", "conditions": {"birthday_within": 30}}
    assert (args["segment"], args["conditions"]) == (True, {"birthday_within": 14})
    strip.edit.click()
    filter_sheet(window).remove.click()
    qtbot.waitUntil(lambda: "本月生日" not in "".join(chips(window)))
    sign_in(desk, window, MIN_ZHOU)
    window.navigation.show_place(Place.GUESTS)
    qtbot.waitUntil(lambda: home(window).section is Section.MINE)
    strip.choose(FILTERS[0].filter_id)
    assert not strip.edit.isVisible()
    strip.choose(FILTERS[2].filter_id)
    assert strip.edit.isVisible()


def test_from_a_client_one_comes_back_to_the_book(at_the_book: Entrance, qtbot: QtBot) -> None:
    _desk, window = at_the_book(MIN_ZHOU)
    view = home(window).list.list
    view.choose(CHEN)
    QTest.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.navigation.guest is not None and not home(window).isVisible())
    window.navigation.go_back()
    assert (window.navigation.place, window.navigation.guest) == (Place.GUESTS, None)
    assert home(window).isVisible()
    window.navigation.show_profile(CHEN)
    qtbot.waitUntil(lambda: window.navigation.guest is not None)
    qtbot.wait(20)
    window.navigation.ask_place(Place.GUESTS)
    assert home(window).isVisible()


def test_loads_lead_to_clients_and_to_the_review(at_the_book: Entrance, qtbot: QtBot) -> None:
    desk, window = at_the_book()
    go_to(window, Section.LOAD, qtbot)
    load = home(window).load
    rows = load.list.rows()
    assert [spans_text(cell.title) for cell in rows[0].cells] == ["周敏", "8", "40", "78", "0", "126", "9"]
    assert "钻石 8" in rows[0].spoken
    load.list.setCurrentIndex(load.list.model().index(4, 0))
    assert not load.hand_over.isEnabled()
    load.look.click()
    qtbot.waitUntil(lambda: home(window).section is Section.STORE and names(window) == ["崔"])
    go_to(window, Section.LOAD, qtbot)
    load.list.choose(SHAN_LIN.staff_id)
    load.list._open(load.list.currentIndex())
    qtbot.waitUntil(lambda: asked(desk).conditions == Conditions(shopper_id=SHAN_LIN.staff_id))


def review(window: MainWindow, qtbot: QtBot, place: int = 0) -> None:
    """The review of a shopper's book."""
    go_to(window, Section.LOAD, qtbot)
    load = home(window).load
    load.list.setCurrentIndex(load.list.model().index(place, 0))
    load.hand_over.click()
    qtbot.waitUntil(lambda: window.sheets.sheet is not None)


def test_a_book_is_handed_over_as_it_was_reviewed(at_the_book: Entrance, qtbot: QtBot) -> None:
    desk, window = at_the_book()
    review(window, qtbot)
    sheet = hand_over_sheet(window)
    assert not sheet.done.isEnabled()
    choose_successors(window, 0, 1)
    assert sheet.done.isEnabled()
    totals = [spans_text(row.cells[-1].title) for row in sheet.result.rows()]
    assert totals == ["82 → 83", "39 → 46"]
    # who must be noticed: in the lounge, a request open, a date near, only covered
    assert len(sheet.clients.rows()) == 7
    sheet.which.chosen.emit(1)
    sheet._decide(CHEN, None)
    assert spans_text(sheet.result.rows()[-1].cells[0].title) == "不再指派"
    sheet._undecide(CHEN)
    sheet._decide(CHEN, SHAN_LIN.staff_id)
    sheet.leaves.click()
    sheet.act()
    qtbot.waitUntil(lambda: window.sheets.sheet is None)
    kind, args = desk.submitted[-1]
    assert (kind, args["staff_id"], args["leaves"]) == ("staff.hand_over_book", str(MIN_ZHOU.staff_id), True)
    given = {part["staff_id"]: part["guest_ids"] for part in args["parts"]}
    assert str(CHEN) in given[str(SHAN_LIN.staff_id)]
    assert sorted(each for ids in given.values() for each in ids) == sorted(str(each.guest_id) for each in CLIENTS)
    assert "已交接 9 位" in home(window).load._foot.text()


def test_without_the_line_nothing_is_handed_over_and_the_sheet_says_so(
    at_the_book: Entrance, qtbot: QtBot
) -> None:
    desk, window = at_the_book()
    review(window, qtbot)
    choose_successors(window, 0)
    desk.set_status(online=False)
    sheet = hand_over_sheet(window)
    assert not sheet.done.isEnabled()
    assert sheet._trouble.text() == "这一步要联网后才能办。"
    desk.set_status(online=True)
    assert sheet.done.isEnabled()
    assert not sheet._trouble.isVisible()
    assert desk.submitted == []


def test_a_refusal_of_head_office_stays_in_the_sheet(at_the_book: Entrance, qtbot: QtBot) -> None:
    desk, window = at_the_book()
    desk.head_office_answers = False
    review(window, qtbot)
    choose_successors(window, 0)
    sheet = hand_over_sheet(window)
    sheet.act()
    qtbot.waitUntil(lambda: sheet._waits_for is not None)
    assert sheet.done.text() == "等总部确认…"
    assert not sheet.done.isEnabled()
    waits_for = sheet._waits_for
    assert waits_for is not None
    desk.answered.emit(Answered(waits_for, "refused", Code.STAFF_UNKNOWN.value))
    assert sheet._trouble.isVisible()
    assert sheet.done.isEnabled()


def test_a_large_book_goes_in_pieces_and_the_first_one_ends_the_rights(
    at_the_book: Entrance, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vipdesk.ui.pages.book.hand_over_sheet.CLIENTS_AT_ONCE", 4)
    desk, window = at_the_book()
    review(window, qtbot)
    choose_successors(window, 1)
    sheet = hand_over_sheet(window)
    sheet.leaves.click()
    sheet.act()
    qtbot.waitUntil(lambda: window.sheets.sheet is None)
    pieces = [args for kind, args in desk.submitted if kind == "staff.hand_over_book"]
    assert [args["leaves"] for args in pieces] == [True, False, False]
    assert [sum(len(part["guest_ids"]) for part in args["parts"]) for args in pieces] == [4, 4, 1]
    assert {part["staff_id"] for args in pieces for part in args["parts"]} == {str(YAN_XU.staff_id)}


def test_somebody_without_clients_can_leave_and_a_supervisor_is_not_dismissed_here(
    at_the_book: Entrance, qtbot: QtBot
) -> None:
    _desk, window = at_the_book()
    review(window, qtbot, place=3)
    sheet = hand_over_sheet(window)
    assert not sheet.leaves.isVisible()
    assert not sheet.done.isEnabled()
    window.navigation.close_sheet()
    review(window, qtbot, place=1)
    sheet = hand_over_sheet(window)
    assert sheet.leaves.isVisible()
    sheet.leaves.click()
    assert (sheet.done.text(), sheet.done.isEnabled()) == ("停用账号", True)


def test_who_takes_the_desk_next_sees_nothing_of_the_book_before(at_the_book: Entrance, qtbot: QtBot) -> None:
    desk, window = at_the_book()
    go_to(window, Section.STORE, qtbot)
    assert names(window)
    sign_in(desk, window, STAFF[0])
    assert names(window) == []
    window.navigation.show_place(Place.GUESTS)
    qtbot.wait(30)
    assert home(window).section is Section.LATELY


def test_a_sum_is_not_read_along_in_the_counter_view(at_the_book: Entrance) -> None:
    _desk, window = at_the_book()
    strip = home(window).list.strip
    window.navigation.veil_notes(veiled=True)
    strip.try_out(Conditions(spent_from_fen=5_000_000))
    assert chips(window)[-1] == "按近一年消费"
    window.navigation.veil_notes(veiled=False)
    assert chips(window)[-1] == "近一年消费满 ¥50,000.00"


@pytest.mark.usefixtures("qapp")
def test_long_numbers_are_read_with_their_commas() -> None:
    assert [BookNumbers().guests(count) for count in (7, 2363)] == ["7 位", "2,363 位"]
    switch_language("en")
    assert [BookNumbers().guests(count) for count in (1, 2363)] == ["1 guest", "2,363 guests"]
    switch_language("zh")
