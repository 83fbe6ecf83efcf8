"""Stores, staff, desks and policies as the administrator handles them, and what is written out of the record."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.fakes.caller import Caller, note
from tests.fakes.clocks import NOON
from tests.fakes.house import PIN, HeadOffice
from tests.fakes.small_house import FAR_STORE, PLACEHOLDER, STORE
from vipdesk.errors import Code, NotPossible, Refused, Trouble, WrongUsage
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.desks import approve_desk, enrolment_code_hash, invite_desk, revoke_desk
from vipdesk.headoffice.export import export_lines
from vipdesk.headoffice.policies import set_policy
from vipdesk.headoffice.staff_register import add_placeholder, add_staff, western_name
from vipdesk.headoffice.stores import add_store, find_store, store_named
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import StoreId
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import table_of
from vipdesk.models.record import DeskCredential, StaffCredential
from vipdesk.models.values import write_json
from vipdesk.models.vocabulary import Role


def rows(database: Database, table: str) -> list[dict[str, object]]:
    """A table as it is written out."""
    return [json.loads(line) for line in export_lines(database, table)]


def troubled(trouble: Trouble, problem: pytest.ExceptionInfo[NotPossible]) -> bool:
    """Whether that was the trouble."""
    return problem.value.trouble is trouble


def test_a_new_store_has_a_lounge_without_a_four(record: Database) -> None:
    store_id = add_store(record, "天河店")
    places = rows(record, "lounge_place")
    assert {place["store_id"] for place in places} == {str(store_id)}
    assert len(places) == 17
    assert len({place["position"] for place in places}) == len({place["name"] for place in places}) == 17
    assert not [place for place in places if "4" in str(place["name"]) or "4" in str(place["name_en"])]


def test_a_store_is_known_by_one_name(record: Database) -> None:
    store_id = add_store(record, "天河店")
    with pytest.raises(NotPossible) as problem:
        add_store(record, "天河店")
    assert troubled(Trouble.NAME_TAKEN, problem)
    with record.snapshot(HOUSE) as connection:
        assert store_named(connection, "天河店").id == store_id
        assert find_store(connection, "天河") is None
        with pytest.raises(NotPossible) as problem:
            store_named(connection, "天河")
    assert troubled(Trouble.STORE_UNKNOWN, problem)
    assert len(rows(record, "store")) == 1


@pytest.mark.parametrize("role", Role)
def test_somebody_of_any_role_is_added_with_a_pin(role: Role, record: Database) -> None:
    add_store(record, "天河店")
    staff_id = add_staff(record, code="S1", name="周敏", role=role, store_name="天河店", pin=PIN)
    (person,) = rows(record, "staff")
    assert (person["id"], person["role"], person["name_en"]) == (str(staff_id), role.value, "Min Zhou")
    table = table_of(StaffCredential)
    with record.snapshot(HOUSE) as connection:
        kept = connection.execute(select(table)).one()
    assert kept.pin_hash.startswith("$argon2id$")
    assert PIN not in kept.pin_hash


def test_who_cannot_be_added_leaves_nothing(record: Database) -> None:
    add_store(record, "天河店")
    with pytest.raises(NotPossible) as problem:
        add_staff(record, code="S1", name="周敏", role=Role.SHOPPER, store_name="北京路店", pin=PIN)
    assert troubled(Trouble.STORE_UNKNOWN, problem)
    with pytest.raises(Refused) as refusal:
        add_staff(record, code="S1", name="周敏", role=Role.SHOPPER, store_name="天河店", pin="111111")
    assert refusal.value.code is Code.PIN_TOO_SIMPLE
    assert rows(record, "staff") == []
    add_staff(record, code="S1", name="周敏", role=Role.SHOPPER, store_name="天河店", pin=PIN)
    with pytest.raises(NotPossible) as problem:
        add_staff(record, code="S1", name="别人", role=Role.SHOPPER, store_name="天河店", pin=PIN)
    assert troubled(Trouble.NAME_TAKEN, problem)


def test_a_name_from_an_import_becomes_a_person(record: Database) -> None:
    store_id = add_store(record, "天河店")
    with house_writer(record) as writer:
        placeholder = add_placeholder(writer, "S001", StoreId(store_id))
    staff_id = add_staff(record, code="S001", name="周敏", role=Role.SHOPPER, store_name="天河店", pin=PIN)
    assert staff_id == placeholder.id
    (person,) = rows(record, "staff")
    assert (person["name"], person["placeholder"], person["version"]) == ("周敏", False, 2)
    assert staff_id != PLACEHOLDER


@pytest.mark.parametrize(
    ("name", "expected"),
    [("周敏", "Min Zhou"), ("何嘉仪", "Jiayi He"), ("Ann Lee", "Ann Lee"), ("欧阳静", "Jing Ouyang")],
)
def test_a_colleagues_english_name_has_the_given_name_first(name: str, expected: str) -> None:
    assert western_name(name) == expected


def test_a_desk_is_invited_approved_and_revoked(record: Database) -> None:
    add_store(record, "天河店")
    invitation = invite_desk(record, "前台一", "天河店", NOON)
    assert invitation.expires_at == NOON + timedelta(minutes=10)

    def state() -> object:
        (desk,) = rows(record, "desk")
        return desk["state"]

    assert state() == "invited"
    approve_desk(record, "前台一")
    assert state() == "invited"  # it has not handed in a key yet
    for _ in range(2):
        revoke_desk(record, "前台一")
        assert state() == "revoked"
    approve_desk(record, "前台一")
    assert state() == "invited"
    table = table_of(DeskCredential)
    with record.snapshot(HOUSE) as connection:
        kept = connection.execute(select(table)).one()
    assert kept.code_hash == enrolment_code_hash(invitation.code)
    assert invitation.code not in str(tuple(kept))


def test_a_desk_that_is_not_one_is_neither_approved_nor_revoked(record: Database) -> None:
    for name in ("天河店", "北京路店"):
        add_store(record, name)
        invite_desk(record, "前台", name, NOON)
    for change in (approve_desk, revoke_desk):
        for name in ("前台", "没有"):
            with pytest.raises(NotPossible) as problem:
                change(record, name)
            assert troubled(Trouble.DESK_UNKNOWN, problem)
    assert len(rows(record, "desk")) == 2


def test_a_policy_reaches_the_desks_it_is_for(desk: Caller, far_desk: Caller, office: HeadOffice) -> None:
    for caller in (desk, far_desk):
        caller.catch_up()
    set_policy(office.database, "paper.parking", {"zh": "B1 层"}, None)
    set_policy(office.database, "paper.parking", {"zh": "B2 层"}, "天河店")
    assert [row.row["value"] for row in desk.catch_up() if row.row] == [{"zh": "B1 层"}, {"zh": "B2 层"}]
    assert [row.row["value"] for row in far_desk.catch_up() if row.row] == [{"zh": "B1 层"}]
    set_policy(office.database, "paper.parking", {}, None)
    (changed,) = far_desk.catch_up()
    assert changed.row is not None
    assert (changed.row["value"], changed.row["version"]) == ({}, 2)
    with pytest.raises(NotPossible) as problem:
        set_policy(office.database, "paper.parking", {}, "没有")
    assert troubled(Trouble.STORE_UNKNOWN, problem)


def test_every_shared_table_is_written_out_as_canonical_json_by_id(desk: Caller, office: HeadOffice) -> None:
    desk.push(note('a"b\\c\n龙井'), note(), note())
    for name, model in SHARED_MODELS.items():
        written = list(export_lines(office.database, name))
        found = [json.loads(line) for line in written]
        assert [write_json(row) for row in found] == written
        assert [row["id"] for row in found] == sorted(row["id"] for row in found)
        wanted = {column.key for column in table_of(model).columns if not column.info.get("sealed")} - {"extra"}
        assert all(set(row) == wanted for row in found)
    assert {row["store_id"] for row in rows(office.database, "desk")} == {str(STORE), str(FAR_STORE)}


@pytest.mark.parametrize("table", ["", "outcome", "audit", "staff_credential", "guest; drop table guest", "Guest"])
def test_what_is_no_shared_table_is_not_written_out(table: str, record: Database) -> None:
    with pytest.raises(WrongUsage):
        list(export_lines(record, table))
