"""Say that a drink is sold out today, or there again."""

from vipdesk.clock import STORE_ZONE
from vipdesk.errors import Code, Refused
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.policies.store_policy import write_store_policy
from vipdesk.models.vocabulary import FLOOR_ROLES
from vipdesk.rules.drinks_menu import MENU_POLICY, SOLD_OUT_POLICY, menu_in_force, sold_out_on, sold_out_value


@intent("drinks.set_sold_out")
class SetSoldOut(Intent):
    """售完, for this day alone: two desks that mark two drinks mark both."""

    drink: str
    sold_out: bool = True

    roles = FLOOR_ROLES

    def apply(self, ledger: Ledger) -> None:
        """Write the policy row of the store."""
        if self.drink not in {drink.zh for drink in menu_in_force(ledger.policy(MENU_POLICY, None))}:
            raise Refused(Code.DRINK_NOT_ON_MENU, drink=self.drink)
        day = ledger.asked_at.astimezone(STORE_ZONE).date().isoformat()
        present = sold_out_on(ledger.policy(SOLD_OUT_POLICY, None), day)
        wanted = present | {self.drink} if self.sold_out else present - {self.drink}
        if wanted != present:
            write_store_policy(ledger, SOLD_OUT_POLICY, sold_out_value(wanted, day))
