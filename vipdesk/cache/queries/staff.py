"""Who may sign in here, and what is written on the desk."""

from typing import Any
from uuid import UUID

from vipdesk.cache.queries.duty import DutyBook, duty_book
from vipdesk.cache.queries.reader import Reader
from vipdesk.models.snapshot.desk import DeskPlate, StaffCard
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.vocabulary import FLOOR_ROLES, DutyState, Role
from vipdesk.rules.book_rights import SHOPPERS

_CARDS = (
    "SELECT staff.id, code, name, name_en, role, staff_verifier.staff_id IS NOT NULL FROM staff"
    " LEFT JOIN staff_verifier ON staff_verifier.staff_id = staff.id"
    " WHERE staff.store_id = ? AND staff.retired_at IS NULL AND staff.placeholder = 0"
)
PHONE_POLICY = "house.phone"
"""Policy: the number to call when something does not work."""
_ROLES = frozenset(Role)
"""Somebody whose role only a newer program knows cannot sign in here (F37)."""


def staff_cards(reader: Reader) -> tuple[StaffCard, ...]:
    """Everybody who may sign in: those at work first, then whom this desk knows, then by role and code."""
    order = {Role.RECEPTIONIST: 0, Role.SHOPPER: 1, Role.SUPERVISOR: 2}
    book = duty_book(reader)
    cards = [_card(book, row) for row in reader.cache.rows(_CARDS, (reader.store,)) if row[4] in _ROLES]
    cards.sort(key=lambda card: (not _at_work(card), not card.known_here, order.get(card.role, 9), card.code))
    return tuple(cards)


def colleagues(reader: Reader) -> tuple[StaffCard, ...]:
    """Staff of the floor, those at work first; shoppers an import only named among them."""
    rows = reader.cache.rows(
        "SELECT id, code, name, name_en, role, 0 FROM staff WHERE store_id = ? AND retired_at IS NULL"
        " ORDER BY placeholder, code",
        (reader.store,),
    )
    book = duty_book(reader)
    return tuple(
        sorted((_card(book, row) for row in rows if row[4] in FLOOR_ROLES), key=lambda card: not _at_work(card))
    )


def shoppers(reader: Reader) -> tuple[StaffCard, ...]:
    """Everybody of this store who may look after guests, by code; those an import only named at the end."""
    return tuple(card for card in colleagues(reader) if card.role in SHOPPERS)


def shopper_card(reader: Reader, staff_id: UUID) -> StaffCard | None:
    """Whoever looks after guests in this store, or did until they left."""
    row = reader.cache.row(
        "SELECT id, code, name, name_en, role, 0 FROM staff WHERE id = ? AND store_id = ?",
        (staff_id.bytes, reader.store),
    )
    return None if row is None or row[4] not in SHOPPERS else _card(duty_book(reader), row)


def staff_card(reader: Reader, staff_id: UUID) -> StaffCard | None:
    """One member of staff."""
    return _known_card(reader, reader.cache.row(_CARDS + " AND staff.id = ?", (reader.store, staff_id.bytes)))


def staff_card_by_code(reader: Reader, code: str) -> StaffCard | None:
    """One member of staff, by the code on the badge."""
    return _known_card(reader, reader.cache.row(_CARDS + " AND code = ?", (reader.store, code)))


def plate(reader: Reader) -> DeskPlate:
    """The names of house, store and desk."""
    house = reader.policy("house", {})
    store = reader.cache.value("SELECT name FROM store WHERE id = ?", (reader.store,))
    desk = reader.cache.value("SELECT name FROM desk WHERE id = ?", (UUID(str(reader.fact("desk_id"))).bytes,))
    return DeskPlate(
        house=Words(str(house.get("zh", "")), str(house.get("en", ""))),
        store=store or "",
        desk=desk or "",
        phone=str(reader.policy(PHONE_POLICY, "")),
    )


def _known_card(reader: Reader, row: tuple[Any, ...] | None) -> StaffCard | None:
    return None if row is None or row[4] not in _ROLES else _card(duty_book(reader), row)


def _card(book: DutyBook, row: tuple[Any, ...]) -> StaffCard:
    duty = book.of(row[0], book.reader.store)
    return StaffCard(UUID(bytes=row[0]), row[1], Words(row[2], row[3]), Role(row[4]), bool(row[5]), duty)


def _at_work(card: StaffCard) -> bool:
    return card.duty.state is DutyState.ON
