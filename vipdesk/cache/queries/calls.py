"""Whom a shopper is waited for by, and which arrivals they heard of were a mistake."""

from datetime import timedelta
from uuid import UUID

from vipdesk.cache.queries.entered_by import entered_by
from vipdesk.cache.queries.guest_lists import preferences
from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import masked_person
from vipdesk.models.snapshot.arrival import Call
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import CallAnswer, Topic, VisitState

TOLD_FOR = timedelta(hours=2)
"""How long a mistake is worth telling."""
_MOST = 9


def calls(reader: Reader, staff_id: UUID) -> tuple[Call, ...]:
    """What the person has not answered or not seen yet, the oldest first."""
    since = to_microseconds(reader.now - TOLD_FOR)
    rows = reader.cache.rows(
        "SELECT visit.id, visit.guest_id, visit.state, visit.checked_in_at, visit.place_id, directory_row.name,"
        " directory_row.address, directory_row.address_en, directory_row.merged_into, visit.extra"
        " FROM visit JOIN directory_row ON directory_row.id = visit.guest_id"
        " WHERE told_id = ? AND visit.store_id = ? AND visit.retired_at IS NULL"
        " AND ((visit.open = 1 AND answer IS NULL)"
        "  OR (visit.state = ? AND answer IS NOT ? AND visit.left_at > ?))"
        " ORDER BY told_at LIMIT ?",
        (
            staff_id.bytes,
            reader.store,
            VisitState.UNDONE.value,
            CallAnswer.SEEN.value,
            since,
            _MOST,
        ),
    )
    found = []
    for visit_id, guest_id, state, arrived, place_id, *named, extra in rows:
        place, guest = reader.place(place_id), masked_person(reader, (guest_id, *named))
        wishes = preferences(reader, guest.guest_id)
        found.append(
            Call(
                visit_id=UUID(bytes=visit_id),
                told_id=staff_id,
                guest=guest,
                place=None if place is None else place.name,
                drink=next((wish.value for wish in wishes if wish.topic is Topic.DRINK), None),
                arrived_at=known_instant(arrived),
                taken_back=state == VisitState.UNDONE,
                entered_by=entered_by(reader, extra),
            )
        )
    return tuple(found)
