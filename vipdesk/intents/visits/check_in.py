"""Receive a guest."""

from datetime import timedelta
from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, PlaceId, VisitId
from vipdesk.intents.intent import Intent, created_id, intent, secret_id
from vipdesk.intents.ledger import AuthorityLedger, Ledger
from vipdesk.intents.names import names_of
from vipdesk.intents.preconditions import require_guest
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import FLOOR_ROLES, EffectKind, ScopeReason, VisitState
from vipdesk.printed_code import CodeType, write_code
from vipdesk.rules.search_rank import refreshed_rank

DOSSIER_DAYS = 90
"""How long a visit keeps the dossier at the store (product.md §3.1)."""
WEBHOOK_POLICY = "webhook.visit"
"""The address that is told of every accepted check-in, of a store or of the group; none by default."""


@intent("visit.check_in")
class CheckIn(Intent):
    """Register that a guest has come; the place may be chosen with it.

    A place that somebody else took meanwhile does not stop the guest from being received: the visit is
    then without a place, and the desk sees it.
    """

    visit_id: VisitId = created_id()
    guest_id: GuestId
    place_id: PlaceId | None = None
    companions: int = 0
    feedback_id: UUID = secret_id()
    """The unguessable id in the QR of the welcome card."""

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Add the visit, unless the guest is already here."""
        guest_id = GuestId(require_guest(ledger, self.guest_id).id)
        if not 0 <= self.companions <= 50:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="companions")
        self._see_off_elsewhere(ledger, guest_id)
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
            )
        )

    def _see_off_elsewhere(self, ledger: Ledger, guest_id: GuestId) -> None:
        """Whoever stands here has left another store, also where nobody saw them off."""
        names = names_of(ledger, guest_id)
        for visit in [each for name in names for each in ledger.find(Visit, guest_id=name.guest_id, open=True)]:
            if visit.store_id == ledger.actor.store_id:
                raise Refused(Code.ALREADY_HERE)
            ledger.update(visit, state=VisitState.LEFT, open=False, left_at=ledger.asked_at)

    def finish(self, ledger: AuthorityLedger) -> None:
        """Keep the dossier at the store, and move the guest up in the search."""
        guest_id = GuestId(require_guest(ledger, self.guest_id).id)
        until = ledger.asked_at + timedelta(days=DOSSIER_DAYS)
        ledger.hold(ledger.actor.store_id, guest_id, ScopeReason.VISITED, until)
        row = ledger.get(DirectoryRow, guest_id)
        if row is not None:
            rank = refreshed_rank(row.rank, ledger.asked_at)
            if rank != row.rank:
                ledger.update(row, rank=rank)
            self._tell_outside(ledger, row)

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
        if place is None or place.store_id != ledger.actor.store_id:
            raise Refused(Code.PLACE_UNKNOWN)
        return None if ledger.find(Visit, place_id=self.place_id, open=True) else self.place_id
