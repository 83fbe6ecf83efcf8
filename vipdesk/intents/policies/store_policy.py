"""A store's row of a policy, as intents that change one write it."""

from typing import Any

from vipdesk.ids import derived_id
from vipdesk.intents.ledger import Ledger
from vipdesk.models.policy import Policy


def write_store_policy(ledger: Ledger, key: str, value: Any) -> None:
    """Set the policy of the author's store, whatever the group's is."""
    store_id = ledger.actor.store_id
    # as head office names the store's row of a policy
    row_id = derived_id("policy", key, str(store_id))
    row = ledger.get(Policy, row_id)
    if row is None:
        ledger.insert(Policy(id=row_id, key=key, store_id=store_id, value=value))
    elif row.value != value:
        ledger.update(row, value=value)
