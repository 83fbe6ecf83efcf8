"""What head office alone knows: asked through the back room in the name of who is signed in, while the line is up."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from vipdesk.desk.back_room_link import BackRoomLink
from vipdesk.desk.facade import DeskFacade, Failed, Then
from vipdesk.desk.messages import ExportGuests, FetchGuest, ReadLookUps, ToBackRoom
from vipdesk.desk.replies import fetched, look_ups
from vipdesk.errors import Offline, SignInAgain
from vipdesk.models.snapshot.exports import ExportWish
from vipdesk.models.snapshot.guests import Fetched, GuestWay
from vipdesk.models.snapshot.look_ups import DayOfLookUps


class OfficeReading(DeskFacade):
    """The part of the front desk that passes questions on to head office."""

    _link: BackRoomLink

    def fetch_guest(self, way: GuestWay, then: Then[Fetched], failed: Failed) -> None:
        """Ask head office for a guest; the rows are here when the answer comes."""
        self._ask_office(
            lambda number, staff_id: FetchGuest(question=number, staff_id=staff_id, **asdict(way)),
            lambda answer: then(fetched(answer)),
            failed,
        )

    def look_ups(self, day: date, of: UUID | None, then: Then[DayOfLookUps], failed: Failed) -> None:
        """Who asked head office for whom; only while the line is up."""
        self._ask_office(
            lambda number, staff_id: ReadLookUps(question=number, staff_id=staff_id, day=day, of=of),
            lambda answer: then(look_ups(answer)),
            failed,
        )

    def export_guests(self, wish: ExportWish, then: Then[int], failed: Failed) -> None:
        """Have head office write guests out; the back room puts the file in its place."""
        proof = {} if wish.full is None else asdict(wish.full)
        self._ask_office(
            lambda number, staff_id: ExportGuests(
                question=number, staff_id=staff_id, file=str(wish.file), guest_id=wish.guest_id, **proof
            ),
            then,
            failed,
        )

    def _ask_office(self, message: Callable[[int, UUID], ToBackRoom], then: Then[Any], failed: Failed) -> None:
        staff, online = self.staff, self.status.online
        if staff is None or not online:
            failed(SignInAgain() if staff is None else Offline())
        else:
            self._link.ask(lambda number: message(number, staff.staff_id), then, failed)
