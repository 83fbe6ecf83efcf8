"""A panel with rows, or a calm sentence without any; where one may add to it, with a plus."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import IconButton
from vipdesk.ui.widgets.columns import Columns
from vipdesk.ui.widgets.empty import Empty
from vipdesk.ui.widgets.panel import Panel
from vipdesk.ui.widgets.row import Row, RowStyle
from vipdesk.ui.widgets.row_list import RowList

GAP = 20
_EMPTY_HEIGHT = 96


class ListPanel(Panel):
    """Rows under a title; `add` says what the plus does, without it there is none."""

    add_asked = Signal()

    def __init__(self, style: RowStyle, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = RowList(style, fitted=True)
        self._empty = Empty(icon)
        self._empty.setMinimumHeight(theme().px(_EMPTY_HEIGHT))
        self._plus: IconButton | None = None
        self.content.addWidget(self.list)
        self.content.addWidget(self._empty)
        self.content.addStretch(1)

    def show_list(self, title: str, rows: Sequence[Row], empty: str, *, add: str = "") -> None:
        """Show rows under a title."""
        self.show_heading(title, len(rows) or None)
        self.list.setAccessibleName(title)
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._empty.show_text(empty)
        self._empty.setVisible(not rows)
        if add or self._plus is not None:
            plus = self._named_plus()
            plus.setVisible(bool(add))
            plus.name(add)

    def _named_plus(self) -> IconButton:
        if self._plus is None:
            self._plus = IconButton("plus")
            self._plus.clicked.connect(self.add_asked)
            self.heading.addWidget(self._plus)
        return self._plus


def panel_columns(*groups: Sequence[QWidget]) -> Columns:
    """Columns of equal width, each a pile of panels."""
    return Columns([(_column(panels), 1) for panels in groups], natural=True)


def _column(panels: Sequence[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme().px(GAP))
    for place, panel in enumerate(panels):
        column.addWidget(panel, 1 if place == len(panels) - 1 else 0)
    return column
