"""Benchmark: by how much the upkeep of the search index delays a check-in while five thousand changed members arrive."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

from benchmarks.head_office import CommandFailedError
from benchmarks.members_file import SEED
from benchmarks.quiet import idle_runs, wait_for_quiet
from benchmarks.results import Measured, percentile
from benchmarks.searched_store import LARGE, open_desk, searched_store
from benchmarks.store_profile import FOLDER, RECEPTIONIST, StoreProfile
from vipdesk.cache.engine import Cache, Use
from vipdesk.cache.perform import perform
from vipdesk.clock import SystemClock
from vipdesk.ids import StaffId

NAME = "index_upkeep"
METHOD = (
    "check-ins one after the other at the counter while a second process takes in 5,000 members with other names and"
    " ranks, a million in the file; what each took beyond the middle one without that traffic"
)
RUNS = 3
QUICK_RUNS = 1
TARGET_MS = 50.0
_CALM = 60
_BETWEEN_SECONDS = 0.02
_ROOT = Path(__file__).parent.parent


def measure(runs: int) -> Measured:
    """Each run on a copy of its own."""
    store = searched_store(LARGE)
    calm: list[float] = []
    delays: list[float] = []
    remarks: list[str] = []
    quiet = []
    for _ in range(runs):
        copy = StoreProfile(FOLDER / "index_upkeep", LARGE)
        shutil.rmtree(copy.folder, ignore_errors=True)
        shutil.copytree(store.folder, copy.folder)
        try:
            quiet.append(wait_for_quiet())
            alone, beside, seconds = _one_run(copy)
        finally:
            shutil.rmtree(copy.folder)
        middle = percentile(alone, 0.5)
        calm += alone
        delays += [max(0.0, each - middle) for each in beside]
        remarks.append(f"{len(beside)} check-ins while the members arrived in {seconds:.1f} s")
    return Measured(
        name=NAME,
        unit="ms",
        value=max(delays),
        samples=tuple(delays),
        runs=runs,
        limit=None,
        target=TARGET_MS,
        seed=SEED,
        remarks=(
            f"a check-in alone: p50 {percentile(calm, 0.5):.1f} ms, slowest {max(calm):.1f} ms",
            *remarks,
            idle_runs(quiet),
        ),
    )


def _one_run(store: StoreProfile) -> tuple[list[float], list[float], float]:
    with closing(open_desk(store, Use.COUNTER)) as desk:
        check_ins = _check_ins(desk)
        alone = [next(check_ins) for _ in range(_CALM)]
        command = [
            sys.executable,
            "-m",
            "benchmarks.arriving_members",
            str(store.profile),
            str(store.passphrase_file),
        ]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=_ROOT) as arriving:  # noqa: S603 - our own program
            if arriving.stdout is None or arriving.stdout.readline() != "begins\n":
                raise CommandFailedError("the members did not arrive")
            beside = []
            start = time.monotonic()
            while arriving.poll() is None:
                beside.append(next(check_ins))
            if arriving.returncode != 0:
                raise CommandFailedError(f"the members did not arrive: {arriving.returncode}")
            return alone, beside, time.monotonic() - start


def _check_ins(desk: Cache) -> Iterator[float]:
    """Check a guest in; milliseconds."""
    actor = StaffId(UUID(bytes=desk.value("SELECT id FROM staff WHERE code = ?", (RECEPTIONIST,))))
    guests = desk.rows("SELECT id FROM directory_row WHERE rowid > 20000 LIMIT 5000")
    for (guest,) in guests:
        args = {"guest_id": str(UUID(bytes=guest)), "companions": 0}
        start = time.perf_counter()
        perform(desk, SystemClock(), actor, "visit.check_in", args, online=False)
        yield (time.perf_counter() - start) * 1000
        time.sleep(_BETWEEN_SECONDS)
