"""A later list brings known guests up to date, and leaves alone what a person has written."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update

from tests.fakes.clocks import NOON
from tests.headoffice.feeds.exports import Imports, Said, member, stranger
from vipdesk.headoffice.database import HOUSE
from vipdesk.headoffice.policies import set_policy
from vipdesk.headoffice.staff_register import add_staff
from vipdesk.headoffice.writer import RecordWriter, house_writer, read_row
from vipdesk.ids import random_id
from vipdesk.models.declarative import table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Contact, Guest, ImportantDate, Note, Preference, ShopperAssignment
from vipdesk.models.record import FeedEntry, ListedGuest, Outcome, Scope
from vipdesk.models.vocabulary import Role
from vipdesk.rules.list_news import LIST_POLICY
from vipdesk.rules.search_rank import search_rank


def _one(imports: Imports, model: type[Any]) -> dict[str, Any]:
    [row] = imports.rows(model)
    return dict(row)


def _change(said: Said) -> tuple[str, str, str]:
    row = said.rows[0]
    changed = (word for word in ("updated", "unchanged") if said.summary[word])
    return row["status"], row["codes"], next(changed, "added")


def _by_hand(imports: Imports, model: type[Any], **changes: Any) -> None:
    """Change a row as an intent of a person does."""
    op_id = random_id()
    decided = {"desk_id": random_id(), "actor_id": random_id(), "incarnation": 1, "seq": 1, "uncertainty_ms": 0}
    words: dict[str, Any] = {
        "kind": "x",
        "state": "accepted",
        "code": None,
        "facts": {},
        "payload_hash": "",
        "clamped": False,
    }
    with house_writer(imports.record) as writer:
        outcome = {"op_id": op_id, "asked_at": NOON, "received_at": NOON, **decided, **words}
        writer.connection.execute(insert(table_of(Outcome)).values(**outcome))
        by_person = RecordWriter(writer.connection, writer.book, op_id, writer.changes)
        by_person.change(read_row(model, _one(imports, model)), changes)


@pytest.mark.parametrize(
    ("cells", "model", "column", "value"),
    [
        ({"name": "陈晓清"}, Guest, "full_name", "陈晓清"),
        ({"gender": "男"}, Guest, "gender", "m"),
        ({"tier": "白金卡"}, Guest, "tier", "白金卡"),
        ({"member_since": "2020-04-05"}, Guest, "member_since", "2020-04-05"),
        ({"plate": "粤B·54321"}, Guest, "plate", "粤B·54321"),
        ({"title": "太太"}, Guest, "title", "太太"),
        ({"phone": "13900139001"}, Contact, "sealed_value", "13900139001"),
        ({"birthday": "1981-09-15"}, ImportantDate, "day", 15),
        ({"calendar": "农历"}, ImportantDate, "calendar", "lunar"),
        ({"note": "y"}, Note, "text", "y"),
    ],
)
def test_what_a_later_list_says_otherwise_is_taken(
    cells: dict[str, str], model: type[Any], column: str, value: object, imports: Imports
) -> None:
    imports.members(member(note="x"))
    versions = imports.dump()
    rehearsed = imports.members(member(**{"note": "x", **cells}), dry_run=True)
    assert imports.dump() == versions
    said = imports.members(member(**{"note": "x", **cells}))
    assert said.rows == rehearsed.rows
    assert _change(said) == ("duplicate", "same_card", "updated")
    assert said.rows[0]["message"].startswith("已按名单更新：")
    assert (said.summary["updated"], said.summary["unchanged"]) == (1, 0)
    assert (_one(imports, model)[column], _one(imports, model)["version"]) == (value, 2)
    before = imports.dump()
    again = imports.members(member(**{"note": "x", **cells}))
    assert _change(again) == ("duplicate", "exact_copy", "unchanged")
    assert imports.dump() == before


def test_the_directory_follows_and_the_feed_carries_it(imports: Imports) -> None:
    imports.members(member(taboo=""))
    positions = {row["row_id"]: row["position"] for row in imports.rows(FeedEntry)}
    imports.members(member(name="单晓敏", title="太太", tier="钻石卡", phone="13900139001", taboo="素食"))
    row = _one(imports, DirectoryRow)
    told = ("name", "spoken", "address", "address_en", "tier", "alerts", "rank")
    assert [row[name] for name in told] == [
        "单晓敏",
        "Shàn Xiǎomǐn",
        "单太太",
        "Mrs Shan",
        "钻石卡",
        ["taboo"],
        search_rank(None, 0),
    ]
    assert [phone["masked"] for phone in row["phones"]] == ["139****9001"]
    later = {entry["row_id"]: entry["position"] for entry in imports.rows(FeedEntry)}
    assert later[row["id"]] > max(positions.values())
    [taboo] = [row for row in imports.rows(Preference) if row["topic"] == "taboo"]
    assert (taboo["value"], taboo["confirmed"]) == ("素食", False)


def test_what_a_person_has_written_since_stays(imports: Imports) -> None:
    imports.members(member(taboo=""))
    _by_hand(imports, Guest, tier="钻石卡")
    _by_hand(imports, Preference, value="白水", author_id=random_id())
    said = imports.members(member(taboo="", tier="白金卡", drink="白茶", plate="粤B·54321"))
    assert _change(said) == ("duplicate", "same_card", "updated")
    assert said.rows[0]["message"] == "已按名单更新：车牌。等级、饮品偏好由门店人员写过，以门店的为准。"
    assert (said.rows[0]["before"], said.rows[0]["after"]) == ("车牌：粤B·12345", "车牌：粤B·54321")
    guest = _one(imports, Guest)
    assert (guest["tier"], guest["plate"], _one(imports, Preference)["value"]) == ("钻石卡", "粤B·54321", "白水")
    again = imports.members(member(taboo="", tier="白金卡", drink="白茶", plate="粤B·54321"))
    assert _change(again) == ("duplicate", "same_card", "unchanged")
    assert _one(imports, Guest)["tier"] == "钻石卡"


def test_of_guests_from_before_this_was_remembered_whoever_wrote_the_row_decides(imports: Imports) -> None:
    imports.members(member(), stranger(2))
    with imports.record.transaction(HOUSE) as connection:
        connection.execute(table_of(ListedGuest).delete())
    assert _change(imports.members(member(tier="白金卡"))) == ("duplicate", "same_card", "updated")
    with imports.record.transaction(HOUSE) as connection:
        connection.execute(table_of(ListedGuest).delete())
        op_id = random_id()
        table = table_of(Guest)
        connection.execute(update(table).where(table.c.full_name == "陈晓晴").values(changed_by=op_id))
        decided = {"desk_id": random_id(), "actor_id": random_id(), "incarnation": 1, "seq": 1}
        words = {"kind": "x", "state": "accepted", "facts": {}, "payload_hash": "", "clamped": False}
        times = {"asked_at": NOON, "received_at": NOON, "uncertainty_ms": 0}
        connection.execute(insert(table_of(Outcome)).values(op_id=op_id, **decided, **words, **times))
    assert _change(imports.members(member(tier="金卡"))) == ("duplicate", "same_card", "unchanged")


def test_an_empty_cell_takes_nothing_away_and_is_told(imports: Imports) -> None:
    imports.members(member())
    before = imports.dump()
    said = imports.members(member(plate="", drink=""))
    assert _change(said) == ("duplicate", "same_card", "unchanged")
    assert "名单里车牌、饮品偏好是空的，不改。" in said.rows[0]["message"]
    assert imports.dump() == before


def test_policy_may_keep_a_column_from_lists(imports: Imports) -> None:
    imports.members(member(plate=""))
    set_policy(imports.record, LIST_POLICY, {"name": "keep", "plate": "fill", "tier": "fill"}, None)
    said = imports.members(member(name="陈晓清", tier="白金卡"))
    assert said.rows[0]["message"] == "已按名单更新：车牌。按规定姓名、等级不随名单改。"
    assert (_one(imports, Guest)["full_name"], _one(imports, Guest)["plate"]) == ("陈晓晴", "粤B·12345")
    set_policy(imports.record, LIST_POLICY, {}, None)
    assert _change(imports.members(member(name="陈晓清", tier="白金卡")))[2] == "updated"
    assert (_one(imports, Guest)["full_name"], _one(imports, Guest)["tier"]) == ("陈晓清", "白金卡")


def test_a_card_under_another_name_and_birthday_is_left_to_a_person(imports: Imports) -> None:
    imports.members(member())
    before = imports.dump()
    said = imports.members(member(name="王小明", birthday="1990-01-01", tier="白金卡"))
    assert _change(said) == ("duplicate", "same_card", "unchanged")
    assert "像是另一位" in said.rows[0]["message"]
    assert imports.dump() == before


def test_of_two_lines_about_a_known_card_the_first_counts_each_time(imports: Imports) -> None:
    lines = [member(tier="白金卡"), member(tier="钻石卡")]
    imports.members(member())
    said = imports.members(*lines)
    assert (said.summary["updated"], said.summary["unchanged"]) == (1, 1)
    assert "已按名单更新" in said.rows[0]["message"]
    before = imports.dump()
    assert imports.members(*lines).summary["unchanged"] == 2
    assert imports.dump() == before
    assert _one(imports, Guest)["tier"] == "白金卡"


def test_the_shopper_of_a_later_list_takes_over_and_the_store_before_lets_go(imports: Imports) -> None:
    imports.members(member())
    away = {"role": Role.SHOPPER, "store_name": "北京路店", "pin": "246813"}
    add_staff(imports.record, code="S009", name="周敏", **away)  # type: ignore[arg-type]  # the mapping has these
    imports.clock.pass_time(timedelta(days=1))
    assert _change(imports.members(member(shopper="S009")))[2] == "updated"
    assigned = sorted((row["active"], row["until"] is None) for row in imports.rows(ShopperAssignment))
    assert assigned == [(False, False), (True, True)]
    assert sorted(row["reason"] for row in imports.rows(Scope)) == ["client", "home"]
    assert len({row["store_id"] for row in imports.rows(Scope)}) == 2


def test_a_number_of_the_record_is_told_to_nobody(imports: Imports) -> None:
    imports.members(member())
    said = imports.members(member(phone="13900139001"))
    assert (said.rows[0]["before"], said.rows[0]["after"]) == ("手机号：138****8000", "手机号：139****9001")


def _merge(imports: Imports, name: str, into: str) -> None:
    """Let one guest be another name of another one, as `guest.merge` does."""
    with house_writer(imports.record) as writer:
        ids = {row["full_name"]: row["id"] for row in imports.rows(Guest)}
        for model in (Guest, DirectoryRow):
            [row] = [row for row in imports.rows(model) if row["id"] == ids[name]]
            writer.change(read_row(model, row), {"merged_into": ids[into]})


def test_a_line_about_a_merged_record_is_written_to_the_guest_who_remains(imports: Imports) -> None:
    imports.members(member(), stranger(2, taboo=""))
    _merge(imports, "贵宾2", "陈晓晴")
    before = imports.dump()
    assert imports.members(member(), stranger(2, taboo="")).summary["unchanged"] == 2
    assert imports.dump() == before
    lines = [
        member(title="太太", birthday="1981-09-15"),
        stranger(2, taboo="", tier="白金卡", plate="粤B·54321", title="总", phone="13900139001", note="靠窗"),
    ]
    said = imports.members(*lines)
    assert said.summary["updated"] == 2, said.rows
    guests = {row["full_name"]: row for row in imports.rows(Guest)}
    told = ("tier", "plate", "title")
    assert [guests["陈晓晴"][name] for name in told] == ["白金卡", "粤B·54321", "总"]
    assert [guests["贵宾2"][name] for name in told] == ["金卡", None, "女士"]
    # numbers and remarks hang on either record and are shown together
    assert {row["sealed_value"] for row in imports.rows(Contact)} == {"13800138000", "13900139001"}
    assert [(row["guest_id"], row["text"]) for row in imports.rows(Note)] == [(guests["贵宾2"]["id"], "靠窗")]
    directory = {row["name"]: row for row in imports.rows(DirectoryRow)}
    assert (directory["陈晓晴"]["tier"], directory["贵宾2"]["tier"]) == ("白金卡", "金卡")
    before = imports.dump()
    assert imports.members(*lines).summary["unchanged"] == 2
    assert imports.dump() == before


def test_a_merge_that_leads_back_to_itself_takes_nothing(imports: Imports) -> None:
    imports.members(member(), stranger(2))
    _merge(imports, "贵宾2", "陈晓晴")
    _merge(imports, "陈晓晴", "贵宾2")
    said = imports.members(stranger(2, tier="白金卡"))
    assert _change(said) == ("duplicate", "same_card", "unchanged")
    assert "已并入另一位" in said.rows[0]["message"]
