"""What a member list makes of the record: guests, further cards, suspicions, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, event

from tests.fakes.clocks import NOON
from tests.headoffice.feeds.exports import Imports, member, stranger
from vipdesk.chinese.phone import head_key, phone_keys
from vipdesk.headoffice.database import HOUSE
from vipdesk.headoffice.policies import set_policy
from vipdesk.headoffice.server_state import PHONE_KEY, read_state, secret
from vipdesk.headoffice.staff_register import add_staff
from vipdesk.headoffice.writer import house_writer, read_row
from vipdesk.models.card import Card
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Contact, Guest, ImportantDate, Note, Preference, ShopperAssignment
from vipdesk.models.record import FeedEntry, Scope
from vipdesk.models.staff import Staff
from vipdesk.models.store import Store
from vipdesk.models.vocabulary import Role
from vipdesk.rules.search_rank import search_rank


def _store(imports: Imports, name: str) -> UUID:
    found: UUID = next(row["id"] for row in imports.rows(Store) if row["name"] == name)
    return found


def _phone_secret(imports: Imports) -> bytes:
    with imports.record.snapshot(HOUSE) as connection:
        return secret(read_state(connection), PHONE_KEY)


def test_a_record_becomes_a_guest_with_everything_it_says(imports: Imports) -> None:
    said = imports.members(member(note="喜欢靠窗"))
    assert said.verdicts() == [(2, "accepted", "")]
    [guest] = imports.rows(Guest)
    told = ("full_name", "gender", "title", "tier", "member_since", "plate")
    assert [guest[name] for name in told] == ["陈晓晴", "f", "女士", "金卡", "2020-04-04", "粤B·12345"]
    [card] = imports.rows(Card)
    assert (card["card_no"], card["guest_id"], card["primary"]) == ("886600000001", guest["id"], True)
    [contact] = imports.rows(Contact)
    assert (contact["masked"], contact["sealed_value"]) == ("138****8000", "13800138000")
    wishes = {row["topic"]: (row["value"], row["source"], row["confirmed"]) for row in imports.rows(Preference)}
    assert wishes == {"drink": ("普洱", "import", True), "taboo": ("花生过敏", "import", False)}
    assert {row["told_at"] for row in imports.rows(Preference)} == {NOON}
    [birthday] = imports.rows(ImportantDate)
    given = ("kind", "calendar", "year", "month", "day", "leap")
    assert [birthday[name] for name in given] == ["birthday", "solar", 1981, 9, 14, False]
    [note] = imports.rows(Note)
    assert (note["text"], note["author_id"]) == ("喜欢靠窗", None)
    [assignment] = imports.rows(ShopperAssignment)
    assert (assignment["kind"], assignment["active"], assignment["since"]) == ("primary", True, NOON)


def test_the_directory_row_is_what_a_desk_needs_to_find_the_guest(imports: Imports) -> None:
    imports.members(member())
    [guest], [row] = imports.rows(Guest), imports.rows(DirectoryRow)
    phone_secret = _phone_secret(imports)
    assert row["id"] == guest["id"]
    told = ("name", "spoken", "address", "address_en", "tier", "card_no")
    assert [row[name] for name in told] == ["陈晓晴", "Chén Xiǎoqíng", "陈女士", "Ms Chen", "金卡", "886600000001"]
    assert ["chen", "xiao", "qing"] in row["readings"]
    assert row["phones"] == [
        {
            "tail": "8000",
            "masked": "138****8000",
            "head": head_key("1380013", phone_secret),
            "keys": phone_keys("13800138000", phone_secret),
        }
    ]
    assert row["alerts"] == ["taboo"]
    assert row["rank"] == search_rank(None, 2)


def test_of_a_masked_phone_only_the_tail_can_be_found(imports: Imports) -> None:
    imports.members(member(phone="138****8000", taboo=""))
    [contact], [row] = imports.rows(Contact), imports.rows(DirectoryRow)
    assert (contact["masked"], contact["sealed_value"]) == ("138****8000", None)
    assert row["phones"] == [{"tail": "8000", "masked": "138****8000", "head": None, "keys": []}]
    assert row["alerts"] == []


def test_a_long_remark_is_kept_whole_in_several_notes(imports: Imports) -> None:
    text = "".join(chr(0x4E00 + place % 5000) for place in range(9_001))
    imports.members(member(note=text))
    pieces = {row["text"] for row in imports.rows(Note)}
    assert pieces == {text[:4000], text[4000:8000], text[8000:]}
    assert imports.members(member(note=text)).verdicts() == [(2, "duplicate", "exact_copy")]


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://127.0.0.1/","x")', "<img src='x'>", "Robert'); DROP TABLE guest;--", "'", "%s :x"]
)
def test_harmful_text_is_kept_as_text(text: str, imports: Imports) -> None:
    imports.members(member(name=text, title=text, drink=text, note=text))
    assert [row["full_name"] for row in imports.rows(Guest)] == [text]
    assert [row["text"] for row in imports.rows(Note)] == [text]
    assert imports.members(member(name=text, title=text, drink=text, note=text)).verdicts() == [
        (2, "duplicate", "exact_copy")
    ]


def test_harmful_text_of_a_file_is_guarded_in_the_report(imports: Imports) -> None:
    said = imports.members(member(card="=1+1"), member(card="＠x"))
    assert [row["key"] for row in said.rows] == ["'=1+1", "'＠x"]


# -- shoppers and stores ---------------------------------------------------------------------------


def test_a_shopper_nobody_knows_becomes_a_placeholder_of_the_first_store(imports: Imports) -> None:
    said = imports.members(stranger(1, shopper="S009"), stranger(2, shopper="S009"))
    assert [codes for _, _, codes in said.verdicts()] == ["", ""]
    [staff] = imports.rows(Staff)
    assert (staff["code"], staff["role"], staff["placeholder"]) == ("S009", "shopper", True)
    assert staff["store_id"] == _store(imports, "天河店")
    assert {row["staff_id"] for row in imports.rows(ShopperAssignment)} == {staff["id"]}
    assert {row["home_store_id"] for row in imports.rows(Guest)} == {staff["store_id"]}


def test_the_store_named_is_the_home_of_guests_without_a_known_shopper(imports: Imports) -> None:
    imports.members(member(), store_name="北京路店")
    assert imports.rows(Guest)[0]["home_store_id"] == _store(imports, "北京路店")
    assert imports.rows(Staff)[0]["store_id"] == _store(imports, "北京路店")


def test_a_shopper_at_work_brings_the_guest_home_to_their_store(imports: Imports) -> None:
    store = {"role": Role.SHOPPER, "store_name": "北京路店", "pin": "246813"}
    add_staff(imports.record, code="S002", name="周敏", **store)  # type: ignore[arg-type]  # the mapping has these
    said = imports.members(member())
    assert said.verdicts() == [(2, "accepted", "")]
    home = _store(imports, "北京路店")
    assert imports.rows(Guest)[0]["home_store_id"] == home
    assert imports.rows(DirectoryRow)[0]["home_store_id"] == home
    assert {(row["store_id"], row["reason"]) for row in imports.rows(Scope)} == {(home, "home"), (home, "client")}


def test_a_placeholder_of_another_store_keeps_the_client_there_too(imports: Imports) -> None:
    imports.members(stranger(1))
    imports.members(stranger(2), store_name="北京路店")
    first, second = _store(imports, "天河店"), _store(imports, "北京路店")
    of_second = {row["id"] for row in imports.rows(Guest) if row["full_name"] == "贵宾2"}
    scopes = {(row["store_id"], row["reason"]) for row in imports.rows(Scope) if row["guest_id"] in of_second}
    assert scopes == {(second, "home"), (first, "client")}


@pytest.mark.parametrize("left", [True, False])
def test_a_guest_is_not_given_to_somebody_who_is_no_shopper(imports: Imports, *, left: bool) -> None:
    role = Role.SHOPPER if left else Role.RECEPTIONIST
    add_staff(imports.record, code="S002", name="周敏", role=role, store_name="北京路店", pin="246813")
    if left:
        with house_writer(imports.record) as writer:
            [row] = imports.rows(Staff)
            writer.change(read_row(Staff, row), {"retired_at": NOON})
    said = imports.members(member())
    assert said.verdicts() == [(2, "accepted", "shopper_unknown")]
    assert said.rows[0]["message"] == "工号 S002 不是在岗的专属顾问，未指定顾问。"
    assert imports.rows(ShopperAssignment) == []
    assert imports.rows(Guest)[0]["home_store_id"] == _store(imports, "天河店")
    assert imports.members(member()).verdicts() == [(2, "duplicate", "exact_copy")]


def test_a_guest_without_shopper_is_held_by_the_home_store_alone(imports: Imports) -> None:
    imports.members(member(shopper=""))
    [scope] = imports.rows(Scope)
    assert (scope["store_id"], scope["reason"], scope["until"]) == (_store(imports, "天河店"), "home", None)


def test_a_tier_that_policy_adds_is_known_from_then_on(imports: Imports) -> None:
    assert imports.members(member(tier="黑金卡")).verdicts() == [(2, "refused", "tier_unknown")]
    set_policy(imports.record, "tier.黑金卡", {"order": 0, "zh": "黑金", "en": "Black"}, None)
    assert imports.members(member(tier="黑金卡")).verdicts() == [(2, "accepted", "")]


# -- the whole file --------------------------------------------------------------------------------


def test_every_row_of_a_new_guest_stands_in_the_feed_of_every_store_that_holds_the_guest(imports: Imports) -> None:
    imports.members(stranger(1))
    imports.members(stranger(2), stranger(3, note="x" * 5000), store_name="北京路店")
    feed = {(row["space"], row["table_name"], row["row_id"]) for row in imports.rows(FeedEntry)}
    held = {(row["store_id"], row["guest_id"]) for row in imports.rows(Scope)}
    assert len(held) == 5
    for name, model in SHARED_MODELS.items():
        for row in imports.rows(model):
            guest_id = row["id"] if name in ("guest", "directory_row") else row.get("guest_id")
            stores = {store_id for store_id, held_id in held if held_id == guest_id}
            missing = [store for store in stores if (f"store:{store}", name, row["id"]) not in feed]
            assert missing == [], name


@contextmanager
def _listening(name: str, listener: Callable[..., None]) -> Iterator[None]:
    """Hear of what any engine of this process does."""
    event.listen(Engine, name, listener)
    yield
    event.remove(Engine, name, listener)


@pytest.mark.proves("P13")
def test_no_transaction_takes_in_more_than_five_hundred_records(imports: Imports) -> None:
    written, of_transactions = 0, []

    def count(*call: Any) -> None:
        nonlocal written
        _, _, statement, parameters, _, _ = call
        if statement.startswith('INSERT INTO "guest"'):
            written += len(parameters)

    def end(_connection: Any) -> None:
        nonlocal written
        of_transactions.append(written)
        written = 0

    with _listening("after_cursor_execute", count), _listening("commit", end):
        imports.members(*(stranger(number) for number in range(1020)))
    assert [count for count in of_transactions if count] == [500, 500, 20]


def test_a_dry_run_says_the_same_and_writes_nothing(imports: Imports) -> None:
    lines = [stranger(number % 90) for number in range(120)]
    lines += [member(), member(card="886600000009"), member(card="x"), member(drink="白茶")]
    before = imports.dump()
    rehearsed = imports.members(*lines, dry_run=True)
    assert imports.dump() == before
    done = imports.members(*lines)
    assert rehearsed.rows == done.rows
    assert rehearsed.summary == done.summary
    assert imports.count(Guest) == 91


def test_the_same_list_twice_changes_nothing(imports: Imports) -> None:
    lines = [stranger(number) for number in range(120)]
    lines += [
        member(),
        member(drink="白茶"),
        member(card="886600000009"),
        member(card="x"),
        member(card="8866000099"),
    ]
    imports.members(*lines)
    before = imports.dump()
    imports.clock.pass_time(timedelta(days=1))
    again = imports.members(*lines)
    assert imports.dump() == before
    assert again.summary["accepted"] == again.summary["repaired"] == 0


def test_the_summary_counts_every_record_and_names_strange_columns(imports: Imports) -> None:
    columns = "积分,会员卡号,姓名\r\n"
    said = imports.members("7,886600000001,陈晓晴\r\n", "\r\n", "8,886600000002\r\n", columns=columns)
    assert said.summary == {
        "file": str(imports.folder / "members.csv"),
        "encoding": "utf-8",
        "records": 2,
        "accepted": 1,
        "repaired": 0,
        "duplicate": 0,
        "refused": 1,
        "updated": 0,
        "unchanged": 0,
        "net_fen": 0,
        "ignored_columns": ["积分"],
    }
    assert said.verdicts() == [(2, "accepted", ""), (4, "refused", "columns_missing")]


def test_a_report_can_be_had_in_english(imports: Imports) -> None:
    said = imports.members(member(birthday="1981/9/14"), member(drink="白茶"), language="en")
    assert said.rows[0]["message"] == "Corrected: birthday."
    assert said.rows[0]["before"] == "birthday: 1981/9/14"
    assert said.rows[1]["message"].isascii()


def test_a_quoted_line_break_moves_the_lines_after_it(imports: Imports) -> None:
    said = imports.members(stranger(1, note="a\r\nb\r\nc"), stranger(2))
    assert [line for line, _, _ in said.verdicts()] == [2, 5]
    assert [row["text"] for row in imports.rows(Note)] == ["a\nb\nc"]
