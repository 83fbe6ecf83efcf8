"""The counts of the status pill: always the database's own (I23)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from vipdesk.cache.contact import CONTACT_DAYS, VALUE_DAYS
from vipdesk.cache.queries.reader import Reader
from vipdesk.models.values import read_instant


@dataclass(frozen=True, slots=True)
class Counts:
    """What the cache knows of the conversation."""

    waiting: int
    refused: int
    conflicts: int
    settling: bool
    """Whether pages are still to come, or something of this desk is not yet part of what head office sent (P22, I8)."""
    last_sync: datetime | None
    position: dict[str, int]
    first_sync: bool
    oldest_waiting: int | None
    """The first entry head office has not answered: it moves on as long as the queue does (I22)."""
    value_ends: datetime
    sign_in_ends: datetime
    skew_seconds: int


def counts(reader: Reader) -> Counts:
    """Count what waits and what needs a look."""
    row = reader.cache.row(
        # a picture still waits when its intent no longer does
        "SELECT (SELECT count(*) FROM outbox WHERE state = 'waiting') + (SELECT count(*) FROM upload"
        " LEFT JOIN attachment ON attachment.id = attachment_id WHERE state = 'waiting' AND removed_at IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM outbox WHERE state = 'waiting'"
        " AND hex(attachment_id) = upper(replace(json_extract(args, '$.attachment_id'), '-', '')))),"
        " (SELECT count(*) FROM outbox WHERE state IN ('refused', 'parked') AND dismissed = 0),"
        # what was overtaken in one guest's dossier is one card, see for_me
        " (SELECT count(DISTINCT coalesce(json_extract(args, '$.guest_id'), op_id)) FROM outbox"
        " WHERE state = 'accepted' AND dismissed = 0),"
        " (SELECT min(entry) FROM outbox WHERE state = 'waiting')"
    )
    unsettled = reader.cache.row("SELECT 1 FROM dirty UNION ALL SELECT 1 FROM outbox WHERE folded = 1 LIMIT 1")
    heard = read_instant(reader.fact("anchor")["server_time"])
    waiting, refused, conflicts, oldest = row or (0, 0, 0, None)
    return Counts(
        waiting=int(waiting),
        refused=int(refused),
        conflicts=int(conflicts),
        # between the first page of a reading and its checkpoint a change of head office's may be there by half
        settling=unsettled is not None or reader.fact("cursor") != reader.fact("checkpoint"),
        last_sync=reader.last_contact(),
        position=reader.fact("positions", {}),
        first_sync=reader.fact("checkpoint") is None,
        oldest_waiting=oldest,
        value_ends=heard + timedelta(days=VALUE_DAYS),
        sign_in_ends=heard + timedelta(days=CONTACT_DAYS),
        skew_seconds=round((reader.source.wall() - reader.now).total_seconds()),
    )
