"""Dates, times and spans in the words of the pictures."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vipdesk.chinese import dates
from vipdesk.clock import STORE_ZONE

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=STORE_ZONE)


def at(month: int, day: int, hour: int = 10, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=STORE_ZONE)


def test_an_instant_is_shown_in_the_zone_of_the_store_whatever_zone_it_carries() -> None:
    late = datetime(2026, 11, 21, 17, 30, tzinfo=UTC)
    assert dates.day_text(late, "zh") == "11月22日 周日"
    assert dates.clock_text(late) == "01:30"
    assert dates.clock_text(late.astimezone(timezone(timedelta(hours=-8)))) == "01:30"


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        dates.clock_text(datetime(2026, 11, 22, 14, 5))  # noqa: DTZ001 - the naive instant is the test


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (dates.day_text(NOW, "zh"), "11月22日 周日"),
        (dates.day_text(NOW, "en"), "Sun 22 Nov"),
        (dates.full_date_text(NOW, "zh"), "2026年11月22日"),
        (dates.full_date_text(NOW, "en"), "22 Nov 2026"),
        (dates.full_day_text(NOW, "zh"), "2026年11月22日 周日"),
        (dates.full_day_text(NOW, "en"), "Sun 22 Nov 2026"),
        (dates.full_moment_text(NOW, "zh"), "2026年11月22日 周日 14:05"),
        (dates.full_moment_text(NOW, "en"), "Sun 22 Nov 2026 14:05"),
        (dates.short_date_text(date(2026, 9, 12), "zh"), "9月12日"),
        (dates.short_date_text(date(2026, 9, 12), "en"), "12 Sep"),
        (dates.weekday_text(date(2026, 9, 25), "zh"), "周五"),
        (dates.month_text(date(2025, 12, 5), "zh"), "2025年12月"),
        (dates.month_text(date(2025, 12, 5), "en"), "Dec 2025"),
        (dates.clock_text(NOW), "14:05"),
    ],
)
def test_days_and_clock_times_are_written_as_in_the_pictures(written: str, expected: str) -> None:
    assert written == expected


@pytest.mark.parametrize(
    ("when", "zh", "en"),
    [
        (date(2026, 12, 31), "12月31日", "31 Dec"),
        (date(2027, 1, 31), "2027年1月31日", "31 Jan 2027"),
    ],
)
def test_a_deadline_names_its_year_only_when_that_is_another(when: date, zh: str, en: str) -> None:
    assert (dates.deadline_text(when, NOW, "zh"), dates.deadline_text(when, NOW, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("instant", "zh", "en"),
    [
        (at(11, 22, 14, 15), "今日 14:15", "today 14:15"),
        (at(11, 23, 14, 5), "明日 14:05", "tomorrow 14:05"),
        (at(11, 21, 23, 50), "昨日 23:50", "yesterday 23:50"),
        (at(11, 20, 15, 32), "11月20日 15:32", "20 Nov 15:32"),
        (at(1, 3, 9, 0, year=2027), "2027年1月3日 09:00", "3 Jan 2027 09:00"),
    ],
)
def test_a_moment_near_now_is_named_by_its_day(instant: datetime, zh: str, en: str) -> None:
    assert (dates.moment_text(instant, NOW, "zh"), dates.moment_text(instant, NOW, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        (date(2026, 11, 22), "今天", "Today"),
        (date(2026, 11, 25), "25日 周三", "Wed 25"),
        (date(2026, 11, 28), "28日 周六", "Sat 28"),
        (date(2026, 12, 2), "12月2日 周三", "Wed 2 Dec"),
    ],
)
def test_a_birthday_ahead_names_the_month_only_when_it_is_another(day: date, zh: str, en: str) -> None:
    assert (dates.coming_day_text(day, NOW, "zh"), dates.coming_day_text(day, NOW, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("instant", "zh", "en"),
    [
        (at(11, 22, 10, 20), "今日 10:20 到店", "Visited today 10:20"),
        (at(11, 21, 23, 59), "昨日到店", "Visited yesterday"),
        (at(11, 15), "11月15日到店", "Visited 15 Nov"),
        (at(1, 2), "1月2日到店", "Visited 2 Jan"),
        (at(12, 20, year=2025), "去年 12月到店", "Visited Dec 2025"),
        (at(12, 20, year=2024), "2024年12月到店", "Visited Dec 2024"),
    ],
)
def test_the_last_visit_of_a_hit_is_named_as_precisely_as_matters(instant: datetime, zh: str, en: str) -> None:
    assert (dates.visited_text(instant, NOW, "zh"), dates.visited_text(instant, NOW, "en")) == (zh, en)


def test_a_visit_of_last_month_keeps_its_day_across_the_new_year() -> None:
    january = at(1, 5, year=2027)
    assert dates.visited_text(at(12, 20), january, "zh") == "12月20日到店"


def test_the_banner_names_the_last_visit() -> None:
    assert dates.last_visit_text(at(10, 3), NOW, "zh") == "上次 10月3日"
    assert dates.last_visit_text(at(10, 3), NOW, "en") == "Last visit 3 Oct"


@pytest.mark.parametrize(
    ("span", "zh", "en"),
    [
        (timedelta(0), "0 分", "0 min"),
        (timedelta(minutes=-3), "0 分", "0 min"),
        (timedelta(minutes=7, seconds=59), "7 分", "7 min"),
        (timedelta(minutes=45), "45 分", "45 min"),
        (timedelta(hours=1), "1 时", "1 h"),
        (timedelta(hours=1, minutes=15), "1 时 15 分", "1 h 15 min"),
        (timedelta(hours=9, minutes=45), "9 时 45 分", "9 h 45 min"),
        (timedelta(days=2, hours=3, minutes=9), "2 天 3 时", "2 d 3 h"),
        (timedelta(days=2, minutes=9), "2 天", "2 d"),
    ],
)
def test_a_span_is_written_in_its_two_largest_units(span: timedelta, zh: str, en: str) -> None:
    assert (dates.duration_text(span, "zh"), dates.duration_text(span, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("left", "zh", "en"),
    [
        (timedelta(minutes=12), "剩 12 分", "12 min left"),
        (timedelta(minutes=11, seconds=1), "剩 12 分", "12 min left"),
        (timedelta(seconds=1), "剩 1 分", "1 min left"),
        (timedelta(0), "到时", "due now"),
        (timedelta(seconds=-59), "到时", "due now"),
        (timedelta(minutes=-5, seconds=-30), "已超 5 分", "5 min over"),
        (timedelta(hours=6, minutes=20), "剩 6 时 20 分", "6 h 20 min left"),
    ],
)
def test_what_is_left_counts_begun_minutes_and_what_is_over_counts_full_ones(
    left: timedelta, zh: str, en: str
) -> None:
    assert (dates.remaining_text(NOW + left, NOW, "zh"), dates.remaining_text(NOW + left, NOW, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("ago", "zh", "en"),
    [
        (timedelta(seconds=-5), "刚刚", "just now"),
        (timedelta(seconds=59), "刚刚", "just now"),
        (timedelta(minutes=3), "3 分钟前", "3 min ago"),
        (timedelta(hours=2, minutes=59), "2 小时前", "2 h ago"),
        (timedelta(days=2), "11月20日 14:05", "20 Nov 14:05"),
    ],
)
def test_how_long_ago_is_said_in_the_largest_unit(ago: timedelta, zh: str, en: str) -> None:
    assert (dates.ago_text(NOW - ago, NOW, "zh"), dates.ago_text(NOW - ago, NOW, "en")) == (zh, en)


@settings(deadline=None)
@given(
    instant=st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds
    now=st.datetimes(datetime(2026, 1, 1), datetime(2050, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds
    lang=st.sampled_from(["zh", "en"]),
)
def test_any_two_instants_have_words_and_english_ones_hold_no_chinese(
    instant: datetime, now: datetime, lang: str
) -> None:
    words = [
        dates.visited_text(instant, now, lang),
        dates.last_visit_text(instant, now, lang),
        dates.ago_text(instant, now, lang),
        dates.remaining_text(instant, now, lang),
        dates.moment_text(instant, now, lang),
        dates.coming_day_text(instant, now, lang),
        dates.deadline_text(instant, now, lang),
    ]
    assert all(text == text.strip() and text for text in words)
    assert all(any(ord(char) > 127 for char in text) == (lang == "zh") for text in words)
