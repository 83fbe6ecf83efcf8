"""Hand-over of a finished PDF to the system's print queue, and what became of it; never on the screen's thread.

Linux and macOS: CUPS, by its commands `lp` and `lpstat` (its C library's Python binding is GPL), which know the
desk's server and rights; what they cannot tell comes by `ipp`. Windows has no such commands: every call there
raises PrinterUnavailable, and a document is saved as PDF instead.

The PDF goes through a pipe, so no copy of it is left behind on this side. Titles are seen by everybody who can
see the queue: callers pass the kind of paper, never a name.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from vipdesk.errors import BadInput, PrinterUnavailable
from vipdesk.models.vocabulary import PrintState
from vipdesk.printing import ipp

SECONDS: Final = 10.0
"""For each command: a print server that is slower than this is not there."""

_REQUEST: Final = re.compile(r"request id is (\S+-[0-9]+)")
_RUNNING: Final = "scheduler is running"


_STATES: Final = {
    ipp.JobState.PENDING: PrintState.SENT,
    ipp.JobState.HELD: PrintState.SENT,
    ipp.JobState.PROCESSING: PrintState.SENT,
    # CUPS stops a job that it could not prepare: nothing more happens unless somebody starts it again.
    ipp.JobState.STOPPED: PrintState.FAILED,
    ipp.JobState.CANCELED: PrintState.FAILED,
    ipp.JobState.ABORTED: PrintState.FAILED,
    ipp.JobState.COMPLETED: PrintState.DONE,
}


def print_queues(*, server: str | None = None) -> tuple[str, ...]:
    """The names of the print queues, sorted. `server` is a socket path or host:port in place of the system's own.

    Raises PrinterUnavailable where no print system runs.
    """
    queues = tuple(sorted(_run("lpstat", "-e", server=server).split()))
    # Asked only when there is nothing to show: network printers are listed without a local print system.
    if not queues and _RUNNING not in _run("lpstat", "-r", server=server):
        raise PrinterUnavailable
    return queues


def send(pdf: bytes, queue: str, media: str, title: str, *, server: str | None = None) -> str:
    """Give a PDF to a queue and return the job id of the system, as "lounge-17".

    `media` ("A6") is asked for if the queue knows such a sheet; a queue that does not prints in true size on what
    it has. Raises PrinterUnavailable (fact `printer`) for an unknown queue or a print system that does not answer.
    """
    sheet = matching_media(_media_of(queue, server), media)
    options = ["-o", "print-scaling=none"]
    if sheet:
        options += ["-o", f"media={sheet}"]
    answer = _run("lp", "-d", queue, "-t", title, *options, "--", "-", server=server, content=pdf, queue=queue)
    found = _REQUEST.search(answer)
    if not found:
        raise PrinterUnavailable(printer=queue)
    return found[1]


def job_state(job: str, *, server: str | None = None) -> PrintState:
    """What the print system now says of a job that `send` named; UNKNOWN where it says nothing."""
    queue, _, number = job.rpartition("-")
    if not queue or not number.isascii() or not number.isdigit():
        return PrintState.UNKNOWN
    try:
        state = ipp.job_state(_address(server), queue, int(number))
    except (ipp.IppFailure, PrinterUnavailable):
        return PrintState.UNKNOWN
    return PrintState.UNKNOWN if state is None else _STATES[state]


def matching_media(offered: Sequence[str], wanted: str) -> str | None:
    """The queue's own name for a sheet: "A6" is found as "A6" or as "iso_a6_105x148mm"."""
    sheet = wanted.lower()
    for name in offered:
        if name.lower() == sheet or name.lower().split("_")[1:2] == [sheet]:
            return name
    return None


def save(pdf: bytes, path: Path) -> None:
    """Write the PDF whole or not at all, readable by this user alone. Raises BadInput (facts `file`, `detail`)."""
    draft = None
    try:
        handle, draft = tempfile.mkstemp(prefix=".", suffix=".pdf", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except OSError as cause:
        if draft:
            Path(draft).unlink(missing_ok=True)
        raise BadInput(file=path.name, detail=cause.strerror) from cause


def _media_of(queue: str, server: str | None) -> tuple[str, ...]:
    with suppress(ipp.IppFailure):
        return ipp.media_of(_address(server), queue)
    return ()


def _address(server: str | None) -> str:
    """Where the print system listens, as its own client finds it: "/run/cups/cups.sock", "localhost:631"."""
    return server or _run("lpstat", "-H", server=server).strip()


def _run(command: str, *arguments: str, server: str | None, content: bytes = b"", queue: str | None = None) -> str:
    """Run one command of the print system and return what it says; the text is English whatever the locale."""
    program = None if sys.platform == "win32" else shutil.which(command)
    if program is None:
        raise PrinterUnavailable
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program of the system, arguments as a list, no shell
            [program, *arguments],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            env=_environment(server),
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as cause:
        raise PrinterUnavailable(printer=queue) from cause
    return done.stdout.decode("utf-8", "replace")


def _environment(server: str | None) -> dict[str, str]:
    environment = {**os.environ, "LC_ALL": "C"}
    if server:
        environment["CUPS_SERVER"] = server
    if getattr(sys, "frozen", False):
        # A frozen program points this at its own libraries, which the system's programs must not load.
        original = environment.pop("LD_LIBRARY_PATH_ORIG", None)
        environment.pop("LD_LIBRARY_PATH", None)
        environment |= {"LD_LIBRARY_PATH": original} if original else {}
    return environment
