"""The invented members are the same everywhere, and no two share what must be their own."""

from __future__ import annotations

import csv
from pathlib import Path

from benchmarks.members_file import card_number, write_members

_COUNT = 500


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    write_members(first, _COUNT)
    write_members(second, _COUNT)
    assert first.read_bytes() == second.read_bytes()


def test_another_seed_gives_other_people(tmp_path: Path) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    write_members(first, _COUNT, seed=1)
    write_members(second, _COUNT, seed=2)
    assert first.read_bytes() != second.read_bytes()


def test_cards_and_phones_belong_to_one_member_each(tmp_path: Path) -> None:
    write_members(tmp_path / "members.csv", _COUNT)
    rows = _rows(tmp_path / "members.csv")
    assert [row["会员卡号"] for row in rows] == [card_number(place) for place in range(_COUNT)]
    assert len({row["手机号"] for row in rows}) == _COUNT
