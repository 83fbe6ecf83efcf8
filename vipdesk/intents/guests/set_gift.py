"""Write down what was given to a guest, and what a guest gave."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from vipdesk.clock import STORE_ZONE
from vipdesk.errors import Code, Refused
from vipdesk.ids import GiftId, GuestId
from vipdesk.intents.guests.guest_fact import Fields, remove_fact, single, write_fact
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import optional_line, require_guest, require_length
from vipdesk.models.gift import Gift
from vipdesk.models.vocabulary import FLOOR_ROLES, GiftFrom
from vipdesk.rules.text_lengths import LONGEST_LINE


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftSeen:
    """A gift as its author saw it."""

    what: str
    occasion: str | None = None
    given_on: date
    given_by: str = GiftFrom.US.value
    confidential: bool = False

    def fields(self) -> Fields:
        """Field by field."""
        return single(
            what=self.what,
            occasion=self.occasion,
            given_on=self.given_on.isoformat(),
            given_by=self.given_by,
            confidential=self.confidential,
        )


@intent("guest.set_gift")
class SetGift(Intent):
    """Add a gift, or change the one that `based_on` shows."""

    gift_id: GiftId = created_id()
    guest_id: GuestId
    what: str
    occasion: str | None = None
    given_on: date
    given_by: GiftFrom = GiftFrom.US
    confidential: bool = False
    based_on: GiftSeen | None = None

    roles = FLOOR_ROLES

    def creates(self) -> tuple[UUID, ...]:
        """The gift, where it is new."""
        return (self.gift_id,) if self.based_on is None else ()

    def derives(self) -> tuple[UUID, ...]:
        """The gift, where it is there already."""
        return (self.gift_id,)

    def apply(self, ledger: Ledger) -> None:
        """Write the row; nothing is given in the future."""
        require_guest(ledger, self.guest_id)
        if self.given_on > ledger.asked_at.astimezone(STORE_ZONE).date():
            raise Refused(Code.DATE_IMPOSSIBLE)
        wanted = single(
            what=require_length(self.what, LONGEST_LINE),
            occasion=optional_line(self.occasion),
            given_on=self.given_on.isoformat(),
            given_by=self.given_by.value,
            confidential=self.confidential,
        )
        seen = None if self.based_on is None else self.based_on.fields()
        write_fact(ledger, Gift, self.gift_id, self.guest_id, wanted=wanted, seen=seen)


@intent("guest.remove_gift")
class RemoveGift(Intent):
    """Take a gift away that was written down by mistake; `based_on` is what the author saw of it."""

    gift_id: GiftId
    guest_id: GuestId
    based_on: GiftSeen

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Retire the row."""
        remove_fact(ledger, Gift, self.gift_id, self.guest_id, self.based_on.fields())
