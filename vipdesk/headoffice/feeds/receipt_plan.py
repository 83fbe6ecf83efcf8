"""What shall become of each record of a till's export: one decision at a time, nothing written."""

from collections.abc import Mapping
from dataclasses import dataclass

from vipdesk.headoffice.feeds import messages
from vipdesk.headoffice.feeds.codes import ImportCode
from vipdesk.headoffice.feeds.columns import ReceiptColumn
from vipdesk.headoffice.feeds.findings import Findings, ReportRow
from vipdesk.headoffice.feeds.known_receipts import (
    KnownReceipt,
    KnownReceipts,
    Origin,
    content_of,
)
from vipdesk.headoffice.feeds.messages import joined, label
from vipdesk.headoffice.feeds.receipt_record import ReadReceipt, ReceiptRecord
from vipdesk.ids import GuestId, StoreId


@dataclass(frozen=True, slots=True)
class NewReceipt:
    """The record becomes a receipt of a guest."""

    record: ReceiptRecord
    guest_id: GuestId


@dataclass(frozen=True, slots=True)
class ReceiptDecision:
    """What the report says of a record, and what is written for it."""

    row: ReportRow
    receipt: NewReceipt | None = None


class ReceiptPlanner:
    """Decides record by record and remembers what was decided."""

    def __init__(
        self, known: KnownReceipts, guests: Mapping[str, GuestId], store_names: Mapping[StoreId, str]
    ) -> None:
        """`guests` says whose the cards are that the records name."""
        self._known = known
        self._guests = guests
        self._store_names = store_names

    def survey(self, read: ReadReceipt, findings: Findings) -> None:
        """Remember a purchase that will count, so that a refund on an earlier line finds it."""
        record = read.record
        guest_id = self._guest_of(read, findings)
        if record is not None and guest_id is not None and not record.is_refund:
            self._known.add_coming(record.number, Origin(guest_id, record.fen))

    def decide(self, read: ReadReceipt, findings: Findings) -> ReceiptDecision:
        """Decide one record, in the order of the file."""
        guest_id = self._guest_of(read, findings)
        record = read.record
        if record is None or guest_id is None:
            return ReceiptDecision(findings.row())
        known = self._known.receipt(record.number)
        if known is not None:
            return ReceiptDecision(self._known_number_row(known, record, findings))
        if record.is_refund:
            self._check_refund(record, guest_id, findings)
        if findings.refused:
            return ReceiptDecision(findings.row())
        self._known.add_receipt(
            KnownReceipt(
                number=record.number,
                line=findings.line,
                guest_id=guest_id,
                fen=record.fen,
                origin=record.origin,
                content=content_of(record, self._store_names),
            )
        )
        return ReceiptDecision(findings.row(), NewReceipt(record, guest_id))

    def _guest_of(self, read: ReadReceipt, findings: Findings) -> GuestId | None:
        guest_id = self._guests.get(read.card_no)
        if guest_id is None and read.card_no:
            findings.refuse(ImportCode.CARD_UNKNOWN, ReceiptColumn.CARD, read.card_no)
        return guest_id

    def _known_number_row(self, known: KnownReceipt, record: ReceiptRecord, findings: Findings) -> ReportRow:
        """A repeat adds nothing; a number that stands for something else is refused, whichever of the two is right."""
        content = content_of(record, self._store_names)
        differing = [column for column, said in content.items() if said != known.content[column]]
        if not differing:
            sentence = messages.COPY_OF_LINE if known.line else messages.COPY_OF_RECORD
            return findings.duplicate_row(ImportCode.EXACT_COPY, sentence, line=known.line)
        columns = joined([label(column, findings.language) for column in differing], findings.language)
        for column in differing:
            findings.refuse(ImportCode.NUMBER_REUSED, column, content[column], None, columns=columns)
        return findings.row()

    def _check_refund(self, record: ReceiptRecord, guest_id: GuestId, findings: Findings) -> None:
        """A refund takes back a purchase of the same guest, and together with earlier ones no more than it was."""
        number = record.origin or ""
        origin = self._known.origin(number)
        if origin is None:
            findings.refuse(ImportCode.ORIGIN_UNKNOWN, ReceiptColumn.ORIGIN, number)
        elif origin.guest_id != guest_id:
            sentence = messages.ORIGIN_OF_ANOTHER
            findings.refuse(ImportCode.ORIGIN_UNKNOWN, ReceiptColumn.ORIGIN, number, sentence)
        elif self._known.refunded(number) - record.fen > origin.fen:
            amount = content_of(record, self._store_names)[ReceiptColumn.AMOUNT]
            findings.refuse(ImportCode.REFUND_EXCEEDS_ORIGIN, ReceiptColumn.AMOUNT, amount)
