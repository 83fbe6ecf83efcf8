"""Head office notes each step of a ladder once in the log of the request, and the store's own ladder decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.ledgers import fill_house
from tests.fakes.small_house import REQUEST, SHOPPER, request
from tests.intents.tables.ladders import present
from tests.plugins.records import RecordFactory
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.runs.escalate import escalate
from vipdesk.headoffice.writer import house_writer


@pytest.fixture
def database(record_factory: RecordFactory) -> Iterator[Database]:
    """The small house."""
    with record_factory.fresh("sqlite") as url:
        database = Database(url)
        fill_house(database)
        yield database
        database.close()


def told(database: Database, minutes: int) -> list[tuple[str, str]]:
    """What a run so many minutes after noon notes."""
    found = escalate(database, NOON + timedelta(minutes=minutes))
    return [(str(each["request"]), str(each["tell"])) for each in found]


def test_each_step_is_noted_once(database: Database) -> None:
    with house_writer(database) as writer:
        writer.insert(request(owner_id=SHOPPER, state="accepted"))
    assert told(database, 1) == []
    assert told(database, 3) == [(str(REQUEST), "owner")]
    assert told(database, 4) == []
    assert told(database, 70) == [(str(REQUEST), "supervisor"), (str(REQUEST), "head_office")]
    assert told(database, 90) == []


def test_the_stores_own_ladder_decides(database: Database) -> None:
    steps = [{"when": "not_taken", "value": 1, "tell": "head_office"}]
    with house_writer(database) as writer:
        writer.insert(request())
        writer.insert(present(steps))
    assert told(database, 70) == [(str(REQUEST), "head_office")]
