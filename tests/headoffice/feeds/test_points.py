"""What another system tells of points: whole balances, in the order they were told, or nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.fakes.clocks import NOON
from tests.headoffice.feeds.exports import Imports, member, stranger
from vipdesk.models.card import Card
from vipdesk.models.points import PointsMirror
from vipdesk.models.record import FeedEntry

CARD, OTHER = "886600000001", "887700000003"


@pytest.fixture
def mirrored(imports: Imports) -> Imports:
    """A record with two guests."""
    imports.members(member(), stranger(3))
    return imports


def _told(imports: Imports) -> dict[str, Any]:
    return {row["account_no"]: row["lots"] for row in imports.rows(PointsMirror)}


def test_a_balance_is_all_lines_of_its_card(mirrored: Imports) -> None:
    said = mirrored.points(f"{CARD},3200,2026-12-31", f"{OTHER},50,", f'{CARD},"1,480",2027/6/30', f"{CARD},0,")
    assert said.verdicts() == [
        (2, "accepted", ""),
        (3, "accepted", ""),
        (4, "repaired", "date_format"),
        (5, "accepted", ""),
    ]
    assert _told(mirrored) == {CARD: [[3200, "2026-12-31"], [1480, "2027-06-30"], [0, None]], OTHER: [[50, None]]}
    owner = next(row["guest_id"] for row in mirrored.rows(Card) if row["card_no"] == CARD)
    [row] = [row for row in mirrored.rows(PointsMirror) if row["account_no"] == CARD]
    assert (row["guest_id"], row["as_of"], row["version"]) == (owner, NOON, 1)
    assert "points_mirror" in {entry["table_name"] for entry in mirrored.rows(FeedEntry)}


def test_a_balance_with_a_wrong_line_is_not_taken_and_the_others_are(mirrored: Imports) -> None:
    said = mirrored.points(
        f"{CARD},100,2026-12-31", f"{CARD},viele,", f"{OTHER},50,2026-02-30", f"{OTHER},-5,", ",5,"
    )
    assert said.verdicts() == [
        (2, "refused", "part_refused"),
        (3, "refused", "amount_invalid"),
        (4, "refused", "date_impossible"),
        (5, "refused", "amount_invalid"),
        (6, "refused", "card_missing"),
    ]
    assert said.rows[0]["message"] == "同一份资料的另一行有误，整份没有改动。"
    assert _told(mirrored) == {}


def test_an_unknown_card_and_a_day_told_twice_are_refused(mirrored: Imports) -> None:
    said = mirrored.points(
        "886600099999,5,", f"{CARD},5,2026-12-31", f"{CARD},5,2026-12-31", f"{OTHER},1000000001,"
    )
    assert [codes for _, _, codes in said.verdicts()] == [
        "card_unknown",
        "number_reused",
        "number_reused",
        "amount_out_of_range",
    ]
    assert _told(mirrored) == {}


def test_a_later_telling_replaces_the_account_and_an_earlier_one_does_not(mirrored: Imports) -> None:
    mirrored.points(f"{CARD},100,2026-12-31", f"{OTHER},50,")
    assert mirrored.points(f"{CARD},70,").verdicts() == [(2, "accepted", "")]
    assert mirrored.points(f"{CARD},70,").verdicts() == [(2, "duplicate", "exact_copy")]
    earlier = mirrored.points(f"{CARD},900,", as_of=NOON - timedelta(minutes=1))
    assert earlier.verdicts() == [(2, "duplicate", "told_later")]
    mirrored.points(f"{CARD},60,", as_of=NOON + timedelta(minutes=1))
    assert _told(mirrored) == {CARD: [[60, None]], OTHER: [[50, None]]}


def test_a_dry_run_says_what_would_be_and_writes_nothing(mirrored: Imports) -> None:
    before = mirrored.dump()
    said = mirrored.points(f"{CARD},100,", "886600099999,5,", dry_run=True)
    assert [status for _, status, _ in said.verdicts()] == ["accepted", "refused"]
    assert said.summary | {"file": ""} == {
        "file": "",
        "encoding": "utf-8",
        "records": 2,
        "accepted": 1,
        "repaired": 0,
        "duplicate": 0,
        "refused": 1,
        "updated": 0,
        "unchanged": 0,
        "net_fen": 0,
        "ignored_columns": [],
    }
    assert mirrored.dump() == before


def test_the_lines_of_a_card_may_stand_anywhere_in_a_long_file(mirrored: Imports) -> None:
    others = [f"8866{number:08d},1," for number in range(900_000, 900_600)]
    said = mirrored.points(f"{CARD},1,2026-12-31", *others, f"{CARD},2,2027-12-31")
    assert [row["line"] for row in said.rows] == [str(line) for line in range(2, 604)]
    assert _told(mirrored) == {CARD: [[1, "2026-12-31"], [2, "2027-12-31"]]}
