"""Guests found by what only their dossier says, by how they are addressed, by a member code; and whose clients come first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.directory import directory_row, person
from tests.fakes.small_desk import SmallDesk, copy_desk, forget
from tests.fakes.small_house import GUEST, SECOND_GUEST, SECOND_SHOPPER, STORE, THIRD_GUEST, visit
from vipdesk.cache.queries.find_guest import find_guests
from vipdesk.cache.queries.scan import scan
from vipdesk.ids import StaffId, derived_id
from vipdesk.models.guest import Guest, Note, ShopperAssignment
from vipdesk.models.policy import Policy
from vipdesk.models.snapshot.desk import ScanKind
from vipdesk.models.snapshot.guests import Hit, MatchReason
from vipdesk.rules.card_patterns import CARD_PATTERNS_POLICY


def dossier(name: str, **details: Any) -> Guest:
    given: dict[str, Any] = {
        "full_name": name,
        "gender": "f",
        "title": "女士",
        "tier": None,
        "home_store_id": STORE,
    }
    return Guest(id=person(name), **(given | details))


def note(name: str, text: str, **details: Any) -> Note:
    return Note(id=derived_id("note", name, text), guest_id=person(name), text=text, written_at=NOON, **details)


def client(name: str, staff_id: StaffId, *, active: bool = True) -> ShopperAssignment:
    return ShopperAssignment(
        id=derived_id("client", name),
        guest_id=person(name),
        staff_id=staff_id,
        kind="primary",
        active=active,
        since=NOON,
    )


@pytest.fixture(scope="module")
def book(desk_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDesk]:
    """Four dossiers, and two guests of whom only the directory knows."""
    desk = copy_desk(desk_template, tmp_path_factory.mktemp("book") / "profile")
    desk.page(*(forget("directory_row", guest) for guest in (GUEST, SECOND_GUEST, THIRD_GUEST)))
    desk.put(
        directory_row("单晓敏", rank=10, address="单总", address_en="Ms Shan"),
        directory_row("陈晓晴", rank=20, address="陈太太", address_en="Mrs Chen", card_no="886600000102"),
        directory_row("林海", rank=30),
        directory_row("Anna Müller", rank=40, address="Anna Müller 女士", address_en="Ms Müller"),
        directory_row("陈志远", rank=50, address="陈总", address_en="Mr Chen"),
        directory_row("陳大文", rank=60, address="陳太太", address_en="Mrs Chen"),
        dossier("单晓敏", title="总", plate="粤B·12345"),
        dossier("陈晓晴", title="太太", plate="粤Z·1234港", alias="靓靓"),
        dossier("林海", plate="粤B·D12345", address_as="海姐"),
        dossier("Anna Müller", alias="Annie"),
        note("单晓敏", "喜欢靠窗的位置，红酒要 Pinot Noir；記得送花"),
        note("陈晓晴", "皮具刻字 CXQ"),
        note("林海", "不喜欢红花"),
    )
    yield desk
    desk.cache.close()


def found(desk: SmallDesk, typed: str) -> list[tuple[str, MatchReason]]:
    return [(hit.name, hit.why) for hit in find_guests(desk.reader, typed)]


def shown(hit: Hit) -> tuple[str, list[str]]:
    return hit.excerpt, [hit.excerpt[start:end] for start, end in hit.marked]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("粤B·12345", ["单晓敏"]),
        ("粤B12345", ["单晓敏"]),
        ("粵b 12345", ["单晓敏"]),
        ("粤B·1234", ["单晓敏"]),
        ("B12345", ["单晓敏"]),
        ("b.123", ["单晓敏"]),
        ("Ｂ１２３４５", ["单晓敏"]),
        ("12345", ["单晓敏"]),
        ("粤B", ["单晓敏", "林海"]),
        ("粤BD1", ["林海"]),
        ("D12345", ["林海"]),
        ("粤Z1234港", ["陈晓晴"]),
        ("1234", ["单晓敏", "陈晓晴"]),
        ("1234港", ["陈晓晴"]),
    ],
)
def test_a_plate_is_found_with_and_without_dot_and_place_by_any_beginning(
    book: SmallDesk, typed: str, names: list[str]
) -> None:
    assert found(book, typed) == [(name, MatchReason.PLATE) for name in names]


@pytest.mark.parametrize(
    ("typed", "name", "why"),
    [
        ("靓靓", "陈晓晴", MatchReason.NICKNAME),
        ("annie", "Anna Müller", MatchReason.NICKNAME),
        ("单总", "单晓敏", MatchReason.SALUTATION),
        ("海姐", "林海", MatchReason.SALUTATION),
        ("陈总", "陈志远", MatchReason.SALUTATION),
        ("陈太太", "陈晓晴", MatchReason.SALUTATION),
        ("陳太", "陈晓晴", MatchReason.SALUTATION),
        ("ms shan", "单晓敏", MatchReason.SALUTATION),
        ("Miss Shan", "单晓敏", MatchReason.SALUTATION),
        ("Mrs. Chen", "陈晓晴", MatchReason.SALUTATION),
        ("喜欢", "单晓敏", MatchReason.NOTE),
        ("靠窗", "单晓敏", MatchReason.NOTE),
        ("记得送花", "单晓敏", MatchReason.NOTE),
        ("pinot", "单晓敏", MatchReason.NOTE),
        ("红酒 noir", "单晓敏", MatchReason.NOTE),
        ("cxq", "陈晓晴", MatchReason.INITIALS),
        ("刻字cx", "陈晓晴", MatchReason.NOTE),
        ("红花", "林海", MatchReason.NOTE),
    ],
)
def test_alias_address_and_words_of_notes_find_a_guest_and_the_hit_says_so(
    book: SmallDesk, typed: str, name: str, why: MatchReason
) -> None:
    assert found(book, typed)[0] == (name, why)


def test_an_address_finds_everybody_who_is_called_so_dossier_or_not(book: SmallDesk) -> None:
    assert [name for name, _ in found(book, "陈太太")] == ["陈晓晴", "陳大文"]


@pytest.mark.parametrize(
    "typed", ["粤", "B1", "123", "喜", "窗", "inot", "红花酒", "王总", "Mr", "总", "ms", "dr who"]
)
def test_what_is_too_short_or_stands_nowhere_finds_nobody(book: SmallDesk, typed: str) -> None:
    assert found(book, typed) == []


def test_a_note_is_shown_around_the_words_that_were_looked_for(book: SmallDesk) -> None:
    hits = {typed: find_guests(book.reader, typed)[0] for typed in ("靠窗", "noir", "刻字")}
    assert shown(hits["靠窗"]) == ("喜欢靠窗的位置，红酒要 …", ["靠窗"])
    assert shown(hits["noir"]) == ("…要 Pinot Noir；記得送花", ["Noir"])
    assert shown(hits["刻字"]) == ("皮具刻字 CXQ", ["刻字"])


def test_who_is_found_by_a_note_comes_after_who_is_found_by_name(desk: SmallDesk) -> None:
    desk.put(
        directory_row("林海", rank=1),
        directory_row("红花", rank=900),
        dossier("林海"),
        note("林海", "送红花"),
    )
    assert found(desk, "红花") == [("红花", MatchReason.NAME), ("林海", MatchReason.NOTE)]


@pytest.mark.proves("I19")
def test_the_keys_of_a_dossier_follow_what_is_shown(desk: SmallDesk) -> None:
    desk.put(directory_row("林海"), dossier("林海", plate="粤B·12345"))
    desk.submit("guest.add_note", guest_id=person("林海"), text="只坐窗边")
    assert found(desk, "窗边") == [("林海", MatchReason.NOTE)]
    desk.put(dossier("林海", plate="粤A·54321", version=2))
    assert found(desk, "B12345") == []
    assert found(desk, "A543") == [("林海", MatchReason.PLATE)]
    desk.page(forget("guest", person("林海")))
    assert found(desk, "A543") == []
    assert desk.count("dossier_key", "search_key LIKE 'l%'") == 0


def test_a_dossier_that_is_retired_is_not_found(desk: SmallDesk) -> None:
    desk.put(directory_row("林海"), dossier("林海", plate="粤B·12345", retired_at=NOON))
    assert found(desk, "粤B1234") == []


def test_whoever_turned_out_to_be_another_is_found_as_the_one_who_remains(desk: SmallDesk) -> None:
    desk.put(
        directory_row("林海"),
        directory_row("林静", merged_into=person("林海")),
        dossier("林海"),
        dossier("林静", plate="粤B·12346", merged_into=person("林海")),
        note("林静", "只坐窗边"),
    )
    assert found(desk, "粤B1234") == [("林海", MatchReason.PLATE)]
    assert found(desk, "窗边") == [("林海", MatchReason.NOTE)]
    assert found(desk, "linjing") == [("林海", MatchReason.PINYIN)]
    (hit,) = find_guests(desk.reader, "林静")
    assert (hit.name, hit.former, hit.marked) == ("林海", "林静", ())
    # both are found by the surname, and are one person
    assert [name for name, _ in found(desk, "林")] == ["林海"]


# -- member codes --------------------------------------------------------------------------------------------------


def test_a_member_code_is_typed_or_scanned_and_a_wrong_line_of_the_table_harms_nothing(desk: SmallDesk) -> None:
    code = "https://m.example/u?c=00000102&s=aB"
    desk.put(directory_row("陈晓晴", card_no="886600000102"))
    assert scan(desk.reader, code).kind is ScanKind.FOREIGN
    table = [
        {"pattern": "(", "card": "x"},
        {"pattern": "(.+)+", "card": "x"},
        {"pattern": r".*c=(\d{8})&s=\w\w", "card": r"8866\1"},
    ]
    desk.put(Policy(id=derived_id("policy"), key=CARD_PATTERNS_POLICY, store_id=None, value=table))
    assert scan(desk.reader, f" {code}\r\n").guest_id == person("陈晓晴")
    assert scan(desk.reader, code.replace("102", "109")).kind is ScanKind.UNKNOWN_CARD
    assert found(desk, code) == [("陈晓晴", MatchReason.MEMBER_CODE)]
    assert found(desk, "886600000102") == [("陈晓晴", MatchReason.CARD)]


# -- whose clients --------------------------------------------------------------------------------------------------


def test_own_clients_come_after_the_lounge_and_before_everybody_else(desk: SmallDesk) -> None:
    letters = "一乙二十丁厂七卜八人入儿九几了力刀又三于干亏士工土才下寸大丈"
    desk.put(*(directory_row(f"陶{letter}", rank=1000 + place) for place, letter in enumerate(letters)))
    desk.put(
        client("陶丈", SECOND_SHOPPER),
        client("陶大", SECOND_SHOPPER, active=False),
        visit(guest_id=person("陶寸")),
    )
    names = [hit.name for hit in find_guests(desk.reader, "tao", asker=SECOND_SHOPPER)]
    assert names[:4] == ["陶寸", "陶丈", "陶一", "陶乙"]
    assert [hit.name for hit in find_guests(desk.reader, "tao")][:3] == ["陶寸", "陶一", "陶乙"]
    # what was read of who is near does not grow old
    desk.put(client("陶三", SECOND_SHOPPER))
    assert [hit.name for hit in find_guests(desk.reader, "t", asker=SECOND_SHOPPER)][:4] == [
        "陶寸",
        "陶三",
        "陶丈",
        "陶一",
    ]
