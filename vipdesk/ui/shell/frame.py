"""The frame around the pages: rail at the left, top bar, the page in sight, status bar."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.clock import Clock
from vipdesk.desk.facade import DeskFacade
from vipdesk.ui.route import Route
from vipdesk.ui.scanner_filter import ScannerFilter
from vipdesk.ui.shell.call_desk import CallDesk
from vipdesk.ui.shell.page_stack import PageStack
from vipdesk.ui.shell.rail import Rail
from vipdesk.ui.shell.ring_desk import RingDesk
from vipdesk.ui.shell.search import Search
from vipdesk.ui.shell.status_bar import StatusBar
from vipdesk.ui.shell.top_bar import TopBar
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.call_card import CallCard


class Frame(QWidget):
    """Puts the parts together; who talks to whom is the window's matter."""

    def __init__(
        self, desk: DeskFacade, route: Route, clock: Clock, scanner: ScannerFilter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rail = Rail()
        self.top = TopBar(clock)
        self.stack = PageStack(desk, route)
        self.status = StatusBar()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(self.stack, 1)
        right.addWidget(self.status)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.calls = CallDesk(desk, route, CallCard(self))
        self.rings = RingDesk(desk, route, CallCard(self))
        self.search = Search(desk, self.top, clock, scanner, self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the page's ground."""
        QPainter(self).fillRect(QRect(0, 0, self.width(), self.height()), theme().colour("bg"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the search, and the card of an arrival, over the pages."""
        super().resizeEvent(event)
        self.calls.place(self.stack.geometry())
        self.rings.place(self.stack.geometry())
        if self.search.opened:
            self.search.place_parts()
