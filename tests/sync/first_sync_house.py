"""A house with something in every table, and desks that get their base in each way there is."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from tests.fakes.caller import settle_in
from tests.fakes.clocks import NOON, FakeClock
from tests.fakes.house import KEY, Desk, HeadOffice, enrol_desk, guest_id, open_desk
from tests.fakes.small_house import (
    DESK,
    GUEST,
    RECEPTIONIST,
    SECOND_GUEST,
    SHOPPER,
    STORE,
    VOUCHER,
    left_visit,
    request,
    visit,
    voucher,
)
from vipdesk.cache.engine import Cache
from vipdesk.headoffice import first_sync as at_head_office
from vipdesk.headoffice import search_rows, space_rows
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.first_sync_files import spaces_with_rows
from vipdesk.headoffice.writer import house_writer, read_row
from vipdesk.ids import DeskId, GuestId, derived_id
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import Shared, table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Contact, ImportantDate, Note, Preference, ShopperAssignment
from vipdesk.models.receipt import Receipt
from vipdesk.models.voucher import Redemption
from vipdesk.protocol.first_sync import column_set, columns_of

STORE_NAME = "天河店"
PAGES, ROWS, FILES = "pages", "rows", "files"
CANARY = "慕容金丝雀"
"""The name of one guest, looked for in files that must not show it."""
NAMES = (CANARY, 'O"Brien \\ 陈', "单 晓|敏", "Иван", *(f"陈晓{chr(0x4E00 + number)}" for number in range(36)))
FIRST = 100
"""The number of the first of these guests."""


def furnish(record: Database, files: Path | None = None) -> HeadOffice:
    """Something in every table, strange texts too, and guests enough for several shards."""
    settle_in(record)
    office = HeadOffice(record, FakeClock(), files=files)
    for number, name in enumerate(NAMES):
        office.guest(FIRST + number, name, STORE)
    visits = (visit(), left_visit(id=derived_id("left"), guest_id=SECOND_GUEST))
    rows: list[Shared] = [*visits, request(), voucher(), *_dossier(GUEST)]
    with house_writer(record) as writer:
        for row in rows:
            writer.insert(row)
    with house_writer(record) as writer:
        _change(writer, FIRST + 5, retired_at=NOON)
        _change(writer, FIRST + 7, merged_into=guest_id(FIRST + 8))
        _change(
            writer,
            FIRST + 6,
            phones=[{"tail": "0007", "masked": "139****0007", "keys": [], "head": 'a"b'}],
            rank=7,
        )
    return office


def _dossier(guest: GuestId) -> Iterator[Shared]:
    yield Contact(
        id=derived_id("contact"), guest_id=guest, kind="phone", masked="139****8000", sealed_value="13900008000"
    )
    yield Preference(
        id=derived_id("preference"),
        guest_id=guest,
        topic="drink",
        value="龙井",
        source="told",
        told_at=NOON,
        confirmed=False,
    )
    yield ImportantDate(
        id=derived_id("date"), guest_id=guest, kind="birthday", calendar="lunar", year=None, month=8, day=15
    )
    yield Note(
        id=derived_id("note"),
        guest_id=guest,
        text="喜静\n“靠窗” | \\",
        written_at=NOON + timedelta(microseconds=1),
    )
    yield ShopperAssignment(
        id=derived_id("assignment"), guest_id=guest, staff_id=SHOPPER, kind="primary", active=True, since=NOON
    )
    yield Receipt(
        id=derived_id("receipt"), number="R1", store_id=STORE, guest_id=guest, card_no="8866", bought_at=NOON,
        amount_fen=9_999_999_999, quantity=1, category="鞋", brand="某",
    )  # fmt: skip
    yield Redemption(
        id=derived_id("redemption"), voucher_id=VOUCHER, guest_id=guest, store_id=STORE, desk_id=DESK,
        staff_id=RECEPTIONIST, use_no=1, amount_fen=50_000, redeemed_at=NOON - timedelta(days=9000),
    )  # fmt: skip


def _change(writer: Any, number: int, **changes: Any) -> None:
    table = table_of(DirectoryRow)
    found = writer.connection.execute(select(table).where(table.c.id == guest_id(number))).mappings().one()
    writer.change(read_row(DirectoryRow, found), changes)


def contents(cache: Cache) -> dict[str, Any]:
    """Everything of the base in a file: rows as they are kept, search keys by guest, sums, indexes."""
    found: dict[str, Any] = {}
    for name, model in SHARED_MODELS.items():
        columns = ", ".join(f'"{column}"' for column in columns_of(model))
        found[name] = cache.rows(f'SELECT {columns} FROM "{name}" ORDER BY id')  # noqa: S608 - of a test
    for table, column in (("search_entry", "keys"), ("search_key", "search_key")):
        found[table] = cache.rows(
            f"SELECT i.rank, {column}, d.id FROM {table} i JOIN directory_row d ON d.rowid = i.entry ORDER BY 1, 2, 3"  # noqa: S608 - as above
        )
        assert len(found[table]) == cache.value(f"SELECT count(*) FROM {table}")  # noqa: S608 - as above
    found["base_sum"] = cache.rows("SELECT table_name, count, total FROM base_sum WHERE count > 0 ORDER BY 1")
    found["made"] = cache.rows("SELECT type, name, tbl_name FROM sqlite_master ORDER BY 1, 2, 3")
    return found


def small_measures(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes a large store otherwise: shards of a few rows, and no store too small for them."""
    monkeypatch.setattr(space_rows, "ROWS_PER_SHARD", 10)
    monkeypatch.setattr(search_rows, "SEARCH_ROWS_PER_SHARD", 100)
    monkeypatch.setattr(at_head_office, "MOST_BY_PAGES", 0)


class Desks:
    """Desks of the house, closed at the end."""

    def __init__(self, office: HeadOffice, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._office = office
        self._folder = folder
        self._monkeypatch = monkeypatch
        self._made: list[Desk] = []

    def enrol(self, name: str) -> Desk:
        """A desk with an empty cache."""
        desk = enrol_desk(self._office, self._folder / name, name, STORE_NAME)
        self._made.append(desk)
        return desk

    def synced(self, name: str) -> Desk:
        """A desk that has got its base in the way that its name ends with."""
        desk = self.enrol(name)
        self.offer(name.rpartition(" ")[2])
        desk.sync()
        return desk

    def offer(self, source: str) -> None:
        """Let head office offer one way to every desk."""
        self._monkeypatch.setattr(at_head_office, "MOST_BY_PAGES", 1_000_000 if source == PAGES else 0)
        if source == FILES:
            self._office.file_store.build_due(spaces_with_rows(self._office.database))
        access = self._made[-1].access
        assert self._office.first_sync.offer(access, column_set(), frozenset()).source == source

    def restarted(self, desk: Desk) -> Desk:
        """The desk as its program finds it after it was ended somehow."""
        desk.close()
        self._made.remove(desk)
        again = open_desk(self._office, desk.profile, desk.key, desk.access, desk.clock)
        self._made.append(again)
        return again

    def drop(self, desk: Desk) -> None:
        """Let a file go."""
        desk.close()
        self._made.remove(desk)

    def close(self) -> None:
        """Let every file go."""
        for desk in self._made:
            desk.close()


def sync_until_killed(url: str, files: str, profile: str, desk_id: str, commits: int) -> None:
    """Sync a desk in this process, which ends itself with SIGKILL right after so many commits."""
    patch = pytest.MonkeyPatch()
    small_measures(patch)
    office = HeadOffice(Database(url), FakeClock(), files=Path(files))
    access = Access(DeskId(UUID(desk_id)), STORE, None)
    desk = open_desk(office, Path(profile), KEY, access, office.clock)
    plain, done = desk.cache.execute, [0]

    def execute(statement: str, values: Sequence[Any] = ()) -> int:
        result = plain(statement, values)
        done[0] += statement == "COMMIT"
        if done[0] == commits:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    patch.setattr(desk.cache, "execute", execute)
    desk.sync()
