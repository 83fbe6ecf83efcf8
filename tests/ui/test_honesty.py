"""The pill never says synced while something waits, is settled or is still to come, and says what stands still (I23, I22)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from tests.fakes.invented_house import NOW
from tests.ui.conftest import Opener
from vipdesk.models.snapshot.desk import DeskPlate, SyncStatus
from vipdesk.ui.languages import switch_language
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.outage import MOST_SKEW_MINUTES, OutagePage
from vipdesk.ui.route import Place
from vipdesk.ui.shell.line_words import pill_face
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.plain_label import PlainLabel

GOOD = SyncStatus(online=True, last_sync=NOW)
PARTS: dict[str, tuple[object, ...]] = {
    "online": (True, False),
    "waiting": (0, 1),
    "refused": (0, 1),
    "conflicts": (0, 1),
    "settling": (False, True),
    "first_sync": (False, True),
    "trouble": (None, "desk_revoked"),
    "stuck": (False, True),
    "short_of_room": (False, True),
    "last_sync": (NOW, None),
}
CALM: tuple[Token, Token] = ("ok", "ok_soft")


@pytest.mark.proves("I23")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_of_all_states_only_the_one_in_which_nothing_is_left_looks_synced(
    language: str, qapp: QApplication
) -> None:
    assert qapp is not None
    switch_language(language)
    synced = {"zh": "已同步", "en": "Synced"}[language]
    for values in product(*PARTS.values()):
        changes = dict(zip(PARTS, values, strict=True))
        status = replace(GOOD, **changes)  # type: ignore[arg-type]  # fields by name
        face = pill_face(status)
        done = status.online and not any(changes[name] for name in PARTS if name not in ("online", "last_sync"))
        assert (face.icon == "check") is done, changes
        assert ((face.tone, face.ground) == CALM) is done, changes
        assert face.text.startswith(synced) is done, changes
        if status.waiting and not status.short_of_room and status.trouble is None:
            assert "1" in face.text
    switch_language("zh")


@pytest.mark.proves("I23")
def test_all_has_arrived_is_said_only_once_it_has_come_back_too(at_work: Opener) -> None:
    desk, window = at_work()
    pill = window.frame.status.pill
    desk.set_status(waiting=3, refused=0, conflicts=0, settling=True)
    desk.set_status(waiting=0)
    assert pill.face.text == "正在更新"
    desk.set_status(waiting=1)
    desk.set_status(waiting=0, settling=False)
    assert pill.face.text == "3 项全部送达·0 项要看"
    desk.set_status(settling=True)
    assert pill.face.icon != "check"


@pytest.mark.proves("I22")
def test_what_stands_still_is_said_on_the_pill_and_on_the_page(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.set_status(waiting=2, stuck=True)
    assert window.frame.status.pill.face.text == "2 项送不动·正在重试"
    assert "2 分钟没有动" in _state(_outage(window, qtbot))


@pytest.mark.proves("F25")
@pytest.mark.parametrize(
    ("minutes", "words"), [(3, "快了 3 分"), (-5256000, "慢了 5256000 分"), (2, None), (0, None)]
)
def test_a_clock_that_is_off_by_more_than_two_minutes_is_told(
    at_work: Opener, qtbot: QtBot, minutes: int, words: str | None
) -> None:
    desk, window = at_work()
    desk.set_status(skew_seconds=minutes * 60)
    state = _state(_outage(window, qtbot))
    assert ("本机时钟" in state) is (abs(minutes) > MOST_SKEW_MINUTES)
    assert words is None or words in state


@pytest.mark.proves("F30")
def test_a_full_disk_is_said_on_the_pill_and_on_the_page(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.set_status(short_of_room=True)
    assert window.frame.status.pill.face.text == "硬盘快满了"
    page = _outage(window, qtbot)
    assert page.warning.isVisible()
    assert page.warning.text() == "硬盘快满了，新的内容存不进，已保存的照常上传"
    desk.set_status(short_of_room=True, online=False)
    strip = window.frame.status.strip
    assert "硬盘也快满了" in strip._first.text()
    assert "照常" not in strip._first.text() + strip._second.text()
    stopped = {row.icon for row in page.works.rows() if row.spoken.endswith("停办")}
    assert stopped == {"user-check", "concierge-bell", "star", "ticket"}
    desk.set_status(short_of_room=False)
    assert not page.warning.isVisible()


@pytest.mark.proves("F24")
def test_without_the_line_the_page_says_until_when_and_then_that_it_has_stopped(
    at_work: Opener, qtbot: QtBot
) -> None:
    desk, window = at_work()
    ends = {"value_ends": NOW + timedelta(days=3), "sign_in_ends": NOW + timedelta(days=26)}
    desk.set_status(online=False, **ends)
    page = _outage(window, qtbot)
    by_icon = {row.icon: row.spoken for row in page.works.rows()}
    assert "不联网可办到 11月25日 14:05" in by_icon["ticket"]
    assert by_icon["ticket"].endswith("有限度")
    assert "不联网可办到 12月18日 14:05" in by_icon["lock"]
    desk.set_status(value_ends=NOW)
    stopped = {row.icon: row.spoken for row in page.works.rows()}
    assert "离线太久，联网后恢复" in stopped["ticket"]
    assert stopped["ticket"].endswith("停办")
    assert stopped["lock"].endswith("有限度")
    desk.set_status(online=True)
    assert all("不联网" not in row.spoken for row in page.works.rows())


def test_whom_to_call_is_on_the_page_where_the_house_has_said_it(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    page = _outage(window, qtbot)
    assert "有事请打" not in _state(page)
    page._show_plate(DeskPlate(desk.house_plate.house, "天河店", "前台一", phone="020-8888 6666"))
    assert "有事请打 020-8888 6666" in _state(page)
    desk.set_status(trouble="desk_revoked")
    assert "有事请打 020-8888 6666" in _state(page)


def test_the_button_shows_the_page_of_the_self_test(at_work: Opener, qtbot: QtBot) -> None:
    _, window = at_work()
    window.navigation.show_place(Place.SETTINGS)
    window.frame.stack.page(Place.SETTINGS).self_test.click()  # type: ignore[attr-defined]  # a SettingsPage
    qtbot.waitUntil(lambda: any("全部通过" in text for text in _plain_texts(window)), timeout=5000)


def _plain_texts(window: MainWindow) -> list[str]:
    found: list[str] = []
    found += [edit.toPlainText() for edit in window.findChildren(QPlainTextEdit)]
    return found + [edit.toPlainText() for edit in window.findChildren(QTextEdit)]


def _outage(window: MainWindow, qtbot: QtBot) -> OutagePage:
    window.navigation.show_place(Place.OUTAGE)
    qtbot.wait(20)
    page = window.frame.stack.page(Place.OUTAGE)
    assert isinstance(page, OutagePage)
    return page


def _state(page: OutagePage) -> str:
    """All that the page says of the state of things."""
    heading = [label.text() for label in page._waits.findChildren(PlainLabel)]
    return " ".join([page._title._sub.text(), page.warning.text(), *heading])
