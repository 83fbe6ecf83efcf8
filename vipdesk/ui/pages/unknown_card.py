"""A card that nobody here has: said calmly, with the way to find the guest after all."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.ui.page import Page
from vipdesk.ui.route import Route
from vipdesk.ui.texts import joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.banner import RIGHT, Banner, BannerFace
from vipdesk.ui.widgets.buttons import ENTER_ICON, Button, Fill

_BUTTON = (400, 56)
_BUTTON_TOP = 412


class UnknownCardPage(Page):
    """The banner without a guest, and one button at the place where 接待 would be."""

    own_top: ClassVar[bool] = True

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._code = ""
        self._banner = Banner(self)
        self.find_button = Button(fill=Fill.ACCENT, height=56, key_icon=ENTER_ICON, parent=self)
        self.find_button.clicked.connect(route.find_guest)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def show_code(self, code: str) -> None:
        """Show the tail of a card number."""
        self._code = code
        self.retranslate()

    def take_keyboard(self) -> None:
        """Enter goes to the search box."""
        self.setFocus()

    def hints(self) -> Sequence[tuple[str, str]]:
        """Two ways on."""
        return (("Enter", self.tr("查找贵宾")), ("Esc", self.tr("返回")))

    def retranslate(self) -> None:
        """Set every word again."""
        tail = self.tr("会员卡尾号 {tail}").replace("{tail}", self._code[-4:])
        advice = self.tr("可以用姓名或手机尾号找")
        sentence = self.tr("没有认出这张卡。")
        self.setAccessibleName(sentence)
        self._banner.show_face(BannerFace("", sentence, joined(tail, advice), icon="user"))
        self.find_button.show_text(self.tr("查找贵宾"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.route.find_guest()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The edges of the banner."""
        super().resizeEvent(event)
        px = theme().px
        self._banner.setGeometry(0, 0, self.width(), self._banner.height())
        width = px(_BUTTON[0])
        self.find_button.setGeometry(self.width() - px(RIGHT) - width, px(_BUTTON_TOP), width, px(_BUTTON[1]))
