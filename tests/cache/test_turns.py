"""A long page and a long settling are many short transactions; the counter gets its turn between them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cache.test_page import note
from tests.fakes.small_desk import SmallDesk, page_of, put
from tests.fakes.small_house import GUEST
from vipdesk.cache import budget, engine, outbox
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.page import apply_page
from vipdesk.cache.settle import is_settled, settle

_NOTES = [note(f"note {number}") for number in range(5)]


class Ticking:
    """A clock that goes on by one second each time somebody looks at it."""

    def __init__(self) -> None:
        self._ticks = 0

    def __call__(self) -> int:
        """The time."""
        self._ticks += 1
        return self._ticks


@pytest.fixture
def two_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A transaction may look at its clock twice: the second time it is over."""
    monkeypatch.setattr(budget, "monotonic", Ticking())
    monkeypatch.setattr(budget, "WORK_SECONDS", 2)


@pytest.fixture
def desk(desk: SmallDesk) -> SmallDesk:
    """A desk that has seen a checkpoint."""
    desk.page()
    return desk


def _held(desk: SmallDesk) -> int:
    return desk.count("note", "text LIKE 'note %'")


@pytest.mark.proves("P16")
@pytest.mark.usefixtures("two_looks")
def test_a_page_is_cut_when_its_time_is_over_and_its_cursor_goes_with_the_last_part(desk: SmallDesk) -> None:
    cursor = DeskState(desk.cache).cursor
    seen: list[tuple[int, bool]] = []

    def pause() -> None:
        # nobody holds the file: another writer could begin here
        with desk.cache.transaction():
            seen.append((_held(desk), DeskState(desk.cache).cursor == cursor))

    result = apply_page(desk.cache, cursor, page_of([put(row) for row in _NOTES], "next"), pause)
    assert result.applied
    assert seen == [(2, True), (4, True)]
    assert (_held(desk), DeskState(desk.cache).cursor) == (5, "next")


@pytest.mark.usefixtures("two_looks")
def test_what_the_last_commit_took_is_kept_back_from_the_time_of_a_part(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "monotonic", Ticking())
    with desk.cache.transaction():
        pass
    parts: list[int] = []
    page = page_of([put(row) for row in _NOTES], "next")
    assert apply_page(desk.cache, DeskState(desk.cache).cursor, page, lambda: parts.append(_held(desk))).applied
    assert parts == [1, 2, 3, 4]


def test_a_commit_that_was_held_up_leaves_the_next_part_some_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "monotonic", Ticking())
    monkeypatch.setattr(budget, "WORK_SECONDS", 12)
    time = budget.Budget(commit_seconds=60)
    assert [time.is_spent for _ in range(4)] == [False, False, True, True]


@pytest.mark.proves("P16", "I9")
@pytest.mark.usefixtures("two_looks")
def test_a_page_that_was_cut_off_in_the_middle_comes_again_and_counts_once(desk: SmallDesk) -> None:
    cursor = DeskState(desk.cache).cursor
    page = page_of([put(row) for row in _NOTES], "next")

    def power_cut() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        apply_page(desk.cache, cursor, page, power_cut)
    assert (_held(desk), DeskState(desk.cache).cursor) == (2, cursor)
    assert apply_page(desk.cache, cursor, page).applied
    counted = desk.cache.value("SELECT count FROM base_sum WHERE table_name = 'note'")
    assert (_held(desk), counted) == (5, desk.cache.value("SELECT count(*) FROM note"))


@pytest.mark.proves("P16", "P18")
def test_what_was_decided_leaves_in_short_steps_and_nothing_is_replayed_before(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        desk.submit("guest.add_note", guest_id=GUEST, text=f"mine {number}")
    assert desk.count("note", "text LIKE 'mine %'") == 6
    monkeypatch.setattr(budget, "WORK_SECONDS", 0.0)
    page: Any = page_of([], "next", applied_seq=6)
    assert apply_page(desk.cache, DeskState(desk.cache).cursor, page).applied
    left = len(outbox.decided_in_fold(desk.cache, 1, 6))
    assert left == 5
    assert not is_settled(desk.cache)
    for _ in settle(desk.cache):
        still = len(outbox.decided_in_fold(desk.cache, 1, 6))
        assert still in (left, left - 1)
        left = still
    assert (left, is_settled(desk.cache)) == (0, True)
    # head office said nothing of these notes: the base has none of them, and the screen follows the base
    assert desk.count("note", "text LIKE 'mine %'") == 0


@pytest.mark.proves("P18", "P22")
def test_a_desk_that_ends_while_decided_work_leaves_goes_on_from_there(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        desk.submit("guest.add_note", guest_id=GUEST, text=f"mine {number}")
    monkeypatch.setattr(budget, "WORK_SECONDS", 0.0)
    assert apply_page(desk.cache, DeskState(desk.cache).cursor, page_of([], "next", applied_seq=3)).applied
    steps = settle(desk.cache)
    next(steps)
    del steps
    assert not is_settled(desk.cache)
    for _ in settle(desk.cache):
        pass
    assert is_settled(desk.cache)
    assert desk.cache.value("SELECT count(*) FROM outbox WHERE folded = 1") == 0
