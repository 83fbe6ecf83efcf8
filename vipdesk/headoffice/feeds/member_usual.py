"""Records of a list that are written as they should be: read without looking for anything to repair.

Nearly every record of a good export is one. Whatever is not usual beyond doubt is left to `member_record`, which reads
every record the same and says what it repaired or refused.
"""

import re
from collections.abc import Set as AbstractSet
from datetime import date

from vipdesk.chinese.phone import Phone, parse_phone
from vipdesk.chinese.plate import normalise_plate
from vipdesk.chinese.script import are_plain
from vipdesk.headoffice.feeds.columns import Layout, MemberColumn
from vipdesk.headoffice.feeds.given_dates import GivenDate, read_date
from vipdesk.headoffice.feeds.member_record import (
    CALENDARS,
    GENDERS,
    STAFF_CODE,
    Birthday,
    MemberRecord,
    date_exists,
)
from vipdesk.headoffice.feeds.records import FileRecord
from vipdesk.models.vocabulary import Calendar

_CARD = re.compile("[0-9]{5,24}")
_MOST_KEPT = 50_000
"""Dates that are kept as they were read: those of one century."""

_READ = tuple(column for column in MemberColumn if column is not MemberColumn.NOTE)


class UsualReader:
    """Reads the usual records of one file."""

    def __init__(self, layout: Layout[MemberColumn], tiers: AbstractSet[str], today: date) -> None:
        """As `member_record.MemberReader`."""
        self._layout = layout
        self._tiers = tiers
        self._today = today
        self._places = tuple(layout.places.get(column) for column in _READ)
        self._note = layout.places.get(MemberColumn.NOTE)
        self._dates: dict[tuple[str, Calendar], GivenDate] = {}

    def read(self, record: FileRecord) -> MemberRecord | None:
        """The member; None where the record is not usual."""
        fields = record.fields
        count = len(fields)
        if record.broken or not self._layout.least <= count <= self._layout.most:
            return None
        cells = ["" if place is None or place >= count else fields[place] for place in self._places]
        return self._member(cells, self._note_of(fields)) if are_plain(cells) else None

    def _member(self, cells: list[str], note: str | None) -> MemberRecord | None:
        card_no, name, gender, phone_no, birthday, calendar, tier, since, shopper, plate, title, drink, taboo = (
            cells
        )
        kept_calendar = CALENDARS.get(calendar)
        phone = _phone(phone_no)
        born, began = self._date(birthday, kept_calendar), self._date(since, Calendar.SOLAR)
        usual = (
            name
            and note is not None
            and kept_calendar is not None
            and _CARD.fullmatch(card_no)
            and (not gender or gender in GENDERS)
            and (phone is not None or not phone_no)
            and (born is not None or not birthday)
            and (not since or (began is not None and None not in (began.year, began.day)))
            and (not tier or tier in self._tiers)
            and (not shopper or STAFF_CODE.fullmatch(shopper))
            and (not plate or normalise_plate(plate) == plate)
        )
        if not usual or kept_calendar is None:
            return None
        return MemberRecord(
            card_no=card_no,
            name=name,
            gender=GENDERS.get(gender),
            phone=phone,
            birthday=None if born is None else Birthday(kept_calendar, born),
            tier=tier or None,
            member_since=since or None,
            shopper=shopper or None,
            plate=plate or None,
            title=title or None,
            drink=drink or None,
            taboo=taboo or None,
            note=note or None,
        )

    def _note_of(self, fields: tuple[str, ...]) -> str | None:
        """The remarks; None where they may have to be repaired."""
        if self._note is None or self._note >= len(fields):
            return ""
        raw = fields[self._note]
        return raw.strip() if raw.isprintable() else None

    def _date(self, text: str, calendar: Calendar | None) -> GivenDate | None:
        """A date that exists, is past and is written as dates are; None for any other."""
        if not text or calendar is None:
            return None
        key = (text, calendar)
        kept = self._dates.get(key)
        if kept is None:
            given = read_date(text)
            if (
                given is None
                or given.text != text
                or not date_exists(given, calendar)
                or given.is_after(self._today)
            ):
                return None
            if len(self._dates) >= _MOST_KEPT:
                self._dates.clear()
            kept = self._dates[key] = given
        return kept


def _phone(text: str) -> Phone | None:
    phone = parse_phone(text) if text else None
    return phone if phone is not None and not phone.masked and phone.digits == text else None
