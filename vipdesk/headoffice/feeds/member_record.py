"""One record of a list of members: read, repaired where that needs no guess, else refused with every reason."""

import re
import unicodedata
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from vipdesk.chinese.phone import Phone, parse_phone, phone_text
from vipdesk.chinese.plate import normalise_plate
from vipdesk.headoffice.feeds import messages
from vipdesk.headoffice.feeds.cells import fields_fit, read_card
from vipdesk.headoffice.feeds.codes import ImportCode
from vipdesk.headoffice.feeds.columns import Layout, MemberColumn
from vipdesk.headoffice.feeds.findings import Findings, plain_text, width_and_blanks
from vipdesk.headoffice.feeds.given_dates import GivenDate, read_date
from vipdesk.headoffice.feeds.records import FileRecord
from vipdesk.models.vocabulary import Calendar

STAFF_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,19}")

GENDERS = {"男": "m", "男性": "m", "m": "m", "male": "m", "女": "f", "女性": "f", "f": "f", "female": "f"}
_NOT_TOLD = {"", "未知", "不详", "保密"}
CALENDARS = {
    "": Calendar.SOLAR,
    "公历": Calendar.SOLAR,
    "阳历": Calendar.SOLAR,
    "新历": Calendar.SOLAR,
    "solar": Calendar.SOLAR,
    "农历": Calendar.LUNAR,
    "阴历": Calendar.LUNAR,
    "旧历": Calendar.LUNAR,
    "lunar": Calendar.LUNAR,
}

_ORDERS_OF_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNWANTED = re.compile(rf"[{_ORDERS_OF_DIRECTION}\u200b\u2060\ufeff]")
_KEPT_CONTROLS = {"\n", "\t"}


@dataclass(frozen=True, slots=True)
class Birthday:
    """A birthday exactly as it was given; it is never converted."""

    calendar: Calendar
    given: GivenDate

    @property
    def text(self) -> str:
        """One writing for equal birthdays."""
        return f"{self.calendar.value} {self.given.text}"


class MemberRecord(NamedTuple):
    """What a good record says; None for what it does not say."""

    card_no: str
    name: str
    gender: str | None = None
    phone: Phone | None = None
    birthday: Birthday | None = None
    tier: str | None = None
    member_since: str | None = None
    shopper: str | None = None
    plate: str | None = None
    title: str | None = None
    drink: str | None = None
    taboo: str | None = None
    note: str | None = None


class MemberReader:
    """Reads the records of one file."""

    def __init__(self, layout: Layout[MemberColumn], tiers: AbstractSet[str], today: date) -> None:
        """`tiers` are the names policy knows, `today` is the store's calendar day."""
        self._layout = layout
        self._tiers = tiers
        self._today = today

    def read(self, record: FileRecord, findings: Findings) -> MemberRecord | None:
        """The member, or None with the reasons in `findings`."""
        if not fields_fit(self._layout, record, MemberColumn.CARD, findings):
            return None
        reading = _Reading(self._layout, record, findings)
        member = MemberRecord(
            card_no=read_card(self._layout, record, MemberColumn.CARD, findings),
            name=reading.name(),
            gender=reading.gender(),
            phone=reading.phone(),
            birthday=reading.birthday(self._today),
            tier=reading.tier(self._tiers),
            member_since=reading.member_since(self._today),
            shopper=reading.shopper(),
            plate=reading.plate(),
            title=reading.words(MemberColumn.TITLE),
            drink=reading.words(MemberColumn.DRINK),
            taboo=reading.words(MemberColumn.TABOO),
            note=reading.note(),
        )
        return None if findings.refused else member


class _Reading:
    """The cells of one record."""

    def __init__(self, layout: Layout[MemberColumn], record: FileRecord, findings: Findings) -> None:
        self._layout = layout
        self._record = record
        self._findings = findings

    def name(self) -> str:
        name = self.words(MemberColumn.NAME)
        if name is None:
            self._findings.refuse(ImportCode.NAME_MISSING, MemberColumn.NAME, self._raw(MemberColumn.NAME))
        return name or ""

    def gender(self) -> str | None:
        text = (self.words(MemberColumn.GENDER) or "").casefold()
        if text not in GENDERS and text not in _NOT_TOLD:
            self._findings.remark(None, messages.GENDER_UNREAD)
        return GENDERS.get(text)

    def phone(self) -> Phone | None:
        raw = self._raw(MemberColumn.PHONE)
        plain = plain_text(raw)
        if not plain:
            return None
        phone = parse_phone(plain)
        if phone is None:
            self._findings.refuse(ImportCode.PHONE_INVALID, MemberColumn.PHONE, raw)
            return None
        text = phone_text(phone)
        self._repair(MemberColumn.PHONE, raw, text, ImportCode.PHONE_FORMAT)
        return phone

    def birthday(self, today: date) -> Birthday | None:
        calendar = CALENDARS.get((self.words(MemberColumn.CALENDAR) or "").casefold())
        if calendar is None:
            raw = self._raw(MemberColumn.CALENDAR)
            sentence = messages.CALENDAR_UNREAD
            self._findings.refuse(ImportCode.DATE_IMPOSSIBLE, MemberColumn.CALENDAR, raw, sentence)
            return None
        given = self._date(MemberColumn.BIRTHDAY, today, calendar)
        return None if given is None else Birthday(calendar, given)

    def tier(self, tiers: AbstractSet[str]) -> str | None:
        tier = self.words(MemberColumn.TIER)
        if tier is not None and tier not in tiers:
            self._findings.refuse(ImportCode.TIER_UNKNOWN, MemberColumn.TIER, self._raw(MemberColumn.TIER))
        return tier

    def member_since(self, today: date) -> str | None:
        given = self._date(MemberColumn.MEMBER_SINCE, today, Calendar.SOLAR, whole=True)
        return None if given is None else given.text

    def shopper(self) -> str | None:
        code = self.words(MemberColumn.SHOPPER)
        if code is None or STAFF_CODE.fullmatch(code):
            return code
        unknown = ImportCode.SHOPPER_UNKNOWN
        self._findings.remark(unknown, messages.REASONS[unknown])
        return None

    def plate(self) -> str | None:
        raw = self._raw(MemberColumn.PLATE)
        plain = plain_text(raw)
        plate = normalise_plate(plain)
        if plate is None:
            if plain:
                self._findings.remark(None, messages.PLATE_UNREAD)
            return self.words(MemberColumn.PLATE)
        self._repair(MemberColumn.PLATE, raw, plate, ImportCode.PLATE_FORMAT)
        return plate

    def words(self, column: MemberColumn) -> str | None:
        """A cell of text, tidied; None for an empty one."""
        return self._findings.tidy(column, self._raw(column)) or None

    def note(self) -> str | None:
        """The remarks as they are: any signs, any length, without what turns a line round or controls a screen."""
        raw = self._raw(MemberColumn.NOTE)
        lines = raw.replace("\r\n", "\n").replace("\r", "\n")
        text = "".join(
            char
            for char in _UNWANTED.sub("", lines)
            if char in _KEPT_CONTROLS or unicodedata.category(char) not in ("Cc", "Cs")
        )
        if text != lines:
            self._findings.repair(MemberColumn.NOTE, raw, text, {ImportCode.BLANKS})
        return text.strip() or None

    def _date(
        self, column: MemberColumn, today: date, calendar: Calendar, *, whole: bool = False
    ) -> GivenDate | None:
        raw = self._raw(column)
        plain = plain_text(raw)
        if not plain:
            return None
        given = read_date(plain)
        if given is None or not date_exists(given, calendar) or (whole and None in (given.year, given.day)):
            self._findings.refuse(ImportCode.DATE_IMPOSSIBLE, column, raw)
            return None
        if given.is_after(today):
            self._findings.refuse(ImportCode.DATE_IN_FUTURE, column, raw)
        self._repair(column, raw, given.text, ImportCode.DATE_FORMAT)
        return given

    def _repair(self, column: MemberColumn, raw: str, value: str, form: ImportCode) -> None:
        plain = plain_text(raw)
        codes = width_and_blanks(raw, plain) | ({form} if value != plain else set())
        self._findings.repair(column, raw, value, codes)

    def _raw(self, column: MemberColumn) -> str:
        return self._layout.cell(self._record, column)


def date_exists(given: GivenDate, calendar: Calendar) -> bool:
    """Whether a calendar may have the date."""
    return given.is_lunar if calendar is Calendar.LUNAR else given.is_solar
