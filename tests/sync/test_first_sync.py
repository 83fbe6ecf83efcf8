"""By pages, by rows and by sealed files a desk ends with the same base, and its window has something at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.house import HeadOffice
from tests.fakes.small_house import GUEST, RECEPTIONIST, SECOND_GUEST
from tests.sync.first_sync_house import FILES, PAGES, ROWS, Desks, contents, furnish, small_measures
from vipdesk.cache import bulk_search
from vipdesk.cache.base_sums import recount
from vipdesk.errors import Offline
from vipdesk.headoffice import first_page
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.policies import set_policy


@pytest.fixture
def office(record: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HeadOffice:
    """The furnished house."""
    small_measures(monkeypatch)
    return furnish(record, tmp_path / "files")


@pytest.fixture
def desks(office: HeadOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desks]:
    """Its desks."""
    desks = Desks(office, tmp_path, monkeypatch)
    yield desks
    desks.close()


@pytest.mark.proves("P28", "I13")
@pytest.mark.parametrize("policy", ["group", "own stores"])
def test_by_pages_by_rows_and_by_files_a_desk_ends_with_the_same(
    office: HeadOffice, desks: Desks, policy: str
) -> None:
    set_policy(office.database, "directory", policy, None)
    made = {source: desks.enrol(source) for source in (PAGES, ROWS, FILES)}
    for source, desk in made.items():
        desks.offer(source)
        desk.sync()
    expected = contents(made[PAGES].cache)
    recounted = recount(made[PAGES].cache)
    assert expected["search_key"]
    assert all(expected[name] for name in ("visit", "note", "receipt", "redemption", "preference", "policy"))
    for source in (ROWS, FILES):
        found = contents(made[source].cache)
        # the ids lent to a desk are its own
        assert len(found.pop("issue_block")) == 1
        assert {name for name in found if found[name] != expected[name]} == set()
        assert recount(made[source].cache) == recounted


@pytest.mark.proves("P28")
@pytest.mark.parametrize("source", [ROWS, FILES])
def test_what_happened_after_the_snapshot_comes_with_the_pages_that_follow(
    office: HeadOffice, desks: Desks, source: str
) -> None:
    before, desk = desks.enrol("before"), desks.enrol("after")
    desks.offer(source)
    before.sync()
    before.submit(RECEPTIONIST, "guest.set_preference", guest_id=GUEST, topic="taboo", value="普洱")
    before.submit(RECEPTIONIST, "visit.check_in", guest_id=SECOND_GUEST)
    before.sync()
    desk.sync()
    assert desk.digests()["visit"] == office.digests()["visit"]
    assert desk.digests()["preference"] == office.digests()["preference"]


def test_search_keys_that_are_sorted_in_many_parts_are_the_same(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = contents(desks.synced(ROWS).cache)
    for name, value in (("ENTRIES_AT_ONCE", 7), ("KEYS_AT_ONCE", 40), ("_ROWS_PER_STEP", 11)):
        monkeypatch.setattr(bulk_search, name, value)
    parted = contents(desks.synced("again by " + ROWS).cache)
    assert parted["search_entry"] == whole["search_entry"]
    assert parted["search_key"] == whole["search_key"]


def test_the_first_useful_page_has_the_house_todays_guests_and_own_clients(
    office: HeadOffice, desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_page, "MOST_GUESTS", 3)
    desk = desks.enrol("desk")
    desk.line.bytes_left = 0
    with pytest.raises(Offline):
        desk.sync()
    assert desk.count("staff") == office.digests()["staff"]["count"] - 1
    assert desk.count("lounge_place") > 0
    assert desk.count("visit") == 2
    assert desk.count("shopper_assignment") == 1
    assert desk.count("directory_row") == desk.count("guest") == 3
    assert desk.cache.value("SELECT count(DISTINCT entry) FROM search_key") == 3
