"""Layers above everything: the verdict with its veil, sheets, and the counter view that hides the screen."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.row_painter import shaded
from vipdesk.ui.widgets.shadow import blurred, paint_shadow
from vipdesk.ui.widgets.verdict_panel import VerdictPanel

_SHEET_MARGIN = 24
_COARSE, _SOFT = 4, 5


class Layer(QWidget):
    """Lies over the page: as long as it does the keyboard stays in it."""

    def focusNextPrevChild(self, onward: bool) -> bool:  # noqa: FBT001 - as Qt calls it
        """Tab goes around in the layer, in the order in which its parts stand."""
        parts = [part for part in self.findChildren(QWidget) if self._stops_at(part)]
        parts.sort(key=self._where)
        if not parts:
            return False
        focused = self.window().focusWidget()
        place = parts.index(focused) if focused in parts else -1 if onward else 0
        part = parts[(place + (1 if onward else -1)) % len(parts)]
        part.setFocus(Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason)
        self._bring_into_sight(part)
        return True

    def _stops_at(self, part: QWidget) -> bool:
        by_tab = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return by_tab and part.focusProxy() is None and part.isEnabled() and part.isVisibleTo(self)

    def _where(self, part: QWidget) -> list[tuple[int, int]]:
        """Within what holds it, that within what holds that, and so on: what is scrolled away keeps its turn."""
        places = []
        at: QWidget | None = part
        while at is not None and at is not self:
            places.append((at.y(), at.x()))
            at = at.parentWidget()
        return places[::-1]

    def _bring_into_sight(self, part: QWidget) -> None:
        above = part.parentWidget()
        while above is not None and above is not self:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(part)
            above = above.parentWidget()


class VerdictLayer(Layer):
    """The panel over the right half; the left half is veiled at once, since a guest may stand before it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.panel = VerdictPanel(self)
        self._behind: QPixmap | None = None
        self.hide()

    def open_over(self, behind: QWidget) -> None:
        """Veil the left half now, and blur it a moment later."""
        if self.isVisible():
            return
        self._behind = None
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()
        self.panel.setFocus()
        QTimer.singleShot(0, self, lambda: self._look(behind))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel on the right half."""
        super().resizeEvent(event)
        self._behind = None
        left = self.width() // 2
        self.panel.setGeometry(left, 0, self.width() - left, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing behind can be pressed."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the veil and the panel's shadow."""
        painter = QPainter(self)
        half = QRect(0, 0, self.width() // 2, self.height())
        painter.fillRect(half, theme().colour("sunken"))
        if self._behind is not None:
            painter.drawPixmap(0, 0, self._behind)
        painter.fillRect(half, theme().scrim())
        for step in range(theme().px(16)):
            alpha = round((32 if theme().dark else 16) * (1 - step / theme().px(16)) ** 2)
            painter.fillRect(half.right() - step, 0, 1, self.height(), shaded(QColor(0, 0, 0), alpha))

    def _look(self, behind: QWidget) -> None:
        """Take the picture in one turn and blur it in the next: neither keeps a key waiting."""
        if self.isVisible():
            picture = behind.grab(QRect(0, 0, self.width() // 2, self.height()))
            QTimer.singleShot(0, self, lambda: self._blur(picture))

    def _blur(self, picture: QPixmap) -> None:
        half = QSize(self.width() // 2, self.height())
        if self.isVisible() and picture.deviceIndependentSize().toSize() == half:
            self._behind = blurred(picture, half, _COARSE, _SOFT)
            self.update()


class SheetLayer(Layer):
    """A sheet in the middle; Esc or a press beside it closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet: QWidget | None = None
        self.hide()

    @property
    def sheet(self) -> QWidget | None:
        """What is shown, if anything."""
        return self._sheet

    def open_sheet(self, sheet: QWidget) -> None:
        """Show a sheet, in the place of one that may be open."""
        self._drop()
        self._sheet = sheet
        # what was never hidden by itself would come with the layer, before it is revealed
        sheet.hide()
        sheet.setParent(self)
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self._place()
        self.raise_()
        self.show()
        self.setFocus()
        if not (isinstance(sheet, Sheet) and sheet.waits):
            self._reveal(sheet)

    def close_sheet(self) -> None:
        """Take the sheet away."""
        if self._sheet is not None:
            self._drop()
            self.hide()
            self.closed.emit()

    def covered(self) -> None:
        """Tell the sheet that the screen is hidden."""
        if isinstance(self._sheet, Sheet):
            self._sheet.covered()

    def veil_changed(self) -> None:
        """Tell the sheet that a guest may read along, or may not any more."""
        if isinstance(self._sheet, Sheet):
            self._sheet.veil_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; no key reaches the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the sheet closes it."""
        self.close_sheet()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sheet in the middle."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the scrim and the sheet's shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme().scrim())
        if self._sheet is not None:
            px = theme().px
            paint_shadow(painter, QRectF(self._sheet.geometry()), px(12), down=px(10), blur=px(44), percent=9)

    def place_sheet(self) -> None:
        """Fit the sheet to what it holds now; one that waited for its first answer is shown with it."""
        sheet = self._sheet
        if sheet is None:
            return
        if not sheet.isVisible():
            self._reveal(sheet)
        QTimer.singleShot(0, self, self._place)

    def _reveal(self, sheet: QWidget) -> None:
        sheet.show()
        self._place()
        sheet.setFocus()

    def _place(self) -> None:
        if self._sheet is None:
            return
        margin = theme().px(_SHEET_MARGIN)
        wanted = self._sheet.sizeHint()
        width = min(wanted.width(), self.width() - 2 * margin)
        height = min(wanted.height(), self.height() - 2 * margin)
        corner = QPoint((self.width() - width) // 2, max((self.height() - height) // 2 - margin, margin))
        self._sheet.setGeometry(QRect(corner, corner + QPoint(width - 1, height - 1)))
        self.update()

    def _drop(self) -> None:
        if self._sheet is not None:
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None
