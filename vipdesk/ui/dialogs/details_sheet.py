"""到店详情: who comes, what for and with which car; of a guest who is here also a parking voucher."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guest_life import GuestLife
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.snapshot.vouchers import VoucherDesk, VoucherOffer
from vipdesk.models.vocabulary import VisitPurpose
from vipdesk.ui.answers import Answers
from vipdesk.ui.chosen_agent import ChosenAgent
from vipdesk.ui.dialogs.agent_choice import AgentChoice
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.door_words import purpose_text
from vipdesk.ui.languages import say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.chip_flow import ChipFlow
from vipdesk.ui.widgets.field import LineField
from vipdesk.ui.widgets.plain_label import PlainLabel

PURPOSES: tuple[VisitPurpose | None, ...] = (None, *VisitPurpose)
_PARKING = "停车"
"""In the name of the voucher that is offered with a car."""
Details = dict[str, str | None]


class DetailsSheet(Sheet):
    """Enter keeps all of it; `taken` gets purpose and car as the intents want them, and who comes before the reception."""

    waits = True

    def __init__(
        self,
        desk: DeskFacade,
        route: Route,
        profile: Profile,
        *,
        chosen: Mapping[str, str | None],
        agent: ChosenAgent | None,
        taken: Callable[[Details, ChosenAgent | None], None],
    ) -> None:
        super().__init__(route)
        self._desk, self._profile, self._taken = desk, profile, taken
        self._answers = Answers(self)
        self._offer: VoucherOffer | None = None
        self._agent = agent
        self.agent: AgentChoice | None = None
        """Only before the reception: who came stands on the receipt afterwards."""
        self._why_label, self._parking_label = (PlainLabel(size=14, tone="muted") for _ in range(2))
        self.why = ChipFlow(len(PURPOSES), single=True)
        self.plate = LineField()
        self.parking = ChipFlow(2, single=True)
        for label, chips in ((self._why_label, self.why), (self._parking_label, self.parking)):
            group = QVBoxLayout()
            group.setSpacing(theme().px(8))
            group.addWidget(label)
            group.addWidget(chips)
            self.content.addLayout(group)
            if chips is self.why:
                self.content.addWidget(self.plate)
        self.content.addStretch(1)
        self._fill(chosen)
        self._show_parking()
        self.setFocusProxy(self.plate.edit)
        self.retranslate()
        if profile.visit is None:
            desk.guest_life(profile.guest_id, self._answers.latest("people", self._show_people))
        else:
            desk.voucher_desk(self._answers.latest("offers", self._show_offers))

    def retranslate(self) -> None:
        """Set every word again."""
        self.show_heading(self.tr("到店详情"), say(self._profile.address))
        self._why_label.show_text(self.tr("来访事由"))
        self.why.show_texts(self.tr("来访事由"), [purpose_text(purpose) for purpose in PURPOSES])
        self.plate.show_label(self.tr("今天的车牌"))
        self._parking_label.show_text(self.tr("停车"))
        give = "" if self._offer is None else say(self._offer.name)
        self.parking.show_texts(
            self.tr("停车"), [self.tr("不用"), self.tr("送{voucher}").replace("{voucher}", give)]
        )
        self.cancel.show_text(self.tr("不改"))
        self.done.show_text(self.tr("记下"))

    def act(self) -> None:
        """Keep what stands here; a voucher is given first, so that a no is seen before the sheet goes."""
        if not self.plate.fits() or (self.agent is not None and not self.agent.fits()):
            return
        if self._offer is not None and self.parking.places() == (1,):
            self.done.setEnabled(False)
            args = {
                "guest_id": str(self._profile.guest_id),
                "voucher_type_id": str(self._offer.voucher_type_id),
            }
            given = self._answers.kept(self._given)
            self._desk.submit("voucher.issue", args, given, self._answers.kept(self._failed))
        else:
            self._finish()

    def _fill(self, chosen: Mapping[str, str | None]) -> None:
        visit = self._profile.visit
        purpose, plate = chosen.get("purpose"), chosen.get("plate")
        if visit is not None:
            purpose, plate = visit.purpose, visit.plate
        place = next((each for each, known in enumerate(PURPOSES) if known == purpose), 0)
        self.why.choose([place])
        self.plate.edit.setText(plate or self._profile.plate or "")

    def _show_people(self, life: GuestLife | None) -> None:
        people = () if life is None else life.relations
        self.agent = AgentChoice(people, self._agent, veiled=self.route.notes_veiled)
        self.content.insertWidget(0, self.agent)
        self.agent.resized.connect(self.route.fit_sheet)
        self.agent.stranger.entered.connect(self.act)
        self.route.fit_sheet()

    def _show_offers(self, offered: VoucherDesk) -> None:
        self._offer = next((offer for offer in offered.offers if _PARKING in offer.name.zh), None)
        self._show_parking()
        self.retranslate()
        self.route.fit_sheet()

    def _show_parking(self) -> None:
        """Only for a guest who is here: what is undone with a check-in must not leave a voucher behind."""
        shown = self._offer is not None and self._profile.visit is not None
        self._parking_label.setVisible(shown)
        self.parking.setVisible(shown)

    def _given(self, _saved: Saved) -> None:
        self._finish()

    def _finish(self) -> None:
        purpose = PURPOSES[self.why.places()[0]]
        self.route.close_sheet()
        details: Details = {
            "purpose": None if purpose is None else purpose.value,
            "plate": self.plate.text() or None,
        }
        self._taken(details, None if self.agent is None else self.agent.chosen())

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))
