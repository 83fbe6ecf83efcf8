"""A panel: a rounded surface with a heading, a count in accent and a note on the right."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.plain_label import PlainLabel

HEADING = 56
INSET = 20


class Surface(QWidget):
    """A rounded ground with a hairline edge and no shadow."""

    def __init__(
        self, *, ground: Token = "surface", edge: Token | None = "hair", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ground, self._edge = ground, edge

    def set_ground(self, ground: Token, edge: Token | None) -> None:
        """Change both colours."""
        self._ground, self._edge = ground, edge
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour(self._edge), 1) if self._edge else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(theme().colour(self._ground))
        radius = theme().px(12)
        half = 0.5 if self._edge else 0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)


class Panel(Surface):
    """A surface with a heading; `content` is added below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._title = PlainLabel(size=16, bold=True)
        self._count = PlainLabel(size=16, bold=True, tone="accent")
        self._note = PlainLabel(size=13, tone="muted")
        self.heading = QHBoxLayout()
        self.heading.setContentsMargins(theme().px(INSET), theme().px(4), theme().px(INSET), 0)
        self.heading.setSpacing(theme().px(8))
        self.heading.addWidget(self._title)
        self.heading.addWidget(self._count)
        self.heading.addStretch(1)
        self.heading.addWidget(self._note)
        top = QWidget()
        top.setLayout(self.heading)
        top.setFixedHeight(theme().px(HEADING))
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(0, 0, 0, theme().px(8))
        self.content.setSpacing(0)
        self.content.addWidget(top)

    def show_heading(self, title: str, count: int | str | None = None, note: str = "") -> None:
        """Say what the panel holds, how many, and a note on the right."""
        self.setAccessibleName(title)
        self._title.show_text(title)
        self._count.show_text("" if count is None else str(count))
        self._count.setVisible(count is not None)
        self._note.show_text(note)
