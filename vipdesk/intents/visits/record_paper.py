"""Enter a visit that was written on paper while the computers stood still."""

from datetime import datetime, timedelta
from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, PlaceId, VisitId
from vipdesk.intents.arrivals import keep_visited
from vipdesk.intents.intent import Intent, created_id, intent, secret_id
from vipdesk.intents.ledger import AuthorityLedger, Ledger
from vipdesk.intents.names import names_of
from vipdesk.intents.preconditions import require_guest
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import FLOOR_ROLES, VisitPurpose, VisitState
from vipdesk.printed_code import CodeType, write_code

MOST_DAYS = 30
"""How long ago a visit on paper may have been."""


@intent("visit.record_paper")
class RecordPaper(Intent):
    """补录: the visit keeps its real times. It never touches a visit that goes on, nor one at the same time."""

    visit_id: VisitId = created_id()
    guest_id: GuestId
    checked_in_at: datetime
    left_at: datetime
    place_id: PlaceId | None = None
    companions: int = 0
    purpose: VisitPurpose | None = None
    feedback_id: UUID = secret_id()

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Add the visit as one that is over."""
        guest_id = GuestId(require_guest(ledger, self.guest_id).id)
        self._require_times(ledger)
        if not 0 <= self.companions <= 50:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="companions")
        self._require_apart(ledger, guest_id)
        ledger.insert(
            Visit(
                id=self.visit_id,
                guest_id=guest_id,
                store_id=ledger.actor.store_id,
                desk_id=ledger.desk_id,
                state=VisitState.LEFT,
                open=False,
                place_id=self._place(ledger),
                companions=self.companions,
                checked_in_at=self.checked_in_at,
                checked_in_by=ledger.actor.staff_id,
                feedback_code=write_code(CodeType.FEEDBACK, self.feedback_id),
                left_at=self.left_at,
                purpose=self.purpose,
                tidied_at=self.left_at,
                entered_at=ledger.asked_at,
            )
        )

    def finish(self, ledger: AuthorityLedger) -> None:
        """Keep the dossier at the store, and move the guest up in the search, as for any visit."""
        keep_visited(ledger, GuestId(require_guest(ledger, self.guest_id).id), self.checked_in_at)

    def _require_times(self, ledger: Ledger) -> None:
        if self.checked_in_at.tzinfo is None or self.left_at.tzinfo is None:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="time zone")
        earliest = ledger.asked_at - timedelta(days=MOST_DAYS)
        if not earliest <= self.checked_in_at < self.left_at <= ledger.asked_at:
            raise Refused(Code.TIME_IMPOSSIBLE, days=MOST_DAYS)

    def _require_apart(self, ledger: Ledger, guest_id: GuestId) -> None:
        known = [
            visit
            for name in names_of(ledger, guest_id)
            for still in (True, False)
            for visit in ledger.find(Visit, guest_id=name.guest_id, open=still)
        ]
        for visit in known:
            if visit.state == VisitState.UNDONE:
                continue
            ends_before = visit.left_at is not None and visit.left_at <= self.checked_in_at
            if not ends_before and visit.checked_in_at < self.left_at:
                raise Refused(Code.VISIT_OVERLAPS)

    def _place(self, ledger: Ledger) -> PlaceId | None:
        if self.place_id is None:
            return None
        place = ledger.peek(LoungePlace, self.place_id)
        if place is None or place.store_id != ledger.actor.store_id:
            raise Refused(Code.PLACE_UNKNOWN)
        return self.place_id
