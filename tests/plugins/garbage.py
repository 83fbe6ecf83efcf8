"""Garbage during tests: what was loaded is not looked through, and windows are taken apart on their own thread alone."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


def pytest_collection_finish() -> None:
    """Thousands of collected tests stay until the end: without this every full collection looks through them."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """A test with a window collects as the program does (`vipdesk.ui.garbage_collector`): never on another thread."""
    if not _has_a_window(item):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect(2 if nextitem is None or not _has_a_window(nextitem) else 1)
        gc.enable()


def _has_a_window(item: pytest.Item) -> bool:
    return not {"qapp", "qtbot"}.isdisjoint(getattr(item, "fixturenames", ()))
