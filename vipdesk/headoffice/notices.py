"""Word between the processes of one PostgreSQL that spaces have moved: NOTIFY after the commit, LISTEN elsewhere (P27).

A notice says only that something moved; whoever hears it looks at the counters. One that is lost costs as long as it
takes until the counters are looked at anyway.
"""

import logging
import threading
import time
from collections.abc import Callable

import psycopg
from sqlalchemy.engine import URL

from vipdesk.log import log_event

CHANNEL = "vipdesk_moved"
NOTIFY_SECONDS = 0.005
"""At least between two notices of one process."""
_CONNECT_SECONDS = 5
_RETRY_SECONDS = 1.0
_LOOK_SECONDS = 0.5
"""How often a thread that hears nothing sees whether it shall end."""


class Notifier:
    """Tells the other processes, on its own connection and thread; starts when there is something to tell."""

    def __init__(self, url: URL) -> None:
        """Take the database's URL; nothing is opened yet."""
        self.url = url
        self._moved = threading.Event()
        self._closing = False
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._connection: psycopg.Connection | None = None

    @property
    def backend(self) -> int | None:
        """The number under which this process's own notices come back."""
        return None if self._connection is None else self._connection.info.backend_pid

    def tell(self) -> None:
        """Tell soon that spaces have moved; many at once are one notice."""
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="notices", daemon=True)
                self._thread.start()
        self._moved.set()

    def close(self) -> None:
        """Tell what is still to be told, and end."""
        self._closing = True
        self._moved.set()
        if self._thread is not None:
            self._thread.join(_CONNECT_SECONDS + 1)

    def _run(self) -> None:
        while True:
            self._moved.wait()
            self._moved.clear()
            self._send()
            if self._closing:
                break
            time.sleep(NOTIFY_SECONDS)
        if self._connection is not None:
            self._connection.close()

    def _send(self) -> None:
        try:
            if self._connection is None or self._connection.closed:
                self._connection = connect(self.url)
            self._connection.execute(f"notify {CHANNEL}")
        except psycopg.Error as error:
            log_event("notice_lost", level=logging.INFO, error=type(error).__name__)


class Listening(threading.Thread):
    """Hears the notices of other processes, on a direct connection; begins anew whenever it breaks."""

    def __init__(self, url: URL, heard: Callable[[], None], own: Callable[[], int | None]) -> None:
        """`heard` is called on this thread; `own` says which notices are this process's own."""
        super().__init__(name="listening", daemon=True)
        self._url = url
        self._heard = heard
        self._own = own
        self._ending = threading.Event()
        self.ready = threading.Event()
        """Set while notices are known to arrive."""

    def stop(self) -> None:
        """End soon."""
        self._ending.set()

    def run(self) -> None:
        """Listen until stopped."""
        while not self._ending.is_set():
            try:
                with connect(self._url) as connection:
                    self._listen(connection)
            except psycopg.Error as error:
                if not self._ending.is_set():
                    log_event("listening_broke", level=logging.INFO, error=type(error).__name__)
            self.ready.clear()
            # whatever moved meanwhile was not heard
            self._heard()
            self._ending.wait(_RETRY_SECONDS)

    def _listen(self, connection: psycopg.Connection) -> None:
        connection.execute(f"listen {CHANNEL}")
        # a pooler between here and the database may take the word and never pass a notice on
        connection.execute(f"notify {CHANNEL}, 'test'")
        if not any(notice.payload == "test" for notice in connection.notifies(timeout=2)):
            log_event("notices_do_not_arrive")
        self.ready.set()
        self._heard()
        while not self._ending.is_set():
            for notice in connection.notifies(timeout=_LOOK_SECONDS):
                if self._ending.is_set():
                    return
                if notice.pid not in (self._own(), connection.info.backend_pid):
                    self._heard()


def connect(url: URL) -> psycopg.Connection:
    """A connection of its own, beside the pool."""
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, autocommit=True, connect_timeout=_CONNECT_SECONDS)
