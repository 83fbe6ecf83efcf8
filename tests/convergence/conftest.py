"""The house of two desks that the tests of convergence share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.clocks import FakeClock
from tests.fakes.house import Desk, HeadOffice, enrol_desk
from vipdesk.cache.settle import is_settled
from vipdesk.headoffice.database import Database
from vipdesk.ids import StaffId
from vipdesk.models.vocabulary import Role

NAMES = ("陈晓晴", "单晓敏", "欧阳文静", "曾志伟")


class House:
    """A head office, two desks of one store, two colleagues, four guests."""

    def __init__(self, office: HeadOffice, first: Desk, second: Desk, actor: StaffId, shopper: StaffId) -> None:
        self.office = office
        self.first = first
        self.second = second
        self.actor = actor
        self.shopper = shopper

    def sync_until_quiet(self) -> None:
        """Both desks talk until neither has anything new."""
        for _ in range(3):
            self.first.sync()
            self.second.sync()

    def assert_converged(self) -> None:
        """Both desks show what the record holds, but for each other's issue blocks."""
        self.sync_until_quiet()
        record = self.office.digests()
        for desk in (self.first, self.second):
            assert is_settled(desk.cache)
            assert desk.count("image") == 0
            assert desk.count("touch") == 0
            shown = desk.digests()
            del shown["issue_block"]
            assert shown == {name: record[name] for name in shown}


@pytest.fixture
def record_kind(request: pytest.FixtureRequest) -> str:
    """One database: what is asked here is the protocol's. Both answer in tests/headoffice, PostgreSQL in tests/faults too."""
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture
def house(record: Database, tmp_path: Path) -> Iterator[House]:
    clock = FakeClock()
    office = HeadOffice(record, clock)
    store_id = office.store("天河店")
    actor = office.staff("S001", "何嘉仪", Role.RECEPTIONIST, "天河店")
    shopper = office.staff("S002", "周敏", Role.SHOPPER, "天河店")
    for number, name in enumerate(NAMES):
        office.guest(number, name, store_id)
    desks = [enrol_desk(office, tmp_path / name, name, "天河店") for name in ("前台一", "前台二")]
    for desk in desks:
        desk.sync()
    yield House(office, desks[0], desks[1], actor, shopper)
    for desk in desks:
        desk.close()
