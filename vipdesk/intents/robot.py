"""What the store's group robot is told of an arrival: where, when, and which colleague; nothing about the guest."""

from vipdesk.ids import VisitId
from vipdesk.intents.ledger import AuthorityLedger
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.staff import Staff
from vipdesk.models.values import write_instant
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import EffectKind

ROBOT_POLICY = "robot.arrivals"
"""Whether the store's robot is told of arrivals; `robot set` and `robot remove` write it. The address is no policy."""


def tell_robot(ledger: AuthorityLedger, visit_id: VisitId) -> None:
    """Have the group told, where the store has a robot; the colleague is named by the code on their badge."""
    if ledger.policy(ROBOT_POLICY, False) is not True:
        return
    visit = ledger.get(Visit, visit_id)
    if visit is None:
        return
    place = None if visit.place_id is None else ledger.peek(LoungePlace, visit.place_id)
    told = None if visit.told_id is None else ledger.peek(Staff, visit.told_id)
    ledger.effect(
        EffectKind.ROBOT,
        {
            "store_id": str(visit.store_id),
            "visit_id": str(visit.id),
            "place": None if place is None else place.name,
            "staff_code": None if told is None else told.code,
            "at": write_instant(visit.told_at or visit.checked_in_at),
        },
    )
