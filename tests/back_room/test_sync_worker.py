"""The sync thread keeps the pauses head office asks for, however much is saved meanwhile."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any, cast

import pytest

from tests.fakes.clocks import FakeClock
from tests.fakes.house import HeadOffice, enrol_desk
from vipdesk.back_room.counter_pipe import CounterPipe
from vipdesk.back_room.sync_worker import SyncWorker
from vipdesk.cache.engine import Use
from vipdesk.cache.profile import open_cache
from vipdesk.errors import ServerBusy
from vipdesk.headoffice.database import Database
from vipdesk.sync.transport import Transport


class BusyOffice:
    """Answers every request with: later."""

    def __init__(self) -> None:
        self.asked = 0
        self.first = threading.Event()

    def get(self, *_question: Any) -> Any:
        """Refuse."""
        self.asked += 1
        self.first.set()
        raise ServerBusy(retry_after=60)

    post = get


class DeafPipe:
    """Nobody listens to what the worker tells."""

    def tell(self, _message: object) -> None:
        """Drop it."""

    reply_error = tell


@pytest.fixture
def record_kind() -> str:
    """The database is not what is asked here."""
    return "sqlite"


@pytest.mark.proves("P7")
@pytest.mark.expects_log("round_failed")
def test_what_is_saved_while_head_office_wants_a_pause_goes_with_the_next_round(
    record: Database, tmp_path: Path
) -> None:
    office = HeadOffice(record, FakeClock())
    office.store("天河店")
    desk = enrol_desk(office, tmp_path / "desk", "前台一", "天河店")
    busy = BusyOffice()
    worker = SyncWorker(
        open_cache(tmp_path / "desk", desk.key, Use.BACK_ROOM),
        cast("Transport", busy),
        FakeClock(),
        cast("CounterPipe", DeafPipe()),
        idle_seconds=0.01,
        automatic=True,
    )
    worker.start()
    assert busy.first.wait(20)
    for _ in range(50):
        worker.wake()
        threading.Event().wait(0.005)
    worker.stop()
    worker.join(20)
    desk.close()
    assert busy.asked == 1
