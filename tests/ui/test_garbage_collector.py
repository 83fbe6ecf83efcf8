"""What the window has let go of is destroyed on the window's thread, whoever works beside it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vipdesk.ui.garbage_collector import GarbageCollector, collect_what_is_due


class Circle:
    """Refers to itself, and notes on which thread it was taken apart."""

    taken_apart: list[int]

    def __init__(self, taken_apart: list[int]) -> None:
        self.taken_apart = taken_apart
        self.itself = self

    def __del__(self) -> None:
        self.taken_apart.append(threading.get_ident())


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[GarbageCollector]:
    """At work, until the test is over."""
    collector = GarbageCollector(qapp)
    yield collector
    collector.stop()
    gc.disable()  # as the run of tests has it while a window is there


def _work() -> None:
    """More objects than Python lets pass without collecting."""
    kept = [[number] for number in range(20 * gc.get_threshold()[0])]
    del kept


@pytest.mark.usefixtures("collector")
def test_garbage_of_the_window_is_left_alone_by_a_busy_thread_and_collected_by_the_window(qtbot: QtBot) -> None:
    """Without the collector the busy thread takes it apart."""
    gc.collect()
    taken_apart: list[int] = []
    Circle(taken_apart)
    thread = threading.Thread(target=_work)
    thread.start()
    thread.join()
    assert taken_apart == []
    kept: list[list[int]] = []

    def is_taken_apart() -> bool:
        # objects of the test before may go meanwhile, and each of them counts against one that was made
        kept.extend([number] for number in range(2 * gc.get_threshold()[0]))
        return bool(taken_apart)

    qtbot.waitUntil(is_taken_apart, timeout=20_000)
    assert taken_apart == [threading.get_ident()]


@pytest.mark.usefixtures("qapp")
def test_nothing_is_collected_before_it_is_due() -> None:
    """Right after a collection no generation has passed its threshold."""
    gc.collect()
    assert collect_what_is_due() is None
    kept = [[number] for number in range(2 * gc.get_threshold()[0])]
    assert collect_what_is_due() == 0
    del kept


def test_what_was_built_at_the_start_is_looked_through_no_more(qapp: QApplication, qtbot: QtBot) -> None:
    """A full collection over all pages would block the window for a tenth of a second."""
    kept = [[number] for number in range(100)]
    before = gc.get_freeze_count()
    collector = GarbageCollector(qapp, settled_milliseconds=1)
    try:
        qtbot.waitUntil(lambda: gc.get_freeze_count() >= before + len(kept))
    finally:
        collector.stop()
        gc.disable()  # as the run of tests has it while a window is there
