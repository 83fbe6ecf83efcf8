"""Set the store's lounge right."""

from typing import Any

from vipdesk.errors import Code, Refused
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.policies.store_policy import write_store_policy
from vipdesk.models.vocabulary import Role
from vipdesk.rules.lounge_right import LOUNGE_POLICY, SAY
from vipdesk.rules.policy_shapes import is_lounge_rule


@intent("lounge.set_right")
class SetLoungeRight(Intent):
    """Replace who may come into the lounge of the author's store; in force at once.

    `rule` as in the policy row (`rules.lounge_right`), without `say`, which stays as it is; `based_on` is the row's whole
    value that the author saw, None where there was none.
    """

    rule: dict[str, Any]
    based_on: dict[str, Any] | None = None

    roles = frozenset({Role.SUPERVISOR})

    def apply(self, ledger: Ledger) -> None:
        """Write the policy row of the store."""
        if not is_lounge_rule(self.rule):
            raise Refused(Code.LOUNGE_RIGHT_UNREADABLE)
        present = ledger.policy(LOUNGE_POLICY, None)
        said = present.get(SAY) if isinstance(present, dict) else None
        value = self.rule if said is None else {**self.rule, SAY: said}
        if present not in (self.based_on, value):
            raise Refused(Code.POLICY_MOVED)
        write_store_policy(ledger, LOUNGE_POLICY, value)
