"""Somebody whom this desk does not know (M1): head office is asked, then they are new, or a card is, or the line is down."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.guests import GuestWay, Stranger
from vipdesk.ui.languages import say
from vipdesk.ui.page import Page
from vipdesk.ui.route import Route
from vipdesk.ui.texts import joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.banner import LEFT, RIGHT, WAITING, Banner, BannerFace
from vipdesk.ui.widgets.buttons import ENTER_ICON, Button, Fill
from vipdesk.ui.widgets.row import PERSON, Row
from vipdesk.ui.widgets.row_list import RowList
from vipdesk.ui.widgets.spans import Span

_BUTTON = (400, 56)
_BUTTON_TOP = 412
_GAP = 12
_LIST_TOP = 208
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Stage(Enum):
    """What is known of them by now."""

    ASKING = auto()
    NOBODY = auto()
    SEVERAL = auto()
    OFFLINE = auto()


class UnknownCardPage(Page):
    """The banner without a guest, and the button at the place where 接待 would be; nothing moves when an answer comes."""

    own_top: ClassVar[bool] = True
    intake_asked = Signal()
    """Somebody new is to be taken in."""
    new_card_asked = Signal()
    """A known guest has another card."""
    guest_chosen = Signal(object)
    """The id of one whom head office told of."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._way = GuestWay()
        self._stage = Stage.NOBODY
        self._trouble = ""
        self._found: tuple[Stranger, ...] = ()
        self._banner = Banner(self)
        self.list = RowList(PERSON, parent=self)
        self.find_button, self.card_button = (Button(height=56, parent=self) for _ in range(2))
        self.new_button = Button(fill=Fill.ACCENT, height=56, key_icon=ENTER_ICON, parent=self)
        self.new_button.clicked.connect(self.intake_asked)
        self.card_button.clicked.connect(self.new_card_asked)
        self.find_button.clicked.connect(self._find)
        self.list.opened.connect(self.guest_chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    @property
    def way(self) -> GuestWay:
        """By what they were asked for."""
        return self._way

    def show_way(self, way: GuestWay, stage: Stage) -> None:
        """Show what was scanned or typed, and what is known of it at once."""
        self._way = way
        self.show_stage(stage)

    def show_stage(self, stage: Stage, found: tuple[Stranger, ...] = (), trouble: str = "") -> None:
        """Say what is known by now; `trouble` is why head office said nothing."""
        here = self.hasFocus() or self.list.hasFocus()
        self._stage, self._found, self._trouble = stage, found, trouble
        self.retranslate()
        if here:
            # whoever types in the search box meanwhile keeps the cursor
            self.take_keyboard()
        if self.isVisible():
            self.route.hints_changed()

    def show_late(self, found: Stranger) -> None:
        """An answer that came after its time: told where there is room for it, and nothing is taken from the hands."""
        self._found = (found,)
        self.retranslate()

    def take_keyboard(self) -> None:
        """Enter is the filled button, or opens the chosen one of several."""
        (self.list if self._stage is Stage.SEVERAL else self).setFocus()

    def hints(self) -> Sequence[tuple[str, str]]:
        """The ways on."""
        enter = {
            Stage.NOBODY: (("Enter", self.tr("新贵宾")),),
            Stage.OFFLINE: (("Enter", self.tr("接待")),),
            Stage.SEVERAL: (("↑ ↓", self.tr("选")), ("Enter", self.tr("打开"))),
        }
        return (*enter.get(self._stage, ()), ("Esc", self.tr("返回")))

    def retranslate(self) -> None:
        """Set every word again."""
        sentence, advice = self._words()
        self.setAccessibleName(sentence)
        icon = {Stage.ASKING: WAITING, Stage.SEVERAL: "users"}.get(self._stage, "user")
        self._banner.show_face(BannerFace("", sentence, joined(self._asked_by(), advice), icon=icon))
        self._show_buttons()
        self.list.setVisible(self._stage is Stage.SEVERAL)
        self.list.setAccessibleName(self.tr("总部查到的贵宾"))
        self.list.show_rows([_row(guest) for guest in self._found])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the filled button."""
        if event.key() in _ENTER and not event.isAutoRepeat() and self.new_button.isVisible():
            self.intake_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The edges of the banner."""
        super().resizeEvent(event)
        self._place_parts()

    def _words(self) -> tuple[str, str]:
        """The sentence, and what goes with it."""
        late = self._found[0] if self._stage is Stage.NOBODY and self._found else None
        told = self.tr("总部刚查到：{address}").replace("{address}", say(late.address)) if late else ""
        return {
            Stage.ASKING: (self.tr("正在问总部…"), self.tr("最多 0.8 秒")),
            Stage.NOBODY: (
                self.tr("是新贵宾，还是换了新卡？"),
                told or self._trouble or self.tr("已留住，不用再扫"),
            ),
            Stage.SEVERAL: (self.tr("是哪一位？"), self.tr("符合的有几位贵宾")),
            Stage.OFFLINE: (self.tr("先接待，资料稍后补。"), self.tr("离线")),
        }[self._stage]

    def _asked_by(self) -> str:
        way = self._way
        if way.card_no is not None:
            return self.tr("会员卡尾号 {tail}").replace("{tail}", way.card_no[-4:])
        if way.phone is not None:
            return self.tr("手机尾号 {tail}").replace("{tail}", way.phone[-4:])
        if way.name is not None:
            return joined(way.name, self.tr("手机尾号 {tail}").replace("{tail}", way.tail or ""))
        return ""

    def _show_buttons(self) -> None:
        at_rest = self._stage in (Stage.NOBODY, Stage.OFFLINE)
        offline, late = self._stage is Stage.OFFLINE, self._stage is Stage.NOBODY and bool(self._found)
        self.new_button.show_text(self.tr("接待") if offline else self.tr("新贵宾"))
        self.card_button.show_text(self.tr("换了新卡"))
        self.find_button.show_text(self.tr("打开这位贵宾"))
        self.new_button.setVisible(at_rest)
        # only head office can tell that nobody has this card yet; without it the guest is received first
        self.card_button.setVisible(self._stage is Stage.NOBODY and self._way.card_no is not None)
        self.find_button.setVisible(late)
        self._place_parts()

    def _place_parts(self) -> None:
        px = theme().px
        self._banner.setGeometry(0, 0, self.width(), self._banner.height())
        width, height, top = px(_BUTTON[0]), px(_BUTTON[1]), px(_BUTTON_TOP)
        right = self.width() - px(RIGHT)
        self.new_button.setGeometry(right - width, top, width, height)
        right -= width + px(_GAP)
        for button in (self.card_button, self.find_button):
            if not button.isHidden():
                wide = max(button.sizeHint().width(), px(128))
                button.setGeometry(QRect(right - wide, top, wide, height))
                right -= wide + px(_GAP)
        edge = px(LEFT) - px(24)
        self.list.setGeometry(edge, px(_LIST_TOP), self.width() - px(RIGHT) - edge, px(PERSON.height) * 8)

    def _find(self) -> None:
        if self._found:
            self.guest_chosen.emit(self._found[0].guest_id)


def _row(guest: Stranger) -> Row:
    phone = guest.masked_phone or ""
    key: UUID = guest.guest_id
    return Row(
        key=key,
        spoken=f"{guest.name}, {say(guest.address)}, {phone}",
        title=(Span(guest.name, 16, bold=True), Span(say(guest.address), 14, tone="muted", before=10)),
        detail=(Span(phone, 13, tone="muted"),),
        letter=guest.name[:1],
    )
