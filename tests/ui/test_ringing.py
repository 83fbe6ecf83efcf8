"""Somebody rings: the card says who, masked, and opens them; a stranger is asked for at head office."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.fakes.invented_house import CHEN
from tests.ui.conftest import Opener
from vipdesk.models.snapshot.guests import GuestWay
from vipdesk.ui.pages.unknown_card import UnknownCardPage
from vipdesk.ui.route import Place


def test_a_known_number_opens_its_guest_and_a_strange_one_is_asked_for(at_work: Opener, qtbot: QtBot) -> None:
    _, window = at_work()
    rings = window.frame.rings
    window.ring("13800138000")
    qtbot.waitUntil(rings.card.isVisible)
    assert rings.card.accessibleName().startswith("来电 138****8000")
    assert "13800138000" not in rings.card.accessibleName()
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.navigation.place is Place.GUESTS)
    assert window.navigation.guest is not None
    assert window.navigation.guest.guest_id == CHEN
    assert not rings.card.isVisible()

    window.ring("13911112222")
    qtbot.waitUntil(rings.card.isVisible)
    rings.card.answered.emit(0)
    page = window.frame.stack.page(Place.UNKNOWN)
    assert isinstance(page, UnknownCardPage)
    assert page.way == GuestWay(phone="13911112222")


@pytest.mark.parametrize("number", ["8000", "anonymous"])
def test_what_is_no_whole_number_is_nobodys(number: str, at_work: Opener, qtbot: QtBot) -> None:
    _, window = at_work()
    rings = window.frame.rings
    place = window.navigation.place
    window.ring(number)
    qtbot.waitUntil(rings.card.isVisible)
    rings.open()
    assert window.navigation.place is place
    assert rings.caller is None
