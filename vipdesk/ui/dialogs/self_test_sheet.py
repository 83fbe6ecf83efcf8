"""The page of the self-test: first that it is under way, then what came of it."""

from PySide6.QtWidgets import QWidget

from vipdesk.errors import VipDeskError
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.dressed import NoteEdit


class SelfTestSheet(Sheet):
    """Plain text that scrolls and can be copied."""

    def __init__(self, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(route, width=820, parent=parent)
        self._page: str | None = None
        self._text = NoteEdit()
        self._text.setReadOnly(True)
        self._text.setMinimumHeight(theme().px(360))
        self.content.addWidget(self._text)
        self.cancel.hide()
        self.retranslate()

    def show_page(self, page: str) -> None:
        """Show what came of it."""
        self._page = page
        self.retranslate()

    def show_error(self, error: VipDeskError) -> None:
        """Say why there is no page."""
        self.show_page(error_text(error))

    def retranslate(self) -> None:
        """Set every word again; the page stays in the language it was made in."""
        self.show_heading(self.tr("自检"))
        under_way = self.tr("正在副本上检查：强行结束、断线、乱时钟、重算……大约半分钟，可以关掉这里继续工作。")
        self._text.setPlainText(under_way if self._page is None else self._page)
        self._text.setAccessibleName(self.tr("自检"))
        self.done.show_text(self.tr("知道了"))

    def act(self) -> None:
        """Close."""
        self.route.close_sheet()
