"""A kill at any statement of the real upgrade leaves one schema or the other, a copy of the old one, and all that waits (F28)."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import KEY
from vipdesk.cache.engine import CACHE_FILE, PLAIN_HEADER, Cache, Use
from vipdesk.cache.integrity import broken_pages
from vipdesk.cache.rescue import ASIDE_FOLDER, forget_old
from vipdesk.cache.upgrade import upgrade
from vipdesk.cache.version import CACHE_SCHEMA
from vipdesk.errors import DiskFull

KEPT = Path(__file__).parent / "cache_schema_1.db"
KILLED_EVERYWHERE = """
import json, os, shutil, sys
from pathlib import Path
from tests.fakes.clocks import NOON
from tests.fakes.small_desk import KEY
from vipdesk.cache.engine import CACHE_FILE, Cache, Use
from vipdesk.cache.upgrade import upgrade
from vipdesk.cache import schema, base_sums
kept, folder = Path(sys.argv[1]), Path(sys.argv[2])

def run(profile, most):
    done = 0
    execute = Cache.execute
    def counted(cache, statement, values=()):
        nonlocal done
        done += 1
        if done == most:
            os.kill(os.getpid(), 9)
        return execute(cache, statement, values)
    Cache.execute = counted
    upgrade(Cache(profile / CACHE_FILE, KEY, Use.BACK_ROOM), profile, KEY, NOON)

most, ended = 0, False
while not ended:
    most += 1
    profile = folder / str(most)
    profile.mkdir()
    shutil.copy(kept, profile / CACHE_FILE)
    child = os.fork()
    if child == 0:
        run(profile, most)
        os._exit(0)
    ended = os.waitpid(child, 0)[1] == 0
print(json.dumps(most))
"""


def _opened(profile: Path) -> Cache:
    return Cache(profile / CACHE_FILE, KEY, Use.BACK_ROOM)


def _waiting(cache: Cache) -> list[tuple[object, ...]]:
    return cache.rows("SELECT op_id, kind, args FROM outbox WHERE state = 'waiting' ORDER BY entry")


@pytest.mark.proves("F28", "I1")
def test_wherever_the_upgrade_is_killed_nothing_is_between_and_the_next_start_goes_on(tmp_path: Path) -> None:
    original = tmp_path / "original"
    original.mkdir()
    shutil.copy(KEPT, original / CACHE_FILE)
    before = _opened(original)
    waiting = _waiting(before)
    before.close()
    assert waiting
    command = [sys.executable, "-c", KILLED_EVERYWHERE, str(KEPT), str(tmp_path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own line
    steps = int(json.loads(done.stdout))
    assert steps > 10
    schemas = []
    for number in range(1, steps + 1):
        profile = tmp_path / str(number)
        cache = _opened(profile)
        schemas.append(int(cache.value("PRAGMA user_version")))
        assert _waiting(cache) == waiting
        (copy,) = (profile / ASIDE_FOLDER).rglob(CACHE_FILE)
        assert not copy.read_bytes().startswith(PLAIN_HEADER)
        upgrade(cache, profile, KEY, NOON)
        assert int(cache.value("PRAGMA user_version")) == CACHE_SCHEMA
        assert _waiting(cache) == waiting
        assert broken_pages(cache) == set()
        cache.close()
    assert set(schemas) == set(range(1, CACHE_SCHEMA + 1))
    assert schemas == sorted(schemas)


@pytest.mark.proves("F28", "F30")
def test_without_room_for_the_copy_nothing_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(KEPT, tmp_path / CACHE_FILE)

    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(Cache, "copy_to", full)
    cache = _opened(tmp_path)
    with pytest.raises(DiskFull):
        upgrade(cache, tmp_path, KEY, NOON)
    assert cache.value("PRAGMA user_version") == 1
    cache.close()


def test_the_copy_opens_is_kept_a_week_and_a_current_cache_gets_none(tmp_path: Path) -> None:
    shutil.copy(KEPT, tmp_path / CACHE_FILE)
    cache = _opened(tmp_path)
    waiting = _waiting(cache)
    assert upgrade(cache, tmp_path, KEY, NOON) == CACHE_SCHEMA - 1
    assert upgrade(cache, tmp_path, KEY, NOON + timedelta(hours=1)) == 0
    cache.close()
    (copy,) = (tmp_path / ASIDE_FOLDER).rglob(CACHE_FILE)
    kept = Cache(copy, KEY, Use.READER)
    assert kept.value("PRAGMA user_version") == 1
    assert _waiting(kept) == waiting
    kept.close()
    forget_old(tmp_path, NOON + timedelta(days=8))
    assert list((tmp_path / ASIDE_FOLDER).iterdir()) == []
