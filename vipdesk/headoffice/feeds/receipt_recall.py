"""What the record knows of the receipts and cards a chunk of a till's export is about: read in set queries."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, or_, select

from vipdesk.headoffice.feeds.known_receipts import KnownReceipt, KnownReceipts, content_of
from vipdesk.headoffice.feeds.receipt_record import ReceiptRecord
from vipdesk.ids import GuestId, StoreId
from vipdesk.models.card import Card
from vipdesk.models.declarative import table_of
from vipdesk.models.receipt import Receipt
from vipdesk.models.store import Store

_CARD = table_of(Card)
_RECEIPT = table_of(Receipt)
_STORE = table_of(Store)


def store_names(connection: Connection) -> dict[StoreId, str]:
    """Every store and its name."""
    return {row.id: row.name for row in connection.execute(select(_STORE.c.id, _STORE.c.name))}


def open_stores(connection: Connection) -> dict[str, StoreId]:
    """The stores that a receipt may be of, by name."""
    statement = select(_STORE.c.id, _STORE.c.name).where(_STORE.c.retired_at.is_(None))
    return {row.name: row.id for row in connection.execute(statement)}


def guests_by_card(connection: Connection, card_nos: Iterable[str]) -> dict[str, GuestId]:
    """Whose the cards are, further cards included."""
    wanted = sorted({card_no for card_no in card_nos if card_no})
    statement = select(_CARD.c.card_no, _CARD.c.guest_id).where(_CARD.c.card_no.in_(wanted))
    return {row.card_no: row.guest_id for row in connection.execute(statement)}


def recall_receipts(
    connection: Connection,
    receipts: Sequence[ReceiptRecord],
    names: Mapping[StoreId, str],
    known: KnownReceipts,
) -> None:
    """Add to `known` what the record has under these numbers and origins, and what was given back of the origins."""
    origins = sorted({receipt.origin for receipt in receipts if receipt.origin is not None})
    numbers = sorted({receipt.number for receipt in receipts}.union(origins))
    statement = select(_RECEIPT).where(or_(_RECEIPT.c.number.in_(numbers), _RECEIPT.c.origin_number.in_(origins)))
    for row in connection.execute(statement):
        recorded = ReceiptRecord(
            number=row.number,
            store_id=row.store_id,
            card_no=row.card_no,
            bought_at=row.bought_at,
            fen=row.amount_fen,
            quantity=row.quantity,
            category=row.category,
            brand=row.brand,
            origin=row.origin_number,
        )
        known.add_receipt(
            KnownReceipt(
                number=row.number,
                line=0,
                guest_id=row.guest_id,
                fen=row.amount_fen,
                origin=row.origin_number,
                content=content_of(recorded, names),
            )
        )
