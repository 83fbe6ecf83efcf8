"""People who may be one: who is like whom and in what, and two records side by side before they become one (P31)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from vipdesk.models.snapshot.desk import Side
from vipdesk.models.snapshot.guests import Resemblance, Words
from vipdesk.models.vocabulary import Because, Choice


class Evidence(StrEnum):
    """What two records have in common beside the name, the strongest first."""

    NUMBER = "number"
    """The whole phone number."""
    PLATE = "plate"
    BIRTHDAY = "birthday"
    TAIL = "tail"
    """The last four digits of a phone."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Somebody who may be the guest in view: `name` says whether they are called alike, None for another name."""

    guest_id: UUID
    masked: str
    """陈**"""
    masked_phone: str | None
    name: Resemblance | None
    also: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class MergeSide:
    """One of two records: who that is, and how much hangs on it."""

    guest_id: UUID
    name: str
    address: Words
    tier: Words | None
    cards: tuple[str, ...]
    masked_phones: tuple[str, ...]
    last_visit: datetime | None
    counts: tuple[tuple[str, int], ...]
    """Rows by table, of every table that is about a guest; tables without any are left out."""
    has_dossier: bool
    """Whether all of it is on this desk."""


@dataclass(frozen=True, slots=True)
class MergeField:
    """A field of which both say something else; `both` is the two as one, where they can be."""

    field: str
    """A column of the record, a topic of preferences, `birthday` or `shopper`."""
    ours: Side
    theirs: Side
    proposed: Choice
    because: Because
    both: str | None = None
    listed: bool = False
    """Whether both may be kept, as of a list."""


@dataclass(frozen=True, slots=True)
class MergeSight:
    """Two records side by side: `ours` is the one that would remain."""

    ours: MergeSide
    theirs: MergeSide
    likeness: Likeness
    """In what the other one is like the one that would remain."""
    fields: tuple[MergeField, ...]
    taken: int
    """How many fields only the other one knows: they are taken as they are."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """What a profile says of other records beside the guest's own."""

    guest_id: UUID
    alike: tuple[Likeness, ...]
    merged: tuple["MergedRecord", ...]
    apart: tuple["ApartRecord", ...] = ()


@dataclass(frozen=True, slots=True)
class MergedRecord:
    """A record that was merged into the guest in view, while it can still be taken out again."""

    merge_id: UUID
    name: str
    merged_at: datetime
    by: Words | None
    until: date
    """The last day on which the merge can be undone."""


@dataclass(frozen=True, slots=True)
class ApartRecord:
    """A record of which somebody has said that it is not the guest in view."""

    guest_id: UUID
    masked: str
    masked_phone: str | None
    said_at: datetime
    by: Words | None
