"""Benchmark: fifty desks work a day at one head office, and each intent is pushed when it is saved."""

import random
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from benchmarks.head_office import CommandFailedError
from benchmarks.members_file import SEED
from benchmarks.push_10k import send
from benchmarks.pushing_house import PushingDesk, PushingHouse, busy_day, prepared_database, pushing_house
from benchmarks.quiet import idle_runs, wait_for_quiet
from benchmarks.results import Measured, percentile
from vipdesk.protocol.push import PushedIntent
from vipdesk.sync.cycle import PUSH_INTENTS

NAME = "fifty_desks"
METHOD = (
    "fifty desks push what a day of twenty guests each brings, six intents a guest, to a head office with two processes"
    " on PostgreSQL (fsync on); the day of ten hours is lived through in two minutes, each intent comes at a moment of"
    " chance and is pushed at once; from before the request to the whole answer, one desk's connection each"
)
RUNS = 1
QUICK_RUNS = 1
TARGET_MS = 100.0
_DESKS, _WORKERS = 50, 2
_GUESTS, _INTENTS_A_GUEST = 20, 6
_DAY_SECONDS = 120.0


def measure(runs: int) -> Measured:
    """A whole day, once a run."""
    return _measure(runs, _GUESTS, _DAY_SECONDS)


def measure_quickly() -> Measured:
    """The same pace for a tenth of the day."""
    return _measure(QUICK_RUNS, _GUESTS // 10, _DAY_SECONDS / 10)


def _measure(runs: int, guests: int, seconds: float) -> Measured:
    took: list[float] = []
    quiet: list[bool] = []
    for _ in range(runs):
        with prepared_database(_DESKS) as (database, codes), pushing_house(database, codes, _WORKERS) as house:
            quiet.append(wait_for_quiet())
            took += _live_through(house, guests * _INTENTS_A_GUEST, seconds)
    count = _DESKS * guests * _INTENTS_A_GUEST
    return Measured(
        name=NAME,
        unit="ms",
        value=percentile(took, 0.95),
        samples=tuple(took),
        runs=runs,
        target=TARGET_MS,
        seed=SEED,
        remarks=(
            f"{_DESKS} desks, {count} intents in {seconds:.0f} s, {len(took)} pushes; the slowest {max(took):.0f} ms",
            idle_runs(quiet),
        ),
    )


def _live_through(house: PushingHouse, count: int, seconds: float) -> list[float]:
    """Milliseconds of every push of every desk."""
    for desk in house.desks:
        send(desk, [], 1)
    days = [(desk, busy_day(house, desk, count)) for desk in house.desks]
    moments = list(_moments(count, seconds))
    begin = threading.Barrier(len(days))
    with ThreadPoolExecutor(len(days)) as pool:
        working = [
            pool.submit(_work, desk, day, mine, begin) for (desk, day), mine in zip(days, moments, strict=True)
        ]
        return [each for done in working for each in done.result()]


def _moments(count: int, seconds: float) -> Iterator[list[float]]:
    """For each desk the seconds of the day at which something is saved there."""
    draw = random.Random(SEED)  # noqa: S311 - when guests come, nothing secret
    for _ in range(_DESKS):
        yield sorted(draw.uniform(0, seconds) for _ in range(count))


def _work(
    desk: PushingDesk, day: list[PushedIntent], moments: list[float], begin: threading.Barrier
) -> list[float]:
    took = []
    begin.wait()
    opened = time.monotonic()
    sent = 0
    while sent < len(day):
        time.sleep(max(0.0, moments[sent] - (time.monotonic() - opened)))
        now = time.monotonic() - opened
        # what was saved while the last answer was awaited goes together, as a desk does it
        waiting = sum(moment <= now for moment in moments[sent : sent + PUSH_INTENTS])
        part = day[sent : sent + max(1, waiting)]
        start = time.perf_counter()
        answer = send(desk, part, sent + 1)
        took.append((time.perf_counter() - start) * 1000)
        states = {outcome.state for outcome in answer.outcomes}
        if len(answer.outcomes) != len(part) or states != {"accepted"}:
            raise CommandFailedError(f"{len(answer.outcomes)} of {len(part)} intents were decided: {states}")
        sent += len(part)
    return took
