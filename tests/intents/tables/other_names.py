"""What is read of a person is read under every name they have: who looks after them, their visits, their tickets."""

from __future__ import annotations

from datetime import timedelta

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import GUEST, RECEPTIONIST, SECOND_SHOPPER, SHOPPER, VISIT, left_visit, visit
from tests.intents.tables.book import HELD, following, hand_over, held
from tests.intents.tables.guests import ask
from tests.intents.tables.lounge_rights import LIMITS, shopper_of
from tests.intents.tables.merges import ALIAS, alias_of, merged
from tests.intents.tables.queue_tickets import OTHER, TICKET, take, ticket
from tests.intents.tables.stays import paper
from tests.intents.tables.visits import MOVED_UP, OTHER_VISIT, check_in
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.models.guest import ShopperAssignment
from vipdesk.models.queue_ticket import QueueTicket
from vipdesk.models.rating import Rating
from vipdesk.models.request import Request
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import AssignmentKind
from vipdesk.rules.request_types.follow_up import follow_up_id

_ONE_PERSON = (*alias_of(GUEST), merged())
_RATING = derived_id("rating", "other name")
_RATED = Asked(
    "visit.rate",
    {"rating_id": str(_RATING), "visit_id": str(VISIT), "score": "poor", "note": "茶凉了"},
    actor=RECEPTIONIST,
)
_COVER = derived_id("assignment", AssignmentKind.COVER, str(SHOPPER))


def _called(owner: object, **values: object) -> tuple[Then, ...]:
    call = {"owner_id": owner, "state": "accepted"} | values
    return (Then(Rating, _RATING, {"score": "poor"}), Then(Request, follow_up_id(VISIT), call))


CASES = (
    Case(
        "after a visit under a merged name the shopper of who remains calls",
        _RATED,
        given=(*_ONE_PERSON, left_visit(guest_id=ALIAS), shopper_of(SHOPPER)),
        then=_called(SHOPPER, guest_id=ALIAS),
        log=("opened",),
    ),
    Case(
        "the shopper who was assigned under a merged name calls",
        _RATED,
        given=(*_ONE_PERSON, left_visit(), shopper_of(SHOPPER, guest_id=ALIAS)),
        then=_called(SHOPPER, guest_id=GUEST),
        log=("opened",),
    ),
    Case(
        "the shopper who was assigned under a merged name is told of the arrival",
        check_in(),
        given=(*_ONE_PERSON, shopper_of(SHOPPER, guest_id=ALIAS)),
        then=(Then(Visit, VISIT, {"told_id": SHOPPER}),),
        finish=(MOVED_UP,),
    ),
    Case(
        "visits under every name count for the lounge right",
        check_in(),
        given=(
            *_ONE_PERSON,
            LIMITS,
            *(
                left_visit(
                    id=derived_id("earlier", str(number)),
                    guest_id=ALIAS,
                    checked_in_at=NOON - timedelta(minutes=number + 1),
                )
                for number in range(2)
            ),
        ),
        refused=Code.VISITS_USED_UP,
    ),
    Case(
        "a ticket under a merged name is over when the guest comes in",
        check_in(),
        given=(*_ONE_PERSON, ticket(guest_id=ALIAS)),
        then=(
            Then(QueueTicket, TICKET, {"state": "came_in", "open": False, "visit_id": VISIT}),
            Then(Visit, VISIT, {"open": True}),
        ),
        finish=(MOVED_UP,),
    ),
    Case(
        "who waits under another name has a number",
        take(),
        given=(*_ONE_PERSON, ticket(id=OTHER, guest_id=ALIAS)),
        refused=Code.ALREADY_WAITING,
    ),
    Case(
        "who is here under another name does not wait",
        take(),
        given=(*_ONE_PERSON, visit(guest_id=ALIAS)),
        refused=Code.ALREADY_HERE,
    ),
    Case(
        "no visit on paper stands over one under another name",
        paper(-120, -60),
        given=(
            *_ONE_PERSON,
            left_visit(id=OTHER_VISIT, guest_id=ALIAS, checked_in_at=NOON - timedelta(minutes=90)),
        ),
        refused=Code.VISIT_OVERLAPS,
    ),
    Case(
        "who stood in under another name and looks after the guest now stands in no longer",
        ask("assign_shopper", assignment_id=HELD, staff_id=SHOPPER, based_on=None),
        given=(*_ONE_PERSON, shopper_of(SHOPPER, AssignmentKind.COVER, guest_id=ALIAS)),
        then=(
            Then(ShopperAssignment, _COVER, {"active": False, "until": NOON}),
            Then(ShopperAssignment, HELD, {"staff_id": SHOPPER, "kind": "primary", "active": True}),
        ),
    ),
    Case(
        "a book is handed over to whoever stood in under another name, who then looks after the guest",
        hand_over((SECOND_SHOPPER, (GUEST,))),
        given=(*_ONE_PERSON, held(), shopper_of(SECOND_SHOPPER, AssignmentKind.COVER, guest_id=ALIAS)),
        then=(
            Then(ShopperAssignment, HELD, {"active": False}),
            Then(
                ShopperAssignment,
                derived_id("assignment", AssignmentKind.COVER, str(SECOND_SHOPPER)),
                {"active": False, "until": NOON},
            ),
            Then(ShopperAssignment, following(HELD), {"staff_id": SECOND_SHOPPER, "active": True}),
        ),
    ),
)
