"""Say of a purchase that it is not to be named before those who accompany the guest."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, ReceiptId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_guest
from vipdesk.models.receipt import Receipt
from vipdesk.models.vocabulary import FLOOR_ROLES


@intent("guest.mark_purchase")
class MarkPurchase(Intent):
    """Make a purchase confidential, or no longer; nothing is lost by either, so that the later writer wins."""

    guest_id: GuestId
    receipt_id: ReceiptId
    confidential: bool

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Write the mark on the receipt."""
        guest = require_guest(ledger, self.guest_id)
        receipt = ledger.get(Receipt, self.receipt_id)
        if receipt is None or require_guest(ledger, receipt.guest_id).id != guest.id:
            raise Refused(Code.ROW_GONE)
        if receipt.confidential != self.confidential:
            ledger.update(receipt, confidential=self.confidential)
