"""Ids: those made here sort by time, those on paper say nothing, those of the same fact are the same everywhere."""

from __future__ import annotations

import time
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from vipdesk.ids import derived_id, new_id, random_id

MILLISECONDS = 80
"""Bits below the time in a UUID of version 7."""


def test_a_new_id_is_of_version_7_and_carries_the_millisecond_it_was_made_in() -> None:
    before = time.time_ns() // 1_000_000
    made = [new_id() for _ in range(2000)]
    after = time.time_ns() // 1_000_000
    assert len(set(made)) == len(made)
    assert {(row_id.version, row_id.variant) for row_id in made} == {(7, RFC_4122)}
    assert all(before <= row_id.int >> MILLISECONDS <= after for row_id in made)
    times = [row_id.int >> MILLISECONDS for row_id in made]
    assert times == sorted(times)


def test_a_printed_id_holds_no_time_and_is_never_the_same() -> None:
    made = [random_id() for _ in range(2000)]
    assert len(set(made)) == len(made)
    assert {(row_id.version, row_id.variant) for row_id in made} == {(4, RFC_4122)}
    heads = {row_id.int >> 112 for row_id in made}
    assert len(heads) > 1500


def test_the_same_words_give_the_same_id_on_every_desk_for_ever() -> None:
    assert derived_id("preference", "drink") == UUID("a79e7619-aab0-506c-9639-c4a7e4573990")
    assert derived_id("store", "天河店") == derived_id("store", "天河店")


@given(st.lists(st.text(st.characters(exclude_characters="\x1f")), min_size=1, max_size=4))
def test_words_do_not_run_into_each_other(parts: list[str]) -> None:
    assert derived_id(*parts) != derived_id(*parts, "")
    assert derived_id("".join(parts), "x") != derived_id("".join(parts) + "x")
    assert derived_id(*parts).version == 5
