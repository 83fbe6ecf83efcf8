"""厅务: the small services of the lounge, a tab each; the Wi-Fi slip is printed from every one of them."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.ids import derived_id
from vipdesk.ui.page import Page
from vipdesk.ui.pages.small_tabs.drinks import DrinksTab
from vipdesk.ui.pages.small_tabs.entries import AnswersTab, DirectoryTab
from vipdesk.ui.pages.small_tabs.storage import StorageTab
from vipdesk.ui.pages.small_tabs.tab import SmallTab
from vipdesk.ui.pages.title_line import TitleLine, page_column
from vipdesk.ui.paper_trail import PaperTrail
from vipdesk.ui.route import Route
from vipdesk.ui.widgets.buttons import Button
from vipdesk.ui.widgets.tab_bar import TabBar

WIFI_SLIP = derived_id("wifi_slip")


class Small(IntEnum):
    """The tabs, in their order."""

    STORAGE = 0
    DRINKS = 1
    DIRECTORY = 2
    ANSWERS = 3


_TABS: tuple[Callable[[DeskFacade, Route], SmallTab], ...] = (StorageTab, DrinksTab, DirectoryTab, AnswersTab)


class SmallServicesPage(Page):
    """N begins what the tab is for; Ctrl+PgDn and Ctrl+PgUp walk the tabs."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"storage_tag", "visit", "request", "policy", "preference", "house_entry", "directory_row"}
    )

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._said = ""
        column = page_column(self)
        self._title = TitleLine()
        self.wifi = Button(icon="printer")
        self._title.row.addWidget(self.wifi)
        self.tabs = TabBar(len(Small))
        self.tabs.set_edge(0)
        self._stack = QStackedWidget()
        self._built = [make(desk, route) for make in _TABS]
        for tab in self._built:
            tab.said.connect(self._say)
            self._stack.addWidget(tab)
        column.addWidget(self._title)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self._paper = PaperTrail(desk, route, self)
        self._paper.said.connect(lambda sentence, _trouble: self._say(sentence))
        self.wifi.clicked.connect(self.print_wifi)
        self.tabs.chosen.connect(self._choose)
        self.retranslate()

    @property
    def tab(self) -> SmallTab:
        """The tab in sight."""
        return self._built[self.tabs.place()]

    def tab_of(self, place: Small) -> SmallTab:
        """A tab, in sight or not."""
        return self._built[place]

    def show_tab(self, place: Small) -> None:
        """Bring a tab into sight."""
        self.tabs.choose(place)

    def step_tab(self, by: int) -> None:
        """Go to a neighbouring tab."""
        self.tabs.step(by)

    def refresh(self) -> None:
        """Read what the tab in sight shows."""
        self.tab.refresh()

    def take_keyboard(self) -> None:
        """The keyboard is the tab's."""
        self.tab.take_keyboard()

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the tab, and how one walks them."""
        return (*self.tab.hints(), ("Ctrl+PgDn", self.tr("下一页")), ("Esc", self.tr("返回")))

    def print_wifi(self) -> None:
        """Hand a Wi-Fi slip over."""
        self._paper.send("wifi_slip", WIFI_SLIP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N begins something new where a list has the keyboard."""
        if event.key() == Qt.Key.Key_N and not event.modifiers():
            self.tab.begin()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every word again."""
        self._title.show_texts(self.tr("厅务"), self._said)
        self.wifi.show_text(self.tr("打印 Wi-Fi 单"))
        names = (self.tr("寄存"), self.tr("茶饮"), self.tr("目录"), self.tr("问答"))
        self.tabs.show_texts(self.tr("厅务"), names)
        self.route.hints_changed()

    def _choose(self, place: int) -> None:
        self._said = ""
        self._stack.setCurrentIndex(place)
        self.retranslate()
        self.refresh()
        if self.isVisible():
            self.take_keyboard()

    def _say(self, sentence: str) -> None:
        self._said = sentence
        self._title.show_texts(self.tr("厅务"), sentence)
