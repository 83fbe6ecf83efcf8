"""Benchmark: ten thousand intents pushed by four desks at once."""

from benchmarks.push_10k import METHOD, QUICK_RUNS, RUNS, measured
from benchmarks.results import Measured

__all__ = ["METHOD", "QUICK_RUNS", "RUNS", "measure"]

NAME = "push_10k_four_desks"
TARGET = 8000.0


def measure(runs: int) -> Measured:
    """Four desks, a quarter of the intents each."""
    return measured(NAME, runs, desks=4, workers=2, target=TARGET)
