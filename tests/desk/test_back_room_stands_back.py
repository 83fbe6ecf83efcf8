"""Where the machine has little to give, the window comes before the back room."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from vipdesk.desk import back_room_link
from vipdesk.desk.back_room_link import BackRoomLink
from vipdesk.desk.messages import SyncNow

_STAND_IN = """
import json, os, sys
sys.stdin.readline()
question = json.loads(sys.stdin.readline())["question"]
reply = {"type": "reply", "question": question, "value": os.getpriority(os.PRIO_PROCESS, 0)}
print(json.dumps(reply), flush=True)
sys.stdin.read()
"""


def test_the_back_room_is_nicer_than_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(back_room_link, "_command", lambda: [sys.executable, "-c", _STAND_IN])
    link = BackRoomLink(tmp_path, bytes(32), sync_seconds=3.0, automatic=False)
    link.open()
    told: list[int] = []
    link.ask(lambda number: SyncNow(question=number), told.append, lambda _error: None)
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    link.close()
    assert told[0] > os.getpriority(os.PRIO_PROCESS, 0)
