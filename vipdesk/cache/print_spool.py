"""The desk's own record of papers: what was handed over, when, to whom, and what became of it."""

from datetime import datetime
from uuid import UUID

from vipdesk.cache.engine import Cache
from vipdesk.models.snapshot.desk import PrintJobView
from vipdesk.models.values import from_microseconds, to_microseconds
from vipdesk.models.vocabulary import PrintState

_VIEW = "SELECT job_id, document, row_id, target, state, requested_at FROM print_job"


def open_job(
    cache: Cache, *, job_id: UUID, document: str, row_id: UUID, target: str, staff_id: UUID, now: datetime
) -> int:
    """Note that a paper is about to be printed; which copy it is, 1 for the first."""
    with cache.transaction():
        copies = cache.value(
            "SELECT count(*) FROM print_job WHERE row_id = ? AND document = ? AND state <> ?",
            (row_id.bytes, document, PrintState.FAILED.value),
        )
        cache.execute(
            "INSERT INTO print_job (job_id, document, row_id, copy, target, state, requested_at, staff_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                job_id.bytes,
                document,
                row_id.bytes,
                copies + 1,
                target,
                PrintState.WAITING.value,
                to_microseconds(now),
                staff_id.bytes,
            ),
        )
    return int(copies) + 1


def move_job(cache: Cache, job_id: UUID, state: PrintState, system_job: str | None = None) -> None:
    """Note what became of a job."""
    with cache.transaction():
        cache.execute(
            "UPDATE print_job SET state = ?, system_job = coalesce(?, system_job) WHERE job_id = ?",
            (state.value, system_job, job_id.bytes),
        )


def forget_unfinished(cache: Cache, begun: UUID) -> list[tuple[UUID, PrintState]]:
    """At a start: a job that never left this desk did not happen; one that did is beyond our sight.

    Jobs with ids after `begun` were asked for since and are on their way.

    What became of which job, for whoever still waits for it.
    """
    moved = []
    with cache.transaction():
        for before, after in ((PrintState.WAITING, PrintState.FAILED), (PrintState.SENT, PrintState.UNKNOWN)):
            found = cache.rows(
                "SELECT job_id FROM print_job WHERE state = ? AND job_id < ?", (before.value, begun.bytes)
            )
            moved += [(UUID(bytes=job_id), after) for (job_id,) in found]
            cache.execute_many(
                "UPDATE print_job SET state = ? WHERE job_id = ?", [(after.value, *row) for row in found]
            )
    return moved


def job(cache: Cache, job_id: UUID) -> PrintJobView | None:
    """One job."""
    found = cache.row(f"{_VIEW} WHERE job_id = ?", (job_id.bytes,))
    return None if found is None else _view(found)


def jobs_since(cache: Cache, since: datetime) -> tuple[PrintJobView, ...]:
    """Jobs from an instant on, newest first."""
    found = cache.rows(
        f"{_VIEW} WHERE requested_at >= ? ORDER BY requested_at DESC LIMIT 100",
        (to_microseconds(since),),
    )
    return tuple(_view(row) for row in found)


def _view(row: tuple[bytes, str, bytes, str, str, int]) -> PrintJobView:
    return PrintJobView(
        job_id=UUID(bytes=row[0]),
        document=row[1],
        row_id=UUID(bytes=row[2]),
        target=row[3],
        state=PrintState(row[4]),
        requested_at=from_microseconds(row[5]),
    )
