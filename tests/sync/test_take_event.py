"""A desk applies an event that continues its own place and nothing else; whatever it does not apply it fetches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.fakes.clocks import FakeClock
from tests.fakes.house import Desk, HeadOffice, enrol_desk, guest_id
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.settle import is_settled
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.server_state import new_epoch
from vipdesk.ids import StaffId
from vipdesk.models.vocabulary import Role
from vipdesk.protocol.events import PageEvent, WakeEvent
from vipdesk.protocol.pull import PulledRow
from vipdesk.sync.cycle import FETCH_SPREAD_SECONDS, PAGE_SECONDS

STORE = "天河店"
Page = PageEvent[list[PulledRow]]


@dataclass
class House:
    """One desk that listens, another that does things, and somebody at both."""

    office: HeadOffice
    desk: Desk
    other: Desk
    author: StaffId

    def note_elsewhere(self, text: str = "喜欢靠窗") -> None:
        """Something happens at the other desk."""
        self.other.submit(self.author, "guest.add_note", guest_id=guest_id(1), text=text)
        self.other.sync()

    def event(self) -> Page:
        """What head office tells the desk of all it has not pulled; it is what a pull would bring."""
        state = DeskState(self.desk.cache)
        assert state.cursor is not None
        before = state.get("positions")
        answer = self.office.pull.pull(self.desk.access, state.cursor)
        (space,) = [space for space, head in answer.positions.items() if before[space] != head]
        return PageEvent(
            space=space,
            start=before[space],
            end=answer.positions[space],
            continues=state.cursor,
            cursor=answer.cursor,
            positions=answer.positions,
            applied_seq=answer.applied_seq,
            server_time=answer.server_time,
            rows=answer.rows,
        )

    def hears(self, event: Page | WakeEvent) -> float | None:
        """The desk takes an event, without a line."""
        self.desk.line.up = False
        wanted = self.desk.cycle.take_event(event)
        self.desk.line.up = True
        return wanted

    def assert_equal(self) -> None:
        """The desk shows what the record holds."""
        record, shown = self.office.digests(), self.desk.digests()
        for name in ("note", "guest", "visit"):
            assert shown[name] == record[name]


@pytest.fixture
def record_kind() -> str:
    """The database is not what is asked here."""
    return "sqlite"


@pytest.fixture
def house(record: Database, tmp_path: Path) -> Iterator[House]:
    office = HeadOffice(record, FakeClock())
    store = office.store(STORE)
    author = office.staff("A001", "何嘉仪", Role.RECEPTIONIST, STORE)
    office.guest(1, "陈晓晴", store)
    desks = [enrol_desk(office, tmp_path / name, name, STORE) for name in ("前台一", "前台二")]
    for desk in desks:
        desk.sync()
    desks[0].sync()
    yield House(office, desks[0], desks[1], author)
    for desk in desks:
        desk.close()


@pytest.mark.proves("P27", "P15")
def test_an_event_that_continues_is_shown_without_asking(house: House) -> None:
    for number in range(3):
        house.note_elsewhere(f"第 {number} 条")
        assert house.hears(house.event()) is None
        house.assert_equal()
        assert DeskState(house.desk.cache).is_at_checkpoint


@pytest.mark.proves("P15")
def test_after_a_gap_nothing_is_applied_and_all_is_fetched(house: House) -> None:
    house.note_elsewhere()
    missed = house.event()
    house.note_elsewhere()
    event = msgspec.structs.replace(house.event(), continues=missed.cursor, start=missed.end)
    assert house.hears(event) == FETCH_SPREAD_SECONDS
    assert house.desk.count("note") == 0
    house.desk.sync()
    house.assert_equal()


@pytest.mark.proves("P15")
def test_what_is_late_or_comes_twice_or_is_ones_own_changes_nothing(house: House) -> None:
    house.note_elsewhere()
    late = house.event()
    house.desk.sync()
    before = house.desk.digests()
    assert house.hears(late) is None
    assert house.hears(WakeEvent(positions=late.positions, spread_ms=4)) is None
    assert house.desk.digests() == before
    house.note_elsewhere()
    twice = house.event()
    assert house.hears(twice) is None
    assert house.hears(twice) is None
    house.assert_equal()


@pytest.mark.proves("P15", "I14", "I17")
def test_an_event_of_another_epoch_or_incarnation_is_not_applied(house: House) -> None:
    house.note_elsewhere()
    event = house.event()
    with house.office.database.transaction(HOUSE) as connection:
        new_epoch(connection)
    house.desk.sync()
    before = house.desk.digests()
    house.note_elsewhere()
    stale = msgspec.structs.replace(event, end=event.end + 99, positions={**event.positions, event.space: 999})
    assert house.hears(stale) == FETCH_SPREAD_SECONDS
    assert house.desk.digests() == before


@pytest.mark.proves("P15")
def test_an_event_that_knows_less_of_this_desk_is_not_applied(house: House) -> None:
    house.desk.submit(house.author, "guest.add_note", guest_id=guest_id(1), text="自己的")
    house.desk.sync()
    house.note_elsewhere()
    event = msgspec.structs.replace(house.event(), applied_seq=0)
    assert house.hears(event) == FETCH_SPREAD_SECONDS
    assert house.desk.count("note") == 1


@pytest.mark.proves("P18", "I10", "I11")
def test_an_event_is_a_checkpoint_for_what_was_pushed_and_leaves_what_waits(house: House) -> None:
    house.desk.submit(house.author, "guest.add_note", guest_id=guest_id(1), text="已送出")
    house.desk.line.lose_replies = 1
    with pytest.raises(Exception, match="offline"):
        house.desk.sync()
    house.desk.submit(house.author, "visit.check_in", guest_id=guest_id(1), companions=1)
    event = house.event()
    assert event.applied_seq == 1
    assert house.hears(event) is None
    assert house.desk.count("note") == 1, "neither lost nor shown twice"
    assert house.desk.count("visit") == 1
    assert is_settled(house.desk.cache)
    assert house.desk.count("outbox", "folded = 1") == 1
    house.desk.sync()
    house.assert_equal()


@pytest.mark.proves("P27")
def test_a_wake_is_a_fetch_for_whoever_is_behind(house: House) -> None:
    positions = DeskState(house.desk.cache).get("positions")
    assert house.hears(WakeEvent(positions=positions, spread_ms=500)) is None
    ahead = {space: head + 1 for space, head in positions.items()}
    assert house.hears(WakeEvent(positions=ahead, spread_ms=500)) == 0.5
    assert house.hears(WakeEvent(positions={**positions, "directory": 1}, spread_ms=500)) == 0.5


class Counting:
    """A transport that says what it was asked."""

    def __init__(self, desk: Desk) -> None:
        self._direct = desk.cycle._transport
        self.asked: list[str] = []

    def get(self, path: str, *rest: Any) -> Any:
        """Ask."""
        self.asked.append(path)
        return self._direct.get(path, *rest)

    def post(self, path: str, *rest: Any) -> Any:
        """Send."""
        self.asked.append(path)
        return self._direct.post(path, *rest)


@pytest.fixture
def asked(house: House, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths the desk asks from now on."""
    counting = Counting(house.desk)
    monkeypatch.setattr(house.desk.cycle, "_transport", counting)
    return counting.asked


@pytest.mark.proves("P27", "P18", "I10")
def test_what_is_pushed_alone_stays_in_the_fold_until_the_stream_brings_its_page(
    house: House, asked: list[str]
) -> None:
    house.desk.submit(house.author, "guest.add_note", guest_id=guest_id(1), text="自己的")
    assert house.desk.cycle.push_alone() == PAGE_SECONDS
    assert house.desk.count("outbox", "state = 'accepted' AND folded = 1") == 1
    assert house.hears(house.event()) is None
    assert house.desk.cycle.is_level
    assert is_settled(house.desk.cache)
    assert house.desk.count("outbox", "folded = 1") == 0
    assert house.desk.cycle.push_alone() is None, "nothing waits"
    assert asked == ["/v1/push"]
    house.assert_equal()


@pytest.mark.proves("P27")
def test_for_what_was_refused_no_event_comes_and_a_round_is_wanted(house: House) -> None:
    for desk in (house.desk, house.other):
        desk.submit(house.author, "visit.check_in", guest_id=guest_id(1), companions=1)
    house.other.sync()
    assert house.desk.cycle.push_alone() == 0.0
    assert house.desk.count("outbox", "state = 'refused' AND folded = 1") == 1
    house.desk.sync()
    assert house.desk.count("outbox", "folded = 1") == 0
    house.assert_equal()


@pytest.mark.proves("P6")
def test_a_desk_that_has_to_begin_anew_leaves_it_to_a_round(house: House) -> None:
    house.office.doorkeeper.new_incarnation(house.desk.access)
    house.desk.submit(house.author, "guest.add_note", guest_id=guest_id(1), text="自己的")
    assert house.desk.cycle.push_alone() == 0.0
    assert house.desk.count("outbox", "state = 'waiting'") == 1


def test_a_desk_without_a_base_pushes_nothing_alone(house: House, tmp_path: Path) -> None:
    fresh = enrol_desk(house.office, tmp_path / "前台三", "前台三", STORE)
    assert fresh.cycle.push_alone() == 0.0
    fresh.close()
