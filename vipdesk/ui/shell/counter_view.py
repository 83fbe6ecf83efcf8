"""The counter view: house mark, name and time over a screen nobody can read; any key returns."""

from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from vipdesk.chinese.dates import clock_text
from vipdesk.clock import Clock
from vipdesk.models.snapshot.desk import DeskPlate
from vipdesk.ui.icons import paint_icon
from vipdesk.ui.languages import language, say
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.theme.fonts import Family
from vipdesk.ui.theme.theme import ceremonial, theme
from vipdesk.ui.widgets.row_painter import shaded
from vipdesk.ui.widgets.shadow import blurred
from vipdesk.ui.widgets.spans import paint_centred

BLUR_MS = 200
_COVER_PERCENT = 45
_COARSE, _SOFT = 20, 7


@dataclass(frozen=True, slots=True)
class Line:
    """How one of the centred lines is set."""

    size: float
    spacing: float = 0
    family: Family = Family.SANS


class CounterView(Speaking):
    """Covers everything; it takes the key that ends it, so that this key does nothing else."""

    ended = Signal()

    def __init__(self, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._clock = clock
        self._plate: DeskPlate | None = None
        self._behind: QPixmap | None = None
        self._strength = 1.0
        self._words = ("", "")
        self._appearing = QVariantAnimation(self)
        self._appearing.setStartValue(0.0)
        self._appearing.setEndValue(1.0)
        self._appearing.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._appearing.valueChanged.connect(self._appeared)
        self._minute = QTimer(self)
        self._minute.setInterval(1000)
        self._minute.timeout.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()
        self.retranslate()

    def show_plate(self, plate: DeskPlate) -> None:
        """Name the house."""
        self._plate = plate
        self.update()

    def cover(self, *, at_once: bool) -> None:
        """Hide the screen; after a quiet minute softly, on F12 at once."""
        parent = self.parentWidget()
        if self.isVisible() or parent is None:
            return
        self._behind = blurred(parent.grab(), parent.size(), _COARSE, _SOFT)
        self.setGeometry(parent.rect())
        self._strength = 1.0
        self.raise_()
        self.show()
        self.setFocus()
        self._minute.start()
        if not at_once and theme().ms(BLUR_MS):
            self._appearing.setDuration(BLUR_MS)
            self._appearing.start()

    def uncover(self) -> None:
        """Show the screen again, at once."""
        if self.isVisible():
            self._appearing.stop()
            self._minute.stop()
            self._behind = None
            self.hide()
            self.ended.emit()

    def retranslate(self) -> None:
        """Set every word again."""
        self._words = (self.tr("贵宾厅"), self.tr("按任意键返回"))
        self.setAccessibleName(self._words[1])

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001 - as Qt calls it
        """Tab returns like any other key."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key returns."""
        self.uncover()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """So does a click."""
        self.uncover()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the blurred screen under a thick cover, then mark, names, time and the way back."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme().colour("bg"))
        if self._behind is not None:
            painter.setOpacity(self._strength)
            painter.drawPixmap(self.rect(), self._behind)
            painter.setOpacity(1.0)
        painter.fillRect(self.rect(), shaded(theme().colour("bg"), _COVER_PERCENT))
        px = theme().px
        middle, top = self.width() / 2, self.height() / 2 - px(160)
        mark = px(76)
        paint_icon(painter, "house_mark", theme().colour("accent"), QPointF(middle - mark / 2, top), mark)
        house = say(self._plate.house) if self._plate else ""
        spacing = 7 if language() == "zh" else 1
        spread = spacing if language() == "zh" else 0
        self._write(painter, top + px(128), house, Line(34, spacing, ceremonial(house)))
        self._write(painter, top + px(174), self._words[0], Line(16, spread))
        self._write(painter, top + px(254), clock_text(self._clock.now()), Line(48, family=Family.SERIF))
        self._write(painter, self.height() - px(64), self._words[1], Line(14))

    def _write(self, painter: QPainter, middle: float, text: str, line: Line) -> None:
        painter.setPen(theme().colour("text" if line.size > 20 else "muted"))
        high = theme().px(line.size * 2)
        rect = QRectF(theme().px(line.spacing) / 2, middle - high / 2, self.width(), high)
        paint_centred(painter, rect, text, theme().font(line.size, family=line.family, spacing=line.spacing))

    def _appeared(self, value: float) -> None:
        self._strength = value
        self.update()
