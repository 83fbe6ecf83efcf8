"""What the record says of guests today, in the form of a member list's record, and who has written it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select

from vipdesk.headoffice.bulk import any_of
from vipdesk.headoffice.feeds.given_dates import GivenDate
from vipdesk.headoffice.feeds.member_content import GENDERS, Content, birthday_words
from vipdesk.headoffice.feeds.member_rows import joined_notes
from vipdesk.ids import GuestId
from vipdesk.models.declarative import Shared, table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Contact, Guest, ImportantDate, Note, Preference, ShopperAssignment
from vipdesk.models.record import ListedGuest, Outcome
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import AssignmentKind, ContactKind, DateKind, Topic

Row = Mapping[str, Any]
_FIELDS = {Topic.DRINK.value: "drink", Topic.TABOO.value: "taboo"}
_GUEST_FIELDS = ("name", "gender", "tier", "member_since", "plate", "title")
_OF_EACH_NAME = frozenset({"phone", "note"})
"""What every record of a person has its own of: all of it is shown, whichever remains."""
_OF_FIRST_NAME = frozenset({"birthday", "shopper", "drink", "taboo"})
"""What the record that remains has, and otherwise the one that was merged into it."""


@dataclass(slots=True)
class RecordedGuest:
    """A guest's rows that a list may have something to say about; those of topics and notes by topic and id."""

    guest: Row
    directory: Row
    contact: Row | None = None
    birthday: Row | None = None
    assignment: Row | None = None
    shopper: str = ""
    """The staff code of whoever looks after the guest."""
    shopper_store: UUID | None = None
    preferences: dict[str, Row] = field(default_factory=dict)
    notes: dict[UUID, Row] = field(default_factory=dict)
    """The remarks of lists: those nobody has written at a counter."""
    listed: Content | None = None
    """What a list said the last time."""
    content: Content = field(default_factory=Content)
    """What the record says."""
    by_people: frozenset[str] = frozenset()
    """The fields whose rows were last written by a person."""
    remaining: "RecordedGuest | None" = None
    """The guest this one was merged into: what a list says of it is said of that one (P31)."""

    def holder(self, name: str) -> "RecordedGuest":
        """The record whose rows are what the person has in a field."""
        other = self.remaining
        if other is None or name in _OF_EACH_NAME:
            return self
        first = getattr(other.content, name) or not getattr(self.content, name)
        return other if first or name not in _OF_FIRST_NAME else self

    @property
    def shown(self) -> Content:
        """What the record says of the person."""
        return Content(*(getattr(self.holder(name).content, name) for name in Content._fields))

    @property
    def guest_id(self) -> GuestId:
        """Whose they are."""
        return GuestId(self.guest["id"])


def recorded_guests(connection: Connection, guest_ids: Sequence[UUID]) -> dict[GuestId, RecordedGuest]:
    """The guests as the record has them, each question asked once for all."""
    if not guest_ids:
        return {}
    rows = _Rows(connection, guest_ids)
    directory = {row["id"]: row for row in rows.of(DirectoryRow, "id")}
    found = {
        row["id"]: RecordedGuest(row, directory[row["id"]])
        for row in rows.of(Guest, "id")
        if row["id"] in directory
    }
    _add_details(rows, found)
    _add_shoppers(rows, found)
    for row in rows.of(ListedGuest, "guest_id"):
        if row["guest_id"] in found:
            found[row["guest_id"]].listed = Content(**row["said"])
    peoples = _op_ids(connection, found.values())
    for guest in found.values():
        guest.content = _content(guest)
        guest.by_people = frozenset(_written_by_people(guest, peoples))
    return found


def add_remaining(connection: Connection, guests: dict[GuestId, RecordedGuest]) -> None:
    """Tell each of them that was merged into whom; names that lead back to themselves lead to nobody."""
    known = dict(guests)
    while missing := {guest.guest["merged_into"] for guest in known.values()} - {None} - set(known):
        found = recorded_guests(connection, sorted(missing))
        if not found:
            break
        known |= found
    for guest in guests.values():
        guest.remaining = _remaining(guest, known)


def _remaining(guest: RecordedGuest, known: Mapping[GuestId, RecordedGuest]) -> RecordedGuest | None:
    met, now = {guest.guest_id}, guest
    while (into := now.guest["merged_into"]) is not None:
        if into in met or into not in known:
            return None
        met.add(into)
        now = known[into]
    return None if now is guest else now


class _Rows:
    """Rows about these guests."""

    def __init__(self, connection: Connection, guest_ids: Sequence[UUID]) -> None:
        self._connection = connection
        self._guest_ids = guest_ids

    def of(self, model: type[Any], owner: str) -> list[Row]:
        """All that are not retired, ordered by id."""
        table = table_of(model)
        statement: Select[Any] = select(table).where(any_of(self._connection, table.c[owner], self._guest_ids))
        if issubclass(model, Shared):
            statement = statement.where(table.c.retired_at.is_(None)).order_by(table.c.id)
        return [dict(row) for row in self._connection.execute(statement).mappings()]

    def staff(self, staff_ids: set[UUID]) -> dict[UUID, tuple[str, UUID]]:
        """What people are called by lists, and their stores."""
        staff = table_of(Staff)
        told = (staff.c.id, staff.c.code, staff.c.store_id)
        statement = select(*told).where(any_of(self._connection, staff.c.id, staff_ids))
        return {row.id: (row.code, row.store_id) for row in self._connection.execute(statement)}


def _add_details(rows: _Rows, found: Mapping[UUID, RecordedGuest]) -> None:
    for model, take in _TAKERS.items():
        for row in rows.of(model, "guest_id"):
            if row["guest_id"] in found:
                take(found[row["guest_id"]], row)


def _take_contact(guest: RecordedGuest, row: Row) -> None:
    if row["kind"] == ContactKind.PHONE:
        guest.contact = row


def _take_date(guest: RecordedGuest, row: Row) -> None:
    if row["kind"] == DateKind.BIRTHDAY:
        guest.birthday = row


def _take_preference(guest: RecordedGuest, row: Row) -> None:
    guest.preferences[row["topic"]] = row


def _take_note(guest: RecordedGuest, row: Row) -> None:
    if row["author_id"] is None:
        guest.notes[row["id"]] = row


_TAKERS: dict[type[Shared], Callable[[RecordedGuest, Row], None]] = {
    Contact: _take_contact,
    ImportantDate: _take_date,
    Preference: _take_preference,
    Note: _take_note,
}


def _add_shoppers(rows: _Rows, found: Mapping[UUID, RecordedGuest]) -> None:
    assigned = [
        row
        for row in rows.of(ShopperAssignment, "guest_id")
        if row["active"] and row["kind"] == AssignmentKind.PRIMARY and row["guest_id"] in found
    ]
    people = rows.staff({row["staff_id"] for row in assigned})
    for row in assigned:
        guest = found[row["guest_id"]]
        guest.assignment = row
        guest.shopper, guest.shopper_store = people[row["staff_id"]]


def _content(recorded: RecordedGuest) -> Content:
    guest, contact, birthday = recorded.guest, recorded.contact, recorded.birthday
    liked = {_FIELDS[topic]: row["value"] or "" for topic, row in recorded.preferences.items() if topic in _FIELDS}
    texts = {row_id: row["text"] for row_id, row in recorded.notes.items()}
    return Content(
        name=guest["full_name"],
        gender=GENDERS.get(guest["gender"] or "", ""),
        phone="" if contact is None else contact["sealed_value"] or contact["masked"],
        birthday="" if birthday is None else birthday_of(birthday),
        tier=guest["tier"] or "",
        member_since=guest["member_since"] or "",
        shopper=recorded.shopper,
        plate=guest["plate"] or "",
        title=guest["title"] or "",
        note=joined_notes(recorded.guest_id, texts),
        **liked,
    )


def birthday_of(row: Any) -> str:
    """A birthday of the record in the writing of an import; the row's columns by name."""
    return birthday_words(row["calendar"], GivenDate(row["year"], row["month"], row["day"], row["leap"]))


def _op_ids(connection: Connection, guests: Iterable[RecordedGuest]) -> frozenset[UUID]:
    """Of whatever has changed these rows, what was an intent of a person; the others are runs of the house."""
    changed = {row["changed_by"] for guest in guests for _, row in _rows_by_field(guest)} - {None}
    if not changed:
        return frozenset()
    outcome = table_of(Outcome)
    return frozenset(
        connection.scalars(select(outcome.c.op_id).where(any_of(connection, outcome.c.op_id, sorted(changed))))
    )


def _rows_by_field(guest: RecordedGuest) -> Iterable[tuple[str, Row]]:
    by_field: defaultdict[str, list[Row | None]] = defaultdict(list)
    by_field["guest"].append(guest.guest)
    by_field["phone"].append(guest.contact)
    by_field["birthday"].append(guest.birthday)
    by_field["shopper"].append(guest.assignment)
    by_field["note"] += guest.notes.values()
    for topic, name in _FIELDS.items():
        by_field[name].append(guest.preferences.get(topic))
    return [(name, row) for name, rows in by_field.items() for row in rows if row is not None]


def _written_by_people(guest: RecordedGuest, op_ids: frozenset[UUID]) -> Iterable[str]:
    for name, row in _rows_by_field(guest):
        if row.get("author_id") is None and row["changed_by"] not in op_ids:
            continue
        if name != "guest":
            yield name
        elif guest.listed is None:
            # which of its columns it was is not known: what a list said the last time would tell
            yield from _GUEST_FIELDS
