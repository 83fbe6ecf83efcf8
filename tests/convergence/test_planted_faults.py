"""Each planted fault is caught by the checkers that know of none; without it the same schedule passes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.convergence.checkers import check_all, check_end
from tests.convergence.fault_schedules import FAULTS, Fault
from tests.convergence.world import World
from tests.plugins.records import RecordFactory


@pytest.fixture
def world(record_factory: RecordFactory) -> Iterator[World]:
    world = World(record_factory)
    yield world
    world.close()


def _live_through(world: World, fault: Fault) -> None:
    for name, details in fault.schedule:
        getattr(world, name)(**details)
        check_all(world)
    world.heal()
    check_end(world)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
@pytest.mark.expects_log("base_diverged")
def test_the_checkers_alone_catch_it(fault: Fault, world: World) -> None:
    with pytest.MonkeyPatch.context() as patch:
        fault.plant(patch)
        try:
            _live_through(world, fault)
        except Exception:  # noqa: BLE001 - whatever stops the house is a catch
            return
    pytest.fail(f"nobody noticed: {fault}")


@pytest.mark.parametrize("fault", FAULTS, ids=str)
@pytest.mark.expects_log("base_diverged")
def test_without_the_fault_the_same_schedule_ends_in_agreement(fault: Fault, world: World) -> None:
    _live_through(world, fault)


def test_there_are_more_than_twenty_and_no_two_of_a_name() -> None:
    assert len({str(fault) for fault in FAULTS}) == len(FAULTS) > 20
