"""Records of people and cards already known: nothing twice, and nobody taken for somebody else."""

from __future__ import annotations

import pytest

from tests.headoffice.feeds.exports import Imports, member
from vipdesk.models.card import Card
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Contact, Guest


def test_the_same_record_again_is_an_exact_copy(imports: Imports) -> None:
    said = imports.members(member(), member(), member(phone="+86 138-0013-8000"))
    copies = [(3, "duplicate", "exact_copy"), (4, "duplicate", "exact_copy")]
    assert said.verdicts() == [(2, "accepted", ""), *copies]
    assert said.rows[1]["message"] == "与第 2 行相同。"
    assert imports.count(Guest) == 1


def test_of_two_records_of_a_card_the_first_stays(imports: Imports) -> None:
    said = imports.members(member(), member(drink="白茶", tier="白金卡"))
    assert said.verdicts()[1] == (3, "duplicate", "same_card")
    assert said.rows[1]["message"] == "卡号与第 2 行相同而等级、饮品偏好不同，以先出现的为准。"
    assert said.rows[1]["before"] == "等级：白金卡；饮品偏好：白茶"
    assert said.rows[1]["after"] == "等级：金卡；饮品偏好：普洱"
    assert [row["tier"] for row in imports.rows(Guest)] == ["金卡"]


def test_a_masked_phone_is_the_same_as_the_number_it_hides(imports: Imports) -> None:
    imports.members(member())
    assert imports.members(member(phone="138****8000")).verdicts() == [(2, "duplicate", "exact_copy")]
    assert imports.members(member(phone="138****8001")).verdicts() == [(2, "duplicate", "same_card")]
    assert imports.rows(Contact)[0]["masked"] == "138****8001"


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("birthday", ["1981-09-14", ""])
def test_the_same_person_on_another_card_gets_a_further_card(
    birthday: str, imports: Imports, *, together: bool
) -> None:
    again = member(card="886600000002", birthday=birthday, drink="白茶")
    if together:
        row = imports.members(member(), again).rows[1]
    else:
        imports.members(member())
        row = imports.members(again).rows[0]
    assert (row["status"], row["codes"]) == ("duplicate", "same_person")
    assert row["message"] == "与尾号 0001 的会员是同一人，本卡已记在其名下。"
    [guest] = imports.rows(Guest)
    cards = {row["card_no"]: (row["guest_id"], row["primary"]) for row in imports.rows(Card)}
    assert cards == {"886600000001": (guest["id"], True), "886600000002": (guest["id"], False)}
    assert imports.rows(DirectoryRow)[0]["card_no"] == "886600000001"
    before = imports.dump()
    assert imports.members(again).verdicts() == [(2, "duplicate", "same_person")]
    assert imports.dump() == before


def test_a_name_in_traditional_characters_is_the_same_name(imports: Imports) -> None:
    said = imports.members(member(name="陈国华"), member(card="886600000002", name="陳國華"))
    assert said.verdicts()[1] == (3, "duplicate", "same_person")


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"name": "王小明", "birthday": "1990-01-01"}, "手机号与尾号 0001 的会员相同，请核对。"),
        ({"birthday": "1990-01-01"}, "手机号与尾号 0001 的会员相同，请核对。"),
        ({"calendar": "农历"}, "手机号与尾号 0001 的会员相同，请核对。"),
        ({"phone": "13900139000"}, "姓名、生日与尾号 0001 的会员相同，请核对。"),
        ({"phone": ""}, "姓名、生日与尾号 0001 的会员相同，请核对。"),
    ],
)
def test_whoever_may_be_the_same_person_is_kept_under_suspicion(
    cells: dict[str, str], message: str, imports: Imports, *, together: bool
) -> None:
    suspect = member(card="886600000002", **cells)
    if together:
        row = imports.members(member(), suspect).rows[1]
    else:
        imports.members(member())
        row = imports.members(suspect).rows[0]
    assert (row["status"], row["codes"], row["message"]) == ("accepted", "possible_duplicate", message)
    assert imports.count(Guest) == 2


def test_people_with_nothing_but_a_name_or_a_masked_phone_in_common_are_not_suspected(imports: Imports) -> None:
    said = imports.members(
        member(phone="138****8000", birthday=""),
        member(card="886600000002", phone="138****8000", birthday=""),
        member(card="886600000003", phone="13700137000", birthday="1990-01-01"),
    )
    assert [codes for _, _, codes in said.verdicts()] == ["", "", ""]


def test_a_refused_record_never_stands_in_the_way_of_a_good_one(imports: Imports) -> None:
    short = "886600000009,陈晓晴,女,13800138000,1981-09-14,公历,金卡\r\n"
    said = imports.members(member(tier="黑金卡"), short, member())
    assert said.verdicts() == [
        (2, "refused", "tier_unknown"),
        (3, "refused", "columns_missing"),
        (4, "accepted", ""),
    ]
    assert [row["card_no"] for row in imports.rows(Card)] == ["886600000001"]


def test_a_suspicion_may_come_with_a_repair(imports: Imports) -> None:
    said = imports.members(member(), member(card="886600000002", phone="+86 139 0013 9000"))
    assert said.verdicts()[1] == (3, "repaired", "phone_format;possible_duplicate")
