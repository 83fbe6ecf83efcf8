"""Holds the pages; each is imported and built when it is first wanted, and scrolls where the text is large."""

import importlib
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.ui.page import Page
from vipdesk.ui.route import Place, Route
from vipdesk.ui.widgets.floating_bar import FloatingBar

_PAGES = {
    Place.TODAY: ("vipdesk.ui.pages.today", "TodayPage"),
    Place.GUESTS: ("vipdesk.ui.pages.guests", "GuestsPage"),
    Place.LOUNGE: ("vipdesk.ui.pages.lounge", "LoungePage"),
    Place.SERVICES: ("vipdesk.ui.pages.services", "ServicesPage"),
    Place.VOUCHERS: ("vipdesk.ui.pages.vouchers", "VouchersPage"),
    Place.FOR_ME: ("vipdesk.ui.pages.for_me", "ForMePage"),
    Place.RECOGNISED: ("vipdesk.ui.pages.recognised", "RecognisedPage"),
    Place.UNKNOWN: ("vipdesk.ui.pages.unknown_card", "UnknownCardPage"),
    Place.OUTAGE: ("vipdesk.ui.pages.outage", "OutagePage"),
    Place.HANDOVER: ("vipdesk.ui.pages.handover", "HandoverPage"),
    Place.ROSTER: ("vipdesk.ui.pages.roster", "RosterPage"),
    Place.COMPLAINTS: ("vipdesk.ui.pages.complaints", "ComplaintsPage"),
    Place.SMALL_SERVICES: ("vipdesk.ui.pages.small_services", "SmallServicesPage"),
    Place.APPOINTMENTS: ("vipdesk.ui.pages.appointments", "AppointmentsPage"),
    Place.SETTINGS: ("vipdesk.ui.pages.settings", "SettingsPage"),
}


class PageStack(QStackedWidget):
    """One page in sight. Names of modules stand here as text so that the window opens before they are read."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._route = desk, route
        self._pages: dict[Place, Page] = {}
        self._areas: dict[Place, QScrollArea] = {}
        self._steps = self._preparation()
        self._place = Place.TODAY

    @property
    def place(self) -> Place:
        """Which page is in sight."""
        return self._place

    def page(self, place: Place) -> Page:
        """The page of a place, built if this is the first time."""
        if place not in self._pages:
            module, name = _PAGES[place]
            page = getattr(importlib.import_module(module), name)(self._desk, self._route)
            if not isinstance(page, Page):
                raise TypeError(name)
            area = QScrollArea()
            area.setWidget(page)
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            FloatingBar(area)
            self._pages[place], self._areas[place] = page, area
            self.addWidget(area)
        return self._pages[place]

    def has(self, place: Place) -> bool:
        """Whether the page of a place has been built."""
        return place in self._pages

    def show_place(self, place: Place) -> Page:
        """Bring a page into sight, from its top."""
        page = self.page(place)
        self._place = place
        self._areas[place].verticalScrollBar().setValue(0)
        self.setCurrentWidget(self._areas[place])
        return page

    def built(self) -> Iterator[Page]:
        """The pages that exist."""
        yield from self._pages.values()

    def prepare(self) -> bool:
        """Read or build one more piece that nobody has asked for yet; False when there is none left."""
        return next(self._steps, False)

    def _preparation(self) -> Iterator[bool]:
        """Short pieces of work: a press of a key never has to wait for more than one of them."""
        for module, _name in _PAGES.values():
            importlib.import_module(module)
            yield True
        for place in _PAGES:
            if place not in self._pages:
                self.page(place)
                yield True
        for page in self.built():
            for _ in page.build_ahead():
                yield True
