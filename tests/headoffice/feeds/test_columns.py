"""Columns by any name and in any order."""

from __future__ import annotations

import pytest

from vipdesk.headoffice.feeds.columns import (
    MEMBER_COLUMNS,
    RECEIPT_COLUMNS,
    MemberColumn,
    ReceiptColumn,
    read_layout,
)
from vipdesk.headoffice.feeds.records import FileRecord


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("会员卡号", MemberColumn.CARD),
        ("卡号", MemberColumn.CARD),
        (" 会员号　", MemberColumn.CARD),
        ("*姓名", MemberColumn.NAME),
        ("手机", MemberColumn.PHONE),
        ("电话：", MemberColumn.PHONE),
        ("会员 等级", MemberColumn.TIER),
        ("入会日期", MemberColumn.MEMBER_SINCE),
        ("顾问工号", MemberColumn.SHOPPER),
        ("忌讳／过敏", MemberColumn.TABOO),
        ("禁忌与过敏", MemberColumn.TABOO),
        ("備註", MemberColumn.NOTE),
    ],
)
def test_a_member_column_is_known_by(name: str, column: MemberColumn) -> None:
    assert read_layout([name], MEMBER_COLUMNS).places == {column: 0}


@pytest.mark.parametrize("name", ["金额(元)", "金额（元）", "金额", "金额 (元)"])
def test_the_amount_is_known_by(name: str) -> None:
    assert read_layout([name], RECEIPT_COLUMNS).places == {ReceiptColumn.AMOUNT: 0}


def test_the_order_of_columns_is_free_and_strangers_are_named() -> None:
    layout = read_layout(["积分", "姓名", "", "会员卡号", "卡号"], MEMBER_COLUMNS)
    record = FileRecord(2, ("7", "陈晓晴", "", "8866", "9977"))
    assert layout.cell(record, MemberColumn.CARD) == "8866"
    assert layout.cell(record, MemberColumn.NAME) == "陈晓晴"
    assert layout.cell(record, MemberColumn.PHONE) == ""
    assert layout.ignored == ("积分", "卡号")


@pytest.mark.parametrize(
    ("fields", "fits"),
    [
        (("1", "陈"), True),
        (("1", "陈", ""), True),
        (("1", "陈", "x"), True),
        (("1", "陈", "x", " "), True),
        (("1",), False),
        (("1", "陈", "", "x"), False),
    ],
)
def test_a_record_has_no_field_missing_and_none_too_many(fields: tuple[str, ...], *, fits: bool) -> None:
    layout = read_layout(["会员卡号", "姓名", ""], MEMBER_COLUMNS)
    assert layout.fits(FileRecord(2, fields)) is fits


def test_a_broken_record_never_fits() -> None:
    layout = read_layout(["会员卡号", "姓名"], MEMBER_COLUMNS)
    assert not layout.fits(FileRecord(2, ("1", "陈"), broken=True))
