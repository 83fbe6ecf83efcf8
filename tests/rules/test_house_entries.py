"""An entry is found by each of its words, by pinyin and by initials."""

import pytest

from vipdesk.rules.house_entries import EntryTexts, entry_keys, sought

KEYS = entry_keys(
    EntryTexts(name="水晶坊", name_en="Crystal House", phone="6021", contact="周敏", words="手袋 ＡＢ")
)


@pytest.mark.parametrize("typed", ["水晶", "shuijing", "sjf", "CRYSTAL", "6021", "zhoumin", "zm", "shoudai", "ab"])
def test_every_way_to_say_it_finds_it(typed: str) -> None:
    assert all(word in KEYS for word in sought(typed))


def test_nothing_typed_seeks_nothing() -> None:
    assert sought("  ") == ()
    assert len(sought("a b c d e f g h")) == 6
