"""A year of purchases by category and month: nothing is lost in the fold, whatever was bought."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from vipdesk.rules.purchase_months import MONTHS, MOST_CATEGORIES, last_months, purchase_months

TODAY = date(2026, 11, 22)
PURCHASES = st.lists(
    st.tuples(
        st.dates(date(2025, 10, 1), date(2026, 12, 31)),
        st.sampled_from(["女装", "男装", "鞋包", "珠宝", "护肤", "家居", "餐饮", "童装"]),
        st.integers(-5_000_000, 5_000_000),
    ),
    max_size=60,
)


def test_twelve_months_end_with_this_one() -> None:
    assert last_months(TODAY)[0] == date(2025, 12, 1)
    assert last_months(TODAY)[-1] == date(2026, 11, 1)
    assert last_months(date(2026, 1, 31))[:2] == (date(2025, 2, 1), date(2025, 3, 1))


def test_the_category_of_the_most_spend_stands_first() -> None:
    folded = purchase_months([(TODAY, "男装", 1), (TODAY, "鞋包", 5), (date(2026, 1, 1), "男装", 3)], TODAY)
    assert [name for name, _ in folded.rows] == ["鞋包", "男装"]
    assert folded.rows[1][1][1] == 3


def test_a_refund_belongs_to_the_month_it_was_made_in() -> None:
    folded = purchase_months([(date(2026, 10, 3), "鞋包", 900), (TODAY, "鞋包", -900)], TODAY)
    assert folded.rows == (("鞋包", (0,) * 10 + (900, -900)),)
    assert folded.total == 0


def test_what_was_bought_before_or_will_be_is_left_out() -> None:
    assert purchase_months([(date(2025, 11, 30), "鞋包", 1), (date(2026, 11, 23), "鞋包", 1)], TODAY).rows == ()


@given(PURCHASES)
def test_the_fold_keeps_every_fen_of_the_year(purchases: list[tuple[date, str, int]]) -> None:
    folded = purchase_months(purchases, TODAY)
    first = last_months(TODAY)[0]
    assert folded.total == sum(fen for day, _, fen in purchases if first <= day <= TODAY)
    assert len(folded.rows) <= MOST_CATEGORIES
    assert all(len(cells) == MONTHS for _, cells in folded.rows)
    assert [name for name, _ in folded.rows[:-1]] == [name for name, _ in folded.rows[:-1] if name is not None]
