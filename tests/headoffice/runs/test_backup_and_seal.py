"""A backup that was read back lets desks forget; a seal kept elsewhere shows a chain that was rewritten whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import delete, update

from tests.fakes.clocks import FakeClock
from tests.fakes.house import HeadOffice, enrol_desk, guest_id
from vipdesk.errors import BadInput, ExitCode, NotPossible, Trouble
from vipdesk.headoffice.audit import broken_links
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.runs import backup
from vipdesk.headoffice.runs.backup import back_up
from vipdesk.headoffice.runs.seal_audit import merkle_root, misses, read_seal, seal
from vipdesk.models.declarative import table_of
from vipdesk.models.record import Audit
from vipdesk.models.vocabulary import Role
from vipdesk.wording import sentence


@pytest.mark.proves("P26", "I16")
def test_what_is_in_a_verified_backup_is_forgotten_and_nothing_else(
    record: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = HeadOffice(record, FakeClock())
    store = office.store("天河店")
    actor = office.staff("S001", "何嘉仪", Role.RECEPTIONIST, "天河店")
    office.guest(0, "陈晓晴", store)
    desk = enrol_desk(office, tmp_path / "desk", "前台", "天河店")
    desk.sync()
    for text in ("一", "二"):
        desk.submit(actor, "guest.add_note", guest_id=guest_id(0), text=text)
    desk.sync()
    assert desk.count("outbox") == 2
    late: list[bytes] = []

    def and_meanwhile(copy: Callable[..., None]) -> Callable[..., None]:
        def copied(*given: object) -> None:
            copy(*given)
            late.append(desk.submit(actor, "guest.add_note", guest_id=guest_id(0), text="三").op_id.bytes)
            desk.sync()

        return copied

    for name in ("_copy_file", "_dump"):
        monkeypatch.setattr(backup, name, and_meanwhile(getattr(backup, name)))
    report = back_up(record, tmp_path / "backup")
    assert report["desks"] == 1
    assert (tmp_path / "backup").stat().st_mode & 0o777 == 0o600
    late.append(desk.submit(actor, "guest.add_note", guest_id=guest_id(0), text="四").op_id.bytes)
    desk.sync()
    assert desk.cache.rows("SELECT op_id FROM outbox ORDER BY entry") == [(op_id,) for op_id in late]
    desk.close()


def test_a_backup_holds_the_record_and_never_replaces_a_file(record: Database, tmp_path: Path) -> None:
    office = HeadOffice(record, FakeClock())
    office.store("天河店")
    target = tmp_path / "backup"
    back_up(record, target)
    if record.kind == "sqlite":
        with sqlite3.connect(target) as copy:
            assert copy.execute("SELECT name FROM store").fetchall() == [("天河店",)]
        copy.close()
    else:
        assert target.read_bytes().startswith(b"PGDMP")
    with pytest.raises(NotPossible) as refusal:
        back_up(record, target)
    assert refusal.value.trouble is Trouble.BACKUP_FAILED


def test_a_backup_into_a_folder_that_is_not_there_is_one_sentence(record: Database, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "backup"
    with pytest.raises(NotPossible) as refusal:
        back_up(record, target)
    assert refusal.value.trouble is Trouble.BACKUP_FAILED
    assert "there is no such folder" in sentence(refusal.value, "en")
    assert refusal.value.exit_code == ExitCode.DID_NOT_HAPPEN


def test_a_file_that_is_no_seal_is_told_as_that(tmp_path: Path) -> None:
    (tmp_path / "seal").write_text("{}", "utf-8")
    with pytest.raises(BadInput) as refusal:
        read_seal(tmp_path / "seal")
    assert "it is no seal of an audit" in sentence(refusal.value, "en")
    with pytest.raises(BadInput) as refusal:
        read_seal(tmp_path / "nothing")
    assert "there is no such file" in sentence(refusal.value, "en")


@pytest.mark.proves("I26", "S36")
def test_a_chain_that_was_cut_and_holds_again_is_missed_by_its_seal(record: Database, tmp_path: Path) -> None:
    office = HeadOffice(record, FakeClock())
    store = office.store("天河店")
    actor = office.staff("S001", "何嘉仪", Role.RECEPTIONIST, "天河店")
    office.guest(0, "陈晓晴", store)
    desk = enrol_desk(office, tmp_path / "desk", "前台", "天河店")
    desk.sync()
    for text in ("一", "二", "三"):
        desk.submit(actor, "guest.add_note", guest_id=guest_id(0), text=text)
    desk.sync()
    audit = table_of(Audit)
    with record.snapshot(HOUSE) as connection:
        (tmp_path / "seal").write_bytes(msgspec.json.encode(seal(connection, office.clock.now())))
        sealed = read_seal(tmp_path / "seal")
        assert misses(connection, sealed) == []
    with record.as_owner() as connection:
        connection.execute(delete(audit).where(audit.c.seq == 3))
    with record.snapshot(HOUSE) as connection:
        assert list(broken_links(connection)) == []
        assert misses(connection, sealed) == [f"{desk.desk_id}:1"]
        assert "root" in misses(connection, msgspec.structs.replace(sealed, root=merkle_root(["x"])))
    with record.as_owner() as connection:
        connection.execute(update(audit).values(link="x"))
    desk.close()


def test_the_root_knows_leaves_from_pairs_and_their_order() -> None:
    roots = [merkle_root(leaves) for leaves in ([], ["a"], ["a", "b"], ["b", "a"], ["a", "b", "c"], ["ab"])]
    assert len(set(roots)) == len(roots)
