"""Whether somebody may act for a guest, as every intent that may be done for them asks it."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, RelationId
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import is_same_person
from vipdesk.models.relation import Relation
from vipdesk.models.vocabulary import Act


def require_may_act(ledger: Ledger, by: RelationId | None, guest_id: GuestId, act: Act) -> None:
    """Whoever stands there is the guest (`by` is None), or one of theirs who may do this, under whichever name."""
    if by is not None and not may_act(relation_of(ledger, by, guest_id), act):
        raise Refused(Code.MAY_NOT_ACT, act=act.value)


def relation_of(ledger: Ledger, by: RelationId, guest_id: GuestId) -> Relation | None:
    """Somebody around the guest, under whichever name of the guest they were written down; None for anybody else."""
    relation = ledger.get(Relation, by)
    return None if relation is None or not is_same_person(ledger, relation.guest_id, guest_id) else relation


def may_act(relation: Relation | None, act: Act) -> bool:
    """Whether the profile says that they may do this; of nobody it does."""
    return relation is not None and act in relation.may
