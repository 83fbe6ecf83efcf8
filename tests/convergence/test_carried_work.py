"""Work carried to head office by hand is decided there once, whatever the desk itself does afterwards (F50, I2)."""

from __future__ import annotations

import errno
import json
import stat
from pathlib import Path

import msgspec
import pytest

from tests.convergence.conftest import House
from tests.fakes.house import KEY, PIN, guest_id
from vipdesk.cache.carry import export_outbox, waiting_work
from vipdesk.cache.verifiers import keep_verifier
from vipdesk.errors import BadInput, Code, NotPossible, Refused, Trouble, VipDeskError
from vipdesk.headoffice.carried_work import read_carried, take_in
from vipdesk.headoffice.database import HOUSE
from vipdesk.headoffice.security import CARRIED, security_events
from vipdesk.headoffice.server_state import new_epoch
from vipdesk.ids import StaffId
from vipdesk.models.vocabulary import OutboxState, Role
from vipdesk.wording import sentence

PASSPHRASE = "带到总部的口令 2026 年"  # noqa: S105 - of a test
NOTES = ("靠窗", "龙井", "不要香水")


def _work_without_line(house: House) -> None:
    house.first.line.up = False
    for text in NOTES:
        house.first.submit(house.actor, "guest.add_note", guest_id=guest_id(0), text=text)


def _supervisor(house: House) -> StaffId:
    supervisor = house.office.staff("Z001", "林主管", Role.SUPERVISOR, "天河店")
    house.first.sync()
    keep_verifier(house.first.cache, KEY, supervisor, PIN, house.first.clock.now())
    return supervisor


def _export(house: House, file: Path, *, staff: str = "Z001", pin: str = PIN, passphrase: str = PASSPHRASE) -> int:
    return export_outbox(
        house.first.profile, KEY, file, staff_code=staff, pin=pin, passphrase=passphrase, source=house.first.clock
    )


@pytest.mark.proves("F50", "I2")
def test_carried_work_is_decided_and_the_desk_that_comes_back_doubles_nothing(
    house: House, tmp_path: Path
) -> None:
    supervisor = _supervisor(house)
    _work_without_line(house)
    assert _export(house, tmp_path / "work.sealed") == len(NOTES)
    assert stat.S_IMODE((tmp_path / "work.sealed").stat().st_mode) == 0o600
    work = read_carried(tmp_path / "work.sealed", PASSPHRASE)
    assert work.by == supervisor
    done = take_in(house.office.database, house.office.clock, work, house.office.reports.append)
    assert (done["accepted"], done["undecided"]) == (len(NOTES), 0)
    house.second.sync()
    assert house.second.count("note") == len(NOTES)
    again = take_in(house.office.database, house.office.clock, work, house.office.reports.append)
    assert again["accepted"] == len(NOTES)
    house.first.line.up = True
    house.assert_converged()
    assert house.first.count("note") == len(NOTES)
    assert house.first.count("outbox", f"state = '{OutboxState.WAITING}'") == 0
    with house.office.database.snapshot(HOUSE) as connection:
        assert [event["intents"] for event in security_events(connection) if event["kind"] == CARRIED] == [3]


@pytest.mark.proves("F50")
def test_work_of_a_desk_that_head_office_does_not_know_is_not_taken_in(house: House) -> None:
    work = waiting_work(house.first.cache, house.actor, house.first.clock.now())
    stranger = msgspec.structs.replace(work, desk=guest_id(0))
    with pytest.raises(NotPossible) as foreign:
        take_in(house.office.database, house.office.clock, stranger, house.office.reports.append)
    assert foreign.value.trouble is Trouble.CARRIED_FROM_ELSEWHERE
    assert str(stranger.desk) in sentence(foreign.value, "zh")


@pytest.mark.proves("F50", "S19")
def test_the_file_is_sealed_and_says_nothing_of_guests(house: House, tmp_path: Path) -> None:
    _supervisor(house)
    _work_without_line(house)
    _export(house, tmp_path / "work.sealed")
    content = (tmp_path / "work.sealed").read_bytes()
    assert "靠窗".encode() not in content
    assert b"guest.add_note" not in content
    with pytest.raises(BadInput) as wrong:
        read_carried(tmp_path / "work.sealed", PASSPHRASE + "?")
    assert wrong.value.facts["detail"] == "sealed_otherwise"
    (tmp_path / "cut").write_bytes(content[: len(content) // 2])
    (tmp_path / "other").write_text(json.dumps([1]))
    (tmp_path / "deep").write_text("[" * 100_000)
    (tmp_path / "folder").mkdir()
    details = {"cut": "not_carried", "other": "not_carried", "deep": "not_carried"}
    for name, detail in (details | {"none": "missing", "folder": "not_a_file"}).items():
        with pytest.raises(BadInput) as broken:
            read_carried(tmp_path / name, PASSPHRASE)
        assert broken.value.facts["detail"] == detail


def test_only_a_supervisor_with_the_pin_and_a_long_passphrase_takes_work_along(
    house: House, tmp_path: Path
) -> None:
    _supervisor(house)
    keep_verifier(house.first.cache, KEY, house.actor, PIN, house.first.clock.now())
    code = house.first.cache.value("SELECT code FROM staff WHERE id = ?", (house.actor.bytes,))

    def refused(**how: str) -> VipDeskError:
        with pytest.raises(VipDeskError) as error:
            _export(house, tmp_path / "work.sealed", **how)
        assert not (tmp_path / "work.sealed").exists()
        return error.value

    assert refused(staff=code).trouble is Trouble.SUPERVISOR_NEEDED
    assert refused(passphrase="short").trouble is Trouble.PASSPHRASE_SHORT  # noqa: S106 - of a test
    for how in ({"pin": "000000"}, {"staff": "nobody"}):
        wrong = refused(**how)
        assert isinstance(wrong, Refused)
        assert wrong.code is Code.PIN_WRONG
    (tmp_path / "taken").write_bytes(b"another file")
    with pytest.raises(NotPossible) as taken:
        _export(house, tmp_path / "taken")
    assert taken.value.facts["detail"] == "exists"
    assert (tmp_path / "taken").read_bytes() == b"another file"


def test_an_export_that_the_disk_does_not_take_leaves_nothing_that_could_be_carried(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _supervisor(house)
    _work_without_line(house)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("vipdesk.cache.carry.os.fsync", full)
    with pytest.raises(NotPossible) as told:
        _export(house, tmp_path / "work.sealed")
    assert told.value.facts["detail"] == "no_room"
    monkeypatch.undo()
    assert _export(house, tmp_path / "work.sealed") == len(NOTES)


@pytest.mark.proves("F50", "I3")
def test_a_file_that_contradicts_head_office_is_told_as_that_and_changes_nothing(house: House) -> None:
    _work_without_line(house)
    work = waiting_work(house.first.cache, house.actor, house.first.clock.now())
    house.first.line.up = True
    house.assert_converged()
    (push,) = work.pushes
    other = msgspec.structs.replace(push.intents[-1], args=push.intents[-1].args | {"text": "别的"})
    intents = [*push.intents[:-1], other]
    changed = msgspec.structs.replace(work, pushes=[msgspec.structs.replace(push, intents=intents)])
    with pytest.raises(NotPossible) as told:
        take_in(house.office.database, house.office.clock, changed, house.office.reports.append)
    assert told.value.trouble is Trouble.CARRIED_CONTRADICTS
    house.second.sync()
    assert house.second.count("note") == len(NOTES)
    assert house.second.count("note", "text = '别的'") == 0


@pytest.mark.proves("F50", "P6")
def test_work_of_a_desk_that_came_back_under_new_numbers_is_not_taken_in(house: House) -> None:
    _work_without_line(house)
    work = waiting_work(house.first.cache, house.actor, house.first.clock.now())
    house.office.database.run(HOUSE, new_epoch)
    house.first.line.up = True
    house.assert_converged()
    with pytest.raises(NotPossible) as outdated:
        take_in(house.office.database, house.office.clock, work, house.office.reports.append)
    assert outdated.value.trouble is Trouble.CARRIED_OUTDATED
    assert house.second.count("note") == len(NOTES)
