"""Once a week all that stands in the rows is compared: what was altered behind the desk's back is found and healed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.convergence.checkers import check_converged
from tests.fakes.clocks import FakeClock
from tests.fakes.house import Desk, HeadOffice, enrol_desk, guest_id
from vipdesk.cache import base_stretch
from vipdesk.cache.base_sums import differences, recount
from vipdesk.cache.desk_state import DeskState
from vipdesk.errors import Offline
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.problems import NotThere
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import StaffId
from vipdesk.models.guest import Guest
from vipdesk.models.vocabulary import Role
from vipdesk.protocol.content import ContentQuestion
from vipdesk.protocol.first_sync import column_set
from vipdesk.sync.content_check import Compared

STORE = "天河店"
GUESTS = 7
WEEK = timedelta(days=7)


@pytest.fixture
def office(record: Database) -> HeadOffice:
    """A head office with a store and its guests."""
    office = HeadOffice(record, FakeClock())
    store = office.store(STORE)
    for number in range(GUESTS):
        office.guest(number, "陈晓晴", store)
    return office


@pytest.fixture
def author(office: HeadOffice) -> StaffId:
    """Somebody at the desk."""
    return office.staff("A001", "何嘉仪", Role.RECEPTIONIST, STORE)


@pytest.fixture
def desk(office: HeadOffice, author: StaffId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk in sync whose stretches are short."""
    del author
    monkeypatch.setattr(base_stretch.read_stretch, "__defaults__", (3,))
    desk = enrol_desk(office, tmp_path / "desk", "前台一", STORE)
    desk.sync()
    assert desk.cycle.compare_content() is Compared.NOTHING
    yield desk
    desk.close()


def compare(desk: Desk) -> list[Compared]:
    """Whatever is due, as the desk does it when it has time."""
    steps = [desk.cycle.compare_content()]
    while steps[-1] is Compared.EQUAL:
        steps.append(desk.cycle.compare_content())
    return steps


def _altered(statement: str) -> Callable[[Desk], None]:
    def alter(desk: Desk) -> None:
        assert desk.cache.execute(statement, (guest_id(4).bytes,)) == 1

    return alter


@pytest.mark.proves("I13", "I15")
@pytest.mark.expects_log("content_diverged")
@pytest.mark.parametrize(
    "alter",
    [
        _altered("UPDATE guest SET tier = '黑卡' WHERE id = ?"),
        _altered("UPDATE guest SET version = version + 40 WHERE id = ?"),
        _altered("DELETE FROM directory_row WHERE id = ?"),
    ],
    ids=["a value", "a version", "a row that is gone"],
)
def test_what_was_altered_in_the_file_is_found_within_a_week_and_read_anew(
    desk: Desk, office: HeadOffice, author: StaffId, alter: Callable[[Desk], None]
) -> None:
    alter(desk)
    # the digest that a round compares sees nothing of it
    desk.sync()
    desk.submit(author, "guest.add_note", guest_id=guest_id(2), text="靠窗")
    waiting = desk.cache.rows("SELECT op_id FROM outbox WHERE state = 'waiting'")
    desk.clock.pass_time(WEEK)
    steps = compare(desk)
    assert steps[-1] is Compared.DIFFERENT
    assert Compared.EQUAL in steps
    assert desk.cache.rows("SELECT op_id FROM outbox WHERE state = 'waiting'") == waiting
    desk.sync()
    assert not differences(desk.cache, {name: tally.text for name, tally in recount(desk.cache).items()})
    check_converged(office, [desk])
    desk.cycle.compare_now()
    assert Compared.DIFFERENT not in compare(desk)


@pytest.mark.proves("I13")
def test_a_good_desk_compares_once_a_week_and_each_row_once(desk: Desk, author: StaffId) -> None:
    desk.submit(author, "guest.set_preference", guest_id=guest_id(1), topic="drink", value="茶")
    desk.clock.pass_time(WEEK)
    steps = compare(desk)
    assert steps.count(Compared.EQUAL) > len(base_stretch.COMPARED)
    assert compare(desk) == [Compared.NOTHING]
    desk.clock.pass_time(WEEK - timedelta(minutes=1))
    assert compare(desk) == [Compared.NOTHING]
    desk.clock.pass_time(timedelta(minutes=1))
    assert desk.cycle.compare_content() is Compared.EQUAL
    # the line breaks: it goes on where it was
    desk.line.up = False
    with pytest.raises(Offline):
        desk.cycle.compare_content()
    desk.line.up = True
    assert len(compare(desk)) == len(steps) - 1
    # a clock that was ahead puts nothing off
    with desk.cache.transaction():
        DeskState(desk.cache).put(
            "content_compared", DeskState(desk.cache).get("content_compared") | {"due": "2036-01-01T00:00:00Z"}
        )
    assert compare(desk) == [Compared.NOTHING]
    desk.clock.pass_time(WEEK)
    assert Compared.EQUAL in compare(desk)


def test_what_moves_meanwhile_is_compared_after_the_next_page(desk: Desk, office: HeadOffice) -> None:
    desk.cycle.compare_now()
    while DeskState(desk.cache).get("content_compared")["table"] != "guest":
        assert desk.cycle.compare_content() is Compared.EQUAL
    with house_writer(office.database) as writer:
        guest = writer.row(Guest, guest_id(4), lock=True)
        assert guest is not None
        writer.change(guest, {"tier": "白金卡"})
    assert compare(desk)[-1] is Compared.NOTHING
    assert DeskState(desk.cache).get("content_compared")["table"] == "guest"
    desk.sync()
    assert len(compare(desk)) > 1
    assert DeskState(desk.cache).get("content_compared")["table"] is None


def test_rows_of_other_columns_are_not_compared(desk: Desk, office: HeadOffice) -> None:
    for columns, table in (("other", "guest"), (column_set(), "issue_block"), (column_set(), "outbox")):
        with pytest.raises(NotThere):
            office.content.content(
                desk.access,
                ContentQuestion(cursor=str(DeskState(desk.cache).cursor), columns=columns, table=table),
            )
