"""The visit that is going on, and what the lounge right gives a guest who comes."""

from collections.abc import Mapping
from uuid import UUID

from vipdesk.cache.queries.duty import duty_book
from vipdesk.cache.queries.entered_by import entered_by
from vipdesk.cache.queries.reader import Reader, instant, known_instant
from vipdesk.cache.queries.same_person import in_order, of_person
from vipdesk.models.snapshot.guests import LoungeTerms, OpenVisit, Shopper, Words
from vipdesk.models.vocabulary import CallAnswer, DutyState, Role, VisitPurpose, VisitState
from vipdesk.rules.lounge_right import LOUNGE_POLICY, TIER_POLICY, counts_visits, lounge_terms

EXTENSIONS_POLICY = "staff.extensions"
"""By staff code the number under which somebody is reached in the house."""
MOST_OTHERS = 3
PARKING = "停车"
"""In the name of the voucher that is offered with a car."""
_PARKING = "SELECT id FROM voucher_type WHERE name LIKE ? AND retired_at IS NULL ORDER BY worth_fen, name LIMIT 1"
_HAS_CAR = "SELECT 1 FROM guest WHERE id IN {} AND plate IS NOT NULL AND retired_at IS NULL LIMIT 1"
_GIVEN = (
    "SELECT 1 FROM voucher WHERE guest_id IN {} AND voucher_type_id = ? AND issued_at >= ? AND state <> 'void'"
    " AND retired_at IS NULL LIMIT 1"
)
_PURPOSES = frozenset(VisitPurpose)
_ANSWERS = frozenset(CallAnswer)


def open_visit(reader: Reader, guest_id: UUID) -> OpenVisit | None:
    """The guest's open visit, wherever it is."""
    row = reader.cache.row(
        in_order(
            "SELECT visit.id, state, checked_in_at, place_id, companions, purpose, plate, bags, told_id, told_at, answer,"
            " visit.extra"
            " FROM name JOIN visit ON visit.guest_id = name.id AND open = 1 AND visit.retired_at IS NULL ORDER BY path LIMIT 1"
        ),
        (guest_id.bytes,),
    )
    if row is None:
        return None
    visit_id, state, arrived, place_id, companions, purpose, plate, bags, told_id, told_at, answer, extra = row
    return OpenVisit(
        visit_id=UUID(bytes=visit_id),
        state=VisitState(state),
        checked_in_at=known_instant(arrived),
        place=reader.place(place_id),
        companions=companions,
        purpose=VisitPurpose(purpose) if purpose in _PURPOSES else None,
        plate=plate,
        bags=bags,
        told=_told(reader, told_id),
        told_at=instant(told_at),
        answer=CallAnswer(answer) if answer in _ANSWERS else None,
        others=_others(reader, told_id) if _wants_somebody(told_id, answer) else (),
        extension=_extension(reader, told_id) if _wants_somebody(told_id, answer) else None,
        parking_offer=_parking_offer(reader, guest_id, arrived, plate),
        entered_by=entered_by(reader, extra),
    )


def _parking_offer(reader: Reader, guest_id: UUID, arrived: int, plate: str | None) -> UUID | None:
    """The store's parking voucher, where a car is known and none was given during this visit."""
    if plate is None and reader.cache.row(of_person(_HAS_CAR), (guest_id.bytes,)) is None:
        return None
    offered = reader.cache.row(_PARKING, (f"%{PARKING}%",))
    if offered is None or reader.cache.row(of_person(_GIVEN), (guest_id.bytes, offered[0], arrived)) is not None:
        return None
    return UUID(bytes=offered[0])


def terms_of(reader: Reader, guest_id: UUID, tier: str | None) -> LoungeTerms:
    """The lounge right of a guest who comes now, as `visit.check_in` will decide on it."""
    rules = reader.policy(LOUNGE_POLICY)
    arrivals = []
    if counts_visits(rules):
        rows = reader.cache.rows(
            of_person(
                "SELECT checked_in_at FROM visit WHERE guest_id IN {} AND open = 0 AND store_id = ? AND state <> ?"
                " AND retired_at IS NULL"
            ),
            (guest_id.bytes, reader.store, VisitState.UNDONE.value),
        )
        arrivals = [known_instant(arrived) for (arrived,) in rows]
    tier_rules = None if tier is None else reader.policy(TIER_POLICY + tier)
    return lounge_terms(rules, tier, tier_rules, arrivals, reader.now)


def _told(reader: Reader, staff_id: bytes | None) -> Shopper | None:
    name = reader.staff_name(staff_id)
    return None if staff_id is None or name is None else Shopper(UUID(bytes=staff_id), name)


def _wants_somebody(told_id: bytes | None, answer: str | None) -> bool:
    return told_id is not None and answer in (None, CallAnswer.COVER)


def _others(reader: Reader, told_id: bytes) -> tuple[Shopper, ...]:
    """Shoppers of this store whom the roster does not call off.

    First whoever stands in for the one who was told, then who is known to be at work, then who has been called to the
    fewest guests that are here.
    """
    rows = reader.cache.rows(
        "SELECT staff.id, name, name_en, (SELECT count(*) FROM visit WHERE visit.told_id = staff.id AND visit.open = 1)"
        " AS busy FROM staff WHERE store_id = ? AND role = ? AND placeholder = 0 AND retired_at IS NULL AND id <> ?"
        " ORDER BY busy, code",
        (reader.store, Role.SHOPPER.value, told_id),
    )
    book = duty_book(reader)
    cover = book.cover_of(told_id)
    found = [
        (row[0] != cover, Shopper(UUID(bytes=row[0]), Words(row[1], row[2]), book.of(row[0], reader.store)))
        for row in rows
    ]
    free = [(after, other) for after, other in found if other.duty.state is not DutyState.OFF]
    free.sort(key=lambda each: (each[0], each[1].duty.state is not DutyState.ON))
    return tuple(other for _, other in free[:MOST_OTHERS])


def _extension(reader: Reader, told_id: bytes) -> str | None:
    known = reader.policy(EXTENSIONS_POLICY)
    code = reader.cache.value("SELECT code FROM staff WHERE id = ?", (told_id,))
    number = known.get(code) if isinstance(known, Mapping) else None
    return number if isinstance(number, str) and number else None
