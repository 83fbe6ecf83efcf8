"""Benchmark: ten thousand intents pushed by one desk, each with its outcome, its audit row and its place in the feed."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import psycopg

from benchmarks.head_office import CommandFailedError
from benchmarks.limits.push_rows import write_again
from benchmarks.members_file import SEED
from benchmarks.peers import kinto, pouchdb
from benchmarks.postgres import copied_database
from benchmarks.pushing_house import PushingDesk, busy_day, prepared_database, pushing_house
from benchmarks.quiet import idle_runs, wait_for_quiet
from benchmarks.results import HIGHER, Measured, Peer, percentile
from vipdesk.protocol.push import PushAnswer, PushedIntent, PushRequest
from vipdesk.sync.cycle import PUSH_INTENTS

NAME = "push_10k"
METHOD = (
    "10,000 intents of a busy day over HTTP to a served head office on PostgreSQL (fsync on), as large at a time as a"
    " desk sends them; the same rows by the bare driver, and PouchDB pushing 10,000 documents, in the same run"
)
RUNS = 3
QUICK_RUNS = 1
TARGET = 3000.0
_INTENTS = 10_000


@dataclass(frozen=True, slots=True)
class _Rates:
    """Intents a second, run by run."""

    pushed: list[float]
    limit: list[float]
    quiet: list[bool]


def measure(runs: int) -> Measured:
    """One desk."""
    return measured(NAME, runs, desks=1, workers=1, target=TARGET)


def measured(name: str, runs: int, *, desks: int, workers: int, target: float) -> Measured:
    """So many desks at once, and beside them limit and peers."""
    rates = _Rates([], [], [])
    for _ in range(runs):
        rates.quiet.append(wait_for_quiet())
        with prepared_database(desks) as (database, codes), copied_database(database) as empty:
            rates.pushed.append(_push(database, codes, workers))
            rates.limit.append(write_again(database, empty, desks))
    couch, other = pouchdb.push_rate(_INTENTS), kinto.push_rate()
    return Measured(
        name=name,
        unit="intents/s",
        better=HIGHER,
        value=percentile(rates.pushed, 0.5),
        samples=tuple(rates.pushed),
        runs=runs,
        limit=percentile(rates.limit, 0.5),
        target=target,
        floor=couch,
        peer=None if couch is None else Peer(pouchdb.NAME, couch),
        seed=SEED,
        remarks=(
            f"{desks} desks at once, {workers} processes of head office, {PUSH_INTENTS} intents a request",
            "Kinto was left out" if other is None else f"Kinto, batches of 200: {other:.0f} documents/s",
            idle_runs(rates.quiet),
        ),
    )


def _push(database: str, codes: tuple[str, ...], workers: int) -> float:
    with pushing_house(database, codes, workers) as house, ThreadPoolExecutor(len(codes)) as pool:
        days = [busy_day(house, desk, _INTENTS // len(codes)) for desk in house.desks]
        for desk in house.desks:
            send(desk, [], 1)
        start = time.monotonic()
        for done in [pool.submit(_push_all, desk, day) for desk, day in zip(house.desks, days, strict=True)]:
            done.result()
        seconds = time.monotonic() - start
    _require_all(database)
    return _INTENTS / seconds


def _push_all(desk: PushingDesk, day: list[PushedIntent]) -> None:
    for first in range(0, len(day), PUSH_INTENTS):
        sent = day[first : first + PUSH_INTENTS]
        answer = send(desk, sent, first + 1)
        states = {outcome.state for outcome in answer.outcomes}
        if len(answer.outcomes) != len(sent) or states != {"accepted"}:
            raise CommandFailedError(f"{len(answer.outcomes)} of {len(sent)} intents were decided: {states}")


def send(desk: PushingDesk, intents: list[PushedIntent], first_seq: int) -> PushAnswer:
    """One push of a desk; the first of `intents` has the number `first_seq`."""
    enrolled = desk.enrolled
    request = PushRequest(
        desk=enrolled.desk_id, incarnation=enrolled.incarnation, first_seq=first_seq, intents=intents
    )
    return desk.transport.post("/v1/push", request, PushAnswer)


def _require_all(database: str) -> None:
    """Every intent left its outcome and its line in the audit."""
    with psycopg.connect(database) as connection:
        statement = "SELECT (SELECT count(*) FROM outcome), (SELECT count(*) FROM audit)"
        found: Any = connection.execute(statement).fetchone()
    if found != (_INTENTS, _INTENTS):
        raise CommandFailedError(f"outcomes and audit rows: {found}")
