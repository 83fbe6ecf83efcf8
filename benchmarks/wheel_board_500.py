"""Benchmark: a board of five hundred items is turned by the wheel; from each event to the end of the paint it causes."""

import os
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from benchmarks.quiet import idle_runs, wait_for_quiet
from benchmarks.results import Measured, percentile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea

    from vipdesk.ui.widgets.board_column import CardList

NAME = "wheel_board_500"
METHOD = (
    "500 cards in a column of the services board and 500 bookings on 60 lines of time, each in a window of 1366 × 768"
    " painted in memory; 500 steps of the wheel, half of them on each: from the event to the end of the paint"
)
RUNS = 500
QUICK_RUNS = 100
TARGET_MS = 16.0
_ITEMS, _LINES, _DAY = 500, 60, 12 * 60
_NOTCH = 120


def measure(runs: int) -> Measured:
    """Turn the wheel so many times, down and up again."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    quiet = [wait_for_quiet()]
    samples = list(_steps(runs))
    return Measured(
        name=NAME,
        unit="ms",
        value=percentile(samples, 0.95),
        samples=tuple(samples),
        runs=runs,
        target=TARGET_MS,
        remarks=(idle_runs(quiet),),
    )


def _steps(runs: int) -> Iterator[float]:
    from PySide6.QtCore import QPoint, QPointF, Qt  # noqa: PLC0415 - other benchmarks need no Qt
    from PySide6.QtGui import QWheelEvent  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QAbstractScrollArea, QApplication  # noqa: PLC0415 - as above

    from vipdesk.ui.theme.apply import apply_theme, colours_for  # noqa: PLC0415 - as above
    from vipdesk.ui.theme.fonts import load_fonts  # noqa: PLC0415 - as above

    app = QApplication.instance() or QApplication([])
    apply_theme(colours_for("light"), load_fonts(bundled_only=True), still=True)
    boards: list[QAbstractScrollArea] = [_cards(), _times()]
    for board in boards:
        board.resize(1366, 768)
        board.show()
    app.processEvents()
    for number in range(runs):
        board = boards[number % 2]
        turn = -_NOTCH if number // 2 % 40 < 20 else _NOTCH
        at = QPointF(600, 400)
        nothing = QPoint(0, 0)
        buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(at, at, nothing, QPoint(0, turn), buttons, keys, phase, False)
        start = time.perf_counter()
        app.sendEvent(board.viewport(), event)
        app.processEvents()
        yield (time.perf_counter() - start) * 1000


def _cards() -> "CardList":
    from vipdesk.ui.widgets.board_column import CardList  # noqa: PLC0415 - as above
    from vipdesk.ui.widgets.card_painter import Card  # noqa: PLC0415 - as above

    cards = CardList()
    cards.show_cards(
        [
            Card(number, str(number), "coffee", f"送龙井 {number}", "陈** 女士", "14:05", share=number % 10 / 10)
            for number in range(_ITEMS)
        ]
    )
    return cards


def _times() -> "QScrollArea":
    from PySide6.QtWidgets import QScrollArea  # noqa: PLC0415 - as above

    from vipdesk.ui.widgets.time_bars import Bar, BarLook, TimeLine  # noqa: PLC0415 - as above
    from vipdesk.ui.widgets.time_board import TimeBoard  # noqa: PLC0415 - as above

    board = TimeBoard()
    looks = list(BarLook)
    bars = [
        Bar(number, number % _LINES, start, start + 60, f"陈**·新品预览 {number}", "", looks[number % len(looks)])
        for number in range(_ITEMS)
        for start in (number // _LINES * 80,)
    ]
    board.show_time(_DAY, [(hour * 60, f"{10 + hour}:00") for hour in range(13)], (245, "14:05"))
    board.show_bars([TimeLine(line, f"窗边 {line} 号") for line in range(_LINES)], bars, "")
    area = QScrollArea()
    area.setWidget(board)
    area.setWidgetResizable(True)
    return area
