"""The voucher says what it is worth, to whom, until when, and whether it is a reprint."""

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from vipdesk.errors import BadInput, Trouble
from vipdesk.models.snapshot.paper import VoucherPaper
from vipdesk.printed_code import code_tail
from vipdesk.printing.voucher import code_lines, voucher_pdf

if TYPE_CHECKING:
    from tests.fakes.paper_reader import PaperReader

HAN = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture
def english(voucher: VoucherPaper) -> VoucherPaper:
    return replace(
        voucher,
        house="QiLan Department Store",
        store="Beijing Road",
        name="Birthday gift voucher",
        holder="Ms Chen",
        terms="The whole store, also with member discounts",
        language="en",
    )


def _with(voucher: VoucherPaper, field: str, value: str) -> VoucherPaper:
    fields: dict[str, Any] = {field: value}
    return replace(voucher, **fields)


def test_the_voucher_carries_its_worth_its_holder_and_its_terms(
    reader: "PaperReader", voucher: VoucherPaper
) -> None:
    text = reader.text(voucher_pdf(voucher))
    for part in (
        *(
            "栖澜百货",
            "生日礼券",
            "¥500.00",
            "人民币伍佰元整",
            "持券",
            "陈女士",
            "有效",
            "至 2026年12月31日",
            "用于",
        ),
        *("全店，可与会员折扣同用", "凭券一次用完", "使用时请出示", "北京路店", "2026年11月22日"),
    ):
        assert part in text


def test_the_code_on_the_voucher_is_the_one_in_the_database(reader: "PaperReader", voucher: VoucherPaper) -> None:
    assert [code.text for code in reader.codes(voucher_pdf(voucher))] == [voucher.code]


def test_the_code_stands_in_groups_with_the_tail_alone(voucher: VoucherPaper) -> None:
    lines = code_lines(voucher.code)
    assert "".join(lines) == voucher.code
    assert lines[-1] == code_tail(voucher.code)
    assert len(lines) == 4


def test_the_printed_code_is_copied_in_one_piece(reader: "PaperReader", voucher: VoucherPaper) -> None:
    assert voucher.code in reader.text(voucher_pdf(voucher)).split()


@pytest.mark.parametrize(
    ("fen", "figure", "words"),
    [
        (1, "¥0.01", "人民币壹分"),
        (1_234_500, "¥12,345.00", "人民币壹万贰仟叁佰肆拾伍元整"),
        (10**13, "¥100,000,000,000.00", "人民币壹仟亿元整"),
    ],
)
def test_an_amount_of_any_size_fits(
    reader: "PaperReader", voucher: VoucherPaper, fen: int, figure: str, words: str
) -> None:
    text = reader.text(voucher_pdf(replace(voucher, worth_fen=fen)))
    assert figure in text
    assert words in text


def test_a_gift_without_an_amount_shows_none(reader: "PaperReader", voucher: VoucherPaper) -> None:
    text = reader.text(voucher_pdf(replace(voucher, name="下午茶双人券", worth_fen=0)))
    assert "下午茶双人券" in text
    assert "¥" not in text
    assert "人民币" not in text


def test_a_reprint_says_so_on_both_parts_and_a_first_print_does_not(
    reader: "PaperReader", voucher: VoucherPaper, english: VoucherPaper
) -> None:
    assert reader.text(voucher_pdf(replace(voucher, copy=2))).count("补打 第2次") == 2
    assert reader.text(voucher_pdf(replace(english, copy=3))).count("Reprint, copy 3") == 2
    assert "补打" not in reader.text(voucher_pdf(voucher))
    assert "Reprint" not in reader.text(voucher_pdf(english))


def test_a_reprint_keeps_its_mark_beside_a_long_name_of_the_house(
    reader: "PaperReader", voucher: VoucherPaper
) -> None:
    long = replace(voucher, house="栖澜百货集团广州天河北路旗舰总店有限公司" * 2, copy=2)
    text = reader.text(voucher_pdf(long))
    assert long.house in "".join(text.split())
    assert text.count("补打 第2次") == 2


def test_a_voucher_for_several_uses_says_how_many(reader: "PaperReader", voucher: VoucherPaper) -> None:
    text = reader.text(voucher_pdf(replace(voucher, uses=3)))
    assert "可用 3 次" in text
    assert "一次用完" not in text


def test_an_english_voucher_is_english_throughout(reader: "PaperReader", english: VoucherPaper) -> None:
    text = reader.text(voucher_pdf(english))
    for part in (
        *("QiLan Department Store", "Lounge", "Birthday gift voucher", "¥500.00", "Five hundred yuan", "Holder"),
        *("Ms Chen", "Valid", "until 31 Dec 2026", "For", "The whole store", "Not exchangeable for cash"),
        *("Show this code", "Beijing Road", "22 Nov 2026"),
    ):
        assert part in text
    assert not HAN.search(text)


def test_every_font_is_in_the_file(reader: "PaperReader", voucher: VoucherPaper) -> None:
    rows = reader.fonts(voucher_pdf(voucher))
    names = {row[0].partition("+")[2] for row in rows}
    assert names == {"LXGWWenKai-Regular", "NotoSerifSC-Bold", "NotoSansSC-Regular", "NotoSansSC-SemiBold"}
    assert all(row[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_the_file_runs_nothing_links_nowhere_and_names_nobody(
    reader: "PaperReader", voucher: VoucherPaper
) -> None:
    pdf = voucher_pdf(replace(voucher, terms="javascript:alert(1) https://example.org"))
    assert not any(
        word in pdf for word in (b"/JS", b"/JavaScript", b"/URI", b"/Launch", b"/OpenAction", b"/Annots")
    )
    facts = reader.facts(pdf)
    assert facts["Title"] == "礼券"
    assert not any("陈" in value or "VD1" in value for value in facts.values())


def test_the_same_voucher_is_the_same_file(voucher: VoucherPaper) -> None:
    assert voucher_pdf(voucher) == voucher_pdf(replace(voucher))
    assert voucher_pdf(voucher) != voucher_pdf(replace(voucher, expires_on=date(2027, 1, 1)))


@pytest.mark.parametrize("field", ["house", "store", "name", "holder", "terms"])
def test_markup_in_a_value_is_printed_as_it_stands(
    reader: "PaperReader", voucher: VoucherPaper, field: str
) -> None:
    value = "<img src='file:///etc/hostname'><b>x</b>&amp;"
    text = reader.text(voucher_pdf(_with(voucher, field, value)))
    assert "".join(value.split()) in "".join(text.split())


@pytest.mark.parametrize("field", ["house", "store", "name", "holder", "terms"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_value_of_sixty_characters_stays_inside_the_frame(
    reader: "PaperReader", voucher: VoucherPaper, field: str, language: str
) -> None:
    value = "阿卜杜热合曼·买买提" * 6
    pdf = voucher_pdf(replace(_with(voucher, field, value), language=language))
    assert value in "".join(reader.text(pdf).split())
    picture = reader.picture(pdf)
    frame = picture.point(lambda grey: 255 if grey < 250 else 0).getbbox()
    plain = reader.picture(voucher_pdf(voucher)).point(lambda grey: 255 if grey < 250 else 0).getbbox()
    assert frame == plain
    assert [code.text for code in reader.codes(pdf)] == [voucher.code]


def test_a_voucher_with_a_character_no_font_has_is_refused(voucher: VoucherPaper) -> None:
    with pytest.raises(BadInput) as refused:
        voucher_pdf(replace(voucher, holder="🎂女士"))
    assert refused.value.trouble is Trouble.GLYPH_MISSING
    assert refused.value.facts == {"characters": "🎂"}
