"""A shopper's desk shows one card for an arrival; one press answers, and a mistake is taken back in words."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import MS, NOW, WINDOW_6, masked, named
from tests.ui.conftest import Opener
from vipdesk.models.snapshot.arrival import Call
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.widgets.call_card import CallCard

CALL = Call(
    named("visit", "called"), named("staff", "周敏"), masked("陈晓晴", MS), WINDOW_6.name, "龙井 不加糖", NOW
)


def _called(desk: FakeDesk, window: MainWindow, qtbot: QtBot, *calls: Call) -> CallCard:
    desk.waited_for = calls
    desk.changed.emit(frozenset({"visit"}))
    card = window.frame.calls.card
    qtbot.waitUntil(card.isVisible)
    return card


def test_one_press_answers_and_takes_the_card_away(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    assert window.frame.calls.card.isHidden()
    before = window.focusWidget()
    card = _called(desk, window, qtbot, CALL)
    assert card.accessibleName() == "陈** 女士, 窗边 6 号·刚到·龙井 不加糖"
    assert [button.shown_text() for button in card.buttons] == ["马上到", "3 分钟", "请人代"]
    assert window.focusWidget() is before

    card.buttons[1].click()
    card.buttons[1].click()
    qtbot.waitUntil(card.isHidden)
    assert desk.submitted == [
        (
            "visit.answer_call",
            {"visit_id": str(CALL.visit_id), "told_id": str(CALL.told_id), "answer": "three_minutes"},
        )
    ]


def test_an_arrival_taken_back_says_so_and_wants_only_to_be_seen(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    _called(desk, window, qtbot, CALL)
    card = _called(desk, window, qtbot, replace(CALL, taken_back=True))
    qtbot.waitUntil(lambda: "误登记" in card.accessibleName())
    assert [button.shown_text() for button in card.buttons if not button.isHidden()] == ["知道了"]
    card.buttons[0].click()
    qtbot.waitUntil(card.isHidden)
    assert desk.submitted[0][1]["answer"] == "seen"


def test_who_leaves_the_desk_takes_the_card_along(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    card = _called(desk, window, qtbot, CALL, replace(CALL, visit_id=named("visit", "second")))
    assert card.accessibleName().endswith("还有 1 位")
    window.sign_out()
    qtbot.waitUntil(card.isHidden)
