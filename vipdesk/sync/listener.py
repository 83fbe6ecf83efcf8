"""The listening thread: hears head office's events while the line is up, and notices when nothing is heard (P27).

It begins after a round that went well and hands everything to the sync thread, the one that writes pages. A stream
that was heard and ends is a reason to look at the line at once; one that never begins (a proxy holds it back, an older
head office) is tried again more and more rarely, and the desk polls meanwhile.
"""

import random
import threading
from collections.abc import Callable
from typing import Protocol

from vipdesk.errors import ServerBusy, VipDeskError
from vipdesk.protocol.events import Event
from vipdesk.sync.pace import Pace
from vipdesk.sync.transport import EventLine, SilentError, Transport


class Hearer(Protocol):
    """Who wants to know; called on the listening thread."""

    @property
    def line_up(self) -> threading.Event:
        """Set after a round that went well; whoever doubts the line clears it."""
        ...

    def hear(self, event: Event) -> None:
        """An event came: the stream lives."""
        ...

    def stream_lost(self, *, silent: bool) -> None:
        """A stream that was heard is over; `silent` if it just said nothing any more."""
        ...


class EventListener(threading.Thread):
    """Listens again and again until stopped."""

    def __init__(self, transport: Transport, hearer: Hearer, jitter: Callable[[], float] = random.random) -> None:
        """Own one transport; `jitter` gives a number from 0 to 1."""
        super().__init__(name="events", daemon=True)
        self._transport = transport
        self._hearer = hearer
        self._pace = Pace(0.0, jitter)
        self._ending = threading.Event()
        self._line: EventLine | None = None

    def stop(self) -> None:
        """End at once, also in the middle of a stream."""
        self._ending.set()
        self._hearer.line_up.set()
        if self._line is not None:
            self._line.hang_up()

    def run(self) -> None:
        """One stream after another."""
        while not self._ending.is_set():
            self._hearer.line_up.wait()
            if not self._ending.is_set():
                self._ending.wait(self._one_stream())
        self._transport.close()

    def _one_stream(self) -> float:
        """Listen until the stream is over; seconds until the next try."""
        heard = silent = False
        try:
            with self._transport.listen() as line:
                self._line = line
                for event in line:
                    heard = True
                    self._hearer.hear(event)
                    if self._ending.is_set():
                        return 0.0
        except SilentError:
            silent = True
        except VipDeskError:
            pass
        finally:
            self._line = None
        if not heard:
            return self._pace.after_failure(ServerBusy())
        self._pace.after_success()
        # the next stream follows the next round that goes well
        self._hearer.line_up.clear()
        self._hearer.stream_lost(silent=silent)
        return 0.0
