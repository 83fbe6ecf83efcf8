"""What the downtime pack holds: who is here, who waits, who is expected and who is served today, with drink and taboo; and the seats."""

from typing import Any

from vipdesk.cache.queries.reader import Reader, instant
from vipdesk.chinese.dates import clock_text
from vipdesk.clock import STORE_ZONE, store_day
from vipdesk.models.snapshot.paper import DowntimeGuest, DowntimePaper
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import Topic

_MOST = 200
_GUESTS = (
    "SELECT guest_id, max(since), max(place_id), min(expected) FROM ("
    " SELECT guest_id, checked_in_at AS since, place_id, NULL AS expected FROM visit WHERE store_id = ?1 AND open = 1"
    " UNION ALL SELECT guest_id, taken_at, NULL, NULL FROM queue_ticket WHERE store_id = ?1 AND open = 1"
    " UNION ALL SELECT guest_id, NULL, NULL, starts_at FROM appointment WHERE store_id = ?1 AND day = ?4 AND open = 1"
    "  AND retired_at IS NULL"
    " UNION ALL SELECT guest_id, NULL, NULL, NULL FROM request WHERE store_id = ?1 AND due_at < ?2"
    "  AND state IN ('new', 'accepted', 'in_progress') AND retired_at IS NULL AND NOT sensitive)"
    " GROUP BY guest_id ORDER BY max(since) IS NULL, max(since), min(expected) IS NULL, min(expected) LIMIT ?3"
)
_WISHES = (
    "SELECT topic, value FROM preference WHERE guest_id = ? AND topic IN (?, ?) AND value IS NOT NULL"
    " AND retired_at IS NULL"
)


def downtime_pack(reader: Reader, language: str) -> DowntimePaper:
    """Everything on the pack, as it is now."""
    english = language == "en"
    _, end = store_day(reader.now)
    day = reader.now.astimezone(STORE_ZONE).date().isoformat()
    rows = reader.cache.rows(_GUESTS, (reader.store, to_microseconds(end), _MOST, day))
    house = reader.policy("house", {})
    store = reader.cache.value("SELECT name FROM store WHERE id = ?", (reader.store,))
    return DowntimePaper(
        house=str(house.get(language, "")),
        store=store or "",
        made_at=reader.now,
        guests=tuple(_guest(reader, row, english=english) for row in rows),
        places=_places(reader, english=english),
        language=language,
    )


def _guest(reader: Reader, row: tuple[Any, ...], *, english: bool) -> DowntimeGuest:
    guest_id, since, place_id, expected = row
    address, address_en = reader.cache.row(
        "SELECT address, address_en FROM directory_row WHERE id = ?", (guest_id,)
    ) or ("", "")
    wishes: dict[str, str] = dict(reader.cache.rows(_WISHES, (guest_id, Topic.DRINK.value, Topic.TABOO.value)))
    place = reader.place(place_id)
    arrived, comes = instant(since), instant(expected)
    clock = "" if arrived is None else clock_text(arrived)
    if arrived is None and comes is not None:
        clock = f"{'exp.' if english else '约'} {clock_text(comes)}"
    return DowntimeGuest(
        address=address_en if english else address,
        place="" if place is None else (place.name.en if english else place.name.zh),
        since=clock,
        drink=wishes.get(Topic.DRINK.value, ""),
        taboo=wishes.get(Topic.TABOO.value, ""),
    )


def _places(reader: Reader, *, english: bool) -> tuple[tuple[str, str], ...]:
    rows: list[tuple[Any, ...]] = reader.cache.rows(
        "SELECT lounge_place.name, lounge_place.name_en, directory_row.address, directory_row.address_en FROM lounge_place"
        " LEFT JOIN visit ON visit.place_id = lounge_place.id AND visit.open = 1"
        " LEFT JOIN directory_row ON directory_row.id = visit.guest_id"
        " WHERE lounge_place.store_id = ? AND lounge_place.retired_at IS NULL ORDER BY lounge_place.position",
        (reader.store,),
    )
    return tuple((row[1], row[3] or "") if english else (row[0], row[2] or "") for row in rows)
