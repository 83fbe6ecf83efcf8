"""Fixtures over the small house: one cache and one record of each kind for a whole run, taken back after each test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.fakes.ledgers import DeskEnd, RecordEnd, desk_end, fill_house, open_house_cache, record_end
from tests.plugins.records import KINDS, RecordFactory
from vipdesk.cache.engine import Cache
from vipdesk.headoffice.database import Database


@pytest.fixture(scope="session")
def house_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cache]:
    """A cache with the small house in it."""
    cache = open_house_cache(tmp_path_factory.mktemp("house"))
    yield cache
    cache.close()


@pytest.fixture(scope="session")
def house_records(record_factory: RecordFactory) -> Iterator[dict[str, Database]]:
    """A record of each kind with the small house in it."""
    with ExitStack() as stack:
        records = {}
        for kind in KINDS:
            database = Database(stack.enter_context(record_factory.fresh(kind)))
            stack.callback(database.close)
            fill_house(database)
            records[kind] = database
        yield records


@pytest.fixture
def counter(house_cache: Cache) -> Iterator[DeskEnd]:
    """The desk's end."""
    with desk_end(house_cache) as end:
        yield end


@pytest.fixture(params=[True, False], ids=["in memory", "a savepoint each"])
def head_office(
    request: pytest.FixtureRequest, house_records: dict[str, Database], record_kind: str
) -> Iterator[RecordEnd]:
    """Head office's end, on each database, in both manners of deciding (P7)."""
    with record_end(house_records[record_kind], in_memory=request.param) as end:
        yield end
