"""What every part of the desk in memory stands on: the house it shows, its guests, and answers that come later."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer

from tests.fakes.invented_afternoon import Afternoon
from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.snapshot.intake_draft import IntakeDraft


class AnsweringDesk(DeskFacade):
    """Answers on the same thread, later; of one channel only the last question is answered."""

    def __init__(self) -> None:
        super().__init__()
        self.house = Afternoon()
        self.slow: list[Callable[[], None]] | None = None
        """A list here keeps answers back until `answer_all` is called."""
        self._latest: dict[str, int] = {}
        self.unfinished: dict[tuple[UUID, str], IntakeDraft] = {}
        """Forms of new guests that are not saved, by author and number; as the desk's file they outlive the window."""

    def intake_drafts(self, then: Callable[[dict[str, IntakeDraft]], None]) -> None:
        own = self.staff
        kept = self.unfinished.items()
        self._answer(
            then, {number: draft for (who, number), draft in kept if own and who == own.staff_id}, "drafts"
        )

    def keep_intake_draft(self, number: str, draft: IntakeDraft | None) -> None:
        if self.staff is not None:
            self.unfinished.pop((self.staff.staff_id, number), None)
            if draft is not None:
                self.unfinished[self.staff.staff_id, number] = draft

    def _answer(self, then: Callable[[Any], None], answer: Any, channel: str = "") -> None:
        number = self._latest.get(channel, 0) + 1
        self._latest[channel] = number

        def deliver() -> None:
            if not channel or self._latest[channel] == number:
                then(answer)

        if self.slow is not None:
            self.slow.append(deliver)
        else:
            QTimer.singleShot(0, deliver)

    def _guest(self, args: dict[str, Any]) -> Profile:
        return self.house.profiles[UUID(args["guest_id"])]

    def _with_visit(self, args: dict[str, Any]) -> Profile:
        visit_id = UUID(args["visit_id"])
        profiles = self.house.profiles.values()
        return next(each for each in profiles if each.visit is not None and each.visit.visit_id == visit_id)

    def _put(self, profile: Profile, **changes: Any) -> None:
        self.house.profiles[profile.guest_id] = replace(profile, **changes)
