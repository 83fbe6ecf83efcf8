"""What intents about appointments share: which one, a time that is possible, and a shopper who is free then."""

from datetime import datetime, timedelta
from uuid import UUID

from vipdesk.chinese.dates import clock_text
from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, StaffId, VisitId
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.names import names_of
from vipdesk.intents.preconditions import id_text, require_staff
from vipdesk.models.appointment import Appointment
from vipdesk.models.appointment_vocabulary import BUSY_STATES, AppointmentState
from vipdesk.models.vocabulary import FLOOR_ROLES
from vipdesk.rules.appointment_types import LEAST_MINUTES, MOST_MINUTES, day_of, is_possible


def require_appointment(ledger: Ledger, appointment_id: UUID) -> Appointment:
    """The appointment, still expected, of the actor's store."""
    row = ledger.get(Appointment, appointment_id)
    if row is None or row.store_id != ledger.actor.store_id or not row.open:
        raise Refused(Code.APPOINTMENT_MOVED)
    return row


def require_time(ledger: Ledger, starts_at: datetime, minutes: int) -> datetime:
    """When it ends."""
    if not is_possible(starts_at, minutes, ledger.asked_at):
        raise Refused(Code.APPOINTMENT_TIME, least=LEAST_MINUTES, most=MOST_MINUTES)
    return starts_at + timedelta(minutes=minutes)


def require_free(
    ledger: Ledger, staff_id: StaffId, starts_at: datetime, ends_at: datetime, but: UUID | None = None
) -> None:
    """The shopper works at this store and has nothing else then; what they have is named, with its guest."""
    staff = require_staff(ledger, staff_id)
    if staff.placeholder or staff.role not in FLOOR_ROLES:
        raise Refused(Code.STAFF_UNKNOWN)
    for other in ledger.find(Appointment, staff_id=staff_id, day=day_of(starts_at)):
        apart = other.ends_at <= starts_at or ends_at <= other.starts_at
        if other.id != but and not apart and other.state in BUSY_STATES:
            raise Refused(
                Code.SHOPPER_BUSY,
                name=staff.name,
                start=clock_text(other.starts_at),
                end=clock_text(other.ends_at),
                guest_id=id_text(other.guest_id),
            )


def keep_appointment(ledger: Ledger, guest_id: GuestId, visit_id: VisitId) -> Appointment | None:
    """Whoever comes is no longer expected: of several appointments of the day the nearest, which is the answer."""
    today = day_of(ledger.asked_at)
    found = [
        each
        for name in names_of(ledger, guest_id)
        for each in ledger.find(Appointment, guest_id=name.guest_id, open=True)
        if each.store_id == ledger.actor.store_id and each.day == today
    ]
    if not found:
        return None
    nearest = min(found, key=lambda each: (abs(each.starts_at - ledger.asked_at), each.id))
    return ledger.update(nearest, state=AppointmentState.CAME, open=False, visit_id=visit_id)


def expect_again(ledger: Ledger, visit_id: VisitId) -> None:
    """A visit is taken back: the guest is expected as before."""
    for row in ledger.find(Appointment, visit_id=visit_id):
        ledger.update(row, state=AppointmentState.BOOKED, open=True, visit_id=None)
