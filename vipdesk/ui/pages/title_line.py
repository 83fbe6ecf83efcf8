"""The head of a page: its title, a muted line beside it, and what one can choose or press at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.plain_label import PlainLabel

TITLE_HEIGHT = 72
MARGIN = 32
BOTTOM = 24


class TitleLine(QWidget):
    """28 px title centred at y = 100; `row` takes further widgets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme().px
        self._title = PlainLabel(size=28, bold=True, whole=True)
        self._title.setContentsMargins(0, 0, 0, px(4))
        self._sub = PlainLabel(size=14, tone="muted")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(px(16))
        self.row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignVCenter)
        sub = QVBoxLayout()
        sub.setContentsMargins(0, px(8), 0, 0)
        sub.addWidget(self._sub, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.addLayout(sub)
        self.row.addStretch(1)
        self.setFixedHeight(px(TITLE_HEIGHT))

    def show_texts(self, title: str, sub: str) -> None:
        """Set the texts."""
        self._title.show_text(title)
        self._sub.show_text(sub)
        self._sub.setVisible(bool(sub))

    def needed_width(self) -> int:
        """What title and line take where nothing is elided."""
        wide = self._title.sizeHint().width()
        return wide + (self._sub.sizeHint().width() + self.row.spacing() if self._sub.text() else 0)


def page_column(page: QWidget) -> QVBoxLayout:
    """The layout of a page with a title: margins of 32, body from 136 to 708."""
    px = theme().px
    column = QVBoxLayout(page)
    column.setContentsMargins(px(MARGIN), 0, px(MARGIN), px(BOTTOM))
    column.setSpacing(0)
    return column
