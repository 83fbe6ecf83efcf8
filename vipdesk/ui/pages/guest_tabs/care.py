"""关怀与日子: days to remember in both calendars, and what was given."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vipdesk.ui.pages.guest_tabs.tab import GuestTab, Sight
from vipdesk.ui.pages.life_rows import day_row, gift_row
from vipdesk.ui.pages.list_panel import ListPanel, panel_columns
from vipdesk.ui.widgets.row import DUE


class CareTab(GuestTab):
    """Days left, gifts right."""

    day_opened = Signal(object)
    """A `DayView` to change, or None to add one."""
    gift_opened = Signal(object)
    """A `GiftView` to change, or None to add one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days, self.gifts = ListPanel(DUE, "cake"), ListPanel(DUE, "gift")
        self.lay_out(panel_columns((self.days,), (self.gifts,)))
        self.days.list.opened.connect(self._open_day)
        self.gifts.list.opened.connect(self._open_gift)
        self.days.add_asked.connect(lambda: self.day_opened.emit(None))
        self.gifts.add_asked.connect(lambda: self.gift_opened.emit(None))

    def show_sight(self, sight: Sight) -> None:
        """Fill every part."""
        life = sight.life
        days = [day_row(each, veiled=sight.veiled) for each in life.days] if life else []
        add = self.tr("记一个日子") if life else ""
        self.days.show_list(self.tr("重要日子"), days, self.tr("没有记下日子"), add=add)
        gifts = [gift_row(each, veiled=sight.veiled) for each in life.gifts] if life else []
        add = self.tr("记一份礼物") if life else ""
        self.gifts.show_list(self.tr("礼物往来"), gifts, self.tr("还没有记下礼物"), add=add)

    def _open_day(self, key: object) -> None:
        life = self._sight.life if self._sight else None
        for day in life.days if life else ():
            if day.date_id == key:
                self.day_opened.emit(day)

    def _open_gift(self, key: object) -> None:
        life = self._sight.life if self._sight else None
        for gift in life.gifts if life else ():
            if gift.gift_id == key:
                self.gift_opened.emit(gift)
