"""The records that are one person: of two dossiers that were merged the rows stay where they are (P31)."""

import json
from typing import Any
from uuid import UUID

from vipdesk.cache.queries.reader import Reader, masked_guest
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.today import MaskedGuest

SAME_PERSON = (
    "(WITH RECURSIVE same(id) AS (VALUES (?) UNION SELECT merged_id FROM guest_merge JOIN same"
    " ON guest_merge.guest_id = same.id WHERE undone_at IS NULL AND guest_merge.retired_at IS NULL)"
    " SELECT id FROM same)"
)
"""Stands after `guest_id IN`; its one parameter is the guest in view. A merge that was undone counts no more."""

_IN_ORDER = (
    "WITH RECURSIVE name(id, since, path, depth) AS (VALUES (?, 0, '', 0) UNION ALL SELECT merged_id,"
    " max(name.since, merged_at), path || printf('/%020d', merged_at) || hex(guest_merge.id), depth + 1"
    " FROM guest_merge JOIN name ON guest_merge.guest_id = name.id WHERE undone_at IS NULL"
    " AND guest_merge.retired_at IS NULL AND depth < 16) "
)
"""Names that lead back to themselves end sixteen merges deep."""


def of_person(question: str) -> str:
    """A question in which `{}` stands for all names of the guest in view."""
    return question.replace("{}", SAME_PERSON)


def in_order(question: str) -> str:
    """A question that joins `name`: the records of the guest in view, its first parameter.

    `since` is when each is one (0 for the one that remains); `ORDER BY path` has that one first, each followed by its
    own, earlier merges before later ones, as intents see them.
    """
    return _IN_ORDER + question


def has_names(reader: Reader, guest_id: bytes) -> bool:
    """Whether a guest has other names: nearly nobody has."""
    return reader.cache.row("SELECT 1 FROM guest_merge WHERE guest_id = ? LIMIT 1", (guest_id,)) is not None


def remaining(reader: Reader, guest_id: bytes) -> bytes:
    """The guest a merged one turned out to be; names that lead back to themselves lead to one of them."""
    seen: set[bytes] = set()
    while guest_id not in seen:
        seen.add(guest_id)
        found = reader.cache.value("SELECT merged_into FROM directory_row WHERE id = ?", (guest_id,))
        guest_id = guest_id if found is None else bytes(found)
    return guest_id


def remaining_id(reader: Reader, guest_id: UUID) -> UUID:
    """The same for an id of a question."""
    return UUID(bytes=remaining(reader, guest_id.bytes))


def named_guest(reader: Reader, row: tuple[Any, ...]) -> tuple[bytes, str, str, str]:
    """A row of (id, name, address, address_en, merged_into) as the person is called now: the same without the last."""
    guest_id, name, address, address_en, merged_into = row
    if merged_into is not None:
        found = reader.cache.row(
            "SELECT id, name, address, address_en FROM directory_row WHERE id = ?",
            (remaining(reader, merged_into),),
        )
        if found is not None:
            return found[0], found[1], found[2], found[3]
    return guest_id, name, address, address_en


def masked_person(reader: Reader, row: tuple[Any, ...]) -> MaskedGuest:
    """The same as a board may name them."""
    return masked_guest(*named_guest(reader, row))


def addressed(reader: Reader, row: tuple[Any, ...]) -> tuple[bytes, Words]:
    """Of a row of (id, address, address_en, merged_into) the guest who remains, and how they are addressed."""
    guest_id, _, address, address_en = named_guest(reader, (row[0], "", *row[1:]))
    return guest_id, Words(address, address_en)


def masked_phones(reader: Reader, guest_id: UUID) -> tuple[str, ...]:
    """The numbers of all their names, each once."""
    rows = reader.cache.rows(
        in_order("SELECT phones FROM name JOIN directory_row ON directory_row.id = name.id ORDER BY path"),
        (guest_id.bytes,),
    )
    return tuple(dict.fromkeys(phone["masked"] for (phones,) in rows for phone in json.loads(phones)))


def first_card(reader: Reader, guest_id: UUID) -> str | None:
    """The card of the first of their names that has one."""
    found = reader.cache.value(
        in_order(
            "SELECT card_no FROM name JOIN directory_row ON directory_row.id = name.id WHERE card_no IS NOT NULL"
            " ORDER BY path LIMIT 1"
        ),
        (guest_id.bytes,),
    )
    return None if found is None else str(found)


def shopper_of(reader: Reader, guest_id: bytes, kind: str = "primary") -> bytes | None:
    """Who looks after a person, under whichever name; None for nobody."""
    found = reader.cache.value(
        in_order(
            "SELECT staff_id FROM name JOIN shopper_assignment ON shopper_assignment.guest_id = name.id"
            " WHERE active = 1 AND kind = ? AND shopper_assignment.retired_at IS NULL ORDER BY path LIMIT 1"
        ),
        (guest_id, kind),
    )
    return None if found is None else bytes(found)


def place_elsewhere(reader: Reader, guest_id: bytes) -> bytes | None:
    """Where a person sits now, if they were received under another of their names."""
    if not has_names(reader, guest_id):
        return None
    found = reader.cache.value(
        in_order(
            "SELECT place_id FROM name JOIN visit ON visit.guest_id = name.id AND visit.open = 1"
            " WHERE place_id IS NOT NULL ORDER BY path LIMIT 1"
        ),
        (guest_id,),
    )
    return None if found is None else bytes(found)


def is_here(reader: Reader, guest_id: bytes) -> bool:
    """Whether a person was received under another of their names and has not left."""
    if not has_names(reader, guest_id):
        return False
    question = of_person("SELECT 1 FROM visit WHERE guest_id IN {} AND open = 1 LIMIT 1")
    return reader.cache.row(question, (guest_id,)) is not None


def birthday_name(reader: Reader, guest_id: bytes) -> bytes | None:
    """The record whose birthday is a person's: the first in the order of their names that has one."""
    found = reader.cache.value(
        in_order(
            "SELECT name.id FROM name JOIN important_date ON important_date.guest_id = name.id"
            " WHERE kind = 'birthday' AND important_date.retired_at IS NULL ORDER BY path LIMIT 1"
        ),
        (guest_id,),
    )
    return None if found is None else bytes(found)
