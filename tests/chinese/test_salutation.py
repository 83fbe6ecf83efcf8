"""Forms of address."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vipdesk.chinese.pinyin import spoken
from vipdesk.chinese.salutation import address, address_en, name_en, title_words
from vipdesk.chinese.script import clean

ANY_TEXT = st.text(st.characters(exclude_categories=[]))
"""Every code point, lone surrogates included: a damaged file can hold them."""


@pytest.mark.parametrize(
    ("name", "gender", "title", "zh", "en"),
    [
        ("陈晓晴", "f", None, "陈女士", "Ms Chen"),
        ("陈晓晴", "f", "女士", "陈女士", "Ms Chen"),
        ("江河", "m", "", "江先生", "Mr Jiang"),
        ("欧阳文静", "f", "太太", "欧阳太太", "Mrs Ouyang"),
        ("欧阳文静", "f", "夫人", "欧阳夫人", "Mrs Ouyang"),
        ("单晓敏", "f", "总", "单总", "Ms Shan"),
        ("单晓敏", "m", "董", "单董", "Mr Shan"),
        ("单晓敏", None, "总", "单总", "Shan Xiaomin"),
        ("方圆", "f", "老师", "方老师", "Ms Fang"),
        ("李明", "m", "医生", "李医生", "Dr Li"),
        ("李明", "m", "教授", "李教授", "Prof Li"),
        ("李明", "m", "博士", "李博士", "Dr Li"),
        ("李明", "m", "小姐", "李小姐", "Ms Li"),
        ("李明", "m", "Mr.", "李先生", "Mr Li"),
        ("陳總明", "m", "總", "陳总", "Mr Chen"),
        ("陈晓晴", "f", "陈总", "陈总", "Ms Chen"),
        ("陈晓晴", None, None, "陈晓晴", "Chen Xiaoqing"),
        ("吕布", "m", None, "吕先生", "Mr Lü"),
        ("陈", "f", None, "陈女士", "Ms Chen"),
        ("尉迟", "m", None, "尉迟先生", "Mr Yuchi"),
        ("阿卜杜拉·买买提", "m", None, "阿卜杜拉先生", "Mr Abudula"),
        ("阿卜杜拉•买买提", "m", None, "阿卜杜拉先生", "Mr Abudula"),
        ("𠮷田由美", "f", "女士", "𠮷田由美女士", "Ms Jitianyoumei"),
        ("Anna Müller", "f", None, "Anna Müller 女士", "Ms Müller"),
        ("Anna Müller", None, None, "Anna Müller", "Anna Müller"),
        ("John O'Brien", "m", "教授", "John O'Brien 教授", "Prof O'Brien"),
        ("", "f", None, "女士", "Guest"),
        ("", None, None, "贵宾", "Guest"),
    ],
)
def test_a_guest_is_addressed_by_surname_and_title(
    name: str, gender: str | None, title: str | None, zh: str, en: str
) -> None:
    assert address(name, gender, title, None) == zh
    assert address_en(name, spoken(name), gender, title, None) == en


def test_what_the_guest_asked_for_wins_whole_in_both_languages() -> None:
    assert address("陈晓晴", "f", "总", " 晴姐 ") == "晴姐"
    assert address_en("陈晓晴", "Chén Xiǎoqíng", "f", "总", "Sunny") == "Sunny"
    assert address("陈晓晴", "f", "总", " ") == "陈总"


def test_the_english_window_names_a_guest_in_both_scripts() -> None:
    assert name_en("陈晓晴", "Chén Xiǎoqíng") == "Chen Xiaoqing (陈晓晴)"
    assert name_en("Anna Müller", "Anna Müller") == "Anna Müller"
    assert name_en("陈晓晴", "") == "陈晓晴"


@pytest.mark.parametrize(
    ("title", "gender", "words"),
    [
        ("女士", "f", ("女士", "Ms")),
        ("太太", "f", ("太太", "Mrs")),
        ("总", "m", ("总", "")),
        ("老师", "f", ("老师", "")),
        (None, "m", ("先生", "Mr")),
        (" ", "f", ("女士", "Ms")),
        (None, None, ("", "")),
        (None, "x", ("", "")),
    ],
)
def test_a_board_shows_the_title_alone(title: str | None, gender: str | None, words: tuple[str, str]) -> None:
    assert title_words(title, gender) == words


@settings(deadline=None)
@given(
    name=ANY_TEXT,
    gender=st.sampled_from(["m", "f", "x", None]),
    title=st.none() | ANY_TEXT,
    wish=st.none() | ANY_TEXT,
)
def test_any_record_gives_some_form_of_address(
    name: str, gender: str | None, title: str | None, wish: str | None
) -> None:
    zh = address(name, gender, title, wish)
    en = address_en(name, spoken(name), gender, title, wish)
    assert zh.strip() == zh
    assert zh
    assert en
    if clean(wish or ""):
        assert zh == en == clean(wish or "")
