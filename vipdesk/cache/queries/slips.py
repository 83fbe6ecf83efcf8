"""What stands on the slips of the roll: gathered from the cache, so that printing needs no line."""

from uuid import UUID

from vipdesk.cache.queries.reader import Reader, instant, known_instant
from vipdesk.cache.queries.same_person import addressed
from vipdesk.clock import store_day
from vipdesk.models.snapshot.paper import StorageLine, StorageListPaper, StorageTagPaper, WifiPaper
from vipdesk.printed_code import CodeType, write_code
from vipdesk.rules.wifi import WIFI_POLICY, read_wifi

SLIPS = frozenset({"storage_tag", "storage_list", "wifi_slip"})
_MOST = 300
_THINGS = (
    "SELECT label, what, shelf, kept_at, due_at, guest_id, address, address_en, merged_into FROM storage_tag"
    " JOIN directory_row ON directory_row.id = guest_id WHERE store_id = ? AND storage_tag.retired_at IS NULL"
)


def slip(
    reader: Reader, document: str, row_id: UUID, language: str
) -> StorageTagPaper | StorageListPaper | WifiPaper | None:
    """A slip by its name; None where there is nothing to put on it. The list and the Wi-Fi are of no row."""
    if document == "storage_tag":
        return _storage_tag(reader, row_id, language)
    return _storage_list(reader, language) if document == "storage_list" else _wifi(reader, language)


def _storage_tag(reader: Reader, tag_id: UUID, language: str) -> StorageTagPaper | None:
    row = reader.cache.row(_THINGS + " AND storage_tag.id = ? AND open = 1", (reader.store, tag_id.bytes))
    if row is None:
        return None
    _, address = addressed(reader, row[5:])
    house, store = _names(reader, language)
    return StorageTagPaper(
        house=house,
        store=store,
        label=row[0],
        what=row[1],
        shelf=row[2],
        address=address.en if language == "en" else address.zh,
        kept_at=known_instant(row[3]),
        due_at=instant(row[4]),
        code=write_code(CodeType.STORAGE, tag_id),
        language=language,
    )


def _storage_list(reader: Reader, language: str) -> StorageListPaper:
    house, store = _names(reader, language)
    rows = reader.cache.rows(_THINGS + " AND open = 1 ORDER BY kept_at LIMIT ?", (reader.store, _MOST))
    things = []
    for row in rows:
        _, address = addressed(reader, row[5:])
        shown = address.en if language == "en" else address.zh
        things.append(StorageLine(row[0], row[1], row[2], shown, known_instant(row[3])))
    return StorageListPaper(house, store, reader.now, tuple(things), language)


def _wifi(reader: Reader, language: str) -> WifiPaper | None:
    wifi = read_wifi(reader.policy(WIFI_POLICY))
    if wifi is None:
        return None
    house, store = _names(reader, language)
    return WifiPaper(
        house=house,
        store=store,
        network=wifi.name,
        password=wifi.password,
        valid_until=wifi.valid_until(reader.now, store_day(reader.now)[1]),
        join=wifi.join_code(),
        language=language,
    )


def _names(reader: Reader, language: str) -> tuple[str, str]:
    """House and store; where no house is named, the store stands for both."""
    store = str(reader.cache.value("SELECT name FROM store WHERE id = ?", (reader.store,)) or "")
    named = reader.policy("house", {}).get(language)
    return str(named or store), store
