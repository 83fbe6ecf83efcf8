"""The sheet: true size, the same bytes every time, drawn where it is said."""

from typing import TYPE_CHECKING

import pytest

from vipdesk.printing.fonts import FOR_GUESTS
from vipdesk.printing.page import A6, A6_LANDSCAPE, Align, Page, PaperSize
from vipdesk.printing.text_fitting import Style
from vipdesk.printing.waves import draw_waves

if TYPE_CHECKING:
    from tests.fakes.paper_reader import PaperReader


@pytest.mark.parametrize(("size", "points"), [(A6, (297.638, 419.528)), (A6_LANDSCAPE, (419.528, 297.638))])
def test_a_sheet_has_its_true_size(reader: "PaperReader", size: PaperSize, points: tuple[float, float]) -> None:
    width, _, height = reader.facts(Page(size, "Voucher", "zh").pdf())["Page size"].split()[:3]
    assert (float(width), float(height)) == pytest.approx(points, abs=0.01)


def test_an_empty_sheet_names_no_font_that_it_does_not_carry(reader: "PaperReader") -> None:
    assert all(row[0].endswith("LXGWWenKai-Regular") for row in reader.fonts(Page(A6, "Voucher", "zh").pdf()))


def test_spaced_letters_are_copied_as_one_word(reader: "PaperReader") -> None:
    page = Page(A6, "Welcome card", "zh")
    page.text(20, 20, "欢迎您", Style(FOR_GUESTS, 12, "#000000", 1.5))
    assert reader.text(page.pdf()).strip() == "欢迎您"


def test_a_character_above_the_basic_plane_is_copied_as_itself(reader: "PaperReader") -> None:
    page = Page(A6, "Welcome card", "zh")
    page.text(20, 20, "𠮷女士", Style(FOR_GUESTS, 12, "#000000"))
    assert reader.text(page.pdf()).strip() == "𠮷女士"


@pytest.mark.parametrize(
    ("align", "left", "right"), [(Align.LEFT, 50, 62.7), (Align.CENTRE, 43.65, 56.35), (Align.RIGHT, 37.3, 50)]
)
def test_a_text_stands_at_its_place(reader: "PaperReader", align: Align, left: float, right: float) -> None:
    page = Page(A6, "Voucher", "zh")
    page.text(50, 30, "田田田", Style(FOR_GUESTS, 12, "#000000"), align)
    found = reader.picture(page.pdf()).point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert found
    dots_per_mm = 300 / 25.4
    # The letter has blank edges of its own, of up to a sixth of its width.
    assert found[0] / dots_per_mm == pytest.approx(left + 0.35, abs=0.5)
    assert found[2] / dots_per_mm == pytest.approx(right - 0.35, abs=0.5)
    assert found[3] / dots_per_mm == pytest.approx(30, abs=0.7)


def test_waves_stay_in_their_field(reader: "PaperReader") -> None:
    page = Page(A6, "Voucher", "zh")
    draw_waves(page, (10, 60, 90, 90))
    picture = reader.picture(page.pdf())
    dots_per_mm = 300 / 25.4
    left, top, right, bottom = picture.point(lambda grey: 255 if grey < 255 else 0).getbbox() or (0, 0, 0, 0)
    assert left >= 10 * dots_per_mm - 1
    assert top >= 60 * dots_per_mm - 1
    assert right <= 90 * dots_per_mm + 1
    assert bottom <= 90 * dots_per_mm + 1
    darkest = min(picture.tobytes())
    assert 200 < darkest < 250, "the lines must be seen and must not fight with the text"
