"""Benchmark: the first useful page of a first sync of a hundred thousand guests."""

from benchmarks.first_syncs import measure_syncs
from benchmarks.members_file import SEED
from benchmarks.quiet import idle_runs
from benchmarks.results import Measured, percentile

NAME = "first_page"
METHOD = "from the first request of a fresh desk until a shopper finds an own client with dossier and search key; the rest streams on"
RUNS = 5
QUICK_RUNS = 1
GUESTS = 100_000
TARGET_SECONDS = 1.0


def measure(runs: int) -> Measured:
    """Fresh desks, one after the other."""
    syncs = measure_syncs(GUESTS, runs, files=False, bare=False)
    return Measured(
        name=NAME,
        unit="s",
        value=percentile(syncs.first_page, 0.95),
        samples=tuple(syncs.first_page),
        runs=runs,
        target=TARGET_SECONDS,
        seed=SEED,
        remarks=(idle_runs(syncs.quiet),),
    )
