"""等候: who waits in the hall, by number; a press on one calls, receives or ends the wait."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vipdesk.models.snapshot.today import WaitingGuest
from vipdesk.ui.pages.today_rows import waiting_row
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.dressed import Menu
from vipdesk.ui.widgets.panel import HEADING, INSET
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.row import TICKET
from vipdesk.ui.widgets.row_list import RowList

_MOST_IN_SIGHT = 3


class WaitingPanel(Speaking):
    """The lower part of the panel 在厅; away while nobody waits."""

    called = Signal(object)
    """The ticket whose number was called out."""
    given_up = Signal(object)
    guest_asked = Signal(object)
    """The guest who is to be received now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: tuple[WaitingGuest, ...] = ()
        self._title = PlainLabel(size=16, bold=True)
        self._count = PlainLabel(size=16, bold=True, tone="accent")
        heading = QWidget()
        heading.setFixedHeight(theme().px(HEADING))
        row = QHBoxLayout(heading)
        row.setContentsMargins(theme().px(INSET), theme().px(4), theme().px(INSET), 0)
        row.setSpacing(theme().px(8))
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch(1)
        self.list = RowList(TICKET)
        self.list.opened.connect(self._offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self.list)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()
        self.retranslate()

    def show_waiting(self, waiting: Sequence[WaitingGuest], now: datetime) -> None:
        """Show who waits."""
        self._waiting = tuple(waiting)
        self.setVisible(bool(waiting))
        self._count.show_text(str(len(waiting)))
        self.list.show_rows([waiting_row(each, now) for each in waiting])
        self.list.setFixedHeight(theme().px(TICKET.height) * min(max(len(waiting), 1), _MOST_IN_SIGHT))

    def retranslate(self) -> None:
        """Set every word again."""
        self._title.show_text(self.tr("等候"))
        self.list.setAccessibleName(self.tr("等候"))

    def choices(self, ticket_id: UUID) -> list[tuple[str, Callable[[], None]]]:
        """What may be done with a ticket, the likeliest first."""
        waiting = next((each for each in self._waiting if each.ticket_id == ticket_id), None)
        if waiting is None:
            return []
        guest_id = waiting.guest.guest_id
        call = self.tr("再叫一次 {number}") if waiting.called else self.tr("叫号 {number}")
        return [
            (call.replace("{number}", waiting.label), lambda: self.called.emit(ticket_id)),
            (self.tr("接待这位贵宾"), lambda: self.guest_asked.emit(guest_id)),
            (self.tr("不等了"), lambda: self.given_up.emit(ticket_id)),
        ]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """A hairline from edge to edge parts those who wait from those who are here."""
        QPainter(self).fillRect(QRect(1, 0, self.width() - 2, 1), theme().colour("hair"))

    def _offer(self, ticket_id: UUID) -> None:
        menu = Menu(self)
        for words, act in self.choices(ticket_id):
            menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _checked=False, act=act: act())
        menu.popup(self.list.mapToGlobal(QPoint(theme().px(INSET), theme().px(TICKET.height) // 2)))
