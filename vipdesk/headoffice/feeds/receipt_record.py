"""One record of a till's export: read, repaired where that needs no guess, else refused with every reason."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from vipdesk.headoffice.feeds import messages
from vipdesk.headoffice.feeds.cells import fields_fit, read_card
from vipdesk.headoffice.feeds.codes import ImportCode
from vipdesk.headoffice.feeds.columns import Layout, ReceiptColumn
from vipdesk.headoffice.feeds.findings import Findings, plain_text, width_and_blanks
from vipdesk.headoffice.feeds.given_dates import is_usual_moment, moment_text, read_moment
from vipdesk.headoffice.feeds.records import FileRecord
from vipdesk.ids import StoreId
from vipdesk.money import Fen, parse_yuan

MOST_PIECES = 1_000_000
"""More pieces on one receipt are a typing error."""

_AMOUNT = re.compile(r"(?P<sign>[+-]?)¥?(?P<yuan>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?P<decimals>\.[0-9]{1,2})?")
_PIECES = re.compile(r"(?P<count>[0-9]{1,9})(?:\.0+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptRecord:
    """What a good record says; a refund has a negative `fen` and names the receipt it takes back."""

    number: str
    store_id: StoreId
    card_no: str
    bought_at: datetime
    fen: Fen
    quantity: int
    category: str
    brand: str
    origin: str | None

    @property
    def is_refund(self) -> bool:
        """Whether it gives money back."""
        return self.fen < 0


@dataclass(frozen=True, slots=True)
class ReadReceipt:
    """A record as far as it could be read: the card is looked up even where something else refuses it."""

    card_no: str
    record: ReceiptRecord | None


def read_amount(text: str) -> tuple[Fen | None, set[ImportCode]]:
    """An amount in yuan as fen, or the reasons why it is none.

    Read are 3933.00, -100, ¥12,345.00. Exponents are refused whatever they stand for, and said to be out of
    range besides where they are.
    """
    reasons: set[ImportCode] = set()
    found = _AMOUNT.fullmatch(text)
    if found is None:
        reasons.add(ImportCode.AMOUNT_INVALID)
        plain = text
    else:
        plain = found["sign"] + found["yuan"].replace(",", "") + (found["decimals"] or "")
    fen = None
    try:
        fen = parse_yuan(plain)
    except ArithmeticError:
        reasons.add(ImportCode.AMOUNT_OUT_OF_RANGE)
    except ValueError:
        reasons.add(ImportCode.AMOUNT_INVALID)
    return (None if reasons else fen), reasons


class ReceiptReader:
    """Reads the records of one file."""

    def __init__(self, layout: Layout[ReceiptColumn], stores: Mapping[str, StoreId], now: datetime) -> None:
        """`stores` are the known ones by name."""
        self._layout = layout
        self._stores = stores
        self._now = now

    def read(self, record: FileRecord, findings: Findings) -> ReadReceipt:
        """The receipt, or what there is of it with the reasons in `findings`."""
        if not fields_fit(self._layout, record, ReceiptColumn.NUMBER, findings):
            return ReadReceipt("", None)
        reading = _Reading(self._layout, record, findings)
        number = reading.number()
        store_id = reading.store_id(self._stores)
        card_no = read_card(self._layout, record, ReceiptColumn.CARD, findings)
        bought_at = reading.bought_at(self._now)
        fen = reading.amount()
        quantity = reading.quantity()
        category, brand = reading.words(ReceiptColumn.CATEGORY), reading.words(ReceiptColumn.BRAND)
        origin = reading.origin(fen)
        if findings.refused or store_id is None or bought_at is None or fen is None:
            return ReadReceipt(card_no, None)
        return ReadReceipt(
            card_no,
            ReceiptRecord(
                number=number,
                store_id=store_id,
                card_no=card_no,
                bought_at=bought_at,
                fen=fen,
                quantity=quantity,
                category=category,
                brand=brand,
                origin=origin,
            ),
        )


class _Reading:
    """The cells of one record."""

    def __init__(self, layout: Layout[ReceiptColumn], record: FileRecord, findings: Findings) -> None:
        self._layout = layout
        self._record = record
        self._findings = findings

    def number(self) -> str:
        number = self.words(ReceiptColumn.NUMBER)
        if not number:
            self._refuse(ImportCode.NUMBER_MISSING, ReceiptColumn.NUMBER)
        return number

    def store_id(self, stores: Mapping[str, StoreId]) -> StoreId | None:
        store_id = stores.get(self.words(ReceiptColumn.STORE))
        if store_id is None:
            self._refuse(ImportCode.STORE_UNKNOWN, ReceiptColumn.STORE)
        return store_id

    def bought_at(self, now: datetime) -> datetime | None:
        raw = self._raw(ReceiptColumn.BOUGHT_AT)
        plain = plain_text(raw)
        instant = read_moment(plain)
        if instant is None:
            self._refuse(ImportCode.DATE_IMPOSSIBLE, ReceiptColumn.BOUGHT_AT)
            return None
        if instant > now:
            self._refuse(ImportCode.DATE_IN_FUTURE, ReceiptColumn.BOUGHT_AT)
        codes = width_and_blanks(raw, plain)
        if not is_usual_moment(plain):
            codes.add(ImportCode.DATE_FORMAT)
        self._findings.repair(ReceiptColumn.BOUGHT_AT, raw, moment_text(instant), codes)
        return instant

    def amount(self) -> Fen | None:
        fen, reasons = read_amount(self._number_text(ReceiptColumn.AMOUNT))
        for reason in sorted(reasons):
            self._refuse(reason, ReceiptColumn.AMOUNT)
        return fen

    def quantity(self) -> int:
        found = _PIECES.fullmatch(self._number_text(ReceiptColumn.QUANTITY))
        count = int(found["count"]) if found else 0
        raw = self._raw(ReceiptColumn.QUANTITY)
        if count > MOST_PIECES:
            reason = ImportCode.AMOUNT_OUT_OF_RANGE
            self._findings.refuse(reason, ReceiptColumn.QUANTITY, raw, messages.QUANTITY_TOO_LARGE)
        elif count < 1:
            self._findings.refuse(
                ImportCode.AMOUNT_INVALID, ReceiptColumn.QUANTITY, raw, messages.QUANTITY_INVALID
            )
        return count

    def origin(self, fen: Fen | None) -> str | None:
        """The receipt a refund takes back: a refund has one, and nothing else has."""
        origin = self.words(ReceiptColumn.ORIGIN) or None
        raw = self._raw(ReceiptColumn.ORIGIN)
        if fen is not None and fen < 0 and origin is None:
            self._findings.refuse(ImportCode.ORIGIN_UNKNOWN, ReceiptColumn.ORIGIN, raw, messages.ORIGIN_MISSING)
        if fen is not None and fen >= 0 and origin is not None:
            self._findings.refuse(
                ImportCode.AMOUNT_INVALID, ReceiptColumn.ORIGIN, raw, messages.ORIGIN_WITHOUT_REFUND
            )
        return origin

    def words(self, column: ReceiptColumn) -> str:
        """A cell of text, tidied."""
        return self._findings.tidy(column, self._raw(column))

    def _number_text(self, column: ReceiptColumn) -> str:
        raw = self._raw(column)
        plain = plain_text(raw)
        self._findings.repair(column, raw, plain, width_and_blanks(raw, plain))
        return plain

    def _refuse(self, code: ImportCode, column: ReceiptColumn) -> None:
        self._findings.refuse(code, column, self._raw(column))

    def _raw(self, column: ReceiptColumn) -> str:
        return self._layout.cell(self._record, column)
