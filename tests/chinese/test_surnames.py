"""Where a surname ends, and how it is read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vipdesk.chinese import surnames
from vipdesk.chinese.script import clean, is_han, plain_syllable, simplify

ANY_TEXT = st.text(st.characters(exclude_categories=[]))
"""Every code point, lone surrogates included: a damaged file can hold them."""


@pytest.mark.parametrize(
    ("name", "surname", "given"),
    [
        ("陈晓晴", "陈", "晓晴"),
        ("李明", "李", "明"),
        ("欧阳文静", "欧阳", "文静"),
        ("欧阳静", "欧阳", "静"),
        ("歐陽文靜", "歐陽", "文靜"),
        ("尉迟恭明", "尉迟", "恭明"),
        ("司马相如如", "司马", "相如如"),
        ("㐱小雨", "㐱", "小雨"),
        ("周䶮", "周", "䶮"),
        ("  庄勇\u3000", "庄", "勇"),
        ("李 小 明", "李", "小明"),
        ("张简明", "张", "简明"),
        ("张简明德", "张简", "明德"),
        ("贺兰英", "贺", "兰英"),
    ],
)
def test_a_chinese_name_is_split_after_its_surname(name: str, surname: str, given: str) -> None:
    assert surnames.split_name(name) == (surname, given)


@pytest.mark.parametrize("surname", ["陈", "单", "尉迟", "万俟", "歐陽"])
def test_a_surname_alone_has_no_given_name(surname: str) -> None:
    assert surnames.split_name(surname) == (surname, "")
    assert surnames.is_surname(surname)


@pytest.mark.parametrize(
    "name",
    [
        "Anna Müller",
        "John O'Brien",
        "阿卜杜拉·买买提",
        "扎西·次仁",
        "阿卜杜拉•买买提",
        "𠮷田由美",
        "扎西次仁",
        "欧阳Anna",
        "陈2",
        "김민수",
        "😀",
        "",
    ],
)
def test_other_names_stay_whole(name: str) -> None:
    assert surnames.split_name(name) == (name, "")


@pytest.mark.parametrize(
    ("surname", "expected"),
    [
        ("单", ("shan", "dan")),
        ("曾", ("zeng", "ceng")),
        ("仇", ("qiu", "chou")),
        ("解", ("xie", "jie")),
        ("查", ("zha", "cha")),
        ("朴", ("piao", "pu")),
        ("翟", ("zhai", "di")),
        ("盖", ("ge", "gai")),
        ("区", ("ou", "qu")),
        ("员", ("yun", "yuan")),
        ("乐", ("yue", "le")),
        ("覃", ("qin", "tan")),
        ("任", ("ren",)),
        ("尉迟", ("yuchi", "weichi")),
        ("万俟", ("moqi", "wansi")),
        ("单于", ("chanyu", "shanyu", "danyu")),
        ("欧阳", ("ouyang",)),
        ("陈", ("chen",)),
        ("吕", ("lv", "lu", "lyu")),
    ],
)
def test_the_right_reading_of_a_surname_comes_first(surname: str, expected: tuple[str, ...]) -> None:
    assert surnames.readings(surname) == expected
    assert surnames.readings(f"{surname}晓敏") == expected


def test_a_traditional_surname_is_read_like_its_simplified_form() -> None:
    assert surnames.readings("單曉敏") == ("shan", "dan")
    assert surnames.readings("區") == ("ou", "qu")
    assert surnames.readings("於小明") == ("yu",)


@pytest.mark.parametrize("name", ["Anna Müller", "阿卜杜拉·买买提", "扎西次仁", "", "😀"])
def test_a_name_without_a_chinese_surname_has_no_reading_of_one(name: str) -> None:
    assert surnames.readings(name) == ()
    assert surnames.other_readings(name) == ()


def test_what_is_also_read_is_shown_with_tone_marks() -> None:
    assert surnames.other_readings("曾晓琴") == ("céng",)
    assert surnames.other_readings("尉迟恭明") == ("wèichí",)
    assert surnames.other_readings("任静") == ()
    assert surnames.other_readings("陈晓晴") == ()


def test_the_tables_are_large_enough_and_written_in_simplified_characters_and_pinyin() -> None:
    single, compound = surnames._SINGLE, {**surnames._COMPOUND, **surnames._DOUBLE}
    assert sum(len(surnames.readings(surname)) > 1 for surname in single) >= 60
    assert len(compound) >= 80
    assert not surnames._COMPOUND.keys() & surnames._DOUBLE.keys()
    for surname in [*single, *compound]:
        assert simplify(surname) == surname or surname == "於"
        for reading in surnames.known_readings(surname):
            assert len(reading) == len(surname)
            assert all(plain_syllable(syllable).isascii() for syllable in reading)
            # Every syllable but a neutral one carries exactly one mark.
            marked = [syllable for syllable in reading if syllable != plain_syllable(syllable)]
            assert marked or reading in {("bo",), ("me",)}


@settings(deadline=None)
@given(ANY_TEXT)
def test_splitting_loses_no_character_of_any_text(text: str) -> None:
    surname, rest = surnames.split_name(text)
    assert (surname + rest).replace(" ", "") == clean(text).replace(" ", "")
    if rest:
        assert all(is_han(char) for char in surname + rest)
    assert all(reading.isascii() and reading.isalpha() for reading in surnames.readings(text))
