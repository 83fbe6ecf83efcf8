"""The small house at head office, with a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fakes.caller import Caller, settle_in
from tests.fakes.clocks import FakeClock
from tests.fakes.house import HeadOffice
from tests.fakes.small_house import FAR_DESK, FAR_STORE, SECOND_DESK
from tests.plugins.records import RecordFactory
from vipdesk.headoffice.database import Database


@pytest.fixture
def office(record: Database) -> HeadOffice:
    """The small house, on each database."""
    settle_in(record)
    return HeadOffice(record, FakeClock())


@pytest.fixture
def desk(office: HeadOffice) -> Caller:
    """A desk of the first store."""
    return Caller(office)


@pytest.fixture
def second_desk(office: HeadOffice) -> Caller:
    """Another desk of the first store."""
    return Caller(office, SECOND_DESK)


@pytest.fixture
def far_desk(office: HeadOffice) -> Caller:
    """The desk of the other store."""
    return Caller(office, FAR_DESK, FAR_STORE)


@pytest.fixture
def postgres(record_factory: RecordFactory) -> Iterator[Database]:
    """The small house on PostgreSQL, for what SQLite with its one writer cannot get wrong."""
    with record_factory.fresh("postgresql") as url:
        database = Database(url)
        settle_in(database)
        yield database
        database.close()


@pytest.fixture
def postgres_office(postgres: Database) -> HeadOffice:
    """The same as an office."""
    return HeadOffice(postgres, FakeClock())
