"""Who is expected, a day of appointments, and whose time is taken."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.appointment_rooms import room_of, room_times, rooms
from vipdesk.cache.queries.duty import DutyBook, duty_book
from vipdesk.cache.queries.preparation import Booked, present_facts
from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import masked_person, of_person, shopper_of
from vipdesk.clock import STORE_ZONE
from vipdesk.models.appointment_vocabulary import AppointmentState, Reminder
from vipdesk.models.snapshot.appointments import (
    AppointmentDay,
    AppointmentForm,
    AppointmentKind,
    AppointmentView,
    BusyTime,
)
from vipdesk.models.snapshot.guests import Shopper, Words
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import DutyState
from vipdesk.rules.appointment_types import TYPES_POLICY, appointment_type, appointment_types
from vipdesk.rules.preparation import badge, changed_facts

REMIND_POLICY = "appointment.remind_hours"
"""How many hours before it a guest is reminded; 24 where policy says nothing, 0 for a house that reminds nobody."""
MOST_ROWS = 200
_HOURS = 24
_MOST_HOURS = 24 * 14
_STATES = frozenset(AppointmentState)
_REMINDERS = frozenset(Reminder)
_COLUMNS = (
    "appointment.id, appointment.guest_id, directory_row.name, directory_row.address, directory_row.address_en,"
    " directory_row.merged_into, appointment.kind, starts_at, ends_at, state, staff_id, companions, note, prepared_by,"
    " prepared_for, reminder"
)
_FROM = " FROM appointment JOIN directory_row ON directory_row.id = appointment.guest_id"
_OF_DAY = (
    f"SELECT {_COLUMNS}{_FROM} WHERE appointment.store_id = ? AND day = ? AND appointment.retired_at IS NULL"
    " AND state <> 'called_off' ORDER BY starts_at, appointment.id LIMIT ?"
)
_EXPECTED = (
    f"SELECT {_COLUMNS}{_FROM} WHERE appointment.store_id = ? AND day = ? AND open = 1"
    " AND appointment.retired_at IS NULL ORDER BY starts_at, appointment.id LIMIT ?"
)
_TO_REMIND = (
    f"SELECT {_COLUMNS}{_FROM} WHERE appointment.starts_at > ? AND appointment.starts_at <= ?"
    " AND appointment.store_id = ? AND open = 1 AND appointment.retired_at IS NULL AND coalesce(reminder, 'unreached') = 'unreached'"
    " ORDER BY starts_at, appointment.id LIMIT ?"
)
_OF_GUEST = (
    f"SELECT {_COLUMNS}{_FROM} WHERE appointment.guest_id IN {{}} AND appointment.store_id = ? AND open = 1"
    " AND ends_at > ? AND appointment.retired_at IS NULL ORDER BY starts_at, appointment.id LIMIT 5"
)
_TIME_TAKEN = (
    "SELECT appointment.id, staff_id, starts_at, ends_at, appointment.guest_id, name, address, address_en, merged_into, kind"
    f"{_FROM} WHERE appointment.store_id = ? AND day = ? AND state IN ('booked', 'came')"
    " AND appointment.retired_at IS NULL ORDER BY starts_at LIMIT ?"
)
_SHOPPERS = (
    "SELECT id, name, name_en, store_id FROM staff WHERE store_id = ? AND role IN ('shopper', 'supervisor')"
    " AND placeholder = 0 AND retired_at IS NULL ORDER BY role DESC, code"
)


def expected(reader: Reader, staff_id: UUID | None) -> tuple[AppointmentView, ...]:
    """Everybody who is expected today and has not come, the next one first."""
    today = reader.now.astimezone(STORE_ZONE).date()
    return _views(reader, reader.cache.rows(_EXPECTED, (reader.store, today.isoformat(), MOST_ROWS)), staff_id)


def appointment_day(reader: Reader, day: date, staff_id: UUID | None) -> AppointmentDay:
    """The screen 预约, of a day."""
    rows = reader.cache.rows(_OF_DAY, (reader.store, day.isoformat(), MOST_ROWS))
    return AppointmentDay(
        day=day,
        appointments=_views(reader, rows, staff_id),
        shoppers=_shoppers(reader, duty_book(reader)),
        remind=to_remind(reader, staff_id),
        rooms=rooms(reader),
        room_times=room_times(reader, day, [UUID(bytes=row[0]) for row in rows]),
    )


def to_remind(reader: Reader, staff_id: UUID | None) -> tuple[AppointmentView, ...]:
    """Who comes soon and has not been reminded, or was not reached."""
    hours = reader.policy(REMIND_POLICY)
    known = type(hours) is int and 0 <= hours <= _MOST_HOURS
    until = reader.now + timedelta(hours=hours if known else _HOURS)
    span = (to_microseconds(reader.now), to_microseconds(until), reader.store, MOST_ROWS)
    return _views(reader, reader.cache.rows(_TO_REMIND, span), staff_id)


def appointments_of(reader: Reader, guest_id: UUID) -> tuple[AppointmentView, ...]:
    """When a guest is expected, the nearest first."""
    about = (guest_id.bytes, reader.store, to_microseconds(reader.now))
    return _views(reader, reader.cache.rows(of_person(_OF_GUEST), about), None)


def appointment_form(reader: Reader, day: date) -> AppointmentForm:
    """What is asked of a new one."""
    rows = reader.cache.rows(_TIME_TAKEN, (reader.store, day.isoformat(), MOST_ROWS))
    policy = reader.policy(TYPES_POLICY)
    return AppointmentForm(
        day=day,
        kinds=tuple(AppointmentKind(each.kind, each.label, each.minutes) for each in appointment_types(policy)),
        shoppers=_shoppers(reader, duty_book(reader)),
        busy=tuple(
            BusyTime(
                None if row[1] is None else UUID(bytes=row[1]),
                known_instant(row[2]),
                known_instant(row[3]),
                masked_person(reader, row[4:9]),
                UUID(bytes=row[0]),
                appointment_type(row[9], policy).label,
            )
            for row in rows
        ),
        rooms=rooms(reader),
        room_times=room_times(reader, day, [UUID(bytes=row[0]) for row in rows]),
    )


def _views(reader: Reader, rows: Sequence[tuple[Any, ...]], staff_id: UUID | None) -> tuple[AppointmentView, ...]:
    if not rows:
        return ()
    policy, book = reader.policy(TYPES_POLICY), duty_book(reader)
    return tuple(_view(reader, row, policy, book, staff_id) for row in rows)


def _view(
    reader: Reader, row: tuple[Any, ...], policy: Any, book: DutyBook, staff_id: UUID | None
) -> AppointmentView:
    row_id, *named, kind, start, end, state, own, companions, note, prepared_by, prepared_for, reminder = row
    guest = masked_person(reader, tuple(named))
    place, collides = room_of(reader, UUID(bytes=row_id))
    room = None if place is None else place.place_id.bytes
    booked = Booked(known_instant(start), own, companions, kind, note, room)
    present = present_facts(reader, guest.guest_id, booked)
    before = json.loads(prepared_for)
    recorded: Mapping[str, Any] = before if isinstance(before, dict) else {}
    changed = changed_facts(recorded, present)
    return AppointmentView(
        appointment_id=UUID(bytes=row_id),
        guest=guest,
        kind=kind,
        label=appointment_type(kind, policy).label,
        starts_at=known_instant(start),
        ends_at=known_instant(end),
        state=AppointmentState(state) if state in _STATES else AppointmentState.BOOKED,
        shopper=_shopper(reader, book, own),
        place=None if place is None else place.name,
        place_id=None if place is None else place.place_id,
        collides=collides,
        mine=staff_id is not None and _is_mine(reader, guest.guest_id.bytes, own, staff_id.bytes),
        companions=companions,
        note=note,
        badge=badge(recorded, present),
        facts=present,
        changed=changed,
        prepared_by=reader.staff_name(prepared_by),
        companions_before=str(recorded.get("companions", "")) if "companions" in changed else "",
        reminder=Reminder(reminder) if reminder in _REMINDERS else None,
        visit_id=_visit_of(reader, guest.guest_id),
    )


def _is_mine(reader: Reader, guest_id: bytes, own: bytes | None, staff_id: bytes) -> bool:
    return own == staff_id or (own is None and shopper_of(reader, guest_id) == staff_id)


def _visit_of(reader: Reader, guest_id: UUID) -> UUID | None:
    question = (
        "SELECT id FROM visit WHERE guest_id IN {} AND open = 1 AND store_id = ? AND retired_at IS NULL LIMIT 1"
    )
    found = reader.cache.value(of_person(question), (guest_id.bytes, reader.store))
    return None if found is None else UUID(bytes=found)


def _shopper(reader: Reader, book: DutyBook, staff_id: bytes | None) -> Shopper | None:
    row = reader.cache.row("SELECT id, name, name_en, store_id FROM staff WHERE id = ?", (staff_id,))
    return None if row is None else Shopper(UUID(bytes=row[0]), Words(row[1], row[2]), book.of(row[0], row[3]))


def _shoppers(reader: Reader, book: DutyBook) -> tuple[Shopper, ...]:
    found = [
        Shopper(UUID(bytes=row[0]), Words(row[1], row[2]), book.of(row[0], row[3]))
        for row in reader.cache.rows(_SHOPPERS, (reader.store,))
    ]
    return tuple(sorted(found, key=lambda each: each.duty.state is DutyState.OFF))
