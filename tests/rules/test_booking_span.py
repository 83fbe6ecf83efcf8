"""Spans of bookings: possible ones, the days they are looked for on, and how a sentence names them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from vipdesk.errors import Code, Fact
from vipdesk.rules.booking_span import days_to_look_at, overlap, span_facts, span_is_possible
from vipdesk.wording import refusal_sentence

ASKED = datetime(2026, 11, 22, 6, 5, tzinfo=UTC)
"""14:05 in the store."""


def _span(start: float, end: float) -> tuple[datetime, datetime]:
    return ASKED + timedelta(hours=start), ASKED + timedelta(hours=end)


@pytest.mark.parametrize(
    ("start", "end", "possible"),
    [
        (0, 12, True),
        (-1, 1, True),
        (-2, 0, False),
        (1, 13.1, False),
        (366 * 24, 366 * 24 + 1, True),
        (1, 1, False),
    ],
)
def test_a_span_has_a_length_and_is_not_over(start: float, end: float, possible: bool) -> None:  # noqa: FBT001 - a table
    assert span_is_possible(*_span(start, end), ASKED) is possible


def test_a_moment_without_a_zone_is_no_moment() -> None:
    with pytest.raises(ValueError, match="zone"):
        span_is_possible(ASKED.replace(tzinfo=None), ASKED, ASKED)


def test_a_night_is_looked_for_on_both_days_and_an_afternoon_on_one() -> None:
    assert days_to_look_at(*_span(1, 2)) == ("2026-11-22",)
    assert days_to_look_at(*_span(9, 11)) == ("2026-11-22", "2026-11-23")
    assert days_to_look_at(*_span(-5, -4)) == ("2026-11-21", "2026-11-22")


def test_ends_that_touch_do_not_overlap() -> None:
    assert not overlap(*_span(0, 1), *_span(1, 2))
    assert overlap(*_span(0, 1.1), *_span(1, 2))


def test_a_span_of_another_day_says_its_day() -> None:
    assert span_facts(*_span(1, 2), ASKED) == {"time": "15:05–16:05"}
    assert span_facts(*_span(24, 25), ASKED) == {
        "time": "11月23日 14:05–15:05",
        "time_en": "23 Nov 14:05–15:05",
    }


def test_a_refusal_names_the_day_in_the_language_of_its_sentence() -> None:
    facts: dict[str, Fact] = {"place": "窗边 6 号", **span_facts(*_span(24, 25), ASKED)}
    zh, en = (refusal_sentence(Code.ALREADY_BOOKED, facts, language) for language in ("zh", "en"))
    assert "已经订了 窗边 6 号" in zh
    assert "11月23日 14:05–15:05" in zh
    assert en == "This guest has 窗边 6 号 at 23 Nov 14:05–15:05 already."
