"""Benchmark: the longest time the window's thread was blocked during the tour of the demonstration."""

import json
import os
import subprocess

from benchmarks.head_office import BIN, CommandFailedError
from benchmarks.quiet import idle_runs, wait_for_quiet
from benchmarks.results import Measured
from benchmarks.screen import Screen
from benchmarks.store_profile import FOLDER
from benchmarks.words import say

NAME = "ui_block_tour"
METHOD = (
    "the tour's own watchdog, a heartbeat of 5 ms on the window's thread, on a real X server, step by step; the worst of"
    " all runs; a run counts only if every step of the tour came about"
)
RUNS = 5
QUICK_RUNS = 1
TARGET_MS = 50.0
_STEPS = 17


def measure(runs: int) -> Measured:
    """Play the tour again and again."""
    samples: list[float] = []
    worst: list[tuple[float, str]] = []
    quiet: list[bool] = []
    with Screen() as screen:
        for run in range(runs):
            quiet.append(wait_for_quiet())
            steps = _one_tour(screen, run)
            worst += steps[-1:]
            samples.append(steps[-1][0])
            say(f"  tour {run + 1}: {', '.join(f'{step} {ms} ms' for ms, step in reversed(steps[-3:]))}")
    return Measured(
        name=NAME,
        unit="ms",
        value=max(samples),
        samples=tuple(samples),
        runs=runs,
        target=TARGET_MS,
        remarks=(f"the step that blocked longest: {max(worst)[1]}", idle_runs(quiet)),
    )


def _one_tour(screen: Screen, run: int) -> list[tuple[float, str]]:
    """The longest block of each step, the worst step last."""
    folder = FOLDER / "tour" / str(run)
    environment = {**os.environ, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
    environment["VIPDESK_DEMO_DIR"] = str(FOLDER / "tour" / "demo")
    done = subprocess.run(  # noqa: S603 - our own command
        [BIN / "vipdesk", "--demo", "--tour", str(folder)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
    )
    if done.returncode != 0:
        raise CommandFailedError(f"the tour did not come about: {done.stderr.strip()}")
    account = json.loads((folder / "tour.json").read_text("utf-8"))
    if not account["ok"] or len(account["steps"]) != _STEPS:
        raise CommandFailedError("the tour is not whole")
    return sorted((float(step["ui_block_ms"]), str(step["name"])) for step in account["steps"])
