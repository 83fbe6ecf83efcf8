"""Making a record: the schema as it is declared, keys of its own, and nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from tests.plugins.records import RecordFactory
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.export import export_lines
from vipdesk.headoffice.initialise import initialise
from vipdesk.headoffice.policies import tier_orders
from vipdesk.headoffice.schema.record_metadata import RECORD_METADATA
from vipdesk.headoffice.schema.upgrade import configuration, is_current
from vipdesk.headoffice.server_state import new_epoch, read_state, secret


def _state(database: Database) -> dict[str, str]:
    with database.snapshot(HOUSE) as connection:
        return read_state(connection)


@pytest.fixture
def empty(record_kind: str, record_factory: RecordFactory, tmp_path: Path) -> Iterator[Database]:
    """A database with nothing in it."""
    if record_kind == "sqlite":
        database = Database(f"sqlite:///{tmp_path / 'record.sqlite'}")
        yield database
        database.close()
        return
    with record_factory.fresh("postgresql") as url:
        database = Database(url)
        with database.as_owner() as connection:
            connection.execute(text("drop schema public cascade"))
            connection.execute(text("create schema public"))
        yield database
        database.close()


def test_an_empty_database_becomes_a_record_and_stays_what_it_is_when_done_again(empty: Database) -> None:
    assert not is_current(empty)
    assert initialise(empty) is True
    assert is_current(empty)
    before = {name: list(export_lines(empty, name)) for name in ("policy", "voucher_type", "store", "staff")}
    state = _state(empty)
    assert initialise(empty) is False
    assert {name: list(export_lines(empty, name)) for name in before} == before
    assert _state(empty) == state
    assert (before["store"], before["staff"]) == ([], [])
    assert len(before["voucher_type"]) == 4


@pytest.mark.proves("F28")
def test_an_upgrade_that_was_broken_off_leaves_nothing_and_is_done_again(
    empty: Database, record_kind: str
) -> None:
    def break_off() -> None:
        with empty.as_owner() as connection:
            command.upgrade(configuration(connection), "0002")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    with empty.as_owner() as connection:
        left = set(inspect(connection).get_table_names())
    assert left == set(), record_kind
    assert initialise(empty) is True


def test_the_schema_is_the_one_that_is_declared(record: Database) -> None:
    with record.as_owner() as connection:
        assert compare_metadata(MigrationContext.configure(connection), RECORD_METADATA) == []


def test_a_schema_of_another_program_is_not_current(record: Database) -> None:
    with record.as_owner() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    assert not is_current(record)


def test_two_records_have_nothing_secret_in_common(tmp_path: Path) -> None:
    states = []
    for name in ("a", "b"):
        database = Database(f"sqlite:///{tmp_path / name}")
        initialise(database)
        states.append(_state(database))
        database.close()
    first, second = states
    assert {name for name in first if first[name] == second[name]} == {"epoch", "recovery"}
    for name in ("token_key", "cursor_key", "phone_key", "outcome_key"):
        assert len(secret(first, name)) == 32


@pytest.mark.proves("I16")
def test_epochs_count_up_and_the_keys_stay(record: Database) -> None:
    before = _state(record)
    for expected in (2, 3):
        with record.transaction(HOUSE) as connection:
            assert new_epoch(connection) == expected
    assert _state(record) == before | {"epoch": "3", "recovery": "under way"}


def test_the_tiers_of_a_new_record_are_in_order(record: Database) -> None:
    with record.snapshot(HOUSE) as connection:
        assert tier_orders(connection) == {"钻石卡": 0, "白金卡": 1, "金卡": 2}
