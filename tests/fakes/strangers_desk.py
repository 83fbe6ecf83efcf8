"""What the desk in memory knows of guests beyond it, and of guests who are taken in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer

from tests.fakes.answering_desk import AnsweringDesk
from tests.fakes.invented_house import LOOK_UPS, NOW, named
from vipdesk.chinese.dates import store_date
from vipdesk.desk.facade import Failed, Then
from vipdesk.errors import Offline, VipDeskError
from vipdesk.models.snapshot.exports import ExportWish
from vipdesk.models.snapshot.guests import Fetched, GuestWay, NewcomerCheck, Profile, Stranger, Words
from vipdesk.models.snapshot.look_ups import DayOfLookUps


class StrangersDesk(AnsweringDesk):
    """The part of the desk in memory that asks head office; answers come later, on the same thread."""

    def __init__(self) -> None:
        super().__init__()
        self.elsewhere: dict[str, tuple[Profile, ...]] = {}
        """Whom head office knows by a card, a number or an id, beyond this desk."""
        self.asked_elsewhere: list[GuestWay] = []
        self.held_back: list[Callable[[], None]] | None = None
        """A list here keeps back what head office says of guests."""
        self.head_office_fails: VipDeskError | None = None
        """What stands in the way of asking it for somebody."""
        self.exports: list[ExportWish] = []
        """What was to be written out."""
        self.newcomer = NewcomerCheck()
        """What this desk knows of whoever is to be taken in."""

    def fetch_guest(self, way: GuestWay, then: Then[Fetched], failed: Failed) -> None:
        self.asked_elsewhere.append(way)
        error = self.head_office_fails if self.status.online else Offline()
        if error is not None:
            self._answer(failed, error)
            return
        known = self.elsewhere.get(way.card_no or way.phone or str(way.guest_id), ())
        found = tuple(
            Stranger(each.guest_id, each.full_name, each.address, next(iter(each.masked_phones), None))
            for each in known
        )

        def deliver() -> None:
            if len(known) == 1:
                self.house.profiles[known[0].guest_id] = known[0]
                self.changed.emit(frozenset({"guest", "directory_row", "card"}))
            then(Fetched(known[0].guest_id if len(known) == 1 else None, found))

        if self.held_back is not None:
            self.held_back.append(deliver)
        else:
            QTimer.singleShot(0, deliver)

    def look_ups(self, day: date, of: UUID | None, then: Then[DayOfLookUps], failed: Failed) -> None:
        if not self.status.online:
            QTimer.singleShot(0, lambda: failed(Offline()))
            return
        told = LOOK_UPS if day == store_date(NOW) else DayOfLookUps((), ())
        self._answer(then, told if of is not None else replace(told, look_ups=()))

    def export_guests(self, wish: ExportWish, then: Then[int], failed: Failed) -> None:
        self.exports.append(wish)
        error = self.head_office_fails if self.status.online else Offline()
        self._answer(*(failed, error) if error is not None else (then, 1 if wish.guest_id else 86))

    def check_newcomer(self, name: str, phone: str, card_no: str, then: Then[NewcomerCheck]) -> None:
        del name, phone, card_no
        self._answer(then, self.newcomer, "newcomer")

    def _register(self, args: dict[str, Any]) -> dict[str, UUID]:
        guest_id = named("guest", args["name"])
        sample = next(each for each in self.house.profiles.values() if not each.has_dossier)
        title = args["title"] or ""
        self.house.profiles[guest_id] = replace(
            sample,
            guest_id=guest_id,
            has_dossier=True,
            surname=args["name"][:1],
            full_name=args["name"],
            spoken="",
            address=Words(f"{args['name'][:1]}{title}", args["name"]),
            tier=None,
            card_no=args["card_no"],
            masked_phones=(),
            shopper=None,
            last_visit=None,
        )
        return {"guest_id": guest_id}

    def _replace_card(self, args: dict[str, Any]) -> dict[str, UUID]:
        self._put(self._guest(args), card_no=args["card_no"])
        return {}
