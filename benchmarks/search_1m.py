"""Benchmark: a key stroke in the search box, from the question to the answer on the desk thread, among a million guests."""

from benchmarks.results import Measured
from benchmarks.searches import measure_searches

NAME = "search_1m"
METHOD = (
    "a thousand different texts as people type them, one-letter ones too, in a new process over the encrypted file, asked"
    " by a shopper with clients; the bare query that knows what the text means, and LIKE, in the same run"
)
RUNS = 3
QUICK_RUNS = 1


def measure(runs: int) -> Measured:
    """Run them."""
    return measure_searches(NAME, "realistic", runs, middle_ms=2.0, slow_ms=10.0)
