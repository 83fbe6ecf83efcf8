"""将到: who is expected today, the next one first, with what is prepared; a press on one offers what may be done."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.appointments import AppointmentView
from vipdesk.ui.appointment_acts import AppointmentActs
from vipdesk.ui.appointment_texts import expected_row
from vipdesk.ui.route import Place, Route
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.empty import Empty
from vipdesk.ui.widgets.panel import INSET, Panel
from vipdesk.ui.widgets.row import EXPECTED
from vipdesk.ui.widgets.row_list import RowList


class ExpectedPanel(Panel, Speaking):
    """The panel of the page 今日; its button leads to all appointments, and says whom to remind."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._expected: tuple[AppointmentView, ...] = ()
        self._remind = 0
        self.acts = AppointmentActs(desk, route, self)
        self.acts.said.connect(self._show_trouble)
        self.list = RowList(EXPECTED)
        self.list.opened.connect(self._offer)
        self._nobody = Empty("calendar-heart")
        self.all = Button(fill=Fill.QUIET)
        self.all.clicked.connect(lambda: route.show_place(Place.APPOINTMENTS))
        self.heading.addWidget(self.all)
        self.content.addWidget(self.list)
        self.content.addWidget(self._nobody)
        self._trouble = ""
        self.retranslate()

    def show_expected(self, expected: Sequence[AppointmentView], remind: int, now: datetime) -> None:
        """Show who is expected."""
        self._expected, self._remind = tuple(expected), remind
        first = next((each.appointment_id for each in expected if each.visit_id is None), None)
        self.list.show_rows(
            [expected_row(each, now, first=each.appointment_id == first) for each in self._expected]
        )
        self.list.setVisible(bool(expected))
        self._nobody.setVisible(not expected)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        self.show_heading(self.tr("将到"), len(self._expected) or None, self._trouble)
        self.list.setAccessibleName(self.tr("将到"))
        self._nobody.show_text(self.tr("今天还没有预约，扫码即可接待"))
        words = self.tr("待提醒 %n 位", "", self._remind) if self._remind else self.tr("预约")
        self.all.show_text(words)

    def _show_trouble(self, sentence: str) -> None:
        self._trouble = sentence
        self.retranslate()

    def _offer(self, appointment_id: UUID) -> None:
        view = next((each for each in self._expected if each.appointment_id == appointment_id), None)
        if view is not None:
            self._trouble = ""
            self.acts.offer(view, self.list, QPoint(theme().px(INSET), theme().px(EXPECTED.height) // 2))
