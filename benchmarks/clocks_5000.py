"""Benchmark: all clocks of five thousand open requests recomputed from their logs."""

import random
import time
from datetime import UTC, datetime

from benchmarks.quiet import idle_runs, wait_for_quiet
from benchmarks.results import Measured, percentile
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import ClockKind, RequestEventKind
from vipdesk.rules.request_clock import Happening, Terms, run_clocks
from vipdesk.rules.working_calendar import MINUTE, working_calendar

NAME = "clocks_5000"
METHOD = (
    "5,000 requests of the last two weeks, a third of them paused once, on all three kinds of clock; each recomputed"
    " from its log: time used, due, amber, overdue"
)
RUNS = 50
QUICK_RUNS = 10
TARGET_MS = 20.0
SEED = 20261122
_REQUESTS = 5_000
_NOW = to_microseconds(datetime(2026, 11, 22, 6, 5, tzinfo=UTC))


def measure(runs: int) -> Measured:
    """Recompute all of them so many times."""
    requests, calendar = _requests(), working_calendar()
    run_clocks(requests, calendar, _NOW)
    quiet = [wait_for_quiet()]
    samples = []
    for number in range(runs):
        start = time.perf_counter()
        run_clocks(requests, calendar, _NOW + number * MINUTE)
        samples.append((time.perf_counter() - start) * 1000)
    return Measured(
        name=NAME,
        unit="ms",
        value=percentile(samples, 0.5),
        samples=tuple(samples),
        runs=runs,
        target=TARGET_MS,
        seed=SEED,
        remarks=(idle_runs(quiet),),
    )


def _requests() -> list[tuple[tuple[Happening, ...], Terms]]:
    chance = random.Random(SEED)  # noqa: S311 - the same requests at every run, no secret
    return [(_log(chance), _terms(chance)) for _ in range(_REQUESTS)]


def _log(chance: random.Random) -> tuple[Happening, ...]:
    opened = _NOW - chance.randrange(1, 14 * 24 * 60) * MINUTE
    log = [(opened, RequestEventKind.OPENED.value), (opened + 3 * MINUTE, RequestEventKind.TAKEN.value)]
    if chance.randrange(3) == 0:
        log.append((opened + 20 * MINUTE, RequestEventKind.PAUSED.value))
        log.append((opened + 50 * MINUTE, RequestEventKind.RESUMED.value))
    return tuple(log)


def _terms(chance: random.Random) -> Terms:
    return Terms(chance.choice(list(ClockKind)), chance.randrange(10, 8_000) * MINUTE)
