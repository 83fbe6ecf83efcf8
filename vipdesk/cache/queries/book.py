"""The client book: who may list how much of it, its lines piece by piece, its counts (S33).

A list goes along an index of `book_line` and looks at a bounded number of lines in one step; a list of one shopper's
clients is as long as that book. Whoever wants more asks again from the place where the step ended.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.book_conditions import Where, met_by, within_reach
from vipdesk.cache.queries.book_order import FAR, count_unsorted
from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.chinese.masking import mask_name
from vipdesk.clock import STORE_ZONE
from vipdesk.errors import Code, Refused
from vipdesk.models.snapshot.book import (
    BookLineView,
    BookOrder,
    BookPiece,
    BookPlace,
    BookQuestion,
)
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.vocabulary import Reach, Role
from vipdesk.rules.book_rights import REACH_POLICY, is_within, widest_reach

LINES_PER_PIECE = 60
LINES_LOOKED_AT = 1500
"""In one step: about five milliseconds where every line is looked at and few are listed."""
_KEYS = {
    BookOrder.LAST_VISIT: ("absence",),
    BookOrder.TIER: ("tier_order", "absence"),
    BookOrder.NEXT_DATE: ("next_on",),
    BookOrder.NAME: ("reading",),
}
_SHOWN = "guest_id, absence, next_on, birthday_on, due_on, waiting, shopper_id, cover_id, tier"


def role_of(reader: Reader, staff_id: UUID) -> Role | None:
    """The role of somebody of this store who is still here; None for anybody else, or of a newer program."""
    role = reader.cache.value(
        "SELECT role FROM staff WHERE id = ? AND store_id = ? AND retired_at IS NULL AND placeholder = 0",
        (staff_id.bytes, reader.store),
    )
    return Role(role) if role in tuple(Role) else None


def reach_of(reader: Reader, staff_id: UUID) -> Reach | None:
    """How much of the book somebody may list."""
    role = role_of(reader, staff_id)
    return None if role is None else widest_reach(role, reader.policy(REACH_POLICY))


def require_reach(reader: Reader, staff_id: UUID, wanted: Reach) -> None:
    """Refuse a list that somebody may not see, whoever asks for it and from wherever."""
    if not is_within(wanted, reach_of(reader, staff_id)):
        role = role_of(reader, staff_id)
        raise Refused(Code.NOT_ALLOWED, role=None if role is None else role.value)


def book_step(reader: Reader, asker: UUID, question: BookQuestion, most: int = LINES_PER_PIECE) -> BookPiece:
    """A step along the book: what it found, at most `most` lines, and where the next one begins."""
    require_reach(reader, asker, question.reach)
    walk = _Walk(reader, question)
    where = within_reach(question.reach, asker)
    met = met_by(question.conditions, reader.now)
    # one shopper's clients are found by two indexes and are few; whoever else is listed, the book is walked in its order
    end = None if question.reach is Reach.MINE else walk.end()
    rows = walk.rows(where, met, end, most + 1)
    full = len(rows) > most
    rows = rows[:most]
    after = walk.place(rows[-1]) if full else end
    lines = _Shown(reader, asker).lines(rows)
    return BookPiece(lines, after, count_unsorted(reader))


class _Walk:
    """The way along one order, forwards or backwards, from one place on."""

    def __init__(self, reader: Reader, question: BookQuestion) -> None:
        self._reader = reader
        self._keys = (*_KEYS[question.order], "guest_id")
        self._listed = ", ".join(self._keys)
        direction = " DESC" if question.backwards else ""
        self._sorted = ", ".join(key + direction for key in self._keys)
        self._beyond = "<" if question.backwards else ">"
        self._before = "<=" if not question.backwards else ">="
        self._after = question.after

    def end(self) -> BookPlace | None:
        """The last line that this step looks at; None where the book ends before."""
        where = Where()
        self._go_on(where)
        row = self._reader.cache.row(
            f"SELECT {self._listed} FROM book_line WHERE {where.text} ORDER BY {self._sorted} LIMIT 1 OFFSET ?",  # noqa: S608 - fixed names
            (*where.values, LINES_LOOKED_AT - 1),
        )
        return None if row is None else BookPlace(tuple(row[:-1]), UUID(bytes=row[-1]))

    def rows(self, reach: Where, met: Where, end: BookPlace | None, most: int) -> list[tuple[Any, ...]]:
        """The lines up to the end that are within reach and meet the conditions; their keys come last."""
        where = Where()
        self._go_on(where)
        if end is not None:
            where.add(f"({self._listed}) {self._before} ({self._places})", *end.keys, end.guest_id.bytes)
        for more in (reach, met):
            where.add(more.text, *more.values)
        return self._reader.cache.rows(
            f"SELECT {_SHOWN}, {self._listed} FROM book_line WHERE {where.text}"  # noqa: S608 - fixed names
            f" ORDER BY {self._sorted} LIMIT ?",
            (*where.values, most),
        )

    def place(self, row: tuple[Any, ...]) -> BookPlace:
        """Where a line stands."""
        keys = row[-len(self._keys) :]
        return BookPlace(tuple(keys[:-1]), UUID(bytes=keys[-1]))

    def _go_on(self, where: Where) -> None:
        if self._after is not None:
            where.add(
                f"({self._listed}) {self._beyond} ({self._places})", *self._after.keys, self._after.guest_id.bytes
            )

    @property
    def _places(self) -> str:
        return ", ".join("?" for _ in self._keys)


class _Shown:
    """Lines as the list shows them."""

    def __init__(self, reader: Reader, asker: UUID) -> None:
        self._reader, self._asker = reader, asker.bytes
        self._today = reader.now.astimezone(STORE_ZONE).date()
        self._names: dict[bytes, Words | None] = {}

    def lines(self, rows: Sequence[tuple[Any, ...]]) -> tuple[BookLineView, ...]:
        """All of them that can be addressed: a line without its directory row is passed over."""
        found = [self._line(row) for row in rows]
        return tuple(line for line in found if line is not None)

    def _line(self, row: tuple[Any, ...]) -> BookLineView | None:
        guest_id, absence, next_on, birthday_on, due_on, waiting, shopper_id, cover_id, tier = row[:9]
        reader = self._reader
        known = reader.cache.row(
            "SELECT name, address, address_en, json_extract(phones, '$[0].masked'), EXISTS (SELECT 1 FROM visit"
            " WHERE visit.guest_id = directory_row.id AND open = 1 AND visit.retired_at IS NULL)"
            " FROM directory_row WHERE id = ?",
            (guest_id,),
        )
        if known is None:
            return None
        name, address, address_en, phone, here = known
        return BookLineView(
            guest_id=UUID(bytes=guest_id),
            name=name,
            masked=mask_name(name),
            address=Words(address, address_en),
            tier=reader.tier(tier),
            masked_phone=phone,
            last_visit=None if absence == 0 else known_instant(-absence),
            next_on=None if next_on == FAR else date.fromordinal(next_on),
            birthday=next_on != FAR and next_on == birthday_on,
            waiting=waiting,
            overdue=waiting > 0 and due_on < self._today.toordinal(),
            shopper=self._name(shopper_id),
            mine=shopper_id == self._asker,
            covered=cover_id == self._asker and shopper_id != self._asker,
            in_lounge=bool(here),
        )

    def _name(self, staff_id: bytes | None) -> Words | None:
        if staff_id is None:
            return None
        if staff_id not in self._names:
            self._names[staff_id] = self._reader.staff_name(staff_id)
        return self._names[staff_id]
