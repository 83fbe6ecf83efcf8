"""The drinks menu of the day with what is sold out, and the orders with what their guests must not have."""

from typing import Any
from uuid import UUID

from vipdesk.cache.queries.guest_lists import preferences
from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import masked_person, place_elsewhere, remaining_id
from vipdesk.clock import STORE_ZONE, store_day
from vipdesk.models.snapshot.drinks import DrinkOrder, DrinksDesk, MenuLine
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import RequestState, Topic
from vipdesk.rules.drinks_menu import (
    DRINKS_KIND,
    MENU_POLICY,
    SOLD_OUT_POLICY,
    Menu,
    concerns,
    menu_in_force,
    ordered,
    sold_out_on,
)

MOST_ORDERS = 100
_ORDERS = (
    "SELECT request.id, summary, guest_id, directory_row.name, directory_row.address, directory_row.address_en,"
    " directory_row.merged_into, opened_at, due_at, (SELECT place_id FROM visit"
    "  WHERE visit.guest_id = request.guest_id AND open = 1 LIMIT 1)"
    " FROM request JOIN directory_row ON directory_row.id = request.guest_id WHERE request.store_id = ? AND kind = ?"
    " AND request.retired_at IS NULL AND state IN ('new', 'accepted', 'in_progress') ORDER BY due_at LIMIT ?"
)


def drinks_desk(reader: Reader, guest_id: UUID | None) -> DrinksDesk:
    """The menu with what speaks against each drink for a guest in view, and everybody's orders."""
    menu = menu_in_force(reader.policy(MENU_POLICY))
    day = reader.now.astimezone(STORE_ZONE).date().isoformat()
    gone = sold_out_on(reader.policy(SOLD_OUT_POLICY), day)
    taboo = None if guest_id is None else _taboo(reader, remaining_id(reader, guest_id))
    rows = reader.cache.rows(_ORDERS, (reader.store, DRINKS_KIND, MOST_ORDERS))
    served = reader.cache.value(
        "SELECT count(*) FROM request WHERE store_id = ? AND kind = ? AND state = ? AND closed_at >= ?",
        (reader.store, DRINKS_KIND, RequestState.DONE.value, to_microseconds(store_day(reader.now)[0])),
    )
    lines = tuple(
        MenuLine(Words(drink.zh, drink.en), drink.contains, drink.zh in gone, concerns(drink, taboo))
        for drink in menu
    )
    return DrinksDesk(lines, tuple(_order(reader, menu, row) for row in rows), int(served), taboo)


def _order(reader: Reader, menu: Menu, row: tuple[Any, ...]) -> DrinkOrder:
    guest = masked_person(reader, row[2:7])
    taboo = _taboo(reader, guest.guest_id)
    drink = ordered(menu, row[1])
    place = reader.place(row[9] or place_elsewhere(reader, guest.guest_id.bytes))
    return DrinkOrder(
        request_id=UUID(bytes=row[0]),
        summary=row[1],
        guest=guest,
        place=None if place is None else place.name,
        ordered_at=known_instant(row[7]),
        due_at=known_instant(row[8]),
        taboo=taboo,
        against=() if drink is None else concerns(drink, taboo),
    )


def _taboo(reader: Reader, guest_id: UUID) -> str | None:
    """What a person must not have, as their profile says it."""
    return next((each.value for each in preferences(reader, guest_id) if each.topic is Topic.TABOO), None)
