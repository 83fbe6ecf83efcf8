"""A queue that stands still while the line is up is noticed within two minutes, and the conversation begins anew (I22)."""

from __future__ import annotations

import pytest

from vipdesk.desk.watch import PATIENCE_SECONDS, Advice, QueueWatch


def looks(watch: QueueWatch, *at: float, online: bool = True, oldest: int | None = 1) -> list[Advice]:
    """What is advised at these seconds."""
    return [watch.look(now, online=online, oldest=oldest) for now in at]


def said(watch: QueueWatch) -> bool:
    """Whether people are told that it stands still."""
    return watch.stuck


@pytest.mark.proves("I22")
def test_a_queue_that_stands_still_for_two_minutes_begins_anew_and_says_so_until_it_moves() -> None:
    watch = QueueWatch()
    assert looks(watch, 0, 5, PATIENCE_SECONDS - 1) == [Advice.NOTHING] * 3
    assert not said(watch)
    assert looks(watch, PATIENCE_SECONDS) == [Advice.RESTART]
    assert said(watch)
    assert looks(watch, PATIENCE_SECONDS + 5, 2 * PATIENCE_SECONDS) == [Advice.NOTHING, Advice.RESTART]
    assert looks(watch, 2 * PATIENCE_SECONDS + 5, oldest=2) == [Advice.NOTHING]
    assert not said(watch)


@pytest.mark.proves("I22")
def test_work_that_is_added_is_no_progress_and_an_answer_is() -> None:
    watch = QueueWatch()
    looks(watch, 0, oldest=7)
    assert looks(watch, PATIENCE_SECONDS, oldest=7) == [Advice.RESTART]
    watch = QueueWatch()
    looks(watch, 0, oldest=7)
    assert looks(watch, PATIENCE_SECONDS, oldest=8) == [Advice.NOTHING]


@pytest.mark.parametrize(("online", "oldest"), [(False, 1), (True, None)])
def test_a_dead_line_and_an_empty_queue_are_no_standstill(online: bool, oldest: int | None) -> None:  # noqa: FBT001 - a parameter
    watch = QueueWatch()
    assert looks(watch, 0, 1000, 2000, online=online, oldest=oldest) == [Advice.NOTHING] * 3
    assert not said(watch)


def test_after_an_outage_the_two_minutes_begin_with_the_lines_return() -> None:
    watch = QueueWatch()
    looks(watch, 0)
    looks(watch, 100, online=False)
    assert looks(watch, 130, 130 + PATIENCE_SECONDS - 1) == [Advice.NOTHING] * 2
    assert looks(watch, 130 + PATIENCE_SECONDS) == [Advice.RESTART]
