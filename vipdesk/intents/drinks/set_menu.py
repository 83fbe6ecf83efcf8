"""Set the store's drinks menu."""

from typing import Any

from vipdesk.errors import Code, Refused
from vipdesk.intents.intent import Intent, intent
from vipdesk.intents.ledger import Ledger
from vipdesk.intents.policies.store_policy import write_store_policy
from vipdesk.models.vocabulary import Role
from vipdesk.rules.drinks_menu import MENU_POLICY, menu_in_force, menu_items, read_menu


@intent("drinks.set_menu")
class SetMenu(Intent):
    """Replace the menu of the author's store; it is in force at once.

    `items` as in the policy row (`rules.drinks_menu`); `based_on` are those that the author saw.
    """

    items: list[dict[str, Any]]
    based_on: list[dict[str, Any]]

    roles = frozenset({Role.SUPERVISOR})

    def apply(self, ledger: Ledger) -> None:
        """Write the policy row of the store."""
        menu = read_menu({"items": self.items})
        if menu is None:
            raise Refused(Code.MENU_UNREADABLE)
        wanted = menu_items(menu)
        if menu_items(menu_in_force(ledger.policy(MENU_POLICY, None))) not in (self.based_on, wanted):
            raise Refused(Code.POLICY_MOVED)
        write_store_policy(ledger, MENU_POLICY, {"items": wanted})
