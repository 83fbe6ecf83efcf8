"""Pull: pages add up to everything the desk may hold, from one look at the record, or the reason is said."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import update

from tests.fakes.caller import Caller, note
from tests.fakes.house import HeadOffice
from tests.fakes.ledgers import RowName
from tests.fakes.small_house import DESK, FAR_STORE, GUEST, SECOND_DESK, STAFF, STORE
from vipdesk.headoffice.cursor import read_cursor, write_cursor
from vipdesk.headoffice.database import HOUSE
from vipdesk.headoffice.export import export_lines
from vipdesk.headoffice.policies import set_policy
from vipdesk.headoffice.problems import ResetRequired, RevokedDesk
from vipdesk.headoffice.pull import _Snapshot
from vipdesk.headoffice.server_state import CURSOR_KEY, new_epoch, read_state, secret
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import DeskId, derived_id
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import table_of
from vipdesk.models.guest import Guest
from vipdesk.models.record import Space
from vipdesk.models.store import IssueBlock
from vipdesk.models.vocabulary import Role
from vipdesk.models.wire import wire_line

EVERYTHING = 1000


def _house(office: HeadOffice, caller: Caller) -> dict[str, list[str]]:
    """What a desk of the first store must hold, table by table, as head office writes it out."""
    mine = f'"desk_id":"{caller.desk}"'
    return {
        name: [
            line
            for line in export_lines(office.database, name)
            if name != IssueBlock.__tablename__ or mine in line
        ]
        for name in SHARED_MODELS
    }


def _held(caller: Caller) -> dict[str, list[str]]:
    return {
        name: [wire_line(caller.held[key]) for key in sorted(caller.held) if key[0] == name]
        for name in SHARED_MODELS
    }


def test_a_new_desk_pulls_all_that_is_its_own(desk: Caller, office: HeadOffice) -> None:
    desk.push(*[note(str(number)) for number in range(5)])
    desk.catch_up()
    expected = _house(office, desk)
    for name in ("staff", "lounge_place", "desk"):  # the other store's are not for this one
        expected[name] = [line for line in expected[name] if str(FAR_STORE) not in line]
    held = _held(desk)
    assert held == expected
    assert len(held["guest"]) == 3
    assert len(held["note"]) == 5
    assert {row["store_id"] for (name, _), row in desk.held.items() if name == "staff"} == {str(STORE)}


@pytest.mark.proves("I7", "P14")
def test_pages_of_any_size_add_up_to_the_same_with_nothing_twice(desk: Caller, office: HeadOffice) -> None:
    desk.push(*[note(str(number)) for number in range(9)])
    desk.catch_up()
    whole: list[RowName] = []
    for most in (EVERYTHING, 1, 2, 7, 64):
        caller = Caller(office)
        rows: list[RowName] = []
        done = False
        while not done:
            answer = caller.page(most)
            assert len(answer.rows) <= most
            rows += [(row.table, row.id) for row in answer.rows]
            done = answer.done
        whole = whole or rows
        assert rows == whole, most
        assert len(set(rows)) == len(rows)
        assert caller.held == desk.held
        assert caller.page(most).rows == []


def test_a_page_has_no_more_rows_than_the_protocol_allows(office: HeadOffice) -> None:
    caller = Caller(office)
    assert len(caller.page(10**9).rows) <= EVERYTHING
    assert len(Caller(office).page(0).rows) <= 1
    assert len(Caller(office).page(-5).rows) <= 1


@pytest.mark.proves("I7", "P10")
def test_a_row_that_changes_between_two_pages_arrives_as_it_is_now(desk: Caller, office: HeadOffice) -> None:
    names = desk.page(4).rows
    seen = names[0]
    with house_writer(office.database) as writer:
        guest = Guest(id=GUEST, full_name="陈晓晴", gender="f", title="女士", tier="金卡", home_store_id=STORE)
        writer.change(guest, {"tier": "白金卡"})
    came = desk.catch_up(3)
    assert [row.row["tier"] for row in came if row.id == GUEST and row.table == "guest" and row.row] == ["白金卡"]
    assert all((row.table, row.id) != (seen.table, seen.id) for row in came)
    with house_writer(office.database) as writer:
        writer.change(guest, {"tier": "钻石卡"})
    assert [(row.table, row.id) for row in desk.catch_up(1)] == [("guest", GUEST)]
    assert desk.held["guest", GUEST]["tier"] == "钻石卡"


def test_an_answer_tells_how_far_the_desk_and_head_office_are(desk: Caller, office: HeadOffice) -> None:
    desk.push(note(), note())
    answer = desk.page()
    assert (answer.applied_seq, answer.safe_seq, answer.done) == (2, 0, True)
    assert answer.server_time == office.clock.now()
    assert set(answer.positions) == {"common", f"store:{STORE}"}
    office.doorkeeper.new_incarnation(desk.access)
    assert replace(desk, cursor=None).page().applied_seq == 0


@pytest.mark.proves("P14", "I8")
def test_a_page_is_one_look_at_the_record(desk: Caller, second_desk: Caller, office: HeadOffice) -> None:
    with office.database.snapshot(HOUSE) as connection:
        look = _Snapshot(connection, desk.access)
        second_desk.push(note())
        answer = look.page(None, EVERYTHING, office.clock)
    assert answer.done
    assert all(row.table != "note" for row in answer.rows)
    desk.cursor = answer.cursor
    assert [row.table for row in desk.catch_up()] == ["note"]


def test_what_is_sealed_stays_at_head_office(desk: Caller, office: HeadOffice) -> None:
    with house_writer(office.database) as writer:
        guest = Guest(id=GUEST, full_name="陈晓晴", gender="f", title="女士", tier="金卡", home_store_id=STORE)
        writer.change(guest, {"tier": "白金卡"})
    desk.catch_up()
    sealed = {
        (name, column.key)
        for name, model in SHARED_MODELS.items()
        for column in table_of(model).columns
        if column.info.get("sealed")
    }
    assert sealed
    for name, column in sealed:
        assert all(column not in row for (table, _), row in desk.held.items() if table == name)


def _altered(office: HeadOffice, token: str, **changes: Any) -> str:
    """A cursor that head office might have given, but did not."""
    with office.database.snapshot(HOUSE) as connection:
        key = secret(read_state(connection), CURSOR_KEY)
    return write_cursor(replace(read_cursor(token, key), **changes), key)


@pytest.mark.proves("I14")
def test_a_cursor_that_does_not_fit_is_told_why_and_never_given_an_empty_page(
    desk: Caller, office: HeadOffice
) -> None:
    desk.catch_up()
    token = desk.cursor
    assert token is not None
    reasons: dict[str, dict[str, Any]] = {
        "epoch": {"epoch": 2},
        "incarnation": {"incarnation": 2},
        "scope": {"scope": "0" * 16},
        "protocol": {"protocol": 0},
        "gone_back": {"positions": {"common": 10**6, f"store:{STORE}": 0}},
    }
    for reason, changes in reasons.items():
        desk.cursor = _altered(office, token, **changes)
        with pytest.raises(ResetRequired) as refusal:
            desk.page()
        assert refusal.value.reason == reason
    desk.cursor = token
    assert desk.page().done


@pytest.mark.proves("I14")
def test_a_cursor_that_head_office_did_not_seal_is_unknown(desk: Caller) -> None:
    desk.catch_up()
    token = desk.cursor or ""
    body, mac = token.split(".")
    decoded = base64.urlsafe_b64decode(body + "==")
    forged = base64.urlsafe_b64encode(decoded.replace(b":0", b":1") + b" ").decode().rstrip("=")
    damaged = [
        "",
        ".",
        "x",
        "...",
        f"{forged}.{mac}",
        f"{body}.",
        f"{body}.{'A' * len(mac)}",
        token + ".",
        token[1:],
        "女.士",
        "\x00",
        "x" * 100_000,
    ]
    for text in damaged:
        desk.cursor = text
        with pytest.raises(ResetRequired) as refusal:
            desk.page()
        assert refusal.value.reason == "cursor_unknown"


@pytest.mark.proves("I14", "I16", "P23")
def test_a_new_epoch_voids_every_cursor_given_before(desk: Caller, office: HeadOffice) -> None:
    desk.catch_up()
    with office.database.transaction(HOUSE) as connection:
        assert new_epoch(connection) == 2
    with pytest.raises(ResetRequired) as refusal:
        desk.page()
    assert refusal.value.reason == "epoch"
    desk.cursor = None
    assert desk.page().done


@pytest.mark.proves("I17", "I14")
def test_a_cursor_of_an_earlier_incarnation_is_void(desk: Caller, office: HeadOffice) -> None:
    desk.catch_up()
    office.doorkeeper.new_incarnation(desk.access)
    with pytest.raises(ResetRequired) as refusal:
        desk.page()
    assert refusal.value.reason == "incarnation"


@pytest.mark.proves("I14", "I19")
def test_a_cursor_of_another_scope_is_void(desk: Caller, far_desk: Caller, office: HeadOffice) -> None:
    desk.catch_up()
    far_desk.cursor = desk.cursor
    with pytest.raises(ResetRequired) as refusal:
        far_desk.page()
    assert refusal.value.reason == "scope"
    set_policy(office.database, "directory", "group", None)
    with pytest.raises(ResetRequired) as refusal:
        desk.page()
    assert refusal.value.reason == "scope"


@pytest.mark.proves("F21", "P24")
def test_a_record_that_was_put_back_without_a_new_epoch_is_noticed(desk: Caller, office: HeadOffice) -> None:
    desk.push(note())
    desk.catch_up()
    table = table_of(Space)
    with office.database.transaction(HOUSE) as connection:
        connection.execute(update(table).values(position=table.c.position - 1))
    with pytest.raises(ResetRequired) as refusal:
        desk.page()
    assert refusal.value.reason == "gone_back"


def test_a_desk_nobody_enrolled_pulls_nothing(desk: Caller) -> None:
    with pytest.raises(RevokedDesk):
        replace(desk, desk=DeskId(derived_id("stranger"))).page()


@pytest.mark.proves("P14", "P30")
def test_the_voucher_ids_lent_to_a_desk_reach_no_other(
    desk: Caller, second_desk: Caller, office: HeadOffice
) -> None:
    for caller in (desk, second_desk):
        caller.push(note())
        caller.catch_up()
        owners = {row["desk_id"] for (name, _), row in caller.held.items() if name == "issue_block"}
        assert owners == {str(caller.desk)}
    assert {desk.desk, second_desk.desk} == {DESK, SECOND_DESK}
    assert len(desk.names("issue_block")) == 3
    assert len(second_desk.names("issue_block")) == 1
    assert len(list(export_lines(office.database, "issue_block"))) == 5


def test_desks_of_a_store_hold_the_same_but_for_their_blocks(desk: Caller, second_desk: Caller) -> None:
    desk.push(note())
    desk.catch_up()
    second_desk.catch_up(2)
    mine, theirs = (
        {name: row for name, row in caller.held.items() if name[0] != "issue_block"}
        for caller in (desk, second_desk)
    )
    assert mine == theirs
    assert STAFF[Role.SHOPPER] in desk.names("staff")
