"""Benchmark: a first sync of a million guests, from sealed files."""

from benchmarks.first_syncs import against_limit, measure_syncs
from benchmarks.results import Measured

NAME = "first_sync_1m_snapshot"
METHOD = "a desk's first round against a head office on PostgreSQL, from prebuilt sealed files, to the checkpoint; a bare program fills a new file from the same bytes, alternately"
RUNS = 3
QUICK_RUNS = 1
GUESTS = 1_000_000
TIMES = 2.3


def measure(runs: int) -> Measured:
    """Desk and bare program in turn."""
    return against_limit(NAME, measure_syncs(GUESTS, runs, files=True), runs, TIMES)
