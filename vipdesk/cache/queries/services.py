"""The screen 服务, and the forms of the request types in force."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.reader import Reader, instant, known_instant
from vipdesk.cache.queries.request_clocks import (
    ClockRow,
    clock_view,
    clocks_of,
    open_entries,
    soonest,
    store_calendar,
)
from vipdesk.cache.queries.request_kinds import icon_of, request_kinds, words
from vipdesk.cache.queries.same_person import masked_person, place_elsewhere
from vipdesk.clock import store_day
from vipdesk.models.snapshot.clock_view import ClockView
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.services import Board, BoardCard, FormChoice, FormField, RequestForm
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import OPEN_REQUEST_STATES, ClockKind, RequestState
from vipdesk.rules.request_clock import due_instant
from vipdesk.rules.request_type_policy import MOST_MINUTES
from vipdesk.rules.request_types.declaration import FieldKind, RequestField, RequestType
from vipdesk.rules.working_calendar import unannounced_years

MOST_CARDS = 500

CARD_COLUMNS = (
    "SELECT request.id, kind, summary, guest_id, state, department, owner_id, opened_at, due_at, closed_at,"
    " directory_row.name, directory_row.address, directory_row.address_en, directory_row.merged_into, (SELECT place_id FROM visit"
    "  WHERE visit.guest_id = request.guest_id AND open = 1 LIMIT 1), paused_for, step"
    " FROM request JOIN directory_row ON directory_row.id = request.guest_id"
)
_CARDS = (
    CARD_COLUMNS + " WHERE request.store_id = ? AND request.retired_at IS NULL AND NOT sensitive AND state = ?"
)


def board(reader: Reader) -> Board:
    """Open requests by state, soonest first, and what was done today, latest first."""
    kinds = request_kinds(reader)
    rows = {
        state: reader.cache.rows(_CARDS + " ORDER BY due_at LIMIT ?", (reader.store, state.value, MOST_CARDS))
        for state in OPEN_REQUEST_STATES
    }
    clocks = card_clocks(reader, [row for found in rows.values() for row in found])
    cards = {
        state: sorted((read_card(reader, kinds, row, clocks[row[0]]) for row in found), key=_soonest)
        for state, found in rows.items()
    }
    start, _ = store_day(reader.now)
    done = reader.cache.rows(
        _CARDS + " AND closed_at >= ? ORDER BY closed_at DESC LIMIT ?",
        (reader.store, RequestState.DONE.value, to_microseconds(start), MOST_CARDS),
    )
    return Board(
        new=tuple(cards[RequestState.NEW]),
        accepted=tuple(cards[RequestState.ACCEPTED]),
        in_progress=tuple(cards[RequestState.IN_PROGRESS]),
        done=tuple(read_card(reader, kinds, row, None) for row in done),
    )


def request_forms(reader: Reader) -> tuple[RequestForm, ...]:
    """The types of request that may be opened, as forms."""
    return tuple(_form(reader, declared) for declared in request_kinds(reader).values() if not declared.retired)


def card_clocks(reader: Reader, rows: Iterable[tuple[Any, ...]]) -> Mapping[bytes, ClockView]:
    """The clocks of open requests by id; `rows` have the columns of `CARD_COLUMNS`."""
    found = list(rows)
    facts = [ClockRow(row[0], row[7], row[8], row[6] is not None) for row in found]
    clocks = clocks_of(reader, facts, open_entries(reader))
    return {row[0]: clock_view(clock, terms, row[15]) for row, (clock, terms) in zip(found, clocks, strict=True)}


def read_card(
    reader: Reader, kinds: Mapping[str, RequestType], row: tuple[Any, ...], clock: ClockView | None
) -> BoardCard:
    """A row of `CARD_COLUMNS` as a card."""
    declared = kinds.get(row[1])
    guest = masked_person(reader, (row[3], *row[10:14]))
    place = reader.place(row[14] or place_elsewhere(reader, guest.guest_id.bytes))
    return BoardCard(
        request_id=UUID(bytes=row[0]),
        kind=row[1],
        icon=icon_of(declared),
        summary=row[2],
        guest=guest,
        place=None if place is None else place.name,
        state=RequestState(row[4]),
        department=reader.department(row[5]),
        owner=reader.staff_name(row[6]),
        owner_id=None if row[6] is None else UUID(bytes=row[6]),
        opened_at=known_instant(row[7]),
        due_at=known_instant(row[8]),
        closed_at=instant(row[9]),
        clock=clock,
        step=step_words(declared, row[16]),
        asks_to_close=declared is not None and any(each.to_close and each.required for each in declared.fields),
    )


def step_words(declared: RequestType | None, name: str | None) -> Words | None:
    """The name of a step; one that the type no longer has is shown as it is kept."""
    if name is None:
        return None
    steps = () if declared is None else declared.steps
    return next((words(step.label) for step in steps if step.name == name), Words(name, name))


def form_field(field: RequestField) -> FormField:
    """A field as a form shows it."""
    choices = tuple(FormChoice(choice.value, words(choice.label)) for choice in field.choices)
    return FormField(field.name, words(field.label), field.required, choices, field.kind is FieldKind.DATE)


def _soonest(card: BoardCard) -> tuple[bool, Any]:
    """What runs before what is paused, and the sooner end first."""
    return (True, card.due_at) if card.clock is None else soonest(card.clock)


def _form(reader: Reader, declared: RequestType) -> RequestForm:
    given = reader.policy(f"request.{declared.kind}.minutes")
    minutes = given if isinstance(given, int) and 0 < given <= MOST_MINUTES else declared.minutes
    due_at = due_instant(declared.clock, minutes, store_calendar(reader), reader.now)
    return RequestForm(
        kind=declared.kind,
        label=words(declared.label),
        icon=declared.icon,
        minutes=minutes,
        fields=tuple(form_field(field) for field in declared.fields if not field.to_close),
        promise=words(declared.promise),
        wall_clock=declared.clock is ClockKind.WALL,
        due_at=due_at,
        unannounced=unannounced_years(reader.now, due_at) if declared.clock is ClockKind.WORKING else (),
        may_be_sensitive=declared.may_be_sensitive,
    )
