"""断网与回来 (M3): the pill, the strip in the place of the status bar, and the page of what works."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from tests.fakes.invented_house import NOW, named
from tests.ui.conftest import Opener
from vipdesk.models.snapshot.desk import Matter, MatterKind, SyncStatus
from vipdesk.ui.languages import switch_language
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.matter_words import Step, next_step, proposed, reason_text
from vipdesk.ui.pages.outage import OutagePage
from vipdesk.ui.route import Place
from vipdesk.ui.shell.line_words import pill_face
from vipdesk.ui.theme.theme import set_theme, theme

GOOD = SyncStatus(online=True, last_sync=NOW)


def pill(window: MainWindow) -> str:
    """What the pill says."""
    return window.frame.status.pill.face.text


@pytest.mark.parametrize(
    ("changes", "icon", "text"),
    [
        ({}, "check", "已同步 14:05"),
        ({"online": False}, "pause", "离线·照常接待"),
        ({"online": False, "waiting": 3}, "pause", "离线·3 项待上传"),
        ({"waiting": 37}, "arrow-up", "37 项待上传"),
        ({"refused": 1}, "circle-alert", "1 项请您看一眼"),
        ({"conflicts": 2}, "circle-alert", "2 项请您看一眼"),
        ({"waiting": 1, "refused": 1}, "arrow-up", "1 项待上传"),
        ({"first_sync": True}, "arrow-down", "首次同步中"),
        ({"settling": True}, "refresh-cw", "正在更新"),
        ({"trouble": "desk_revoked", "waiting": 2}, "circle-alert", "总部已停用本机，请联系管理员。"),
    ],
)
def test_the_pill_says_icon_word_and_number(changes: dict[str, object], icon: str, text: str) -> None:
    switch_language("zh")
    face = pill_face(replace(GOOD, **changes))  # type: ignore[arg-type]  # fields by name

    assert (face.icon, face.text) == (icon, text)


@pytest.mark.parametrize("online", [True, False])
def test_all_synced_is_never_shown_while_something_waits(online: bool) -> None:  # noqa: FBT001 - a parameter
    for waiting in (1, 5000):
        assert pill_face(replace(GOOD, online=online, waiting=waiting)).icon != "check"


def test_the_strip_takes_the_bars_place_and_pushes_nothing(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = window.frame.stack.geometry()

    desk.set_status(online=False)
    qtbot.wait(10)

    strip = window.frame.status.strip
    assert strip.isVisible()
    assert strip.geometry() == window.frame.status.rect()
    assert window.frame.stack.geometry() == page
    assert "礼券核销要等联网" in strip._second.text()
    assert strip.pill.face.text == "离线·照常接待"


def test_after_its_seconds_the_strip_shrinks_into_the_pill(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    set_theme(replace(theme(), still=False))
    desk.set_status(online=False)
    status = window.frame.status

    status._strip_over.timeout.emit()
    status._shrinking.setCurrentTime(120)
    half = QRect(status.strip.geometry())
    qtbot.waitUntil(lambda: not status.strip.isVisible())

    assert 0 < half.left() < status.pill.geometry().left()
    assert half.right() == status.rect().right()
    assert pill(window) == "离线·照常接待"


def test_the_strip_comes_once_for_one_outage(at_work: Opener) -> None:
    desk, window = at_work()
    desk.set_status(online=False)
    window.frame.status.strip.hide()

    desk.set_status(waiting=1)

    assert not window.frame.status.strip.isVisible()


def test_the_lines_return_takes_the_strip_away_at_once(at_work: Opener) -> None:
    desk, window = at_work()
    desk.set_status(online=False)

    desk.set_status(online=True)

    assert not window.frame.status.strip.isVisible()


def test_what_waited_counts_down_and_ends_in_all_sent(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.set_status(online=False, waiting=37, refused=0, conflicts=0)
    desk.set_status(online=True)
    qtbot.waitUntil(lambda: pill(window) == "37 项待上传")

    desk.set_status(waiting=0)
    assert pill(window) == "37 项全部送达·0 项要看"

    window.frame.status._sent_over.timeout.emit()
    assert pill(window) == "已同步 14:05"


def test_what_was_refused_on_return_is_named(at_work: Opener) -> None:
    desk, window = at_work()
    desk.set_status(waiting=2, refused=0, conflicts=0)

    desk.set_status(waiting=0, refused=1)
    assert pill(window) == "2 项全部送达·1 项要看"
    window.frame.status._sent_over.timeout.emit()

    assert pill(window) == "1 项请您看一眼"
    assert window.frame.rail.buttons[Place.FOR_ME].accessibleName() == "待我处理 1"


def test_the_strips_button_opens_what_works(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.set_status(online=False, waiting=2)

    window.frame.status.strip.more.click()
    qtbot.waitUntil(lambda: window.navigation.place is Place.OUTAGE)
    page = window.frame.stack.page(Place.OUTAGE)
    works = [row.spoken for row in page.works.rows()]  # type: ignore[attr-defined]  # an OutagePage
    waits = [row.spoken for row in page.waits.rows()]  # type: ignore[attr-defined]  # as above

    assert any(row.startswith("接待") and row.endswith("照常") for row in works)
    assert waits[0].startswith("核销礼券")
    assert all(row.endswith("等联网") for row in waits)
    assert "2 项待上传" in page._title._sub.text()  # type: ignore[attr-defined]  # as above
    assert "14:05" in page._title._sub.text()  # type: ignore[attr-defined]  # as above


def test_today_says_how_old_its_data_is_only_while_offline(at_work: Opener) -> None:
    desk, window = at_work()
    page = window.frame.stack.page(Place.TODAY)
    assert "数据截至" not in page._title._sub.text()  # type: ignore[attr-defined]  # a TodayPage

    desk.set_status(online=False)

    assert "数据截至 14:05" in page._title._sub.text()  # type: ignore[attr-defined]  # as above


def test_a_withdrawn_desk_is_not_told_that_the_line_is_down(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    withdrawn = "总部已停用本机，请联系管理员。"

    desk.set_status(online=False, waiting=1, trouble="desk_revoked")
    strip = window.frame.status.strip
    assert strip.isVisible()
    assert (strip._first.text(), strip._second.text()) == (withdrawn, "")

    strip.more.click()
    qtbot.waitUntil(lambda: window.navigation.place is Place.OUTAGE)
    page = window.frame.stack.page(Place.OUTAGE)
    assert isinstance(page, OutagePage)
    assert [row.spoken.rsplit(", ")[-1] for row in page.waits.rows()] == ["办不了"] * 3
    assert page.works.rows()[0].spoken.endswith("只在本机")
    assert not any("联网" in row.spoken for row in page.works.rows())


def test_a_trouble_that_comes_during_an_outage_is_said_once(at_work: Opener) -> None:
    desk, window = at_work()
    desk.set_status(online=False)
    strip = window.frame.status.strip
    strip.hide()

    desk.set_status(trouble="protocol_too_old")
    assert strip.isVisible()
    assert strip._first.text() == "程序版本太旧，请升级；待上传的内容都在。"

    strip.hide()
    desk.set_status(waiting=2)
    assert not strip.isVisible()


def test_what_waits_at_a_withdrawn_desk_promises_no_sending() -> None:
    switch_language("zh")
    matter = Matter(
        op_id=named("op", "x"),
        kind=MatterKind.WAITING,
        intent="guest.add_note",
        about="陈**",
        author=None,
        asked_at=NOW,
        code=None,
    )
    down, withdrawn = SyncStatus(online=False), SyncStatus(online=False, trouble="desk_revoked")

    assert next_step(matter, down) == "不用做什么，联网后自动送出。"
    assert reason_text(matter, withdrawn) == "已记在本机，还没有送到总部：总部已停用本机，请联系管理员。"
    assert "自动送出" not in next_step(matter, withdrawn)
    assert (proposed(matter, down), proposed(matter, withdrawn)) == (Step.SYNC, Step.TODAY)
