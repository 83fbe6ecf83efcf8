"""Benchmark: a first sync of a hundred thousand guests, by rows."""

from benchmarks.first_syncs import against_limit, measure_syncs
from benchmarks.results import Measured

NAME = "first_sync_100k"
METHOD = "a desk's first round against a head office on PostgreSQL, rows streamed out of one snapshot, to the checkpoint; a bare program fills a new file from the same bytes, alternately"
RUNS = 5
QUICK_RUNS = 1
GUESTS = 100_000
TIMES = 1.35


def measure(runs: int) -> Measured:
    """Desk and bare program in turn."""
    return against_limit(NAME, measure_syncs(GUESTS, runs, files=False), runs, TIMES)
