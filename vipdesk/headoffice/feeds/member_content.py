"""What a record of a member list says, column by column, so that two lists, or a list and the record, can be compared."""

from functools import lru_cache
from typing import NamedTuple

from vipdesk.chinese.masking import mask_phone
from vipdesk.chinese.phone import phone_text
from vipdesk.headoffice.feeds.columns import MemberColumn
from vipdesk.headoffice.feeds.given_dates import GivenDate
from vipdesk.headoffice.feeds.member_record import MemberRecord
from vipdesk.models.vocabulary import Calendar

GENDERS = {"m": "男", "f": "女"}
CALENDARS: dict[str, str] = {Calendar.SOLAR: "公历", Calendar.LUNAR: "农历"}


class Content(NamedTuple):
    """Every column in one writing; empty for what is not said."""

    name: str = ""
    gender: str = ""
    phone: str = ""
    birthday: str = ""
    tier: str = ""
    member_since: str = ""
    shopper: str = ""
    plate: str = ""
    title: str = ""
    drink: str = ""
    taboo: str = ""
    note: str = ""

    def said(self) -> dict[str, str]:
        """The fields that say something."""
        return {name: value for name, value in zip(self._fields, self, strict=True) if value}


CONTENT_COLUMNS = tuple(MemberColumn[name.upper()] for name in Content._fields)
"""The columns of a `Content`, in its order."""

Difference = tuple[MemberColumn, str, str]


def content_of(member: MemberRecord) -> Content:
    """What a record says."""
    birthday = member.birthday
    return Content(
        member.name,
        GENDERS.get(member.gender or "", ""),
        "" if member.phone is None else phone_text(member.phone),
        "" if birthday is None else birthday_words(birthday.calendar, birthday.given),
        member.tier or "",
        member.member_since or "",
        member.shopper or "",
        member.plate or "",
        member.title or "",
        member.drink or "",
        member.taboo or "",
        member.note or "",
    )


@lru_cache(maxsize=50_000)
def birthday_words(calendar: str, given: GivenDate) -> str:
    """One writing for equal birthdays."""
    return f"{CALENDARS[calendar]} {given.text}"


def same_value(column: MemberColumn, one: str, other: str) -> bool:
    """Whether two contents say the same in a column. A masked phone is the same as the number it hides."""
    if column is MemberColumn.PHONE and "*" in one + other:
        return mask_phone(one) == mask_phone(other)
    return one == other


def differences(here: Content, there: Content) -> list[Difference]:
    """Column and both values wherever the two differ; phones are shown masked."""
    if here == there:
        return []
    return [
        (column, shown_value(column, one), shown_value(column, other))
        for column, one, other in zip(CONTENT_COLUMNS, here, there, strict=True)
        if not same_value(column, one, other)
    ]


def shown_value(column: MemberColumn, value: str) -> str:
    """A value as a report shows it: a number of the record is told to nobody."""
    return mask_phone(value) if column is MemberColumn.PHONE else value
