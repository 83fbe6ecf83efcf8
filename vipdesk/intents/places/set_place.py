"""Add a seat or a room to the lounge, or change one."""

from typing import Any

from vipdesk.errors import Code, Refused
from vipdesk.ids import PlaceId
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.place_bookings import bookings_ahead, refuse_overlap
from vipdesk.intents.preconditions import require_length
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.vocabulary import PlaceKind, Role
from vipdesk.rules.lounge_places import LONGEST_NAME, MOST_PLACES, MOST_SEATS, PlaceFacts, in_order


@intent("place.set")
class SetPlace(Intent):
    """Add a place of the author's store behind all others, or change one; `based_on` is what the author saw.

    A place that is booked for more people than it would seat is left as it is.
    """

    place_id: PlaceId = created_id()
    facts: PlaceFacts
    based_on: PlaceFacts | None = None

    roles = frozenset({Role.SUPERVISOR})

    def apply(self, ledger: Ledger) -> None:
        """Write the row."""
        facts = self.facts.tidy()
        _require_possible(facts)
        places = ledger.find(LoungePlace, store_id=ledger.actor.store_id)
        if any(place.name == facts.name and place.id != self.place_id for place in places):
            raise Refused(Code.PLACE_KNOWN, place=facts.name)
        if self.based_on is None:
            self._add(ledger, facts, places)
            return
        self._change(ledger, facts, self.based_on.tidy())

    def _change(self, ledger: Ledger, facts: PlaceFacts, seen: PlaceFacts) -> None:
        place = ledger.get(LoungePlace, self.place_id)
        if place is None or place.store_id != ledger.actor.store_id:
            raise Refused(Code.PLACE_MOVED)
        present = place_facts(place)
        if present == facts:
            return
        if present != seen:
            raise Refused(Code.PLACE_MOVED)
        if facts.capacity < present.capacity:
            for booking in bookings_ahead(ledger, place):
                if booking.companions + 1 > facts.capacity:
                    raise refuse_overlap(ledger, place, booking)
        ledger.update(place, **_columns(facts))

    def _add(self, ledger: Ledger, facts: PlaceFacts, places: list[LoungePlace]) -> None:
        if len(places) >= MOST_PLACES:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="places")
        last = max((place.position for place in places), default=0)
        store_id = ledger.actor.store_id
        ledger.insert(LoungePlace(id=self.place_id, store_id=store_id, position=last + 1, **_columns(facts)))


def place_facts(place: LoungePlace) -> PlaceFacts:
    """What stands in a row."""
    return PlaceFacts(
        name=place.name,
        name_en=place.name_en,
        room=place.kind == PlaceKind.ROOM,
        capacity=place.capacity,
        features=in_order(tuple(place.features or ())),
    )


def _columns(facts: PlaceFacts) -> dict[str, Any]:
    return {
        "name": facts.name,
        "name_en": facts.name_en,
        "kind": (PlaceKind.ROOM if facts.room else PlaceKind.SEAT).value,
        "capacity": facts.capacity,
        "features": list(facts.features),
    }


def _require_possible(facts: PlaceFacts) -> None:
    for name in (facts.name, facts.name_en):
        require_length(name, LONGEST_NAME)
    if not 1 <= facts.capacity <= MOST_SEATS:
        raise Refused(Code.PLACE_SEATS, most=MOST_SEATS)
