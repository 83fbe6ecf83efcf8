"""Write down a day to remember, solar or lunar, as it was given."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from vipdesk.clock import STORE_ZONE
from vipdesk.errors import Code, Refused
from vipdesk.ids import DateId, GuestId
from vipdesk.intents.guests.guest_fact import Fields, changed_fields, remove_fact, write_fact
from vipdesk.intents.guests.merged_fields import standing_birthday
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.names import names_of
from vipdesk.intents.preconditions import optional_line, require_guest
from vipdesk.models.guest import ImportantDate
from vipdesk.models.vocabulary import FLOOR_ROLES, Calendar, DateKind
from vipdesk.rules.given_date import is_possible


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSeen:
    """A date as its author saw it."""

    kind: str
    calendar: str
    year: int | None = None
    month: int
    day: int | None = None
    leap: bool = False
    label: str | None = None
    confidential: bool = False

    def fields(self) -> Fields:
        """Field by field; the day itself is one field, since half of a date is none."""
        return date_fields(
            {
                "calendar": self.calendar,
                "year": self.year,
                "month": self.month,
                "day": self.day,
                "leap": self.leap,
            },
            self.kind,
            self.label,
            confidential=self.confidential,
        )


def date_fields(given: dict[str, Any], kind: str, label: str | None, *, confidential: bool) -> Fields:
    """The fields of a date."""
    return {
        "given": given,
        "kind": {"kind": kind},
        "label": {"label": label},
        "confidential": {"confidential": confidential},
    }


@intent("guest.set_date")
class SetDate(Intent):
    """Add a date, or change the one that `based_on` shows. A guest has one birthday, however often it is added."""

    date_id: DateId = created_id()
    guest_id: GuestId
    date_kind: DateKind
    calendar: Calendar
    year: int | None = None
    month: int
    day: int | None = None
    leap: bool = False
    label: str | None = None
    confidential: bool = False
    based_on: DateSeen | None = None

    roles = FLOOR_ROLES

    def creates(self) -> tuple[UUID, ...]:
        """The date, where it is new."""
        return (self.date_id,) if self.based_on is None else ()

    def derives(self) -> tuple[UUID, ...]:
        """The date, where it is there already."""
        return (self.date_id,)

    def apply(self, ledger: Ledger) -> None:
        """Write the row, if there is such a day."""
        guest_id = GuestId(require_guest(ledger, self.guest_id).id)
        today = ledger.asked_at.astimezone(STORE_ZONE).date()
        if not is_possible(self.calendar, self.year, self.month, self.day, leap=self.leap, today=today):
            raise Refused(Code.DATE_IMPOSSIBLE)
        given = {
            "calendar": self.calendar.value,
            "year": self.year,
            "month": self.month,
            "day": self.day,
            "leap": self.leap,
        }
        label = optional_line(self.label)
        wanted = date_fields(given, self.date_kind.value, label, confidential=self.confidential)
        seen = None if self.based_on is None else self.based_on.fields()
        birthday = self._other_birthday(ledger, guest_id)
        if birthday is None:
            write_fact(ledger, ImportantDate, self.date_id, guest_id, wanted=wanted, seen=seen)
        else:
            self._write_over(ledger, birthday, wanted)

    def _other_birthday(self, ledger: Ledger, guest_id: GuestId) -> ImportantDate | None:
        if self.date_kind is not DateKind.BIRTHDAY:
            return None
        row = standing_birthday(ledger, names_of(ledger, guest_id))
        return None if row is None or row.id == self.date_id else row

    def _write_over(self, ledger: Ledger, birthday: ImportantDate, wanted: Fields) -> None:
        """Somebody had written the birthday down: the later writer wins, and what was there is told."""
        changes = changed_fields(ledger, birthday, wanted, None)
        if changes:
            ledger.update(birthday, **changes, author_id=ledger.actor.staff_id, noted_at=ledger.asked_at)


@intent("guest.remove_date")
class RemoveDate(Intent):
    """Take a date away; `based_on` is what the author saw of it."""

    date_id: DateId
    guest_id: GuestId
    based_on: DateSeen

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Retire the row."""
        remove_fact(ledger, ImportantDate, self.date_id, self.guest_id, self.based_on.fields())
