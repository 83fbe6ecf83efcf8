"""礼券与积分: what the guest may use, what has been used, and the points that another system keeps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vipdesk.ui.pages.guest_rows import voucher_row
from vipdesk.ui.pages.guest_tabs.tab import GuestTab, Sight
from vipdesk.ui.pages.list_panel import ListPanel, panel_columns
from vipdesk.ui.pages.lot_rows import lot_rows
from vipdesk.ui.points_texts import as_of_text, count_text
from vipdesk.ui.widgets.row import DUE

_USABLE = "issued"


class VouchersTab(GuestTab):
    """Usable ones left, the others right, with the points above them: first those that expire first."""

    voucher_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.usable, self.over = ListPanel(DUE, "ticket"), ListPanel(DUE, "archive")
        self.points = ListPanel(DUE, "gem")
        self.lay_out(panel_columns((self.usable,), (self.points, self.over)))
        for panel in (self.usable, self.over):
            panel.list.opened.connect(self.voucher_opened)

    def show_sight(self, sight: Sight) -> None:
        """Fill every part."""
        usable = [each for each in sight.profile.vouchers if each.state == _USABLE]
        over = [each for each in sight.profile.vouchers if each.state != _USABLE]
        self.usable.show_list(
            self.tr("可用的礼券"), [voucher_row(each, sight.now) for each in usable], self.tr("没有可用的礼券")
        )
        self.over.show_list(
            self.tr("用过的与过期的"), [voucher_row(each, sight.now) for each in over], self.tr("还没有")
        )
        self._show_points(sight)

    def _show_points(self, sight: Sight) -> None:
        points = sight.profile.points
        rows = [] if points is None else lot_rows(points, sight.now)
        self.points.show_list(
            self.tr("积分"), rows, self.tr("没有可用的积分") if points else self.tr("还没有收到积分")
        )
        if points is not None:
            self.points.show_heading(self.tr("积分"), count_text(points.usable), as_of_text(points, sight.now))
