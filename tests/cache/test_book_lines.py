"""The lines of the client book follow the rows that are shown, a few at a time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.cache.queries.test_today import birthday, look_after
from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk, forget
from tests.fakes.small_house import (
    FAR_STORE,
    GUEST,
    SECOND_GUEST,
    SECOND_SHOPPER,
    SHOPPER,
    THIRD_GUEST,
    later,
    left_visit,
    request,
)
from tests.intents.tables.merges import ALIAS, alias_of, merged
from vipdesk.cache.book_lines import keep_book
from vipdesk.cache.queries.book_order import FAR, count_unsorted
from vipdesk.ids import StoreId, derived_id
from vipdesk.models.declarative import column_values
from vipdesk.models.guest import Guest
from vipdesk.models.policy import Policy
from vipdesk.models.receipt import Receipt
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import AssignmentKind, Calendar, DateKind, RequestState, VisitState


def keep(desk: SmallDesk) -> int:
    """Put the book in order; how many steps it took."""
    steps = 0
    while keep_book(desk.cache, desk.clock, 2):
        steps += 1
    return steps


def line(desk: SmallDesk, guest_id: UUID = GUEST) -> dict[str, Any] | None:
    """A guest's line."""
    names = [row[1] for row in desk.cache.rows("PRAGMA table_info(book_line)")]
    found = desk.cache.row("SELECT * FROM book_line WHERE guest_id = ?", (guest_id.bytes,))
    return None if found is None else dict(zip(names, found, strict=True))


def of(desk: SmallDesk, *names: str) -> tuple[Any, ...]:
    """Some of the first guest's line, once the book is in order."""
    keep(desk)
    found = line(desk)
    assert found is not None
    return tuple(found[name] for name in names)


def guest(guest_id: UUID = GUEST, **changes: Any) -> Guest:
    """A guest of the small house with other values, newer than the one that is there."""
    details: dict[str, Any] = {"full_name": "陈晓晴", "gender": "f", "title": "女士", "tier": "金卡", "version": 2}
    return Guest(id=guest_id, **(details | {"home_store_id": StoreId(FAR_STORE)} | changes))


def ordinal(day: date) -> int:
    return day.toordinal()


def test_everybody_gets_a_line_step_by_step_and_then_there_is_nothing_to_do(desk: SmallDesk) -> None:
    assert count_unsorted(desk.reader) == 3
    assert keep(desk) == 2
    assert (count_unsorted(desk.reader), desk.count("book_line"), desk.count("book_stale")) == (0, 3, 0)
    assert of(
        desk, "ours", "tier", "absence", "next_on", "due_on", "waiting", "shopper_id", "cover_id", "reading"
    ) == (
        1,
        "金卡",
        0,
        FAR,
        FAR,
        0,
        None,
        None,
        "chen",
    )
    assert keep(desk) == 0


def test_the_last_visit_that_was_not_undone_counts_and_else_the_last_purchase(desk: SmallDesk) -> None:
    desk.put(
        Receipt(
            id=derived_id("receipt"),
            number="1",
            store_id=FAR_STORE,
            guest_id=GUEST,
            card_no="8866",
            bought_at=later(days=-3),
            amount_fen=1,
            quantity=1,
            category="女装",
            brand="云锦",
        )
    )
    assert of(desk, "absence") == (-to_microseconds(later(days=-3)),)
    undone = left_visit(id=derived_id("undone"), checked_in_at=later(days=-1), state=VisitState.UNDONE)
    desk.put(left_visit(checked_in_at=later(days=-9)), undone)
    assert of(desk, "absence") == (-to_microseconds(later(days=-9)),)


def test_the_next_of_all_dates_in_either_calendar_and_the_birthday_beside_it(desk: SmallDesk) -> None:
    desk.put(
        birthday(GUEST, Calendar.LUNAR, 10, 20),
        birthday(GUEST, Calendar.SOLAR, 11, 23, kind=DateKind.ANNIVERSARY),
        birthday(SECOND_GUEST, Calendar.SOLAR, 5, None),
    )
    assert of(desk, "next_on", "birthday_on") == (ordinal(date(2026, 11, 23)), ordinal(date(2026, 11, 28)))
    assert (line(desk, SECOND_GUEST) or {})["next_on"] == FAR
    desk.clock.pass_time(timedelta(days=2))
    assert of(desk, "next_on") == (ordinal(date(2026, 11, 28)),)


def test_open_requests_are_counted_with_the_day_of_the_earliest(desk: SmallDesk) -> None:
    desk.put(
        request(due_at=datetime(2026, 11, 24, 15, 59, tzinfo=UTC)),
        request(id=derived_id("r"), due_at=datetime(2026, 11, 24, 16, 0, tzinfo=UTC)),
        request(id=derived_id("done"), state=RequestState.DONE, due_at=NOON),
    )
    assert of(desk, "waiting", "due_on") == (2, ordinal(date(2026, 11, 24)))


def test_a_client_of_this_stores_shopper_is_ours_wherever_at_home(desk: SmallDesk) -> None:
    desk.put(guest())
    assert of(desk, "ours", "shopper_id", "cover_id") == (0, None, None)
    cover = look_after(GUEST, SECOND_SHOPPER, kind=AssignmentKind.COVER)
    desk.put(look_after(GUEST, SHOPPER), cover)
    assert of(desk, "ours", "shopper_id", "cover_id") == (1, SHOPPER.bytes, SECOND_SHOPPER.bytes)
    ended = look_after(GUEST, SHOPPER, active=False, version=2)
    desk.put(ended)
    assert of(desk, "ours", "shopper_id") == (1, None)


def test_what_this_desk_has_saved_counts_before_head_office_knows_it(desk: SmallDesk) -> None:
    keep(desk)
    desk.submit("guest.assign_shopper", guest_id=GUEST, staff_id=SHOPPER)
    assert of(desk, "shopper_id") == (SHOPPER.bytes,)


def test_the_highest_tier_is_first_and_a_new_order_sorts_the_book_anew(desk: SmallDesk) -> None:
    assert of(desk, "tier_order") == (1000,)
    policy = Policy(id=derived_id("policy"), key="tier.金卡", store_id=None, value={"order": 2})
    desk.put(policy)
    assert of(desk, "tier_order") == (2,)


@pytest.mark.proves("P31")
def test_whoever_turned_out_to_be_somebody_is_in_their_line_until_it_is_undone(desk: SmallDesk) -> None:
    desk.put(*alias_of(GUEST), merged(), look_after(ALIAS, SHOPPER), left_visit(guest_id=ALIAS))  # type: ignore[arg-type]  # a guest
    assert of(desk, "shopper_id", "absence") == (SHOPPER.bytes, -to_microseconds(NOON - timedelta(seconds=5)))
    assert line(desk, ALIAS) is None
    alone = [type(row)(**(column_values(row) | {"merged_into": None, "version": 2})) for row in alias_of(GUEST)]
    desk.put(*alone, merged(undone_at=NOON, version=2))
    assert of(desk, "shopper_id", "absence") == (None, 0)
    assert (line(desk, ALIAS) or {})["shopper_id"] == SHOPPER.bytes


@pytest.mark.proves("I19")
def test_a_dossier_that_leaves_takes_its_line_along_in_the_same_transaction(desk: SmallDesk) -> None:
    keep(desk)
    desk.page(forget("guest", GUEST))
    assert line(desk) is None
    keep(desk)
    assert line(desk) is None
    assert desk.count("book_line") == 2
    desk.put(guest(THIRD_GUEST, retired_at=NOON))
    keep(desk)
    assert line(desk, THIRD_GUEST) is None


def test_of_many_changes_a_step_does_as_many_as_it_is_told(desk: SmallDesk) -> None:
    keep(desk)
    for guest_id in (GUEST, SECOND_GUEST, THIRD_GUEST):
        desk.put(look_after(guest_id, SHOPPER))
    assert keep_book(desk.cache, desk.clock, 2)
    assert (desk.count("book_line", "shopper_id IS NOT NULL"), desk.count("book_stale")) == (2, 1)
