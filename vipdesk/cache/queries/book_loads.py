"""How much each shopper has to do, and the whole book of one who leaves."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.book import role_of
from vipdesk.cache.queries.book_order import FAR, count_unsorted
from vipdesk.cache.queries.reader import Reader, masked_guest
from vipdesk.cache.queries.staff import shopper_card, shoppers
from vipdesk.cache.queries.tiers import tier_names
from vipdesk.clock import STORE_ZONE
from vipdesk.errors import Code, Refused
from vipdesk.models.snapshot.book import BookLoad, Client, LeavingBook, ShopperLoad
from vipdesk.rules.book_rights import SUPERVISING

DAYS_AHEAD = 7
MOST_CLIENTS = 5000
"""Of one shopper: beyond this a book is handed over in several reviews."""

_Key = bytes | None


def require_supervising(reader: Reader, asker: UUID) -> None:
    """Refuse what is for those who supervise, whoever asks for it and from wherever."""
    role = role_of(reader, asker)
    if role not in SUPERVISING:
        raise Refused(Code.NOT_ALLOWED, role=None if role is None else role.value)


def book_loads(reader: Reader, asker: UUID) -> BookLoad:
    """Every shopper of the store with clients by tier, the gone ones with clients left first; who has none at the end."""
    require_supervising(reader, asker)
    return BookLoad(
        tiers=tier_names(reader), loads=tuple(_loads(reader).values()), unsorted=count_unsorted(reader)
    )


def leaving_book(reader: Reader, asker: UUID, staff_id: UUID) -> LeavingBook:
    """A shopper's book for review; raises Refused STAFF_UNKNOWN for somebody who is no shopper of this store."""
    require_supervising(reader, asker)
    shopper = shopper_card(reader, staff_id)
    if shopper is None:
        raise Refused(Code.STAFF_UNKNOWN)
    loads = _loads(reader)
    present = {card.staff_id for card in shoppers(reader)}
    others = present - {staff_id}
    return LeavingBook(
        shopper=shopper,
        gone=staff_id not in present,
        clients=_clients(reader, staff_id),
        loads=tuple(load for key, load in loads.items() if key is not None and UUID(bytes=key) in others),
        tiers=tier_names(reader),
        own_requests=int(
            reader.cache.value(
                "SELECT count(*) FROM request WHERE owner_id = ? AND store_id = ?"
                " AND state IN ('new', 'accepted', 'in_progress') AND retired_at IS NULL",
                (staff_id.bytes, reader.store),
            )
        ),
        unsorted=count_unsorted(reader),
    )


@dataclass(slots=True)
class _Sum:
    by_tier: dict[str | None, int] = field(default_factory=dict)
    covers: int = 0
    due: int = 0


def _loads(reader: Reader) -> dict[_Key, ShopperLoad]:
    today = reader.now.astimezone(STORE_ZONE).date().toordinal()
    sums: dict[_Key, _Sum] = {}
    for staff_id, tier, count, due in reader.cache.rows(
        "SELECT shopper_id, tier, count(*), sum(next_on < ?1 OR due_on < ?1) FROM book_line"
        " WHERE shopper_id IS NOT NULL GROUP BY shopper_id, tier",
        (today + DAYS_AHEAD,),
    ):
        found = sums.setdefault(staff_id, _Sum())
        found.by_tier[tier] = count
        found.due += due
    # nearly everybody of a store: answered by the index alone
    nobodys = reader.cache.rows(
        "SELECT tier, count(*) FROM book_line WHERE shopper_id IS NULL AND ours = 1 GROUP BY tier"
    )
    sums[None] = _Sum(by_tier=dict(nobodys))
    for staff_id, count in reader.cache.rows(
        "SELECT cover_id, count(*) FROM book_line WHERE cover_id IS NOT NULL GROUP BY cover_id"
    ):
        sums.setdefault(staff_id, _Sum()).covers = count
    return _in_order(reader, sums)


def _in_order(reader: Reader, sums: dict[_Key, _Sum]) -> dict[_Key, ShopperLoad]:
    """Those who have gone and left clients, then everybody present by code, then the clients of nobody."""
    present = {card.staff_id.bytes: card for card in shoppers(reader)}
    gone = [staff_id for staff_id in sums if staff_id is not None and staff_id not in present]
    keys: list[_Key] = [*gone, *present, None]
    loads: dict[_Key, ShopperLoad] = {}
    for key in keys:
        card = None if key is None else present.get(key) or shopper_card(reader, UUID(bytes=key))
        found = sums.get(key, _Sum())
        if key is not None and card is None:
            # a shopper of another store: that store's supervisor sees the load
            continue
        loads[key] = ShopperLoad(
            shopper=card,
            gone=key in gone,
            by_tier=found.by_tier,
            total=sum(found.by_tier.values()),
            covers=found.covers,
            due=found.due,
        )
    return loads


def _clients(reader: Reader, staff_id: UUID) -> tuple[Client, ...]:
    """Clients and those covered for others, best tier and latest visit first."""
    last_day = reader.now.astimezone(STORE_ZONE).date().toordinal() + DAYS_AHEAD - 1
    rows = reader.cache.rows(
        "SELECT book_line.guest_id, name, address, address_en, book_line.tier, tier_order, absence,"
        " shopper_id IS NOT ?1, CASE WHEN shopper_id = ?1 THEN cover_id END, waiting, min(next_on, due_on),"
        " EXISTS (SELECT 1 FROM visit WHERE visit.guest_id = book_line.guest_id AND open = 1 AND retired_at IS NULL)"
        " FROM book_line JOIN directory_row ON directory_row.id = book_line.guest_id"
        " WHERE shopper_id = ?1 OR cover_id = ?1 ORDER BY tier_order, absence, book_line.guest_id LIMIT ?2",
        (staff_id.bytes, MOST_CLIENTS),
    )
    return tuple(_client(row, last_day) for row in rows)


def _client(row: tuple[Any, ...], last_day: int) -> Client:
    guest_id, name, address, address_en, tier, order, absence, covering, cover_id, waiting, due, here = row
    guest = masked_guest(guest_id, name, address, address_en)
    return Client(
        guest_id=guest.guest_id,
        masked=guest.masked,
        title=guest.title,
        tier=tier,
        tier_order=order,
        absence=absence,
        covering=bool(covering),
        cover_id=None if cover_id is None else UUID(bytes=cover_id),
        in_lounge=bool(here),
        waiting=waiting,
        due_on=date.fromordinal(due) if due != FAR and due <= last_day else None,
    )
