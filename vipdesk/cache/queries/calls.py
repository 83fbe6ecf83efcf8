"""Whom a shopper is waited for by, and which arrivals they heard of were a mistake."""

from datetime import timedelta
from uuid import UUID

from vipdesk.cache.queries.entered_by import entered_by
from vipdesk.cache.queries.reader import Reader, known_instant, masked_guest
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
        " directory_row.address, directory_row.address_en, (SELECT value FROM preference"
        "  WHERE preference.guest_id = visit.guest_id AND topic = ? AND preference.retired_at IS NULL LIMIT 1), visit.extra"
        " FROM visit JOIN directory_row ON directory_row.id = visit.guest_id"
        " WHERE told_id = ? AND visit.store_id = ? AND visit.retired_at IS NULL"
        " AND ((visit.open = 1 AND answer IS NULL)"
        "  OR (visit.state = ? AND answer IS NOT ? AND visit.left_at > ?))"
        " ORDER BY told_at LIMIT ?",
        (
            Topic.DRINK.value,
            staff_id.bytes,
            reader.store,
            VisitState.UNDONE.value,
            CallAnswer.SEEN.value,
            since,
            _MOST,
        ),
    )
    found = []
    for visit_id, guest_id, state, arrived, place_id, name, address, address_en, drink, extra in rows:
        place = reader.place(place_id)
        found.append(
            Call(
                visit_id=UUID(bytes=visit_id),
                told_id=staff_id,
                guest=masked_guest(guest_id, name, address, address_en),
                place=None if place is None else place.name,
                drink=drink,
                arrived_at=known_instant(arrived),
                taken_back=state == VisitState.UNDONE,
                entered_by=entered_by(reader, extra),
            )
        )
    return tuple(found)
