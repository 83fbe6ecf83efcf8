"""茶饮: the menu of the day with what is sold out, and the orders with what their guests must not have."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.drinks import DrinksDesk, MenuLine
from vipdesk.ui.dialogs.menu_sheet import MenuSheet
from vipdesk.ui.dialogs.order_sheet import OrderSheet
from vipdesk.ui.languages import say
from vipdesk.ui.pages.list_panel import ListPanel, panel_columns
from vipdesk.ui.pages.small_tabs.drink_rows import menu_row, order_row
from vipdesk.ui.pages.small_tabs.tab import SmallTab
from vipdesk.ui.route import Route
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import IconButton
from vipdesk.ui.widgets.dressed import Menu
from vipdesk.ui.widgets.panel import INSET
from vipdesk.ui.widgets.row import DUE


class DrinksTab(SmallTab):
    """Enter on a drink orders it for the guest in view or marks it sold out; Enter on an order says it is served."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._view = DrinksDesk((), (), 0)
        self.menu, self.orders = ListPanel(DUE, "coffee"), ListPanel(DUE, "coffee")
        self.edit = IconButton("pencil")
        self.menu.heading.addWidget(self.edit)
        self.column.addWidget(panel_columns((self.menu,), (self.orders,)), 1)
        self.menu.list.opened.connect(lambda name: self._offer(self.menu, self.choices(name)))
        self.orders.list.opened.connect(lambda order: self._offer(self.orders, self.order_choices(order)))
        self.edit.clicked.connect(lambda: route.show_sheet(MenuSheet(desk, route, self._view.menu)))
        self.retranslate()

    def refresh(self) -> None:
        """Read menu and orders."""
        guest = self.route.guest
        self.desk.drinks_desk(None if guest is None else guest.guest_id, self.answers.latest("drinks", self._show))

    def take_keyboard(self) -> None:
        """With a guest in view one orders, without one serves."""
        orders = self.orders.list.rows() and self.route.guest is None
        (self.orders if orders else self.menu).list.setFocus()

    def begin(self) -> None:
        """Order what the guest in view likes."""
        self._order(None)

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the tab."""
        return (("Enter", self.tr("点单、售完、已上")), ("N", self.tr("点单")))

    def retranslate(self) -> None:
        """Set every word again."""
        view, now, guest = self._view, self.now(), self.route.guest
        self.edit.name(self.tr("改酒水单"))
        self.edit.setVisible(self.supervising)
        rows = [menu_row(line) for line in view.menu]
        self.menu.show_list(self.tr("今天的酒水单"), rows, self.tr("酒水单还是空的"))
        if guest is not None and view.taboo:
            words = self.tr("{address}：{taboo}").replace("{address}", say(guest.address))
            self.menu.show_heading(self.tr("今天的酒水单"), None, words.replace("{taboo}", view.taboo))
        orders = [order_row(order, now) for order in view.orders]
        self.orders.show_list(self.tr("等着上"), orders, self.tr("没有等着上的"))
        if view.served_today:
            served = self.tr("今天已上 %n 单", "", view.served_today)
            self.orders.show_heading(self.tr("等着上"), len(orders) or None, served)

    def choices(self, name: str) -> list[tuple[str, Callable[[], None]]]:
        """What may be done with a drink, the likeliest first."""
        line = next((each for each in self._view.menu if each.name.zh == name), None)
        if line is None:
            return []
        args = {"drink": name, "sold_out": not line.sold_out}
        mark = self.tr("恢复供应") if line.sold_out else self.tr("今天售完")
        marking = (mark, lambda: self.submit("drinks.set_sold_out", args))
        guest = self.route.guest
        if line.sold_out or guest is None:
            return [marking]
        words = self.tr("给{address}点").replace("{address}", say(guest.address))
        return [(words, lambda: self._order(line)), marking]

    def order_choices(self, request_id: UUID) -> list[tuple[str, Callable[[], None]]]:
        """What may be done with an order."""
        args = {"request_id": str(request_id), "done": True}
        return [
            (self.tr("已上"), lambda: self.submit("request.close", args)),
            (self.tr("打开服务单"), lambda: self.route.show_request(request_id)),
        ]

    def _show(self, view: DrinksDesk) -> None:
        self._view = view
        self.retranslate()

    def _order(self, line: MenuLine | None) -> None:
        guest = self.route.guest
        if guest is None or guest.visit is None:
            self.said.emit(self.tr("先接待贵宾，再点单"))
            self.route.find_guest()
        else:
            self.route.show_sheet(OrderSheet(self.desk, self.route, guest, self._view, line))

    def _offer(self, panel: ListPanel, choices: list[tuple[str, Callable[[], None]]]) -> None:
        menu = Menu(self)
        for words, act in choices:
            menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _checked=False, act=act: act())
        menu.popup(panel.list.mapToGlobal(QPoint(theme().px(INSET), theme().px(DUE.height) // 2)))
