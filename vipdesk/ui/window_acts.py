"""What each command does in the window, and when it may: nothing reaches a page that is hidden or covered."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from vipdesk.ui.commands import command_text
from vipdesk.ui.page import DoorPage, GuestPage, OfferingPage, TabbedPage, UndoingPage
from vipdesk.ui.route import RAIL, Place
from vipdesk.ui.theme.theme import SCALES, theme

if TYPE_CHECKING:
    from vipdesk.ui.main_window import MainWindow

_ALWAYS = frozenset({"full_screen", "larger", "smaller", "normal_size"})
_OVER_LAYERS = _ALWAYS | {"counter_view", "lock"}


class WindowActs:
    """The acts of all commands, by name."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def all(self) -> dict[str, Callable[[], None]]:
        """Every command with its act, guarded."""
        window, route = self._window, self._window.navigation
        acts: dict[str, Callable[[], None]] = {
            "find": route.find_guest,
            "new_request": window.open_request_form,
            "check_in": lambda: self._with_guest(lambda page: page.check_in()),
            "check_out": lambda: self._with_guest(lambda page: page.check_out()),
            "visit_details": self._ask_details,
            "paper_visit": self._enter_paper_visit,
            "print_card": lambda: self._with_guest(lambda page: page.print_card()),
            "redeem": lambda: route.show_place(Place.VOUCHERS),
            "issue": self._issue,
            "undo": self._undo,
            "new_appointment": self._book,
            "appointments": lambda: route.show_place(Place.APPOINTMENTS),
            "handover": lambda: route.show_place(Place.HANDOVER),
            "ready": self._show_ready,
            "roster": lambda: route.show_place(Place.ROSTER),
            "complaints": lambda: route.show_place(Place.COMPLAINTS),
            "settings": lambda: route.show_place(Place.SETTINGS),
            "small_services": lambda: route.show_place(Place.SMALL_SERVICES),
            "wifi_slip": self._print_wifi,
            "incoming": self._open_caller,
            "line": lambda: route.show_place(Place.OUTAGE),
            "next_tab": lambda: self._step_tab(1),
            "previous_tab": lambda: self._step_tab(-1),
            "sync": window.desk.sync_now,
            "counter_view": window.cover,
            "lock": window.lock,
            "full_screen": self._full_screen,
            "rail": self._rail,
            "larger": lambda: self._resize_text(1),
            "smaller": lambda: self._resize_text(-1),
            "normal_size": lambda: window.change_scale(1.0),
            "keys": window.show_keys,
        }
        for place in RAIL:
            acts[place.value] = partial(route.ask_place, place)
        return {name: self._guarded(name, act) for name, act in acts.items()}

    def menu(self) -> list[tuple[str, Callable[[], None]]]:
        """What is behind 更多."""
        acts = self.all()
        names = (
            "appointments",
            "complaints",
            "handover",
            "ready",
            "small_services",
            "wifi_slip",
            "roster",
            "paper_visit",
            "settings",
            "line",
            "keys",
            "counter_view",
            "lock",
        )
        entries = [(command_text(name), acts[name]) for name in names]
        leave = QCoreApplication.translate("commands", "退出登录")
        return [*entries, (leave, self._window.sign_out)]

    def _guarded(self, name: str, act: Callable[[], None]) -> Callable[[], None]:
        def run() -> None:
            window = self._window
            if window.counter_view.isVisible():
                window.counter_view.uncover()
            elif not window.at_work:
                if name in _ALWAYS:
                    act()
            elif window.layered:
                if name in _OVER_LAYERS:
                    act()
            else:
                act()

        return run

    def _with_guest(self, act: Callable[[GuestPage], None]) -> None:
        stack = self._window.frame.stack
        page = stack.page(stack.place)
        if isinstance(page, GuestPage):
            act(page)
        else:
            self._window.navigation.find_guest()

    def _issue(self) -> None:
        self._window.navigation.show_place(Place.VOUCHERS)
        page = self._window.frame.stack.page(Place.VOUCHERS)
        if isinstance(page, OfferingPage):
            page.offer()

    def _open_caller(self) -> None:
        """The frame is made anew with another text size."""
        self._window.frame.rings.open()

    def _print_wifi(self) -> None:
        """The slip comes out wherever one is; what became of it is told on 厅务."""
        from vipdesk.ui.pages.small_services import SmallServicesPage  # noqa: PLC0415 - read when it is wanted

        self._window.navigation.show_place(Place.SMALL_SERVICES)
        page = self._window.frame.stack.page(Place.SMALL_SERVICES)
        if isinstance(page, SmallServicesPage):
            page.print_wifi()

    def _ask_details(self) -> None:
        stack = self._window.frame.stack
        page = stack.page(stack.place)
        if isinstance(page, DoorPage):
            page.ask_details()

    def _book(self) -> None:
        """A time for the guest in view; without one, who it is for."""
        from vipdesk.ui.dialogs.appointment_sheet import AppointmentSheet  # noqa: PLC0415 - read when it is wanted

        route = self._window.navigation
        if route.guest is None:
            route.find_guest()
        else:
            route.show_sheet(AppointmentSheet(self._window.desk, route, route.guest))

    def _enter_paper_visit(self) -> None:
        """For the guest in view; without one, who it was."""
        from vipdesk.ui.dialogs.paper_visit_sheet import PaperVisitSheet  # noqa: PLC0415 - read when it is wanted

        route = self._window.navigation
        if route.guest is None:
            route.find_guest()
        else:
            route.show_sheet(PaperVisitSheet(self._window.desk, route, route.guest))

    def _show_ready(self) -> None:
        from vipdesk.ui.dialogs.ready_sheet import ReadySheet  # noqa: PLC0415 - read when it is wanted

        self._window.navigation.show_sheet(ReadySheet(self._window.desk, self._window.navigation))

    def _undo(self) -> None:
        stack = self._window.frame.stack
        page = stack.page(stack.place)
        if isinstance(page, UndoingPage):
            page.undo()

    def _step_tab(self, by: int) -> None:
        stack = self._window.frame.stack
        page = stack.page(stack.place)
        if isinstance(page, TabbedPage):
            page.step_tab(by)

    def _full_screen(self) -> None:
        window = self._window
        window.showNormal() if window.isFullScreen() else window.showFullScreen()

    def _rail(self) -> None:
        settings = self._window.desk.settings
        self._window.desk.change_settings(settings.with_changes(wide_rail=not settings.wide_rail))

    def _resize_text(self, by: int) -> None:
        place = SCALES.index(theme().scale) + by
        if 0 <= place < len(SCALES):
            self._window.change_scale(SCALES[place])
