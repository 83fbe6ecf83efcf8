"""Put the places of the lounge in order."""

from vipdesk.errors import Code, Refused
from vipdesk.ids import PlaceId
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.models.lounge import LoungePlace
from vipdesk.models.vocabulary import Role


@intent("place.arrange")
class ArrangePlaces(Intent):
    """The order on the map and among suggestions; the later author wins.

    Places that the author did not see come behind the others, those that are gone meanwhile are passed over.
    """

    order: list[PlaceId]

    roles = frozenset({Role.SUPERVISOR})

    def apply(self, ledger: Ledger) -> None:
        """Number the rows anew; one that keeps its number is not written."""
        if len(set(self.order)) != len(self.order):
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="order")
        seen = {place_id: number for number, place_id in enumerate(self.order)}
        places = ledger.find(LoungePlace, store_id=ledger.actor.store_id)
        places.sort(key=lambda place: (seen.get(PlaceId(place.id), len(seen)), place.position, place.id))
        for position, place in enumerate(places, start=1):
            if place.position != position:
                ledger.update(place, position=position)
