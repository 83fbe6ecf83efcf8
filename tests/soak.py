"""`make soak`: storms over real processes and schedules of the model in turn, from a drawn seed, until the time is up.

Prints the seed of every round, so that a failure can be repeated with `make soak SEED=…`, and writes what happened to
build/soak/report.json. Ends with 1 if a promise was broken, a queue was stuck, a kind of fault never happened, or a desk
saved fewer than 20 intents a second.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.contracts.test_openapi import STRANGER, described, furnished, somebody
from tests.convergence.test_any_schedule import AnySchedule
from tests.fakes.kill_loop import broken_promises, kill_again_and_again
from tests.fakes.open_questions import Draw, errors
from tests.fakes.real_house import real_house
from tests.fakes.small_desk import make_template
from tests.fakes.storm import Report, Storm
from tests.plugins.postgres import OwnServer, start_own_server
from tests.plugins.records import RecordFactory
from vipdesk.models.vocabulary import Role

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "build" / "soak" / "report.json"
LEAST_PACE = 20.0
"""Intents per second at the slowest desk."""
STORM_SECONDS = 120.0
STORM_ROUNDS = 4
"""How often each blow is dealt in one storm; five storms restart the database twenty times."""
DRAIN_SECONDS = 120.0
"""Within which thousands of intents that a storm has held up are at head office and back."""
DESK_KILLS = 200
EXAMPLES = 40
SCHEDULES = 100
"""In each round, of so many steps; half of them beside the other half."""
STEPS = 40
AT_ONCE = 2
_SETTINGS = settings(
    max_examples=SCHEDULES // AT_ONCE,
    stateful_step_count=STEPS,
    deadline=None,
    derandomize=False,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)


class Soak:
    """One run: its server, its seed, and what was found so far."""

    def __init__(self, server: OwnServer, folder: Path, first_seed: int) -> None:
        self._server = server
        self._folder = folder
        self._factory = RecordFactory(folder, server.url)
        self.seed = first_seed
        self.storms: list[Report] = []
        self.schedules = 0
        self.wrong: list[str] = []

    def round(self, number: int) -> None:
        """A storm, then schedules of the model."""
        round_seed = self.seed + number
        _say(f"round {number}, seed {round_seed}")
        folder = self._folder / f"round {number}"
        with self._factory.fresh("postgresql") as url, real_house(url, folder, own_disks=True) as house:
            storm = Storm(house, self._server, round_seed)
            storm.rage(seconds=STORM_SECONDS, rounds=STORM_ROUNDS)
            self._take(storm.calm(DRAIN_SECONDS))
        self._any_schedules(round_seed)

    def kill_loop(self) -> None:
        """A desk killed two hundred times."""
        profile = make_template(self._folder / "killed")
        said = kill_again_and_again(profile, DESK_KILLS, self.seed)
        self.wrong += broken_promises(profile, said)
        _say(f"{DESK_KILLS} kills of a desk, {len(said)} intents called saved")

    def open_questions(self) -> None:
        """Requests drawn from the description, as everybody."""
        document = described()
        with self._factory.fresh("postgresql") as url, furnished(url, self._folder / "asked") as house:
            for role in (*Role, STRANGER):
                who = somebody(house, role)
                self.wrong += errors(document, house.office.url, who, Draw(EXAMPLES, self.seed))
        _say(f"{EXAMPLES} good and bad requests of each operation as each role")

    def _any_schedules(self, round_seed: int) -> None:
        begun = time.monotonic()
        folders = [self._folder / f"schedules {round_seed} {number}" for number in range(AT_ONCE)]
        with ProcessPoolExecutor(AT_ONCE, get_context("spawn")) as pool:
            found = list(pool.map(any_schedules, (f"{round_seed} {number}" for number in range(AT_ONCE)), folders))
        for number, trace in enumerate(found):
            if trace:
                _say(trace)
                self.wrong.append(f"seed {round_seed}: half {number} of the schedules, see above")
        self.schedules += SCHEDULES
        _say(f"  {SCHEDULES} schedules of {STEPS} steps in {time.monotonic() - begun:.0f} s")

    def _take(self, report: Report) -> None:
        self.storms.append(report)
        self.wrong += [f"seed {report.seed}: {line}" for line in (*report.violations, *report.stuck)]
        self.wrong += [f"seed {report.seed}: {kind} never happened" for kind in report.missing]
        if report.slowest < LEAST_PACE:
            self.wrong.append(f"seed {report.seed}: {report.slowest:.1f} intents per second at the slowest desk")
        _say(
            f"  {report.intents} intents in {report.seconds:.0f} s, {report.slowest:.1f}/s at the slowest desk, "
            f"{sum(report.faults.values())} faults, drained in {report.drained_in:.1f} s, "
            f"{len(report.violations)} violations, {len(report.stuck)} stuck queues"
        )

    def told(self) -> dict[str, Any]:
        """The whole run as JSON values."""
        faults = sum((report.faults for report in self.storms), Counter[str]())
        return {
            "seed": self.seed,
            "storms": len(self.storms),
            "schedules": self.schedules,
            "faults": dict(sorted(faults.items())),
            "intents_per_second_per_desk": [
                [round(count / report.seconds, 1) for count in report.intents] for report in self.storms
            ],
            "drained_in_seconds": [round(report.drained_in, 1) for report in self.storms],
            "violations": sum(len(report.violations) for report in self.storms),
            "stuck_queues": sum(len(report.stuck) for report in self.storms),
            "wrong": self.wrong,
        }


def any_schedules(drawn_from: str, folder: Path) -> str:
    """Draw schedules of the model in a process of its own; the trace of the one that failed, or nothing."""
    folder.mkdir()
    AnySchedule.factory = RecordFactory(folder, "")
    try:
        run_state_machine_as_test(seed(drawn_from)(AnySchedule), settings=_SETTINGS)
    except Exception:  # noqa: BLE001 - whatever a schedule meets is what was looked for
        return traceback.format_exc()
    return ""


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run rounds until the time is up, at least one; 1 if anything was wrong."""
    parser = argparse.ArgumentParser(prog="make soak")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    arguments = parser.parse_args()
    deadline = time.monotonic() + arguments.seconds
    server = start_own_server()
    try:
        with tempfile.TemporaryDirectory(prefix="vipdesk-soak-") as folder:
            soak = Soak(server, Path(folder), arguments.seed)
            soak.kill_loop()
            soak.open_questions()
            number = 0
            while not number or time.monotonic() < deadline:
                soak.round(number)
                number += 1
    finally:
        server.stop()
    report = soak.told()
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", "utf-8")
    for kind, count in report["faults"].items():
        _say(f"  {count:5} {kind}")
    for line in soak.wrong:
        _say(line)
    _say(f"{len(soak.storms)} storms, {soak.schedules} schedules, {len(soak.wrong)} things wrong; see {REPORT}")
    return 1 if soak.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
