"""Bringing an older cache to the program's schema: each step whole or not at all."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.fakes.small_desk import KEY, SmallDesk
from tests.fakes.small_house import GUEST, NAMES
from vipdesk.cache.engine import CACHE_FILE, Cache, Use
from vipdesk.cache.migrations import STEPS, migrate
from vipdesk.cache.version import CACHE_SCHEMA
from vipdesk.errors import CacheTooNew


def add_colour(cache: Cache) -> None:
    cache.execute('ALTER TABLE "guest" ADD COLUMN colour TEXT')
    cache.execute("UPDATE guest SET colour = 'red'")


def add_index(cache: Cache) -> None:
    cache.execute("CREATE INDEX ix_guest_colour ON guest (colour)")


def fail_half_way(cache: Cache) -> None:
    add_index(cache)
    cache.execute("UPDATE guest SET colour = 'blue'")
    raise KeyboardInterrupt


def schema(desk: SmallDesk) -> tuple[int, list[tuple[object, ...]]]:
    return desk.cache.value("PRAGMA user_version"), desk.cache.rows("SELECT name, sql FROM sqlite_master")


def test_every_older_schema_has_a_step(desk: SmallDesk) -> None:
    assert set(STEPS) == set(range(1, CACHE_SCHEMA))
    assert migrate(desk.cache) == 0


def test_steps_run_in_order_once_each_and_keep_what_is_there(desk: SmallDesk) -> None:
    saved = desk.submit("guest.add_note", guest_id=GUEST, text="靠窗")
    assert (
        migrate(desk.cache, {CACHE_SCHEMA: add_colour, CACHE_SCHEMA + 1: add_index}, newest=CACHE_SCHEMA + 2) == 2
    )
    assert (
        migrate(desk.cache, {CACHE_SCHEMA: add_colour, CACHE_SCHEMA + 1: add_index}, newest=CACHE_SCHEMA + 2) == 0
    )
    assert desk.cache.value("PRAGMA user_version") == CACHE_SCHEMA + 2
    assert desk.cache.rows("SELECT DISTINCT colour FROM guest") == [("red",)]
    assert desk.count("guest") == len(NAMES)
    assert desk.cache.rows("SELECT op_id FROM outbox") == [(saved.op_id.bytes,)]


def test_a_step_that_fails_leaves_the_schema_before_it_and_the_next_try_goes_on(desk: SmallDesk) -> None:
    with pytest.raises(KeyboardInterrupt):
        migrate(desk.cache, {CACHE_SCHEMA: add_colour, CACHE_SCHEMA + 1: fail_half_way}, newest=CACHE_SCHEMA + 2)
    assert desk.cache.value("PRAGMA user_version") == CACHE_SCHEMA + 1
    assert desk.cache.rows("SELECT DISTINCT colour FROM guest") == [("red",)]
    assert desk.count("sqlite_master", "name = 'ix_guest_colour'") == 0
    assert (
        migrate(desk.cache, {CACHE_SCHEMA: add_colour, CACHE_SCHEMA + 1: add_index}, newest=CACHE_SCHEMA + 2) == 1
    )
    assert desk.count("sqlite_master", "name = 'ix_guest_colour'") == 1


@pytest.mark.proves("F28")
def test_a_desk_killed_inside_a_step_has_the_old_schema(desk: SmallDesk) -> None:
    before = schema(desk)
    desk.cache.close()
    script = (
        "import os, sys; from pathlib import Path; from tests.cache.test_migrations import add_colour;"
        " from tests.fakes.small_desk import KEY; from vipdesk.cache.engine import Cache, Use;"
        " from vipdesk.cache.migrations import migrate;"
        " step = lambda cache: (add_colour(cache), os.kill(os.getpid(), 9));"
        " migrate(Cache(Path(sys.argv[1]), KEY, Use.COUNTER), {int(sys.argv[2]): step}, newest=int(sys.argv[2]) + 1)"
    )
    file = desk.profile / CACHE_FILE
    ended = subprocess.run([sys.executable, "-c", script, str(file), str(CACHE_SCHEMA)], check=False)  # noqa: S603 - our own line
    assert ended.returncode == -signal.SIGKILL
    desk.cache = Cache(file, KEY, Use.COUNTER)
    assert schema(desk) == before
    assert migrate(desk.cache, {CACHE_SCHEMA: add_colour}, newest=CACHE_SCHEMA + 1) == 1


def test_a_cache_of_a_newer_program_is_left_as_it_is(desk: SmallDesk) -> None:
    desk.cache.execute(f"PRAGMA user_version = {CACHE_SCHEMA + 1}")
    before = schema(desk)
    with pytest.raises(CacheTooNew):
        migrate(desk.cache)
    assert schema(desk) == before
