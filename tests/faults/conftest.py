"""Houses of real processes for the tests of each fault."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fakes.real_house import RealHouse, real_house
from tests.plugins.postgres import OwnServer, start_own_server
from tests.plugins.records import RecordFactory


@pytest.fixture(scope="module")
def house(record_factory: RecordFactory, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealHouse]:
    """Head office with two workers and a desk in each of two stores, both at work; one for a whole module."""
    folder = tmp_path_factory.mktemp("house")
    with record_factory.fresh("postgresql") as url, real_house(url, folder, (0, 1)) as house:
        for desk in house.desks:
            desk.start()
            assert desk.drain(60)
        yield house


@pytest.fixture(scope="module")
def own_server() -> Iterator[OwnServer]:
    """A PostgreSQL that may be stopped under load."""
    server = start_own_server()
    yield server
    server.stop()
