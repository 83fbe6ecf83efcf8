"""What one prepares for before a guest comes, as it is now: the facts of `vipdesk.rules.preparation`."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vipdesk.cache.queries.reader import Reader
from vipdesk.cache.queries.same_person import of_person
from vipdesk.chinese.dates import clock_text
from vipdesk.models.vocabulary import Topic
from vipdesk.rules.preparation import fact_of_text

_SERVICES = (
    "SELECT id, state FROM request WHERE guest_id IN {} AND state IN ('new', 'accepted', 'in_progress')"
    " AND retired_at IS NULL AND NOT sensitive ORDER BY id"
)
_WISHES = (
    "SELECT topic, value FROM preference WHERE guest_id IN {} AND topic IN (?, ?) AND value IS NOT NULL"
    " AND retired_at IS NULL ORDER BY told_at"
)


@dataclass(frozen=True, slots=True)
class Booked:
    """What the appointment itself says."""

    starts_at: datetime
    staff_id: bytes | None
    companions: int
    kind: str
    note: str | None
    place_id: bytes | None = None


def present_facts(reader: Reader, guest_id: UUID, booked: Booked) -> dict[str, str]:
    """The facts of a guest who is expected: of the appointment, of taboo and drink, and of what waits for them."""
    about = guest_id.bytes
    wishes = dict(reader.cache.rows(of_person(_WISHES), (about, Topic.TABOO.value, Topic.DRINK.value)))
    services = reader.cache.rows(of_person(_SERVICES), (about,))
    return {
        "time": clock_text(booked.starts_at),
        "companions": str(booked.companions),
        "shopper": "" if booked.staff_id is None else booked.staff_id.hex(),
        "place": "" if booked.place_id is None else booked.place_id.hex(),
        "kind": fact_of_text(booked.kind),
        "note": fact_of_text(booked.note),
        "taboo": fact_of_text(wishes.get(Topic.TABOO.value)),
        "drink": fact_of_text(wishes.get(Topic.DRINK.value)),
        "services": fact_of_text(" ".join(f"{bytes(row_id).hex()}:{state}" for row_id, state in services)),
    }
