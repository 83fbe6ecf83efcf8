"""A sheet: a heading, what it asks for, and at the foot one filled button and the way out."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from vipdesk.ui.route import Route
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import ENTER_ICON, Button, Fill
from vipdesk.ui.widgets.floating_bar import FloatingBar
from vipdesk.ui.widgets.panel import Surface
from vipdesk.ui.widgets.plain_label import PlainLabel

INSET = 28
_RING = 2
"""Room that a focus ring needs beside a field, so that heading, fields and buttons share their edges."""


class Sheet(Surface, Speaking):
    """Floats in the middle. Enter is the filled button, Esc closes; errors stand above the buttons.

    A sheet that `waits` is shown by its first `fit_sheet`, when the desk has answered: nothing grows in
    sight.
    """

    waits = False

    def __init__(self, route: Route, *, width: int = 480, height: int = 48, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.route = route
        self._width = width
        px = theme().px
        self._title = PlainLabel(size=20, bold=True)
        self._sub = PlainLabel(size=14, tone="muted", wrap=True)
        self._trouble = PlainLabel(size=14, tone="danger", wrap=True)
        for label in (self._title, self._sub, self._trouble):
            label.setContentsMargins(px(_RING), 0, px(_RING), 0)
        inside = QWidget()
        self.content = QVBoxLayout(inside)
        self.content.setContentsMargins(px(_RING), 0, px(_RING), 0)
        self.content.setSpacing(px(16))
        self._area = QScrollArea()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        self.cancel = Button(fill=Fill.OUTLINE, height=height)
        self.done = Button(fill=Fill.ACCENT, height=height, key_icon=ENTER_ICON)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(px(_RING), 0, px(_RING), 0)
        self.foot.setSpacing(px(12))
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.done)
        self._above: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(px(INSET - _RING), px(24), px(INSET - _RING), px(INSET))
        column.setSpacing(px(4))
        column.addWidget(self._title)
        column.addWidget(self._sub)
        column.addSpacing(px(14))
        column.addWidget(self._area, 1)
        FloatingBar(self._area, beside=True)
        column.addSpacing(px(14))
        column.addWidget(self._trouble)
        column.addLayout(self.foot)
        self._trouble.hide()
        self.cancel.clicked.connect(route.close_sheet)
        self.done.clicked.connect(self.act)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_heading(self, title: str, sub: str = "") -> None:
        """Say what the sheet asks."""
        self.setAccessibleName(title)
        self._title.show_text(title)
        self._sub.show_text(sub)
        self._sub.setVisible(bool(sub))

    def show_above(self, part: QWidget) -> None:
        """Let a part stand between heading and content, in sight however far one scrolls."""
        self._above = part
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self._area), part)

    def show_trouble(self, sentence: str) -> None:
        """Say what stood in the way; what was typed stays."""
        self._trouble.show_text(sentence)
        self._trouble.setVisible(bool(sentence))
        self.route.fit_sheet()

    def act(self) -> None:
        """The filled button."""
        raise NotImplementedError

    def veil_changed(self) -> None:
        """What a guest may not read is to be hidden, or to be shown again."""

    def covered(self) -> None:
        """The screen is hidden from whoever stands before it: a sheet that watches something stops."""

    def sizeHint(self) -> QSize:
        """As wide as asked, as high as what it holds; a window that is smaller makes it scroll."""
        px = theme().px
        room = px(self._width) - 2 * px(INSET)
        high = px(24 + INSET + 28 + 4 * 6)
        for label in (self._title, self._sub, self._trouble):
            if not label.isHidden():
                high += label.heightForWidth(room) if label.wordWrap() else label.sizeHint().height()
        if self._above is not None:
            layout = self._above.layout()
            high += (layout.heightForWidth(room) if layout else 0) + px(4)
        high += self.content.sizeHint().height() + self.done.sizeHint().height()
        return QSize(px(self._width), high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the filled button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            if self.done.isEnabled() and self.done.isVisible():
                self.act()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the sheet is not a press beside it."""
        event.accept()
