"""Benchmark: whether a start takes longer with a million guests in the encrypted file than with ten thousand."""

from benchmarks.keyboard import Keyboard
from benchmarks.members_file import SEED
from benchmarks.programs import DESK, Program, desk_command, learn_look
from benchmarks.quiet import idle_runs, wait_for_quiet
from benchmarks.results import Measured, percentile
from benchmarks.screen import Screen
from benchmarks.searched_store import LARGE, SMALL, searched_store

NAME = "start_today_1m"
METHOD = (
    "as start_today_100k, the line down: the desk with a million guests and the one with ten thousand alternately; the value"
    " is the difference of the medians"
)
RUNS = 20
QUICK_RUNS = 3
LEAST_MS = 50.0
SHARE = 0.1


def measure(runs: int) -> Measured:
    """Both desks in turn."""
    stores = {guests: searched_store(guests) for guests in (SMALL, LARGE)}
    took: dict[int, list[float]] = {guests: [] for guests in stores}
    quiet = []
    with Screen() as screen, Keyboard(screen.display) as keyboard:
        looks = {guests: learn_look(store, screen, keyboard) for guests, store in stores.items()}
        for _ in range(runs):
            quiet.append(wait_for_quiet())
            for guests, store in stores.items():
                with Program(desk_command(DESK, store), screen, keyboard) as desk:
                    took[guests].append(desk.sign_in(looks[guests]).today_painted * 1000)
    small, large = percentile(took[SMALL], 0.5), percentile(took[LARGE], 0.5)
    return Measured(
        name=NAME,
        unit="ms",
        value=large - small,
        samples=tuple(many - few for many, few in zip(took[LARGE], took[SMALL], strict=True)),
        runs=runs,
        target=max(LEAST_MS, SHARE * small),
        seed=SEED,
        remarks=(f"medians: {small:.0f} ms with {SMALL} guests, {large:.0f} ms with {LARGE}", idle_runs(quiet)),
    )
