"""Give a guest a new card in place of the one they had."""

from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.names import names_of
from vipdesk.intents.preconditions import require_card_number, require_free_card, require_guest
from vipdesk.models.card import Card
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.vocabulary import FLOOR_ROLES
from vipdesk.rules.guest_rows import card_id, card_row


@intent("guest.replace_card")
class ReplaceCard(Intent):
    """From now on this card is the guest's; the one before leads to nobody any more.

    `replaces` is the card the author saw, None where the guest had none: of two who give a new one unseen, the
    second is told.
    """

    guest_id: GuestId
    card_no: str
    replaces: str | None = None

    roles = FLOOR_ROLES

    def derives(self) -> tuple[UUID, ...]:
        """The card's row."""
        return (card_id(self.card_no),)

    def apply(self, ledger: Ledger) -> None:
        """Retire the present card and add the new one; the same card again changes nothing."""
        card_no = require_card_number(self.card_no)
        rows = self._rows(ledger)
        if any(row.card_no == card_no for row in rows):
            return
        require_free_card(ledger, card_no)
        row = next((row for row in rows if row.card_no == self.replaces), None)
        if row is None:
            raise Refused(Code.CARD_MOVED)
        for card in ledger.find(Card, guest_id=row.id):
            if card.primary:
                ledger.retire(card)
        ledger.update(row, card_no=card_no)
        ledger.insert(card_row(GuestId(row.id), card_no, primary=True))

    def _rows(self, ledger: Ledger) -> list[DirectoryRow]:
        """The records of the person, the one that was named first: each of them may have a card."""
        names = [name.guest_id for name in names_of(ledger, require_guest(ledger, self.guest_id).id)]
        held = (ledger.get(DirectoryRow, row_id) for row_id in dict.fromkeys((self.guest_id, *names)))
        return [row for row in held if row is not None]
