"""The queue of pictures that were added here: kept until head office has them, whatever is killed or read anew (F39, I15).

A picture is in the queue before its intent is saved, so that a desk killed in between has at most a picture too many.
It stays for a month after it was sent: a record that is put back from a backup may have lost it, and asks again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from vipdesk.cache.engine import Cache
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import OutboxState, UploadState
from vipdesk.rules.attachments import KEPT_AFTER_REMOVAL

ADDING = "guest.add_attachment"
SENT_KEPT = timedelta(days=30)
UNSAVED_KEPT = timedelta(hours=1)
"""For whoever looks at a picture and has not yet said whether to add it."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A picture to be sent."""

    attachment_id: UUID
    sha256: str


def stage(cache: Cache, attachment_id: UUID, sha256: str, now: datetime) -> None:
    """Put a picture into the queue, before it is shown to whoever may add it."""
    with cache.transaction():
        _put(cache, [(attachment_id, sha256)], UploadState.STAGED, now)


def waiting(cache: Cache) -> list[Waiting]:
    """What may be sent now, oldest first: its intent is decided, and nobody has removed it since."""
    rows = cache.rows(
        "SELECT attachment_id, upload.sha256 FROM upload LEFT JOIN attachment ON attachment.id = attachment_id"
        " WHERE state = ? AND removed_at IS NULL ORDER BY attachment_id",
        (UploadState.WAITING.value,),
    )
    found = [Waiting(UUID(bytes=raw), sha256) for raw, sha256 in rows]
    if not found:
        return []
    added = _added(cache)
    decided = {row for row, (_, state) in added.items() if state == OutboxState.ACCEPTED}
    return [each for each in found if each.attachment_id in decided or each.attachment_id not in added]


def note_sent(cache: Cache, attachment_id: UUID, now: datetime) -> None:
    """Head office has it."""
    with cache.transaction():
        cache.execute(
            "UPDATE upload SET state = ?, sent_at = ? WHERE attachment_id = ?",
            (UploadState.SENT.value, to_microseconds(now), attachment_id.bytes),
        )


def drop(cache: Cache, attachment_id: UUID) -> None:
    """Take a picture out of the queue."""
    with cache.transaction():
        cache.execute("DELETE FROM upload WHERE attachment_id = ?", (attachment_id.bytes,))


def send_again(cache: Cache) -> None:
    """In a reset: head office is asked about every picture again, and what it has it does not take twice (P25)."""
    cache.execute(
        "UPDATE upload SET state = ?, sent_at = NULL WHERE state = ?",
        (UploadState.WAITING.value, UploadState.SENT.value),
    )


def unsent(cache: Cache) -> set[str]:
    """The pictures that may be nowhere else."""
    rows = cache.rows("SELECT sha256 FROM upload WHERE state <> ?", (UploadState.SENT.value,))
    return {sha256 for (sha256,) in rows}


def own(cache: Cache) -> set[str]:
    """The pictures that were added here within the last month: a record put back may ask for them again (P25)."""
    return {sha256 for (sha256,) in cache.rows("SELECT sha256 FROM upload")}


def shown(cache: Cache) -> set[str]:
    """The pictures of guests whom this desk holds, removed ones left out."""
    rows = cache.rows("SELECT sha256 FROM attachment WHERE removed_at IS NULL AND retired_at IS NULL")
    return {sha256 for (sha256,) in rows}


def is_shown(cache: Cache, attachment_id: UUID) -> bool:
    """Whether this desk holds the row of a picture, and nobody has removed it."""
    statement = "SELECT 1 FROM attachment WHERE id = ? AND removed_at IS NULL AND retired_at IS NULL"
    return cache.row(statement, (attachment_id.bytes,)) is not None


def tidy(cache: Cache, here: Iterable[str], now: datetime) -> None:
    """Bring the queue in line with what was saved, refused and removed.

    A desk whose file was rescued has its intents and lost its queue: what is `here` and was added here is put back (F32).
    """
    added, held = _added(cache), set(here)
    lost = [(row, sha256) for row, (sha256, _) in added.items() if sha256 in held]
    over = {row for row, (_, state) in added.items() if state == OutboxState.REFUSED}
    with cache.transaction():
        _put(cache, lost, UploadState.WAITING, now)
        _promote(cache, added)
        over |= _ids(
            cache,
            "SELECT attachment_id FROM upload WHERE state = 'staged' AND staged_at < ?",
            now - UNSAVED_KEPT,
        )
        over |= _ids(
            cache,
            "SELECT attachment_id FROM upload JOIN attachment ON attachment.id = attachment_id WHERE removed_at < ?",
            now - KEPT_AFTER_REMOVAL,
        )
        over |= _ids(cache, "SELECT attachment_id FROM upload WHERE sent_at < ?", now - SENT_KEPT)
        cache.execute_many("DELETE FROM upload WHERE attachment_id = ?", [(row.bytes,) for row in over])


def _put(cache: Cache, pictures: Iterable[tuple[UUID, str]], state: UploadState, now: datetime) -> None:
    cache.execute_many(
        "INSERT OR IGNORE INTO upload (attachment_id, sha256, state, staged_at) VALUES (?, ?, ?, ?)",
        [(row.bytes, sha256, state.value, to_microseconds(now)) for row, sha256 in pictures],
    )


def _promote(cache: Cache, added: Iterable[UUID]) -> None:
    """What was added waits; before its intent is forgotten here this is known."""
    cache.execute_many(
        "UPDATE upload SET state = 'waiting' WHERE attachment_id = ? AND state = 'staged'",
        [(row.bytes,) for row in added],
    )


def _added(cache: Cache) -> dict[UUID, tuple[str, str]]:
    """What intents that this desk still keeps have added: hash and outcome."""
    rows = cache.rows(
        "SELECT json_extract(args, '$.attachment_id'), json_extract(args, '$.sha256'), state FROM outbox WHERE kind = ?",
        (ADDING,),
    )
    return {UUID(row): (sha256, state) for row, sha256, state in rows}


def _ids(cache: Cache, statement: str, before: datetime) -> set[UUID]:
    return {UUID(bytes=raw) for (raw,) in cache.rows(statement, (to_microseconds(before),))}
