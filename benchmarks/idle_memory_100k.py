"""Benchmark: how much memory both processes of the desk hold, idle at 今日, with a hundred thousand guests."""

import time
from pathlib import Path

from benchmarks.keyboard import Keyboard
from benchmarks.members_file import SEED
from benchmarks.programs import DESK, HELLO, NotReachedError, Program, desk_command, learn_look, process_family
from benchmarks.results import Measured, percentile
from benchmarks.screen import Screen
from benchmarks.store_profile import store_profile

NAME = "idle_memory_100k"
METHOD = (
    "the share of the memory that belongs to each process of the desk (PSS, smaps_rollup), summed, 20 s after 今日 was"
    " painted, the line up; a bare window in the same manner, alternately"
)
RUNS = 5
QUICK_RUNS = 1
GUESTS = 100_000
TARGET_MB = 240.0
_IDLE_SECONDS = 20
_BARE_IDLE_SECONDS = 3
_PROCESSES = 2


def measure(runs: int) -> Measured:
    """Desk and bare window in turn."""
    store = store_profile(GUESTS)
    desks: list[list[float]] = []
    bare: list[float] = []
    with store.head_office(), Screen() as screen, Keyboard(screen.display) as keyboard:
        look = learn_look(store, screen, keyboard)
        for _ in range(runs):
            with Program(HELLO, screen, keyboard) as hello:
                time.sleep(_BARE_IDLE_SECONDS)
                bare.append(sum(_megabytes(hello.process.pid)))
            with Program(desk_command(DESK, store), screen, keyboard) as desk:
                desk.sign_in(look)
                time.sleep(_IDLE_SECONDS)
                desks.append(_megabytes(desk.process.pid))
    sums = tuple(sum(parts) for parts in desks)
    counter, back_room = (percentile([parts[place] for parts in desks], 0.5) for place in range(_PROCESSES))
    return Measured(
        name=NAME,
        unit="MB",
        value=percentile(sums, 0.5),
        samples=sums,
        runs=runs,
        limit=percentile(bare, 0.5),
        target=TARGET_MB,
        seed=SEED,
        remarks=(f"counter {counter:.0f} MB, back room {back_room:.0f} MB",),
    )


def _megabytes(pid: int) -> list[float]:
    """Of a program and every process it started; fails if the desk is not two."""
    family = process_family(pid)
    if len(family) > 1 and len(family) != _PROCESSES:
        raise NotReachedError(f"{len(family)} processes instead of {_PROCESSES}")
    return [_proportional_share(member) for member in family]


def _proportional_share(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    kilobytes = next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes * 1024 / 1e6
