"""Benchmark: from a receptionist's save at one desk to the row in another desk's encrypted file."""

import json
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.head_office import CommandFailedError
from benchmarks.listening_house import HeadlessDesk, listening_house
from benchmarks.members_file import SEED
from benchmarks.postgres import durable_database
from benchmarks.quiet import idle_runs, wait_for_quiet
from benchmarks.results import Measured, percentile
from vipdesk.cache.engine import Cache

NAME = "desk_to_desk"
METHOD = (
    "two headless desks, a head office with one worker and PostgreSQL on one machine; from the line `submit` to the"
    " commit in the other desk's file, seen by a reader of that file; a bare chain of the same steps before each run"
)
RUNS = 3
QUICK_RUNS = 1
_CHANGES = 200
_WARM_UP = 20
_TARGET_MS, _P99_MS = 8.0, 30.0
_PAUSE_SECONDS = 0.05
_LOOK_SECONDS = 0.0002
_PATIENCE_SECONDS = 10


def measure(runs: int) -> Measured:
    """Limit and desks in turn."""
    limits: list[float] = []
    found: list[float] = []
    quiet: list[bool] = []
    with listening_house() as house, HeadlessDesk(house, "1") as first, HeadlessDesk(house, "2") as second:
        reader = second.reader()
        guest = first.ask(do="find", text="886600000001", limit=1)["hits"][0]["guest_id"]
        _changes(first, reader, guest, _WARM_UP)
        for _ in range(runs):
            quiet.append(wait_for_quiet())
            limits += _limit(_CHANGES)
            found += _changes(first, reader, guest, _CHANGES)
        reader.close()
    p99 = percentile(found, 0.99)
    return Measured(
        name=NAME,
        unit="ms",
        value=percentile(found, 0.5),
        samples=tuple(found),
        runs=runs,
        limit=percentile(limits, 0.5),
        target=_TARGET_MS,
        seed=SEED,
        remarks=(
            f"p99 {p99:.1f} ms, wanted {_P99_MS:.0f}: {'met' if p99 <= _P99_MS else 'MISSED'}",
            f"p99 of the limit {percentile(limits, 0.99):.1f} ms",
            idle_runs(quiet),
        ),
    )


def _changes(desk: HeadlessDesk, reader: Cache, guest: str, count: int) -> list[float]:
    """Milliseconds of so many notes, one after another."""
    found = []
    for number in range(count):
        before = _notes(reader)
        begun = time.perf_counter()
        desk.ask(
            do="submit",
            kind="guest.add_note",
            args={"guest_id": guest, "text": f"第 {number} 条：喜静，坐靠窗的位置"},
        )
        while _notes(reader) == before:
            if time.perf_counter() - begun > _PATIENCE_SECONDS:
                raise CommandFailedError("a change did not reach the other desk")
            time.sleep(_LOOK_SECONDS)
        found.append((time.perf_counter() - begun) * 1000)
        time.sleep(_PAUSE_SECONDS)
    return found


def _limit(count: int) -> list[float]:
    """The same of the bare chain."""
    with durable_database("limit") as url, TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "benchmarks.limits.change_to_desk",
            url,
            str(Path(folder) / "b"),
            str(count),
        ]
        done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own program
    if done.returncode != 0:
        raise CommandFailedError(f"the limit: {done.stderr.strip()}")
    found: list[float] = json.loads(done.stdout)
    return found


def _notes(reader: Cache) -> int:
    return int(reader.value("SELECT count(*) FROM note"))
