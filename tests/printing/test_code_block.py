"""The code reads from paper, also from a dark one."""

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vipdesk.printed_code import CodeType, write_code
from vipdesk.printing.code_block import QUIET_MODULES, draw_code
from vipdesk.printing.page import A6, Page

if TYPE_CHECKING:
    from tests.fakes.paper_reader import PaperReader

MODULES = 25
DOTS_PER_MM = 300 / 25.4


def _page_with(code: str, side: float) -> bytes:
    page = Page(A6, "Voucher", "zh")
    page.rectangles([(0, 0, 105, 148)], "#1F1B16")
    draw_code(page, code, 40, 50, side)
    return page.pdf()


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.uuids())
def test_every_code_reads_back_from_dark_paper_at_the_smallest_size(
    reader: "PaperReader", identifier: UUID
) -> None:
    code = write_code(CodeType.VOUCHER, identifier)
    found = reader.codes(_page_with(code, 20.0))
    assert [(item.text, item.ec_level) for item in found] == [(code, "M")]


def test_a_white_zone_of_four_modules_surrounds_the_code(reader: "PaperReader") -> None:
    picture = reader.picture(_page_with(write_code(CodeType.VOUCHER, UUID(int=7)), 25.0))
    quiet = QUIET_MODULES * 25.0 / MODULES
    assert QUIET_MODULES == 4
    for away, expected in ((0.3, 255), (quiet - 0.3, 255), (quiet + 0.3, 30)):
        for x, y in ((40 - away, 62.5), (65 + away, 62.5), (52.5, 50 - away), (52.5, 75 + away)):
            grey = picture.getpixel((round(x * DOTS_PER_MM), round(y * DOTS_PER_MM)))
            assert grey == pytest.approx(expected, abs=5)


def test_a_code_too_small_for_the_scanners_is_not_drawn() -> None:
    with pytest.raises(ValueError, match=r"19\.9"):
        _page_with("VD1-V", 19.9)
