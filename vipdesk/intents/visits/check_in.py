"""Receive a guest."""

from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, PlaceId, RelationId, StaffId, VisitId
from vipdesk.intents.acting import may_act, relation_of
from vipdesk.intents.appointment_time import keep_appointment
from vipdesk.intents.arrivals import (
    keep_agent,
    keep_visited,
    refuse_entry,
    require_release,
    right_of,
    shopper_to_tell,
    stranger_note_id,
)
from vipdesk.intents.intent import Intent, created_id, intent, secret_id
from vipdesk.intents.ledger import AuthorityLedger, Ledger
from vipdesk.intents.names import names_of
from vipdesk.intents.preconditions import optional_line, require_guest
from vipdesk.intents.robot import tell_robot
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.queue_ticket import QueueTicket
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import (
    FLOOR_ROLES,
    Act,
    EffectKind,
    ReleaseReason,
    TicketState,
    VisitPurpose,
    VisitState,
)
from vipdesk.printed_code import CodeType, write_code

WEBHOOK_POLICY = "webhook.visit"
"""The address that is told of every accepted check-in, of a store or of the group; none by default."""


@intent("visit.check_in")
class CheckIn(Intent):
    """Register that a guest has come; the place may be chosen with it.

    A place that somebody else took meanwhile, or that is out of use, does not stop the guest from being received: the visit is
    then without a place, and the desk sees it. Whom the house's rules do not let in needs a supervisor's release, and so does who
    comes in the guest's name without being written down as somebody who may.
    """

    visit_id: VisitId = created_id()
    guest_id: GuestId
    place_id: PlaceId | None = None
    companions: int = 0
    feedback_id: UUID = secret_id()
    """The unguessable id in the QR of the welcome card."""
    purpose: VisitPurpose | None = None
    plate: str | None = None
    release_by: StaffId | None = None
    """The supervisor who lets the guest in against the lounge right; always together with the reason."""
    release_reason: ReleaseReason | None = None
    by: RelationId | None = None
    """Who comes in the guest's name; without this and `by_other` that is the guest in person."""
    by_other: str | None = None
    """The same of somebody whom the profile does not name."""

    op_schema = 2
    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Add the visit, unless the guest is already here or may not come in."""
        guest = require_guest(ledger, self.guest_id)
        guest_id = GuestId(guest.id)
        if not 0 <= self.companions <= 50:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="companions")
        if self.by is not None and self.by_other is not None:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="by")
        stranger = optional_line(self.by_other)
        self._see_off_elsewhere(ledger, guest_id)
        released = self._released(ledger, guest, stranger)
        self._end_wait(ledger, guest_id)
        kept = keep_appointment(ledger, guest_id, self.visit_id)
        told_id = shopper_to_tell(ledger, guest_id, None if kept is None else kept.staff_id)
        ledger.insert(
            Visit(
                id=self.visit_id,
                guest_id=guest_id,
                store_id=ledger.actor.store_id,
                desk_id=ledger.desk_id,
                state=VisitState.HERE,
                open=True,
                place_id=self._free_place(ledger),
                companions=self.companions,
                checked_in_at=ledger.asked_at,
                checked_in_by=ledger.actor.staff_id,
                feedback_code=write_code(CodeType.FEEDBACK, self.feedback_id),
                purpose=self.purpose or (None if kept is None else VisitPurpose.APPOINTMENT),
                plate=optional_line(self.plate),
                released_by=self.release_by if released else None,
                release_reason=self.release_reason if released else None,
                told_id=told_id,
                told_at=None if told_id is None else ledger.asked_at,
                extra=keep_agent(ledger, guest_id, self.visit_id, self.by, stranger),
            )
        )

    def derives(self) -> tuple[UUID, ...]:
        """The note that names a stranger."""
        return () if self.by_other is None else (stranger_note_id(self.visit_id),)

    def _end_wait(self, ledger: Ledger, guest_id: GuestId) -> None:
        """Whoever comes in waits no longer."""
        names = names_of(ledger, guest_id)
        for ticket in [
            row for each in names for row in ledger.find(QueueTicket, guest_id=each.guest_id, open=True)
        ]:
            if ticket.store_id == ledger.actor.store_id:
                ledger.update(
                    ticket,
                    open=False,
                    state=TicketState.CAME_IN,
                    ended_at=ledger.asked_at,
                    visit_id=self.visit_id,
                )

    def _released(self, ledger: Ledger, guest: DirectoryRow, stranger: str | None) -> bool:
        """Whether the right says no and a supervisor says yes; a no without a yes refuses."""
        if (self.release_by is None) != (self.release_reason is None):
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="release")
        if self.release_by is not None:
            require_release(ledger, self.release_by)
        right = right_of(ledger, guest, self.companions, may_act=self._may_enter(ledger, guest, stranger))
        if right.may_enter:
            return False
        if self.release_by is None:
            raise refuse_entry(right)
        return True

    def _may_enter(self, ledger: Ledger, guest: DirectoryRow, stranger: str | None) -> bool:
        if self.by is not None:
            return may_act(relation_of(ledger, self.by, GuestId(guest.id)), Act.ENTER)
        return stranger is None

    def _see_off_elsewhere(self, ledger: Ledger, guest_id: GuestId) -> None:
        """Whoever stands here has left another store, also where nobody saw them off."""
        names = names_of(ledger, guest_id)
        for visit in [each for name in names for each in ledger.find(Visit, guest_id=name.guest_id, open=True)]:
            if visit.store_id == ledger.actor.store_id:
                raise Refused(Code.ALREADY_HERE)
            ledger.update(visit, state=VisitState.LEFT, open=False, left_at=ledger.asked_at)

    def finish(self, ledger: AuthorityLedger) -> None:
        """Keep the dossier at the store, and move the guest up in the search."""
        row = keep_visited(ledger, GuestId(require_guest(ledger, self.guest_id).id), ledger.asked_at)
        if row is not None:
            self._tell_outside(ledger, row)
        tell_robot(ledger, self.visit_id)

    def _tell_outside(self, ledger: AuthorityLedger, guest: DirectoryRow) -> None:
        """Where a policy names an address: the card and the place, and nothing about the person."""
        url = ledger.policy(WEBHOOK_POLICY, None)
        if not isinstance(url, str):
            return
        visit = ledger.get(Visit, self.visit_id)
        place = None if visit is None or visit.place_id is None else ledger.peek(LoungePlace, visit.place_id)
        body = {
            "kind": self.kind,
            "op_id": str(ledger.op_id),
            "card_no": guest.card_no,
            "place": None if place is None else place.name,
        }
        ledger.effect(EffectKind.WEBHOOK, {"url": url, "body": body})

    def _free_place(self, ledger: Ledger) -> PlaceId | None:
        if self.place_id is None:
            return None
        place = ledger.get(LoungePlace, self.place_id)
        if place is None:
            # taken out of use while this desk did not hear of it: the guest has come all the same
            return None
        if place.store_id != ledger.actor.store_id:
            raise Refused(Code.PLACE_UNKNOWN)
        return None if ledger.find(Visit, place_id=self.place_id, open=True) else self.place_id
