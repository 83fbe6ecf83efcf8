"""Order a drink for a guest in the lounge."""

from vipdesk.clock import STORE_ZONE
from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId, RequestId
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.names import names_of, standing_preference
from vipdesk.intents.preconditions import optional_line, require_guest
from vipdesk.intents.requests.open_request import OpenRequest
from vipdesk.models.visit import Visit
from vipdesk.models.vocabulary import FLOOR_ROLES, Topic
from vipdesk.rules.drinks_menu import (
    DRINKS_KIND,
    MENU_POLICY,
    MOST_PORTIONS,
    SOLD_OUT_POLICY,
    concerns,
    menu_in_force,
    order_words,
    sold_out_on,
)


@intent("drinks.order")
class OrderDrink(Intent):
    """点单: a request of the type 茶饮, so that the pantry sees it on the board; served is the request done.

    A drink that contains what the guest must not have is refused unless `despite_taboo` says that somebody has asked.
    """

    request_id: RequestId = created_id()
    guest_id: GuestId
    drink: str
    portions: int = 1
    note: str | None = None
    despite_taboo: bool = False

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Check the drink, and open the request."""
        guest_id = GuestId(require_guest(ledger, self.guest_id).id)
        if not 1 <= self.portions <= MOST_PORTIONS:
            raise Refused(Code.BAD_ARGUMENTS, kind=self.kind, detail="portions")
        menu = menu_in_force(ledger.policy(MENU_POLICY, None))
        drink = next((each for each in menu if each.zh == self.drink), None)
        if drink is None:
            raise Refused(Code.DRINK_NOT_ON_MENU, drink=self.drink)
        day = ledger.asked_at.astimezone(STORE_ZONE).date().isoformat()
        if drink.zh in sold_out_on(ledger.policy(SOLD_OUT_POLICY, None), day):
            raise Refused(Code.DRINK_SOLD_OUT, drink=drink.zh)
        names = names_of(ledger, guest_id)
        visits = [visit for name in names for visit in ledger.find(Visit, guest_id=name.guest_id, open=True)]
        if not any(visit.store_id == ledger.actor.store_id for visit in visits):
            raise Refused(Code.NOT_HERE)
        taboo = standing_preference(ledger, names, Topic.TABOO)
        against = concerns(drink, None if taboo is None else taboo.value)
        if against and not self.despite_taboo:
            raise Refused(Code.DRINK_AGAINST_TABOO, drink=drink.zh, contains="、".join(against))
        words = order_words(drink, self.portions, optional_line(self.note))
        OpenRequest(
            request_id=self.request_id,
            guest_id=guest_id,
            kind_of_request=DRINKS_KIND,
            summary=words,
            fields={"item": words},
        ).apply(ledger)
