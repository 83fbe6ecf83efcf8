"""Clocks that jump at either end change neither order nor rights nor what is there (F25, F26, I21)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.fakes.clocks import NOON, FakeClock
from tests.fakes.house import BIRTHDAY_VOUCHER, Desk, HeadOffice, enrol_desk, guest_id
from vipdesk.cache import outbox
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.queries.reader import Reader
from vipdesk.cache.queries.status import counts
from vipdesk.headoffice.database import Database
from vipdesk.ids import StaffId
from vipdesk.models.values import from_microseconds
from vipdesk.models.vocabulary import Role

STORE = "天河店"
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


class House:
    """Head office and a desk, each with a clock of its own."""

    def __init__(self, record: Database, folder: Path) -> None:
        self.office = HeadOffice(record, FakeClock())
        store = self.office.store(STORE)
        self.author: StaffId = self.office.staff("A001", "何嘉仪", Role.RECEPTIONIST, STORE)
        self.office.guest(0, "陈晓晴", store)
        self.clock = FakeClock()
        self.desk: Desk = enrol_desk(self.office, folder / "desk", "一", STORE, self.clock)
        self.desk.sync()

    def pass_time(self, span: timedelta) -> None:
        """Both ends live on."""
        self.office.clock.pass_time(span)
        self.clock.pass_time(span)

    def note(self, text: str) -> None:
        """Save a note."""
        self.desk.submit(self.author, "guest.add_note", guest_id=guest_id(0), text=text)

    def skew(self) -> int:
        """What the window is told of the machine's clock."""
        return counts(Reader(self.desk.cache, self.clock)).skew_seconds

    def position(self) -> int:
        """How far the desk has read, all spaces together."""
        return sum(int(value) for value in DeskState(self.desk.cache).get("positions", {}).values())


@pytest.fixture
def house(record: Database, tmp_path: Path) -> Iterator[House]:
    made = House(record, tmp_path)
    yield made
    made.desk.close()


@pytest.mark.proves("F25", "I21")
@pytest.mark.parametrize("turned", [-3650 * DAY, -DAY, -timedelta(minutes=3), DAY, 3650 * DAY])
def test_a_desks_clock_may_say_what_it_likes(house: House, turned: timedelta) -> None:
    house.clock.set_wall(NOON + turned)
    house.pass_time(HOUR)
    house.note("trotz allem")
    issued = house.desk.submit(
        house.author, "voucher.issue", guest_id=guest_id(0), voucher_type_id=BIRTHDAY_VOUCHER
    )
    (first, _) = outbox.waiting(house.desk.cache, 2)
    assert first.asked_at == NOON + HOUR
    assert house.skew() == turned.total_seconds()
    house.desk.sync()
    expires = house.desk.cache.value(
        "SELECT expires_at FROM voucher WHERE id = ?", (issued.created["voucher_id"].bytes,)
    )
    assert from_microseconds(expires) > NOON + 30 * DAY
    assert from_microseconds(expires) < NOON + 100 * DAY
    assert house.desk.count("outbox", "state = 'accepted'") == 2


@pytest.mark.proves("F25")
def test_after_a_restart_with_a_wrong_clock_the_next_contact_sets_it_right(house: House) -> None:
    house.clock.restart()
    house.clock.set_wall(NOON + 20 * DAY)
    house.note("in der Zukunft")
    house.desk.sync()
    assert house.skew() == 20 * DAY.total_seconds()
    house.note("danach")
    late, right = house.desk.cache.rows("SELECT asked_at FROM outbox ORDER BY entry")
    assert from_microseconds(late[0]) == NOON + 20 * DAY
    assert from_microseconds(right[0]) == NOON
    stored = house.office.database
    with stored.snapshot(house.desk.access.scope) as connection:
        clamped = connection.exec_driver_sql("SELECT clamped FROM outcome").scalar()
    assert clamped


@pytest.mark.proves("F26", "I21", "I7")
def test_a_head_office_whose_clock_is_put_back_still_counts_up_and_loses_nothing(house: House) -> None:
    house.pass_time(HOUR)
    house.note("vorher")
    house.desk.sync()
    before, anchor = house.position(), DeskState(house.desk.cache).anchor().server_time
    house.office.clock.set_wall(NOON)
    house.note("nachher")
    house.desk.sync()
    assert house.position() > before
    assert DeskState(house.desk.cache).anchor().server_time == anchor
    assert house.desk.count("note") == 2
    record, shown = house.office.digests(), house.desk.digests()
    assert shown["note"] == record["note"]
    entries = house.desk.cache.rows("SELECT asked_at FROM outbox ORDER BY entry")
    assert entries == sorted(entries)
