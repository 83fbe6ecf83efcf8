"""Who was said not to be the guest in view, with a way to take that back for those who may."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.models.snapshot.likeness import ApartRecord
from vipdesk.ui.merge_words import apart_text, only_supervisors_text
from vipdesk.ui.texts import joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.plain_label import PlainLabel

_MOST = 4


class ApartLines(QWidget):
    """A line each, the latest first; it takes no room where there is nobody."""

    undo_asked = Signal(object)
    """The id of the other record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(4))
        self.hide()

    def show_records(self, records: Sequence[ApartRecord], *, may_undo: bool) -> None:
        """Show them instead of those before."""
        while self._column.count():
            item = self._column.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self.buttons = [self._add(record, may_undo=may_undo) for record in records[:_MOST]]
        self.setVisible(bool(self.buttons))

    def _add(self, record: ApartRecord, *, may_undo: bool) -> Button:
        undo = Button(self.tr("撤销"), fill=Fill.QUIET, icon="undo-2")
        told, other_id = apart_text(record), record.guest_id
        undo.setAccessibleName(joined(undo.shown_text(), told, "" if may_undo else only_supervisors_text()))
        undo.setEnabled(may_undo)
        if not may_undo:
            undo.setToolTip(only_supervisors_text())
        undo.clicked.connect(lambda _on=False, other_id=other_id: self._ask(other_id))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(told, 14, tone="muted", fill=True), 1)
        row.addWidget(undo)
        self._column.addWidget(line)
        return undo

    def _ask(self, other_id: UUID) -> None:
        self.undo_asked.emit(other_id)
