"""Write down how a guest is to be addressed."""

from dataclasses import dataclass

from vipdesk.chinese.salutation import address, address_en
from vipdesk.ids import GuestId
from vipdesk.intents.guests.guest_fact import changed_fields, single
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import optional_line, require_guest
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Guest
from vipdesk.models.vocabulary import FLOOR_ROLES


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressSeen:
    """How the author saw the guest addressed."""

    address_as: str | None = None
    alias: str | None = None


@intent("guest.set_address")
class SetAddress(Intent):
    """Set 怎么称呼 and the alias; None leaves the one to surname and title, and takes the other away.

    The directory follows at once, at the desk too: it is where every screen reads the address.
    """

    guest_id: GuestId
    address_as: str | None = None
    alias: str | None = None
    based_on: AddressSeen = AddressSeen()

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Write both rows; a desk without the dossier knows the directory row alone."""
        row = require_guest(ledger, self.guest_id)
        wished, alias = optional_line(self.address_as), optional_line(self.alias)
        guest = ledger.get(Guest, row.id)
        if guest is not None:
            seen = single(address_as=self.based_on.address_as, alias=self.based_on.alias)
            changes = changed_fields(ledger, guest, single(address_as=wished, alias=alias), seen)
            if not changes:
                return
            guest = ledger.update(guest, **changes)
            wished = guest.address_as
        elif wished is None:
            return
        self._follow(ledger, row, guest, wished)

    def _follow(self, ledger: Ledger, row: DirectoryRow, guest: Guest | None, wished: str | None) -> None:
        gender, title = (None, None) if guest is None else (guest.gender, guest.title)
        words = {
            "address": address(row.name, gender, title, wished),
            "address_en": address_en(row.name, row.spoken, gender, title, wished),
        }
        if words != {"address": row.address, "address_en": row.address_en}:
            locked = ledger.get(DirectoryRow, row.id)
            if locked is not None:
                ledger.update(locked, **words)
