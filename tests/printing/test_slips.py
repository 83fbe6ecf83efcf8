"""Slips of the roll: what stands on each half of a tag, how long the list is, and what joins the Wi-Fi."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.paper_reader import PaperReader
from vipdesk.ids import derived_id
from vipdesk.models.snapshot.paper import StorageLine, StorageListPaper, StorageTagPaper, WifiPaper
from vipdesk.printed_code import CodeType, read_code, write_code
from vipdesk.printing.slips import storage_list_pdf, storage_tag_pdf, wifi_slip_pdf

TAG = derived_id("tag")
CODE = write_code(CodeType.STORAGE, TAG)
LINE = StorageLine("A 03", "大衣 1 件", "柜 B2", "陈女士", NOON)


def _text(pdf: bytes) -> str:
    return PaperReader().text(pdf)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_halves_have_the_number_and_only_one_tells_where_it_is(language: str) -> None:
    paper = StorageTagPaper(
        "栖澜百货", "北京路店", "A 03", "大衣 1 件", "柜 B2", "陈女士", NOON, NOON + timedelta(1), CODE, language
    )
    text = _text(storage_tag_pdf(paper))
    assert text.count("A 03") == text.count("大衣 1 件") == 2
    assert text.count("柜 B2") + text.count("柜B2") == text.count("陈女士") == 1
    printed = read_code(CODE)
    assert printed is not None
    assert printed.id == TAG


@pytest.mark.parametrize("count", [0, 1, 40])
def test_the_list_names_everything_that_is_here(count: int) -> None:
    text = _text(storage_list_pdf(StorageListPaper("栖澜百货", "北京路店", NOON, (LINE,) * count)))
    assert text.count("A 03") == count
    assert ("都取回了" in text) is (count == 0)


def test_the_wifi_slip_says_until_when_it_is_good() -> None:
    paper = WifiPaper("栖澜百货", "北京路店", "QiLan", "Autumn", NOON + timedelta(hours=8), "WIFI:T:WPA;S:QiLan;;")
    text = _text(wifi_slip_pdf(paper))
    for words in ("QiLan", "Autumn", "有效至"):
        assert words in text
