"""Programs with a window, started and watched from outside: the desk as it is installed, and the bare window."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from benchmarks.head_office import BIN
from benchmarks.keyboard import Keyboard
from benchmarks.pictures import Likeness, at_rest
from benchmarks.screen import Screen
from benchmarks.store_profile import FOLDER, PIN, StoreProfile

HELLO = (sys.executable, str(Path(__file__).parent / "limits" / "hello_window.py"))
STAMPED = (sys.executable, "-m", "benchmarks.stamped_window")
DESK = (str(BIN / "vipdesk"),)
_PATIENCE_SECONDS = 40
_LOOK_SECONDS = 0.001
_BOXES_SHARE = 0.9
"""Of what typing changes: beside the boxes the minute of the last sync may have changed too."""
_END_SECONDS = 12
_FIRST_ROUND_SECONDS = 4


class NotReachedError(Exception):
    """A window did not come to look as it should."""


@dataclass(frozen=True, slots=True)
class SignInLook:
    """What the desk looks like when the PIN can be typed, and when the first screen is painted."""

    sign_in: Likeness
    pin: Likeness
    dots: Likeness
    today: Likeness


@dataclass(frozen=True, slots=True)
class SignInTimes:
    """Seconds since the process was started."""

    pin_ready: float
    pin_entered: float
    today_painted: float


class Program:
    """A program on a screen; as a context it runs."""

    def __init__(self, command: Sequence[str], screen: Screen, keyboard: Keyboard) -> None:
        """Nothing runs yet."""
        self._command = command
        self._screen, self._keyboard = screen, keyboard
        self.started = 0.0

    def __enter__(self) -> Self:
        """Start it; the clock runs from before the process exists."""
        self._keyboard.forget_windows()
        environment = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        environment |= {"DISPLAY": self._screen.display, "QT_QPA_PLATFORM": "xcb"}
        self.started = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 - our own programs
            self._command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it, and wait until its other processes are gone too; after a failure its last picture is kept."""
        if error is not None:
            self._screen.save(FOLDER / "last_seen.ppm")
        family = process_family(self.process.pid)
        self.process.terminate()
        try:
            self.process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()
        deadline = time.monotonic() + _END_SECONDS
        while any(Path(f"/proc/{pid}").exists() for pid in family) and time.monotonic() < deadline:
            time.sleep(0.05)

    def seconds(self) -> float:
        """Since the start."""
        return time.monotonic() - self.started

    def until(self, *looks: Likeness) -> float:
        """Wait until the screen looks like all of these; seconds since the start."""
        while not all(look.is_on(self._screen) for look in looks):
            self._keyboard.focus_new_window()
            if self.process.poll() is not None or self.seconds() > _PATIENCE_SECONDS:
                raise NotReachedError(f"{self._command[0]}: the window did not come to look as it should")
            time.sleep(_LOOK_SECONDS)
        return self.seconds()

    def rest(self) -> list[bytes]:
        """Wait for the window; the picture once nothing changes any more."""
        while not self._keyboard.focus_new_window():
            if self.process.poll() is not None or self.seconds() > _PATIENCE_SECONDS:
                raise NotReachedError(f"{self._command[0]}: no window came up")
            time.sleep(_LOOK_SECONDS)
        return self.settled()

    def settled(self) -> list[bytes]:
        """The picture once nothing changes any more, of a window that has the focus."""
        picture = at_rest(self._screen, _PATIENCE_SECONDS)
        if picture is None:
            raise NotReachedError(f"{self._command[0]}: the window did not come to rest")
        return picture

    def sign_in_at_leisure(self) -> None:
        """Sign in where the way there is not measured: nothing is known of what the window looks like."""
        self.rest()
        # the state of the line changes once more after the first round
        time.sleep(_FIRST_ROUND_SECONDS)
        self._keyboard.tap(*PIN)
        time.sleep(1)
        self._keyboard.tap("Return")
        time.sleep(1)
        self.settled()

    def sign_in(self, look: SignInLook) -> SignInTimes:
        """Type the PIN as soon as it can be typed, and wait for 今日."""
        ready = self.until(look.sign_in, look.pin)
        self._keyboard.tap(*PIN)
        # with Enter before the digits are seen, so fast a hand would be taken for a scanner
        self.until(look.dots)
        self._keyboard.tap("Return")
        entered = self.seconds()
        return SignInTimes(ready, entered, self.until(look.today))


def desk_command(program: Sequence[str], store: StoreProfile) -> tuple[str, ...]:
    """How a person opens the desk of a profile."""
    return (*program, *store.options)


def learn_look(store: StoreProfile, screen: Screen, keyboard: Keyboard) -> SignInLook:
    """Open the desk once without hurry and remember what it looks like; it also warms the disk's cache."""
    with Program(desk_command(DESK, store), screen, keyboard) as desk:
        desk.rest()
        # the state of the line changes once more after the first round
        time.sleep(_FIRST_ROUND_SECONDS)
        first = Likeness.of(screen.picture())
        keyboard.tap(*PIN)
        time.sleep(1)
        typed = Likeness.of(screen.picture())
        keyboard.tap("Return")
        time.sleep(1)
        today = Likeness.of(desk.settled())
    pin, dots = first.only(typed, needed=_BOXES_SHARE), typed.only(first, needed=_BOXES_SHARE)
    if not (pin.tiles and dots.tiles) or len(today.only(first).tiles) < len(today.tiles) // 2:
        raise NotReachedError("signing in changes nothing on the screen")
    return SignInLook(first, pin, dots, today)


def process_family(pid: int) -> tuple[int, ...]:
    """A process and those it started, and those they started."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdecimal():
            continue
        try:
            status = (folder / "stat").read_text("ascii", errors="replace")
        except OSError:
            continue
        parents.setdefault(int(status.rpartition(")")[2].split()[1]), []).append(int(folder.name))
    family = [pid]
    for member in family:
        family.extend(parents.get(member, ()))
    return tuple(family)
