"""Benchmark: from starting the desk to 今日 painted, signed in, a hundred thousand guests in the encrypted file."""

import time
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw

from benchmarks.keyboard import Keyboard
from benchmarks.members_file import SEED
from benchmarks.pictures import Likeness
from benchmarks.programs import DESK, HELLO, Program, SignInTimes, desk_command, learn_look
from benchmarks.quiet import idle_runs, wait_for_quiet
from benchmarks.results import Measured, percentile
from benchmarks.screen import Screen
from benchmarks.store_profile import store_profile

NAME = "start_today_100k"
METHOD = (
    "pixels polled from outside a real X server, from before the process exists to 今日 painted; the PIN typed once"
    " its field shows the cursor; a bare window in the same manner, alternately; both argon2 (passphrase, PIN) counted in"
)
RUNS = 5
QUICK_RUNS = 2
GUESTS = 100_000
TIMES_THE_LIMIT = 4
FLOOR_MS = 1500.0
_ARGON2_TIME, _ARGON2_KIB = 3, 64 * 1024
"""As in vipdesk/cache/keys.py and verifiers.py."""


@dataclass(frozen=True, slots=True)
class _Rounds:
    desks: list[SignInTimes]
    hellos: list[float]
    argon2: list[float]
    quiet: list[bool]


def measure(runs: int) -> Measured:
    """Desk and bare window in turn."""
    store = store_profile(GUESTS)
    with store.head_office(), Screen() as screen, Keyboard(screen.display) as keyboard:
        look = learn_look(store, screen, keyboard)
        with Program(HELLO, screen, keyboard) as hello:
            hello_look = Likeness.of(hello.rest())
        rounds = _Rounds([], [], [], [])
        for _ in range(runs):
            rounds.quiet.append(wait_for_quiet())
            with Program(HELLO, screen, keyboard) as hello:
                rounds.hellos.append(hello.until(hello_look))
            with Program(desk_command(DESK, store), screen, keyboard) as desk:
                rounds.desks.append(desk.sign_in(look))
            rounds.argon2.append(_one_argon2())
    return _measured(rounds, runs)


def _measured(rounds: _Rounds, runs: int) -> Measured:
    samples = tuple(times.today_painted * 1000 for times in rounds.desks)
    limit = _median(rounds.hellos)
    ready = _median([times.pin_ready for times in rounds.desks])
    typed = _median([times.pin_entered - times.pin_ready for times in rounds.desks])
    after = _median([times.today_painted - times.pin_entered for times in rounds.desks])
    return Measured(
        name=NAME,
        unit="ms",
        value=percentile(samples, 0.5),
        samples=samples,
        runs=runs,
        limit=limit,
        target=TIMES_THE_LIMIT * limit,
        floor=FLOOR_MS,
        seed=SEED,
        remarks=(
            f"PIN field ready {ready:.0f} ms, typing {typed:.0f} ms, Enter to 今日 {after:.0f} ms",
            f"argon2 by itself {_median(rounds.argon2):.0f} ms, of which a start needs two",
            idle_runs(rounds.quiet),
        ),
    )


def _median(seconds: list[float]) -> float:
    return percentile([value * 1000 for value in seconds], 0.5)


def _one_argon2() -> float:
    start = time.monotonic()
    hash_secret_raw(b"246813", b"sixteen bytes of", _ARGON2_TIME, _ARGON2_KIB, 1, 32, Type.ID)
    return time.monotonic() - start
