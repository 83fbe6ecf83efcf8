"""The way through handing over: the page that writes itself, its sheets, signed, and read by whoever comes next."""

from collections.abc import Callable

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import STAFF
from tests.fakes.shift_desk import ESCALATOR, LAMP
from vipdesk.ui.dialogs.ready_sheet import ReadySheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.handover import HandoverPage
from vipdesk.ui.pages.handover_rows import ADD
from vipdesk.ui.route import Place


def shift_states(desk: FakeDesk, window: MainWindow) -> dict[str, Callable[[], None]]:
    """One state after the other."""
    route = window.navigation

    def page() -> HandoverPage:
        found = window.frame.stack.page(Place.HANDOVER)
        assert isinstance(found, HandoverPage)
        return found

    def show() -> None:
        route.close_sheet()
        route.show_place(Place.HANDOVER)

    def strike() -> None:
        page().paper.lines.struck.emit(("care", ESCALATOR))
        page().paper.pin.setText("2608")

    def hand_over() -> None:
        page().paper.pin.clear()
        desk._staff = STAFF[1]
        desk.be_handed_over()
        show()

    def own() -> None:
        desk._staff = STAFF[0]
        show()

    return {
        "handover": show,
        "handover_struck": strike,
        "handover_note": lambda: page().paper.lines.opened.emit(ADD),
        "handover_note_read": lambda: page().sources.cards.opened.emit(("care", LAMP)),
        "ready": lambda: route.show_sheet(ReadySheet(desk, route)),
        "handover_to_read": hand_over,
        "handover_read": lambda: page().paper.lines.opened.emit(page().paper.lines.chosen_key()),
        "handover_own": own,
        "_handover_over": desk.handovers.clear,
    }
