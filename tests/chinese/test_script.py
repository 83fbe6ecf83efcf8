"""What cleaning keeps and what a search takes for the same."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vipdesk.chinese import script
from vipdesk.chinese.traditional import TRADITIONAL, VARIANTS

ANY_TEXT = st.text(st.characters(exclude_categories=[]))
"""Every code point, lone surrogates included: a damaged file can hold them."""


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("  庄勇\u3000", "庄勇"),
        ("Ａｎｎａ　Ｍüller", "Anna Müller"),
        ("１２３　号，（左）", "123 号，（左）"),
        ("\u202e右到左\u202c", "右到左"),
        ("a\u200bb\x00c\ufeff", "abc"),
        ("一行\r\n二行\t三", "一行 二行 三"),
        (" \u200b ", ""),
        ("e\u0301", "é"),
        ("𠮷田\ud800", "𠮷田"),
        ("龘䶮㐱", "龘䶮㐱"),
    ],
)
def test_cleaning_takes_what_nobody_typed_and_leaves_the_characters(dirty: str, cleaned: str) -> None:
    assert script.clean(dirty) == cleaned


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("陳曉晴", "陈晓晴"),
        ("歐陽文靜", "欧阳文静"),
        ("鍾", "钟"),
        ("於", "于"),
        ("𠮷田", "吉田"),
        ("髙橋", "高桥"),
        ("ＶＩＰ", "vip"),
        ("Anna", "ANNA"),
        ("粵B", "粤b"),
        ("STRASSE", "straße"),
    ],
)
def test_a_search_takes_both_writings_for_the_same(one: str, other: str) -> None:
    assert script.fold(one) == script.fold(other)


def test_a_given_name_with_qian_is_not_folded_into_dry() -> None:
    assert script.fold("王乾") == "王乾"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Anna Müller", "anna muller"),
        ("Chén Xiǎoqíng", "chen xiaoqing"),
        ("Łódź Ørsted", "lodz orsted"),
        ("İstanbul", "istanbul"),
        ("陈", "陈"),
    ],
)
def test_plain_letters_have_no_marks(text: str, plain: str) -> None:
    assert script.plain_letters(text) == plain


def test_toneless_pinyin_keeps_its_umlaut_and_a_typed_syllable_has_v() -> None:
    assert script.without_tones("Lǚ Xiǎoqíng") == "Lü Xiaoqing"
    assert [script.plain_syllable(marked) for marked in ("lǚ", "lüè", "xiǎo")] == ["lv", "lve", "xiao"]


@pytest.mark.parametrize("char", ["陈", "〇", "㐱", "䶮", "𠮷", "\U00031350"])
def test_characters_of_every_plane_are_han(char: str) -> None:
    assert script.is_han(char)


@pytest.mark.parametrize("char", ["A", "·", "。", "あ", "김", "😀", "", "陈陈"])
def test_nothing_else_is_han(char: str) -> None:
    assert not script.is_han(char)


def test_the_table_maps_each_character_once_to_one_that_stays() -> None:
    pairs = TRADITIONAL + VARIANTS
    written, folded = pairs[::2], pairs[1::2]
    assert len(pairs) % 2 == 0
    assert len(set(written)) == len(written) > 2800
    assert not set(written) & set(folded)
    assert all(script.is_han(char) for char in pairs)
    assert script.simplify(written) == folded


@settings(deadline=None, max_examples=300)
@given(ANY_TEXT)
def test_any_text_is_cleaned_and_folded_once_and_for_all(text: str) -> None:
    for change in (script.clean, script.fold, script.plain_letters):
        changed = change(text)
        assert change(changed) == changed
        assert not {unicodedata.category(char) for char in changed} & {"Cc", "Cf", "Cs"}
        assert changed == changed.strip()
        changed.encode("utf-8")
