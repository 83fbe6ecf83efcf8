"""Queue tickets: a letter a desk, a number a day, called and ended; coming in ends the wait, undoing begins it again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import (
    DESK,
    FAR_STORE,
    GUEST,
    RECEPTIONIST,
    SECOND_DESK,
    SECOND_GUEST,
    STORE,
    THIRD_GUEST,
    VISIT,
    visit,
)
from tests.intents.tables.stays import ask as about_visit
from tests.intents.tables.visits import MOVED_UP, check_in
from vipdesk.clock import STORE_ZONE
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.models.queue_ticket import QueueTicket
from vipdesk.models.visit import Visit

TICKET = derived_id("ticket", "0")
OTHER = derived_id("ticket", "other")


def take(**args: Any) -> Asked:
    """The first guest waits."""
    return _asked("take_ticket", {"ticket_id": TICKET, "guest_id": GUEST, "quoted_minutes": 10} | args)


def about(kind: str) -> Asked:
    """Something about the first ticket."""
    return _asked(kind, {"ticket_id": TICKET})


def _asked(kind: str, args: dict[str, Any]) -> Asked:
    return Asked(
        f"visit.{kind}", {name: str(each) if isinstance(each, UUID) else each for name, each in args.items()}
    )


def ticket(**changes: Any) -> QueueTicket:
    """The first guest's ticket."""
    details: dict[str, Any] = {
        "id": TICKET,
        "guest_id": GUEST,
        "store_id": STORE,
        "desk_id": DESK,
        "day": NOON.astimezone(STORE_ZONE).date().isoformat(),
        "number": 3,
        "label": "A 03",
        "wants": "seat",
        "companions": 0,
        "quoted_minutes": 10,
        "open": True,
        "state": "waiting",
        "taken_at": NOON,
        "taken_by": RECEPTIONIST,
    }
    return QueueTicket(**details | changes)


def _then(**values: Any) -> Then:
    return Then(QueueTicket, TICKET, values)


CASES = (
    Case(
        "the first number of the day", take(wants="room"), then=(_then(number=1, state="waiting", wants="room"),)
    ),
    Case(
        "the next number of this desk, which holds no 4",
        take(),
        given=(
            ticket(id=OTHER, guest_id=SECOND_GUEST),
            ticket(id=derived_id("theirs"), guest_id=THIRD_GUEST, desk_id=SECOND_DESK, number=8),
        ),
        then=(_then(number=5, quoted_minutes=10, open=True),),
    ),
    Case("who waits has one number", take(), given=(ticket(id=OTHER),), refused=Code.ALREADY_WAITING),
    Case("who is here does not wait", take(), given=(visit(),), refused=Code.ALREADY_HERE),
    Case("minutes are counted", take(quoted_minutes=-1), refused=Code.BAD_ARGUMENTS),
    Case(
        "a number is called",
        about("call_ticket"),
        given=(ticket(),),
        then=(_then(state="called", called_at=NOON),),
    ),
    Case(
        "a number that is over is not", about("call_ticket"), given=(ticket(open=False),), refused=Code.TICKET_OVER
    ),
    Case(
        "a guest gives up",
        about("give_up_ticket"),
        given=(ticket(),),
        then=(_then(state="given_up", open=False, ended_at=NOON),),
    ),
    Case(
        "another store's number is not ended here",
        about("give_up_ticket"),
        given=(ticket(store_id=FAR_STORE),),
        refused=Code.TICKET_OVER,
    ),
    Case(
        "whoever comes in waits no longer",
        check_in(),
        given=(ticket(),),
        then=(_then(state="came_in", open=False, visit_id=VISIT), Then(Visit, VISIT, {"open": True})),
        finish=(MOVED_UP,),
    ),
    Case(
        "whose check-in is undone waits again",
        about_visit("undo_check_in"),
        given=(visit(), ticket(open=False, state="came_in", ended_at=NOON, visit_id=VISIT, called_at=NOON)),
        then=(_then(state="called", open=True, visit_id=None), Then(Visit, VISIT, {"state": "undone"})),
    ),
)
