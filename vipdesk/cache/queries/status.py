"""The counts of the status pill: always the database's own (I23)."""

from dataclasses import dataclass
from datetime import datetime

from vipdesk.cache.queries.reader import Reader


@dataclass(frozen=True, slots=True)
class Counts:
    """What the cache knows of the conversation."""

    waiting: int
    refused: int
    conflicts: int
    settling: bool
    """Whether something of this desk is not yet part of what head office sent back (P22)."""
    last_sync: datetime | None
    position: dict[str, int]
    first_sync: bool


def counts(reader: Reader) -> Counts:
    """Count what waits and what needs a look."""
    row = reader.cache.row(
        "SELECT (SELECT count(*) FROM outbox WHERE state = 'waiting'),"
        " (SELECT count(*) FROM outbox WHERE state IN ('refused', 'parked') AND dismissed = 0),"
        # what was overtaken in one guest's dossier is one card, see for_me
        " (SELECT count(DISTINCT coalesce(json_extract(args, '$.guest_id'), op_id)) FROM outbox"
        " WHERE state = 'accepted' AND dismissed = 0)"
    )
    unsettled = reader.cache.row("SELECT 1 FROM dirty UNION ALL SELECT 1 FROM outbox WHERE folded = 1 LIMIT 1")
    waiting, refused, conflicts = row or (0, 0, 0)
    return Counts(
        waiting=int(waiting),
        refused=int(refused),
        conflicts=int(conflicts),
        settling=unsettled is not None,
        last_sync=reader.last_contact(),
        position=reader.fact("positions", {}),
        first_sync=reader.fact("checkpoint") is None,
    )
