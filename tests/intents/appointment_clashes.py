"""Appointments at one moment: a shopper is with one guest, and what somebody else has just done is told."""

from tests.fakes.clashes import Clash, elsewhere, twice
from tests.fakes.small_house import VISIT, later, visit
from tests.intents.tables.appointments import SEEN, THREE, appointment, ask, book, move
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.models.appointment import Appointment

_MOVED = ("refused", Code.APPOINTMENT_MOVED.value)
APPOINTMENT_CLASHES = (
    Clash(
        "of two desks that book one hour of a shopper the second is told",
        book(),
        elsewhere(book(), appointment_id=derived_id("other")),
        ("refused", Code.SHOPPER_BUSY.value),
        rows={Appointment: 1},
    ),
    twice("an appointment is moved once", move(), appointment(), answer=_MOVED),
    twice("it is called off once", ask("call_off"), appointment(), answer=_MOVED),
    twice("nobody came once", ask("no_show"), appointment(starts_at=later(-60)), answer=_MOVED),
    twice("a guest comes once", ask("attend", visit_id=VISIT), visit(), appointment(), answer=_MOVED),
    twice("it is prepared once", ask("prepare", seen=SEEN), appointment()),
    twice("the later answer stands", ask("remind", starts_at=THREE, reminder="comes"), appointment()),
)
