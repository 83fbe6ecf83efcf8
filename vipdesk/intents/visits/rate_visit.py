"""Write down how content a guest leaves."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, RatingId, StoreId, VisitId
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.preconditions import optional_line
from vipdesk.intents.requests.follow_up import open_follow_up
from vipdesk.models.complaint_words import Score
from vipdesk.models.rating import Rating
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import FLOOR_ROLES, Source, VisitState


@intent("visit.rate")
class RateVisit(Intent):
    """What the guest said on leaving, filled in by staff; once a visit.

    With `call_back` somebody calls the guest afterwards; whoever left discontented is called anyway.
    """

    rating_id: RatingId = created_id()
    visit_id: VisitId
    score: Score
    note: str | None = None
    call_back: str | None = None
    """What the call is about."""

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Add the answer, and the call where there is to be one."""
        visit = ledger.get(Visit, self.visit_id)
        if visit is None or visit.store_id != ledger.actor.store_id or visit.state == VisitState.UNDONE:
            raise Refused(Code.VISIT_UNKNOWN)
        if any(rating.source == Source.STAFF for rating in ledger.find(Rating, visit_id=visit.id)):
            raise Refused(Code.ALREADY_RATED)
        note, about = optional_line(self.note), optional_line(self.call_back)
        ledger.insert(
            Rating(
                id=self.rating_id,
                guest_id=GuestId(visit.guest_id),
                visit_id=VisitId(visit.id),
                store_id=StoreId(visit.store_id),
                score=self.score,
                note=note,
                source=Source.STAFF,
                given_at=ledger.asked_at,
                author_id=ledger.actor.staff_id,
            )
        )
        if about is not None or self.score is Score.POOR:
            open_follow_up(ledger, visit.id, GuestId(visit.guest_id), about or note or "—")
