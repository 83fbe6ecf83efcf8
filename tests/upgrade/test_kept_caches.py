"""A desk that was updated in the middle of an outage: its file is brought up, and what it had saved still goes out (I20, F36)."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.fakes.clocks import FakeClock
from tests.fakes.small_desk import KEY
from tests.fakes.small_house import GUEST
from vipdesk.cache import outbox
from vipdesk.cache.base_sums import differences, recount
from vipdesk.cache.engine import CACHE_FILE, Use
from vipdesk.cache.migrations import STEPS, migrate
from vipdesk.cache.profile import open_cache
from vipdesk.cache.queries.find_guest import find_guests
from vipdesk.cache.queries.reader import Reader
from vipdesk.cache.schema import declared_tables
from vipdesk.cache.version import CACHE_SCHEMA
from vipdesk.intents.intent import decode
from vipdesk.models.snapshot.guests import MatchReason

KEPT = sorted(Path(__file__).parent.glob("cache_schema_*.db"))


@pytest.fixture(params=KEPT, ids=lambda file: file.stem)
def profile(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    shutil.copy(request.param, tmp_path / CACHE_FILE)
    return tmp_path


def test_there_is_a_kept_file_of_every_older_schema() -> None:
    numbers = [int(re.sub(r"\D", "", file.stem)) for file in KEPT]
    assert numbers == list(range(1, CACHE_SCHEMA)) == sorted(STEPS)


@pytest.mark.proves("I20", "F28", "F36")
def test_what_waited_in_an_older_file_waits_in_todays_form(profile: Path) -> None:
    cache = open_cache(profile, KEY, Use.COUNTER)
    before = cache.rows("SELECT op_id, seq, kind, args, state FROM outbox ORDER BY entry")
    shown = cache.rows("SELECT id, guest_id FROM visit ORDER BY id")
    assert migrate(cache) > 0
    assert cache.rows("SELECT op_id, seq, kind, args, state FROM outbox ORDER BY entry") == before
    assert cache.rows("SELECT id, guest_id FROM visit ORDER BY id") == shown
    assert [entry.kind for entry in outbox.waiting(cache, 10)] == [
        "guest.add_note",
        "visit.check_in",
        "guest.set_preference",
    ]
    for entry in outbox.waiting(cache, 10):
        assert decode(entry.kind, entry.args, complete=True).creates() == tuple(entry.creates)
    cache.close()


def test_an_older_file_has_every_table_column_and_index_of_today(profile: Path) -> None:
    cache = open_cache(profile, KEY, Use.COUNTER)
    migrate(cache)
    for table in declared_tables():
        columns = {row[1] for row in cache.rows(f'PRAGMA table_info("{table.name}")')}
        assert columns >= {column.name for column in table.columns}, table.name
        for name, _ in table.statements:
            assert cache.row("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)) is not None, name
    assert cache.value("SELECT value FROM preference WHERE guest_id = ?", (GUEST.bytes,)) == "白茶"
    cache.close()


def test_the_notes_of_an_older_file_are_found_by_their_words(profile: Path) -> None:
    cache = open_cache(profile, KEY, Use.COUNTER)
    migrate(cache)
    (hit,) = find_guests(Reader(cache, FakeClock()), "靠窗")
    assert (hit.guest_id, hit.why) == (GUEST, MatchReason.NOTE)
    cache.close()


@pytest.mark.proves("I13", "P24")
def test_the_sums_of_an_older_file_are_those_of_its_base(profile: Path) -> None:
    cache = open_cache(profile, KEY, Use.COUNTER)
    migrate(cache)
    counted = {name: tally.text for name, tally in recount(cache).items()}
    assert counted["guest"].startswith("3:")
    assert counted["visit"].startswith("0:")
    assert differences(cache, counted) == []
    cache.close()
