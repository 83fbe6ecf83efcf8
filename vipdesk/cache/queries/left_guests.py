"""Who was here today and has left."""

from uuid import UUID

from vipdesk.cache.queries.duty import duty_book
from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.cache.queries.same_person import masked_person, shopper_of
from vipdesk.clock import store_day
from vipdesk.models.snapshot.today import LeftGuest
from vipdesk.models.values import to_microseconds
from vipdesk.models.vocabulary import VisitState

_MOST = 50
_LEFT = (
    "SELECT visit.id, visit.guest_id, directory_row.name, directory_row.address, directory_row.address_en,"
    " directory_row.merged_into, checked_in_at, left_at, place_id"
    " FROM visit JOIN directory_row ON directory_row.id = visit.guest_id"
    " WHERE visit.store_id = ? AND checked_in_at >= ? AND checked_in_at < ? AND state = ? AND left_at IS NOT NULL"
    " AND visit.retired_at IS NULL ORDER BY left_at DESC LIMIT ?"
)


def left_guests(reader: Reader, staff_id: UUID | None) -> tuple[LeftGuest, ...]:
    """The latest first."""
    start, end = (to_microseconds(each) for each in store_day(reader.now))
    rows = reader.cache.rows(_LEFT, (reader.store, start, end, VisitState.LEFT.value, _MOST))
    own = None if staff_id is None else staff_id.bytes
    others = () if own is None or not rows else duty_book(reader).covered_by(own)
    left = []
    for visit_id, guest_id, *named, since, left_at, place_id in rows:
        guest = masked_person(reader, (guest_id, *named))
        shopper = shopper_of(reader, guest.guest_id.bytes)
        place = reader.place(place_id)
        left.append(
            LeftGuest(
                visit_id=UUID(bytes=visit_id),
                guest=guest,
                since=known_instant(since),
                left_at=known_instant(left_at),
                place=None if place is None else place.name,
                mine=shopper is not None and (shopper == own or shopper in others),
            )
        )
    return tuple(left)
