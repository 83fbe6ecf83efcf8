"""A directory is taken entry by entry; what a supervisor wrote stands."""

from __future__ import annotations

from typing import Any

from tests.headoffice.feeds.exports import Imports
from vipdesk.headoffice.writer import house_writer
from vipdesk.models.house_entry import HouseEntry
from vipdesk.models.vocabulary import Source


def _entries(imports: Imports) -> dict[str, tuple[Any, ...]]:
    told = ("kind", "floor", "phone", "text", "source")
    return {row["name"]: tuple(row[name] for name in told) for row in imports.rows(HouseEntry)}


def test_entries_are_added_refused_brought_up_to_date_and_left_to_a_supervisor(imports: Imports) -> None:
    counter = "专柜,天河店,Velluto,,2 层,6021,10:00-22:00,周敏,手袋,,皮具"
    said = imports.directory(
        counter,
        "合作方,,晨光影城,Dawn Cinema,6 层,8800,,,出示卡减 20 元,,",
        "问答,,几点关门？,,,,,,22:00，周五到 22:30。,Ten o'clock,闭店",
        "柜台,,X,,,,,,,,",
        "问答,,没有答案,,,,,,,,",
        "专柜,外地店,Y,,,,,,,,",
        f"专柜,,Z,,,,,,{'长' * 601},,",
    )
    assert [(status, codes) for _, status, codes in said.verdicts()] == [
        ("accepted", ""),
        ("accepted", ""),
        ("accepted", ""),
        ("refused", "kind_unknown"),
        ("refused", "name_missing"),
        ("refused", "store_unknown"),
        ("refused", "text_too_long"),
    ]
    assert _entries(imports) == {
        "Velluto": ("counter", "2 层", "6021", "手袋", "import"),
        "晨光影城": ("partner", "6 层", "8800", "出示卡减 20 元", "import"),
        "几点关门？": ("answer", "", "", "22:00，周五到 22:30。", "import"),
    }
    moved = counter.replace("2 层", "3 层")
    again = imports.directory(counter, moved.replace("Velluto", "晨光影城"))
    assert [status for _, status, _ in again.verdicts()] == ["duplicate", "accepted"]
    assert imports.directory(moved).verdicts()[0][1] == "accepted"
    assert _entries(imports)["Velluto"][1] == "3 层"
    with house_writer(imports.record) as writer:
        for row in imports.rows(HouseEntry):
            if row["name"] == "Velluto":
                writer.change(HouseEntry(**row), {"source": Source.STAFF.value})
    assert [(status, codes) for _, status, codes in imports.directory(counter).verdicts()] == [
        ("duplicate", "by_hand")
    ]
