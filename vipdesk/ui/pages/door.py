"""At the door of the lounge: may the guest come in, who comes in their name, who lets them in all the same, and what for."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused, VipDeskError
from vipdesk.models.snapshot.guests import Profile
from vipdesk.rules.lounge_right import LoungeRight, lounge_right
from vipdesk.ui.answers import Answers
from vipdesk.ui.chosen_agent import ChosenAgent
from vipdesk.ui.door_words import barred_face, barred_text, came_text
from vipdesk.ui.pages.guest_face import banner_face
from vipdesk.ui.route import Place, Route
from vipdesk.ui.texts import error_text, joined
from vipdesk.ui.widgets.banner import BannerFace


class Door(QObject):
    """Knows what was chosen of one guest before the reception."""

    released = Signal(dict)
    """The arguments of a supervisor's release: the guest is to be received with them."""
    details_chosen = Signal(dict)
    """Purpose and plate of a visit that goes on; before the reception also that somebody else may come."""
    said = Signal(str)
    """What stood in the way."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._route = desk, route
        self._answers = Answers(self)
        self.details: dict[str, str | None] = {}
        """Purpose and plate, as they were chosen before the reception; none where nothing was."""
        self.agent: ChosenAgent | None = None
        """Who comes in the guest's name; None of the guest in person."""

    def forget(self) -> None:
        """Somebody else is in view."""
        self.details, self.agent = {}, None

    def args(self, release: Mapping[str, str]) -> dict[str, str | None]:
        """What was chosen before the reception, and a supervisor's release, as `visit.check_in` wants them."""
        return {**self.details, **(self.agent.args if self.agent else {}), **release}

    def right(self, profile: Profile, companions: int) -> LoungeRight:
        """The decision on the guest with so many companions, or on who comes in their name."""
        return lounge_right(profile.right, companions, may_act=self.agent is None or self.agent.may_enter)

    def face(self, profile: Profile, companions: int, now: datetime, *, outside: bool) -> BannerFace:
        """The banner of the guest; of one who stands `outside` and may not come in, why and what to say."""
        face, right = banner_face(profile, now), self.right(profile, companions)
        if outside and self.agent is not None:
            came = came_text(self.agent.entered, veiled=self._route.notes_veiled)
            if not right.may_enter:
                return replace(barred_face(face, right), distance=came)
            face = replace(face, names=joined(came, face.names))
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
        """Ask who comes, what for, and with which car."""
        from vipdesk.ui.dialogs.details_sheet import DetailsSheet  # noqa: PLC0415 - as above

        self._route.show_sheet(
            DetailsSheet(self._desk, self._route, profile, chosen=self.details, agent=self.agent, taken=self._take)
        )

    def _take(self, details: dict[str, str | None], agent: ChosenAgent | None) -> None:
        self.details, self.agent = details, agent
        self.details_chosen.emit(details)
