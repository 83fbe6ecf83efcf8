"""How names are found and read aloud."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vipdesk.chinese import pinyin
from vipdesk.chinese.script import plain_syllable

ANY_TEXT = st.text(st.characters(exclude_categories=[]))
"""Every code point, lone surrogates included: a damaged file can hold them."""

EVERYDAY = st.characters(codec="gb2312", min_codepoint=0x4E00, max_codepoint=0x9FA5)
"""The 6,763 characters of GB 2312: the library reads every one of them."""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("单晓敏", [["shan", "xiao", "min"], ["dan", "xiao", "min"]]),
        ("單曉敏", [["shan", "xiao", "min"], ["dan", "xiao", "min"]]),
        ("欧阳文静", [["ou", "yang", "wen", "jing"]]),
        ("尉迟恭明", [["yu", "chi", "gong", "ming"], ["wei", "chi", "gong", "ming"]]),
        ("陈晓晴", [["chen", "xiao", "qing"]]),
        ("张乐", [["zhang", "le"], ["zhang", "yue"]]),
        ("吕布", [["lv", "bu"], ["lu", "bu"], ["lyu", "bu"]]),
        ("王乾", [["wang", "qian"]]),
        ("㐱小雨", [["zhen", "xiao", "yu"]]),
        ("周䶮", [["zhou", "yan"]]),
        ("𠮷田由美", [["ji", "tian", "you", "mei"]]),
        ("曾张晓晴", [["zeng", "zhang", "xiao", "qing"], ["ceng", "zhang", "xiao", "qing"]]),
        ("阿卜杜拉·买买提", [["a", "bu", "du", "la", "mai", "mai", "ti"]]),
        ("陈Anna", [["chen", "anna"]]),
        ("单 Anna", [["shan", "anna"], ["dan", "anna"]]),
        ("John O'Brien", [["john", "obrien"], ["obrien", "john"]]),
        ("O’Neil", [["oneil"]]),
        ("Jean-Luc Picard", [["jean", "luc", "picard"], ["picard", "jean", "luc"]]),
        (
            "Anna Müller",
            [["anna", "muller"], ["muller", "anna"], ["anna", "mueller"], ["mueller", "anna"]],
        ),
        ("", []),
        ("·", []),
        ("😀", []),
    ],
)
def test_a_name_is_found_by_each_of_its_readings(name: str, expected: list[list[str]]) -> None:
    assert pinyin.name_readings(name) == expected


def test_a_character_that_nothing_reads_leaves_the_name_findable_by_the_others() -> None:
    assert pinyin.name_readings("陈䲝晴") == [["chen", "qing"]]
    assert pinyin.name_readings("陈\x00晓\u202e晴") == [["chen", "xiao", "qing"]]


def test_no_name_has_more_than_eight_readings_and_each_spelling_of_the_right_one_is_among_them() -> None:
    found = pinyin.name_readings("吕茜乐")
    assert len(found) == 8
    assert found[:3] == [["lv", "qian", "le"], ["lu", "qian", "le"], ["lyu", "qian", "le"]]


def test_a_long_text_of_ambiguous_characters_is_read_in_bounded_work() -> None:
    found = pinyin.name_readings("乐行长重" * 200)
    assert len(found) == 8
    assert {len(reading) for reading in found} == {800}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("陈晓晴", "Chén Xiǎoqíng"),
        ("欧阳文静", "Ōuyáng Wénjìng"),
        ("单晓敏", "Shàn Xiǎomǐn"),
        ("曾琴", "Zēng Qín"),
        ("任静", "Rén Jìng"),
        ("吕布", "Lǚ Bù"),
        ("尉迟", "Yùchí"),
        ("诸葛亮", "Zhūgě Liàng"),
        ("黄晓鸥", "Huáng Xiǎo'ōu"),
        ("李子", "Lǐ Zǐ"),
        ("王晟", "Wáng Shèng"),
        ("陳綉", "Chén Xiù"),
        ("𠮷田由美", "Jítiányóuměi"),
        ("阿卜杜拉·买买提", "Ābǔdùlā·Mǎimǎití"),
        ("陈Anna", "Chén Anna"),
        ("单 Anna", "Shàn Anna"),
        ("单增·次仁", "Dānzēng·Cìrén"),
        ("Anna Müller", "Anna Müller"),
        ("陈䲝", "Chén 䲝"),
        ("", ""),
    ],
)
def test_a_name_is_spoken_with_tones_and_capitals(name: str, expected: str) -> None:
    assert pinyin.spoken(name) == expected


@settings(deadline=None)
@given(st.text(EVERYDAY, min_size=1, max_size=6))
def test_what_is_spoken_is_the_first_reading(name: str) -> None:
    first = pinyin.name_readings(name)[0]
    spoken = "".join(char for char in pinyin.spoken(name).casefold() if char.isalpha())
    assert plain_syllable(spoken) == "".join(first)


@settings(deadline=None)
@given(ANY_TEXT)
def test_any_text_is_read_without_complaint_in_at_most_eight_distinct_ways(text: str) -> None:
    found = pinyin.name_readings(text)
    assert len(found) <= 8
    assert len({tuple(reading) for reading in found}) == len(found)
    assert all(syllable and syllable == syllable.casefold() for reading in found for syllable in reading)
    pinyin.spoken(text).encode("utf-8")
