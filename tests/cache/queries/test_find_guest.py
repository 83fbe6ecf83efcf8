"""The search box: what may be typed, who is found, in what order, and why."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.fakes.clocks import NOON
from tests.fakes.directory import directory_row, person
from tests.fakes.small_desk import SmallDesk, copy_desk, forget, put
from tests.fakes.small_house import FAR_STORE, GUEST, SECOND_GUEST, THIRD_GUEST, left_visit, visit
from vipdesk.cache.queries import find_guest
from vipdesk.cache.queries.find_guest import find_guests
from vipdesk.cache.queries.questions import mixed_runs, read_typed
from vipdesk.ids import derived_id
from vipdesk.models.policy import Policy
from vipdesk.models.snapshot.guests import MOST_HITS, Hit, MatchReason, Words

BOOK = (
    directory_row("张晓明", card_no="886600000101", phone="138 0013 8000", rank=30),
    directory_row("张欣美", card_no="886600000102", phone="139****7777", rank=20),
    directory_row("单晓敏", card_no="886600000103", phone="+852 9123 5190", rank=40),
    directory_row("曾志伟", card_no="886600000104", phone="136 6666 8000", rank=50),
    directory_row("欧阳文静", card_no="VIP7", rank=60),
    directory_row("吕布", rank=70),
    directory_row("Anna Müller", rank=80),
    directory_row("陳大文", rank=90),
    directory_row("古丽娜尔·阿布都", rank=100),
)


@pytest.fixture(scope="module")
def book(desk_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDesk]:
    """A desk with exactly these guests; tests that change it take their own."""
    desk = copy_desk(desk_template, tmp_path_factory.mktemp("book") / "profile")
    fill(desk)
    yield desk
    desk.cache.close()


def fill(desk: SmallDesk) -> None:
    desk.page(*(forget("directory_row", guest) for guest in (GUEST, SECOND_GUEST, THIRD_GUEST)))
    desk.put(*BOOK)


def names(desk: SmallDesk, text: str) -> list[str]:
    return [hit.name for hit in find_guests(desk.reader, text)]


def marked(hit: Hit) -> str:
    """The letters in accent, without tones."""
    text = hit.name if hit.in_name else hit.spoken
    plain = unicodedata.normalize("NFD", "".join(text[start:end] for start, end in hit.marked))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


@pytest.mark.parametrize(
    ("typed", "found", "why", "accent"),
    [
        ("zhangxiaoming", ["张晓明"], MatchReason.PINYIN, "zhangxiaoming"),
        ("Zhang Xiao", ["张晓明"], MatchReason.PINYIN, "zhangxiao"),
        ("zxm", ["张欣美", "张晓明"], MatchReason.INITIALS, "zxm"),
        ("ZX", ["张欣美", "张晓明"], MatchReason.INITIALS, "zx"),
        ("zhangxm", ["张欣美", "张晓明"], MatchReason.MIXED, "zhangxm"),
        ("张xm", ["张欣美", "张晓明"], MatchReason.MIXED, "张"),
        ("张xiaom", ["张晓明"], MatchReason.MIXED, "张"),
        ("张", ["张欣美", "张晓明"], MatchReason.NAME, "张"),
        ("张 晓", ["张晓明"], MatchReason.NAME, "张晓"),
        ("晓敏", ["单晓敏"], MatchReason.NAME, "晓敏"),
        ("shanxm", ["单晓敏"], MatchReason.MIXED, "shanxm"),
        ("danxiaomin", ["单晓敏"], MatchReason.SURNAME_READING, ""),
        ("dxm", ["单晓敏"], MatchReason.SURNAME_READING, ""),
        ("zengzw", ["曾志伟"], MatchReason.MIXED, "zengzw"),
        ("oywj", ["欧阳文静"], MatchReason.INITIALS, "oywj"),
        ("ouyang", ["欧阳文静"], MatchReason.PINYIN, "ouyang"),
        ("欧阳wj", ["欧阳文静"], MatchReason.MIXED, "欧阳"),
        ("lvbu", ["吕布"], MatchReason.PINYIN, "lubu"),
        ("lübu", ["吕布"], MatchReason.PINYIN, "lubu"),
        ("Lü Bu", ["吕布"], MatchReason.PINYIN, "lubu"),
        ("lubu", ["吕布"], MatchReason.PINYIN, "lubu"),
        ("lyub", ["吕布"], MatchReason.PINYIN, "lub"),
        ("anna müller", ["Anna Müller"], MatchReason.NAME, "annamuller"),
        ("Müller", ["Anna Müller"], MatchReason.NAME, "muller"),
        ("muller", ["Anna Müller"], MatchReason.NAME, "muller"),
        ("陈大", ["陳大文"], MatchReason.NAME, "陳大"),
        ("陳大文", ["陳大文"], MatchReason.NAME, "陳大文"),
        ("zhang晓明", ["张晓明"], MatchReason.MIXED, "晓明"),
        ("z晓", ["张晓明"], MatchReason.MIXED, "晓"),
        ("zhangx明", ["张晓明"], MatchReason.MIXED, "明"),
        ("zxiao明", ["张晓明"], MatchReason.MIXED, "明"),
        ("xiao明", ["张晓明"], MatchReason.MIXED, "明"),
        ("ouyang文静", ["欧阳文静"], MatchReason.MIXED, "文静"),
        ("oy文", ["欧阳文静"], MatchReason.MIXED, "文"),
        ("OUYÁNG 文静", ["欧阳文静"], MatchReason.MIXED, "文静"),
        ("ou阳wj", ["欧阳文静"], MatchReason.MIXED, "阳"),
        ("zhang晓m", ["张晓明"], MatchReason.MIXED, "晓"),
        ("张x明", ["张晓明"], MatchReason.MIXED, "张明"),
        ("dan晓敏", ["单晓敏"], MatchReason.MIXED, "晓敏"),
        ("lü布", ["吕布"], MatchReason.MIXED, "布"),
        ("lu布", ["吕布"], MatchReason.MIXED, "布"),
        ("chen大文", ["陳大文"], MatchReason.MIXED, "大文"),
        ("a布", ["古丽娜尔·阿布都"], MatchReason.MIXED, "布"),
        ("阿bd", ["古丽娜尔·阿布都"], MatchReason.MIXED, "阿"),
        ("886600000101", ["张晓明"], MatchReason.CARD, ""),
        ("８８６６00000103", ["单晓敏"], MatchReason.CARD, ""),
        ("88660000010", ["张欣美", "张晓明", "单晓敏", "曾志伟"], MatchReason.CARD, ""),
        ("vip7", ["欧阳文静"], MatchReason.CARD, ""),
        ("8000", ["张晓明", "曾志伟"], MatchReason.PHONE_TAIL, ""),
        ("7777", ["张欣美"], MatchReason.PHONE_TAIL, ""),
        ("+852 9123-5190", ["单晓敏"], MatchReason.PHONE, ""),
        ("91235190", ["单晓敏"], MatchReason.PHONE, ""),
        ("+86 138 0013 8000", ["张晓明"], MatchReason.PHONE, ""),
        ("0086-138-0013-8000", ["张晓明"], MatchReason.PHONE, ""),
    ],
)
def test_a_guest_is_found_by_whatever_is_known_and_the_hit_says_why(
    book: SmallDesk, typed: str, found: list[str], why: MatchReason, accent: str
) -> None:
    hits = find_guests(book.reader, typed)
    assert [hit.name for hit in hits] == found
    assert {hit.why for hit in hits} == {why}
    assert {marked(hit) for hit in hits} == {accent}


@pytest.mark.parametrize("length", range(4, 12))
def test_any_tail_of_a_number_from_four_digits_on_finds_its_guest(book: SmallDesk, length: int) -> None:
    found = names(book, "13800138000"[-length:])
    assert found == (["张晓明", "曾志伟"] if length == 4 else ["张晓明"])


@pytest.mark.parametrize("length", range(1, 12))
def test_a_head_of_a_number_finds_its_guest_from_seven_digits_on(book: SmallDesk, length: int) -> None:
    assert names(book, "13800138000"[:length]) == (["张晓明"] if length >= 7 else [])


@pytest.mark.parametrize("typed", ["13900007777", "007777", "3", "800", "38001380", "13800138001", "91235191"])
def test_no_other_number_finds_anybody(book: SmallDesk, typed: str) -> None:
    assert names(book, typed) == []


ODD_NAMES = (
    "单",
    "𠮷野",
    "\U000323af",
    "古丽娜尔·阿布都热合曼·买买提",
    "ئابدۇللا·تۇرسۇن",
    "བཀྲ་ཤིས་ནོར་བུ",
    "😀",
    "👩‍👩‍👧‍👦",
    "AND",
    "NEAR(a b)",
    "OR NOT",
    "\u202egnahZ",
    "陈\x00晴",
    "%",
    "_",
    "Robert'); DROP TABLE guest;--",
    '"*"',
    "长" * 60,
    "Maximiliana " * 5,
    "Jean-Luc d'Arc",
    "Chan Tai Man",
)


@pytest.fixture(scope="module")
def odd(desk_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDesk]:
    desk = copy_desk(desk_template, tmp_path_factory.mktemp("odd") / "profile")
    desk.put(*(directory_row(name, rank=place) for place, name in enumerate(ODD_NAMES)))
    yield desk
    desk.cache.close()


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_guest_with_an_odd_name_is_found_by_it(odd: SmallDesk, name: str) -> None:
    assert name in names(odd, name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("古丽娜尔阿布都", "古丽娜尔·阿布都热合曼·买买提"),
        ("阿布都热合曼•买", "古丽娜尔·阿布都热合曼·买买提"),
        ("买买提", "古丽娜尔·阿布都热合曼·买买提"),
        ("gulinaer", "古丽娜尔·阿布都热合曼·买买提"),
        ("陈晴", "陈\x00晴"),
        ("jean luc", "Jean-Luc d'Arc"),
        ("darc", "Jean-Luc d'Arc"),
        ("D’Arc Jean", "Jean-Luc d'Arc"),
        ("tai man chan", "Chan Tai Man"),
        ("man tai chan", "Chan Tai Man"),
        ("CHAN, Tai", "Chan Tai Man"),
        ("tai man", "Chan Tai Man"),
        ("ctm", "Chan Tai Man"),
        ("robert", "Robert'); DROP TABLE guest;--"),
        ("長長", "长" * 60),
    ],
)
def test_a_part_of_an_odd_name_in_any_writing_finds_it(odd: SmallDesk, typed: str, name: str) -> None:
    assert name in names(odd, typed)


@pytest.mark.proves("S33")
@pytest.mark.parametrize("typed", ["", " ", "　\t\n", "|", "||", "\u200b", "\x00"])
def test_an_empty_text_lists_nobody(book: SmallDesk, typed: str) -> None:
    assert find_guests(book.reader, typed) == ()


@pytest.mark.parametrize("typed", ["%", "*", "_", "zxm*", "张%", "n张", "p", "' OR 1=1 --", '"', "xm张", "qq"])
def test_signs_of_the_database_find_nobody(book: SmallDesk, typed: str) -> None:
    assert names(book, typed) == []


@pytest.mark.parametrize(
    "typed", ["zhan晓明", "li晓明", "zhang明", "晓zhang明", "zhangxiao晓明", "8晓明", "zz张晓明", "wen阳"]
)
def test_letters_beside_characters_that_are_not_how_their_neighbours_are_read_find_nobody(
    book: SmallDesk, typed: str
) -> None:
    assert names(book, typed) == []


_SIGNS = st.sampled_from(
    [
        "*",
        '"',
        "'",
        "%",
        "|",
        "\x00",
        "NEAR",
        " AND ",
        "张",
        "z",
        "x",
        "m",
        "8",
        "👩‍🦰",
        "ü",
        "\ud800",
        "晓明",
        "zhang",
        "阿布",
        "·",
    ]
)


@pytest.mark.proves("S28")
@given(st.one_of(st.text(), st.lists(_SIGNS, max_size=8).map("".join)))
@example("ﷺ" * 64)
@example("👩‍👩‍👧‍👦")
@example("٣٤٥٦")
@example("\ud800")
@example("９" * 600)
@example("尊敬的陈女士：\r\n\t您预订的手袋 AND 外套已到店 (NEAR 2 号柜)，请于 11月30日前领取。\n" * 40)
def test_nothing_that_can_be_typed_or_scanned_raises(book: SmallDesk, typed: str) -> None:
    hits = find_guests(book.reader, typed)
    assert len(hits) <= MOST_HITS
    for hit in hits:
        text = hit.name if hit.in_name else hit.spoken
        assert all(0 <= start < end <= len(text) for start, end in hit.marked)


def test_a_hit_tells_what_the_list_shows(desk: SmallDesk) -> None:
    fill(desk)
    desk.put(
        Policy(id=derived_id("tier"), key="tier.金卡", store_id=None, value={"zh": "金", "en": "Gold"}),
        left_visit(guest_id=person("张晓明"), checked_in_at=NOON - timedelta(days=9)),
        visit(id=derived_id("undone"), guest_id=person("张晓明"), state="undone", open=False),
    )
    (hit,) = find_guests(desk.reader, "张晓明")
    assert (hit.guest_id, hit.card_no, hit.spoken) == (person("张晓明"), "886600000101", "Zhāng Xiǎomíng")
    assert (hit.address, hit.masked_phone) == (Words("张女士", "Ms Zhang"), "138****8000")
    assert (hit.in_lounge, hit.last_visit, hit.tier) == (False, NOON - timedelta(days=9), Words("金", "Gold"))


def test_a_new_name_replaces_the_old_one_in_the_search(desk: SmallDesk) -> None:
    fill(desk)
    desk.put(directory_row("章小蕙", row_id=person("张晓明"), version=2, card_no="886600000199"))
    for typed in ("张晓明", "886600000101", "13800138000"):
        assert {hit.why for hit in find_guests(desk.reader, typed)} <= {MatchReason.SIMILAR}
    assert names(desk, "zxh") == names(desk, "886600000199") == ["章小蕙"]


def test_a_retired_guest_is_not_found_and_comes_back_when_undone(desk: SmallDesk) -> None:
    fill(desk)
    desk.put(directory_row("吕布", version=2, retired_at=NOON))
    assert names(desk, "吕布") == names(desk, "lvbu") == []
    desk.put(directory_row("吕布", version=3))
    assert names(desk, "吕布") == ["吕布"]


# -- order and limits ----------------------------------------------------------------------------------------------


@pytest.fixture
def crowd(desk: SmallDesk) -> SmallDesk:
    """Sixty guests of one surname; the later, the lower ranked."""
    given_names = "一乙二十丁厂七卜八人入儿九几了力刀又三于干亏士工土才下寸大丈与万上小口巾山千川亿个么久勺丸夕凡及广亡门义之尸弓己已子女飞"
    desk.put(*(directory_row(f"陶{letter}", rank=1000 + place) for place, letter in enumerate(given_names)))
    return desk


@pytest.mark.proves("S33")
def test_at_most_eight_are_shown_best_rank_first_whatever_was_asked_for(crowd: SmallDesk) -> None:
    found = names(crowd, "tao")
    assert found == ["陶一", "陶乙", "陶二", "陶十", "陶丁", "陶厂", "陶七", "陶卜"]
    assert [hit.name for hit in find_guests(crowd.reader, "陶", most=100)] == found
    assert [hit.name for hit in find_guests(crowd.reader, "陶", most=3)] == found[:3]
    assert find_guests(crowd.reader, "陶", most=0) == find_guests(crowd.reader, "陶", most=-1) == ()


def test_who_is_in_the_lounge_comes_first_even_from_far_down(crowd: SmallDesk) -> None:
    crowd.put(visit(guest_id=person("陶飞")), left_visit(id=derived_id("left"), guest_id=person("陶女")))
    for typed in ("tao", "t", "陶"):
        found = find_guests(crowd.reader, typed)
        assert [hit.name for hit in found[:2]] == ["陶飞", "陶一"]
        assert [hit.in_lounge for hit in found] == [True] + [False] * 7


def test_who_is_in_another_stores_lounge_is_no_nearer(crowd: SmallDesk) -> None:
    crowd.put(visit(guest_id=person("陶飞"), store_id=FAR_STORE))
    assert "陶飞" not in names(crowd, "tao")


def test_a_walk_in_rank_order_finds_the_same_as_a_sorted_prefix(
    crowd: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd.put(visit(guest_id=person("陶飞")))
    typed = ("t", "tao", "陶", "taos", "陶女")
    sorted_prefix = [find_guests(crowd.reader, text) for text in typed]
    monkeypatch.setattr(find_guest, "_HOT", 5)
    assert [find_guests(crowd.reader, text) for text in typed] == sorted_prefix


def test_letters_before_characters_find_the_rare_name_far_down_among_many_with_the_characters(
    crowd: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    surnames = "王李刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑"
    crowd.put(*(directory_row(f"{surname}国强", rank=place) for place, surname in enumerate(surnames)))
    crowd.put(directory_row("欧阳国强", rank=2000))
    monkeypatch.setattr(find_guest, "_HOT", 5)
    monkeypatch.setattr(find_guest, "_MOST_WITH_LETTERS", 5)
    monkeypatch.setattr(find_guest, "LONGEST_WALK", 6)
    for typed in ("ouyang国强", "oy国强", "ouyang国q", "欧y国强", "欧阳g强", "o阳国强"):
        assert names(crowd, typed) == ["欧阳国强"], typed


@pytest.mark.parametrize(
    "typed", ["zhangxm", "张晓明", "晓敏", "Anna Müller", "138 0013 8000", "张·晓", "👩‍🦰", ""]
)
def test_a_text_that_is_not_of_characters_and_letters_asks_nothing_about_both(typed: str) -> None:
    assert mixed_runs(read_typed(typed)) is None


def test_where_all_of_a_crowd_rank_too_low_for_the_walk_some_are_found_still(
    crowd: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd.put(*(directory_row(f"王{letter}", rank=1) for letter in "一二三四五六"))
    monkeypatch.setattr(find_guest, "_HOT", 5)
    monkeypatch.setattr(find_guest, "LONGEST_WALK", 6)
    found = names(crowd, "tao")
    assert len(found) == MOST_HITS
    assert all(name.startswith("陶") for name in found)


def test_a_rank_that_changed_moves_the_guest(crowd: SmallDesk) -> None:
    crowd.page(put(directory_row("陶飞", rank=1, version=2)))
    assert names(crowd, "tao")[:2] == ["陶飞", "陶一"]
