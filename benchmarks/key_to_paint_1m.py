"""Benchmark: from a key stroke in the search box to the painted hits, a million guests in the encrypted file."""

import sys
import time

from benchmarks.keyboard import Keyboard
from benchmarks.members_file import SEED
from benchmarks.programs import NotReachedError, Program, SignInLook, desk_command, learn_look
from benchmarks.quiet import idle_runs, wait_for_quiet
from benchmarks.results import Measured, percentile
from benchmarks.screen import Screen
from benchmarks.search_queries import realistic
from benchmarks.searched_store import LARGE, SMALL, invented, searched_store
from benchmarks.stamps import Stamps
from benchmarks.store_profile import StoreProfile

NAME = "key_to_paint_1m"
METHOD = (
    "texts typed key by key through a real X server into the signed-in window, a hit list for each key; from before the key"
    " until the paintEvent of the hits for that text returned"
)
RUNS = 3
QUICK_RUNS = 1
TEXTS = 60
TARGET_MS = 60.0
_EVERY = 997
_PAUSE_SECONDS = 0.12
_SEARCHING = (sys.executable, "-m", "benchmarks.stamped_search")


def measure(runs: int) -> Measured:
    """The same texts in every run."""
    store = searched_store(LARGE)
    people = [person for place, person in enumerate(invented(LARGE - SMALL)) if place % _EVERY == 0]
    texts = [query.text for query in realistic(people, 400) if query.text.isascii()][:TEXTS]
    took: list[float] = []
    quiet = []
    with Screen() as screen, Keyboard(screen.display) as keyboard:
        look = learn_look(store, screen, keyboard)
        for _ in range(runs):
            quiet.append(wait_for_quiet())
            took += _one_run(store, look, screen, keyboard, texts)
    return Measured(
        name=NAME,
        unit="ms",
        value=percentile(took, 0.95),
        samples=tuple(took),
        runs=runs,
        target=TARGET_MS,
        seed=SEED,
        remarks=(f"{len(took)} key strokes; the slowest {max(took):.0f} ms", idle_runs(quiet)),
    )


def _one_run(
    store: StoreProfile, look: SignInLook, screen: Screen, keyboard: Keyboard, texts: list[str]
) -> list[float]:
    took = []
    with Program(desk_command(_SEARCHING, store), screen, keyboard) as desk:
        desk.sign_in(look)
        time.sleep(2)
        stamps = Stamps(desk)
        for text in texts:
            for length in range(1, len(text) + 1):
                # the first digits of a number come slowly enough to be no scanner's
                time.sleep(_PAUSE_SECONDS)
                stamps.forget()
                start = time.monotonic_ns()
                keyboard.tap(text[length - 1])
                took.append((stamps.first_of(text[:length]) - start) / 1e6)
            keyboard.tap("Escape")
            time.sleep(_PAUSE_SECONDS)
    if not took:
        raise NotReachedError("nothing was typed")
    return took
