"""The way through who a guest is and who looks after them, for tests that look at every page and sheet."""

from collections.abc import Callable

from tests.fakes import invented_house as house
from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import CHEN, STAFF
from tests.fakes.kin_desk import OTHER_CHEN
from vipdesk.models.vocabulary import Role
from vipdesk.ui.dialogs.export_sheet import ExportSheet
from vipdesk.ui.dialogs.merge_sheet import MergeSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.guests import GuestsPage
from vipdesk.ui.pages.profile import Tab


def _in_turn(*steps: Callable[[], None]) -> Callable[[], None]:
    def every() -> None:
        for step in steps:
            step()

    return every


PAIR = {"guest_id": str(CHEN), "other_id": str(OTHER_CHEN)}


def _tell_apart(desk: FakeDesk) -> None:
    desk._tell_apart(PAIR)


def _cover(desk: FakeDesk) -> None:
    desk._set_cover({"guest_id": str(CHEN), "staff_id": str(STAFF[3].staff_id)})


def _choose_full(window: MainWindow) -> None:
    """What two people have to say for everything."""
    sheet = window.sheets.sheet
    assert isinstance(sheet, ExportSheet)
    sheet.how.choose(1)
    sheet.how.chosen.emit(1)


def care_states(desk: FakeDesk, window: MainWindow, guests: GuestsPage) -> dict[str, Callable[[], None]]:
    """A second record of the guest until it is merged or told apart; the guest's card as a file; somebody stands in."""
    route = window.navigation

    def of_guest() -> None:
        route.show_profile(CHEN)

    def beside() -> None:
        route.show_sheet(MergeSheet(desk, route, CHEN, OTHER_CHEN))

    def merge() -> None:
        sheet = window.sheets.sheet
        assert isinstance(sheet, MergeSheet)
        sheet.act()

    def become(role: Role) -> None:
        desk._staff = next(card for card in house.STAFF if card.role is role)

    return {
        "alike": _in_turn(route.close_sheet, desk.be_alike, of_guest),
        "other_record": guests.merge.click,
        "merge_not_allowed": beside,
        "merge": _in_turn(lambda: become(Role.SUPERVISOR), beside),
        "merged": merge,
        "apart": _in_turn(route.close_sheet, lambda: _tell_apart(desk), guests.merge.click),
        "export_card": _in_turn(route.close_sheet, lambda: guests._change("card", None)),
        "export_card_full": lambda: _choose_full(window),
        "covered": _in_turn(
            route.close_sheet,
            lambda: _cover(desk),
            lambda: guests.view.tabs.choose(Tab.OVERVIEW),
            guests.refresh,
        ),
        "_receptionist": lambda: become(Role.RECEPTIONIST),
    }
