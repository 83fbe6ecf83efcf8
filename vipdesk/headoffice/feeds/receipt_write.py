"""Writing the receipts of a chunk, and what a purchase says of a guest: was here, and when."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select, update

from vipdesk.headoffice.bulk import among
from vipdesk.headoffice.feeds.receipt_plan import NewReceipt
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.ids import GuestId, StoreId, derived_id
from vipdesk.intents.arrivals import DOSSIER_DAYS
from vipdesk.models.declarative import table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.receipt import Receipt
from vipdesk.models.vocabulary import ScopeReason
from vipdesk.rules.search_rank import refreshed_rank

_DIRECTORY = table_of(DirectoryRow)
_MOVE_UP = (
    update(_DIRECTORY)
    .where(_DIRECTORY.c.id == bindparam("moved_id"), _DIRECTORY.c.rank > bindparam("moved_rank"))
    .values(rank=bindparam("moved_rank"), version=_DIRECTORY.c.version + 1)
)
"""One statement for a chunk. A check-in may have moved a guest up meanwhile: nobody is moved down again."""


def write_receipts(writer: RecordWriter, receipts: Sequence[NewReceipt], now: datetime) -> None:
    """Write a chunk's receipts; a purchase keeps the dossier at its store and moves the guest up in the search."""
    writer.insert_all(Receipt, [_row(receipt) for receipt in receipts])
    purchases = [receipt for receipt in receipts if not receipt.record.is_refund]
    _hold_dossiers(writer, purchases, now)
    _refresh_ranks(writer, purchases)


def _row(receipt: NewReceipt) -> Receipt:
    record = receipt.record
    return Receipt(
        id=derived_id("receipt", record.number),
        number=record.number,
        store_id=record.store_id,
        guest_id=receipt.guest_id,
        card_no=record.card_no,
        bought_at=record.bought_at,
        amount_fen=record.fen,
        quantity=record.quantity,
        category=record.category,
        brand=record.brand,
        origin_number=record.origin,
    )


def _hold_dossiers(writer: RecordWriter, purchases: Iterable[NewReceipt], now: datetime) -> None:
    last: dict[tuple[StoreId, GuestId], datetime] = {}
    for receipt in purchases:
        pair = (receipt.record.store_id, receipt.guest_id)
        last[pair] = max(receipt.record.bought_at, last.get(pair, receipt.record.bought_at))
    wished = [
        (*pair, ScopeReason.VISITED, bought_at + timedelta(days=DOSSIER_DAYS)) for pair, bought_at in last.items()
    ]
    writer.changes.granted |= writer.book.add_all([wish for wish in wished if wish[3] > now])


def _refresh_ranks(writer: RecordWriter, purchases: Iterable[NewReceipt]) -> None:
    last: dict[GuestId, datetime] = {}
    for receipt in purchases:
        bought_at = receipt.record.bought_at
        last[receipt.guest_id] = max(bought_at, last.get(receipt.guest_id, bought_at))
    # locked, in one order for everybody: the version that is noted must be the one that is written
    named = among(writer.connection, _DIRECTORY.c.id, last)
    present = select(_DIRECTORY).where(named).order_by(_DIRECTORY.c.id).with_for_update()
    found = writer.connection.execute(present).mappings().all()
    moved: list[dict[str, Any]] = []
    for row in found:
        rank = refreshed_rank(row["rank"], last[row["id"]])
        if rank < row["rank"]:
            moved.append({"moved_id": row["id"], "moved_rank": rank})
            after = {**row, "rank": rank, "version": row["version"] + 1}
            writer.changes.note(DirectoryRow, dict(row), after)
    if moved:
        writer.connection.execute(_MOVE_UP, moved)
