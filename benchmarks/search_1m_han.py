"""Benchmark: one or two Chinese characters from anywhere in a name, among a million guests."""

from benchmarks.results import Measured
from benchmarks.searches import measure_searches

NAME = "search_1m_han"
METHOD = "as search_1m, with one or two characters from anywhere in a name"
RUNS = 3
QUICK_RUNS = 1


def measure(runs: int) -> Measured:
    """Run them."""
    return measure_searches(NAME, "han", runs, middle_ms=8.0, slow_ms=40.0)
