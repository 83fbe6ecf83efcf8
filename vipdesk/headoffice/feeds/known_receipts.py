"""Which receipts are known while a till's export is read: from its earlier lines, from the record, or still to come."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from vipdesk.headoffice.feeds.columns import ReceiptColumn
from vipdesk.headoffice.feeds.given_dates import moment_text
from vipdesk.headoffice.feeds.receipt_record import ReceiptRecord
from vipdesk.headoffice.feeds.scratch import Scratch
from vipdesk.ids import GuestId, StoreId
from vipdesk.money import Fen, format_yuan

Content = dict[ReceiptColumn, str]
"""What a receipt says besides its number, column by column, in one writing."""

_SCHEMA = """
CREATE TABLE receipt (number TEXT PRIMARY KEY, line INTEGER, guest_id BLOB, fen INTEGER, origin TEXT, content TEXT);
CREATE INDEX receipt_origin ON receipt (origin);
CREATE TABLE coming (number TEXT PRIMARY KEY, guest_id BLOB, fen INTEGER) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownReceipt:
    """A receipt that counts; `line` is 0 for one of the record."""

    number: str
    line: int
    guest_id: GuestId
    fen: Fen
    origin: str | None
    content: Content


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose a receipt is and what it was worth."""

    guest_id: GuestId
    fen: Fen


def content_of(receipt: ReceiptRecord, store_names: Mapping[StoreId, str]) -> Content:
    """What a receipt says; `store_names` has every store."""
    return {
        ReceiptColumn.STORE: store_names[receipt.store_id],
        ReceiptColumn.CATEGORY: receipt.category,
        ReceiptColumn.BRAND: receipt.brand,
        ReceiptColumn.CARD: receipt.card_no,
        ReceiptColumn.BOUGHT_AT: moment_text(receipt.bought_at),
        ReceiptColumn.AMOUNT: format_yuan(receipt.fen),
        ReceiptColumn.QUANTITY: str(receipt.quantity),
        ReceiptColumn.ORIGIN: receipt.origin or "",
    }


class KnownReceipts(Scratch):
    """Every receipt that a record of the file may repeat or take back."""

    def __init__(self) -> None:
        """Know none yet."""
        super().__init__(_SCHEMA)

    def add_receipt(self, receipt: KnownReceipt) -> None:
        """Remember a receipt that counts, unless it is known already."""
        content = json.dumps(receipt.content, ensure_ascii=False)
        self.add(
            "INSERT OR IGNORE INTO receipt VALUES (?, ?, ?, ?, ?, ?)",
            (receipt.number, receipt.line, receipt.guest_id.bytes, receipt.fen, receipt.origin, content),
        )

    def add_coming(self, number: str, origin: Origin) -> None:
        """Remember a purchase that the file will bring; the first of its number counts."""
        self.add("INSERT OR IGNORE INTO coming VALUES (?, ?, ?)", (number, origin.guest_id.bytes, origin.fen))

    def receipt(self, number: str) -> KnownReceipt | None:
        """The receipt of that number that counts."""
        found = self.rows("SELECT line, guest_id, fen, origin, content FROM receipt WHERE number = ?", (number,))
        if not found:
            return None
        line, guest_id, fen, origin, content = found[0]
        return KnownReceipt(
            number=number,
            line=line,
            guest_id=GuestId(UUID(bytes=guest_id)),
            fen=Fen(fen),
            origin=origin,
            content={ReceiptColumn(key): said for key, said in json.loads(content).items()},
        )

    def origin(self, number: str) -> Origin | None:
        """The purchase of that number, whether it has been met already or comes later in the file."""
        for table in ("receipt", "coming"):
            found = self.rows(f"SELECT guest_id, fen FROM {table} WHERE number = ?", (number,))  # noqa: S608 - constants
            if found:
                guest_id, fen = found[0]
                return Origin(GuestId(UUID(bytes=guest_id)), Fen(fen)) if fen >= 0 else None
        return None

    def refunded(self, number: str) -> Fen:
        """How much of a purchase has been given back, as a positive amount."""
        found = self.rows("SELECT coalesce(-sum(fen), 0) FROM receipt WHERE origin = ?", (number,))
        return Fen(found[0][0])
