"""At the door of the lounge: may the guest come in, who lets them in all the same, and what they come for."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused, VipDeskError
from vipdesk.models.snapshot.guests import Profile
from vipdesk.rules.lounge_right import LoungeRight, lounge_right
from vipdesk.ui.answers import Answers
from vipdesk.ui.door_words import barred_face, barred_text
from vipdesk.ui.pages.guest_face import banner_face
from vipdesk.ui.route import Place, Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.widgets.banner import BannerFace


class Door(QObject):
    """Knows what was chosen of one guest before the reception."""

    released = Signal(dict)
    """The arguments of a supervisor's release: the guest is to be received with them."""
    details_chosen = Signal(dict)
    """Purpose and plate of a visit that goes on."""
    said = Signal(str)
    """What stood in the way."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._route = desk, route
        self._answers = Answers(self)
        self.details: dict[str, str | None] = {}
        """Purpose and plate, as they were chosen before the reception; none where nothing was."""

    def right(self, profile: Profile, companions: int) -> LoungeRight:
        """The decision on the guest with so many companions."""
        return lounge_right(profile.right, companions)

    def face(self, profile: Profile, companions: int, now: datetime, *, outside: bool) -> BannerFace:
        """The banner of the guest; of one who stands `outside` and may not come in, why and what to say."""
        face, right = banner_face(profile, now), self.right(profile, companions)
        return barred_face(face, right) if outside and not right.may_enter else face

    def ask_release(self, profile: Profile | None, companions: int) -> None:
        """Have a supervisor let the guest in view in."""
        if profile is None:
            return
        from vipdesk.ui.dialogs.release_sheet import ReleaseSheet  # noqa: PLC0415 - read when it is wanted

        rule = barred_text(self.right(profile, companions))
        self._route.show_sheet(ReleaseSheet(self._desk, self._route, rule, self.released.emit))

    def take_ticket(self, profile: Profile, companions: int) -> None:
        """Give the guest a number; who has one already keeps it. Then the board, where it stands."""
        args = {
            "guest_id": str(profile.guest_id),
            "companions": companions,
            "quoted_minutes": profile.quoted_minutes,
        }
        taken = self._answers.kept(lambda _saved: self._route.show_place(Place.TODAY))
        self._desk.submit("visit.take_ticket", args, taken, self._answers.kept(self._not_taken))

    def _not_taken(self, error: VipDeskError) -> None:
        if isinstance(error, Refused) and error.code is Code.ALREADY_WAITING:
            self._route.show_place(Place.TODAY)
        else:
            self.said.emit(error_text(error))

    def ask_details(self, profile: Profile) -> None:
        """Ask what the guest comes for, and with which car."""
        from vipdesk.ui.dialogs.details_sheet import DetailsSheet  # noqa: PLC0415 - as above

        self._route.show_sheet(
            DetailsSheet(self._desk, self._route, profile, chosen=self.details, taken=self._take)
        )

    def _take(self, details: dict[str, str | None]) -> None:
        self.details = details
        self.details_chosen.emit(details)
