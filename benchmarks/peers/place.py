"""Where peers are installed and work, and how one that cannot be had is left out."""

import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from benchmarks.words import say

FOLDER = Path(__file__).parent.parent.parent / "build" / "bench" / "peers"
_LAST_LINES = 2

Result = TypeVar("Result")


class LeftOutError(Exception):
    """A peer cannot be installed, or did not do the work; its text is the reason."""


def or_left_out(peer: str, measure: Callable[[], Result]) -> Result | None:
    """What a peer needed; None, with the reason said, where it cannot be measured here."""
    try:
        return measure()
    except LeftOutError as reason:
        say(f"{peer} is left out: {reason}")
        return None


def set_up(folder: Path, commands: Sequence[Sequence[str]]) -> None:
    """Install a peer with these commands, run in its folder, once; raises LeftOutError where that fails."""
    done = folder / "installed.txt"
    wanted = "\n".join(" ".join(command) for command in commands)
    if done.exists() and done.read_text("utf-8") == wanted:
        return
    folder.mkdir(parents=True, exist_ok=True)
    for command in commands:
        run(command, folder)
    done.write_text(wanted, "utf-8")


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> str:
    """Run a peer's command; its standard output. Raises LeftOutError with its last words where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - the commands of the peers' modules
            command, check=False, capture_output=True, text=True, cwd=folder, env=environment
        )
    except OSError as cause:
        raise LeftOutError(f"{command[0]}: {cause.strerror}") from cause
    if done.returncode != 0:
        last = done.stderr.strip().splitlines()[-_LAST_LINES:]
        raise LeftOutError(f"{Path(command[0]).name} {command[1]}: {' '.join(last)}")
    return done.stdout


@contextmanager
def workshop() -> Iterator[Path]:
    """A folder for one measurement, on the disk the product is measured on; gone afterwards."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        yield Path(folder)


def require_count(found: int, wanted: int) -> None:
    """A measurement counts only if the work was done."""
    if found != wanted:
        raise LeftOutError(f"{found} of {wanted} documents arrived")
