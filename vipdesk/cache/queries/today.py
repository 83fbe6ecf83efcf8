"""The screen 今日."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.appointments import expected, to_remind
from vipdesk.cache.queries.birthdays import birthdays, count_birthdays
from vipdesk.cache.queries.duty import duty_book
from vipdesk.cache.queries.entered_by import entered_by
from vipdesk.cache.queries.left_guests import left_guests
from vipdesk.cache.queries.places import places_left
from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.request_clocks import SHOWN_COLUMNS, ShownRow, shown_clocks, soonest
from vipdesk.cache.queries.request_kinds import icon_of, request_kinds
from vipdesk.cache.queries.same_person import masked_person, place_elsewhere, shopper_of
from vipdesk.cache.queries.waiting import waiting_guests
from vipdesk.chinese.lunar import lunar_text, lunar_text_en
from vipdesk.clock import STORE_ZONE, store_day
from vipdesk.models.snapshot.clock_view import ClockView
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.today import DueRequest, PlaceCounts, PresentGuest, Today, UntidyPlace
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import PlaceKind, VisitState
from vipdesk.rules.request_types.declaration import RequestType

DUE_WITHIN = timedelta(minutes=30)
MOST_ROWS = 50
"""Of any list on the screen."""
_LOOKED_AT = timedelta(days=1)
"""Of so many requests the clock is looked at: hours that were edited since may bring an end nearer."""
_MOST_CLOCKS = 500


def today(reader: Reader, staff_id: UUID | None) -> Today:
    """Everything the screen shows, for the person signed in."""
    day = reader.now.astimezone(STORE_ZONE).date()
    start, end = store_day(reader.now)
    visits = reader.cache.value(
        "SELECT count(*) FROM visit WHERE store_id = ? AND state <> ? AND checked_in_at >= ? AND checked_in_at < ?",
        (reader.store, VisitState.UNDONE.value, to_microseconds(start), to_microseconds(end)),
    )
    left = reader.cache.value(
        "SELECT count(*) FROM visit WHERE store_id = ? AND state = ? AND checked_in_at >= ? AND checked_in_at < ?",
        (reader.store, VisitState.LEFT.value, to_microseconds(start), to_microseconds(end)),
    )
    places, untidy = _places(reader)
    return Today(
        day=day,
        lunar_day=_lunar_day(day),
        visits_today=int(visits),
        present=present_guests(reader, staff_id),
        due=_due(reader),
        birthdays=birthdays(reader, day),
        birthday_count=count_birthdays(reader, day),
        places=places,
        as_of=reader.last_contact(),
        untidy=untidy,
        waiting=waiting_guests(reader),
        left_today=int(left),
        left=left_guests(reader, staff_id),
        expected=expected(reader, staff_id),
        remind=len(to_remind(reader, staff_id)),
    )


def _lunar_day(day: date) -> Words:
    try:
        return Words(lunar_text(day), lunar_text_en(day))
    except ValueError:
        return Words("", "")


def present_guests(reader: Reader, staff_id: UUID | None) -> tuple[PresentGuest, ...]:
    """Everybody in the lounge, whose clients are marked for the person."""
    own = None if staff_id is None else staff_id.bytes
    others = () if own is None else duty_book(reader).covered_by(own)
    rows = reader.cache.rows(
        "SELECT visit.id, visit.guest_id, visit.state, visit.checked_in_at, visit.place_id, directory_row.name,"
        " directory_row.address, directory_row.address_en, directory_row.merged_into, (SELECT staff_id FROM shopper_assignment"
        "  WHERE shopper_assignment.guest_id = visit.guest_id AND active = 1 AND kind = 'primary' LIMIT 1),"
        " EXISTS (SELECT 1 FROM shopper_assignment WHERE shopper_assignment.guest_id = visit.guest_id"
        "  AND active = 1 AND staff_id = ?), CASE WHEN answer IS NULL THEN told_id END, visit.extra"
        " FROM visit JOIN directory_row ON directory_row.id = visit.guest_id"
        " WHERE visit.store_id = ? AND visit.open = 1 AND visit.retired_at IS NULL"
        " ORDER BY visit.checked_in_at LIMIT ?",
        (own, reader.store, MOST_ROWS),
    )
    present = []
    for visit_id, guest_id, state, since, place_id, *named, shopper_id, assigned, told_id, extra in rows:
        guest = masked_person(reader, (guest_id, *named))
        shopper = shopper_id or shopper_of(reader, guest.guest_id.bytes)
        place = reader.place(place_id)
        present.append(
            PresentGuest(
                visit_id=UUID(bytes=visit_id),
                guest=guest,
                state=VisitState(state),
                since=known_instant(since),
                place=None if place is None else place.name,
                shopper=reader.staff_name(shopper),
                mine=bool(assigned) or (shopper is not None and (shopper == own or shopper in others)),
                waits_for=reader.staff_name(told_id),
                entered_by=entered_by(reader, extra),
            )
        )
    return tuple(present)


def _due(reader: Reader) -> tuple[DueRequest, ...]:
    """What is late or soon due by its clock as it stands; what is paused comes last."""
    rows = reader.cache.rows(
        f"SELECT {SHOWN_COLUMNS}, kind, summary, guest_id, directory_row.name,"  # noqa: S608 - a fixed list
        " directory_row.address, directory_row.address_en, directory_row.merged_into, (SELECT place_id FROM visit"
        "  WHERE visit.guest_id = request.guest_id AND open = 1 LIMIT 1)"
        " FROM request JOIN directory_row ON directory_row.id = request.guest_id"
        " WHERE request.store_id = ? AND state IN ('new', 'accepted', 'in_progress')"
        " AND request.retired_at IS NULL AND NOT sensitive AND due_at < ?"
        " ORDER BY request.paused_at IS NOT NULL, due_at LIMIT ?",
        (reader.store, to_microseconds(reader.now + _LOOKED_AT), _MOST_CLOCKS),
    )
    clocks = shown_clocks(reader, [ShownRow.read(row[:7]) for row in rows])
    kinds = request_kinds(reader)
    until = reader.now + DUE_WITHIN
    near = [row for row in rows if clocks[row[0]].due_at < until]
    near.sort(key=lambda row: soonest(clocks[row[0]]))
    return tuple(_due_request(reader, kinds, row, clocks[row[0]]) for row in near[:MOST_ROWS])


def _due_request(
    reader: Reader, kinds: Mapping[str, RequestType], row: tuple[Any, ...], clock: ClockView
) -> DueRequest:
    request_id, opened_at, _, owner_id, _, _, _, kind, summary, guest_id, *named, place_id = row
    guest = masked_person(reader, (guest_id, *named))
    place = reader.place(place_id or place_elsewhere(reader, guest.guest_id.bytes))
    return DueRequest(
        request_id=UUID(bytes=request_id),
        kind=kind,
        icon=icon_of(kinds.get(kind)),
        summary=summary,
        guest=guest,
        place=None if place is None else place.name,
        owner=reader.staff_name(owner_id),
        opened_at=known_instant(opened_at),
        due_at=clock.due_at,
        clock=clock,
    )


def _places(reader: Reader) -> tuple[PlaceCounts, tuple[UntidyPlace, ...]]:
    rows = reader.cache.rows(
        "SELECT lounge_place.id, lounge_place.name, lounge_place.name_en, lounge_place.kind, visit.state"
        " FROM lounge_place LEFT JOIN visit ON visit.place_id = lounge_place.id AND visit.open = 1"
        " WHERE lounge_place.store_id = ? AND lounge_place.retired_at IS NULL ORDER BY lounge_place.position",
        (reader.store,),
    )
    left = places_left(reader)
    untidy = tuple(
        UntidyPlace(left[place_id], Words(name, name_en))
        for place_id, name, name_en, _, state in rows
        if state is None and place_id in left
    )
    states = [(kind, state or ("left" if place_id in left else None)) for place_id, _, _, kind, state in rows]
    seats = [state for kind, state in states if kind == PlaceKind.SEAT]
    rooms = [state for kind, state in states if kind == PlaceKind.ROOM]
    counts = PlaceCounts(
        free=seats.count(None),
        taken=seats.count(VisitState.HERE.value),
        shopping=seats.count(VisitState.SHOPPING.value),
        rooms_free=rooms.count(None),
        untidy=len(untidy),
    )
    return counts, untidy
