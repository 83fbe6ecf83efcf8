"""The text of a licence, to be read and copied."""

from PySide6.QtWidgets import QWidget

from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.route import Route
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.dressed import NoteEdit


class LicenceSheet(Sheet):
    """Plain text that scrolls."""

    def __init__(self, route: Route, text: str, parent: QWidget | None = None) -> None:
        super().__init__(route, width=820, parent=parent)
        self._text = NoteEdit()
        self._text.setPlainText(text)
        self._text.setReadOnly(True)
        self._text.setMinimumHeight(theme().px(440))
        self.content.addWidget(self._text)
        self.cancel.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        self.show_heading(self.tr("许可全文"))
        self._text.setAccessibleName(self.tr("许可全文"))
        self.done.show_text(self.tr("知道了"))

    def act(self) -> None:
        """Close."""
        self.route.close_sheet()
