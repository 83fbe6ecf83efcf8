"""Benchmark: from a scan to the painted banner of the guest, a hundred thousand guests in the encrypted file."""

import random
import time
from collections.abc import Sequence

from benchmarks.keyboard import Keyboard
from benchmarks.members_file import SEED
from benchmarks.pictures import Likeness
from benchmarks.programs import HELLO, STAMPED, NotReachedError, Program, SignInLook, desk_command, learn_look
from benchmarks.quiet import idle_runs, wait_for_quiet
from benchmarks.results import Measured, percentile
from benchmarks.screen import Screen
from benchmarks.stamps import Stamps
from benchmarks.store_profile import StoreProfile, store_profile

NAME = "scan_to_profile_100k"
METHOD = (
    "a scanner's keys through a real X server into the signed-in window, from before the first key until the paintEvent of"
    " the banner with that guest returned; every guest another one; a bare window paints the scanned code, alternately"
)
RUNS = 5
QUICK_RUNS = 1
GUESTS = 100_000
SCANS = 40
TARGET_MS = 150.0
_PAUSE_SECONDS = 0.4
"""Between two scans: a guest's face must have come to rest."""
_LONGEST_GAP = 0.03
"""A little less than the desk allows between two keys of a scanner."""
_SAME_CARD_SECONDS = 2.0
_TRIES = 5


def measure(runs: int) -> Measured:
    """Desk and bare window in turn, with the same cards."""
    store = store_profile(GUESTS)
    holders = store.holders()
    draw = random.Random(SEED)  # noqa: S311 - which guests come, nothing secret
    cards = draw.sample(sorted(holders), SCANS * runs)
    desk: list[float] = []
    bare: list[float] = []
    quiet: list[bool] = []
    with store.head_office(), Screen() as screen, Keyboard(screen.display) as keyboard:
        look = learn_look(store, screen, keyboard)
        for run in range(runs):
            part = cards[run * SCANS : (run + 1) * SCANS]
            quiet.append(wait_for_quiet())
            bare += _scan_at_bare_window(screen, keyboard, part)
            desk += _scan_at_desk(store, look, screen, keyboard, {card: holders[card] for card in part})
    return Measured(
        name=NAME,
        unit="ms",
        value=percentile(desk, 0.95),
        samples=tuple(desk),
        runs=runs,
        limit=percentile(bare, 0.95),
        target=TARGET_MS,
        seed=SEED,
        remarks=(
            f"{len(desk)} different guests, each one checked by its id; the slowest {max(desk):.0f} ms",
            idle_runs(quiet),
        ),
    )


def _scan_at_desk(
    store: StoreProfile, look: SignInLook, screen: Screen, keyboard: Keyboard, holders: dict[str, str]
) -> list[float]:
    with Program(desk_command(STAMPED, store), screen, keyboard) as desk:
        desk.sign_in(look)
        time.sleep(2)
        return _scan_all(Stamps(desk), keyboard, holders)


def _scan_at_bare_window(screen: Screen, keyboard: Keyboard, cards: Sequence[str]) -> list[float]:
    with Program((*HELLO, "--stamps"), screen, keyboard) as hello:
        Likeness.of(hello.rest())
        return _scan_all(Stamps(hello), keyboard, {card: card for card in cards})


def scan_unbroken(stamps: Stamps, keyboard: Keyboard, card: str) -> int:
    """Scan until no key came so late that this was no scanner; when the first key of that scan was sent."""
    for _ in range(_TRIES):
        stamps.forget()
        start = time.monotonic_ns()
        if keyboard.scan(card) < _LONGEST_GAP:
            return start
        time.sleep(_SAME_CARD_SECONDS)
        keyboard.tap("Escape")
        time.sleep(_PAUSE_SECONDS)
    raise NotReachedError("this machine is too busy to send the keys of a scan")


def _scan_all(stamps: Stamps, keyboard: Keyboard, shown: dict[str, str]) -> list[float]:
    took = []
    for card, what in shown.items():
        start = scan_unbroken(stamps, keyboard, card)
        took.append((stamps.first_of(what) - start) / 1e6)
        time.sleep(_PAUSE_SECONDS)
    return took
