"""Take a voucher back."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import VoucherId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_length, require_voucher
from vipdesk.models.vocabulary import Role, VoucherState
from vipdesk.rules.text_lengths import LONGEST_LINE


@intent("voucher.void")
class VoidVoucher(Intent):
    """Make an unused voucher worthless, with the reason."""

    voucher_id: VoucherId
    reason: str

    is_value = True
    roles = frozenset({Role.SUPERVISOR})

    def apply(self, ledger: Ledger) -> None:
        """Void it; one that was used stays used."""
        voucher = require_voucher(ledger, self.voucher_id)
        if voucher.state != VoucherState.ISSUED:
            raise Refused(Code.VOUCHER_NOT_USABLE, state=voucher.state)
        ledger.update(voucher, state=VoucherState.VOID, reason=require_length(self.reason, LONGEST_LINE))
