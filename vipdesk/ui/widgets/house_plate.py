"""The house mark with the names of house and store."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vipdesk.ui.icons import paint_icon
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.spans import Span, paint_spans


class HousePlate(QWidget):
    """A mark, and beside it two lines; narrow, the mark alone."""

    def __init__(self, *, mark: int, title: float, detail: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark, self._title, self._detail = mark, title, detail
        self._house = self._store = ""
        self._words = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_names(self, house: str, store: str) -> None:
        """Name house and store."""
        self._house, self._store = house, store
        self.setAccessibleName(f"{house} {store}".strip())
        self.update()

    def show_words(self, *, shown: bool) -> None:
        """Show the names, or the mark alone."""
        self._words = shown
        self.update()

    def sizeHint(self) -> QSize:
        """The mark's height."""
        return QSize(theme().px(180), theme().px(self._mark + 4))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint mark and names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = theme().px
        mark = px(self._mark)
        paint_icon(painter, "house_mark", theme().colour("accent"), QPointF(0, (self.height() - mark) / 2), mark)
        if not self._words:
            return
        left = mark + px(13)
        room = max(self.width() - left, 0)
        middle = self.height() / 2
        title = QRectF(left, middle - px(20), room, px(25))
        paint_spans(painter, title, (Span(self._house, self._title, bold=True),))
        detail = QRectF(left, middle + px(4), room, px(20))
        paint_spans(painter, detail, (Span(self._store, self._detail, tone="muted"),))
