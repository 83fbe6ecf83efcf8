"""Write down what a guest would like to have."""

from dataclasses import dataclass
from uuid import UUID

from vipdesk.ids import GuestId, WishId
from vipdesk.intents.guests.guest_fact import Fields, single, write_fact
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import optional_line, require_guest, require_length
from vipdesk.models.vocabulary import FLOOR_ROLES, WishState
from vipdesk.models.wish import Wish
from vipdesk.rules.text_lengths import LONGEST_LINE


@dataclass(frozen=True, slots=True, kw_only=True)
class WishSeen:
    """A wish as its author saw it."""

    what: str
    brand: str | None = None
    size: str | None = None
    colour: str | None = None
    state: str = WishState.OPEN.value

    def fields(self) -> Fields:
        """Field by field."""
        return single(what=self.what, brand=self.brand, size=self.size, colour=self.colour, state=self.state)


@intent("guest.set_wish")
class SetWish(Intent):
    """Add a wish, or change the one that `based_on` shows: also to fulfilled or dropped, it is never removed."""

    wish_id: WishId = created_id()
    guest_id: GuestId
    what: str
    brand: str | None = None
    size: str | None = None
    colour: str | None = None
    state: WishState = WishState.OPEN
    based_on: WishSeen | None = None

    roles = FLOOR_ROLES

    def creates(self) -> tuple[UUID, ...]:
        """The wish, where it is new."""
        return (self.wish_id,) if self.based_on is None else ()

    def derives(self) -> tuple[UUID, ...]:
        """The wish, where it is there already."""
        return (self.wish_id,)

    def apply(self, ledger: Ledger) -> None:
        """Write the row."""
        require_guest(ledger, self.guest_id)
        wanted = single(
            what=require_length(self.what, LONGEST_LINE),
            brand=optional_line(self.brand),
            size=optional_line(self.size),
            colour=optional_line(self.colour),
            state=self.state.value,
        )
        seen = None if self.based_on is None else self.based_on.fields()
        write_fact(ledger, Wish, self.wish_id, self.guest_id, wanted=wanted, seen=seen)
