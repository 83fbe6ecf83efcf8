"""The part of the self-test that is killed: a process that saves one intent after another and says each once it is saved.

It is told on its first line what to do; the key goes through the pipe, never by argument or environment (S17).
"""

import sys
from pathlib import Path
from uuid import UUID

import msgspec

from vipdesk.command import PART_COMMAND
from vipdesk.ids import GuestId, StaffId
from vipdesk.self_test.bench import Bench


class StartPart(msgspec.Struct, frozen=True, kw_only=True):
    """Its first line."""

    profile: str
    key: str
    author: UUID
    guest: UUID


def part_command() -> list[str]:
    """How to start it."""
    if getattr(sys, "frozen", False):
        return [sys.executable, PART_COMMAND]
    return [sys.executable, "-m", "vipdesk.self_test", PART_COMMAND]


def start_line(bench: Bench) -> bytes:
    """What it is told."""
    start = StartPart(profile=str(bench.profile), key=bench.key.hex(), author=bench.author, guest=bench.guest)
    return msgspec.json.encode(start) + b"\n"


def save_until_killed(first: bytes) -> int:
    """Save one intent after another and say each once it is saved, until killed or until nobody listens."""
    start = msgspec.json.decode(first, type=StartPart)
    bench = Bench(
        Path(start.profile), bytes.fromhex(start.key), StaffId(start.author), GuestId(start.guest), false_sums=()
    )
    cache = bench.open()
    number = 0
    while True:
        number += 1
        try:
            sys.stdout.write(f"{bench.save(cache, str(number))}\n")
            sys.stdout.flush()
        except BrokenPipeError:
            return 0
