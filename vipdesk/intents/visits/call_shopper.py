"""Ask another colleague to come to a guest."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import StaffId, VisitId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import AuthorityLedger, Ledger
from vipdesk.intents.preconditions import require_open_visit, require_staff
from vipdesk.intents.robot import tell_robot
from vipdesk.models.vocabulary import FLOOR_ROLES


@intent("visit.call_shopper")
class CallShopper(Intent):
    """改请: the arrival is shown to this colleague from now on, and their answer is waited for."""

    visit_id: VisitId
    staff_id: StaffId

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Tell them; whoever was told before no longer answers."""
        visit = require_open_visit(ledger, self.visit_id)
        staff = require_staff(ledger, self.staff_id)
        if staff.placeholder or staff.role not in FLOOR_ROLES:
            raise Refused(Code.STAFF_UNKNOWN)
        ledger.update(visit, told_id=self.staff_id, told_at=ledger.asked_at, answer=None, answered_at=None)

    def finish(self, ledger: AuthorityLedger) -> None:
        """Tell the store's group robot whom it is about now."""
        tell_robot(ledger, self.visit_id)
