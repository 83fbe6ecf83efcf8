"""The panel for giving a voucher to the guest in view: choose, Enter gives, Enter again prints, then it rests."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.snapshot.vouchers import VoucherOffer
from vipdesk.money import Fen, format_yuan
from vipdesk.ui.answers import Answers
from vipdesk.ui.languages import say
from vipdesk.ui.pages.voucher_rows import offer_row
from vipdesk.ui.paper_trail import PaperTrail
from vipdesk.ui.route import Route
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import ENTER_ICON, Button, Fill
from vipdesk.ui.widgets.empty import Empty
from vipdesk.ui.widgets.panel import INSET, Panel
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.row import RowStyle
from vipdesk.ui.widgets.row_list import RowList

_OFFER = RowStyle(height=56, text=56, title=18, detail=39, lead=20, always_chosen=True)
"""A little lower than what was given: four offers stand in a usual window without scrolling."""
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class OfferList(RowList):
    """What may be given: an arrow or a click only chooses, Enter gives."""

    picked = Signal()
    """A person chose, be it the same offer again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_OFFER, parent=parent)
        self.clicked.disconnect(self._open)
        self.clicked.connect(lambda _index: self.picked.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow chooses, even where there is only one offer; a held Enter gives once."""
        if event.isAutoRepeat() and event.key() not in _ARROWS:
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.key() in _ARROWS:
            self.picked.emit()


class GivePanel(Speaking):
    """Works without the line as long as the desk has numbers left."""

    gave = Signal(object)
    """The id of the voucher just given."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._route = desk, route
        self._answers = Answers(self)
        self._guest: Profile | None = None
        self._offers: tuple[VoucherOffer, ...] = ()
        self._given: UUID | None = None
        self._sent: UUID | None = None
        """The voucher whose paper was handed over last."""
        self._asking = self._finished = False
        self._paper = PaperTrail(desk, route, self)
        self._paper.said.connect(self._tell_paper)
        self._panel = Panel()
        self.offers = OfferList()
        self._nobody = Empty("users")
        self._said = PlainLabel(size=14, tone="ok")
        self.act_button = Button(fill=Fill.ACCENT, height=48, key_icon=ENTER_ICON)
        self.find_button = Button(height=48, icon="search")
        self._build()
        self.retranslate()

    def show_guest(self, guest: Profile | None) -> None:
        """Give to this guest."""
        if guest is None or self._guest is None or guest.guest_id != self._guest.guest_id:
            self._begin_again()
        self._guest = guest
        self.retranslate()

    def show_offers(self, offers: Sequence[VoucherOffer]) -> None:
        """Show what may be given."""
        self._offers = tuple(offers)
        self.retranslate()

    def take_keyboard(self) -> None:
        """Arrows choose, Enter gives."""
        (self.offers if self._guest is not None else self.find_button).setFocus()

    def act(self) -> None:
        """Give the chosen voucher, then print it; after that nothing, until somebody chooses again."""
        if self._finished:
            return
        if self._given is not None:
            self._sent, self._finished = self._given, True
            self._show_button()
            self._paper.send("voucher", self._given)
        elif self._guest is not None and not self._asking:
            self._give(self._guest)

    def retranslate(self) -> None:
        """Set every word again."""
        title = self.tr("发礼券")
        if self._guest is not None:
            title = self.tr("发给{address}").replace("{address}", say(self._guest.address))
        self._panel.show_heading(title)
        self.offers.setAccessibleName(title)
        self._nobody.show_text(self.tr("先扫卡或找到贵宾，再发礼券"))
        self.find_button.show_text(self.tr("查找贵宾"))
        self.offers.show_rows([offer_row(offer) for offer in self._offers])
        somebody = self._guest is not None
        self.offers.setVisible(somebody)
        self._nobody.setVisible(not somebody)
        self.find_button.setVisible(not somebody)
        self.act_button.setVisible(somebody and bool(self._offers))
        self._show_button()

    def _build(self) -> None:
        px = theme().px
        foot = QHBoxLayout()
        foot.setContentsMargins(px(INSET), px(8), px(INSET), px(12))
        foot.addWidget(self._said)
        foot.addStretch(1)
        foot.addWidget(self.find_button)
        foot.addWidget(self.act_button)
        self._panel.content.addWidget(self.offers, 1)
        self._panel.content.addWidget(self._nobody, 1)
        self._panel.content.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panel)
        self.act_button.clicked.connect(self.act)
        self.find_button.clicked.connect(self._route.find_guest)
        self.offers.opened.connect(lambda _key: self.act())
        self.offers.changed.connect(self._show_button)
        self.offers.picked.connect(self._picked)

    def _picked(self) -> None:
        if self._given is not None:
            self._begin_again()
        self._show_button()

    def _begin_again(self) -> None:
        self._given, self._finished = None, False
        self._said.show_text("")

    def _chosen(self) -> VoucherOffer | None:
        key = self.offers.chosen_key()
        return next((offer for offer in self._offers if offer.voucher_type_id == key), None)

    def _show_button(self) -> None:
        offer = self._chosen()
        if self._finished and self.act_button.hasFocus():
            self.offers.setFocus()
        self.act_button.setEnabled(not self._finished)
        self.act_button.show_key("" if self._finished else ENTER_ICON)
        if self._finished:
            self.act_button.show_text(self.tr("已发出"))
        elif self._given is not None:
            self.act_button.show_text(self.tr("打印礼券"))
        elif offer is not None:
            amount = format_yuan(Fen(offer.worth_fen))
            self.act_button.show_text(self.tr("发 {amount}").replace("{amount}", amount))

    def _give(self, guest: Profile) -> None:
        offer = self._chosen()
        if offer is None:
            return
        self._asking = True
        args = {
            "guest_id": str(guest.guest_id),
            "voucher_type_id": str(offer.voucher_type_id),
        }

        def given(saved: Saved) -> None:
            self._saved(guest, saved)

        self._desk.submit("voucher.issue", args, self._answers.kept(given), self._answers.kept(self._failed))

    def _saved(self, guest: Profile, saved: Saved) -> None:
        self._asking = False
        voucher_id = saved.created["voucher_id"]
        if self._guest is not None and self._guest.guest_id == guest.guest_id:
            self._given = voucher_id
            self._say(self.tr("✓ 已发出"))
            self._show_button()
        self.gave.emit(voucher_id)

    def _tell_paper(self, sentence: str, trouble: bool) -> None:  # noqa: FBT001 - a signal's slot
        if self._given is None or self._sent != self._given:
            return
        self._finished = not trouble
        self._show_button()
        self._say(sentence, trouble=trouble)

    def _failed(self, error: VipDeskError) -> None:
        self._asking = False
        self._say(error_text(error), trouble=True)

    def _say(self, sentence: str, *, trouble: bool = False) -> None:
        self._said.set_tone("danger" if trouble else "ok")
        self._said.show_text(sentence)
