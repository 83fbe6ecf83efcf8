"""Letting somebody in whom this desk cannot check by itself: head office is asked, and the desk remembers."""

from dataclasses import replace
from uuid import UUID

from vipdesk.cache.queries import staff
from vipdesk.desk.back_room_link import BackRoomLink
from vipdesk.desk.cache_worker import CacheWorker
from vipdesk.desk.facade import Failed, Then
from vipdesk.desk.messages import SignIn
from vipdesk.errors import Code, NotPossible, Refused, Trouble, VipDeskError
from vipdesk.models.snapshot.desk import StaffCard


def needs_head_office(error: VipDeskError, *, online: bool) -> bool:
    """Whether this desk's no may be head office's yes."""
    if isinstance(error, NotPossible):
        return error.trouble in (Trouble.SIGN_IN_FIRST_ONLINE, Trouble.DESK_AWAY)
    return isinstance(error, Refused) and error.code is Code.PIN_WRONG and online


class SignInDoor:
    """Asks for one person at a time."""

    def __init__(self, worker: CacheWorker, link: BackRoomLink) -> None:
        """The desk thread knows who that is, the back room asks."""
        self._worker = worker
        self._link = link

    def ask(
        self, staff_id: UUID, pin: str, then: Then[StaffCard], failed: Failed, first_error: VipDeskError
    ) -> None:
        """`first_error` is what this desk said; it is what the person hears if head office cannot be asked."""

        def refused(error: VipDeskError) -> None:
            asked = isinstance(error, Refused) or error.trouble is Trouble.PIN_LOCKED
            failed(error if asked else first_error)

        def card_read(card: StaffCard | None) -> None:
            if card is None:
                refused(Refused(Code.PIN_WRONG))
                return
            self._link.ask(
                lambda number: SignIn(question=number, staff_id=card.staff_id, staff_code=card.code, pin=pin),
                lambda _: then(replace(card, known_here=True)),
                refused,
            )

        self._worker.ask(lambda tools: staff.staff_card(tools.reader(), staff_id), card_read, refused)

    def look_again(self, card: StaffCard, gone: Then[StaffCard]) -> None:
        """Tell of somebody who is signed in and has been dismissed meanwhile (S5)."""

        def found(present: StaffCard | None) -> None:
            if present is None:
                gone(card)

        self._worker.ask(lambda tools: staff.staff_card(tools.reader(), card.staff_id), found, lambda _: None)
