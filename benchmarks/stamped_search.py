"""The desk as it is installed, with one addition: it prints when the hits for a text have been painted.

Each line is the text that was answered and the monotonic clock in nanoseconds, taken when the sheet's paintEvent returned.
"""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent

from vipdesk.bootstrap import main
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.shell.search import HitSheet
from vipdesk.ui.widgets.row_list import RowList


def stamp_hits() -> None:
    """From now on every painted list of hits is told on standard output, and a sheet that says there are none."""
    paint_sheet, paint_list = HitSheet.paintEvent, RowList.paintEvent

    def sheet_painted(sheet: HitSheet, event: QPaintEvent) -> None:
        paint_sheet(sheet, event)
        if not sheet.list.rows():
            _tell(sheet)

    def list_painted(rows: RowList, event: QPaintEvent) -> None:
        paint_list(rows, event)
        sheet = rows.parentWidget()
        if isinstance(sheet, HitSheet):
            _tell(sheet)

    HitSheet.paintEvent = sheet_painted  # type: ignore[assignment,method-assign]  # the whole purpose of this program
    RowList.paintEvent = list_painted  # type: ignore[assignment,method-assign]  # as above


def _tell(sheet: HitSheet) -> None:
    now = time.monotonic_ns()
    window = sheet.window()
    if isinstance(window, MainWindow):
        text = window.frame.search.answered
        # once all of this frame is painted: several parts may be painted for one answer
        QTimer.singleShot(0, lambda: sys.stdout.write(f"{text} {now}\n") and sys.stdout.flush())


if __name__ == "__main__":
    stamp_hits()
    raise SystemExit(main())
