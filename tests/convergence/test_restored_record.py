"""Head office is put back from a backup: what was acknowledged after it returns from the desks (I16, P23-P25)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.convergence.checkers import check_converged, check_record, check_view_is_a_function
from tests.fakes.backups import Backup
from tests.fakes.clocks import FakeClock
from tests.fakes.house import Desk, HeadOffice, enrol_desk, guest_id
from vipdesk.errors import Code, Offline, ServerBusy
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.desks import revoke_desk
from vipdesk.headoffice.incarnations import AT_WORK
from vipdesk.headoffice.ledger import RecordLedger
from vipdesk.headoffice.server_state import ENDED, EPOCH, RECOVERY, new_epoch, read_state
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import StaffId
from vipdesk.models.declarative import table_of
from vipdesk.models.guest import Guest
from vipdesk.models.record import Outcome
from vipdesk.models.vocabulary import Role


@dataclass
class Restorable:
    """Two desks of one store, and a record that can be put back."""

    office: HeadOffice
    url: str
    first: Desk
    second: Desk
    actor: StaffId
    backups: list[Backup] = field(default_factory=list)

    def back_up(self) -> None:
        """Take a backup now."""
        self.office.database.close()
        self.backups.append(Backup(self.url))

    def put_back(self, *, epoch: bool) -> None:
        """Restore the last backup, with or without the step an operator may forget."""
        self.office.database.close()
        self.backups[-1].put_back()
        if epoch:
            with self.office.database.transaction(HOUSE) as connection:
                new_epoch(connection)

    def work(self, desk: Desk, guest: int, text: str) -> Any:
        """A note that head office has taken."""
        return desk.submit(self.actor, "guest.add_note", guest_id=guest_id(guest), text=text).op_id

    def change_tier(self, tier: str) -> None:
        """Head office itself changes a guest's row; no desk's number moves."""
        with house_writer(self.office.database) as writer:
            guest = writer.row(Guest, guest_id(0), lock=True)
            assert guest is not None
            writer.change(guest, {"tier": tier})

    def decided(self) -> dict[Any, tuple[str, str | None]]:
        """Every outcome of the record."""
        table = table_of(Outcome)
        with self.office.database.snapshot(HOUSE) as connection:
            found = connection.execute(select(table.c.op_id, table.c.state, table.c.code))
            return {row.op_id: (row.state, row.code) for row in found}

    def facts(self, op_id: Any) -> Any:
        """What the outcome of an intent says beside its state and code."""
        table = table_of(Outcome)
        with self.office.database.snapshot(HOUSE) as connection:
            return connection.scalar(select(table.c.facts).where(table.c.op_id == op_id))

    def state(self) -> dict[str, str]:
        """What the record knows of itself."""
        with self.office.database.snapshot(HOUSE) as connection:
            return read_state(connection)

    def sync(self, *desks: Desk) -> None:
        """A round each; some rounds stop half way on purpose and are repeated."""
        for desk in desks:
            try:
                desk.sync()
            except ServerBusy:
                desk.sync()

    def assert_agreed(self) -> None:
        """Everybody shows the same, and the record is whole."""
        for _ in range(2):
            self.sync(self.first, self.second)
        check_converged(self.office, [self.first, self.second])
        check_record(self.office)
        for desk in (self.first, self.second):
            check_view_is_a_function(desk)


@pytest.fixture
def restorable(record: Database, record_url: str, tmp_path: Path) -> Iterator[Restorable]:
    office = HeadOffice(record, FakeClock())
    store = office.store("天河店")
    actor = office.staff("S001", "何嘉仪", Role.SUPERVISOR, "天河店")
    for number, name in enumerate(("陈晓晴", "单晓敏", "欧阳文静")):
        office.guest(number, name, store)
    desks = [enrol_desk(office, tmp_path / str(number), f"前台{number}", "天河店") for number in range(2)]
    for desk in desks:
        desk.sync()
    house = Restorable(office, record_url, desks[0], desks[1], actor)
    yield house
    for desk in (house.first, house.second):
        desk.close()
    for backup in house.backups:
        backup.forget()


@pytest.mark.proves("I16", "P25", "F20")
@pytest.mark.expects_log("base_diverged")
def test_what_was_acknowledged_after_the_backup_returns_with_its_outcomes(restorable: Restorable) -> None:
    house = restorable
    house.work(house.first, 0, "备份之前")
    house.sync(house.first, house.second)
    house.back_up()
    kept = [house.work(desk, 0, f"备份之后 {number}") for number, desk in enumerate((house.first, house.second))]
    refused = house.first.submit(house.actor, "visit.check_in", guest_id=guest_id(1)).op_id
    house.second.submit(house.actor, "visit.check_in", guest_id=guest_id(1))
    house.sync(house.second, house.first, house.second)
    before = house.decided()
    assert before[refused] == ("refused", Code.ALREADY_HERE.value)
    waiting = house.work(house.second, 2, "还没有上传")
    house.put_back(epoch=True)
    house.assert_agreed()
    after = house.decided()
    assert {op_id: after[op_id] for op_id in before} == before
    assert set(kept) | {waiting} <= set(after)
    assert house.state()[RECOVERY] == ENDED
    assert house.first.count("note") == 4


@pytest.mark.proves("I16", "P24", "F21")
@pytest.mark.expects_log("base_diverged")
def test_a_restore_without_a_new_epoch_is_found_out_and_mended(restorable: Restorable) -> None:
    house = restorable
    house.back_up()
    for number in range(6):
        house.work(house.first, 0, f"第 {number} 条")
    house.sync(house.first, house.second)
    before = house.decided()
    house.put_back(epoch=False)
    house.assert_agreed()
    assert house.decided() == before
    assert int(house.state()[EPOCH]) == 2
    assert [type(alarm).__name__ for alarm in house.office.reports] == ["RecordWentBackError"]
    assert house.second.count("note") == 6


@pytest.mark.proves("I13", "P24")
@pytest.mark.expects_log("base_diverged")
def test_a_record_that_counted_up_again_after_a_restore_is_told_by_the_digest_alone(
    restorable: Restorable,
) -> None:
    """Positions, versions and every desk's numbers are as before; only who changed the row last is another (P24)."""
    house = restorable
    house.back_up()
    house.change_tier("白金卡")
    house.sync(house.first, house.second)
    house.put_back(epoch=False)
    house.change_tier("钻石卡")
    house.assert_agreed()
    assert house.first.count("guest", "tier = '钻石卡'") == 1


@pytest.mark.proves("P24", "F21")
@pytest.mark.expects_log("base_diverged")
def test_a_desk_whose_own_work_a_restored_record_has_lost_notices_by_its_numbers(restorable: Restorable) -> None:
    house = restorable
    house.back_up()
    house.first.submit(house.actor, "guest.set_preference", guest_id=guest_id(0), topic="drink", value="龙井")
    house.sync(house.first)
    house.sync(house.second)
    house.put_back(epoch=False)
    other = house.second.submit(
        house.actor, "guest.set_preference", guest_id=guest_id(0), topic="drink", value="普洱", based_on="龙井"
    )
    house.sync(house.second)
    assert other.op_id in house.decided()
    house.assert_agreed()
    assert int(house.first.cache.value("SELECT value FROM desk_state WHERE key = 'incarnation'")) > 1


@pytest.mark.proves("I17", "P6")
@pytest.mark.expects_log("base_diverged")
def test_no_number_of_an_incarnation_is_given_twice_by_a_restored_record(restorable: Restorable) -> None:
    house = restorable
    house.back_up()
    first_time = house.office.doorkeeper.new_incarnation(house.first.access).incarnation
    house.office.clock.pass_time(AT_WORK)
    house.work(house.first, 0, "一")
    house.sync(house.first)
    used = int(house.first.cache.value("SELECT value FROM desk_state WHERE key = 'incarnation'"))
    assert used > first_time
    house.put_back(epoch=True)
    house.sync(house.first)
    assert int(house.first.cache.value("SELECT value FROM desk_state WHERE key = 'incarnation'")) > used
    house.assert_agreed()


@pytest.mark.proves("I10", "P25")
@pytest.mark.expects_log("base_diverged")
def test_acknowledged_work_never_leaves_the_screen_while_it_is_offered_again(restorable: Restorable) -> None:
    house = restorable
    house.back_up()
    for number in range(5):
        house.work(house.first, 0, f"第 {number} 条")
    house.sync(house.first, house.second)
    house.put_back(epoch=True)
    seen: list[int] = []
    house.first.cycle._sleep = lambda _: seen.append(house.first.count("note"))
    house.first.line.lose_replies = 1
    for _ in range(4):
        with suppress(Offline, ServerBusy):
            house.first.sync()
        seen.append(house.first.count("note"))
    assert set(seen) == {5}
    house.assert_agreed()


@pytest.mark.proves("P25", "I10")
@pytest.mark.expects_log("base_diverged")
def test_while_head_office_errs_over_what_is_offered_again_no_page_takes_it_off_the_screen(
    restorable: Restorable, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    house = restorable
    house.back_up()
    for number in range(3):
        house.work(house.first, 0, f"第 {number} 条")
    house.sync(house.first, house.second)
    house.put_back(epoch=True)
    with monkeypatch.context() as patch:
        patch.setattr(RecordLedger, "insert", fail)
        for _ in range(2):
            with pytest.raises(ServerBusy):
                house.first.sync()
            assert house.first.count("note") == 3
    house.assert_agreed()
    assert house.first.count("note") == 3


@pytest.mark.proves("P25", "F20")
@pytest.mark.expects_log("base_diverged")
def test_what_needs_a_row_that_another_desk_brings_back_waits_for_it(restorable: Restorable) -> None:
    house = restorable
    house.back_up()
    visit = house.first.submit(house.actor, "visit.check_in", guest_id=guest_id(0)).created["visit_id"]
    house.sync(house.first, house.second)
    left = house.second.submit(house.actor, "visit.check_out", visit_id=visit)
    house.sync(house.second, house.first)
    house.put_back(epoch=True)
    house.sync(house.second)
    assert house.decided()[left.op_id] == ("parked", Code.AWAITS_RECOVERY.value)
    house.sync(house.first)
    house.assert_agreed()
    assert house.second.cache.value("SELECT state FROM outbox WHERE op_id = ?", (left.op_id.bytes,)) == "accepted"
    assert house.first.count("visit", "open = 1") == 0
    assert house.state()[RECOVERY] == ENDED


@pytest.mark.proves("P25")
def test_a_conflict_that_was_told_is_told_again_though_its_intent_comes_first_this_time(
    restorable: Restorable,
) -> None:
    house = restorable
    house.back_up()
    wish = {"guest_id": guest_id(0), "topic": "drink"}
    house.first.submit(house.actor, "guest.set_preference", **wish, value="龙井")
    later = house.second.submit(house.actor, "guest.set_preference", **wish, value="普洱").op_id
    house.sync(house.first, house.second)
    told = house.facts(later)
    assert "conflicts" in told
    house.put_back(epoch=True)
    house.sync(house.second)
    assert house.facts(later) == told


@pytest.mark.proves("P25")
def test_the_recovery_does_not_wait_for_a_desk_that_was_withdrawn(restorable: Restorable) -> None:
    house = restorable
    house.sync(house.first, house.second)
    revoke_desk(house.office.database, "前台1")
    house.back_up()
    house.work(house.first, 0, "备份之后")
    house.sync(house.first)
    house.put_back(epoch=True)
    house.sync(house.first)
    assert house.state()[RECOVERY] == ENDED
