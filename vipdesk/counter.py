"""The counter process: a window over one desk's profile, made of its real parts."""

import contextlib
import faulthandler
import gc
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from vipdesk.config import Settings
from vipdesk.errors import ExitCode, VipDeskError

if TYPE_CHECKING:
    from vipdesk.desk.front_desk import FrontDesk
    from vipdesk.ui.main_window import MainWindow

    Opened = Callable[[FrontDesk, MainWindow], None]

APP_ID = "org.vipdesk.VIPDesk"
"""By this name a desktop finds the menu entry, and with it the icon, that belongs to the window."""
_SWITCH_SECONDS = 0.0001
"""How soon the window's thread gets its turn while another thread works in Python."""


@dataclass(frozen=True, slots=True)
class Counter:
    """What the counter program is opened with."""

    profile: Path
    key: bytes
    settings: Settings
    paper_folder: Path | None = None
    still_pictures: bool = False
    """The same fonts on every machine and no motion: for the tour's pictures."""


def load_window() -> None:
    """Load what the window is made of; it takes as long as unwrapping a key, so both are done at once."""
    gc.disable()
    import vipdesk.desk.front_desk  # noqa: PLC0415 - a start loads what it uses
    import vipdesk.ui.window  # noqa: F401, PLC0415 - as above

    # what was loaded stays until the end: to look through it again and again would only make the window wait
    gc.freeze()
    gc.enable()


def run_counter(counter: Counter, opened: "Opened") -> int:
    """Open the window and serve until it is closed; `opened` is called once it is shown."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - a start loads what it uses
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    from vipdesk.desk.front_desk import FrontDesk  # noqa: PLC0415 - as above
    from vipdesk.desk.ringing import Ringing  # noqa: PLC0415 - as above
    from vipdesk.ui.garbage_collector import GarbageCollector  # noqa: PLC0415 - as above
    from vipdesk.ui.window import open_window  # noqa: PLC0415 - as above

    _guard(counter.profile)
    _prefer_an_input_method_that_is_there()
    sys.setswitchinterval(_SWITCH_SECONDS)
    application = QApplication.instance() or QApplication(["vipdesk"])
    QApplication.setDesktopFileName(APP_ID)
    collector = GarbageCollector(application)
    desk = FrontDesk(counter.profile, counter.key, settings=counter.settings)
    broken: list[VipDeskError] = []

    def give_up(error: VipDeskError) -> None:
        if not broken:
            broken.append(error)
            application.exit(error.exit_code)

    desk.unusable.connect(give_up)
    desk.open()
    window = open_window(
        desk,
        paper_folder=counter.paper_folder,
        bundled_fonts=counter.still_pictures,
        still=counter.still_pictures,
    )
    ringing = Ringing(counter.profile, window)
    ringing.rang.connect(window.ring)
    QTimer.singleShot(0, desk.open_back_room)
    opened(desk, window)
    code = application.exec()
    desk.close()
    collector.stop()
    if broken:
        raise broken[0]
    return code or ExitCode.DONE


def _guard(profile: Path) -> None:
    """Whatever escapes is logged without values; a crash of a library leaves its trace beside the log (S49)."""
    from vipdesk.log import open_log  # noqa: PLC0415 - as above

    folder = profile / "log"
    open_log(folder, "counter")
    with contextlib.suppress(OSError):
        faulthandler.enable((folder / "crash.txt").open("a", encoding="utf-8"))
    sys.excepthook = _log_escaped


def _log_escaped(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    from vipdesk.log import log_defect  # noqa: PLC0415 - as above

    log_defect("window", error)


def _prefer_an_input_method_that_is_there() -> None:
    """The wheels carry an ibus plugin and none for fcitx; fcitx 5 speaks ibus, so Chinese can be typed (ux.md §1)."""
    if sys.platform == "linux" and os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = "ibus"
