"""Appointments as a calendar file: a guest is named as on a board, since the file leaves the desk."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import masked_person
from vipdesk.models.snapshot.appointments import CalendarWish
from vipdesk.rules.appointment_types import TYPES_POLICY, appointment_type
from vipdesk.rules.icalendar import CalendarEvent, calendar_text

ALARM = timedelta(minutes=15)
_MOST = 2000
_EVENTS = (
    "SELECT appointment.id, appointment.guest_id, directory_row.name, directory_row.address, directory_row.address_en,"
    " directory_row.merged_into, appointment.kind, starts_at, ends_at, staff_id, companions, appointment.version"
    " FROM appointment JOIN directory_row ON directory_row.id = appointment.guest_id"
    " WHERE appointment.store_id = ?1 AND day >= ?2 AND day < ?3 AND open = 1 AND appointment.retired_at IS NULL"
    " AND (?4 IS NULL OR staff_id = ?4) ORDER BY starts_at, appointment.id LIMIT ?5"
)


def calendar_text_of(reader: Reader, wish: CalendarWish) -> tuple[str, int]:
    """The file, and how many appointments are in it."""
    last = wish.first_day + timedelta(days=wish.days)
    span = (wish.first_day.isoformat(), last.isoformat())
    whose = None if wish.staff_id is None else wish.staff_id.bytes
    rows = reader.cache.rows(_EVENTS, (reader.store, *span, whose, _MOST))
    store = str(reader.cache.value("SELECT name FROM store WHERE id = ?", (reader.store,)) or "")
    policy = reader.policy(TYPES_POLICY)
    events = [_event(reader, row, policy, store, english=wish.language == "en") for row in rows]
    return calendar_text(_name(wish.first_day, english=wish.language == "en"), events, reader.now), len(events)


def _event(reader: Reader, row: tuple[Any, ...], policy: Any, store: str, *, english: bool) -> CalendarEvent:
    row_id, *named, kind, start, end, staff_id, companions, version = row
    guest, label, shopper = (
        masked_person(reader, tuple(named)),
        appointment_type(kind, policy).label,
        reader.staff_name(staff_id),
    )
    title = guest.title.en if english else guest.title.zh
    who = f"{title} {guest.masked}".strip() if english else f"{guest.masked} {title}".strip()
    parts = [] if shopper is None else [shopper.en if english else shopper.zh]
    if companions:
        parts.append(f"+{companions}" if english else f"同行 {companions} 位")
    return CalendarEvent(
        uid=f"{UUID(bytes=row_id)}@vipdesk",
        starts_at=known_instant(start),
        ends_at=known_instant(end),
        summary=f"{label.en if english else label.zh} · {who}",
        location=store,
        description=" · ".join(parts),
        changes=max(int(version) - 1, 0),
        alarm=ALARM,
    )


def _name(day: date, *, english: bool) -> str:
    return f"VIPDesk appointments from {day.isoformat()}" if english else f"贵宾预约 {day.isoformat()} 起"
