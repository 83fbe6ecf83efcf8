"""What a scanned text is: a guest's card, a voucher of ours, a welcome card, or something foreign; it changes nothing."""

import unicodedata
from uuid import UUID

from vipdesk.cache.queries.questions import clean_code
from vipdesk.cache.queries.reader import Reader
from vipdesk.cache.queries.same_person import remaining
from vipdesk.models.snapshot.desk import Scan, ScanKind
from vipdesk.printed_code import LONGEST_SCAN, PREFIX, CodeType, PrintedCode, read_code, write_code
from vipdesk.rules.card_number import is_payment_code, read_card_number
from vipdesk.rules.card_patterns import CARD_PATTERNS_POLICY, card_of_code


def scan(reader: Reader, text: str) -> Scan:
    """Tell what was scanned; length and characters are looked at before anything else (S51)."""
    if len(text) > LONGEST_SCAN:
        return Scan(ScanKind.FOREIGN, "")
    code = unicodedata.normalize("NFKC", text).strip().upper()
    printed = read_code(code)
    if printed is not None or code.startswith(PREFIX):
        return _printed(reader, code, printed)
    if is_payment_code(code):
        return Scan(ScanKind.PAYMENT, "")
    # a store knows its own members' codes; what they name is a card like any other
    code = card_of_code(clean_code(text), reader.policy(CARD_PATTERNS_POLICY)) or code
    number = read_card_number(code)
    if number is None:
        return Scan(ScanKind.FOREIGN, code[:40])
    guest_id = card_holder(reader, number)
    if guest_id is None:
        return Scan(ScanKind.UNKNOWN_CARD, number)
    return Scan(ScanKind.GUEST, number, guest_id=guest_id)


def _printed(reader: Reader, code: str, printed: PrintedCode | None) -> Scan:
    if printed is None:
        return Scan(ScanKind.FOREIGN, code[:40])
    # as it is stored, whatever hyphens were typed, and without the page that a card's QR leads to
    code = write_code(printed.type, printed.id)
    if printed.type is CodeType.VOUCHER:
        return Scan(ScanKind.VOUCHER, code, voucher_id=printed.id)
    if printed.type is CodeType.STORAGE:
        return Scan(ScanKind.STORAGE_TAG, code, tag_id=printed.id)
    found = reader.cache.row("SELECT id, guest_id FROM visit WHERE feedback_code = ?", (code,))
    if found is None:
        return Scan(ScanKind.WELCOME_CARD, code)
    guest_id = UUID(bytes=remaining(reader, found[1]))
    return Scan(ScanKind.WELCOME_CARD, code, guest_id=guest_id, visit_id=UUID(bytes=found[0]))


def card_holder(reader: Reader, card_no: str) -> UUID | None:
    """The guest of a card: the directory names the first card of everybody, dossiers name the others."""
    found = reader.cache.value("SELECT id FROM directory_row WHERE card_no = ? AND retired_at IS NULL", (card_no,))
    if found is None:
        found = reader.cache.value(
            "SELECT guest_id FROM card WHERE card_no = ? AND retired_at IS NULL", (card_no,)
        )
    return None if found is None else UUID(bytes=remaining(reader, found))
