"""服务: what the guest waits for, and what was done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vipdesk.ui.pages.guest_rows import request_row
from vipdesk.ui.pages.guest_tabs.tab import GuestTab, Sight
from vipdesk.ui.pages.life_rows import past_request_row
from vipdesk.ui.pages.list_panel import ListPanel, panel_columns
from vipdesk.ui.widgets.row import DUE

_COMPLAINT = "complaint"


class ServiceTab(GuestTab):
    """Open ones left, closed ones right; a complaint's text is for those who serve alone."""

    request_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.waiting, self.past = ListPanel(DUE, "concierge-bell"), ListPanel(DUE, "archive")
        self.lay_out(panel_columns((self.waiting,), (self.past,)))
        self.waiting.list.opened.connect(self.request_opened)
        self.past.list.opened.connect(self.request_opened)

    def show_sight(self, sight: Sight) -> None:
        """Fill every part."""
        shown = [each for each in sight.profile.requests if not (sight.veiled and each.kind == _COMPLAINT)]
        self.waiting.show_list(
            self.tr("在办的服务"), [request_row(each, sight.now) for each in shown], self.tr("没有在办的服务")
        )
        past = sight.life.past_requests if sight.life else ()
        self.past.show_list(
            self.tr("办过的服务"),
            [past_request_row(each, veiled=sight.veiled) for each in past],
            self.tr("本机没有办过的服务"),
        )
