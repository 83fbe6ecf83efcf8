"""A duty roster is taken day by day; what a supervisor wrote by hand stands."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fakes.clocks import NOON
from tests.headoffice.feeds.exports import Imports
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import StaffId, StoreId, derived_id
from vipdesk.models.roster import RosterDay
from vipdesk.models.staff import Staff
from vipdesk.models.store import Store

ZHOU, LIN = StaffId(derived_id("staff", "zhou")), StaffId(derived_id("staff", "lin"))
REFUSED = "refused"


@pytest.fixture
def house(imports: Imports) -> Imports:
    """A record with two shoppers of its first store."""
    with house_writer(imports.record) as writer:
        for staff_id, code in ((ZHOU, "S901"), (LIN, "S902")):
            writer.insert(
                Staff(
                    id=staff_id,
                    store_id=_store(imports, "天河店"),
                    code=code,
                    name=code,
                    name_en=code,
                    role="shopper",
                )
            )
    return imports


def _store(imports: Imports, name: str) -> StoreId:
    return next(StoreId(row["id"]) for row in imports.rows(Store) if row["name"] == name)


def _days(imports: Imports) -> dict[tuple[Any, str], tuple[Any, ...]]:
    told = ("shifts", "label", "cover_id")
    return {(row["staff_id"], row["day"]): tuple(row[name] for name in told) for row in imports.rows(RosterDay)}


def test_shifts_nights_divided_days_and_days_off_are_taken_as_they_are_written(house: Imports) -> None:
    said = house.roster(
        "S901,2026-11-22,9:00,17:30,早班,,",
        "S902,2026-11-22,22:00,6:00,夜班,,",
        "S901,2026/11/23,18:00,21:00,晚,,",
        "S902,2026-11-23,,,年假,S901,",
        "S901,2026-11-23,10:00,14:00,早,,",
        "S902,2026-11-24,16:00,24:00,,,",
        "S901,2026-11-24,20:00,次日 2:00,,,",
    )
    assert [status for _, status, _ in said.verdicts()] == [
        "accepted",
        "accepted",
        "repaired",
        "accepted",
        "accepted",
        "accepted",
        "accepted",
    ]
    assert _days(house) == {
        (ZHOU, "2026-11-22"): ([[540, 1050]], "早班", None),
        (LIN, "2026-11-22"): ([[1320, 1800]], "夜班", None),
        (ZHOU, "2026-11-23"): ([[600, 840], [1080, 1260]], "晚·早", None),
        (LIN, "2026-11-23"): ([], "年假", ZHOU),
        (LIN, "2026-11-24"): ([[960, 1440]], None, None),
        (ZHOU, "2026-11-24"): ([[1200, 1560]], None, None),
    }
    row = house.rows(RosterDay)[0]
    assert (row["store_id"], row["source"], row["noted_at"]) == (_store(house, "天河店"), "import", NOON)


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (("S999,2026-11-22,9:00,17:30,,,",), ["staff_unknown"]),
        ((",2026-11-22,9:00,17:30,,,",), ["staff_unknown"]),
        (("S901,2026-11-22,9:00,17:30,,S999,",), ["staff_unknown"]),
        (("S901,2026-11-22,9:00,17:30,,S901,",), ["staff_unknown"]),
        (("S901,2026-11-22,9:00,17:30,,,火星店",), ["store_unknown"]),
        (("S901,2026-02-30,9:00,17:30,,,",), ["date_impossible"]),
        (("S901,11-22,9:00,17:30,,,",), ["date_impossible"]),
        (("S901,2026-11-22,9:00,,,,",), ["date_impossible"]),
        (("S901,2026-11-22,,,早班,,",), ["date_impossible"]),
        (("S901,2026-11-22,25:00,26:00,,,",), ["date_impossible"]),
        (("S901,2026-11-22,24:00,2:00,,,",), ["date_impossible"]),
        (("S901,2026-11-22,9:00,13:00,,,", "S901,2026-11-22,12:00,18:00,,,"), ["date_impossible"] * 2),
        (("S901,2026-11-22,9:00,13:00,,,", "S901,2026-11-22,,,休,,"), ["date_impossible"] * 2),
        (("S901,2026-11-22,9:00,13:00,,,", "S901,2026-11-22,14:00,18:00,,S902,"), ["date_impossible"] * 2),
        (("S901,2026-11-22,9:00,13:00,,,", "S901,2026-11-22,x,18:00,,,"), ["part_refused", "date_impossible"]),
    ],
)
def test_what_nobody_can_work_or_nobody_knows_is_refused(
    lines: tuple[str, ...], codes: list[str], house: Imports
) -> None:
    said = house.roster(*lines)
    assert [(status, code) for _, status, code in said.verdicts()] == [(REFUSED, code) for code in codes]
    assert _days(house) == {}


def test_a_colleague_on_loan_is_on_the_roster_of_the_other_store(house: Imports) -> None:
    house.roster("S901,2026-11-22,9:00,17:30,,,北京路店")
    assert house.rows(RosterDay)[0]["store_id"] == _store(house, "北京路店")


def test_a_new_roster_replaces_what_an_import_brought_and_not_what_was_written_by_hand(house: Imports) -> None:
    house.roster("S901,2026-11-22,9:00,17:30,早班,,", "S902,2026-11-22,9:00,17:30,早班,,")
    with house_writer(house.record) as writer:
        [row] = writer.find(RosterDay, {"staff_id": LIN})
        writer.change(row, {"shifts": [], "label": "病假", "source": "staff"})
    said = house.roster(
        "S901,2026-11-22,13:00,21:30,晚班,,", "S902,2026-11-22,9:00,17:30,早班,,", "S901,2026-11-23,,,休,,"
    )
    assert said.verdicts() == [(2, "accepted", ""), (3, "duplicate", "by_hand"), (4, "accepted", "")]
    assert _days(house) == {
        (ZHOU, "2026-11-22"): ([[780, 1290]], "晚班", None),
        (LIN, "2026-11-22"): ([], "病假", None),
        (ZHOU, "2026-11-23"): ([], "休", None),
    }
    assert house.roster("S901,2026-11-22,13:00,21:30,晚班,,").verdicts() == [(2, "duplicate", "exact_copy")]
