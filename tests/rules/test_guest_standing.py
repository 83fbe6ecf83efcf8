"""Class follows the year's spend, stage the guest's own rhythm."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from vipdesk.models.vocabulary import Stage
from vipdesk.money import Fen
from vipdesk.rules.guest_standing import USUAL_RHYTHM, ClassRule, guest_standing, read_classes

TODAY = date(2026, 11, 22)
A, B, C = ClassRule("A", Fen(20_000_000)), ClassRule("B", Fen(5_000_000)), ClassRule("C", Fen(0))


def ago(*days: int) -> list[tuple[date, int]]:
    """Purchases so many days ago."""
    return [(TODAY - timedelta(each), 100) for each in days]


@pytest.mark.parametrize(
    ("fen", "expected"), [(0, C), (4_999_999, C), (5_000_000, B), (19_999_999, B), (20_000_000, A)]
)
def test_the_class_is_the_highest_whose_spend_is_reached(fen: int, expected: ClassRule) -> None:
    found = guest_standing([(TODAY, fen)], (B, C, A), TODAY)
    assert (found.guest_class, found.spent) == (expected, fen)


def test_only_the_rolling_year_counts_and_refunds_count_against_it() -> None:
    found = guest_standing(
        [(date(2025, 11, 22), 9_000_000), (date(2025, 11, 23), 6_000_000), (TODAY, -2_000_000)], (A, B, C), TODAY
    )
    assert (found.spent, found.since, found.until, found.guest_class) == (
        4_000_000,
        date(2025, 11, 23),
        TODAY,
        C,
    )
    assert guest_standing([(TODAY, -5)], (A, B, C), TODAY).spent == 0


@pytest.mark.parametrize(
    ("days", "stage", "rhythm"),
    [
        ((), None, None),
        ((0,), Stage.NEW, USUAL_RHYTHM),
        ((10, 40, 90), Stage.NEW, USUAL_RHYTHM),
        ((10, 40, 91), Stage.ACTIVE, USUAL_RHYTHM),
        ((119,), Stage.ACTIVE, USUAL_RHYTHM),
        ((120,), Stage.SLOWING, USUAL_RHYTHM),
        ((240,), Stage.DORMANT, USUAL_RHYTHM),
        ((44, 51, 58, 65, 120), Stage.ACTIVE, 7),
        ((45, 52, 59, 66, 120), Stage.SLOWING, 7),
        ((119, 126, 133, 140), Stage.SLOWING, 7),
        ((120, 127, 134, 141), Stage.DORMANT, 7),
        ((359, 539, 719, 899), Stage.ACTIVE, 180),
        ((360, 540, 720, 900), Stage.SLOWING, 180),
        ((719, 899, 1079, 1259), Stage.SLOWING, 180),
        ((720, 900, 1080, 1260), Stage.DORMANT, 180),
    ],
)
def test_the_stage_is_told_by_the_guests_own_rhythm(
    days: tuple[int, ...], stage: Stage | None, rhythm: int | None
) -> None:
    found = guest_standing(ago(*days), (), TODAY)
    assert (found.stage, found.rhythm) == (stage, rhythm)
    assert found.last_on == (TODAY - timedelta(min(days)) if days else None)


def test_a_refund_and_a_second_receipt_of_one_day_are_no_purchases() -> None:
    several = [*ago(30, 60, 90, 120), *ago(30, 30), (TODAY, -100)]
    found = guest_standing(several, (), TODAY)
    assert (found.last_on, found.rhythm) == (TODAY - timedelta(30), 30)


def test_a_policy_of_another_form_names_no_class() -> None:
    assert read_classes({"A": 5, "B": "7", "C": -1, "D": True}) == (ClassRule("A", Fen(5)),)
    assert read_classes(None) == read_classes([1]) == ()
