"""An incoming number reaches the window that is open, once, and leaves nothing behind."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from vipdesk.cache.profile import ProfileLock
from vipdesk.desk.ringing import STALE_SECONDS, Ringing, hand_over
from vipdesk.errors import NotPossible, Trouble


def _left(profile: Path) -> list[Path]:
    return list((profile / "ringing").iterdir())


def test_a_number_rings_once_in_the_window_that_is_open(tmp_path: Path, qtbot: QtBot) -> None:
    with ProfileLock(tmp_path):
        ringing = Ringing(tmp_path)
        heard: list[str] = []
        ringing.rang.connect(heard.append)
        hand_over(tmp_path, " tel:13800138000 ")
        qtbot.waitUntil(lambda: heard == ["tel:13800138000"])
        ringing.take()
    assert heard == ["tel:13800138000"]
    assert _left(tmp_path) == []


def test_without_a_window_nothing_is_written_down(tmp_path: Path) -> None:
    with pytest.raises(NotPossible) as told:
        hand_over(tmp_path, "13800138000")
    assert told.value.trouble is Trouble.WINDOW_CLOSED
    assert not (tmp_path / "ringing").exists()


def test_what_nobody_has_read_in_time_rings_no_more(tmp_path: Path, qtbot: QtBot) -> None:
    del qtbot
    with ProfileLock(tmp_path):
        hand_over(tmp_path, "13800138000")
        ringing = Ringing(tmp_path)
        assert _left(tmp_path) == []
        heard: list[str] = []
        ringing.rang.connect(heard.append)
        hand_over(tmp_path, "13800138000")
        (file,) = _left(tmp_path)
        old = time.time() - STALE_SECONDS - 1
        os.utime(file, (old, old))
        ringing.take()
    assert heard == []
    assert _left(tmp_path) == []
