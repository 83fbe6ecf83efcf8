"""The desk as it is installed, with one addition: it prints when a guest's banner, and their reception, were painted.

Each line is the guest's id and the monotonic clock in nanoseconds, taken when `Banner.paintEvent` returned; with `received`
before it, when the first tick of the receipt had been painted, which stands for a visit that is committed.
"""

import sys
import time

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from vipdesk.bootstrap import main
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.widgets.banner import Banner
from vipdesk.ui.widgets.receipt import TICK, LineView


def stamp_banners() -> None:
    """From now on every painted banner is told on standard output."""
    paint = Banner.paintEvent

    def painted(banner: Banner, event: QPaintEvent) -> None:
        paint(banner, event)
        _tell(banner.window(), "")

    Banner.paintEvent = painted  # type: ignore[assignment,method-assign]  # the whole purpose of this program


def stamp_receptions() -> None:
    """From now on every painted tick of a visit is told on standard output."""
    paint = LineView.paintEvent

    def painted(line: LineView, event: QPaintEvent) -> None:
        paint(line, event)
        shown = line._line  # noqa: SLF001 - as above
        # the visit alone is bold and ticked
        if shown.icon == TICK and shown.bold:
            _tell(line.window(), "received ")

    LineView.paintEvent = painted  # type: ignore[assignment,method-assign]  # as above


def _tell(window: QWidget, what: str) -> None:
    now = time.monotonic_ns()
    if isinstance(window, MainWindow) and window.navigation.guest is not None:
        sys.stdout.write(f"{what}{window.navigation.guest.guest_id} {now}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    stamp_banners()
    stamp_receptions()
    raise SystemExit(main())
