"""The screen 服务, and the forms of the declared request types."""

from typing import Any
from uuid import UUID

from vipdesk.cache.queries.reader import Reader, instant, known_instant
from vipdesk.cache.queries.same_person import masked_person, place_elsewhere
from vipdesk.clock import store_day
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.services import Board, BoardCard, FormField, RequestForm
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import OPEN_REQUEST_STATES, RequestState
from vipdesk.rules.request_types.declaration import Label, RequestType, request_types

MOST_CARDS = 500

_CARDS = (
    "SELECT request.id, kind, summary, guest_id, state, department, owner_id, opened_at, due_at, closed_at,"
    " directory_row.name, directory_row.address, directory_row.address_en, directory_row.merged_into, (SELECT place_id FROM visit"
    "  WHERE visit.guest_id = request.guest_id AND open = 1 LIMIT 1)"
    " FROM request JOIN directory_row ON directory_row.id = request.guest_id"
    " WHERE request.store_id = ? AND request.retired_at IS NULL AND state = ?"
)


def board(reader: Reader) -> Board:
    """Open requests by state, soonest first, and what was done today, latest first."""
    cards = {
        state: tuple(
            _card(reader, row)
            for row in reader.cache.rows(
                _CARDS + " ORDER BY due_at LIMIT ?", (reader.store, state.value, MOST_CARDS)
            )
        )
        for state in OPEN_REQUEST_STATES
    }
    start, _ = store_day(reader.now)
    done = reader.cache.rows(
        _CARDS + " AND closed_at >= ? ORDER BY closed_at DESC LIMIT ?",
        (reader.store, RequestState.DONE.value, to_microseconds(start), MOST_CARDS),
    )
    return Board(
        new=cards[RequestState.NEW],
        accepted=cards[RequestState.ACCEPTED],
        in_progress=cards[RequestState.IN_PROGRESS],
        done=tuple(_card(reader, row) for row in done),
    )


def request_forms() -> tuple[RequestForm, ...]:
    """The types of request that may be opened, as forms."""
    return tuple(_form(declared) for declared in request_types().values())


def _card(reader: Reader, row: tuple[Any, ...]) -> BoardCard:
    declared = request_types().get(row[1])
    guest = masked_person(reader, (row[3], *row[10:14]))
    place = reader.place(row[14] or place_elsewhere(reader, guest.guest_id.bytes))
    return BoardCard(
        request_id=UUID(bytes=row[0]),
        kind=row[1],
        icon=declared.icon if declared else "concierge-bell",
        summary=row[2],
        guest=guest,
        place=None if place is None else place.name,
        state=RequestState(row[4]),
        department=row[5],
        owner=reader.staff_name(row[6]),
        owner_id=None if row[6] is None else UUID(bytes=row[6]),
        opened_at=known_instant(row[7]),
        due_at=known_instant(row[8]),
        closed_at=instant(row[9]),
    )


def _form(declared: RequestType) -> RequestForm:
    return RequestForm(
        kind=declared.kind,
        label=_words(declared.label),
        icon=declared.icon,
        minutes=declared.minutes,
        fields=tuple(FormField(item.name, _words(item.label), item.required) for item in declared.fields),
    )


def _words(label: Label) -> Words:
    return Words(label.zh, label.en)
