"""Give a guest a voucher."""

from datetime import timedelta

from vipdesk.clock import store_day
from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, VoucherId, VoucherTypeId
from vipdesk.intents.intent import Intent, block_id, intent, line_down
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_guest, require_length
from vipdesk.models.store import IssueBlock
from vipdesk.models.vocabulary import Role, VoucherState
from vipdesk.models.voucher import Voucher, VoucherType
from vipdesk.printed_code import CodeType, write_code
from vipdesk.rules.text_lengths import LONGEST_LINE


@intent("voucher.issue")
class IssueVoucher(Intent):
    """Give a voucher of a type; its id is one that head office gave to this desk, so it works offline."""

    voucher_id: VoucherId = block_id()
    guest_id: GuestId
    voucher_type_id: VoucherTypeId
    reason: str | None = None
    offline: bool = line_down()
    """Whether the line was down when the voucher was given; for the record only."""

    is_value = True
    roles = frozenset({Role.RECEPTIONIST, Role.SHOPPER, Role.SUPERVISOR})

    def apply(self, ledger: Ledger) -> None:
        """Add the voucher, if its id is one of this desk's block."""
        guest = require_guest(ledger, self.guest_id)
        voucher_type = ledger.peek(VoucherType, self.voucher_type_id)
        if voucher_type is None:
            raise Refused(Code.VOUCHER_TYPE_UNKNOWN)
        self._require_leased_id(ledger)
        last_day = ledger.asked_at + timedelta(days=voucher_type.valid_days)
        ledger.insert(
            Voucher(
                id=self.voucher_id,
                code=write_code(CodeType.VOUCHER, self.voucher_id),
                guest_id=GuestId(guest.id),
                store_id=ledger.actor.store_id,
                voucher_type_id=self.voucher_type_id,
                worth_fen=voucher_type.worth_fen,
                state=VoucherState.ISSUED,
                uses_left=voucher_type.uses,
                issued_at=ledger.asked_at,
                issued_by=ledger.actor.staff_id,
                issued_offline=self.offline,
                expires_at=store_day(last_day)[1],
                reason=None if self.reason is None else require_length(self.reason, LONGEST_LINE),
            )
        )

    def _require_leased_id(self, ledger: Ledger) -> None:
        blocks = ledger.find(IssueBlock, desk_id=ledger.desk_id)
        for block in blocks:
            if str(self.voucher_id) in block.ids and ledger.asked_at < block.expires_at:
                return
        raise Refused(Code.ID_NOT_LEASED)
