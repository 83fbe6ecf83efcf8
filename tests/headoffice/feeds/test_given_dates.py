"""Dates and times as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from vipdesk.headoffice.feeds.given_dates import GivenDate, is_usual_moment, moment_text, read_date, read_moment


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("1981-09-14", GivenDate(1981, 9, 14)),
        ("1981/9/14", GivenDate(1981, 9, 14)),
        ("1981.09.14", GivenDate(1981, 9, 14)),
        ("1981年9月14日", GivenDate(1981, 9, 14)),
        ("1981 年 9 月 14 号", GivenDate(1981, 9, 14)),
        ("19810914", GivenDate(1981, 9, 14)),
        ("1981-09-14 00:00:00", GivenDate(1981, 9, 14)),
        ("1981/9/14 0:00", GivenDate(1981, 9, 14)),
        ("9月14日", GivenDate(None, 9, 14)),
        ("9月", GivenDate(None, 9, None)),
        ("1981年9月", GivenDate(1981, 9, None)),
        ("1987年闰6月15日", GivenDate(1987, 6, 15, leap=True)),
        ("1987-闰06-15", GivenDate(1987, 6, 15, leap=True)),
    ],
)
def test_a_date_is_read_from(text: str, given: GivenDate) -> None:
    assert read_date(text) == given


@pytest.mark.parametrize(
    "text", ["14/09/1981", "03/04/05", "81-9-14", "29843", "1981-09-14 10:30", "九月十四", "x"]
)
def test_nothing_is_guessed_from(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize("text", ["1981-09-14", "1981-闰06-15", "1981-09"])
def test_a_date_is_written_as_it_is_read(text: str) -> None:
    given = read_date(text)
    assert given is not None
    assert given.text == text


@pytest.mark.parametrize(
    ("given", "solar", "lunar"),
    [
        (GivenDate(1988, 2, 29), True, True),
        (GivenDate(1989, 2, 29), False, True),
        (GivenDate(1988, 2, 30), False, True),
        (GivenDate(None, 2, 29), True, True),
        (GivenDate(1990, 13, 1), False, False),
        (GivenDate(1990, 0, 1), False, False),
        (GivenDate(1990, 1, 0), False, False),
        (GivenDate(1990, 1, 31), True, False),
        (GivenDate(1990, 12, None), True, True),
        (GivenDate(1990, 6, 1, leap=True), False, True),
        (GivenDate(1899, 12, 31), False, False),
        (GivenDate(0, 1, 1), False, False),
    ],
)
def test_each_calendar_knows_its_dates(given: GivenDate, *, solar: bool, lunar: bool) -> None:
    assert (given.is_solar, given.is_lunar) == (solar, lunar)


def test_a_date_of_tomorrow_is_after_today() -> None:
    today = date(2026, 11, 22)
    assert GivenDate(2026, 11, 23).is_after(today)
    assert not GivenDate(2026, 11, 22).is_after(today)
    assert GivenDate(2026, 12, None).is_after(today)
    assert not GivenDate(None, 12, 31).is_after(today)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-11-01 10:09", datetime(2026, 11, 1, 2, 9, tzinfo=UTC)),
        ("2026-11-01 00:00", datetime(2026, 10, 31, 16, 0, tzinfo=UTC)),
        ("2026-11-01 10:09:33", datetime(2026, 11, 1, 2, 9, 33, tzinfo=UTC)),
        ("2026/11/1 9:09", datetime(2026, 11, 1, 1, 9, tzinfo=UTC)),
        ("2026-11-01T10:09:33.000", datetime(2026, 11, 1, 2, 9, 33, tzinfo=UTC)),
    ],
)
def test_a_time_is_the_stores_own(text: str, instant: datetime) -> None:
    assert read_moment(text) == instant


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30 10:00",
        "2026-11-01",
        "2026-11-01 24:00",
        "2026-11-01 10:60",
        "10:09",
        "2026-11 10:09",
        "",
        "abc",
    ],
)
def test_no_time_is_made_of(text: str) -> None:
    assert read_moment(text) is None


def test_a_time_is_shown_with_seconds_only_where_it_has_some() -> None:
    assert moment_text(datetime(2026, 11, 1, 2, 9, tzinfo=UTC)) == "2026-11-01 10:09"
    assert moment_text(datetime(2026, 11, 1, 2, 9, 5, tzinfo=UTC)) == "2026-11-01 10:09:05"


@pytest.mark.parametrize(("text", "usual"), [("2026-11-01 10:09", True), ("2026/11/01 10:09", False)])
def test_another_writing_of_a_time_is_noticed(text: str, *, usual: bool) -> None:
    assert is_usual_moment(text) is usual
