"""The way through 厅务 and its sheets, for tests that look at all of them."""

from collections.abc import Callable
from dataclasses import replace

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_house import CHEN
from vipdesk.models.snapshot.drinks import DrinksDesk
from vipdesk.models.snapshot.guests import Profile
from vipdesk.ui.dialogs.entry_sheet import EntrySheet
from vipdesk.ui.dialogs.keep_sheet import KeepSheet
from vipdesk.ui.dialogs.menu_sheet import MenuSheet
from vipdesk.ui.dialogs.order_sheet import OrderSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.small_services import Small, SmallServicesPage
from vipdesk.ui.pages.small_tabs.entries import AnswersTab, DirectoryTab
from vipdesk.ui.pages.small_tabs.tag_sheet import TagSheet
from vipdesk.ui.route import Place


def small_page(window: MainWindow) -> SmallServicesPage:
    """The page 厅务."""
    page = window.frame.stack.page(Place.SMALL_SERVICES)
    assert isinstance(page, SmallServicesPage)
    return page


def drinks_view(desk: FakeDesk, guest: Profile) -> DrinksDesk:
    """The menu for a guest who must have no nuts."""
    against = tuple(
        replace(line, against=tuple(each for each in line.contains if each == "坚果")) for line in desk.menu
    )
    return DrinksDesk(against, tuple(desk.orders), 6, guest.taboo.text if guest.taboo else None)


def small_states(desk: FakeDesk, window: MainWindow) -> dict[str, Callable[[], None]]:
    """Each tab, and each sheet that lies over one."""
    route, profile = window.navigation, desk.house.profiles[CHEN]

    def tab(place: Small) -> Callable[[], None]:
        def show() -> None:
            route.close_sheet()
            route.show_place(Place.SMALL_SERVICES)
            small_page(window).show_tab(place)

        return show

    def ringing() -> None:
        route.close_sheet()
        window.ring("13800138000")

    return {
        "storage": tab(Small.STORAGE),
        "keep": lambda: route.show_sheet(KeepSheet(desk, route, profile, ("B 柜", "前台柜"))),
        "drinks": tab(Small.DRINKS),
        "order": lambda: route.show_sheet(OrderSheet(desk, route, profile, drinks_view(desk, profile), None)),
        "menu": lambda: route.show_sheet(MenuSheet(desk, route, desk.menu)),
        "directory": tab(Small.DIRECTORY),
        "answers": tab(Small.ANSWERS),
        "entry": lambda: route.show_sheet(EntrySheet(desk, route, DirectoryTab.kinds, desk.house_book[1])),
        "new_answer": lambda: route.show_sheet(EntrySheet(desk, route, AnswersTab.kinds, None)),
        "ringing": ringing,
        "_rung": window.frame.rings.leave,
        "tag": lambda: route.show_sheet(TagSheet(desk, route, desk.things[0])),
    }
