"""Benchmark: a desk's memory during a first sync of a million guests."""

from benchmarks.first_syncs import measure_syncs
from benchmarks.members_file import SEED
from benchmarks.quiet import idle_runs
from benchmarks.results import Measured

NAME = "sync_peak_memory_1m"
METHOD = (
    "the most memory that the process of a desk's first round held at once (VmHWM), by rows, the greediest way"
)
RUNS = 1
QUICK_RUNS = 1
GUESTS = 1_000_000
TARGET_MB = 300.0


def measure(runs: int) -> Measured:
    """Fresh desks, one after the other."""
    syncs = measure_syncs(GUESTS, runs, files=False, bare=False)
    return Measured(
        name=NAME,
        unit="MB",
        value=max(syncs.peak),
        samples=tuple(syncs.peak),
        runs=runs,
        target=TARGET_MB,
        seed=SEED,
        remarks=(idle_runs(syncs.quiet),),
    )
