"""`make soak`: the schedules of the convergence tests, longer and from a drawn seed, until the time is up.

Prints the seed of every round, so that a failure can be repeated with `make soak SEED=…`.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.convergence.test_any_schedule import AnySchedule
from tests.plugins.postgres import start_server
from tests.plugins.records import RecordFactory

ROUND = settings(
    max_examples=25,
    stateful_step_count=80,
    deadline=None,
    derandomize=False,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)


def main() -> int:
    """Run rounds; the first violation ends it with its steps and exit code 1."""
    parser = argparse.ArgumentParser(prog="make soak")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    arguments = parser.parse_args()
    deadline = time.monotonic() + arguments.seconds
    server = start_server()
    rounds = 0
    with tempfile.TemporaryDirectory(prefix="vipdesk-soak-") as folder:
        AnySchedule.factory = RecordFactory(Path(folder), server.url)
        while time.monotonic() < deadline:
            number = arguments.seed + rounds
            sys.stdout.write(f"round {rounds}, seed {number}\n")
            sys.stdout.flush()
            run_state_machine_as_test(seed(number)(AnySchedule), settings=ROUND)
            rounds += 1
    server.stop()
    sys.stdout.write(f"{rounds} rounds of {ROUND.max_examples} schedules without a violation\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
