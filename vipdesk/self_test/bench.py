"""The test bench: a copy of the desk's file, made while the desk goes on, with an invented guest and author in it.

The copy is encrypted under the same key and lies in a folder of its own beside the desk's; it is destroyed at the end.
What a self-test that was killed has left is destroyed by the next one, and by the next start of the desk.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from vipdesk.cache.base_sums import differences, recount
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import CACHE_FILE, Cache, Use
from vipdesk.cache.migrations import migrate
from vipdesk.cache.perform import perform
from vipdesk.cache.profile import open_cache
from vipdesk.cache.self_test_folders import forget_left_folders, self_test_folder
from vipdesk.cache.statements import statements_of
from vipdesk.clock import SystemClock, TimeSource, take_anchor
from vipdesk.ids import GuestId, OpId, StaffId, StoreId, new_id
from vipdesk.models.declarative import Shared, column_values
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Guest
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Bench:
    """One copy, and who works on it."""

    profile: Path
    key: bytes
    author: StaffId
    guest: GuestId
    false_sums: tuple[str, ...]
    """Tables whose kept sum was not that of their base rows (P24, I13)."""

    def open(self) -> Cache:
        """A connection that writes as carefully as the counter's."""
        return open_cache(self.profile, self.key, Use.COUNTER)

    def save(self, cache: Cache, text: str, source: TimeSource | None = None) -> OpId:
        """Save a note, as the counter does."""
        args = {"guest_id": str(self.guest), "text": text}
        done = perform(cache, source or SystemClock(), self.author, "guest.add_note", args, online=False)
        return OpId(done.saved.op_id)


@contextmanager
def copied_bench(profile: Path, key: bytes) -> Iterator[Bench]:
    """A copy of the profile's file; the file itself is only read."""
    forget_left_folders(profile)
    with self_test_folder(profile) as folder:
        original = open_cache(profile, key, Use.READER)
        try:
            original.copy_to(folder / CACHE_FILE, key)
        finally:
            original.close()
        yield _people(folder, key)


def _people(folder: Path, key: bytes) -> Bench:
    """Somebody to note something about and somebody to note it, in the copy alone; contact with head office is now."""
    author, guest = StaffId(new_id()), GuestId(new_id())
    cache = open_cache(folder, key, Use.COUNTER)
    try:
        migrate(cache)
        false_sums = _false_sums(cache)
        state = DeskState(cache)
        rows = _invented(author, guest, state.store_id)
        with cache.transaction():
            for row in rows:
                statements = statements_of(type(row))
                values = {name: value for name, value in column_values(row).items() if name in statements.columns}
                cache.execute(statements.upsert, statements.write(values | {"version": 1}))
            source = SystemClock()
            state.put_anchor(take_anchor(source, max(source.now(), state.high_water())))
    finally:
        cache.close()
    return Bench(folder, key, author, guest, false_sums)


def _invented(author: StaffId, guest: GuestId, store: StoreId) -> tuple[Shared, ...]:
    return (
        Staff(id=author, store_id=store, code="self-test", name="", name_en="", role=Role.RECEPTIONIST),
        Guest(id=guest, full_name="", gender=None, title=None, tier=None, home_store_id=store),
        DirectoryRow(
            id=guest,
            name="",
            spoken="",
            readings=[],
            address="",
            address_en="",
            tier=None,
            card_no="",
            phones=[],
            home_store_id=store,
            alerts=[],
            rank=0,
        ),
    )


def _false_sums(cache: Cache) -> tuple[str, ...]:
    told = {name: tally.text for name, tally in recount(cache).items()}
    return tuple(differences(cache, told))
