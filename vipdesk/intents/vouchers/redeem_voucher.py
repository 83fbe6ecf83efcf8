"""Use a voucher."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import RelationId, VoucherId, derived_id
from vipdesk.intents.acting import require_may_act
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import require_voucher
from vipdesk.models.vocabulary import Act, Role, VoucherState
from vipdesk.models.voucher import Redemption


@intent("voucher.redeem")
class RedeemVoucher(Intent):
    """Use a voucher once. Only head office may promise that it has not been used elsewhere.

    `by` is whoever uses it for the guest; without it that is the guest in person.
    """

    voucher_id: VoucherId
    by: RelationId | None = None

    op_schema = 2
    is_value = True
    roles = frozenset({Role.RECEPTIONIST, Role.SHOPPER, Role.SUPERVISOR})
    needs_head_office = True

    def apply(self, ledger: Ledger) -> None:
        """Spend one use and write the redemption."""
        voucher = require_voucher(ledger, self.voucher_id)
        if voucher.state != VoucherState.ISSUED:
            raise Refused(Code.VOUCHER_NOT_USABLE, state=voucher.state, **self._last_use(ledger))
        if ledger.asked_at >= voucher.expires_at:
            raise Refused(Code.VOUCHER_EXPIRED, on=voucher.expires_at.isoformat())
        require_may_act(ledger, self.by, voucher.guest_id, Act.REDEEM)
        spent = ledger.spend(voucher, "uses_left", 1, Code.VOUCHER_NOT_USABLE)
        use_no = len(ledger.find(Redemption, voucher_id=self.voucher_id)) + 1
        ledger.insert(
            Redemption(
                id=derived_id("redemption", str(self.voucher_id), str(use_no)),
                voucher_id=self.voucher_id,
                guest_id=voucher.guest_id,
                store_id=ledger.actor.store_id,
                desk_id=ledger.desk_id,
                staff_id=ledger.actor.staff_id,
                use_no=use_no,
                amount_fen=voucher.worth_fen,
                redeemed_at=ledger.asked_at,
            )
        )
        if spent.uses_left == 0:
            ledger.update(spent, state=VoucherState.REDEEMED)

    def _last_use(self, ledger: Ledger) -> dict[str, str]:
        uses = ledger.find(Redemption, voucher_id=self.voucher_id)
        if not uses:
            return {}
        last = max(uses, key=lambda use: use.use_no)
        return {"used_at": last.redeemed_at.isoformat(), "store": str(last.store_id)}
