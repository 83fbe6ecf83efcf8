"""Expect a guest at a time."""

from datetime import datetime, timedelta
from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.ids import AppointmentId, GuestId, PlaceId, StaffId
from vipdesk.intents.appointment_room import confirm_room, keep_room, room_booking_id
from vipdesk.intents.appointment_time import require_free, require_time
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import AuthorityLedger, Ledger
from vipdesk.intents.preconditions import optional_line, require_guest
from vipdesk.models.appointment import Appointment
from vipdesk.models.appointment_vocabulary import AppointmentState
from vipdesk.models.vocabulary import FLOOR_ROLES, ScopeReason
from vipdesk.rules.appointment_types import TYPES_POLICY, appointment_types, day_of

KEPT_AFTER = timedelta(days=90)
"""How long after an appointment its guest's dossier stays at the store (product.md §3.1)."""
MOST_COMPANIONS = 50


@intent("appointment.book")
class Book(Intent):
    """Write an appointment down; without `minutes` it takes as long as its type usually does.

    One shopper has one appointment at a time: who is busy then is told with what they have. Two desks without the line
    may both write one down; the second to arrive at head office is refused, and that is told in 待我处理.
    """

    appointment_id: AppointmentId = created_id()
    guest_id: GuestId
    kind_of_appointment: str
    starts_at: datetime
    minutes: int | None = None
    staff_id: StaffId | None = None
    companions: int = 0
    note: str | None = None
    place_id: PlaceId | None = None
    """A room or seat that is kept for as long."""

    roles = FLOOR_ROLES

    def derives(self) -> tuple[UUID, ...]:
        """The booking of its room."""
        return (room_booking_id(self.appointment_id),)

    def apply(self, ledger: Ledger) -> None:
        """Add the appointment."""
        guest = require_guest(ledger, self.guest_id)
        types = appointment_types(ledger.policy(TYPES_POLICY, None))
        chosen = next((each for each in types if each.kind == self.kind_of_appointment), None)
        if chosen is None:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="kind_of_appointment")
        if not 0 <= self.companions <= MOST_COMPANIONS:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="companions")
        minutes = chosen.minutes if self.minutes is None else self.minutes
        ends_at = require_time(ledger, self.starts_at, minutes)
        if self.staff_id is not None:
            require_free(ledger, self.staff_id, self.starts_at, ends_at)
        row = Appointment(
            id=self.appointment_id,
            guest_id=GuestId(guest.id),
            store_id=ledger.actor.store_id,
            kind=chosen.kind,
            starts_at=self.starts_at,
            ends_at=ends_at,
            day=day_of(self.starts_at),
            staff_id=self.staff_id,
            companions=self.companions,
            note=optional_line(self.note),
            state=AppointmentState.BOOKED,
            open=True,
            booked_by=ledger.actor.staff_id,
            booked_at=ledger.asked_at,
        )
        ledger.insert(row)
        if self.place_id is not None:
            keep_room(ledger, row, self.place_id)

    def finish(self, ledger: AuthorityLedger) -> None:
        """Bring the dossier to the store that expects the guest, and confirm the room."""
        confirm_room(ledger, self.appointment_id)
        guest_id = GuestId(require_guest(ledger, self.guest_id).id)
        ledger.hold(ledger.actor.store_id, guest_id, ScopeReason.BOOKED, self.starts_at + KEPT_AFTER)
