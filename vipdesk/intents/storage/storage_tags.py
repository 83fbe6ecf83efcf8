"""The tag an intent is about, as all of them look it up."""

from uuid import UUID

from vipdesk.errors import Code, Refused
from vipdesk.intents.ledger import Ledger
from vipdesk.models.storage_tag import StorageTag


def require_tag(ledger: Ledger, tag_id: UUID, *, still_kept: bool = True) -> StorageTag:
    """The tag, of the actor's store; its thing still in our keeping, or given back where that is asked for."""
    tag = ledger.get(StorageTag, tag_id)
    if tag is None or tag.store_id != ledger.actor.store_id or tag.open is not still_kept:
        raise Refused(Code.TAG_OVER)
    return tag
