"""Receiving from the map whoever has waited: as at the door, with the card by rule, parking, and ten seconds to take it back."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused
from vipdesk.models.snapshot.desk import Order
from vipdesk.models.snapshot.guests import OpenVisit, PlaceChoice, Profile
from vipdesk.ui.answers import Answers
from vipdesk.ui.pages.reception import UNDO_MS, Card, Reception, Stage
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined

_UNDO = timedelta(milliseconds=UNDO_MS)
_TOLD = (Card.SENT, Card.QUEUED, Card.FAILED)


class LoungeReception(QObject):
    """Knows the latest reception alone; its card goes its way whatever is done next."""

    said = Signal(str)
    """What became of it, in a sentence."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._route = desk, route
        self._answers = Answers(self)
        self._latest: Reception | None = None

    def begin(self, guest_id: UUID, place: PlaceChoice, companions: int) -> None:
        """Receive at a place, once it is read who the guest is and when they last came."""

        def receive(profile: Profile | None) -> None:
            if profile is None:
                self.said.emit(error_text(Refused(Code.GUEST_UNKNOWN)))
                return
            reception = Reception(self._desk, self._route, profile, self)
            self._latest = reception
            reception.changed.connect(lambda: self._tell(reception))
            reception.begin(place, companions, {}, None)

        self._desk.profile(guest_id, self._answers.kept(receive))

    def undo(self) -> None:
        """Take the latest reception back, while there is time."""
        reception = self._latest
        if reception is not None and self._route.clock.now() - reception.truth.asked_at <= _UNDO:
            reception.undo()

    def forget(self) -> None:
        """Something else is done now: there is nothing to take back, and nothing more to say."""
        self._latest = None

    def parking(self, visit_id: UUID | None) -> list[tuple[str, Order | Callable[[], None]]]:
        """A parking voucher for whoever was received last, where they came by car and have none."""
        reception = self._latest
        visit = None if reception is None else _visit(reception)
        if reception is None or visit is None or visit.visit_id != visit_id or visit.parking_offer is None:
            return []
        args = {"guest_id": str(reception.profile.guest_id), "voucher_type_id": str(visit.parking_offer)}
        return [(QCoreApplication.translate("lounge", "送停车券"), Order("voucher.issue", args))]

    def _tell(self, reception: Reception) -> None:
        if reception is self._latest:
            self.said.emit(self._sentence(reception))

    def _sentence(self, reception: Reception) -> str:
        truth = reception.truth
        if truth.stage is Stage.REFUSED:
            return truth.trouble
        if truth.stage is Stage.UNDONE:
            return self.tr("已撤销，请收回这张欢迎卡。") if reception.paper_is_out else self.tr("已撤销。")
        words = self.tr("已接待并入座。10 秒内 Ctrl+Z 撤销")
        if truth.seated is False:
            words = self.tr("已接待，{seat} 刚有人坐了。10 秒内 Ctrl+Z 撤销").replace("{seat}", truth.place_name)
        visit = _visit(reception)
        offered = visit is not None and visit.parking_offer is not None
        parking = self.tr("座位上按 Enter 送停车券") if offered else ""
        return joined(words, truth.trouble, truth.paper if truth.card in _TOLD else "", parking)


def _visit(reception: Reception) -> OpenVisit | None:
    """The visit that was made, once it was read and unless it was taken back."""
    visit, truth = reception.profile.visit, reception.truth
    made = visit is not None and visit.visit_id == truth.visit_id and truth.stage is Stage.SAVED
    return visit if made else None
