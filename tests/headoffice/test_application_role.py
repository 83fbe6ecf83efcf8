"""On PostgreSQL the program works as a role that owns nothing and may only add to audit and outcomes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from tests.fakes.caller import Caller, note, settle_in
from tests.fakes.clocks import FakeClock
from tests.fakes.house import HeadOffice
from tests.fakes.small_house import DESK, STORE
from tests.plugins.records import RecordFactory
from vipdesk.headoffice.database import APPLICATION_ROLE, HOUSE, AccessScope, Database

DENIED = "42501"
FORBIDDEN = (
    "update outcome set state = 'accepted'",
    "delete from outcome",
    "truncate outcome",
    "update audit set payload = ''",
    "delete from audit",
    "truncate audit",
    "create table mine (a int)",
    "create function mine() returns int language sql as 'select 1'",
    "alter table guest add column mine int",
    "alter table audit disable trigger all",
    "drop table note",
    "drop index uq_audit_chain",
    "create index mine on guest (id)",
    "update alembic_version set version_num = '0'",
    "truncate guest",
)


@pytest.fixture(scope="module")
def database(record_factory: RecordFactory) -> Iterator[Database]:
    """One for all of them, with an outcome in it: nothing is ever changed."""
    with record_factory.fresh("postgresql") as url:
        database = Database(url)
        settle_in(database)
        Caller(HeadOffice(database, FakeClock())).push(note())
        yield database
        database.close()


@pytest.mark.proves("I26", "S48")
@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_application_may_not(statement: str, database: Database) -> None:
    with pytest.raises(ProgrammingError) as refusal, database.transaction(HOUSE) as connection:
        connection.execute(text(statement))
    assert getattr(refusal.value.orig, "sqlstate", None) == DENIED


def test_every_transaction_is_the_applications_and_knows_on_whose_behalf_it_works(database: Database) -> None:
    scope = AccessScope(STORE, DESK)
    asked = text(
        "select current_user, current_setting('vipdesk.store'), current_setting('vipdesk.desk'),"
        " current_setting('transaction_isolation'), current_setting('transaction_read_only')"
    )
    with database.transaction(scope) as connection:
        writing = tuple(connection.execute(asked).one())
    with database.snapshot(HOUSE) as connection:
        reading = tuple(connection.execute(asked).one())
    assert writing == (APPLICATION_ROLE, str(STORE), str(DESK), "read committed", "off")
    assert reading == (APPLICATION_ROLE, "", "", "repeatable read", "on")


def test_the_role_owns_nothing(database: Database) -> None:
    owned = text("select count(*) from pg_class where pg_get_userbyid(relowner) = :role")
    with database.snapshot(HOUSE) as connection:
        assert connection.scalar(owned, {"role": APPLICATION_ROLE}) == 0
