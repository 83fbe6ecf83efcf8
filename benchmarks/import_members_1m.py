"""Benchmark: a million members from a store's list into PostgreSQL, checked line by line, with report, feed and marks."""

import resource
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.head_office import CommandFailedError, HeadOffice
from benchmarks.limits.load_members import load_again
from benchmarks.members_file import SEED, SHOPPERS, write_members
from benchmarks.postgres import copied_database, durable_database
from benchmarks.quiet import idle_runs, wait_for_quiet
from benchmarks.results import HIGHER, Measured

NAME = "import_members_1m"
METHOD = (
    "`vipdesk-headoffice import members` of a list of a million into an empty record on PostgreSQL (fsync on), from the start"
    " of the command to its end; the same rows by bare COPY into a copy of the empty record, in the same run"
)
RUNS = 1
QUICK_RUNS = 1
TARGET = 20_000.0
_MEMBERS = 1_000_000
_QUICK_MEMBERS = 50_000
_FOLDER = Path("build/bench")
_MEGABYTE_KB = 1024


@dataclass(frozen=True, slots=True)
class _Run:
    seconds: float
    limit_seconds: float
    rows: int
    quiet: bool


def measure(runs: int) -> Measured:
    """A million."""
    return _measured(_MEMBERS, runs)


def measure_quickly() -> Measured:
    """Few enough to be told in a minute."""
    return _measured(_QUICK_MEMBERS, QUICK_RUNS)


def _measured(members: int, runs: int) -> Measured:
    done = [_run(members) for _ in range(runs)]
    rates = sorted(members / run.seconds for run in done)
    limits = sorted(members / run.limit_seconds for run in done)
    middle = len(done) // 2
    written = done[0].rows / done[0].seconds
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _MEGABYTE_KB
    return Measured(
        name=NAME,
        unit="members/s",
        better=HIGHER,
        value=rates[middle],
        samples=tuple(rates),
        runs=runs,
        limit=limits[middle],
        target=TARGET,
        seed=SEED,
        remarks=(
            f"{members:,} members are {done[0].rows:,} rows of the record: {written:,.0f} rows/s",
            f"the largest of its processes held {peak:.0f} MB",
            idle_runs([run.quiet for run in done]),
        ),
    )


def _run(members: int) -> _Run:
    file = _members_file(members)
    with durable_database("import") as database:
        office = HeadOffice(database, 0)
        office.command("init")
        office.command("store", "add", "--name", "天河店")
        with copied_database(database) as empty:
            quiet = wait_for_quiet()
            start = time.monotonic()
            summary = office.command("import", "members", str(file), "--report", str(file.with_suffix(".report")))
            seconds = time.monotonic() - start
            _require_all(database, summary, members)
            limit_seconds, rows = load_again(database, empty)
    return _Run(seconds, limit_seconds, rows, quiet)


def _members_file(members: int) -> Path:
    _FOLDER.mkdir(parents=True, exist_ok=True)
    file = _FOLDER / f"members_{members}.csv"
    if not file.exists():
        draft = file.with_suffix(".new")
        write_members(draft, members)
        draft.replace(file)
    return file


def _require_all(database: str, summary: dict[str, Any], members: int) -> None:
    """Every line became a guest with card, number, directory row and a place for each of its rows."""
    counted = (
        "SELECT (SELECT count(*) FROM guest), (SELECT count(*) FROM card), (SELECT count(*) FROM contact),"
        " (SELECT count(*) FROM directory_row), (SELECT count(DISTINCT guest_id) FROM scope),"
        " (SELECT count(*) FROM feed WHERE table_name IN ('guest', 'directory_row')), (SELECT count(*) FROM staff)"
    )
    with psycopg.connect(database) as connection:
        found: Any = connection.execute(counted).fetchone()
    kept = summary["accepted"] + summary["repaired"]
    if kept != members or found != (*[members] * 5, 2 * members, len(SHOPPERS)):
        raise CommandFailedError(f"of {members} members {summary}: {found}")
