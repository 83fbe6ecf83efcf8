"""The two sample files whole: every record accounted for, known lines as they must be, nothing twice."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes.house import HeadOffice, enrol_desk
from tests.headoffice.feeds.exports import SAMPLES, Imports, member, receipt, stranger
from vipdesk.models.card import Card
from vipdesk.models.guest import Guest, Note, Preference
from vipdesk.models.receipt import Receipt
from vipdesk.models.record import Scope
from vipdesk.models.staff import Staff

_MEMBERS = SAMPLES / "members.csv"
_RECEIPTS = SAMPLES / "receipts.csv"

_MEMBER_CODES = {
    "": 2301,
    "possible_duplicate": 5,
    "blanks;possible_duplicate": 1,
    "blanks": 5,
    "date_format": 10,
    "fullwidth": 20,
    "phone_format": 15,
    "plate_format": 6,
    "same_card": 5,
    "same_person": 12,
    "card_invalid;phone_invalid": 1,
    "card_missing;phone_invalid": 1,
    "columns_missing": 1,
    "date_impossible": 2,
    "date_in_future": 2,
    "name_missing": 1,
    "phone_invalid": 1,
    "tier_unknown": 1,
}
_MEMBER_LINES = {
    2: ("accepted", ""),
    60: ("repaired", "phone_format"),
    71: ("repaired", "fullwidth"),
    155: ("repaired", "blanks"),
    211: ("refused", "phone_invalid"),
    233: ("repaired", "plate_format"),
    273: ("refused", "tier_unknown"),
    371: ("duplicate", "same_person"),
    445: ("refused", "date_impossible"),
    504: ("refused", "columns_missing"),
    603: ("repaired", "date_format"),
    1029: ("accepted", "possible_duplicate"),
    1057: ("duplicate", "same_card"),
    1268: ("refused", "name_missing"),
    1600: ("refused", "date_in_future"),
    1622: ("refused", "card_invalid;phone_invalid"),
    1724: ("refused", "date_in_future"),
    1800: ("accepted", ""),
    1997: ("refused", "date_impossible"),
    2080: ("refused", "card_missing;phone_invalid"),
    2240: ("repaired", "blanks;possible_duplicate"),
    2391: ("accepted", ""),
}
_GUESTS = 2363
"""In the sample."""
_RECEIPT_LINES = {
    7: ("refused", "number_reused"),
    20: ("duplicate", "exact_copy"),
    106: ("accepted", ""),
    152: ("accepted", ""),
    791: ("refused", "store_unknown"),
    799: ("refused", "amount_invalid;amount_out_of_range"),
    3452: ("refused", "refund_exceeds_origin"),
    5262: ("refused", "date_impossible"),
    6000: ("refused", "card_unknown"),
    6356: ("refused", "amount_invalid"),
    6660: ("refused", "number_missing"),
    6677: ("refused", "origin_unknown"),
    7009: ("refused", "date_in_future"),
}


def _counts(summary: dict[str, object]) -> list[object]:
    return [summary[name] for name in ("records", "accepted", "repaired", "duplicate", "refused", "net_fen")]


@pytest.mark.parametrize("record_kind", ["postgresql"], indirect=True)
def test_both_samples_are_accounted_for_line_by_line_and_change_nothing_when_they_come_again(
    imports: Imports,
) -> None:
    members = imports.member_file(_MEMBERS)
    assert _counts(members.summary) == [2390, 2306, 57, 17, 10, 0]
    assert members.summary["encoding"] == "gb18030"
    assert [line for line, _, _ in members.verdicts()] == list(range(2, 2392))
    assert Counter(codes for _, _, codes in members.verdicts()) == _MEMBER_CODES
    assert {line: (status, codes) for line, status, codes in members.verdicts() if line in _MEMBER_LINES} == (
        _MEMBER_LINES
    )
    assert (imports.count(Guest), imports.count(Card), imports.count(Staff)) == (2363, 2375, 24)

    receipts = imports.receipt_file(_RECEIPTS)
    assert _counts(receipts.summary) == [7008, 6959, 0, 30, 19, 2_183_813_820]
    assert receipts.summary["encoding"] == "utf-8-sig"
    assert [line for line, _, _ in receipts.verdicts()] == list(range(2, 7010))
    assert {line: (status, codes) for line, status, codes in receipts.verdicts() if line in _RECEIPT_LINES} == (
        _RECEIPT_LINES
    )
    assert sum(row["amount_fen"] for row in imports.rows(Receipt)) == 2_183_813_820

    before = imports.dump()
    assert _counts(imports.member_file(_MEMBERS).summary) == [2390, 0, 0, 2380, 10, 0]
    assert _counts(imports.receipt_file(_RECEIPTS).summary) == [7008, 0, 0, 6989, 19, 0]
    assert imports.dump() == before


def test_harmful_and_rare_text_of_the_sample_is_kept(imports: Imports, tmp_path: Path) -> None:
    notes = {
        '=HYPERLINK("http://127.0.0.1/","x")',
        "＝1+1",
        "Robert'); DROP TABLE guest;--",
        "右到左",
        "<img src='file:///etc/hostname'><h1>大</h1>",
    }
    names = {"㐱小雨", "周䶮", "𠮷田由美", "Anna Müller", "John O'Brien", "阿卜杜拉·买买提"}
    sought = {
        *notes - {"＝1+1", '=HYPERLINK("http://127.0.0.1/","x")', "右到左"},
        *names,
        "HYPERLINK",
        "＝1+1",
        "右",
    }
    imports.member_file(_part(tmp_path, lambda line: any(text in line for text in sought)))
    assert notes <= {row["text"] for row in imports.rows(Note)}
    assert names <= {row["full_name"] for row in imports.rows(Guest)}


def test_an_import_killed_in_the_middle_is_completed_by_running_it_again(
    imports: Imports, record_url: str, tmp_path: Path
) -> None:
    report = tmp_path / "killed.csv"
    command = [sys.executable, "-m", "vipdesk.headoffice", "--database", record_url]
    command += ["import", "members", str(_MEMBERS), "--report", str(report), "--processes", "1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:  # noqa: S603 - ours
        while imports.count(Guest) < 100:
            assert process.poll() is None, "the import ended by itself"
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    written = imports.count(Guest)
    assert 100 <= written < _GUESTS
    assert not report.exists()

    again = imports.member_file(_MEMBERS)
    counts = Counter(codes for _, _, codes in again.verdicts())
    assert again.summary["records"] == 2390
    assert counts["exact_copy"] + again.summary["accepted"] + again.summary["repaired"] == _GUESTS
    assert counts["exact_copy"] == written
    assert (imports.count(Guest), imports.count(Card), imports.count(Staff)) == (_GUESTS, 2375, 24)
    assert imports.count(Scope) == 2 * _GUESTS
    topics = Counter(row["topic"] for row in imports.rows(Preference))
    assert sum(topics.values()) == imports.count(Preference)


def _part(folder: Path, wanted: Callable[[str], bool], most: int = 10_000) -> Path:
    """The records of the member list that are wanted, as a list of their own."""
    header, *records = _MEMBERS.read_text("gb18030").splitlines(keepends=True)
    part = folder / "part.csv"
    part.write_text("".join([header, *list(filter(wanted, records))[:most]]), "gb18030", newline="")
    return part


@pytest.mark.proves("I12")
def test_an_imported_guest_arrives_at_a_desk_with_everything_the_record_has(
    imports: Imports, tmp_path: Path
) -> None:
    office = HeadOffice(imports.record, imports.clock)
    desk = enrol_desk(office, tmp_path / "desk", "前台一", "天河店")
    imports.members(member(note="喜欢靠窗"), member(card="886600000002"), *map(stranger, range(3, 9)))
    desk.sync()
    imports.receipts(receipt(), receipt(number="T1", amount="-1.00", origin="R0000001"))
    desk.sync()
    here, there = desk.digests(), office.digests()
    desk.close()
    of_guests = ("guest", "directory_row", "card", "contact", "preference", "important_date", "note", "receipt")
    for table in (*of_guests, "shopper_assignment"):
        assert here[table] == there[table], table
    assert here["card"]["count"] == 8
