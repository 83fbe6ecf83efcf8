"""What a desk does while head office is away or refuses one intent: it settles, keeps its log small, and still reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.clocks import FakeClock
from tests.fakes.house import Desk, HeadOffice, enrol_desk
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import CACHE_FILE
from vipdesk.cache.settle import is_settled
from vipdesk.errors import Offline
from vipdesk.headoffice.database import Database
from vipdesk.ids import GuestId, StaffId
from vipdesk.models.vocabulary import Role
from vipdesk.sync import cycle
from vipdesk.sync.transport import ConflictError

STORE = "天河店"


class House:
    """Two desks of one store that know one guest."""

    def __init__(self, record: Database, folder: Path) -> None:
        self.office = HeadOffice(record, FakeClock())
        store = self.office.store(STORE)
        self.author: StaffId = self.office.staff("A001", "何嘉仪", Role.RECEPTIONIST, STORE)
        self.guest: GuestId = self.office.guest(1, "陈晓晴", store)
        self.first, self.second = (enrol_desk(self.office, folder / name, name, STORE) for name in ("一", "二"))
        self.first.sync()
        self.second.sync()

    def note(self, desk: Desk, text: str) -> None:
        """Save a note."""
        desk.submit(self.author, "guest.add_note", guest_id=self.guest, text=text)


@pytest.fixture
def record_kind() -> str:
    """The database is not what is asked here."""
    return "sqlite"


@pytest.fixture
def house(record: Database, tmp_path: Path) -> Iterator[House]:
    house = House(record, tmp_path)
    yield house
    house.first.close()
    house.second.close()


@pytest.mark.proves("P19", "P22")
def test_a_desk_that_ended_before_it_settled_settles_without_the_line(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = house.first
    house.second.submit(house.author, "visit.check_in", guest_id=house.guest)
    house.second.sync()
    ask = desk.cycle._transport.get

    def receive_meanwhile(*question: Any) -> Any:
        desk.submit(house.author, "visit.check_in", guest_id=house.guest)
        return ask(*question)

    def ended(_cache: object) -> Iterator[set[str]]:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(desk.cycle._transport, "get", receive_meanwhile)
        patch.setattr(cycle.Cycle, "_settle", ended)
        patch.setattr(DeskState, "is_at_checkpoint", False)
        with pytest.raises(KeyboardInterrupt):
            desk.sync()
    assert not is_settled(desk.cache)
    desk.line.up = False
    with pytest.raises(Offline):
        desk.sync()
    assert is_settled(desk.cache)
    assert desk.count("visit", "open = 1") == 1


def test_the_write_ahead_log_does_not_grow_with_an_outage(house: House) -> None:
    desk = house.first
    desk.line.up = False
    log = desk.profile / (CACHE_FILE + "-wal")
    sizes = []
    for number in range(60):
        house.note(desk, str(number))
        with pytest.raises(Offline):
            desk.sync()
        sizes.append(log.stat().st_size)
    assert max(sizes[10:]) <= 2 * max(sizes[:10])


@pytest.mark.proves("I3", "I6")
def test_an_alarm_stops_the_queue_behind_it_and_not_the_pages(house: House) -> None:
    desk = house.first
    house.note(desk, "first")
    desk.line.lose_replies = 1
    with pytest.raises(Offline):
        desk.sync()
    desk.cache.execute("UPDATE outbox SET args = replace(args, 'first', 'other')")
    house.note(desk, "behind")
    house.note(house.second, "theirs")
    house.second.sync()
    with pytest.raises(ConflictError) as alarm:
        desk.sync()
    assert alarm.value.code == "key_reused"
    assert desk.count("note", "text = 'theirs'") == 1
    assert desk.count("outbox", "state = 'waiting'") == 2
    house.second.sync()
    assert house.second.count("note", "text = 'behind'") == 0
