"""The search index: the keys of a row, and that the index follows the base whatever pages bring."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.clocks import NOON
from tests.fakes.directory import directory_row, person
from tests.fakes.small_desk import SmallDesk, copy_desk, forget, put
from tests.fakes.small_house import GUEST, SECOND_GUEST, THIRD_GUEST
from vipdesk.cache.statements import statements_of
from vipdesk.models.declarative import column_values
from vipdesk.models.directory import DirectoryRow
from vipdesk.rules.search_keys import LONGEST_KEY, directory_keys

NAMES = ("张晓明", "单晓敏", "Anna Müller", "欧阳|文 静", "x" * 100, "")


def keys(name: str, **changes: Any) -> set[str]:
    return set(directory_keys(column_values(directory_row(name, **changes))))


def test_a_name_has_keys_from_each_character_on_and_for_every_reading() -> None:
    assert keys("单晓敏") == {
        "n单晓敏", "n晓敏", "n敏",
        "pshanxiaomin", "isxm", "mshanxm",
        "pdanxiaomin", "idxm", "mdanxm",
    }  # fmt: skip


def test_traditional_letters_and_capitals_are_kept_as_they_are_searched() -> None:
    assert "n陈大文" in keys("陳大文")
    assert {"nannamüller", "pannamuller", "pmulleranna", "iam"} <= keys("Anna Müller")


def test_a_card_and_the_ends_of_a_number_are_keys_and_the_number_itself_is_in_none() -> None:
    found = keys("张晓明", phone="138 0013 8000", card_no="VIP8866")
    assert {"cvip8866", "t8000"} <= found
    assert sum(key.startswith("h") for key in found) == 1
    assert not any("1380013" in key for key in found)


def test_of_a_masked_number_only_the_last_four_are_a_key() -> None:
    found = keys("张晓明", phone="138****8000")
    assert {key for key in found if key[0] in "th"} == {"t8000"}


def test_keys_are_short_and_hold_no_bar_however_odd_the_name() -> None:
    for name in NAMES:
        found = keys(name)
        assert all("|" not in key and len(key) <= LONGEST_KEY + 1 for key in found)
        assert "" not in found
    assert directory_keys(column_values(directory_row("", readings=[[]]))) is not None
    assert keys("", readings=[[]]) == set()


def index(desk: SmallDesk) -> dict[bytes, tuple[int, set[str]]]:
    """Rank and keys of each guest in the index; both of its tables must say the same."""
    found = desk.cache.rows(
        "SELECT directory_row.id, search_entry.rank, entry, keys FROM search_entry"
        " LEFT JOIN directory_row ON directory_row.rowid = entry"
    )
    by_key = set(desk.cache.rows("SELECT search_key, rank, entry FROM search_key"))
    together = {(key, rank, entry) for _, rank, entry, keys in found for key in keys.split("|") if key}
    assert by_key == together
    return {row_id: (rank, {key for key in keys.split("|") if key}) for row_id, rank, _, keys in found}


def expected_index(desk: SmallDesk) -> dict[bytes, tuple[int, set[str]]]:
    statements = statements_of(DirectoryRow)
    rows = [statements.read(row) for row in desk.cache.rows(statements.select_all)]
    return {row["id"].bytes: (row["rank"], set(directory_keys(row))) for row in rows if row["retired_at"] is None}


_CHANGE = st.one_of(
    st.tuples(
        st.integers(0, 3),
        st.integers(1, 6),
        st.sampled_from(NAMES[:4]),
        st.sampled_from([1_000_000, 2_000_000, 5]),
        st.booleans(),
    ).map(
        lambda drawn: put(
            directory_row(
                drawn[2],
                row_id=person(str(drawn[0])),
                version=drawn[1],
                rank=drawn[3],
                retired_at=NOON if drawn[4] else None,
            )
        )
    ),
    st.integers(0, 3).map(lambda number: forget("directory_row", person(str(number)))),
)


def test_the_index_follows_the_base_whatever_pages_bring(desk_template: Path, tmp_path: Path) -> None:
    desk = copy_desk(desk_template, tmp_path / "desk")

    @settings(max_examples=40)
    @given(st.lists(st.lists(_CHANGE, min_size=1, max_size=5), min_size=1, max_size=4))
    def check(pages: list[list[Any]]) -> None:
        for page in pages:
            desk.page(*page)
        assert index(desk) == expected_index(desk)

    check()
    desk.page(*(forget("directory_row", guest) for guest in (GUEST, SECOND_GUEST, THIRD_GUEST)))
    desk.page(*(forget("directory_row", person(str(number))) for number in range(4)))
    assert index(desk) == {}
    desk.cache.close()
