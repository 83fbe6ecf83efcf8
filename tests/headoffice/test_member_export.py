"""Exports: masked unless two people whose role allows it answer for more; nothing in them is run; the audit knows."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from tests.headoffice.feeds.exports import Imports, member, stranger
from vipdesk.errors import Code, NotPossible, Refused
from vipdesk.headoffice import member_export
from vipdesk.headoffice.audit import broken_links
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.doorkeeper import Doorkeeper
from vipdesk.headoffice.member_export import FullRight, export_members, full_right
from vipdesk.headoffice.problems import LockedPin, WrongPin
from vipdesk.headoffice.staff_register import add_staff
from vipdesk.headoffice.stores import add_store, find_store
from vipdesk.headoffice.visiting_card import export_card
from vipdesk.models.declarative import table_of
from vipdesk.models.record import Audit
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import Role

_HARMFUL = '=HYPERLINK("http://127.0.0.1/","x")'


@pytest.fixture
def record_kind() -> str:
    """What is written for people does not depend on the database."""
    return "sqlite"


@pytest.fixture
def imports(record: Database, tmp_path: Path) -> Imports:
    add_store(record, "天河店")
    add_store(record, "北京路店")
    made = Imports(record, tmp_path)
    made.members(member(note="喜欢靠窗"), stranger(2, title="总", drink=_HARMFUL), store_name="天河店")
    made.members(stranger(3, shopper=""), store_name="北京路店")
    return made


def _person(imports: Imports, code: str, role: Role = Role.HEAD_OFFICE, store: str = "天河店") -> Staff:
    add_staff(imports.record, code=code, name=code, role=role, store_name=store, pin="246813")
    return Doorkeeper(imports.record, imports.clock).prove(code, "246813")


def _right(imports: Imports) -> FullRight:
    return full_right(_person(imports, "H1"), _person(imports, "H2"), "年度盘点")


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def _audit(imports: Imports) -> list[tuple[str, dict[str, Any]]]:
    table = table_of(Audit)
    with imports.record.snapshot(HOUSE) as connection:
        assert list(broken_links(connection)) == []
        told = select(table.c.kind, table.c.payload).order_by(table.c.seq)
        return [(row.kind, json.loads(row.payload)) for row in connection.execute(told)]


@pytest.mark.proves("S31", "S34")
def test_an_export_is_masked_and_is_in_the_audit(imports: Imports) -> None:
    file = imports.folder / "out.csv"
    done = export_members(imports.record, file, None, None, imports.clock)
    assert (done["rows"], done["masked"], file.stat().st_mode & 0o777) == (3, True, 0o600)
    shown = {row["会员卡号"]: row for row in _rows(file)}["****0001"]
    told = ("姓名", "手机号", "生日", "车牌", "忌讳/过敏", "备注", "等级")
    assert [shown[name] for name in told] == ["陈**", "138****8000", "09-14", "粤B·1**45", "", "", "金卡"]
    text = file.read_text("utf-8-sig")
    assert not [secret for secret in ("13800138000", "晓晴", "花生", "靠窗", "886600000001") if secret in text]
    assert _audit(imports) == [("guest.export", {"rows": 3, "masked": True})]


@pytest.mark.proves("S52")
def test_two_people_with_a_reason_get_everything_marked_with_their_names(imports: Imports) -> None:
    file, right = imports.folder / "out.csv", _right(imports)
    export_members(imports.record, file, None, right, imports.clock)
    rows = {row["会员卡号"]: row for row in _rows(file)}
    told = ("姓名", "手机号", "生日", "忌讳/过敏", "备注")
    assert [rows["886600000001"][name] for name in told] == [
        *("陈晓晴", "13800138000", "1981-09-14", "花生过敏", "喜欢靠窗"),
    ]
    assert all(row["导出"].startswith("H1 20") and row["导出"].endswith("年度盘点") for row in rows.values())
    [(kind, facts)] = _audit(imports)
    assert (kind, facts["masked"], facts["reason"], facts["approver"]) == (
        "guest.export",
        False,
        "年度盘点",
        str(right.approver.id),
    )
    again = imports.member_file(file, dry_run=True)
    codes = {row["key"]: row["codes"] for row in again.rows}
    assert (codes["886600000001"], codes["887700000003"]) == ("exact_copy", "exact_copy")


def test_what_is_exported_is_never_run(imports: Imports) -> None:
    file = imports.folder / "out.xlsx"
    export_members(imports.record, file, None, _right(imports), imports.clock)
    cells = [cell for row in load_workbook(file)["members"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert f"'{_HARMFUL}" in [cell.value for cell in cells]
    file = imports.folder / "out.csv"
    export_members(imports.record, file, None, None, imports.clock)
    assert f"'{_HARMFUL}" in [row["饮品偏好"] for row in _rows(file)]


@pytest.mark.parametrize(
    ("roles", "reason"),
    [
        ((Role.HEAD_OFFICE, Role.RECEPTIONIST), "x"),
        ((Role.SHOPPER, Role.HEAD_OFFICE), "x"),
        ((Role.HEAD_OFFICE, Role.ADMINISTRATOR), " "),
    ],
)
def test_a_role_that_may_not_or_no_reason_gives_no_right(
    roles: tuple[Role, Role], reason: str, imports: Imports
) -> None:
    asker, approver = (_person(imports, f"P{place}", role) for place, role in enumerate(roles))
    with pytest.raises(Refused):
        full_right(asker, approver, reason)


def test_nobody_approves_their_own_wish(imports: Imports) -> None:
    alone = _person(imports, "H1")
    with pytest.raises(Refused):
        full_right(alone, alone, "x")


def test_a_supervisor_gets_the_guests_of_their_store_and_no_others(imports: Imports) -> None:
    right = full_right(_person(imports, "M1", Role.SUPERVISOR, "北京路店"), _person(imports, "H1"), "回访")
    file = imports.folder / "out.csv"
    assert export_members(imports.record, file, None, right, imports.clock)["rows"] == 1
    with imports.record.snapshot(HOUSE) as connection:
        other = find_store(connection, "天河店")
    assert other is not None
    with pytest.raises(Refused):
        export_members(imports.record, file, other.id, right, imports.clock)
    with pytest.raises(Refused):
        export_card(imports.record, imports.folder / "out.vcf", "886600000001", right, imports.clock)


def test_a_full_export_is_small(imports: Imports, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(member_export, "MOST_IN_FULL", 2)
    with pytest.raises(Refused) as refused:
        export_members(imports.record, imports.folder / "out.csv", None, _right(imports), imports.clock)
    assert refused.value.code is Code.EXPORT_TOO_LARGE
    assert not (imports.folder / "out.csv").exists()
    assert _audit(imports) == []


def test_what_cannot_be_written_leaves_nothing(imports: Imports) -> None:
    with pytest.raises(NotPossible):
        export_members(imports.record, imports.folder / "no" / "out.csv", None, None, imports.clock)


def test_a_wrong_pin_counts_and_locks_here_too(imports: Imports) -> None:
    _person(imports, "H1")
    door = Doorkeeper(imports.record, imports.clock)
    for pin in ("1",) * 5:
        with pytest.raises(WrongPin):
            door.prove("H1", pin)
    with pytest.raises(LockedPin):
        door.prove("H1", "246813")
    with pytest.raises(WrongPin):
        door.prove("nobody", "246813")


def test_a_full_card_is_read_again_as_the_same_guest(imports: Imports) -> None:
    file = imports.folder / "out.vcf"
    export_card(imports.record, file, "886600000001", _right(imports), imports.clock)
    before = imports.dump()
    said = imports.member_file(file)
    assert (said.rows[0]["codes"], imports.dump()) == ("exact_copy", before), said.rows[0]
    kind, facts = _audit(imports)[0]
    assert (kind, facts["masked"], facts["reason"]) == ("guest.export_card", False, "年度盘点")


def test_a_masked_card_tells_nobody_who_it_is(imports: Imports) -> None:
    file = imports.folder / "out.vcf"
    export_card(imports.record, file, "886600000001", None, imports.clock)
    text = file.read_text("utf-8")
    assert "FN:陈**" in text
    assert "TEL;TYPE=CELL:138****8000" in text
    assert not [
        secret for secret in ("13800138000", "晓晴", "花生", "靠窗", "886600000001", "1981") if secret in text
    ]
    with pytest.raises(Refused):
        export_card(imports.record, file, "1", None, imports.clock)
