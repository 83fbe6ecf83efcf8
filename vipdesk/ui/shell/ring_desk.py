"""Somebody rings: one card at the foot of the page says who, masked, and opens them; nothing is taken from the hands."""

from PySide6.QtCore import QObject, QRect, QTimer

from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.caller import CallerView
from vipdesk.models.snapshot.guests import GuestWay
from vipdesk.ui.answers import Answers
from vipdesk.ui.route import Route
from vipdesk.ui.texts import masked_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.call_card import HEIGHT, MARGIN, WIDTH, CallCard
from vipdesk.ui.widgets.spans import Span

SHOWN_MS = 120_000
_MOST_NAMED = 2
_GAP = 16


class RingDesk(QObject):
    """The latest number; it goes by itself after two minutes, or when somebody was opened."""

    def __init__(self, desk: DeskFacade, route: Route, card: CallCard) -> None:
        super().__init__(card)
        self._desk, self._route, self.card = desk, route, card
        self._answers = Answers(self)
        self._caller: CallerView | None = None
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(SHOWN_MS)
        self._over.timeout.connect(self.leave)
        card.hide()
        card.answered.connect(self._pressed)

    @property
    def caller(self) -> CallerView | None:
        """Who rings, as long as the card is there."""
        return self._caller

    def ring(self, number: str) -> None:
        """A number came in."""
        self._desk.caller(number, self._answers.latest("caller", self._show))

    def open(self) -> None:
        """Open the first who may be ringing, or ask head office for them."""
        if self._caller is not None:
            self._pressed(0)

    def leave(self) -> None:
        """Nobody rings any more."""
        self._over.stop()
        self._caller = None
        self.card.hide()

    def place(self, room: QRect) -> None:
        """At the foot of the page's `room`, above the card of an arrival."""
        margin = theme().px(MARGIN)
        width = min(theme().px(WIDTH), room.width() - 2 * theme().px(_GAP)) + 2 * margin
        height = theme().px(HEIGHT) + 2 * margin
        up = theme().px(HEIGHT + 2 * _GAP)
        self.card.setGeometry(room.center().x() - width // 2, room.bottom() - height - up + margin, width, height)

    def retranslate(self) -> None:
        """Set every word again."""
        caller = self._caller
        if caller is None:
            return
        title = self.tr("来电 {number}").replace("{number}", caller.masked)
        names = [masked_text(guest) for guest in caller.guests]
        close = self.tr("关闭")
        if names:
            detail = self.tr("Ctrl+Shift+T 打开档案")
            if len(names) > _MOST_NAMED:
                detail = self.tr("这个号码有 %n 位贵宾，请按姓名查找", "", len(names))
            answers = [*names[:_MOST_NAMED], close]
        elif caller.phone is None:
            detail, answers = self.tr("不是完整的号码，认不出是谁"), [close]
        else:
            detail, answers = self.tr("本机没有这个号码的贵宾"), [self.tr("问总部"), close]
        letter = caller.guests[0].letter if caller.guests else ""
        self.card.show_call(letter, (Span(title, 20, bold=True),), detail, answers, f"{title}, {detail}")

    def _show(self, caller: CallerView) -> None:
        self._caller = caller
        self.retranslate()
        self.card.show()
        self.card.raise_()
        self.card.pulse()
        self._over.start()

    def _pressed(self, place: int) -> None:
        caller = self._caller
        if caller is None:
            return
        self.leave()
        named = caller.guests[:_MOST_NAMED]
        if place < len(named):
            self._route.show_profile(named[place].guest_id)
        elif not named and caller.phone is not None and place == 0:
            self._route.show_stranger(GuestWay(phone=caller.phone))
