"""The desk as it is installed, with one addition: it prints when the banner of a guest has been painted.

Each line is the guest's id and the monotonic clock in nanoseconds, taken when `Banner.paintEvent` returned.
"""

import sys
import time

from PySide6.QtGui import QPaintEvent

from vipdesk.bootstrap import main
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.widgets.banner import Banner


def stamp_banners() -> None:
    """From now on every painted banner is told on standard output."""
    paint = Banner.paintEvent

    def painted(banner: Banner, event: QPaintEvent) -> None:
        paint(banner, event)
        now = time.monotonic_ns()
        window = banner.window()
        if isinstance(window, MainWindow) and window.navigation.guest is not None:
            sys.stdout.write(f"{window.navigation.guest.guest_id} {now}\n")
            sys.stdout.flush()

    Banner.paintEvent = painted  # type: ignore[assignment,method-assign]  # the whole purpose of this program


if __name__ == "__main__":
    stamp_banners()
    raise SystemExit(main())
