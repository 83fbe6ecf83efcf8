"""A desk that is killed again and again at random points of its work; what it said before is noted outside of it."""

from __future__ import annotations

import random
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from os import kill
from pathlib import Path
from uuid import UUID

from tests.fakes.clocks import FakeClock
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import VISIT
from vipdesk.cache import outbox
from vipdesk.models.visit import Visit

LONGEST_SECONDS = 0.06
"""Of one life, once it has begun to work."""
_PATIENCE = 60.0
_LIVES = """
import os, sys
from pathlib import Path
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import GUEST, visit

def say(word):
    # in one piece: a kill must not cut a line from its end, nor another line come between
    os.write(1, f"{word}\\n".encode())

def live(folder):
    desk = SmallDesk(folder)
    number = int(desk.state.get("pages", 0))
    while True:
        saved = desk.submit("guest.add_note", guest_id=GUEST, text="saved").op_id
        say(saved)
        number += 1
        desk.put(visit(version=number, companions=number % 7))
        desk.settle()

for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        live(Path(sys.argv[1]))
    say(f"life {child}")
    os.waitpid(child, 0)
    say("dead")
"""


def kill_again_and_again(profile: Path, kills: int, seed: int) -> list[UUID]:
    """End a desk with SIGKILL so often; what it had called saved, in order.

    One process forks a life for each kill, so that a kill costs no start of an interpreter.
    """
    draw = random.Random(seed)  # noqa: S311 - when to kill
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", _LIVES, str(profile)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    )
    assert process.stdin is not None
    assert process.stdout is not None
    said: list[UUID] = []
    lives = 0
    try:
        for _ in range(kills):
            process.stdin.write(b"again\n")
            child, alive, lasting = 0, True, 0.0
            while alive:
                ready, _, _ = select.select([process.stdout], [], [], _PATIENCE)
                assert ready, "the desk says nothing"
                word, _, value = process.stdout.readline().decode().strip().partition(" ")
                if word == "life":
                    child = int(value)
                elif word == "dead":
                    alive = False
                else:
                    said.append(UUID(word))
                    if not lasting and child:
                        lasting = draw.random() * LONGEST_SECONDS
                        time.sleep(lasting)
                        with suppress(ProcessLookupError):
                            kill(child, signal.SIGKILL)
            lives += 1
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()
    assert lives == kills
    return said


def broken_promises(profile: Path, said: list[UUID]) -> list[str]:
    """What does not hold of the file that is left (I1, I9, I11)."""
    desk = SmallDesk(profile, FakeClock())
    saved = [entry.op_id for entry in outbox.waiting(desk.cache, 1_000_000)]
    numbers = [entry.seq for entry in outbox.waiting(desk.cache, 1_000_000)]
    shown = desk.row(Visit, VISIT)
    cursor = str(desk.state.cursor)
    desk.settle()
    facts = {
        "I1: what was called saved is in the outbox, in order": [row for row in saved if row in set(said)] == said,
        "I1: each intent has its row": desk.count("note") == len(saved),
        "I4: numbers have no gap": numbers == list(range(1, len(numbers) + 1)),
        "I9: rows and cursor came together": cursor == f"cursor {1 if shown is None else shown['version']}",
        "I11: nothing is left to settle": desk.count("dirty") == 0,
        "the file is sound": desk.cache.value("PRAGMA integrity_check") == "ok",
    }
    desk.cache.close()
    return [name for name, holds in facts.items() if not holds]
