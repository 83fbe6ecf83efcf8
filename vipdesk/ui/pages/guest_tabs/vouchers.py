"""礼券与积分: what the guest may use, and what has been used."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vipdesk.ui.pages.guest_rows import voucher_row
from vipdesk.ui.pages.guest_tabs.tab import GuestTab, Sight
from vipdesk.ui.pages.list_panel import ListPanel, panel_columns
from vipdesk.ui.widgets.row import DUE

_USABLE = "issued"


class VouchersTab(GuestTab):
    """Usable ones left, the others right; of points this desk keeps none yet and says so."""

    voucher_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.usable, self.over = ListPanel(DUE, "ticket"), ListPanel(DUE, "archive")
        self.points = ListPanel(DUE, "gem")
        self.lay_out(panel_columns((self.usable,), (self.over, self.points)))
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
        self.points.show_list(self.tr("积分"), [], self.tr("积分还没有接到这里，请在收银系统查看"))
