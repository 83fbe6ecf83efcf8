"""Benchmark: what two thousand desks that only listen cost one head office, and how soon a change reaches them all."""

import asyncio
import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert

from benchmarks.head_office import CommandFailedError
from benchmarks.listening_house import STORE, ListeningHouse, listening_house
from benchmarks.quiet import idle_runs, wait_for_quiet
from benchmarks.results import Measured, percentile
from vipdesk.clock import SystemClock
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.desks import invite_desk
from vipdesk.headoffice.doorkeeper import Doorkeeper
from vipdesk.headoffice.stores import store_named
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import new_id
from vipdesk.models.declarative import table_of
from vipdesk.models.record import DeskCredential, Progress
from vipdesk.models.store import Desk
from vipdesk.models.vocabulary import DeskState
from vipdesk.protocol.sign_in import SignInRequest
from vipdesk.protocol.version import PROTOCOL, PROTOCOL_HEADER
from vipdesk.sync.identity import DeskKey

NAME = "idle_desks_2000"
METHOD = (
    "two thousand bare streams of enrolled desks of one store at a head office with one worker on PostgreSQL; its"
    " resident memory after the changes; a change is a new desk written by another process, from before it is written to the event at each stream"
)
RUNS = 3
QUICK_RUNS = 1
_DESKS = 2000
_CHANGES = 10
_AT_ONCE = 50
_TARGET_MB, _P99_MS = 250.0, 500.0
_PATIENCE_SECONDS = 60
_PAUSE_SECONDS = 0.5


def measure(runs: int) -> Measured:
    """One crowd after another at the same head office."""
    memory: list[float] = []
    spread: list[float] = []
    quiet: list[bool] = []
    with listening_house() as house:
        tokens = list(_tokens(house))
        before = _resident_mb(house.office.pid)
        for _ in range(runs):
            quiet.append(wait_for_quiet())
            spread += asyncio.run(_crowd(house, tokens, memory))
    p99 = percentile(spread, 0.99)
    met = "met" if p99 <= _P99_MS else "MISSED"
    return Measured(
        name=NAME,
        unit="MB",
        value=percentile(memory, 0.5),
        samples=tuple(memory),
        runs=runs,
        target=_TARGET_MB,
        remarks=(
            f"a change reached all: p50 {percentile(spread, 0.5):.0f}, p99 {p99:.0f} ms, wanted {_P99_MS:.0f}: {met}",
            f"without anybody {before:.0f} MB",
            idle_runs(quiet),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Stream:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def until(self, kind: bytes) -> float:
        """When an event of this kind has come whole."""
        while not (await self.reader.readuntil(b"\n\n")).partition(b"event: ")[2].startswith(kind):
            pass
        return time.perf_counter()


async def _crowd(house: ListeningHouse, tokens: list[str], memory: list[float]) -> list[float]:
    """Let everybody listen, change something a few times; milliseconds from each change to each stream."""
    gate = asyncio.Semaphore(_AT_ONCE)
    streams = await asyncio.gather(*(_listen(house.office.address, token, gate) for token in tokens))
    await asyncio.gather(*(stream.until(b"wake") for stream in streams))
    found: list[float] = []
    database = Database(house.database)
    for number in range(_CHANGES):
        await asyncio.sleep(_PAUSE_SECONDS)
        begun, name = time.perf_counter(), f"后门 {number} {time.monotonic_ns()}"
        changing = asyncio.to_thread(invite_desk, database, name, STORE, datetime.now(UTC))
        async with asyncio.timeout(_PATIENCE_SECONDS):
            _, *heard = await asyncio.gather(changing, *(stream.until(b"page") for stream in streams))
        found += [(moment - begun) * 1000 for moment in heard]
    memory.append(_resident_mb(house.office.pid))
    database.close()
    for stream in streams:
        stream.writer.close()
    return found


async def _listen(address: str, token: str, gate: asyncio.Semaphore) -> _Stream:
    host, port = address.removeprefix("http://").split(":")
    async with gate:
        reader, writer = await asyncio.open_connection(host, int(port))
        lines = (
            "GET /v1/events HTTP/1.1",
            f"Host: {host}",
            f"Authorization: Bearer {token}",
            f"{PROTOCOL_HEADER}: {PROTOCOL}",
        )
        writer.write("\r\n".join((*lines, "", "")).encode())
        head = await reader.readuntil(b"\r\n\r\n")
        if b" 200 " not in head:
            raise CommandFailedError(f"events: {head.decode()}")
        return _Stream(reader, writer)


def _tokens(house: ListeningHouse) -> Iterator[str]:
    """Write two thousand desks into the record and sign each in; one key does for all of them."""
    key = DeskKey.generate()
    with contextlib.closing(Database(house.database)) as database:
        door = Doorkeeper(database, SystemClock())
        for desk_id in _write_desks(database, key):
            nonce = door.challenge().nonce
            signature = key.sign_challenge(desk_id, nonce)
            yield door.sign_in(SignInRequest(desk_id=desk_id, nonce=nonce, signature=signature)).token


def _write_desks(database: Database, key: DeskKey) -> list[UUID]:
    with house_writer(database) as writer:
        store_id = store_named(writer.connection, STORE).id
        desks = [
            Desk(id=new_id(), store_id=store_id, name=f"前台 {number}", state=DeskState.APPROVED)
            for number in range(_DESKS)
        ]
        writer.insert_all(Desk, desks)
        keys = [{"desk_id": desk.id, "public_key": key.public_text} for desk in desks]
        writer.connection.execute(insert(table_of(DeskCredential)), keys)
        numbers = [{"desk_id": desk.id, "incarnation": 1, "last_seq": 0} for desk in desks]
        writer.connection.execute(insert(table_of(Progress)), numbers)
    return [desk.id for desk in desks]


def _resident_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
