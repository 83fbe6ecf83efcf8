"""A sunken place for one picture: the picture in its middle, or a sentence saying why there is none."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vipdesk.ui.icons import paint_icon
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.row_painter import paint_picture

_ICON = 28
_RADIUS = 12
_EDGE = 16


class PictureWell(QWidget):
    """As high as it is told to be, at 100 %; a picture is never larger than it was given."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._icon = ""
        self._inviting = False
        self._words = PlainLabel(size=14, tone="muted", wrap=True, parent=self)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFixedHeight(theme().px(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage, spoken: str) -> None:
        """Show a picture."""
        self._image = image
        self._words.hide()
        if spoken != self.accessibleName():
            # a live picture is shown many times and named once
            self.setAccessibleName(spoken)
        self.update()

    def show_words(self, icon: str, sentence: str, *, inviting: bool = False) -> None:
        """Say something in its place; `inviting` is for a place that something may be dropped on."""
        self._image, self._icon, self._inviting = QImage(), icon, inviting
        self._words.show_text(sentence)
        self._words.show()
        self.setAccessibleName(sentence)
        self._place()
        self.update()

    def room(self) -> QSize:
        """The px of the screen that a picture may take up."""
        ratio = self.devicePixelRatioF()
        return QSize(round(self.width() * ratio), round(self.height() * ratio))

    def sizeHint(self) -> QSize:
        """Whatever width there is."""
        return QSize(theme().px(320), self.height())

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002 - Qt's signature
        """Keep the words in the middle."""
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the ground, and the picture or the icon above the words."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = theme().px(_RADIUS)
        pen = QPen(theme().colour("border" if self._inviting and self._image.isNull() else "hair"), 1)
        if self._inviting and self._image.isNull():
            pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.setBrush(theme().colour("sunken"))
        painter.drawRoundedRect(ground, radius, radius)
        if self._image.isNull():
            size = theme().px(_ICON)
            corner = QPointF((self.width() - size) / 2, self._words.y() - size - theme().px(12))
            paint_icon(painter, self._icon, theme().colour("muted"), corner, size)
            return
        frame = self._frame()
        edge = QPainterPath()
        edge.addRoundedRect(ground, radius, radius)
        shown = QPainterPath()
        shown.addRect(frame)
        paint_picture(painter, edge.intersected(shown), frame, self._image)

    def _frame(self) -> QRectF:
        ratio = self.devicePixelRatioF()
        size = self._image.size().toSizeF() / ratio
        if size.width() > self.width() or size.height() > self.height():
            size = size.scaled(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
        )

    def _place(self) -> None:
        room = self.width() - 2 * theme().px(_EDGE)
        high = self._words.heightForWidth(max(room, 1))
        above = theme().px(_ICON + 12)
        self._words.setGeometry(theme().px(_EDGE), (self.height() - high + above) // 2, room, high)
