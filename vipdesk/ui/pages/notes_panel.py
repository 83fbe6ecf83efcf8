"""Notes about a guest: plain text, hidden in the counter view, since a guest may read along."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.chinese.dates import short_date_text
from vipdesk.models.snapshot.guests import NoteView
from vipdesk.models.vocabulary import Source
from vipdesk.ui.languages import language, say
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.texts import joined, source_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import IconButton
from vipdesk.ui.widgets.panel import INSET, Panel
from vipdesk.ui.widgets.plain_label import PlainLabel

_MOST = 12


class NotesPanel(Speaking):
    """Newest first; every note with who wrote it and when."""

    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: tuple[NoteView, ...] = ()
        self._veiled = True
        self._panel = Panel()
        self.add = IconButton("plus")
        self.add.clicked.connect(self.add_asked)
        self._panel.heading.addWidget(self.add)
        self._calm = PlainLabel(size=14, tone="muted", wrap=True)
        self._labels: list[tuple[PlainLabel, PlainLabel]] = []
        self._column = QVBoxLayout()
        inset = theme().px(INSET)
        self._column.setContentsMargins(inset, 0, inset, theme().px(12))
        self._column.setSpacing(theme().px(2))
        self._column.addWidget(self._calm)
        self._panel.content.addLayout(self._column)
        self._panel.content.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panel)
        self.retranslate()

    def show_notes(self, notes: Sequence[NoteView], *, veiled: bool) -> None:
        """Show notes, or only that there are some."""
        self._notes, self._veiled = tuple(notes), veiled
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        count = min(len(self._notes), _MOST)
        number = f"{_MOST}+" if count < len(self._notes) else count
        self._panel.show_heading(self.tr("备注"), number or None)
        self.add.name(self.tr("写备注"))
        hidden = self.tr("备注已藏起，按右上角的眼睛再看")
        self._calm.show_text(hidden if count else self.tr("还没有备注"))
        self._calm.setVisible(self._veiled or not count)
        while len(self._labels) < count:
            pair = (PlainLabel(size=15, wrap=True), PlainLabel(size=13, tone="muted", fill=True))
            self._labels.append(pair)
            for label in pair:
                self._column.addWidget(label)
        for place, (text, told) in enumerate(self._labels):
            shown = place < count and not self._veiled
            text.setVisible(shown)
            told.setVisible(shown)
            note = self._notes[place] if shown else None
            text.show_text(note.text if note else "")
            told.show_text(_told(note) if note else "")


def _told(note: NoteView) -> str:
    """Who wrote it and when; one that nobody here wrote came with the import."""
    author = say(note.author) or source_text(Source.IMPORT)
    return joined(author, short_date_text(note.written_at, language()))
