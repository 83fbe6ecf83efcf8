"""Benchmark: fifty desks work the busiest hour of a day at one head office, and each intent is pushed when it is saved."""

import random
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from benchmarks.head_office import CommandFailedError
from benchmarks.members_file import SEED
from benchmarks.push_10k import send
from benchmarks.pushing_house import PushingDesk, busy_day, prepared_database, pushing_house
from benchmarks.quiet import idle_runs, wait_for_quiet
from benchmarks.results import Measured, percentile
from vipdesk.protocol.push import PushedIntent
from vipdesk.sync.cycle import PUSH_INTENTS

NAME = "fifty_desks"
METHOD = (
    "fifty desks of lounges with fifty guests a desk and day push what the busiest hour brings, a fifth of the day: ten"
    " guests a desk, six intents a guest, 3,000 in all, to a head office with two processes on PostgreSQL (fsync on); the"
    " hour is played in four minutes, fifteen times its pace; each intent comes at a moment of chance and is pushed at"
    " once; from before the request to the whole answer, one desk's connection each; the value is the p95 of the hour;"
    " afterwards the pace is raised and the p95 of each pace is told"
)
RUNS = 1
QUICK_RUNS = 1
TARGET_MS = 100.0
_DESKS, _WORKERS = 50, 2
_GUESTS, _INTENTS_A_GUEST = 10, 6
"""300 visits a day at six desks are 50 guests a desk (product.md §4); the busiest hour of ten has twice its share."""
_HOUR_SECONDS = 3600.0
_PACE = 15.0
_FASTER = (25.0, 40.0, 60.0, 90.0)
_RAMP_SECONDS = 18.0


@dataclass(slots=True)
class _Day:
    """What a desk has still to push, and how much it has pushed."""

    desk: PushingDesk
    intents: list[PushedIntent]
    sent: int = 0


def measure(runs: int) -> Measured:
    """The whole hour, then the ramp, once a run."""
    return _measure(runs, _GUESTS * _INTENTS_A_GUEST, _RAMP_SECONDS)


def measure_quickly() -> Measured:
    """The same pace for a tenth of the hour, and a shorter ramp."""
    return _measure(QUICK_RUNS, _GUESTS * _INTENTS_A_GUEST // 10, _RAMP_SECONDS / 3)


def _measure(runs: int, count: int, ramp_seconds: float) -> Measured:
    took: list[float] = []
    quiet: list[bool] = []
    ramps: list[str] = []
    for _ in range(runs):
        with prepared_database(_DESKS) as (database, codes), pushing_house(database, codes, _WORKERS) as house:
            faster = [max(1, round(_a_desk_and_second(pace) * ramp_seconds)) for pace in _FASTER]
            days = [_Day(desk, busy_day(house, desk, count + sum(faster))) for desk in house.desks]
            for day in days:
                send(day.desk, [], 1)
            quiet.append(wait_for_quiet())
            took += _live_through(days, count, count / _a_desk_and_second(_PACE))
            for pace, more in zip(_FASTER, faster, strict=True):
                p95 = percentile(_live_through(days, more, more / _a_desk_and_second(pace)), 0.95)
                ramps.append(f"{pace:.0f} times: {p95:.0f} ms{'' if p95 <= TARGET_MS else ', over the target'}")
    per_second = _DESKS * _a_desk_and_second(_PACE)
    return Measured(
        name=NAME,
        unit="ms",
        value=percentile(took, 0.95),
        samples=tuple(took),
        runs=runs,
        target=TARGET_MS,
        seed=SEED,
        remarks=(
            f"{_DESKS * count} intents, {per_second:.1f} a second, {len(took)} pushes; the slowest {max(took):.0f} ms",
            f"p95 at a higher pace: {'; '.join(ramps)}",
            idle_runs(quiet),
        ),
    )


def _a_desk_and_second(pace: float) -> float:
    """Intents of one desk in a second of the benchmark."""
    return _GUESTS * _INTENTS_A_GUEST * pace / _HOUR_SECONDS


def _live_through(days: Sequence[_Day], count: int, seconds: float) -> list[float]:
    """Milliseconds of every push, while each desk pushes its next `count` intents."""
    moments = list(_moments(count, seconds))
    begin = threading.Barrier(len(days))
    with ThreadPoolExecutor(len(days)) as pool:
        working = [pool.submit(_work, day, mine, begin) for day, mine in zip(days, moments, strict=True)]
        return [each for done in working for each in done.result()]


def _moments(count: int, seconds: float) -> Iterator[list[float]]:
    """For each desk the seconds at which something is saved there."""
    draw = random.Random(SEED)  # noqa: S311 - when guests come, nothing secret
    for _ in range(_DESKS):
        yield sorted(draw.uniform(0, seconds) for _ in range(count))


def _work(day: _Day, moments: list[float], begin: threading.Barrier) -> list[float]:
    took = []
    begin.wait()
    opened = time.monotonic()
    done = 0
    while done < len(moments):
        time.sleep(max(0.0, moments[done] - (time.monotonic() - opened)))
        now = time.monotonic() - opened
        # what was saved while the last answer was awaited goes together, as a desk does it
        waiting = max(1, sum(moment <= now for moment in moments[done : done + PUSH_INTENTS]))
        part = day.intents[day.sent : day.sent + waiting]
        start = time.perf_counter()
        answer = send(day.desk, part, day.sent + 1)
        took.append((time.perf_counter() - start) * 1000)
        states = {outcome.state for outcome in answer.outcomes}
        if len(answer.outcomes) != len(part) or states != {"accepted"}:
            raise CommandFailedError(f"{len(answer.outcomes)} of {len(part)} intents were decided: {states}")
        day.sent += len(part)
        done += len(part)
    return took
