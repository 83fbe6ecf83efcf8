"""What members and receipts read alike: the number of fields, and the card number."""

import re

from vipdesk.headoffice.feeds import messages
from vipdesk.headoffice.feeds.codes import ImportCode
from vipdesk.headoffice.feeds.columns import Column, Layout
from vipdesk.headoffice.feeds.findings import Findings, plain_text, width_and_blanks
from vipdesk.headoffice.feeds.records import FileRecord

_CARD = re.compile(r"[A-Za-z]{0,4}[0-9]{5,24}")
"""Digits, after a prefix at most: a letter among the digits is a typing error."""

_EXPONENT = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,2}")


def fields_fit(layout: Layout[Column], record: FileRecord, key: Column, findings: Findings) -> bool:
    """Whether every field has its column; otherwise the record is refused, since any of them may have moved."""
    if layout.fits(record):
        return True
    sentence = None
    if record.broken:
        sentence = messages.QUOTE_OPEN
    elif len(record.fields) > layout.most:
        sentence = messages.TOO_MANY_FIELDS
    raw = layout.cell(record, key)
    findings.refuse(ImportCode.COLUMNS_MISSING, key, raw, sentence, count=len(record.fields))
    return False


def read_card(layout: Layout[Column], record: FileRecord, column: Column, findings: Findings) -> str:
    """The card number without blanks; what is not one is refused and comes back empty."""
    raw = layout.cell(record, column)
    plain = plain_text(raw)
    card_no = plain.replace(" ", "")
    if not card_no:
        findings.refuse(ImportCode.CARD_MISSING, column, raw)
        return ""
    if not _CARD.fullmatch(card_no):
        sentence = messages.CARD_SPOILT if _EXPONENT.fullmatch(card_no) else None
        findings.refuse(ImportCode.CARD_INVALID, column, raw, sentence)
        return ""
    codes = width_and_blanks(raw, plain) | ({ImportCode.BLANKS} if card_no != plain else set())
    findings.repair(column, raw, card_no, codes)
    return card_no
