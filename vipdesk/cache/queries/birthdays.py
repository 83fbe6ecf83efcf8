"""Birthdays of the coming week, found by asking which dates are kept on each day, not by converting everybody's."""

from datetime import date, timedelta

from vipdesk.cache.queries.reader import Reader
from vipdesk.cache.queries.same_person import birthday_name, is_here, masked_person, remaining
from vipdesk.chinese.dates import short_date_text
from vipdesk.chinese.lunar import (
    lunar_days_kept_on,
    lunar_given,
    lunar_given_en,
    solar_days_kept_on,
)
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.today import Birthday
from vipdesk.models.vocabulary import Calendar

DAYS_AHEAD = 7
MOST_BIRTHDAYS = 20
_LEAP_YEAR = 2000
"""Has every day that a solar birthday may fall on."""


def birthdays(reader: Reader, today: date) -> tuple[Birthday, ...]:
    """Whose birthday is in the next seven days, today first."""
    found: list[Birthday] = []
    hidden = _hidden(reader, today)
    for offset in range(DAYS_AHEAD):
        day = today + timedelta(days=offset)
        found += _on(reader, day, hidden)
        if len(found) >= MOST_BIRTHDAYS:
            break
    return tuple(found[:MOST_BIRTHDAYS])


def count_birthdays(reader: Reader, today: date) -> int:
    """How many there are in the next seven days, however few of them are shown."""
    counted = sum(
        int(
            reader.cache.value(
                "SELECT count(*) FROM important_date WHERE calendar = ? AND month = ? AND day = ? AND leap = ?"
                " AND kind = 'birthday' AND retired_at IS NULL",
                (calendar.value, month, number, int(leap)),
            )
        )
        for offset in range(DAYS_AHEAD)
        for calendar, month, number, leap in _kept_on(today + timedelta(days=offset))
    )
    return counted - len(_hidden(reader, today))


def _hidden(reader: Reader, today: date) -> set[bytes]:
    """Birthdays of the coming week under a name that was merged away, where the person has another one."""
    coming = {key for offset in range(DAYS_AHEAD) for key in _kept_on(today + timedelta(days=offset))}
    rows = reader.cache.rows(
        "SELECT important_date.id, merged_id, calendar, month, day, leap FROM guest_merge CROSS JOIN important_date"
        " ON important_date.guest_id = merged_id WHERE undone_at IS NULL AND guest_merge.retired_at IS NULL"
        " AND kind = 'birthday' AND important_date.retired_at IS NULL"
    )
    return {
        row_id
        for row_id, guest_id, calendar, month, day, leap in rows
        if (calendar, month, day, bool(leap)) in coming
        and birthday_name(reader, remaining(reader, guest_id)) != guest_id
    }


def _kept_on(day: date) -> list[tuple[Calendar, int, int, bool]]:
    """The given dates that are kept on a day: calendar, month, day, leap."""
    kept = [(Calendar.SOLAR, month, number, False) for month, number in solar_days_kept_on(day)]
    kept += [(Calendar.LUNAR, month, number, leap) for month, number, leap in lunar_days_kept_on(day)]
    return sorted(kept)


def _on(reader: Reader, day: date, hidden: set[bytes]) -> list[Birthday]:
    found = []
    for calendar, month, number, leap in _kept_on(day):
        rows = reader.cache.rows(
            "SELECT important_date.id, important_date.guest_id, directory_row.name, address, address_en, merged_into,"
            " EXISTS (SELECT 1 FROM visit"
            "  WHERE visit.guest_id = important_date.guest_id AND visit.open = 1)"
            " FROM important_date JOIN directory_row ON directory_row.id = important_date.guest_id"
            " WHERE calendar = ? AND month = ? AND day = ? AND leap = ? AND kind = 'birthday'"
            " AND important_date.retired_at IS NULL ORDER BY directory_row.rank LIMIT ?",
            (calendar.value, month, number, int(leap), MOST_BIRTHDAYS),
        )
        given = _as_given(calendar, month, number, leap=leap)
        for row_id, *named, here in rows:
            if row_id in hidden:
                continue
            guest = masked_person(reader, tuple(named))
            in_lounge = bool(here) or is_here(reader, guest.guest_id.bytes)
            found.append(Birthday(guest=guest, on=day, as_given=given, in_lounge=in_lounge))
    return found


def _as_given(calendar: Calendar, month: int, day: int, *, leap: bool) -> Words:
    if calendar is Calendar.LUNAR:
        return Words(lunar_given(month, day, leap), lunar_given_en(month, day, leap))
    given = date(_LEAP_YEAR, month, day)
    return Words(short_date_text(given, "zh"), short_date_text(given, "en"))
