"""The sync thread keeps the pauses head office asks for, however much is saved meanwhile."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest

from tests.fakes.clocks import FakeClock
from tests.fakes.house import Desk, DirectTransport, HeadOffice, enrol_desk, guest_id
from vipdesk.back_room.counter_pipe import CounterPipe
from vipdesk.back_room.sync_worker import MOST_EVENTS, SyncWorker
from vipdesk.cache.disk_room import DiskRoom
from vipdesk.cache.engine import Use
from vipdesk.cache.perform import perform
from vipdesk.cache.profile import open_cache
from vipdesk.desk.messages import Line
from vipdesk.errors import ServerBusy, VipDeskError
from vipdesk.headoffice.database import Database
from vipdesk.ids import StaffId
from vipdesk.models.vocabulary import Role
from vipdesk.protocol.events import WakeEvent
from vipdesk.sync import cycle, pace
from vipdesk.sync.transport import Transport


class BusyOffice:
    """Answers every request with: later."""

    def __init__(self, wished: int | None) -> None:
        self.wished = wished
        self.asked = 0
        self.first = threading.Event()

    def get(self, *_question: Any) -> Any:
        """Refuse."""
        self.asked += 1
        self.first.set()
        raise ServerBusy(retry_after=self.wished)

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


@pytest.mark.parametrize("wished", [60, None], ids=["a pause is wished", "it only errs"])
@pytest.mark.proves("P7", "F10")
@pytest.mark.expects_log("round_failed")
def test_what_is_saved_while_head_office_wants_a_pause_or_errs_goes_with_the_next_round(
    wished: int | None, record: Database, tmp_path: Path
) -> None:
    office = HeadOffice(record, FakeClock())
    office.store("天河店")
    desk = enrol_desk(office, tmp_path / "desk", "前台一", "天河店")
    busy = BusyOffice(wished)
    worker = SyncWorker(
        open_cache(tmp_path / "desk", desk.key, Use.BACK_ROOM),
        cast("Transport", busy),
        FakeClock(),
        cast("CounterPipe", DeafPipe()),
        DiskRoom(tmp_path / "desk", free=lambda _: 0),
        idle_seconds=0.01,
        automatic=True,
        # the longest pause there is after one failure
        jitter=lambda: 1.0,
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


class FakeOffice:
    """A line that is up or down, and counts who looks at it and who asks."""

    def __init__(self, office: HeadOffice, desk: Desk) -> None:
        self._direct = DirectTransport(office, desk.access, desk.line)
        self.line = desk.line
        self.looks: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self.rounds: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self.pushes: queue.SimpleQueue[bool] = queue.SimpleQueue()

    def is_reachable(self) -> bool:
        """A bare connection."""
        self.looks.put(self.line.up)
        return self.line.up

    def get(self, path: str, answer: Any, query: Any = None) -> Any:
        """Ask."""
        self.rounds.put(self.line.up)
        return self._direct.get(path, answer, query)

    def post(self, path: str, message: object, answer: Any) -> Any:
        """Send."""
        said = self._direct.post(path, message, answer)
        self.pushes.put(self.line.up)
        return said


class LinePipe:
    """Remembers what was told of the line."""

    def __init__(self) -> None:
        self.lines: queue.SimpleQueue[bool] = queue.SimpleQueue()

    def tell(self, message: object) -> None:
        """Keep words about the line."""
        if isinstance(message, Line):
            self.lines.put(message.online)

    def reply_error(self, _question: int, _error: VipDeskError) -> None:
        """Nobody asks here."""

    def next(self) -> bool:
        """Whether the line was called up or down next."""
        return self.lines.get(timeout=20)


@dataclass
class Setting:
    """A sync thread with everything around it in the test's hands."""

    office: FakeOffice
    pipe: LinePipe
    worker: SyncWorker
    profile: Path
    key: bytes
    author: StaffId


@pytest.fixture
def setting(record: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Setting]:
    """It polls once an hour and probes often."""
    monkeypatch.setattr(pace, "PROBE_SECONDS", 0.05)
    office = HeadOffice(record, FakeClock())
    store = office.store("天河店")
    author = office.staff("A001", "何嘉仪", Role.RECEPTIONIST, "天河店")
    office.guest(1, "陈晓晴", store)
    desk = enrol_desk(office, tmp_path / "desk", "前台一", "天河店")
    line, pipe = FakeOffice(office, desk), LinePipe()
    worker = SyncWorker(
        desk.cache,
        cast("Transport", line),
        FakeClock(),
        cast("CounterPipe", pipe),
        room=DiskRoom(desk.profile),
        idle_seconds=3600.0,
        automatic=True,
    )
    worker.start()
    assert pipe.next(), "the first round"
    yield Setting(line, pipe, worker, desk.profile, desk.key, author)
    worker.stop()
    worker.join(20)
    desk.close()


def _drain(setting: Setting) -> int:
    count = 0
    while not setting.office.rounds.empty():
        setting.office.rounds.get()
        count += 1
    return count


@pytest.mark.proves("P27", "F8")
def test_a_dead_line_is_looked_at_with_a_bare_connection_and_then_used(setting: Setting) -> None:
    for _ in range(3):
        assert setting.worker.line_up.wait(20)
        _drain(setting)
        setting.office.line.up = False
        setting.worker.wake()
        assert not setting.pipe.next()
        for _ in range(3):
            setting.office.looks.get(timeout=20)
        assert not setting.worker.line_up.is_set()
        assert _drain(setting) == 1, "no round while nobody takes a connection"
        setting.office.line.up = True
        assert setting.pipe.next()
        while not setting.office.looks.empty():
            setting.office.looks.get()


@pytest.mark.proves("I23", "F6")
def test_a_line_that_fell_silent_is_called_down_at_once_and_up_after_a_round(setting: Setting) -> None:
    setting.worker.stream_lost(silent=True)
    assert not setting.pipe.next()
    assert setting.pipe.next()
    setting.worker.stream_lost(silent=False)
    assert setting.pipe.next(), "a stream that just ended is a reason to look, not to call the line down"


def test_a_wake_begins_a_round_and_one_that_says_nothing_new_does_not(setting: Setting) -> None:
    _drain(setting)
    setting.worker.hear(WakeEvent(positions={}, spread_ms=0))
    setting.worker.hear(WakeEvent(positions={"common": 10**6}, spread_ms=1))
    assert setting.pipe.next()
    assert _drain(setting) == 1


def test_more_events_than_are_kept_end_in_a_fetch(setting: Setting) -> None:
    for _ in range(MOST_EVENTS * 50):
        setting.worker._events.put(WakeEvent(positions={}, spread_ms=0))
    setting.worker.hear(WakeEvent(positions={}, spread_ms=0))
    assert setting.pipe.next()


@pytest.fixture
def saved(setting: Setting) -> Iterator[Callable[[], None]]:
    """Saves something at the desk, as the counter does, and wakes the thread."""
    cache = open_cache(setting.profile, setting.key, Use.COUNTER)

    def save() -> None:
        args = {"guest_id": str(guest_id(1)), "text": "喜欢靠窗"}
        perform(cache, FakeClock(), setting.author, "guest.add_note", args, online=True)
        setting.worker.wake()

    yield save
    cache.close()


@pytest.mark.proves("P27")
def test_what_is_saved_while_a_stream_lives_is_pushed_and_its_page_is_fetched_only_if_it_does_not_come(
    setting: Setting, saved: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    saved()
    assert setting.pipe.next(), "without a stream this is a round"
    setting.worker.hear(WakeEvent(positions={}, spread_ms=0))
    _drain(setting)
    for _ in range(3):
        saved()
        setting.office.pushes.get(timeout=20)
    assert setting.office.rounds.empty()
    monkeypatch.setattr(cycle, "PAGE_SECONDS", 0.05)
    saved()
    assert setting.pipe.next()
    assert _drain(setting) == 1


@pytest.mark.proves("I22", "P27", "F8")
def test_a_push_that_failed_is_tried_again_whatever_a_stream_says(
    setting: Setting, saved: Callable[[], None]
) -> None:
    setting.worker.hear(WakeEvent(positions={}, spread_ms=0))
    setting.office.line.up = False
    saved()
    assert not setting.pipe.next()
    setting.worker.hear(WakeEvent(positions={}, spread_ms=0))
    setting.office.looks.get(timeout=20)
    setting.office.line.up = True
    assert setting.pipe.next()
    assert setting.office.pushes.get(timeout=20)


def test_whoever_waits_for_a_round_of_a_thread_that_ends_is_told(
    setting: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    setting.worker.stop()
    setting.worker.join(20)
    told: queue.SimpleQueue[int] = queue.SimpleQueue()
    monkeypatch.setattr(setting.pipe, "reply_error", lambda question, _error: told.put(question))
    setting.worker.round_for(7)
    setting.worker.run()
    assert told.get_nowait() == 7


@pytest.mark.proves("I13")
@pytest.mark.expects_log("content_diverged")
def test_what_was_altered_in_the_file_is_read_anew_when_somebody_wants_a_look(setting: Setting) -> None:
    cache = open_cache(setting.profile, setting.key, Use.COUNTER)
    assert cache.execute("UPDATE guest SET tier = '黑卡' WHERE id = ?", (guest_id(1).bytes,)) == 1
    setting.worker.compare_soon()
    assert setting.pipe.next(), "a round follows the reset"
    assert cache.value("SELECT tier FROM guest WHERE id = ?", (guest_id(1).bytes,)) == "金卡"
    cache.close()
