"""The desk's own record of papers: which copy, what became of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import RECEPTIONIST, VISIT, VOUCHER
from vipdesk.cache import print_spool
from vipdesk.ids import new_id
from vipdesk.models.vocabulary import PrintState


def order(
    desk: SmallDesk, row_id: UUID = VOUCHER, document: str = "voucher", now: datetime = NOON
) -> tuple[UUID, int]:
    job_id = new_id()
    copy = print_spool.open_job(
        desk.cache, job_id=job_id, document=document, row_id=row_id, target="A6", staff_id=RECEPTIONIST, now=now
    )
    return job_id, copy


def state(desk: SmallDesk, job_id: UUID) -> PrintState:
    job = print_spool.job(desk.cache, job_id)
    assert job is not None
    return job.state


@pytest.mark.proves("I27")
def test_every_paper_that_may_have_come_out_counts_as_a_copy_and_a_failed_one_does_not(desk: SmallDesk) -> None:
    first, copy = order(desk)
    assert copy == 1
    print_spool.move_job(desk.cache, first, PrintState.FAILED)
    second, copy = order(desk)
    assert copy == 1
    print_spool.move_job(desk.cache, second, PrintState.UNKNOWN)
    assert order(desk)[1] == 2
    assert order(desk)[1] == 3
    assert order(desk, VISIT)[1] == 1
    assert order(desk, document="welcome_card")[1] == 1


def test_a_job_tells_what_was_ordered_and_what_became_of_it(desk: SmallDesk) -> None:
    job_id, _ = order(desk)
    job = print_spool.job(desk.cache, job_id)
    assert job is not None
    assert (job.job_id, job.document, job.row_id, job.target) == (job_id, "voucher", VOUCHER, "A6")
    assert (job.state, job.requested_at) == (PrintState.WAITING, NOON)
    print_spool.move_job(desk.cache, job_id, PrintState.SENT, "A6-17")
    print_spool.move_job(desk.cache, job_id, PrintState.DONE)
    assert state(desk, job_id) is PrintState.DONE
    assert desk.cache.value("SELECT system_job FROM print_job") == "A6-17"
    assert print_spool.job(desk.cache, VOUCHER) is None


def test_after_a_crash_what_never_left_has_failed_and_what_left_is_unknown(desk: SmallDesk) -> None:
    jobs = {wanted: order(desk)[0] for wanted in PrintState}
    for wanted, job_id in jobs.items():
        print_spool.move_job(desk.cache, job_id, wanted)
    desk.reopen()
    moved = print_spool.forget_unfinished(desk.cache, UUID(int=2**128 - 1))
    assert dict(moved) == {
        jobs[PrintState.WAITING]: PrintState.FAILED,
        jobs[PrintState.SENT]: PrintState.UNKNOWN,
    }
    assert {wanted: state(desk, job_id) for wanted, job_id in jobs.items()} == {
        PrintState.WAITING: PrintState.FAILED,
        PrintState.SENT: PrintState.UNKNOWN,
        PrintState.DONE: PrintState.DONE,
        PrintState.FAILED: PrintState.FAILED,
        PrintState.UNKNOWN: PrintState.UNKNOWN,
    }


def test_what_was_asked_for_since_the_back_room_was_started_is_on_its_way(desk: SmallDesk) -> None:
    early, _ = order(desk)
    late, _ = order(desk)
    desk.cache.execute("UPDATE print_job SET job_id = ? WHERE job_id = ?", (UUID(int=1).bytes, early.bytes))
    desk.cache.execute("UPDATE print_job SET job_id = ? WHERE job_id = ?", (UUID(int=3).bytes, late.bytes))
    moved = print_spool.forget_unfinished(desk.cache, UUID(int=2))
    assert moved == [(UUID(int=1), PrintState.FAILED)]
    assert state(desk, UUID(int=3)) is PrintState.WAITING


def test_jobs_since_an_instant_are_told_newest_first(desk: SmallDesk) -> None:
    hour = timedelta(hours=1)
    old, noon, late = (order(desk, now=NOON + hours * hour)[0] for hours in (-1, 0, 1))
    assert [job.job_id for job in print_spool.jobs_since(desk.cache, NOON)] == [late, noon]
    assert [job.job_id for job in print_spool.jobs_since(desk.cache, NOON - hour)] == [late, noon, old]
