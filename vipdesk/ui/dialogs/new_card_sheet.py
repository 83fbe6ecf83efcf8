"""A known guest has another card: who it is, and from now on that card is theirs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from vipdesk.chinese.phone import parse_phone
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guests import MOST_HITS, Fetched, GuestWay, Hit
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.hit_row import hit_row
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.field import LineField
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.row import HIT
from vipdesk.ui.widgets.row_list import RowList

_SHOWN = 4
_WALKING = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class NewCardSheet(Sheet):
    """The card that was scanned is kept; the guest is found as in the search box, and Enter gives it to them."""

    def __init__(self, desk: DeskFacade, route: Route, card_no: str, parent: QWidget | None = None) -> None:
        super().__init__(route, width=720, parent=parent)
        self._desk, self._card_no = desk, card_no
        self._answers = Answers(self)
        self._hits: tuple[Hit, ...] = ()
        self.who = LineField()
        self.list = RowList(HIT)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._most = PlainLabel(size=15, tone="muted")
        self.list.setFixedHeight(theme().px(HIT.height) * _SHOWN)
        self.content.addWidget(self.who)
        self.content.addWidget(self.list)
        self.content.addWidget(self._most)
        self.content.addStretch(1)
        self.who.edit.textChanged.connect(self._typed)
        self.list.opened.connect(lambda _guest_id: self.act())
        self.setFocusProxy(self.who.edit)
        self._show_hits(())
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        tail = self.tr("新卡尾号 {tail}，保存后旧卡停用").replace("{tail}", self._card_no[-4:])
        self.show_heading(self.tr("哪位贵宾换了新卡？"), tail)
        self.who.show_label(self.tr("姓名、拼音、手机尾号或旧卡号"))
        self.list.setAccessibleName(self.tr("查到的贵宾"))
        self._say_most()
        self.cancel.show_text(self.tr("收起"))
        self.done.show_text(self.tr("换成这张卡"))

    def act(self) -> None:
        """Give the chosen guest the card; a whole number that nobody here has is asked for at head office first."""
        hit = self._chosen()
        if hit is not None:
            self._give(hit)
            return
        phone = parse_phone(self.who.text())
        if phone is not None and not phone.masked and self._desk.status.online:
            self.show_trouble("")
            told = self._answers.latest("fetch", self._told)
            self._desk.fetch_guest(GuestWay(phone=self.who.text()), told, told)
        else:
            self._say_nobody()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the hits while the cursor stays in the field."""
        step = next((by for key, by in _WALKING.items() if event.key() == key), 0)
        if step:
            self.list.step(step)
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self.who.show_error("")
        self.show_trouble("")
        self._answers.forget("fetch")
        self._desk.find(text, self._answers.latest("find", self._show_hits))

    def _show_hits(self, hits: tuple[Hit, ...]) -> None:
        self._hits = hits
        now = self.route.clock.now()
        self.list.show_rows(())
        self.list.show_rows([hit_row(hit, now) for hit in hits])
        self._say_most()

    def _say_most(self) -> None:
        # fewer are all there are: another letter would only take some away
        self._most.show_text(self.tr("最多列 8 位，再输一个字更准") if len(self._hits) >= MOST_HITS else "")

    def _chosen(self) -> Hit | None:
        key = self.list.chosen_key()
        return next((hit for hit in self._hits if hit.guest_id == key), None)

    def _give(self, hit: Hit) -> None:
        self.done.setEnabled(False)
        args = {"guest_id": str(hit.guest_id), "card_no": self._card_no, "replaces": hit.card_no}

        def saved(_saved: Saved) -> None:
            self.route.close_sheet()
            self.route.show_guest(hit.guest_id)

        self._desk.submit("guest.replace_card", args, self._answers.kept(saved), self._answers.kept(self._failed))

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))

    def _told(self, answer: Fetched | VipDeskError) -> None:
        if isinstance(answer, VipDeskError):
            self.show_trouble(error_text(answer))
        elif answer.guest_id is None:
            self._say_nobody()
        else:
            # the rows are here now
            self._typed(self.who.edit.text())

    def _say_nobody(self) -> None:
        self.who.show_error(self.tr("没有找到。换一种写法，或输入整个手机号问总部。"))
        self.who.edit.setFocus()
        self.route.fit_sheet()
