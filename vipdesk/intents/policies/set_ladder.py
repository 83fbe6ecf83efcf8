"""Set the store's escalation ladder."""

from typing import Any
from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.ids import derived_id
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.models.policy import Policy
from vipdesk.models.vocabulary import Role
from vipdesk.rules.escalation import LADDER_POLICY, ladder_in_force, ladder_value, read_ladder


@intent("request.ladder")
class SetLadder(Intent):
    """Replace the ladder of the author's store; it is in force at once.

    `steps` as in the policy row (`rules.escalation`); `based_on` are the steps that the author saw, so that nobody's
    change is lost unseen.
    """

    steps: list[dict[str, Any]]
    based_on: list[dict[str, Any]]

    roles = frozenset({Role.SUPERVISOR})

    def apply(self, ledger: Ledger) -> None:
        """Write the policy row of the store."""
        ladder = read_ladder({"steps": self.steps})
        if ladder is None:
            raise Refused(Code.LADDER_UNREADABLE)
        value = ladder_value(ladder)
        present = ladder_value(ladder_in_force(ledger.policy(LADDER_POLICY, None)))
        if present["steps"] not in (self.based_on, value["steps"]):
            raise Refused(Code.POLICY_MOVED)
        row_id = _row_id(ledger.actor.store_id)
        row = ledger.get(Policy, row_id)
        if row is None:
            store_id = ledger.actor.store_id
            ledger.insert(Policy(id=row_id, key=LADDER_POLICY, store_id=store_id, value=value))
        elif row.value != value:
            ledger.update(row, value=value)


def _row_id(store_id: UUID) -> UUID:
    """As head office names the store's row of a policy."""
    return derived_id("policy", LADDER_POLICY, str(store_id))
