"""Who works when: read by everybody, written by a supervisor, told on banner, header and menus."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import CHEN, NOW, PIN, STAFF, named, to_come
from tests.fakes.roster_desk import TODAY, TOMORROW
from tests.ui.conftest import Opener
from vipdesk.errors import Code, Refused
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.snapshot.duty import UNKNOWN_DUTY, DutyView
from vipdesk.models.snapshot.guests import Shopper
from vipdesk.models.vocabulary import DutyState, Role
from vipdesk.ui.dialogs.roster_sheet import RosterSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.guest_face import shopper_spans
from vipdesk.ui.pages.roster import RosterPage
from vipdesk.ui.route import Place
from vipdesk.ui.widgets.spans import spans_text

XU, LIN = named("staff", "许言"), named("staff", "林珊")


def _enter(open_desk: Opener, qtbot: QtBot, role: Role) -> tuple[FakeDesk, MainWindow, RosterPage]:
    desk, window = open_desk()
    person: StaffCard = next(card for card in STAFF if card.role is role)
    desk.sign_in(person.staff_id, PIN, window.sign_in.entered.emit, lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: window.at_work)
    window.navigation.show_place(Place.ROSTER)
    page = window.frame.stack.page(Place.ROSTER)
    assert isinstance(page, RosterPage)
    qtbot.waitUntil(lambda: len(page.shoppers.list.rows()) == 3)
    return desk, window, page


def _spoken(page: RosterPage) -> list[str]:
    return [row.spoken for panel in (page.shoppers, page.others) for row in panel.list.rows()]


def test_the_roster_tells_hours_who_covers_who_wrote_it_and_who_is_at_work(
    open_desk: Opener, qtbot: QtBot
) -> None:
    _, _, page = _enter(open_desk, qtbot, Role.RECEPTIONIST)
    assert _spoken(page)[:3] == [
        "周敏, 顾问·早班, 09:00–17:30, 在岗, 导入·11月17日",
        "林珊, 顾问, 10:00–14:00·17:00–21:00, 17:00 到岗, 导入·11月17日",
        "许言, 顾问·年假·林珊 代班, 休息, 郑岚·11月22日",
    ]


def test_the_arrows_go_from_day_to_day_and_a_day_without_a_roster_says_so(open_desk: Opener, qtbot: QtBot) -> None:
    _, _, page = _enter(open_desk, qtbot, Role.RECEPTIONIST)
    qtbot.keyClick(page, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: _spoken(page)[0] == "周敏, 顾问, 未排")
    assert page.day == TOMORROW
    assert "这一天还没有排班" in page._sub_text()
    page.today.click()
    qtbot.waitUntil(lambda: "在岗" in _spoken(page)[0])
    assert page.day == TODAY


def test_only_a_supervisor_opens_a_day(open_desk: Opener, qtbot: QtBot) -> None:
    _, window, page = _enter(open_desk, qtbot, Role.RECEPTIONIST)
    page.shoppers.list.opened.emit(XU)
    assert window.sheets.sheet is None
    assert "Enter" not in [key for key, _ in page.hints()]


def test_a_supervisor_writes_a_day_with_what_was_seen_of_it(open_desk: Opener, qtbot: QtBot) -> None:
    desk, window, page = _enter(open_desk, qtbot, Role.SUPERVISOR)
    page.shoppers.list.opened.emit(XU)
    sheet = window.sheets.sheet
    assert isinstance(sheet, RosterSheet)
    assert sheet.hours.isHidden()
    sheet.kind.choose(0)
    sheet.kind.chosen.emit(0)
    sheet.act()
    assert not desk.submitted
    sheet.hours.edit.setText("10-14，22:00-6")
    sheet.label.edit.setText("")
    sheet.cover.setCurrentIndex(0)
    desk.refuse_next = Refused(Code.ROSTER_MOVED)
    sheet.act()
    qtbot.waitUntil(sheet._trouble.isVisible)
    sheet.act()
    qtbot.waitUntil(lambda: window.sheets.sheet is None)
    assert desk.submitted[-1] == (
        "roster.set_day",
        {
            "staff_id": str(XU),
            "day": TODAY.isoformat(),
            "shifts": [[600, 840], [1320, 1800]],
            "label": None,
            "cover_id": None,
            "based_on": {"shifts": [], "label": "年假", "cover_id": str(LIN)},
        },
    )
    qtbot.waitUntil(lambda: "10:00–14:00·22:00–次日 06:00" in _spoken(page)[2])


@pytest.mark.parametrize(
    ("duty", "later", "words"),
    [
        (DutyView(DutyState.ON, until=to_come(hours=1)), 0, "周敏 顾问·在岗"),
        (DutyView(DutyState.ON, until=to_come(hours=1)), 60, "周敏 顾问·休息"),
        (DutyView(DutyState.OFF, comes_at=to_come(hours=1)), 0, "周敏 顾问·15:05 到岗"),
        (DutyView(DutyState.OFF, comes_at=to_come(hours=1)), 60, "周敏 顾问·在岗"),
        (DutyView(DutyState.OFF), 0, "周敏 顾问·休息"),
        (UNKNOWN_DUTY, 0, "周敏 顾问·班次未知"),
    ],
)
def test_the_banner_says_whether_the_shopper_is_at_work_by_now(
    at_work: Opener, duty: DutyView, later: int, words: str
) -> None:
    desk, _ = at_work()
    chen = desk.house.profiles[CHEN]
    assert chen.shopper is not None
    guest = replace(chen, shopper=replace(chen.shopper, duty=duty))
    assert spans_text(shopper_spans(guest, NOW + timedelta(minutes=later))) == words


def test_who_covers_stands_behind_the_shopper(at_work: Opener) -> None:
    desk, _ = at_work()
    lin = next(card for card in STAFF if card.staff_id == LIN)
    guest = replace(desk.house.profiles[CHEN], cover=Shopper(LIN, lin.name, DutyView(DutyState.ON)))
    assert spans_text(shopper_spans(guest, NOW)) == "周敏 顾问·在岗·林珊 代班·在岗"
    assert shopper_spans(replace(guest, shopper=None, cover=None), NOW) == ()
