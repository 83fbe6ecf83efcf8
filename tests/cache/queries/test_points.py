"""A balance is that of the person, as the other system told it, by the store's calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk, put
from tests.fakes.small_house import GUEST, SECOND_GUEST, SHOPPER, THIRD_GUEST
from vipdesk.cache.queries.guest_profile import guest_profile
from vipdesk.cache.queries.points import REMINDER_POLICY
from vipdesk.ids import derived_id
from vipdesk.models.merge import GuestMerge
from vipdesk.models.points import PointsMirror
from vipdesk.models.policy import Policy
from vipdesk.models.snapshot.points import LotView, PointsView

MIDNIGHT = datetime(2026, 11, 22, 16, tzinfo=UTC)
"""In the store."""


def told(guest_id: UUID, account: str, *lots: Any, **changes: Any) -> PointsMirror:
    """An account of the other system."""
    values: dict[str, Any] = {"as_of": NOON - timedelta(hours=2), "lots": list(lots)} | changes
    return PointsMirror(id=derived_id("points_mirror", account), guest_id=guest_id, account_no=account, **values)  # type: ignore[arg-type]  # an id is a UUID


def _shown(desk: SmallDesk) -> PointsView | None:
    profile = guest_profile(desk.reader, GUEST)
    assert profile is not None
    return profile.points


def _points(desk: SmallDesk) -> PointsView:
    shown = _shown(desk)
    assert shown is not None
    return shown


def test_of_whom_nothing_was_told_nothing_is_shown(desk: SmallDesk) -> None:
    desk.put(told(SECOND_GUEST, "2", [5, None]), told(GUEST, "1", [5, None], retired_at=NOON))
    assert _shown(desk) is None


def test_a_balance_is_told_with_what_expires_next_and_as_of_when(desk: SmallDesk) -> None:
    desk.put(told(GUEST, "1", [480, None], [3200, "2026-12-31"], [7, "2026-11-21"], [100, "2026-11-22"]))
    assert _points(desk) == PointsView(
        usable=3780,
        next_on=date(2026, 11, 22),
        next_points=100,
        days_left=0,
        lots=(LotView(100, date(2026, 11, 22)), LotView(3200, date(2026, 12, 31)), LotView(480, None)),
        lapsed=7,
        due=((60, 3300), (30, 100), (7, 100)),
        accounts=1,
        as_of=NOON - timedelta(hours=2),
    )


def test_a_day_ends_at_midnight_in_the_store(desk: SmallDesk) -> None:
    desk.put(told(GUEST, "1", [100, "2026-11-22"]))
    desk.clock.pass_time(MIDNIGHT - NOON - timedelta(seconds=1))
    assert _points(desk).usable == 100
    desk.clock.pass_time(timedelta(seconds=1))
    assert _points(desk).usable == 0


def test_the_accounts_of_merged_guests_are_one_balance_as_old_as_the_oldest_of_them(desk: SmallDesk) -> None:
    merge = GuestMerge(
        id=derived_id("merge"), guest_id=GUEST, merged_id=THIRD_GUEST, merged_at=NOON, merged_by=SHOPPER
    )
    earlier = NOON - timedelta(days=20)
    desk.put(told(GUEST, "1", [100, None]), told(THIRD_GUEST, "3", [50, None], as_of=earlier), merge)
    shown = _points(desk)
    assert (shown.usable, shown.accounts, shown.as_of, shown.next_on) == (150, 2, earlier, None)


def test_a_store_reminds_when_it_likes(desk: SmallDesk) -> None:
    row = Policy(id=derived_id("policy"), key=REMINDER_POLICY, store_id=None, value=[14, "7", -1, True])
    desk.put(told(GUEST, "1", [100, "2026-12-01"]), row)
    assert _points(desk).due == ((14, 100),)


def test_lots_of_another_form_are_not_counted(desk: SmallDesk) -> None:
    desk.page(put(told(GUEST, "1", [100, None], [50], ["60", None], [1.5, None], {"points": 8}, [9, 8])))
    assert _points(desk).usable == 100
    desk.page(put(told(GUEST, "1", lots={"all": 5}, version=2)))
    assert _points(desk).usable == 0
