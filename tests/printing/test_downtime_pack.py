"""The downtime pack is A4, holds every guest and seat, and goes on over as many sheets as it needs."""

from __future__ import annotations

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.paper_reader import PaperReader
from vipdesk.models.snapshot.paper import DowntimeGuest, DowntimePaper
from vipdesk.printing.downtime_pack import downtime_pack_pdf

CHEN = DowntimeGuest("陈女士", "窗边 6 号", "14:05", "龙井 不加糖", "海鲜过敏，忌百合")


def _pages(paper: DowntimePaper) -> list[str]:
    return PaperReader().text(downtime_pack_pdf(paper)).split("\f")[:-1]


def _paper(count: int, language: str = "zh") -> DowntimePaper:
    places = tuple((f"窗边 {number} 号", "陈女士" if number == 6 else "") for number in (1, 2, 3, 6, 8))
    return DowntimePaper("栖澜百货", "北京路店", NOON, (CHEN,) * count, places, language)


def test_guests_stand_with_drink_and_taboo_and_the_forms_are_blank() -> None:
    pages = _pages(_paper(1))
    assert len(pages) == 4
    for words in ("陈女士", "窗边 6 号", "龙井 不加糖", "海鲜过敏，忌百合"):
        assert words in pages[0]
    assert "窗边 8 号" in pages[1]
    assert "到店登记" in pages[2]
    assert "服务" in pages[3]


@pytest.mark.parametrize(("count", "sheets"), [(0, 4), (26, 4), (27, 5)])
def test_many_guests_go_on_over_the_next_sheet(count: int, sheets: int) -> None:
    assert len(_pages(_paper(count, "en"))) == sheets
