"""Two guests turn out to be one: written for one name it is the other's, held under one name it is held under both (P31, P11)."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest

from tests.convergence.checkers import check_all, check_end
from tests.convergence.world import World
from tests.fakes.house import guest_id
from tests.plugins.records import RecordFactory
from vipdesk.cache.queries.guest_profile import guest_profile
from vipdesk.cache.queries.reader import Reader


@pytest.fixture
def world(record_factory: RecordFactory) -> Iterator[World]:
    world = World(record_factory)
    yield world
    world.close()


def _guests(world: World, desk: int) -> set[UUID]:
    return {UUID(bytes=row[0]) for row in world.desks[desk].cache.rows("SELECT id FROM guest")}


@pytest.mark.proves("P31", "P11", "I19")
def test_a_store_that_holds_one_name_holds_both_until_the_merge_is_undone(world: World) -> None:
    assert guest_id(0) not in _guests(world, 2)
    world.merge(0, 0, 2)
    world.heal()
    assert {guest_id(0), guest_id(2)} <= _guests(world, 2)
    world.undo_merge(1)
    world.heal()
    assert guest_id(0) not in _guests(world, 2)
    assert guest_id(2) in _guests(world, 2)
    check_end(world)


@pytest.mark.proves("P31")
def test_what_another_desk_did_offline_for_the_merged_one_is_the_remaining_ones(world: World) -> None:
    world.prefer(1, 2, "龙井")
    world.prefer(0, 0, "普洱")
    world.heal()
    world.line(1, up=False)
    world.merge(0, 0, 2)
    world.note(1, 2)
    world.prefer(1, 2, "白茶")
    world.open_request(1, 2)
    world.issue_voucher(1, 2)
    world.check_in(1, 2)
    world.heal()
    for desk in world.desks:
        for table in ("note", "request", "voucher", "visit"):
            owners = {row[0] for row in desk.cache.rows(f"SELECT guest_id FROM {table}")}  # noqa: S608 - fixed names
            assert owners == {guest_id(0).bytes}, table
        profile = guest_profile(Reader(desk.cache, desk.clock), guest_id(2))
        assert profile is not None
        assert (profile.guest_id, len(profile.notes), len(profile.requests)) == (guest_id(0), 1, 1)
        assert profile.visit is not None
        # a taboo of two records is both; what was written over it unseen is kept
        assert profile.taboo is not None
        assert profile.taboo.text == "白茶"
        assert [kept.value for kept in profile.kept] == ["普洱、龙井"]
    world.undo_merge(0)
    world.heal()
    check_all(world)
    check_end(world)
    # nothing moves back: it was written for the one that remained
    owners = {row[0] for row in world.desks[1].cache.rows("SELECT guest_id FROM note")}
    assert owners == {guest_id(0).bytes}
