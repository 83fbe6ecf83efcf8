"""`python -m benchmarks [--only NAME] [--quick]`: runs benchmarks, keeps their results, makes the table anew."""

import argparse
import importlib
import signal
import sys
import time
from collections.abc import Callable
from typing import Protocol, cast

from benchmarks.head_office import CommandFailedError
from benchmarks.programs import NotReachedError
from benchmarks.results import Measured, as_result, keep, summary
from benchmarks.screen import MissingToolError
from benchmarks.words import say

NAMES = (
    "start_today_100k",
    "scan_to_profile_100k",
    "check_in",
    "idle_memory_100k",
    "ui_block_tour",
    "first_sync_100k",
    "first_sync_1m",
    "first_sync_1m_snapshot",
    "first_page",
    "sync_peak_memory_1m",
    "desk_to_desk",
    "idle_desks_2000",
    "push_10k",
    "push_10k_four_desks",
    "fifty_desks",
    "reconnect_5000",
    "search_1m",
    "search_1m_han",
    "key_to_paint_1m",
    "index_upkeep",
    "clocks_5000",
    "board_scroll",
    "cache_file_1m",
    "start_today_1m",
    "import_members_1m",
)


class Benchmark(Protocol):
    """A module that answers one question."""

    METHOD: str
    RUNS: int
    QUICK_RUNS: int

    def measure(self, runs: int) -> Measured:
        """Measure so many times."""
        ...


def main() -> int:
    """Run them; 0 whether a target is met or not, 1 if one could not be measured."""
    parser = argparse.ArgumentParser(prog="benchmarks")
    parser.add_argument("--only", choices=NAMES, metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--quick", action="store_true", help="fewer runs; results are shown, not kept")
    parsed = parser.parse_args()
    # whoever ends this early must not be left with servers that nobody uses
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(1))
    failed = False
    for name in NAMES if parsed.only is None else (parsed.only,):
        failed |= not _run(name, quick=parsed.quick)
    return int(failed)


def _run(name: str, *, quick: bool) -> bool:
    benchmark = cast("Benchmark", importlib.import_module(f"benchmarks.{name}"))
    say(f"{name}: {benchmark.METHOD}")
    start = time.monotonic()
    try:
        measured = _quickly(benchmark) if quick else benchmark.measure(benchmark.RUNS)
    except (MissingToolError, NotReachedError, CommandFailedError) as error:
        say(f"{name} could not be measured: {error}")
        return False
    result = as_result(measured)
    if not quick:
        keep(result)
    say(summary(result))
    for remark in measured.remarks:
        say(f"  {remark}")
    say(f"  took {time.monotonic() - start:.0f} s")
    return True


def _quickly(benchmark: Benchmark) -> Measured:
    """Fewer runs, or less work where a single run takes long."""
    smaller: Callable[[], Measured] | None = getattr(benchmark, "measure_quickly", None)
    return benchmark.measure(benchmark.QUICK_RUNS) if smaller is None else smaller()


if __name__ == "__main__":
    raise SystemExit(main())
