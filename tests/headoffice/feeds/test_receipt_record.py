"""Each thing that can be wrong with a record of a till's export, and what is said of it."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest

from tests.fakes.clocks import NOON
from tests.headoffice.feeds.exports import receipt
from vipdesk.headoffice.feeds.columns import RECEIPT_COLUMNS, ReceiptColumn, read_layout
from vipdesk.headoffice.feeds.findings import Findings, ReportRow
from vipdesk.headoffice.feeds.receipt_record import ReadReceipt, ReceiptReader, read_amount
from vipdesk.headoffice.feeds.records import FileRecord
from vipdesk.ids import StoreId, derived_id

_LAYOUT = read_layout(ReceiptColumn, RECEIPT_COLUMNS)
_STORES = {"天河店": StoreId(derived_id("store", "天河店"))}


def _read(line: str) -> tuple[ReadReceipt, ReportRow]:
    fields = tuple(next(csv.reader(io.StringIO(line, newline=""))))
    findings = Findings(2, fields[0], "zh")
    return ReceiptReader(_LAYOUT, _STORES, NOON).read(FileRecord(2, fields), findings), findings.row()


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("3933.00", 393300),
        ("3933", 393300),
        ("3933.5", 393350),
        ("0.00", 0),
        ("-0.00", 0),
        ("-100.00", -10000),
        ("+1", 100),
        ("¥12,345.00", 1234500),
        ("-¥1,234,567.89", -123456789),
    ],
)
def test_an_amount_is_read_from(text: str, fen: int) -> None:
    assert read_amount(text) == (fen, set())


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", "amount_invalid"),
        ("abc", "amount_invalid"),
        ("NaN", "amount_invalid"),
        ("sNaN", "amount_invalid"),
        ("inf", "amount_invalid"),
        ("-Infinity", "amount_invalid"),
        ("1.005", "amount_invalid"),
        ("12,34.00", "amount_invalid"),
        ("1_000", "amount_invalid"),
        ("1e3", "amount_invalid"),
        ("--1", "amount_invalid"),
        ("1e9999", "amount_invalid;amount_out_of_range"),
        ("1e999999", "amount_invalid;amount_out_of_range"),
        ("1e99999999999999999999999", "amount_invalid"),
        ("100000000000.01", "amount_out_of_range"),
        ("9" * 5000, "amount_out_of_range"),
    ],
)
def test_no_amount_is_made_of(text: str, codes: str) -> None:
    fen, reasons = read_amount(text)
    assert fen is None
    assert ";".join(sorted(reasons)) == codes


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        ({"number": ""}, "number_missing"),
        ({"store": "火星店"}, "store_unknown"),
        ({"store": ""}, "store_unknown"),
        ({"card": ""}, "card_missing"),
        ({"card": "8.866E+11"}, "card_invalid"),
        ({"bought_at": "2026-02-30 10:00"}, "date_impossible"),
        ({"bought_at": "2026-11-01"}, "date_impossible"),
        ({"bought_at": ""}, "date_impossible"),
        ({"bought_at": "2031-01-01 10:00"}, "date_in_future"),
        ({"bought_at": "2026-11-22 14:06"}, "date_in_future"),
        ({"amount": "abc"}, "amount_invalid"),
        ({"quantity": "0"}, "amount_invalid"),
        ({"quantity": "-2"}, "amount_invalid"),
        ({"quantity": "1.5"}, "amount_invalid"),
        ({"quantity": ""}, "amount_invalid"),
        ({"quantity": "1000001"}, "amount_out_of_range"),
        ({"amount": "-100.00"}, "origin_unknown"),
        ({"amount": "100.00", "origin": "R1"}, "amount_invalid"),
        ({"amount": "0", "origin": "R1"}, "amount_invalid"),
        ({"number": "", "store": "x", "amount": "x"}, "number_missing;amount_invalid;store_unknown"),
    ],
)
def test_a_receipt_is_refused_with_every_reason(cells: dict[str, str], codes: str) -> None:
    read, row = _read(receipt(**cells))
    assert read.record is None
    assert (row.status, ";".join(row.codes), row.after) == ("refused", codes, "")
    assert row.message


@pytest.mark.parametrize(
    ("cells", "codes", "after"),
    [
        ({"number": " R1"}, "blanks", "小票号：R1"),
        ({"amount": "３９３３．００"}, "fullwidth", "金额：3933.00"),
        ({"bought_at": "2026/11/1 10:09"}, "date_format", "交易时间：2026-11-01 10:09"),
        ({"bought_at": " 2026-11-01 10:09"}, "blanks", "交易时间：2026-11-01 10:09"),
        ({"quantity": "２"}, "fullwidth", "件数：2"),
    ],
)
def test_what_needs_no_guess_is_repaired(cells: dict[str, str], codes: str, after: str) -> None:
    read, row = _read(receipt(**cells))
    assert read.record is not None
    assert (row.status, ";".join(row.codes), row.after) == ("repaired", codes, after)


def test_a_good_receipt_is_read_whole() -> None:
    read, row = _read(receipt(number="T1", amount="-100.00", origin="R1", quantity="2"))
    assert read.record is not None
    assert read.record.is_refund
    assert read.record.bought_at == datetime(2026, 11, 1, 2, 9, tzinfo=UTC)
    assert (read.record.fen, read.record.quantity, read.record.origin) == (-10000, 2, "R1")
    assert (row.status, row.message) == ("accepted", "")


def test_a_receipt_of_this_minute_is_not_in_the_future() -> None:
    assert _read(receipt(bought_at="2026-11-22 14:05"))[0].record is not None


def test_a_short_receipt_is_refused_for_its_fields_alone() -> None:
    read, row = _read("R1,天河店\r\n")
    assert read.record is None
    assert ";".join(row.codes) == "columns_missing"
