"""The lines of the client book, made from the rows that are shown: a few at a time, by whoever has time for it.

The desk thread makes those that somebody is about to look at, the back room the rest; both in short transactions.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from vipdesk.cache.book_marks import begin_book_anew
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache
from vipdesk.cache.queries.book_order import FAR, FILLED, FILLED_TO
from vipdesk.cache.queries.guest_lists import next_kept
from vipdesk.cache.queries.reader import Reader
from vipdesk.cache.queries.same_person import of_person
from vipdesk.cache.queries.tiers import NO_ORDER, tier_orders
from vipdesk.clock import STORE_ZONE, TimeSource
from vipdesk.models.values import from_microseconds
from vipdesk.models.vocabulary import AssignmentKind, DateKind

LINES_PER_STEP = 40
"""About five milliseconds of work."""
_TIERS = "book_tiers"
"""Fact of the desk: the orders of tiers with which the lines were made."""
_COLUMNS = "guest_id, ours, tier, tier_order, absence, next_on, birthday_on, due_on, waiting, shopper_id, cover_id, reading"
_WRITE = f"INSERT OR REPLACE INTO book_line ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - fixed names

_read = msgspec.json.Decoder().decode


def keep_book(cache: Cache, source: TimeSource, most: int = LINES_PER_STEP) -> bool:
    """Make at most so many lines again, in one transaction; whether there may be more to do."""
    reader = Reader(cache, source)
    today = reader.now.astimezone(STORE_ZONE).date()
    if not _is_behind(reader, today):
        return False
    with cache.transaction():
        book = _Book(reader, today)
        book.renew(book.next_ones(most))
    return True


def _is_behind(reader: Reader, today: date) -> bool:
    """Whether anything is to be done, told without becoming the writer."""
    if reader.fact(FILLED_TO) != FILLED or reader.fact(_TIERS) != tier_orders(reader):
        return True
    found = reader.cache.row(
        "SELECT 1 FROM book_stale UNION ALL SELECT 1 FROM book_line WHERE next_on < ? LIMIT 1",
        (today.toordinal(),),
    )
    return found is not None


class _Book:
    """The book within one transaction."""

    def __init__(self, reader: Reader, today: date) -> None:
        self._reader, self._cache, self._today = reader, reader.cache, today
        self._state = DeskState(reader.cache)
        self._orders = tier_orders(reader)
        if self._state.get(_TIERS) != self._orders:
            begin_book_anew(self._cache)
            self._state.put(_TIERS, self._orders)

    def next_ones(self, most: int) -> list[bytes]:
        """Whose lines come next: changed ones, then those whose day has passed, then those who have none yet."""
        found = self._ids("SELECT guest_id FROM book_stale LIMIT ?", most)
        self._cache.execute_many("DELETE FROM book_stale WHERE guest_id = ?", [(each,) for each in found])
        passed = self._today.toordinal()
        found += self._ids(f"SELECT guest_id FROM book_line WHERE next_on < {passed} LIMIT ?", most - len(found))  # noqa: S608 - a number
        return found + self._fill(most - len(found))

    def renew(self, guest_ids: Iterable[bytes]) -> None:
        """Make the lines of guests again, or take them out: of who is another's other name, that one's."""
        wanted: dict[bytes, None] = {}
        for guest_id in guest_ids:
            kept = self._kept(guest_id)
            if kept != guest_id:
                self._take_out(guest_id)
            wanted[kept] = None
        for guest_id in wanted:
            line = self._line(guest_id)
            if line is None:
                self._take_out(guest_id)
            else:
                self._cache.execute(_WRITE, line)

    def _fill(self, most: int) -> list[bytes]:
        kept = self._state.get(FILLED_TO, "")
        if kept == FILLED or most <= 0:
            return []
        found = [
            row[0]
            for row in self._cache.rows(
                "SELECT id FROM guest WHERE id > ? ORDER BY id LIMIT ?", (bytes.fromhex(kept), most)
            )
        ]
        self._state.put(FILLED_TO, found[-1].hex() if len(found) == most else FILLED)
        return found

    def _ids(self, question: str, most: int) -> list[bytes]:
        return [row[0] for row in self._cache.rows(question, (max(most, 0),))]

    def _kept(self, guest_id: bytes) -> bytes:
        """The one whom a guest has turned out to be."""
        seen: set[bytes] = set()
        while guest_id not in seen:
            seen.add(guest_id)
            further = self._cache.value("SELECT merged_into FROM guest WHERE id = ?", (guest_id,))
            if further is None:
                break
            guest_id = further
        return guest_id

    def _take_out(self, guest_id: bytes) -> None:
        self._cache.execute("DELETE FROM book_line WHERE guest_id = ?", (guest_id,))

    def _line(self, guest_id: bytes) -> tuple[Any, ...] | None:
        found = self._cache.row(
            "SELECT tier, home_store_id, full_name FROM guest"
            " WHERE id = ? AND retired_at IS NULL AND merged_into IS NULL",
            (guest_id,),
        )
        if found is None:
            return None
        tier, home, name = found
        next_on, birthday_on = self._dates(guest_id)
        waiting, due_on = self._requests(guest_id)
        shopper, cover, ours = self._shoppers(guest_id)
        return (
            guest_id,
            int(ours or home == self._reader.store),
            tier,
            self._orders.get(tier, NO_ORDER),
            -self._last_visit(guest_id),
            next_on,
            birthday_on,
            due_on,
            waiting,
            shopper,
            cover,
            self._reading(guest_id, name),
        )

    def _last_visit(self, guest_id: bytes) -> int:
        """The last visit; a purchase counts where no visit was kept, as on the profile."""
        visit = self._person(
            "SELECT max(checked_in_at) FROM visit WHERE guest_id IN {} AND state <> 'undone' AND retired_at IS NULL",
            guest_id,
        )[0][0]
        if visit is None:
            visit = self._person(
                "SELECT max(bought_at) FROM receipt WHERE guest_id IN {} AND retired_at IS NULL", guest_id
            )[0][0]
        return visit or 0

    def _dates(self, guest_id: bytes) -> tuple[int, int]:
        rows = self._person(
            "SELECT kind, calendar, month, day, leap FROM important_date WHERE guest_id IN {} AND retired_at IS NULL",
            guest_id,
        )
        days = [
            (kind, next_kept(calendar, month, day, leap=bool(leap), after=self._today))
            for kind, calendar, month, day, leap in rows
        ]
        known = [(kind, day.toordinal()) for kind, day in days if day is not None]
        birthdays = [day for kind, day in known if kind == DateKind.BIRTHDAY]
        return min((day for _, day in known), default=FAR), min(birthdays, default=FAR)

    def _requests(self, guest_id: bytes) -> tuple[int, int]:
        count, due = self._person(
            "SELECT count(*), min(due_at) FROM request WHERE guest_id IN {}"
            " AND state IN ('new', 'accepted', 'in_progress') AND retired_at IS NULL AND NOT sensitive",
            guest_id,
        )[0]
        return count, FAR if due is None else from_microseconds(due).astimezone(STORE_ZONE).date().toordinal()

    def _shoppers(self, guest_id: bytes) -> tuple[bytes | None, bytes | None, bool]:
        """The shopper, who stands in, and whether one of them is of this store."""
        found: dict[str, bytes] = {}
        ours = False
        for staff_id, kind, own in self._person(
            "SELECT staff_id, kind, EXISTS (SELECT 1 FROM staff WHERE staff.id = staff_id AND store_id = ?2)"
            " FROM shopper_assignment WHERE guest_id IN {} AND active = 1 AND retired_at IS NULL"
            " ORDER BY guest_id <> ?1, since DESC",
            guest_id,
            self._reader.store,
        ):
            found.setdefault(kind, staff_id)
            ours = ours or bool(own)
        return found.get(AssignmentKind.PRIMARY), found.get(AssignmentKind.COVER), ours

    def _reading(self, guest_id: bytes, name: str) -> str:
        raw = self._cache.value("SELECT readings FROM directory_row WHERE id = ?", (guest_id,))
        readings = [] if raw is None else _read(raw)
        return " ".join(readings[0]) if readings else name.casefold()

    def _person(self, question: str, guest_id: bytes, *more: Any) -> list[tuple[Any, ...]]:
        """Rows of somebody under every name."""
        return self._cache.rows(of_person(question).replace("VALUES (?)", "VALUES (?1)"), (guest_id, *more))
