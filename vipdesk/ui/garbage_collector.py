"""Looks for garbage on the window's thread alone: Qt's objects must not be destroyed on any other (Qt: "Threads and QObjects")."""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MILLISECONDS = 250
SETTLED_MILLISECONDS = 6000
"""By then the pages are built and what saves intents is loaded. All of that stays until the end: to look through it with
every full collection would block the window for twice as long as anything may."""


class GarbageCollector(QObject):
    """Collects from a timer, for Python would collect on whichever thread happens to make an object.

    The desk, the lines and the log work on threads of their own. A circle of widgets that the window has let go of,
    found by one of them, would be taken apart there, and the program would end without a word.
    """

    def __init__(self, parent: QObject, settled_milliseconds: int = SETTLED_MILLISECONDS) -> None:
        """Take over from Python until `stop`; what is there after so long is never looked through."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MILLISECONDS)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(gc.freeze)
        self._settled.start(settled_milliseconds)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        self._settled.stop()
        gc.enable()


def collect_what_is_due() -> int | None:
    """Collect the oldest generation whose count has passed Python's own threshold; answers which, if any."""
    due = [
        generation
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > threshold
    ]
    if not due:
        return None
    gc.collect(due[-1])
    return due[-1]
