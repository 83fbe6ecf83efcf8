"""The way through the client book, for tests that look at every state of the window, and for the manual's pictures."""

from collections.abc import Callable
from functools import partial

from tests.fakes.fake_desk import FakeDesk
from tests.fakes.invented_book import FILTERS, MIN_ZHOU, SUPERVISOR
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.ui.dialogs.filter_sheet import FilterSheet
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.pages.book.hand_over_sheet import HandOverSheet
from vipdesk.ui.pages.guest_home import GuestHome, Section
from vipdesk.ui.pages.guests import GuestsPage
from vipdesk.ui.route import Place


def sign_in(desk: FakeDesk, window: MainWindow, card: StaffCard) -> None:
    """Somebody else takes the desk."""
    desk._staff = card
    desk.staff_changed.emit(card)
    window._locked = None
    window._entered(card)


def home(window: MainWindow) -> GuestHome:
    """The page 贵宾 without a guest."""
    page = window.frame.stack.page(Place.GUESTS)
    assert isinstance(page, GuestsPage)
    return page.home


def hand_over_sheet(window: MainWindow) -> HandOverSheet:
    """The review in sight."""
    sheet = window.sheets.sheet
    assert isinstance(sheet, HandOverSheet)
    return sheet


def filter_sheet(window: MainWindow) -> FilterSheet:
    """The conditions in sight."""
    sheet = window.sheets.sheet
    assert isinstance(sheet, FilterSheet)
    return sheet


def choose_successors(window: MainWindow, *places: int) -> None:
    """Some of the colleagues take over."""
    sheet = hand_over_sheet(window)
    sheet.successors.choose(places)
    sheet.successors.changed.emit()


def book_states(desk: FakeDesk, window: MainWindow) -> dict[str, Callable[[], None]]:
    """Every state of the book, of a shopper and of a supervisor."""
    route = window.navigation

    def take_row(place: int) -> None:
        view = home(window).load.list
        view.setCurrentIndex(view.model().index(place, 0))

    return {
        "_shopper": lambda: sign_in(desk, window, MIN_ZHOU),
        "book_mine": lambda: route.show_place(Place.GUESTS),
        "_supervisor": lambda: sign_in(desk, window, SUPERVISOR),
        "_book": lambda: route.show_place(Place.GUESTS),
        "book_nobody": lambda: home(window).show_section(Section.MINE),
        "book_store": lambda: home(window).show_section(Section.STORE),
        "book_segment": lambda: home(window).list.strip.choose(FILTERS[0].filter_id),
        "book_filter": home(window).list.strip.edit.click,
        "_filter_closed": route.close_sheet,
        "book_loads": lambda: home(window).show_section(Section.LOAD),
        "_row": partial(take_row, 0),
        "book_hand_over": home(window).load.hand_over.click,
        "book_review": lambda: choose_successors(window, 0, 1),
        "_review_closed": route.close_sheet,
    }
