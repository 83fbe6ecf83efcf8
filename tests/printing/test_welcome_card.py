"""The welcome card says what it should, to everybody, and nothing else."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from vipdesk.errors import BadInput, Trouble
from vipdesk.models.snapshot.paper import WelcomeCardPaper
from vipdesk.printing.welcome_card import welcome_card_pdf

if TYPE_CHECKING:
    from tests.fakes.paper_reader import PaperReader

HAN = re.compile(r"[\u3400-\u9fff]")
BOX = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')
HOSTILE = ("<img src='file:///etc/hostname'>", "<b>陈</b>女士", "&lt;script&gt;", "(陈) \\ %{} EMC BT", "{name}%s")


@pytest.fixture
def english(card: WelcomeCardPaper) -> WelcomeCardPaper:
    return replace(
        card,
        house="QiLan Department Store",
        address="Ms Chen",
        place="Window 6",
        shopper="Zhou Min",
        parking="Registered for you, 3 hours free",
        language="en",
    )


def _with(card: WelcomeCardPaper, field: str, value: str) -> WelcomeCardPaper:
    fields: dict[str, Any] = {field: value}
    return replace(card, **fields)


def test_the_card_carries_everything_a_guest_needs(reader: "PaperReader", card: WelcomeCardPaper) -> None:
    text = reader.text(welcome_card_pdf(card))
    for part in (
        *(
            "栖澜百货",
            "贵宾厅",
            "欢迎您",
            "陈女士",
            "座位",
            "窗边 6 号",
            "专属顾问",
            "周敏",
            "无线网络",
            "QiLan Lounge",
        ),
        *("口令 moon1122", "停车", "已为您登记，免费 3 小时", "愿您今日从容惬意。", "2026年11月22日"),
    ):
        assert part in text


def test_the_code_on_the_card_is_the_visits_own(reader: "PaperReader", card: WelcomeCardPaper) -> None:
    assert [code.text for code in reader.codes(welcome_card_pdf(card))] == [card.feedback_code]


def test_an_english_card_is_english_throughout(reader: "PaperReader", english: WelcomeCardPaper) -> None:
    text = reader.text(welcome_card_pdf(english))
    for part in (
        *(
            "QiLan Department Store",
            "Lounge",
            "Welcome,",
            "Ms Chen",
            "Seat",
            "Window 6",
            "Personal shopper",
            "Wi-Fi",
        ),
        *("Password moon1122", "Parking", "3 hours free", "22 Nov 2026"),
    ):
        assert part in text
    assert not HAN.search(text)


def test_what_is_not_known_leaves_no_label_behind(reader: "PaperReader", card: WelcomeCardPaper) -> None:
    bare = replace(card, place=None, shopper=None, wifi_name=None, wifi_password=None, parking=None)
    text = reader.text(welcome_card_pdf(bare))
    assert not any(label in text for label in ("座位", "专属顾问", "无线网络", "口令", "停车", "None"))
    assert "口令" not in reader.text(welcome_card_pdf(replace(card, wifi_password=None)))


def test_every_font_is_in_the_file(reader: "PaperReader", card: WelcomeCardPaper) -> None:
    rows = reader.fonts(welcome_card_pdf(card))
    assert rows
    assert all(row[-5:-2] == ["yes", "yes", "yes"] for row in rows)
    assert not any("Helvetica" in row[0] for row in rows)


def test_the_file_runs_nothing_links_nowhere_and_names_nobody(
    reader: "PaperReader", card: WelcomeCardPaper
) -> None:
    pdf = welcome_card_pdf(replace(card, address="https://example.org 陈女士"))
    assert not any(
        word in pdf for word in (b"/JS", b"/JavaScript", b"/URI", b"/Launch", b"/OpenAction", b"/Annots")
    )
    facts = reader.facts(pdf)
    assert facts["Title"] == "欢迎卡"
    assert facts["JavaScript"] == "no"
    assert not any("陈" in value for value in facts.values())


def test_the_same_card_is_the_same_file(card: WelcomeCardPaper) -> None:
    assert welcome_card_pdf(card) == welcome_card_pdf(replace(card))
    assert welcome_card_pdf(card) != welcome_card_pdf(replace(card, place="窗边 8 号"))


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("field", ["address", "house", "place", "shopper", "wifi_name", "parking"])
def test_markup_in_a_value_is_printed_as_it_stands(
    reader: "PaperReader", card: WelcomeCardPaper, field: str, name: str
) -> None:
    text = reader.text(welcome_card_pdf(_with(card, field, name)))
    assert "".join(name.split()) in "".join(text.split())


@pytest.mark.parametrize(
    "name",
    [
        "阿卜杜热合曼·买买提" * 6,
        "Mrs Alexandra Featherstonehaugh-Cholmondeley de la Fontaine y",
        "W" * 60,
        "𠮷䶮龘彧赟㐱" * 10,
    ],
    ids=["chinese", "latin", "one word", "rare"],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_name_of_sixty_characters_fits_whole(
    reader: "PaperReader", card: WelcomeCardPaper, name: str, language: str
) -> None:
    pdf = welcome_card_pdf(replace(card, address=name, shopper=name, place=name, parking=name, language=language))
    # The reader joins a word that was broken at its hyphen.
    plain = str.maketrans("", "", "- \n")
    assert reader.text(pdf).translate(plain).count(name.translate(plain)) == 4
    ink = reader.picture(pdf).point(lambda grey: 255 if grey < 250 else 0).getbbox()
    assert ink
    margin = 8 / 25.4 * 300
    assert ink[0] > margin
    assert ink[2] < 1240 - margin
    assert [code.text for code in reader.codes(pdf)] == [card.feedback_code]


def test_values_side_by_side_are_of_one_size(reader: "PaperReader", english: WelcomeCardPaper) -> None:
    pdf = welcome_card_pdf(replace(english, parking="Registered for you, 3 hours are free today"))
    heights = {
        word: round(float(bottom) - float(top), 2)
        for _, top, _, bottom, word in BOX.findall(reader.word_boxes(pdf))
    }
    assert heights["Window"] == heights["Zhou"] == heights["today"]


def test_a_card_with_a_character_no_font_has_is_refused(card: WelcomeCardPaper) -> None:
    with pytest.raises(BadInput) as refused:
        welcome_card_pdf(replace(card, address="陈😀女士"))
    assert refused.value.trouble is Trouble.GLYPH_MISSING
    assert refused.value.facts == {"characters": "😀"}


@pytest.mark.parametrize("address", ["𠮷女士", "㐱先生", "䶮太太", "龘总", "彧老师", "赟女士"])
def test_rare_surnames_are_printed(reader: "PaperReader", card: WelcomeCardPaper, address: str) -> None:
    assert address in reader.text(welcome_card_pdf(replace(card, address=address)))
