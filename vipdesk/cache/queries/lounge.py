"""The screen 贵宾厅: places, bookings of a day, and who has no place yet."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.bookings import spans_of_day
from vipdesk.cache.queries.places import places_left
from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.request_clocks import store_calendar
from vipdesk.cache.queries.same_person import masked_person, remaining
from vipdesk.cache.queries.today import present_guests
from vipdesk.cache.queries.waiting import quoted_minutes, waiting_guests
from vipdesk.clock import STORE_ZONE
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.lounge import BookedSpan, LoungeBoard, PlaceView, SeatState
from vipdesk.models.snapshot.today import MaskedGuest
from vipdesk.models.vocabulary import KEEPING_STATES, PlaceKind, VisitState
from vipdesk.rules.working_calendar import DEFAULT_HOURS

KEPT_BEFORE = timedelta(minutes=90)
"""So long before its booking begins a free place is shown as kept."""
_PLACES = (
    "SELECT lounge_place.id, lounge_place.name, name_en, kind, capacity, features, visit.id, visit.state, checked_in_at,"
    " visit.guest_id, directory_row.name, directory_row.address, directory_row.address_en, directory_row.merged_into"
    " FROM lounge_place LEFT JOIN visit ON visit.place_id = lounge_place.id AND visit.open = 1"
    " LEFT JOIN directory_row ON directory_row.id = visit.guest_id"
    " WHERE lounge_place.store_id = ? AND lounge_place.retired_at IS NULL ORDER BY position, lounge_place.id"
)
_MOST_OUT_OF_USE = 40
_OUT_OF_USE = (
    "SELECT id, name, name_en, kind, capacity, features, max(retired_at) FROM lounge_place AS gone"
    " WHERE store_id = ? AND retired_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM lounge_place AS present"
    " WHERE present.store_id = gone.store_id AND present.name = gone.name AND present.retired_at IS NULL)"
    " GROUP BY name ORDER BY max(retired_at) DESC, name LIMIT ?"
)
"""Of several that had one name the last."""


def lounge(reader: Reader, asked: date | None, staff_id: UUID | None) -> LoungeBoard:
    """Everything the screen shows, for the person signed in; None is today."""
    rows = reader.cache.rows(_PLACES, (reader.store,))
    seated = {(row[0], remaining(reader, row[9])) for row in rows if row[9] is not None}
    today = reader.now.astimezone(STORE_ZONE).date()
    day = asked or today
    of_today = spans_of_day(reader, today, seated)
    left = places_left(reader)
    near = _nearest(of_today, reader.now)
    opens_at, closes_at = _hours(reader, day)
    return LoungeBoard(
        day=day,
        opens_at=opens_at,
        closes_at=closes_at,
        places=tuple(_place(reader, row, left, near) for row in rows),
        spans=of_today if day == today else spans_of_day(reader, day, seated),
        standing=tuple(guest for guest in present_guests(reader, staff_id) if guest.place is None),
        waiting=waiting_guests(reader),
        quoted_minutes=quoted_minutes(reader),
        out_of_use=tuple(
            _place(reader, (*row[:6], *[None] * 8), {}, {})
            for row in reader.cache.rows(_OUT_OF_USE, (reader.store, _MOST_OUT_OF_USE))
        ),
    )


def _nearest(spans: Sequence[BookedSpan], now: datetime) -> Mapping[bytes, BookedSpan]:
    """Of each place the booking that goes on or comes next."""
    found: dict[bytes, BookedSpan] = {}
    for span in spans:
        if span.state in KEEPING_STATES and span.ends_at > now:
            found.setdefault(span.place_id.bytes, span)
    return found


def _place(
    reader: Reader, row: tuple[Any, ...], left: Mapping[bytes, UUID], near: Mapping[bytes, BookedSpan]
) -> PlaceView:
    place_id, name, name_en, kind, capacity, features, visit_id, visit_state, since, *person = row
    booking = near.get(place_id)
    guest: MaskedGuest | None = None
    visit = None if visit_id is None else UUID(bytes=visit_id)
    if visit_id is not None:
        state = SeatState.SHOPPING if visit_state == VisitState.SHOPPING else SeatState.TAKEN
        guest = masked_person(reader, tuple(person)) if person[1] is not None else None
    elif place_id in left:
        state, visit = SeatState.UNTIDY, left[place_id]
    elif booking is not None and booking.starts_at <= reader.now + KEPT_BEFORE:
        state, guest = SeatState.KEPT, booking.guest
    else:
        state, booking = SeatState.FREE, None
    return PlaceView(
        place_id=UUID(bytes=place_id),
        name=Words(name, name_en),
        room=kind == PlaceKind.ROOM,
        capacity=capacity,
        features=tuple(json.loads(features)) if features else (),
        state=state,
        guest=guest,
        visit_id=visit,
        since=None if since is None else known_instant(since),
        booking=booking,
    )


def _hours(reader: Reader, day: date) -> tuple[datetime, datetime]:
    """When the store opens and closes that day; on a day that it is closed, its usual hours."""
    hours = store_calendar(reader).open_hours(day) or DEFAULT_HOURS
    midnight = datetime(day.year, day.month, day.day, tzinfo=STORE_ZONE)
    return midnight + timedelta(minutes=hours.opens), midnight + timedelta(minutes=hours.closes)
