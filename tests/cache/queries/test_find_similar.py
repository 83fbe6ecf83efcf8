"""The last resort: one mistake of whoever typed is taken back, and the hit says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.directory import directory_row
from tests.fakes.small_desk import SmallDesk, copy_desk, forget
from tests.fakes.small_house import GUEST, SECOND_GUEST, THIRD_GUEST
from vipdesk.cache.queries.find_guest import find_guests
from vipdesk.models.snapshot.guests import MatchReason


@pytest.fixture(scope="module")
def book(desk_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDesk]:
    desk = copy_desk(desk_template, tmp_path_factory.mktemp("book") / "profile")
    desk.page(*(forget("directory_row", guest) for guest in (GUEST, SECOND_GUEST, THIRD_GUEST)))
    desk.put(
        directory_row("张晓明", card_no="886600000101", rank=1),
        directory_row("欧阳文静", card_no="886600000999", rank=2),
        directory_row("Anna Müller", card_no="VIP70007", rank=3),
    )
    yield desk
    desk.cache.close()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("zhengxiaoming", "张晓明"),  # wrong
        ("zhagxiaoming", "张晓明"),  # missing
        ("zhanggxiaoming", "张晓明"),  # one too many
        ("zhnagxiaoming", "张晓明"),  # swapped
        ("hangxiaoming", "张晓明"),  # the first one missing
        ("shangxiaoming", "张晓明"),
        ("zhangxiaominh", "张晓明"),
        ("zhangxiaomign", "张晓明"),
        ("zhangxiaomingg", "张晓明"),
        ("zhanf", "张晓明"),
        ("ouyangwemjing", "欧阳文静"),
        ("anna mulker", "Anna Müller"),
        ("ana muller", "Anna Müller"),
        ("张小明", "张晓明"),
        ("章晓明", "张晓明"),
        ("张晓民", "张晓明"),
        ("章曉明", "张晓明"),
        ("欧阳文婧", "欧阳文静"),
        ("欧杨文静", "欧阳文静"),
        ("886600000201", "张晓明"),
        ("986600000999", "欧阳文静"),
        ("vip70017", "Anna Müller"),
    ],
)
def test_one_mistake_is_taken_back(book: SmallDesk, typed: str, name: str) -> None:
    assert [(hit.name, hit.why) for hit in find_guests(book.reader, typed)] == [(name, MatchReason.SIMILAR)]


@pytest.mark.parametrize(
    "typed",
    [
        "zhemgxiaominh",  # two mistakes
        "zha!",
        "qqq",
        "张小民",
        "张明",
        "小明",
        "张晓明明",
        "张晓",
        "88660000020",  # not a whole card
        "886600000212",
        "vip77777",
        "z" * 30,
    ],
)
def test_more_than_one_mistake_or_too_little_of_a_text_is_not_guessed_at(book: SmallDesk, typed: str) -> None:
    assert {hit.why for hit in find_guests(book.reader, typed)} <= {MatchReason.NAME}


def test_nobody_similar_stands_beside_whoever_was_found(book: SmallDesk) -> None:
    book.put(directory_row("章晓明", rank=9))
    assert [hit.name for hit in find_guests(book.reader, "章晓明")] == ["章晓明"]
