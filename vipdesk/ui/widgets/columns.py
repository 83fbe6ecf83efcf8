"""Columns beside each other; where the text is so large that they would be narrow, below each other."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QWidget

from vipdesk.ui.theme.theme import theme

LEAST_WIDTH = 840
_STACKED_HEIGHT = 380


class Columns(QWidget):
    """Children with their shares of the width, `gap` px apart."""

    def __init__(
        self,
        columns: Sequence[tuple[QWidget | QLayout, int]],
        *,
        gap: int = 24,
        natural: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._natural = natural
        self._holders: list[QWidget] = []
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().px(gap))
        for column, share in columns:
            holder = column if isinstance(column, QWidget) else _held(column)
            self._holders.append(holder)
            self._layout.addWidget(holder, share)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        """Below each other they need the width of the widest alone."""
        widest = max(holder.minimumSizeHint().width() for holder in self._holders)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand beside or below each other, as the width asks."""
        super().resizeEvent(event)
        stacked = self.width() < theme().px(LEAST_WIDTH)
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if direction == self._layout.direction():
            return
        self._layout.setDirection(direction)
        for holder in self._holders:
            least = max(theme().px(_STACKED_HEIGHT), holder.minimumSizeHint().height())
            holder.setMinimumHeight(least if stacked and not self._natural else 0)


def _held(layout: QLayout) -> QWidget:
    holder = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    return holder
