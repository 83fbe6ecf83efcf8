"""The right half of the screen 交班: where its sentences come from."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.ui.pages.title_line import TITLE_HEIGHT
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.source_cards import SourceCards


class HandoverSources(QWidget):
    """A heading on the height of the page's title, and the cards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(size=16, bold=True)
        self._note = PlainLabel(size=13, tone="muted")
        self.cards = SourceCards()
        top = QWidget()
        top.setFixedHeight(theme().px(TITLE_HEIGHT))
        head = QHBoxLayout(top)
        head.setContentsMargins(0, theme().px(8), 0, 0)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.cards, 1)

    def show_words(self, title: str, note: str) -> None:
        """Name it."""
        self._title.show_text(title)
        self._note.show_text(note)
        self.cards.setAccessibleName(title)
