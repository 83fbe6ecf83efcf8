"""A pill: icon, word and number on a soft ground; a new text fades in where the old one stood."""

from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vipdesk.ui.icons import SMALL_STROKE, paint_icon
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.buttons import Pressable
from vipdesk.ui.widgets.spans import paint_centred

FADE_MS = 160
_HEIGHT = 26


@dataclass(frozen=True, slots=True)
class PillFace:
    """What a pill shows. With an `edge` it stands on a coloured ground of its own kind."""

    icon: str
    text: str
    tone: Token
    ground: Token
    edge: Token | None = None
    bold: bool = False


class Pill(Pressable):
    """A small state that can be pressed for more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = PillFace("", "", "muted", "sunken")
        self._before: PillFace | None = None
        self._fade = 1.0
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._faded)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def face(self) -> PillFace:
        """What is shown."""
        return self._face

    def show_face(self, face: PillFace) -> None:
        """Show another state, fading over 160 ms."""
        if face == self._face:
            return
        self._before, self._face = self._face, face
        self.setText(face.text.replace("&", "&&"))
        self.setAccessibleName(face.text)
        self.updateGeometry()
        self._animation.stop()
        self._fade = 0.0 if theme().ms(FADE_MS) else 1.0
        if self._fade < 1.0:
            self._animation.setDuration(theme().ms(FADE_MS))
            self._animation.start()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the text needs."""
        metrics = QFontMetrics(theme().font(13, bold=self._face.bold))
        width = metrics.horizontalAdvance(self._face.text) + theme().px(24)
        return QSize(width + (theme().px(20) if self._face.icon else 0), theme().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the old face thinner and the new one stronger until only the new one is left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._before is not None and self._fade < 1.0:
            painter.setOpacity(1.0 - self._fade)
            self._paint_face(painter, self._before)
        painter.setOpacity(self._fade)
        self._paint_face(painter, self._face)

    def _faded(self, value: float) -> None:
        self._fade = value
        self.update()

    def _paint_face(self, painter: QPainter, face: PillFace) -> None:
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = "accent" if self.ringed else face.edge
        painter.setPen(QPen(theme().colour(edge), 2 if self.ringed else 1) if edge else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(theme().colour(face.ground))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        x = float(theme().px(12))
        if face.icon:
            size = theme().px(14)
            y = (self.height() - size) / 2
            paint_icon(
                painter,
                face.icon,
                theme().colour(face.tone),
                QPointF(theme().px(11), y),
                size,
                stroke=SMALL_STROKE,
            )
            x = float(theme().px(32))
        painter.setPen(theme().colour(face.tone))
        text = QRectF(x, 0, self.width() - x, self.height())
        paint_centred(painter, text, face.text, theme().font(13, bold=face.bold), left=True)
