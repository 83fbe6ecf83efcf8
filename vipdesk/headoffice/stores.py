"""Stores as the administrator handles them; a new store comes with a lounge one can work in."""

from sqlalchemy import Connection, select

from vipdesk.errors import NotPossible, Trouble
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.writer import house_writer, read_row
from vipdesk.ids import StoreId, derived_id, new_id
from vipdesk.models.declarative import table_of
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.store import Store
from vipdesk.models.vocabulary import PlaceFeature, PlaceKind

_WINDOW_SEATS = (1, 2, 3, 5, 6, 7, 8, 9)
_MIDDLE_SEATS = (1, 2, 3, 5, 6, 8)
_ROOMS = (
    ("兰室", "Orchid Room", 6, (PlaceFeature.MIRROR, PlaceFeature.SCREEN)),
    ("竹室", "Bamboo Room", 8, (PlaceFeature.SCREEN, PlaceFeature.STEP_FREE)),
    ("梅室", "Plum Room", 4, (PlaceFeature.MIRROR, PlaceFeature.QUIET)),
)
"""In the order of the map; there is no 4 anywhere (ux.md §3, 忌讳)."""


def add_store(database: Database, name: str) -> StoreId:
    """Add a store with its default lounge; a taken name is refused."""
    store_id = StoreId(new_id())
    with house_writer(database) as writer:
        if find_store(writer.connection, name) is not None:
            raise NotPossible(Trouble.NAME_TAKEN, name=name)
        writer.insert(Store(id=store_id, name=name))
        writer.insert_all(LoungePlace, _default_places(store_id))
    return store_id


def find_store(connection: Connection, name: str) -> Store | None:
    """The store of that name, if there is one."""
    table = table_of(Store)
    statement = select(table).where(table.c.name == name, table.c.retired_at.is_(None))
    row = connection.execute(statement).mappings().one_or_none()
    return None if row is None else read_row(Store, row)


def store_named(connection: Connection, name: str) -> Store:
    """The store of that name; an unknown one is refused."""
    store = find_store(connection, name)
    if store is None:
        raise NotPossible(Trouble.STORE_UNKNOWN, name=name)
    return store


def _default_places(store_id: StoreId) -> list[LoungePlace]:
    window, hall = [PlaceFeature.WINDOW, PlaceFeature.CHARGING], [PlaceFeature.STEP_FREE]
    seats = [(f"窗边 {n} 号", f"Window {n}", PlaceKind.SEAT, 2, window) for n in _WINDOW_SEATS]
    seats += [(f"中厅 {n} 号", f"Hall {n}", PlaceKind.SEAT, 3, hall) for n in _MIDDLE_SEATS]
    places = seats + [(zh, en, PlaceKind.ROOM, size, [*features]) for zh, en, size, features in _ROOMS]
    return [
        LoungePlace(
            id=derived_id("lounge_place", str(store_id), name),
            store_id=store_id,
            name=name,
            name_en=name_en,
            kind=kind,
            capacity=capacity,
            position=position,
            features=[feature.value for feature in features],
        )
        for position, (name, name_en, kind, capacity, features) in enumerate(places, start=1)
    ]
