"""What a scan leads to, from any page."""

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes.invented_house import CHEN
from tests.fakes.invented_services import vouchers
from tests.ui.conftest import Opener
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.route import Place


def word(window: MainWindow) -> str:
    """The word of the verdict."""
    return window.verdict_layer.panel._face.word


@pytest.mark.parametrize("place", [Place.TODAY, Place.SERVICES, Place.VOUCHERS, Place.FOR_ME, Place.SETTINGS])
def test_a_card_shows_its_guest_from_everywhere(at_work: Opener, qtbot: QtBot, place: Place) -> None:
    _desk, window = at_work()
    window.navigation.show_place(place)

    window.scanner.scanned.emit("VP31008866173")
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)

    assert window.navigation.guest is not None
    assert window.navigation.guest.guest_id == CHEN


def test_a_card_closes_what_lies_over_the_page(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    window.show_keys()
    assert window.layered

    window.scanner.scanned.emit("VP31008866173")
    qtbot.waitUntil(lambda: window.navigation.place is Place.RECOGNISED)

    assert not window.layered


def test_a_voucher_shows_the_verdict_and_spends_nothing(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()

    window.scanner.scanned.emit(vouchers()[0].code)
    qtbot.waitUntil(lambda: window.verdicts.opened)

    assert word(window) == "可用"
    assert desk.submitted == []


@pytest.mark.parametrize(
    ("code", "shown"), [("289999999999999999", "这是付款码"), ("HTTP-SOMETHING", "不是本店的码")]
)
def test_foreign_codes_are_refused_with_a_sentence_to_say(
    at_work: Opener, qtbot: QtBot, code: str, shown: str
) -> None:
    _desk, window = at_work()

    window.scanner.scanned.emit(code)
    qtbot.waitUntil(lambda: window.verdicts.opened)

    assert word(window) == shown
    assert window.verdict_layer.panel._face.say


def test_the_first_scan_lights_the_scanners_sign(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    sign = window.frame.status._scanner_sign
    assert sign.accessibleName() == "今天还没有扫过码"

    window.scanner.scanned.emit("VP31008866173")
    qtbot.wait(5)

    assert sign.accessibleName() == "扫码枪正常"


def test_a_scan_hides_notes_again(at_work: Opener) -> None:
    _desk, window = at_work()
    window.navigation.veil_notes(veiled=False)

    window.scanner.scanned.emit("VP31008866173")

    assert window.navigation.notes_veiled
