"""Instants and JSON have one writing each, equal for equal values."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vipdesk.models.values import from_microseconds, read_instant, to_microseconds, write_instant, write_json

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
INSTANTS = st.datetimes(datetime(1000, 1, 2), datetime(9998, 1, 1), timezones=ZONES)  # noqa: DTZ001 - the zone is given beside it


@given(INSTANTS)
def test_an_instant_is_written_in_utc_to_the_microsecond_and_reads_back(instant: datetime) -> None:
    text = write_instant(instant)
    assert len(text) == len("2026-11-22T06:05:00.000000Z")
    assert text.endswith("Z")
    assert read_instant(text) == instant
    assert read_instant(text).tzinfo is UTC
    assert from_microseconds(to_microseconds(instant)) == instant


@given(INSTANTS, INSTANTS)
def test_texts_and_numbers_sort_as_the_instants_do(first: datetime, second: datetime) -> None:
    assert (write_instant(first) < write_instant(second)) == (first < second)
    assert (to_microseconds(first) < to_microseconds(second)) == (first < second)
    assert (write_instant(first) == write_instant(second)) == (first == second)


@pytest.mark.parametrize("text", ["2026-11-22T06:05:00Z", "2026-11-22T14:05:00+08:00", "2026-11-22 06:05:00.000Z"])
def test_other_writings_of_the_same_instant_are_read(text: str) -> None:
    assert write_instant(read_instant(text)) == "2026-11-22T06:05:00.000000Z"


@pytest.mark.parametrize("text", ["", "now", "2026-11-22", "2026-11-22T06:05:00", "2026-02-30T00:00:00Z", "1e9"])
def test_an_instant_without_a_zone_or_a_sense_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"(?s).*"):
        read_instant(text)


def test_json_is_sorted_has_no_blanks_and_keeps_chinese() -> None:
    assert (
        write_json({"b": [1, True, None], "a": {"d": "词", "c": "é"}})
        == '{"a":{"c":"é","d":"词"},"b":[1,true,null]}'
    )
