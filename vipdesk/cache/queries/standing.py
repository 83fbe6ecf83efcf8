"""How a guest stands with the house, from the receipts this desk holds."""

from uuid import UUID

from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import of_person
from vipdesk.clock import STORE_ZONE
from vipdesk.models.snapshot.guest_life import StandingView
from vipdesk.rules.guest_standing import guest_standing, read_classes

CLASS_POLICY = "guest_class"
"""Policy: classes by name, each with the yearly spend in fen it begins with."""
_MOST_RECEIPTS = 2000


def standing(reader: Reader, guest_id: UUID) -> StandingView | None:
    """Class, stage and spend; None of whom no receipt is here."""
    rows = reader.cache.rows(
        of_person(
            "SELECT bought_at, amount_fen FROM receipt WHERE guest_id IN {} AND retired_at IS NULL"
            " ORDER BY bought_at DESC LIMIT ?"
        ),
        (guest_id.bytes, _MOST_RECEIPTS),
    )
    if not rows:
        return None
    bought = [(known_instant(at).astimezone(STORE_ZONE).date(), fen) for at, fen in rows]
    today = reader.now.astimezone(STORE_ZONE).date()
    found = guest_standing(bought, read_classes(reader.policy(CLASS_POLICY)), today)
    return StandingView(
        spent_fen=found.spent,
        since=found.since,
        guest_class=found.guest_class.name if found.guest_class else None,
        class_from_fen=found.guest_class.from_fen if found.guest_class else None,
        stage=found.stage,
        last_on=found.last_on,
        rhythm_days=found.rhythm,
    )
