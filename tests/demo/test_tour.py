"""The tour, once, by the installed command, and what can be known of it from outside: files, SQL, papers, secrets."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PIL import Image

from tests.fakes.paper_reader import PaperReader
from tests.fakes.processes import BIN

STEPS = [
    "sign_in",
    "search_initials",
    "profile",
    "check_in",
    "seat",
    "open_request",
    "head_office_stopped",
    "set_preference",
    "issue_voucher",
    "check_in_second",
    "head_office_back",
    "all_arrived",
    "redeem_voucher",
    "print_welcome_card",
    "print_voucher",
    "english",
    "dark",
]
OFFLINE = STEPS[STEPS.index("head_office_stopped") : STEPS.index("head_office_back")]

CANARY = "褚璇玑"
CANARY_PHONE = "13812345078"
TABOO = "对榛子过敏"
MEMBERS = (
    "会员卡号,姓名,性别,手机号,生日,历法,等级,开卡日期,导购工号,车牌,称谓,饮品偏好,忌讳/过敏,备注\n"
    f"886600000001,{CANARY},女,{CANARY_PHONE},1980-03-04,农历,金卡,2020-01-02,S001,,女士,龙井 不加糖,{TABOO},\n"
    "886600000002,单晓敏,女,13900139000,1985-05-06,公历,金卡,2020-01-02,S001,,女士,普洱,忌百合,\n"
    "886600000003,欧阳文静,女,1370013,1990-07-08,公历,白金卡,2020-01-02,S002,,小姐,,,\n"
)
RECEIPTS = (
    "小票号,门店,品类,品牌,会员卡号,交易时间,金额(元),件数,原小票号\n"
    "R0000001,天河店,珠宝,Hepu Jewel,886600000001,2025-05-02 10:09,3933.00,3,\n"
    "R0000002,天河店,珠宝,Hepu Jewel,886600000009,2025-05-02 10:33,3239.10,1,\n"
)


@dataclass(frozen=True, slots=True)
class Played:
    """A tour that was played."""

    root: Path
    account: dict[str, Any]
    said: bytes

    @property
    def tour(self) -> Path:
        """Pictures and papers."""
        return self.root / "pictures"

    def select(self, statement: str) -> list[tuple[Any, ...]]:
        """What head office's file holds now that everything has ended."""
        with closing(sqlite3.connect(self.root / "demo" / "head_office.sqlite")) as connection:
            return connection.execute(statement).fetchall()


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """One tour with two guests of ours; its temp folder is watched."""
    root = tmp_path_factory.mktemp("tour")
    (root / "temp").mkdir()
    for name, text in (("members.csv", MEMBERS), ("receipts.csv", RECEIPTS)):
        (root / name).write_text(text, "utf-8")
    command: list[str | Path] = [BIN / "vipdesk", "--demo", "--tour", root / "pictures"]
    exports: list[str | Path] = ["--members", root / "members.csv", "--receipts", root / "receipts.csv"]
    without_display = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    folders = {"VIPDESK_DEMO_DIR": str(root / "demo"), "TMPDIR": str(root / "temp")}
    done = subprocess.run(  # noqa: S603 - our own command
        [*command, *exports], env=without_display | folders, capture_output=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr.decode()
    account = json.loads((root / "pictures" / "tour.json").read_text("utf-8"))
    return Played(root, account, done.stdout + done.stderr)


def test_every_step_came_about_in_the_order_of_the_contract(played: Played) -> None:
    steps = played.account["steps"]
    assert [step["name"] for step in steps] == STEPS
    assert [step["n"] for step in steps] == list(range(1, len(STEPS) + 1))
    assert all(step["ok"] for step in steps)
    assert played.account["ok"] is True
    assert played.account["format"] == 1
    assert {"version", "commit", "platform", "database", "profile", "ui_block_ms_max"} <= set(played.account)
    blocks = [step["ui_block_ms"] for step in steps]
    assert played.account["ui_block_ms_max"] == max(blocks)
    assert len(set(blocks)) > 1, "each step has a heartbeat of its own"


def test_the_line_was_down_while_head_office_was_dead_and_up_else(played: Played) -> None:
    offline = [step["name"] for step in played.account["steps"] if not step["online"]]
    assert offline == OFFLINE


def test_every_step_has_keys_or_a_wait_and_a_picture_of_the_whole_window(played: Played) -> None:
    for step in played.account["steps"]:
        assert step["keys"] or step["name"] in ("head_office_stopped", "head_office_back")
        with Image.open(played.tour / step["shot"]) as picture:
            assert picture.width >= 1366
            assert picture.height >= 768
            assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 20, "an empty picture"


@pytest.mark.proves("I1", "I2")
def test_every_saved_intent_has_an_outcome_in_the_record(played: Played) -> None:
    asked = [op_id for step in played.account["steps"] for op_id in step["op_ids"]]
    states = {str(UUID(bytes=row[0])): row[1] for row in played.select("SELECT op_id, state FROM outcome")}
    assert len(asked) == len(set(asked)) >= 8
    assert {states[op_id] for op_id in asked} == {"accepted"}
    assert len(states) == len(asked)
    told = played.account["record"]["outcomes"]
    assert told == {"accepted": len(asked), "refused": 0}


def test_the_account_of_the_record_is_what_the_record_holds(played: Played) -> None:
    told = played.account["record"]
    visits = played.select("SELECT id, desk_id FROM visit")
    assert {row["id"] for row in told["visits"]} == {str(UUID(bytes=row[0])) for row in visits}
    assert len(visits) == 2
    assert {row["card_no"] for row in told["visits"]} == {"886600000001", "886600000002"}
    assert all(row["place"] for row in told["visits"][:1])
    assert [row["kind"] for row in told["requests"]] == ["drinks"]
    vouchers = {
        row[0]: (row[1], bool(row[2])) for row in played.select("SELECT code, state, issued_offline FROM voucher")
    }
    assert {row["code"]: (row["state"], row["issued_offline"]) for row in told["vouchers"]} == vouchers
    assert sorted(vouchers.values()) == [("issued", True), ("redeemed", True)]


def test_the_codes_on_both_papers_are_in_the_record_and_the_chinese_reads_back(played: Played) -> None:
    reader = PaperReader()
    for paper, column, words in (
        ("welcome_card.pdf", "SELECT feedback_code FROM visit", ("欢迎您", "褚女士", "周敏")),
        ("voucher.pdf", "SELECT code FROM voucher", ("礼券", "人民币", "褚女士")),
    ):
        pdf = (played.tour / paper).read_bytes()
        found = [code.text for code in reader.codes(pdf)]
        assert len(found) == 1
        assert found[0] in {row[0] for row in played.select(column)}
        text = reader.text(pdf).replace(" ", "")
        for word in words:
            assert word in text, f"{paper}: {word}"


def test_the_reports_account_for_every_record(played: Played) -> None:
    for name, records in (("members", MEMBERS), ("receipts", RECEIPTS)):
        report = (played.root / "demo" / "reports" / f"{name}.csv").read_text("utf-8-sig").splitlines()
        assert len(report) == len(records.splitlines())


@pytest.mark.proves("S19", "S20")
def test_the_desk_keeps_no_guest_in_plain_text_anywhere(played: Played) -> None:
    profile = played.root / "demo" / "desk"
    assert not (profile / "cache.db").read_bytes().startswith(b"SQLite format 3")
    plain = {
        word.encode(coding)
        for word in (CANARY, CANARY_PHONE, TABOO, "chuxuanji", "白茶 温热")
        for coding in ("utf-8", "utf-16-le", "gb18030")
    }
    # the same look finds them where they may be, so it can find them where they may not
    record = (played.root / "demo" / "head_office.sqlite").read_bytes()
    assert CANARY.encode() in record
    assert "白茶 温热".encode() in record
    places = [file for folder in (profile, played.root / "temp") for file in folder.rglob("*") if file.is_file()]
    assert len(places) >= 3, "the profile holds at least the cache, the key and a log"
    for file in places:
        content = file.read_bytes()
        assert not [word for word in plain if word in content], file
    assert not [word for word in plain if word in played.said]


def test_the_tour_leaves_no_temporary_file(played: Played) -> None:
    assert list((played.root / "temp").rglob("*")) == []
