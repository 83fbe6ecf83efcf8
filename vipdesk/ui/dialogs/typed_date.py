"""A date as somebody types it: numbers of one calendar, of which year and day may be missing."""

from dataclasses import dataclass
from datetime import date

from vipdesk.chinese.dates import day_given_text
from vipdesk.chinese.lunar import FIRST_DAY, LAST_DAY, lunar_to_solar
from vipdesk.models.vocabulary import Calendar


@dataclass(frozen=True, slots=True)
class TypedDate:
    """The numbers; whether the calendar has such a day is `vipdesk.rules.given_date`'s to say."""

    calendar: Calendar
    year: int | None
    month: int
    day: int | None
    leap: bool

    def solar(self) -> date | None:
        """The day in the solar calendar; None without year or day, or beyond the tables."""
        if self.year is None or self.day is None:
            return None
        try:
            if self.calendar is Calendar.LUNAR:
                return lunar_to_solar(self.year, self.month, self.day, leap=self.leap)
            found = date(self.year, self.month, self.day)
        except ValueError:
            return None
        return found if FIRST_DAY <= found <= LAST_DAY else None

    def text(self, language: str) -> str:
        """A solar date without its year."""
        return day_given_text(self.month, self.day, language)


def typed_number(text: str) -> int | None:
    """A whole number of at most four digits, full-width ones too; None for anything else."""
    plain = text.strip()
    return int(plain) if plain.isdecimal() and len(plain) <= 4 else None
