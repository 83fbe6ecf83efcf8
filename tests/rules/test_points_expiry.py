"""Points expire by the store's calendar, first those whose last day is nearest."""

from __future__ import annotations

from datetime import date, timedelta

from vipdesk.rules.points_expiry import PointsLot, points_expiry

TODAY = date(2026, 11, 22)
YEAR_END = PointsLot(3200, date(2026, 12, 31))
NEXT_YEAR = PointsLot(9000, date(2027, 6, 30))
FOR_EVER = PointsLot(480, None)


def test_the_nearest_last_day_goes_first_and_what_never_expires_goes_last() -> None:
    reckoned = points_expiry((FOR_EVER, NEXT_YEAR, YEAR_END), TODAY)
    assert reckoned.lots == (YEAR_END, NEXT_YEAR, FOR_EVER)
    assert (reckoned.usable, reckoned.next_points, reckoned.next_on) == (12_680, 3200, date(2026, 12, 31))
    assert (reckoned.days_left, reckoned.lapsed, reckoned.today) == (39, 0, TODAY)


def test_a_lot_may_be_used_on_its_last_day_and_not_on_the_next() -> None:
    last = points_expiry((PointsLot(100, TODAY), FOR_EVER), TODAY)
    assert (last.usable, last.next_points, last.days_left) == (580, 100, 0)
    over = points_expiry((PointsLot(100, TODAY), FOR_EVER), TODAY + timedelta(1))
    assert (over.usable, over.lapsed, over.next_on, over.next_points, over.days_left) == (480, 100, None, 0, None)


def test_lots_of_one_last_day_are_told_together() -> None:
    reckoned = points_expiry((YEAR_END, PointsLot(300, YEAR_END.expires_on), PointsLot(20, None), FOR_EVER), TODAY)
    assert reckoned.lots == (PointsLot(3500, YEAR_END.expires_on), PointsLot(500, None))
    assert reckoned.next_points == 3500


def test_empty_lots_and_debts_are_no_points() -> None:
    reckoned = points_expiry((PointsLot(0, TODAY), PointsLot(-50, date(2026, 12, 1))), TODAY)
    assert (reckoned.usable, reckoned.lots, reckoned.next_on, reckoned.lapsed) == (0, (), None, 0)


def test_every_reminder_names_what_goes_within_its_days_both_included() -> None:
    lots = (
        PointsLot(10, TODAY + timedelta(7)),
        PointsLot(20, TODAY + timedelta(8)),
        PointsLot(40, TODAY + timedelta(61)),
    )
    assert points_expiry(lots, TODAY).due == ((60, 30), (30, 30), (7, 10))
    assert points_expiry((FOR_EVER,), TODAY, reminders=(7, 90)).due == ((90, 0), (7, 0))
