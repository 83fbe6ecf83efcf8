"""What the benchmarks of the search have in common: a new process per run, the middle and the slow end of all texts."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.head_office import CommandFailedError
from benchmarks.members_file import SEED
from benchmarks.quiet import idle_runs, wait_for_quiet
from benchmarks.results import Measured, Peer, percentile
from benchmarks.searched_store import LARGE, LEAST_NAMES, searched_store

ROOT = Path(__file__).parent.parent


def measure_searches(name: str, kind: str, runs: int, *, middle_ms: float, slow_ms: float) -> Measured:
    """Texts of one kind; the value is the 99th percentile, or the median if that is further from its own target."""
    searched_store(LARGE)
    found: list[dict[str, Any]] = []
    quiet = []
    for _ in range(runs):
        quiet.append(wait_for_quiet())
        found.append(run_module("benchmarks.searching_desk", str(LARGE), kind))
    samples, bare, likes = ([each for run in found for each in run[part]] for part in ("product", "bare", "like"))
    if found[0]["names"] < LEAST_NAMES or found[0]["guests"] != LARGE:
        raise CommandFailedError(f"{found[0]['guests']} guests with {found[0]['names']} names")
    middle, slow = percentile(samples, 0.5), percentile(samples, 0.99)
    return Measured(
        name=name,
        unit="ms",
        value=max(slow, middle * slow_ms / middle_ms),
        samples=tuple(samples),
        runs=runs,
        limit=percentile(bare, 0.99),
        target=slow_ms,
        peer=Peer("LIKE (median)", percentile(likes, 0.5)),
        seed=SEED,
        remarks=(
            f"p50 {middle:.2f} ms (target {middle_ms}), p99 {slow:.2f} ms (target {slow_ms}); bare query p50 {percentile(bare, 0.5):.2f}",
            f"{found[0]['queries']} texts, {found[0]['found']} with hits, {found[0]['names']} different names",
            f"slowest: {', '.join(found[0]['slowest'])}",
            idle_runs(quiet),
        ),
    )


def run_module(module: str, *arguments: str) -> dict[str, Any]:
    """Run a program of ours in a new process; what it prints."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", module, *arguments], check=False, capture_output=True, text=True, cwd=ROOT
    )
    if done.returncode != 0:
        raise CommandFailedError(done.stderr[-2000:])
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
