"""Writing the news of a list into the rows of guests who are known."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from vipdesk.headoffice.bulk import add_rows, change_rows
from vipdesk.headoffice.feeds.chunks import ChunkOvertakenError
from vipdesk.headoffice.feeds.member_news import News
from vipdesk.headoffice.feeds.member_plan import KnownGuest
from vipdesk.headoffice.feeds.member_reading import MemberReading
from vipdesk.headoffice.feeds.member_record import MemberRecord
from vipdesk.headoffice.feeds.member_rows import (
    birthday_values,
    contact_values,
    note_id,
    note_pieces,
    note_values,
    preference_values,
)
from vipdesk.headoffice.feeds.recorded_guests import RecordedGuest, Row, recorded_guests
from vipdesk.headoffice.scope import take_turn
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.ids import new_id
from vipdesk.models.catalogue import SHARED_MODELS
from vipdesk.models.declarative import Shared, table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Contact, Guest, ImportantDate, Note, Preference, ShopperAssignment
from vipdesk.models.record import ListedGuest
from vipdesk.models.staff import Staff
from vipdesk.models.vocabulary import AssignmentKind, ScopeReason, Topic
from vipdesk.rules.guest_rows import Newcomer, directory_words, searchable_phone
from vipdesk.rules.search_rank import TIERS, rank_of_tier

_GUEST_COLUMNS = {
    "name": "full_name",
    "gender": "gender",
    "tier": "tier",
    "member_since": "member_since",
    "plate": "plate",
    "title": "title",
}


class MemberUpdater:
    """Changes the guests of one chunk within its transaction."""

    def __init__(self, writer: RecordWriter, reading: MemberReading, shopper: Callable[[str], Staff]) -> None:
        """`shopper` gives whoever has a staff code."""
        self._writer = writer
        self._reading = reading
        self._shopper = shopper
        self._changed: defaultdict[tuple[str, tuple[str, ...]], list[tuple[UUID, int, Row]]] = defaultdict(list)
        self._added: defaultdict[type[Shared], list[Shared]] = defaultdict(list)

    def apply(self, guests: Sequence[KnownGuest]) -> None:
        """Write everything that is taken, and what the list said.

        Raises ChunkOvertakenError where a row is no longer what was decided on.
        """
        told = [guest for guest in guests if guest.news.taken]
        if told:
            take_turn(self._writer.connection, alone=False)
            parts = [(guest, *part) for guest in told for part in _parts(guest.news)]
            moving = {recorded.guest_id for _, recorded, taken in parts if "shopper" in taken}
            others = {recorded.guest_id for _, recorded, _ in parts} - moving
            self._writer.book.lock(moving, shared=others)
            met = set[UUID]()
            for guest, recorded, taken in parts:
                now = self._read_again(recorded, met) if recorded.guest_id in met else recorded
                met.add(recorded.guest_id)
                self._update(now, taken, self._reading.member(guest.read.record))
            self._flush()
        self._remember(guests)

    def _read_again(self, recorded: RecordedGuest, met: set[UUID]) -> RecordedGuest:
        """A person of whom two lines tell under two names: the second finds what the first has written."""
        self._flush()
        met.clear()
        return recorded_guests(self._writer.connection, [recorded.guest_id])[recorded.guest_id]

    def _update(self, recorded: RecordedGuest, taken: frozenset[str], member: MemberRecord) -> None:
        columns = {column: getattr(member, name) for name, column in _GUEST_COLUMNS.items() if name in taken}
        guest = {**recorded.guest, **columns}
        self._change(Guest, recorded.guest, columns)
        self._change(DirectoryRow, recorded.directory, self._directory(recorded, guest, taken, member))
        for name, write in self._writers().items():
            if name in taken:
                write(recorded, member)

    def _writers(self) -> Mapping[str, Callable[[RecordedGuest, MemberRecord], None]]:
        """How the fields are written that have rows of their own."""
        return {
            "phone": self._phone,
            "birthday": self._birthday,
            "note": self._note,
            "shopper": self._assign,
            "drink": lambda recorded, member: self._topic(recorded, Topic.DRINK, member.drink),
            "taboo": lambda recorded, member: self._topic(recorded, Topic.TABOO, member.taboo),
        }

    def _directory(
        self, recorded: RecordedGuest, guest: Row, taken: frozenset[str], member: MemberRecord
    ) -> dict[str, Any]:
        """What the directory says anew."""
        row = recorded.directory
        newcomer = Newcomer(
            name=guest["full_name"],
            gender=guest["gender"],
            title=guest["title"],
            tier=guest["tier"],
            card_no=row["card_no"],
            phone=None,
        )
        facts = self._reading.facts
        words = directory_words(newcomer, facts.phone_secret, guest["address_as"])
        words["phones"], words["alerts"] = row["phones"], row["alerts"]
        words["rank"] = rank_of_tier(row["rank"], facts.tiers.get(guest["tier"] or "", TIERS - 1))
        if "phone" in taken and member.phone is not None:
            told = searchable_phone(member.phone, facts.phone_secret)
            before = None if recorded.contact is None else recorded.contact["masked"]
            words["phones"] = [told, *(phone for phone in row["phones"] if phone["masked"] != before)]
        if "taboo" in taken:
            words["alerts"] = list(dict.fromkeys([*row["alerts"], Topic.TABOO.value]))
        return words

    def _phone(self, recorded: RecordedGuest, member: MemberRecord) -> None:
        if member.phone is None:
            return
        values = contact_values(recorded.guest_id, member.phone)
        if recorded.contact is None:
            self._added[Contact].append(Contact(**{**values, "id": new_id()}))
        else:
            told = {name: values[name] for name in ("masked", "sealed_value")}
            self._change(Contact, recorded.contact, told)

    def _birthday(self, recorded: RecordedGuest, member: MemberRecord) -> None:
        if member.birthday is None:
            return
        values = birthday_values(recorded.guest_id, member.birthday)
        if recorded.birthday is None:
            self._added[ImportantDate].append(ImportantDate(**{**values, "id": new_id()}))
        else:
            told = {name: values[name] for name in ("calendar", "year", "month", "day", "leap")}
            self._change(ImportantDate, recorded.birthday, told)

    def _topic(self, recorded: RecordedGuest, topic: Topic, value: str | None) -> None:
        if value is None:
            return
        values = preference_values(recorded.guest_id, topic, value, self._reading.facts.imported_at)
        present = recorded.preferences.get(topic.value)
        if present is None:
            self._added[Preference].append(Preference(**values))
        else:
            told = {name: values[name] for name in ("value", "source", "told_at", "confirmed")}
            self._change(Preference, present, told)

    def _note(self, recorded: RecordedGuest, member: MemberRecord) -> None:
        pieces = note_pieces(member.note or "")
        written_at = self._reading.facts.imported_at
        for place, text in enumerate(pieces):
            present = recorded.notes.get(note_id(recorded.guest_id, place))
            if present is None:
                self._added[Note].append(Note(**note_values(recorded.guest_id, place, text, written_at)))
            else:
                self._change(Note, present, {"text": text, "written_at": written_at})
        place = len(pieces)
        while (rest := recorded.notes.get(note_id(recorded.guest_id, place))) is not None:
            self._change(Note, rest, {"retired_at": written_at})
            place += 1

    def _assign(self, recorded: RecordedGuest, member: MemberRecord) -> None:
        """The list's shopper from now on; the store of the one before lets the guest go, as `guest.assign_shopper` rules."""
        staff = self._shopper(member.shopper or "")
        since, guest_id = self._reading.facts.imported_at, recorded.guest_id
        present = recorded.assignment
        if present is not None:
            self._change(ShopperAssignment, present, {"active": False, "until": since})
        self._added[ShopperAssignment].append(
            ShopperAssignment(
                id=new_id(),
                guest_id=guest_id,
                staff_id=staff.id,  # type: ignore[arg-type]  # an id is an id
                kind=AssignmentKind.PRIMARY,
                active=True,
                since=since,
            )
        )
        self._writer.hold(staff.store_id, guest_id, ScopeReason.CLIENT, None)
        before = recorded.shopper_store
        if before is not None and before != staff.store_id:
            self._writer.release(before, guest_id, ScopeReason.CLIENT)

    def _change(self, model: type[Shared], row: Row, columns: Mapping[str, Any]) -> None:
        told = {name: value for name, value in columns.items() if row[name] != value}
        if not told:
            return
        values = {**told, "version": row["version"] + 1, "changed_by": self._writer.changed_by}
        self._changed[model.__tablename__, tuple(values)].append((row["id"], row["version"], values))
        self._writer.changes.note(model, row, {**row, **values})

    def _flush(self) -> None:
        for (name, _), rows in self._changed.items():
            if change_rows(self._writer.connection, table_of(SHARED_MODELS[name]), rows) != len(rows):
                raise ChunkOvertakenError
        for model, fresh in self._added.items():
            self._writer.insert_all(model, fresh)
        self._changed.clear()
        self._added.clear()

    def _remember(self, guests: Sequence[KnownGuest]) -> None:
        rows = [
            {
                "guest_id": guest.news.recorded.guest_id,
                "said": guest.news.listed.said(),
                "listed_at": self._reading.facts.imported_at,
            }
            for guest in guests
        ]
        add_rows(self._writer.connection, table_of(ListedGuest), rows, ("said", "listed_at"))


def _parts(news: News) -> list[tuple[RecordedGuest, frozenset[str]]]:
    """The records whose rows are written, each with its fields: of somebody merged the other's, and their own."""
    own = news.recorded
    kept = frozenset(name for name in news.taken if own.holder(name) is own)
    parts = [(own, kept)] if own.remaining is None else [(own.remaining, news.taken - kept), (own, kept)]
    return [(recorded, taken) for recorded, taken in parts if taken]
