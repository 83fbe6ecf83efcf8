"""The panel for giving a voucher to the guest in view: choose, Enter gives, Enter again prints."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.snapshot.vouchers import VoucherOffer
from vipdesk.money import Fen, format_yuan
from vipdesk.ui.answers import Answers
from vipdesk.ui.languages import say
from vipdesk.ui.pages.paper_trail import PaperTrail
from vipdesk.ui.pages.voucher_rows import offer_row
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

_OFFER = RowStyle(height=64, text=56, title=21, detail=45, lead=20, always_chosen=True)


class GivePanel(Speaking):
    """Works without the line as long as the desk has numbers left."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._route = desk, route
        self._answers = Answers(self)
        self._guest: Profile | None = None
        self._offers: tuple[VoucherOffer, ...] = ()
        self._given: UUID | None = None
        self._asking = False
        self._paper = PaperTrail(desk, route, self)
        self._paper.said.connect(self._tell_paper)
        self._paper.done.connect(self._paper_done)
        self._panel = Panel()
        self.offers = RowList(_OFFER)
        self._nobody = Empty("users")
        self._said = PlainLabel(size=14, tone="ok")
        self.act_button = Button(fill=Fill.ACCENT, height=48, key_icon=ENTER_ICON)
        self.find_button = Button(height=48, icon="search")
        self._build()
        self.retranslate()

    def show_guest(self, guest: Profile | None) -> None:
        """Give to this guest."""
        if guest is None or self._guest is None or guest.guest_id != self._guest.guest_id:
            self._given = None
            self._said.show_text("")
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
        """Give the chosen voucher, or print the one just given."""
        if self._given is not None:
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
        self.offers.changed.connect(self._choice_changed)

    def _choice_changed(self) -> None:
        if self._given is not None and self.offers.hasFocus():
            self._given = None
            self._said.show_text("")
        self._show_button()

    def _chosen(self) -> VoucherOffer | None:
        key = self.offers.chosen_key()
        return next((offer for offer in self._offers if offer.voucher_type_id == key), None)

    def _show_button(self) -> None:
        offer = self._chosen()
        if self._given is not None:
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
        self._desk.submit("voucher.issue", args, self._answers.kept(self._saved), self._answers.kept(self._failed))

    def _saved(self, saved: Saved) -> None:
        self._asking = False
        self._given = saved.created["voucher_id"]
        self._say(self.tr("✓ 已发出"))
        self._show_button()

    def _paper_done(self) -> None:
        self._given = None
        self._show_button()

    def _tell_paper(self, sentence: str, trouble: bool) -> None:  # noqa: FBT001 - a signal's slot
        self._say(sentence, trouble=trouble)

    def _failed(self, error: VipDeskError) -> None:
        self._asking = False
        self._say(error_text(error), trouble=True)

    def _say(self, sentence: str, *, trouble: bool = False) -> None:
        self._said.set_tone("danger" if trouble else "ok")
        self._said.show_text(sentence)
