"""Fields that two desks wrote unseen: what stands, what head office had, what is proposed and what carries it out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.fact_conflicts import fact_id, fact_order, fact_row, field_raw, is_fact
from vipdesk.cache.queries.reader import Reader, instant, known_instant
from vipdesk.cache.queries.same_person import of_person, remaining, shopper_of
from vipdesk.models.snapshot.desk import FieldConflict, Order, Side
from vipdesk.models.snapshot.guests import KeptView, Words
from vipdesk.models.values import read_instant, to_microseconds
from vipdesk.models.vocabulary import OPEN_REQUEST_STATES, Because, Choice, Role, Source, Topic
from vipdesk.rules.conflict_choice import Wrote, is_list, kept_together, proposal
from vipdesk.rules.text_lengths import LONGEST_LINE

_Args = Mapping[str, Any]
_MAY_CARE = (Role.SHOPPER.value, Role.SUPERVISOR.value)
_TOPICS = frozenset(Topic)
_OPEN = ", ".join(f"'{state.value}'" for state in sorted(OPEN_REQUEST_STATES))
MOST_KEPT = 50


@dataclass(frozen=True, slots=True)
class _Present:
    """What stands in a field now: as an intent would say it, and in words."""

    raw: str | None
    words: Words | None
    author: Words | None = None
    at: Any = None
    source: str | None = None


def open_conflicts(reader: Reader, intents: Iterable[tuple[_Args, _Args]]) -> tuple[FieldConflict, ...]:
    """What is still to be chosen of some intents, each with its arguments and facts; of a field the latest counts."""
    latest: dict[tuple[str, str], tuple[_Args, _Args]] = {}
    for args, facts in intents:
        for told in facts.get("conflicts") or ():
            if "field" in told:
                field = str(told["field"])
                about = args.get("request_id") or args.get("visit_id") or fact_id(field, args)
                latest[field, str(about)] = (args, told)
    found = (_field(reader, args, told) for args, told in latest.values())
    return tuple(conflict for conflict in found if conflict is not None)


def kept_values(reader: Reader, guest_id: UUID) -> tuple[KeptView, ...]:
    """Values of a guest's wishes that lost in the last thirty days, newest first."""
    rows = reader.cache.rows(
        of_person(
            "SELECT field, value, written_by, written_at, replaced_by, replaced_at, until FROM kept_value"
            " WHERE guest_id IN {} AND until > ? AND retired_at IS NULL ORDER BY replaced_at DESC LIMIT ?"
        ),
        (guest_id.bytes, to_microseconds(reader.now), MOST_KEPT),
    )
    return tuple(
        KeptView(
            field=field,
            value=value,
            author=reader.staff_name(written_by),
            written_at=instant(written_at),
            replaced_by=reader.staff_name(replaced_by),
            replaced_at=known_instant(replaced_at),
            until=known_instant(until),
        )
        for field, value, written_by, written_at, replaced_by, replaced_at, until in rows
    )


def _field(reader: Reader, args: _Args, told: _Args) -> FieldConflict | None:
    field, theirs = str(told["field"]), told.get("theirs")
    present = _present(reader, field, args)
    if present is None or present.raw == theirs:
        return None
    theirs_at = None if told.get("theirs_at") is None else read_instant(str(told["theirs_at"]))
    both = kept_together(field, present.raw, theirs, LONGEST_LINE) if field in _TOPICS else None
    mine = Wrote(present.raw, present.source, present.at)
    proposed = proposal(field, mine, Wrote(theirs, told.get("theirs_source"), theirs_at), both=both is not None)
    orders = _orders(reader, args, told, present, both)
    reachable = proposed.choice in orders or proposed.choice is Choice.OURS
    return FieldConflict(
        field=field,
        before=_words(reader, field, told.get("before"), None),
        ours=Side(present.words, present.author, present.at),
        theirs=Side(_words(reader, field, theirs, told.get("theirs_label")), _author(reader, told), theirs_at),
        proposed=proposed.choice if reachable else Choice.OURS,
        because=proposed.because if reachable else Because.IN_FORCE,
        both=both,
        orders=orders,
        listed=is_list(field),
    )


def _present(reader: Reader, field: str, args: _Args) -> _Present | None:
    """What stands now; None where the matter is over: the guest has left, the request is closed."""
    if field in _TOPICS:
        return _wish(reader, field, args)
    if is_fact(field):
        return _fact(reader, field, args)
    if field == "shopper":
        staff_id = shopper_of(reader, _guest(reader, args))
        return None if staff_id is None else _Present(str(UUID(bytes=staff_id)), reader.staff_name(staff_id))
    if field == "owner":
        return _person(
            reader,
            f"SELECT owner_id FROM request WHERE id = ? AND state IN ({_OPEN}) AND retired_at IS NULL",  # noqa: S608 - a fixed list
            UUID(args["request_id"]).bytes,
        )
    if field == "place":
        return _seat(reader, args)
    return None


def _wish(reader: Reader, topic: str, args: _Args) -> _Present:
    found = reader.cache.row(
        "SELECT value, source, author_id, told_at FROM preference WHERE guest_id = ? AND topic = ?"
        " AND retired_at IS NULL",
        (_guest(reader, args), topic),
    )
    if found is None:
        # the dossier is no longer here: what this desk wrote is what it knows
        value = args.get("value")
        return _Present(value, _plain(value), source=args.get("source"))
    value, source, author_id, told_at = found
    return _Present(value, _plain(value), reader.staff_name(author_id), known_instant(told_at), source)


def _fact(reader: Reader, field: str, args: _Args) -> _Present | None:
    row = fact_row(reader, field, args, _guest(reader, args))
    if row is None:
        return None
    raw = field_raw(field, row.values)
    return _Present(raw, _plain(raw), reader.staff_name(row.author_id), instant(row.noted_at))


def _guest(reader: Reader, args: _Args) -> bytes:
    """Whom it is about now: another one, where two dossiers turned out to be one person's (P31)."""
    return remaining(reader, UUID(args["guest_id"]).bytes)


def _person(reader: Reader, question: str, key: bytes) -> _Present | None:
    found = reader.cache.row(question, (key,))
    if found is None:
        return None
    raw = None if found[0] is None else str(UUID(bytes=found[0]))
    return _Present(raw, reader.staff_name(found[0]))


def _seat(reader: Reader, args: _Args) -> _Present | None:
    found = reader.cache.row(
        "SELECT place_id FROM visit WHERE id = ? AND open = 1 AND retired_at IS NULL",
        (UUID(args["visit_id"]).bytes,),
    )
    if found is None:
        return None
    place = reader.place(found[0])
    return _Present(None if place is None else str(place.place_id), None if place is None else place.name)


def _orders(reader: Reader, args: _Args, told: _Args, present: _Present, both: str | None) -> dict[Choice, Order]:
    field, theirs = str(told["field"]), told.get("theirs")
    if field in _TOPICS:
        wish = {"guest_id": args["guest_id"], "topic": field, "based_on": present.raw}
        sources = (present.source, told.get("theirs_source"))
        orders = {Choice.THEIRS: {"value": theirs, "source": sources[1] or Source.STAFF.value, "settles": True}}
        if both is not None:
            said = Source.GUEST if Source.GUEST in sources else Source.STAFF
            orders[Choice.BOTH] = {"value": both, "source": said.value}
        return {choice: Order("guest.set_preference", wish | more) for choice, more in orders.items()}
    if is_fact(field):
        row = fact_row(reader, field, args, _guest(reader, args))
        return {} if row is None else {Choice.THEIRS: fact_order(field, args, row, theirs)}
    order = _order_of_row(reader, field, args, theirs)
    return {} if order is None else {Choice.THEIRS: Order(order[0], order[1] | {"based_on": present.raw})}


def _order_of_row(
    reader: Reader, field: str, args: _Args, theirs: str | None
) -> tuple[str, dict[str, Any]] | None:
    """What brings back a shopper, an owner or a seat; None where that cannot be any more."""
    if theirs is None:
        return None
    if field == "place":
        taken = reader.cache.row("SELECT 1 FROM visit WHERE place_id = ? AND open = 1", (UUID(theirs).bytes,))
        return None if taken else ("visit.seat", {"visit_id": args["visit_id"], "place_id": theirs})
    roles = reader.cache.row(
        "SELECT role FROM staff WHERE id = ? AND store_id = ? AND retired_at IS NULL",
        (UUID(theirs).bytes, reader.store),
    )
    if roles is None or (field == "shopper" and roles[0] not in _MAY_CARE):
        return None
    if field == "owner":
        return "request.assign", {"request_id": args["request_id"], "staff_id": theirs}
    return "guest.assign_shopper", {"guest_id": args["guest_id"], "staff_id": theirs}


def _words(reader: Reader, field: str, raw: str | None, label: str | None) -> Words | None:
    """A value in words: a person's or a place's name where it is an id."""
    if raw is None or field in _TOPICS or is_fact(field):
        return _plain(raw)
    row_id = UUID(raw).bytes
    place = reader.place(row_id) if field == "place" else None
    name = place.name if place is not None else reader.staff_name(row_id)
    return name or _plain(label)


def _author(reader: Reader, told: _Args) -> Words | None:
    """Who wrote the other value; a colleague of another store is known by the outcome alone."""
    if told.get("theirs_name"):
        return Words(str(told["theirs_name"]), str(told.get("theirs_name_en") or told["theirs_name"]))
    by = told.get("theirs_by")
    return None if by is None else reader.staff_name(UUID(str(by)).bytes)


def _plain(text: str | None) -> Words | None:
    return None if text is None else Words(text, text)
