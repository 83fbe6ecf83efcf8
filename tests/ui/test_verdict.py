"""核销 (M4): stage by stage, and that only head office's answer makes it 已核销."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import CHEN, named
from tests.ui.conftest import Opener
from vipdesk.errors import Code, Refused
from vipdesk.models.snapshot.desk import Answered
from vipdesk.models.vocabulary import Act
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.widgets.choices import ChoiceButton
from vipdesk.ui.widgets.dressed import Menu
from vipdesk.ui.widgets.verdict_panel import VerdictFace, VerdictPanel

USABLE, OTHER, USED = (named("voucher", tail) for tail in ("7K2M", "3PXQ", "5TRN"))


def show(window: MainWindow, qtbot: QtBot, voucher_id: object = USABLE) -> VerdictPanel:
    """Show the verdict on a voucher."""
    window.navigation.show_voucher(voucher_id)  # type: ignore[arg-type]  # ids of invented vouchers
    qtbot.waitUntil(lambda: window.verdicts.opened)
    return window.verdict_layer.panel


def face(window: MainWindow) -> VerdictFace:
    """What the panel shows."""
    return window.verdict_layer.panel._face


def redeemed(desk: FakeDesk) -> list[str]:
    """Which vouchers were asked to be redeemed."""
    return [args["voucher_id"] for kind, args in desk.submitted if kind == "voucher.redeem"]


def test_usable_shows_amount_name_holder_and_last_day(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    panel = show(window, qtbot)

    shown = face(window)
    assert (shown.word, shown.amount, shown.name, shown.whose) == (
        "可用",
        "¥500.00",
        "生日礼券",
        "陈女士·至 12月31日",
    )
    assert panel.button.shown_text() == "核销 ¥500.00"
    assert panel.button.accessibleName() == "核销"


def test_enter_spends_and_head_offices_answer_makes_it_redeemed(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    panel = show(window, qtbot)

    qtbot.keyClick(panel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: face(window).word == "已核销")

    assert redeemed(desk) == [str(USABLE)]
    assert face(window).whose == "14:05·尾号 7K2M"
    assert panel.ring.running


def test_nothing_is_promised_before_head_office_has_answered(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.head_office_answers = False
    panel = show(window, qtbot)

    qtbot.keyClick(panel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(redeemed(desk)))
    qtbot.wait(20)
    assert face(window).word == "正在核销"

    window.verdicts._patience.timeout.emit()
    assert face(window).word == "等总部答复"
    desk.answered.emit(Answered(named("op", "somebody else's"), "accepted", None))
    assert face(window).word == "等总部答复"
    desk.answered.emit(Answered(named("op", "saved 1"), "accepted", None))
    assert face(window).word == "已核销"


def test_enter_twice_spends_once(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.head_office_answers = False
    panel = show(window, qtbot)

    for _ in range(3):
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    qtbot.wait(20)

    assert redeemed(desk) == [str(USABLE)]


def test_somebody_who_may_act_for_the_guest_is_chosen_with_an_arrow_and_sent_with_it(
    at_work: Opener, qtbot: QtBot
) -> None:
    desk, window = at_work()
    panel = show(window, qtbot)
    assert face(window).agents == ("本人", "林致远·配偶")

    qtbot.keyClick(panel, Qt.Key.Key_Right)
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: face(window).word == "已核销")

    (args,) = (args for kind, args in desk.submitted if kind == "voucher.redeem")
    assert args == {"voucher_id": str(USABLE), "by": str(named("relation", "林先生"))}
    assert face(window).whose.endswith("林致远·配偶 代用")


def test_the_guest_in_person_is_the_choice_that_stands_and_says_nothing_more(
    at_work: Opener, qtbot: QtBot
) -> None:
    desk, window = at_work()
    panel = show(window, qtbot)
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    qtbot.keyClick(panel, Qt.Key.Key_Left)
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(redeemed(desk)))
    assert desk.submitted[-1] == ("voucher.redeem", {"voucher_id": str(USABLE)})


def test_whoever_was_chosen_the_last_time_is_not_chosen_again(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    panel = show(window, qtbot)
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    qtbot.keyClick(show(window, qtbot), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(redeemed(desk)))
    assert desk.submitted[-1] == ("voucher.redeem", {"voucher_id": str(USABLE)})


def test_where_nobody_may_act_nobody_is_asked_for(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.lives.clear()
    show(window, qtbot)
    assert (face(window).agents, window.verdict_layer.panel.agents.isVisible()) == ((), False)
    assert face(window).hint == "Esc 不用了"


def test_a_no_that_the_voucher_does_not_explain_is_said_in_its_own_sentence(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.head_office_answers = False
    panel = show(window, qtbot)
    desk.lives.clear()
    before = list(desk.house.vouchers)
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(redeemed(desk)))
    qtbot.wait(10)
    desk.house.vouchers = before
    desk.answered.emit(Answered(named("op", "saved 1"), "refused", "may_not_act", {"act": "redeem"}))
    qtbot.waitUntil(lambda: face(window).word == "没有核销")
    assert face(window).why.startswith("“家人与代办人”里没有写这个人可以代办")


def test_escape_spends_nothing(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    panel = show(window, qtbot)

    qtbot.keyClick(panel, Qt.Key.Key_Escape)

    assert not window.verdicts.opened
    assert redeemed(desk) == []
    assert window.frame.top.search.hasFocus()


def test_a_used_voucher_says_where_and_when_and_offers_others(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    panel = show(window, qtbot, USED)

    shown = face(window)
    assert shown.word == "已使用"
    assert shown.why == "已于 11月20日 15:32 在北京路店使用"
    assert shown.say == "这张已经用过了，我看看您还有哪张可用。"
    assert panel.button.shown_text() == "改用 ¥500.00 生日礼券"


def test_arrows_choose_another_voucher_and_enter_shows_its_verdict(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    panel = show(window, qtbot, USED)

    qtbot.keyClick(panel, Qt.Key.Key_Down)
    assert panel.button.shown_text() == "改用 ¥300.00 回馈礼券"
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: face(window).word == "可用")

    assert face(window).amount == "¥300.00"
    assert redeemed(desk) == []


def test_without_the_line_it_is_said_that_it_waits(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.set_status(online=False)
    show(window, qtbot, OTHER)

    assert face(window).word == "联网后才能核销"
    assert face(window).tone == "warn"
    assert "系统" not in face(window).say


def test_the_line_that_drops_between_scan_and_enter_is_no_defect(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    panel = show(window, qtbot)
    desk.refuse_next = Refused(Code.ONLINE_ONLY)

    qtbot.keyClick(panel, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: face(window).word == "联网后才能核销")


def test_head_offices_no_shows_the_verdict_again(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    desk.head_office_answers = False
    panel = show(window, qtbot)
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(redeemed(desk)))
    qtbot.wait(10)

    desk.answered.emit(Answered(named("op", "saved 1"), "refused", "voucher_not_usable"))

    qtbot.waitUntil(lambda: face(window).word == "已使用")


def test_the_left_half_is_veiled_before_anything_is_blurred(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    layer = window.verdict_layer

    layer.open_over(window.frame)

    assert layer.isVisible()
    assert layer._behind is None
    left = layer.grab().toImage().pixelColor(200, 300)
    page = window.frame.grab().toImage().pixelColor(200, 300)
    assert left != page
    qtbot.waitUntil(lambda: layer._behind is not None)


def test_only_a_redeemed_panel_closes_by_itself(at_work: Opener, qtbot: QtBot) -> None:
    _desk, window = at_work()
    panel = show(window, qtbot)
    assert not panel.ring.running

    qtbot.keyClick(panel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.ring.running)
    panel.ring.start(0)

    assert not window.verdicts.opened


def test_whoever_has_no_room_is_in_the_menu_and_a_name_longer_than_the_line_is_cut(
    at_work: Opener, qtbot: QtBot
) -> None:
    desk, window = at_work()
    one = desk.lives[CHEN].relations[0]
    long = replace(one, relation_id=named("relation", "long"), name="王" * 60, may=(Act.REDEEM,))
    desk.lives[CHEN] = replace(desk.lives[CHEN], relations=(one, long))
    panel = show(window, qtbot)
    assert [chip.text() for chip in _in_sight(panel)] == ["本人", "林致远·配偶", "其他人…"]
    for _ in range(2):
        qtbot.keyClick(panel, Qt.Key.Key_Right)
    guest, chosen, more = _in_sight(panel)
    assert (guest.text(), more.text()) == ("本人", "其他人…")
    assert chosen.text().endswith("…")
    assert chosen.accessibleName() == face(window).agents[-1]
    assert more.geometry().right() <= panel.agents.width()


def test_everybody_who_may_use_it_can_be_chosen_by_arrows_and_from_the_menu(at_work: Opener, qtbot: QtBot) -> None:
    desk, window = at_work()
    one = desk.lives[CHEN].relations[0]
    names = [f"王{number}" for number in range(8)]
    everybody = [
        replace(one, relation_id=named("relation", name), name=name, may=(Act.REDEEM,), confidential=False)
        for name in names
    ]
    desk.lives[CHEN] = replace(desk.lives[CHEN], relations=tuple(everybody))
    panel = show(window, qtbot)
    for _ in names:
        qtbot.keyClick(panel, Qt.Key.Key_Right)
    assert panel.agents.place() == len(names)
    shown = [chip.text() for chip in _in_sight(panel)]
    many = len(shown) - 3
    assert many > 1
    assert shown == ["本人", *face(window).agents[1 : many + 1], face(window).agents[-1], "其他人…"]
    assert all(
        left.geometry().right() < right.x()
        for left, right in zip(_in_sight(panel), _in_sight(panel)[1:], strict=False)
    )
    _in_sight(panel)[-1].click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, Menu)
    assert [each.text() for each in menu.actions()] == list(face(window).agents[many + 1 : -1])
    menu.actions()[0].trigger()
    menu.close()
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(redeemed(desk)))
    assert desk.submitted[-1][1]["by"] == str(everybody[many].relation_id)


def _in_sight(panel: VerdictPanel) -> list[ChoiceButton]:
    found = [chip for chip in panel.agents.findChildren(ChoiceButton) if chip.isVisibleTo(panel.agents)]
    return sorted(found, key=ChoiceButton.x)
