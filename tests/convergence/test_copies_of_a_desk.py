"""A desk put back from a copy goes on; of two copies at work the second is refused and keeps what waits (F22, F23)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.fakes.clocks import FakeClock
from tests.fakes.house import Desk, HeadOffice, enrol_desk, guest_id, open_desk
from vipdesk.cache.engine import CACHE_FILE
from vipdesk.errors import DeskCloned, Offline
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.incarnations import AT_WORK
from vipdesk.headoffice.policies import set_policy
from vipdesk.headoffice.security import CLONED, PUT_BACK, security_events
from vipdesk.ids import StaffId
from vipdesk.models.vocabulary import Role

STORE = "天河店"
pytestmark = pytest.mark.expects_log("security_event")


class House:
    """One desk, and copies of it."""

    def __init__(self, record: Database, folder: Path) -> None:
        self.office = HeadOffice(record, FakeClock())
        store = self.office.store(STORE)
        self.author: StaffId = self.office.staff("A001", "何嘉仪", Role.RECEPTIONIST, STORE)
        self.office.guest(0, "陈晓晴", store)
        self.folder = folder
        self.desk = enrol_desk(self.office, folder / "desk", "一", STORE)
        self.desk.sync()
        self.copies: list[Desk] = []

    def copy(self) -> Desk:
        """Another computer with the profile as it is now."""
        profile = self.folder / f"copy {len(self.copies)}"
        self.desk.cache.row("PRAGMA wal_checkpoint(TRUNCATE)")
        profile.mkdir()
        shutil.copy(self.desk.profile / CACHE_FILE, profile / CACHE_FILE)
        made = open_desk(self.office, profile, self.desk.key, self.desk.access, self.office.clock)
        self.copies.append(made)
        return made

    def note(self, desk: Desk, text: str) -> None:
        """Save a note there."""
        desk.submit(self.author, "guest.add_note", guest_id=guest_id(0), text=text)

    def events(self) -> list[str]:
        """Kinds of the security events, the latest first."""
        with self.office.database.snapshot(HOUSE) as connection:
            return [str(event["kind"]) for event in security_events(connection)]

    def later(self) -> None:
        """So late that nobody counts as at work."""
        self.office.clock.pass_time(AT_WORK + timedelta(seconds=1))


@pytest.fixture
def house(record: Database, tmp_path: Path) -> Iterator[House]:
    made = House(record, tmp_path)
    yield made
    for desk in (made.desk, *made.copies):
        desk.close()


@pytest.mark.proves("F23", "I17")
def test_the_second_of_two_copies_is_refused_says_so_and_keeps_what_waits(house: House) -> None:
    clone = house.copy()
    house.note(house.desk, "on the first")
    house.desk.sync()
    house.note(clone, "on the copy")
    clone.sync()
    house.note(house.desk, "on the first again")
    for _ in range(3):
        with pytest.raises(DeskCloned):
            house.desk.sync()
    assert house.desk.count("outbox", "state = 'waiting'") == 1
    assert clone.count("note") == 2
    assert house.events() == [CLONED]
    clone.sync()
    assert house.events() == [CLONED]


@pytest.mark.proves("F23")
def test_once_the_other_copy_is_silent_the_desk_goes_on_by_itself_with_all_its_work(house: House) -> None:
    clone = house.copy()
    house.note(clone, "on the copy")
    clone.sync()
    house.note(house.desk, "on the first")
    house.desk.sync()
    house.note(clone, "too late")
    with pytest.raises(DeskCloned):
        clone.sync()
    house.later()
    clone.sync()
    assert clone.count("note") == 3
    assert clone.count("outbox", "state = 'waiting'") == 0
    assert house.events() == [PUT_BACK, CLONED]


@pytest.mark.proves("F23")
def test_two_copies_that_take_turns_are_told_to_the_administrator_after_the_second_change_of_a_day(
    house: House,
) -> None:
    clone = house.copy()
    for number in range(5):
        desk = (house.desk, clone)[number % 2]
        house.note(desk, str(number))
        desk.sync()
        house.later()
        assert (CLONED in house.events()) is (number == 4)
    assert house.events() == [CLONED, PUT_BACK, PUT_BACK]
    house.desk.sync()
    assert house.desk.count("note") == 5


@pytest.mark.proves("F22", "I17")
def test_a_desk_put_back_from_an_image_of_an_earlier_incarnation_goes_on_at_once_where_it_is_alone(
    house: House,
) -> None:
    image = house.copy()
    house.note(house.desk, "written after the image")
    house.desk.sync()
    set_policy(house.office.database, "directory", "group", None)
    house.desk.sync()
    house.later()
    house.note(image, "after it was put back")
    image.sync()
    assert image.count("note") == 2
    assert house.events() == [PUT_BACK]


@pytest.mark.proves("F23", "I17")
def test_a_lost_answer_makes_no_second_incarnation_and_no_suspicion(house: House) -> None:
    image = house.copy()
    house.note(house.desk, "one")
    house.desk.sync()
    house.note(image, "two")
    answers = image.cycle._transport._carry  # type: ignore[attr-defined]  # a DirectTransport

    def lose_the_incarnation(call: object, answer: type[object]) -> object:
        image.line.lose_replies = int(answer.__name__ == "IncarnationAnswer")
        return answers(call, answer)

    image.cycle._transport._carry = lose_the_incarnation  # type: ignore[attr-defined]  # as above
    with pytest.raises(Offline):
        image.sync()
    image.cycle._transport._carry = answers  # type: ignore[attr-defined]  # as above
    image.sync()
    assert image.cache.value("SELECT value FROM desk_state WHERE key = 'incarnation'") == "2"
    assert image.count("note") == 2
    assert house.events() == []


def test_a_number_the_desk_had_before_head_office_was_put_back_is_not_given_again(house: House) -> None:
    house.desk.cache.execute("UPDATE desk_state SET value = '5' WHERE key = 'incarnation'")
    house.note(house.desk, "under five")
    house.desk.cache.execute("UPDATE outbox SET incarnation = 5")
    house.desk.sync()
    assert house.desk.cache.value("SELECT value FROM desk_state WHERE key = 'incarnation'") == "6"
    assert house.events() == []
