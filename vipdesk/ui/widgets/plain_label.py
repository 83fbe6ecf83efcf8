"""A label that shows its text as it is: never markup, elided where it does not fit."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from vipdesk.ui.theme.fonts import Family
from vipdesk.ui.theme.theme import Theme, theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.spans import centred_baseline

_COMFORTABLE = 80
"""Characters in a line that is still easy to read."""
_NARROWEST = 96
_NEW_LINE = "\u2028"
"""Within one layout only this begins a new line."""


class PlainLabel(QLabel):
    """Plain text in one of the type scale's sizes.

    Every label that shows data is one of these: QLabel alone would load an image that a guest's name
    asks for. With `wrap` the text takes as many lines as it needs, else it is one line;
    `fill` lets it take the width there is, and one that is `whole` is never elided.
    """

    def __init__(
        self,
        text: str = "",
        size: float = 14,
        *,
        bold: bool = False,
        tone: Token = "text",
        family: Family = Family.SANS,
        spacing: float = 0,
        wrap: bool = False,
        fill: bool = False,
        whole: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._whole = whole
        self._shown_in: Theme | None = None
        self._size, self._bold, self._tone, self._family, self._spacing = size, bold, tone, family, spacing
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(wrap)
        self.setFont(self._own_font())
        across = QSizePolicy.Policy.Preferred if wrap or fill else QSizePolicy.Policy.Maximum
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed if not wrap else QSizePolicy.Policy.Minimum)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text; it is also what is said aloud."""
        if text == self.text() and self._shown_in is theme():
            # a page words everything anew with each answer; most of it says what it said before
            return
        self._shown_in = theme()
        self.setText(text)
        self.setAccessibleName(text)
        self.setFont(self._own_font())
        self.updateGeometry()

    def set_tone(self, tone: Token) -> None:
        """Change the colour."""
        self._tone = tone
        self.update()

    def set_family(self, family: Family, size: float | None = None) -> None:
        """Change the typeface, and the size where it needs another."""
        self._family, self._size = family, size or self._size
        self.setFont(self._own_font())

    def sizeHint(self) -> QSize:
        """One line of the text; where it wraps no more than a comfortable line's width."""
        if self.wordWrap():
            most = QFontMetrics(self.font()).averageCharWidth() * _COMFORTABLE
            width = min(super().sizeHint().width(), most)
            return QSize(width, self.heightForWidth(width))
        metrics = QFontMetrics(self.font())
        margins = self.contentsMargins()
        width = (
            metrics.horizontalAdvance(self.text()) + 1 + margins.left() + margins.right() + max(self.indent(), 0)
        )
        return QSize(width, self._line_height(metrics))

    def heightForWidth(self, width: int) -> int:
        """The height of the lines that the text breaks into."""
        if not self.wordWrap():
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        room = max(width - margins.left() - margins.right(), 1)
        return ceil(self._broken(room)[1]) + margins.top() + margins.bottom()

    def minimumSizeHint(self) -> QSize:
        """A line may be elided down to three characters; a word may be broken where it is longer than the room."""
        if self.wordWrap():
            width = min(super().minimumSizeHint().width(), theme().px(_NARROWEST))
            return QSize(width, self.sizeHint().height())
        if self._whole:
            return self.sizeHint()
        metrics = QFontMetrics(self.font())
        return QSize(min(metrics.horizontalAdvance("国国国"), self.sizeHint().width()), self._line_height(metrics))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the text in its token's colour."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme().colour(self._tone if self.isEnabled() else "muted"))
        rect = QRectF(self.contentsRect())
        if self.wordWrap():
            self._paint_lines(painter, rect)
            return
        rect.adjust(max(self.indent(), 0), 0, 0, 0)
        metrics = QFontMetricsF(self.font())
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, rect.width() + 0.5)
        x = rect.left()
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            x = rect.right() - metrics.horizontalAdvance(text)
        elif self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            x = rect.center().x() - metrics.horizontalAdvance(text) / 2
        painter.drawText(QPointF(x, centred_baseline(rect, metrics)), text)

    def _paint_lines(self, painter: QPainter, rect: QRectF) -> None:
        layout, high = self._broken(rect.width())
        top = rect.top()
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top = rect.center().y() - high / 2
        elif self.alignment() & Qt.AlignmentFlag.AlignBottom:
            top = rect.bottom() - high
        layout.draw(painter, QPointF(rect.left(), top))

    def _broken(self, room: float) -> tuple[QTextLayout, float]:
        """The text in lines of this width, and their height; a word that is wider than the room breaks too."""
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(self.text().replace("\n", _NEW_LINE), self.font())
        layout.setTextOption(option)
        leading = QFontMetricsF(self.font()).leading()
        high = -leading
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, high + leading))
            high += leading + line.height()
        layout.endLayout()
        return layout, max(high, 0)

    def _own_font(self) -> QFont:
        return theme().font(self._size, bold=self._bold, family=self._family, spacing=self._spacing)

    def _line_height(self, metrics: QFontMetrics) -> int:
        return max(metrics.height(), theme().px(self._size * 1.5))
