"""What saving a filter of the client book and removing one have in common: whose it is, and who may."""

from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.intents.ledger import Ledger
from vipdesk.models.book import GuestFilter
from vipdesk.rules.book_rights import SUPERVISING


def require_right(ledger: Ledger, *, segment: bool) -> None:
    """Segments are for those who supervise; everybody has filters of their own."""
    if segment and ledger.actor.role not in SUPERVISING:
        raise Refused(Code.NOT_ALLOWED, role=ledger.actor.role.value)


def own_filter(ledger: Ledger, filter_id: UUID) -> GuestFilter | None:
    """A filter that is still there and the actor's to change: their own, or a segment of their store."""
    row = ledger.get(GuestFilter, filter_id)
    if row is None:
        return None
    if row.store_id != ledger.actor.store_id or row.owner_id not in (None, ledger.actor.staff_id):
        raise Refused(Code.NOT_ALLOWED, role=ledger.actor.role.value)
    require_right(ledger, segment=row.owner_id is None)
    return row
