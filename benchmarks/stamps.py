"""What a program on the screen tells of its paints, read from its standard output while it runs."""

import queue
import threading
import time

from benchmarks.programs import NotReachedError, Program

_PATIENCE_SECONDS = 10.0


class Stamps:
    """What a program on the screen tells of its paints."""

    def __init__(self, program: Program) -> None:
        """Read from now on."""
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._read, args=(program,), daemon=True).start()

    def first_of(self, what: str) -> int:
        """When something was painted first since the last question; nanoseconds."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while (left := deadline - time.monotonic()) > 0:
            try:
                name, _, stamp = self._lines.get(timeout=left).rpartition(" ")
            except queue.Empty:
                break
            if name == what:
                return int(stamp)
        raise NotReachedError(f"{what} was never painted")

    def forget(self) -> None:
        """What was painted until now is not asked about."""
        while not self._lines.empty():
            self._lines.get()

    def _read(self, program: Program) -> None:
        if program.process.stdout is not None:
            for line in program.process.stdout:
                self._lines.put(line.rstrip("\n"))
