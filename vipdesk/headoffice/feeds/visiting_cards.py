"""Visiting cards (.vcf) as the records of a member list: what a card calls otherwise stands under the usual columns.

Of what only a member list knows (card number, tier, plate …) our own cards have X-VIPDESK properties. Those of another
program become columns under their own names: `--column 会员卡号=X-CUSTOMER-NO` says which one holds the card number.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from vipdesk.chinese.phone import parse_phone
from vipdesk.chinese.salutation import TITLES
from vipdesk.chinese.script import clean
from vipdesk.headoffice.feeds.columns import MemberColumn
from vipdesk.headoffice.feeds.encoding import open_export
from vipdesk.headoffice.feeds.records import FileRecord
from vipdesk.rules.vcard import CardLine, ReadCard, full_name, read_cards

VCARD = "vCard"
OWN = {
    MemberColumn.CARD: "X-VIPDESK-CARD",
    MemberColumn.TIER: "X-VIPDESK-TIER",
    MemberColumn.MEMBER_SINCE: "X-VIPDESK-SINCE",
    MemberColumn.SHOPPER: "X-VIPDESK-SHOPPER",
    MemberColumn.PLATE: "X-VIPDESK-PLATE",
    MemberColumn.TITLE: "X-VIPDESK-TITLE",
    MemberColumn.CALENDAR: "X-VIPDESK-CALENDAR",
    MemberColumn.DRINK: "X-VIPDESK-DRINK",
    MemberColumn.TABOO: "X-VIPDESK-TABOO",
}
"""What our own cards call the columns that no vCard has."""

BIRTHDAY = "X-VIPDESK-BDAY"
"""A birthday that other programs would misread: lunar, or not whole."""
_UNDERSTOOD = {BIRTHDAY, "VERSION", "FN", "N", "TEL", "BDAY", "GENDER", "X-GENDER", "NOTE", *OWN.values()}
_BEGINS = re.compile(rb"\s*BEGIN:VCARD", re.IGNORECASE)
_MOST_BYTES = 256
_WITHOUT_YEAR = re.compile(r"--(?P<month>[0-9]{2})-?(?P<day>[0-9]{2})?")
_YEAR_AND_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")


def is_vcard(file: Path) -> bool:
    """Whether a file begins as visiting cards do, whatever it is called."""
    try:
        with file.open("rb") as binary:
            return _BEGINS.match(binary.read(_MOST_BYTES).removeprefix(b"\xef\xbb\xbf")) is not None
    except OSError:
        # said where it is opened to be read
        return False


def card_records(file: Path) -> tuple[Iterator[FileRecord], str]:
    """The header and a record for each card, and the encoding; raises BadInput for what is no text."""
    with open_export(file) as (text, encoding):
        cards = list(read_cards(text.read()))
    further = list(
        dict.fromkeys(line.name for card in cards for line in card.lines if line.name not in _UNDERSTOOD)
    )
    header = FileRecord(1, (*(column.value for column in MemberColumn), *further))
    records = (FileRecord(card.line, (*_cells(card), *(_text(card, name) for name in further))) for card in cards)
    return iter((header, *records)), encoding


def _cells(card: ReadCard) -> Iterator[str]:
    said = {
        MemberColumn.NAME: full_name(card),
        MemberColumn.GENDER: _gender(card),
        MemberColumn.PHONE: _phone(card.all("TEL")),
        MemberColumn.BIRTHDAY: _birthday(_text(card, "BDAY") or _text(card, BIRTHDAY)),
        MemberColumn.TITLE: _text(card, OWN[MemberColumn.TITLE]) or _title(card),
        MemberColumn.NOTE: _text(card, "NOTE"),
    }
    for column in MemberColumn:
        yield said[column] if column in said else _text(card, OWN[column])


def _text(card: ReadCard, name: str) -> str:
    line = card.first(name)
    return "" if line is None else line.text


def _gender(card: ReadCard) -> str:
    """The sex component of GENDER; `O`, `N` and `U` say nothing a list could keep."""
    said = clean(_text(card, "GENDER") or _text(card, "X-GENDER")).partition(";")[0]
    return said if said.upper() not in ("O", "N", "U") else ""


def _phone(lines: list[CardLine]) -> str:
    """The number one would ring: the preferred one, else a mobile, else the first that is one."""
    if not lines:
        return ""
    numbers = [line.text.strip().removeprefix("tel:") for line in lines]
    ranked = sorted(
        range(len(lines)),
        key=lambda place: (
            parse_phone(numbers[place]) is None,
            not (lines[place].has_type("PREF") or "PREF" in lines[place].parameters),
            not lines[place].has_type("CELL"),
        ),
    )
    return numbers[ranked[0]]


def _birthday(text: str) -> str:
    """A date of a card as a list has it: without its time, 9月14日 where there is no year."""
    day = clean(text).partition("T")[0]
    found = _WITHOUT_YEAR.fullmatch(day)
    if found:
        return f"{found['month']}月{found['day']}日" if found["day"] else f"{found['month']}月"
    return f"{day[:4]}年{day[5:]}月" if _YEAR_AND_MONTH.fullmatch(day) else day


def _title(card: ReadCard) -> str:
    """What stands before or after the name, where it is a form of address."""
    line = card.first("N")
    around = () if line is None else (*line.parts, "", "", "", "")[3:5]
    return next((word for word in map(clean, around) if word in TITLES), "")
