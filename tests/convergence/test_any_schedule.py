"""Any schedule of work, lost messages, crashes, restores and merges ends with everybody agreeing (reliability.md §8)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings, strategies
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.convergence.checkers import check_all, check_end
from tests.convergence.world import World
from tests.plugins.records import RecordFactory
from vipdesk.cache.migrations import migrate
from vipdesk.cache.version import CACHE_SCHEMA

DESKS = strategies.integers(0, 2)
GUESTS = strategies.integers(0, 2)
PLACES = strategies.one_of(strategies.none(), strategies.integers(0, 1))


HOWS = strategies.sampled_from(["visit.check_out", "visit.undo_check_in"])
ENDS = strategies.sampled_from(["voucher.redeem", "voucher.void"])


def _step(name: str, **drawn: strategies.SearchStrategy[Any]) -> Any:
    """A rule that takes one step of the world, under its name."""

    def take(self: AnySchedule, **details: Any) -> None:
        getattr(self.world, name)(**details)

    take.__name__ = name
    return rule(**drawn)(take)  # type: ignore[call-overload]  # the strategies are not known one by one


class AnySchedule(RuleBasedStateMachine):
    """Draws the steps of a `World`."""

    factory: RecordFactory

    def __init__(self) -> None:
        super().__init__()
        self.world = World(self.factory)

    check_in = _step("check_in", desk=DESKS, guest=GUESTS, place=PLACES)
    end_visit = _step("end_visit", desk=DESKS, how=HOWS)
    seat = _step("seat", desk=strategies.integers(0, 1), place=strategies.integers(0, 1))
    prefer = _step("prefer", desk=DESKS, guest=GUESTS, value=strategies.sampled_from(["龙井", "普洱", None]))
    note = _step("note", desk=DESKS, guest=GUESTS)
    open_request = _step("open_request", desk=DESKS, guest=GUESTS)
    move_request = _step("move_request", desk=DESKS, done=strategies.booleans())
    issue_voucher = _step("issue_voucher", desk=DESKS, guest=GUESTS)
    end_voucher = _step("end_voucher", desk=DESKS, how=ENDS)
    merge = _step("merge", desk=DESKS, kept=GUESTS, merged=GUESTS)
    undo_merge = _step("undo_merge", desk=DESKS)
    poison = _step("poison", desk=DESKS, guest=GUESTS)
    save_something_newer = _step("save_something_newer", desk=DESKS, guest=GUESTS)

    house_changes_guest = _step("house_changes_guest", guest=GUESTS)
    grant = _step("grant", guest=GUESTS)
    revoke = _step("revoke", guest=GUESTS)
    night = _step("night", days=strategies.sampled_from([1, 91, 181]))
    back_up = _step("back_up")
    restore = _step("restore", epoch=strategies.booleans())

    sync = _step("sync", desk=DESKS)
    sync_again = _step("sync", desk=DESKS)
    line = _step("line", desk=DESKS, up=strategies.booleans())
    lose_message = _step(
        "lose_message",
        desk=DESKS,
        replies=strategies.booleans(),
        number=strategies.integers(1, 2),
        pass_first=strategies.integers(0, 2),
    )
    late_page = _step("late_page", desk=DESKS, back=strategies.integers(0, 3))
    crash = _step("crash", desk=DESKS, after=strategies.integers(1, 4))
    copy_disk = _step("copy_disk", desk=DESKS)
    put_disk_back = _step("put_disk_back", desk=DESKS)
    time_passes = _step("time_passes", desk=DESKS, minutes=strategies.sampled_from([0.1, 1, 30]))
    turn_clock = _step("turn_clock", desk=DESKS, days=strategies.sampled_from([-400, -1, 1, 20, 4000]))

    @rule(desk=DESKS, number=strategies.integers(1, 2))
    def double_push(self, desk: int, number: int) -> None:
        """Some of the next pushes arrive twice."""
        self.world.desks[desk].line.doubled = number

    @rule(desk=DESKS, schema=strategies.integers(1, CACHE_SCHEMA - 1))
    def upgrade(self, desk: int, schema: int) -> None:
        """The program is a newer one at its next start: the file was of an earlier schema, the first without sums."""
        cache = self.world.desks[desk].cache
        if schema == 1:
            cache.execute("DELETE FROM base_sum")
        cache.execute(f"PRAGMA user_version = {schema}")
        self.world.restart(desk)
        migrate(self.world.desks[desk].cache)

    @invariant()
    def what_must_always_hold(self) -> None:
        check_all(self.world)

    def teardown(self) -> None:
        """Heal, become quiet, agree."""
        try:
            self.world.heal()
            check_end(self.world)
        finally:
            self.world.close()


@pytest.mark.proves("I1", "I11", "I12", "P19")
@pytest.mark.expects_log("base_diverged")
def test_any_schedule_ends_in_agreement(record_factory: RecordFactory) -> None:
    AnySchedule.factory = record_factory
    machine = AnySchedule.TestCase
    machine.settings = settings(
        max_examples=6,
        stateful_step_count=40,
        suppress_health_check=list(HealthCheck),
        # a failure prints its steps as they were; shrinking them takes minutes and is for a developer's machine
        phases=[Phase.explicit, Phase.generate],
    )
    machine().runTest()
