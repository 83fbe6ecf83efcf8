"""The way into the record: what is retried, what means busy, what means unreachable, and nothing half done."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, event, select, text
from sqlalchemy.exc import DBAPIError, InternalError

from tests.fakes.house import HeadOffice
from tests.fakes.small_house import GUEST, SECOND_GUEST
from vipdesk.errors import ExitCode, ServerBusy, Trouble, Unavailable, VipDeskError, WrongUsage
from vipdesk.headoffice.database import APPLICATION_ROLE, HOUSE, Database
from vipdesk.headoffice.schema.upgrade import is_current
from vipdesk.models.declarative import table_of
from vipdesk.models.guest import Guest

GUESTS = table_of(Guest)


class Stop(Exception):
    """Something goes wrong in the middle."""


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x",
        "mysql://h/x",
        "sqlite:/x",
        "sqlite://host/x",
        "postgresql",
        "postgresql://h:port/x",
        "file:x",
        "会员",
    ],
)
def test_an_address_that_is_none_is_wrong_usage(url: str) -> None:
    with pytest.raises(WrongUsage) as refusal:
        Database(url)
    assert refusal.value.trouble is Trouble.DATABASE_ADDRESS


def _trouble_of(url: str) -> VipDeskError:
    database = Database(url)
    with pytest.raises(VipDeskError) as trouble, database.snapshot(HOUSE):
        pass
    database.close()
    return trouble.value


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port at which somebody listens and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def test_a_server_that_is_not_there_is_unreachable() -> None:
    for url in ("postgresql://127.0.0.1:1/x", "postgresql://no.such.invalid/x", "postgresql:///x?host=/no/such"):
        assert _trouble_of(url).trouble is Trouble.DATABASE_UNREACHABLE
        assert _trouble_of(url).exit_code == ExitCode.NOT_REACHABLE


def test_a_server_that_never_answers_is_not_waited_for_without_end(silent_port: int) -> None:
    url = f"postgresql://127.0.0.1:{silent_port}/x"
    assert _trouble_of(f"{url}?connect_timeout=2").trouble is Trouble.DATABASE_UNREACHABLE
    asked: list[Any] = []
    database = Database(url)

    def connect(*call: Any) -> None:
        asked.append(call[3])
        raise Stop

    event.listen(database.engine, "do_connect", connect)
    with pytest.raises(Stop), database.snapshot(HOUSE):
        pass
    assert [parameters["connect_timeout"] for parameters in asked] == [5]


def test_an_option_the_driver_does_not_know_is_a_wrong_address() -> None:
    assert _trouble_of("postgresql://127.0.0.1:1/x?nonsense=1").trouble is Trouble.DATABASE_ADDRESS


def test_a_file_that_is_no_database_is_unreachable_and_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("亲爱的：" * 2000, "utf-8")
    before = file.read_bytes()
    assert _trouble_of(f"sqlite:///{file}").trouble is Trouble.DATABASE_UNREACHABLE
    assert file.read_bytes() == before


def test_looking_for_a_file_that_is_not_there_does_not_make_it(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'none.sqlite'}")
    assert not is_current(database)
    database.close()
    assert list(tmp_path.iterdir()) == []
    assert Database("sqlite://").exists


def _tier(connection: Connection, guest_id: object = GUEST) -> str:
    return str(connection.scalar(select(GUESTS.c.tier).where(GUESTS.c.id == guest_id)))


def _set_tier(connection: Connection, tier: str, guest_id: object = GUEST) -> None:
    connection.execute(GUESTS.update().where(GUESTS.c.id == guest_id).values(tier=tier))


@pytest.mark.proves("I5")
def test_what_ends_in_an_error_leaves_nothing(office: HeadOffice) -> None:
    def work() -> None:
        with office.database.transaction(HOUSE) as connection:
            _set_tier(connection, "钻石卡")
            raise Stop

    with pytest.raises(Stop):
        work()
    with office.database.snapshot(HOUSE) as connection:
        assert _tier(connection) == "金卡"


@pytest.mark.proves("P14")
def test_a_snapshot_sees_one_state_throughout(office: HeadOffice) -> None:
    with office.database.snapshot(HOUSE) as reading:
        assert _tier(reading) == "金卡"
        with office.database.transaction(HOUSE) as writing:
            _set_tier(writing, "钻石卡")
        assert _tier(reading) == "金卡"
    with office.database.snapshot(HOUSE) as reading:
        assert _tier(reading) == "钻石卡"


def test_a_snapshot_writes_nothing(postgres: Database) -> None:
    with pytest.raises(InternalError), postgres.snapshot(HOUSE) as connection:
        _set_tier(connection, "钻石卡")


@pytest.mark.proves("F18")
def test_two_who_lock_in_opposite_orders_both_come_through(postgres: Database) -> None:
    """PostgreSQL ends one of them; that one is run once more."""
    both_hold_one = threading.Barrier(2, timeout=10)
    runs: list[str] = []

    def work(name: str, first: object, second: object) -> None:
        def steps(connection: Connection) -> None:
            runs.append(name)
            _set_tier(connection, name, first)
            if len(runs) <= 2:
                both_hold_one.wait()
            _set_tier(connection, name, second)

        postgres.run(HOUSE, steps)

    others = [
        threading.Thread(target=work, args=("甲", GUEST, SECOND_GUEST)),
        threading.Thread(target=work, args=("乙", SECOND_GUEST, GUEST)),
    ]
    for other in others:
        other.start()
    for other in others:
        other.join()
    assert len(runs) >= 3
    with postgres.snapshot(HOUSE) as connection:
        assert _tier(connection, GUEST) == _tier(connection, SECOND_GUEST) == runs[-1]


@pytest.mark.proves("F18")
@pytest.mark.parametrize(("state", "runs"), [("40001", 3), ("40P01", 3), ("22012", 1)])
def test_a_transaction_is_tried_three_times_at_most_and_only_where_that_may_help(
    state: str, runs: int, postgres: Database
) -> None:
    tried: list[Connection] = []

    def work(connection: Connection) -> None:
        tried.append(connection)
        connection.execute(text(f"do $$ begin raise exception 'x' using errcode = '{state}'; end $$"))

    with pytest.raises(ServerBusy if runs == 3 else DBAPIError):
        postgres.run(HOUSE, work)
    assert len(tried) == runs


def test_one_that_comes_through_at_the_third_try_is_as_good_as_any(postgres: Database) -> None:
    tried: list[Connection] = []

    def work(connection: Connection) -> str:
        tried.append(connection)
        _set_tier(connection, f"第{len(tried)}次")
        if len(tried) < 3:
            connection.execute(text("do $$ begin raise exception 'x' using errcode = '40001'; end $$"))
        return "done"

    assert postgres.run(HOUSE, work) == "done"
    with postgres.snapshot(HOUSE) as connection:
        assert _tier(connection) == "第3次"


@pytest.mark.proves("P7", "F17")
@pytest.mark.expects_log("held_too_long")
def test_a_row_that_somebody_holds_for_long_means_busy_and_the_log_says_so(
    postgres: Database, caplog: pytest.LogCaptureFixture
) -> None:
    with postgres.transaction(HOUSE) as holding:
        _set_tier(holding, "钻石卡")
        with pytest.raises(ServerBusy), postgres.transaction(HOUSE) as waiting:
            _set_tier(waiting, "白金卡")
    assert "held_too_long" in caplog.text


@pytest.mark.proves("F19")
def test_when_every_connection_is_taken_the_next_one_is_asked_to_come_back(
    postgres: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert postgres.engine.pool._timeout == 5  # type: ignore[attr-defined]  # the pool that is a queue has one
    monkeypatch.setattr(postgres.engine.pool, "_timeout", 0.05)
    with ExitStack() as taken:
        for _ in range(16):
            taken.enter_context(postgres.engine.connect())
        with pytest.raises(ServerBusy), postgres.snapshot(HOUSE):
            pass
    with postgres.snapshot(HOUSE) as connection:
        assert _tier(connection) == "金卡"


@pytest.mark.proves("F17")
def test_a_session_that_idles_in_a_transaction_is_ended(postgres: Database) -> None:
    with postgres.transaction(HOUSE) as connection:
        asked = text("select current_setting('idle_in_transaction_session_timeout')")
        assert connection.scalar(asked) == "10s"


@pytest.mark.proves("F15")
def test_connections_that_broke_while_nobody_used_them_are_replaced_unnoticed(postgres: Database) -> None:
    with ExitStack() as taken:
        pooled = [taken.enter_context(postgres.engine.connect()) for _ in range(4)]
        numbers = [connection.scalar(text("select pg_backend_pid()")) for connection in pooled]
    stranger = create_engine(postgres.engine.url)
    with stranger.connect() as connection:
        connection.execute(
            text("select pg_terminate_backend(number) from unnest(:all) as number"), {"all": numbers}
        )
    stranger.dispose()
    with ExitStack() as taken:
        # a transaction that writes nothing, too, ends as it would have
        for begin in (postgres.transaction, postgres.snapshot) * 2:
            assert _tier(taken.enter_context(begin(HOUSE))) == "金卡"


@pytest.mark.proves("F15")
def test_a_connection_that_broke_means_unreachable_and_the_next_one_works(postgres: Database) -> None:
    def work() -> None:
        with postgres.transaction(HOUSE) as connection:
            own = connection.scalar(text("select pg_backend_pid()"))
            with postgres.as_owner() as owner:
                owner.execute(text("select pg_terminate_backend(:own)"), {"own": own})
            _set_tier(connection, "钻石卡")

    with pytest.raises(Unavailable) as trouble:
        work()
    assert trouble.value.trouble is Trouble.DATABASE_UNREACHABLE
    with postgres.snapshot(HOUSE) as connection:
        assert _tier(connection) == "金卡"


def test_a_transaction_begins_in_one_journey_to_the_database(postgres: Database) -> None:
    asked: list[str] = []
    event.listen(postgres.engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    for begin in (postgres.transaction, postgres.snapshot):
        asked.clear()
        with begin(HOUSE) as connection:
            assert len(asked) == 1
            assert connection.scalar(text("select current_user")) == APPLICATION_ROLE
