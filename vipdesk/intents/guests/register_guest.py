"""Take in a guest whom nobody knows yet."""

from typing import Literal
from uuid import UUID

from vipdesk.chinese.masking import mask_phone
from vipdesk.chinese.phone import Phone, phone_text
from vipdesk.chinese.script import clean
from vipdesk.errors import Code, Refused
from vipdesk.ids import GuestId
from vipdesk.intents.intent import Intent, created_id, intent
from vipdesk.intents.ledger import AuthorityLedger, Ledger
from vipdesk.intents.preconditions import (
    id_text,
    require_card_number,
    require_free_card,
    require_length,
    require_phone,
)
from vipdesk.models.guest import Contact, Guest
from vipdesk.models.vocabulary import FLOOR_ROLES, ContactKind, ScopeReason
from vipdesk.rules.guest_rows import Newcomer, card_id, card_row, counter_contact_id, directory_row
from vipdesk.rules.search_rank import TIERS, search_rank

LONGEST_NAME = 60
LONGEST_TITLE = 20


@intent("guest.register")
class RegisterGuest(Intent):
    """Make a guest of this store: a name, and whatever else is known; the rest comes later.

    The number goes to head office whole, once, from the encrypted outbox; no row of a desk has more than its mask.
    """

    guest_id: GuestId = created_id()
    name: str
    gender: Literal["f", "m"] | None = None
    title: str | None = None
    phone: str | None = None
    card_no: str | None = None

    roles = FLOOR_ROLES

    def derives(self) -> tuple[UUID, ...]:
        """The card's row."""
        return () if self.card_no is None else (card_id(self.card_no),)

    def apply(self, ledger: Ledger) -> None:
        """Add dossier, directory row, card and number; a card or number that somebody has leads to their dossier."""
        newcomer = self._newcomer()
        if newcomer.card_no is not None:
            require_free_card(ledger, newcomer.card_no)
        if newcomer.phone is not None:
            known = ledger.get(Contact, counter_contact_id(newcomer.phone, ledger.phone_secret))
            if known is not None:
                raise Refused(Code.PHONE_IN_USE, guest_id=id_text(known.guest_id))
        self._add(ledger, newcomer)

    def finish(self, ledger: AuthorityLedger) -> None:
        """Numbers that lists have brought are known to head office alone."""
        if self.phone is not None:
            for guest_id in ledger.holders_of_phone(phone_text(require_phone(self.phone))):
                if guest_id != self.guest_id:
                    raise Refused(Code.PHONE_IN_USE, guest_id=id_text(guest_id))
        ledger.hold(ledger.actor.store_id, self.guest_id, ScopeReason.HOME, None)

    def _newcomer(self) -> Newcomer:
        return Newcomer(
            name=require_length(clean(self.name), LONGEST_NAME),
            gender=self.gender,
            title=None if self.title is None else require_length(clean(self.title), LONGEST_TITLE),
            tier=None,
            card_no=None if self.card_no is None else require_card_number(self.card_no),
            phone=None if self.phone is None else require_phone(self.phone),
        )

    def _add(self, ledger: Ledger, newcomer: Newcomer) -> None:
        home = ledger.actor.store_id
        ledger.insert(
            Guest(
                id=self.guest_id,
                full_name=newcomer.name,
                gender=newcomer.gender,
                title=newcomer.title,
                tier=None,
                home_store_id=home,
            )
        )
        rank = search_rank(None, TIERS - 1)
        ledger.insert(directory_row(self.guest_id, newcomer, home, rank, ledger.phone_secret))
        if newcomer.card_no is not None:
            ledger.insert(card_row(self.guest_id, newcomer.card_no, primary=True))
        if newcomer.phone is not None:
            ledger.insert(self._contact(ledger, newcomer.phone))

    def _contact(self, ledger: Ledger, phone: Phone) -> Contact:
        number = phone_text(phone)
        return Contact(
            id=counter_contact_id(phone, ledger.phone_secret),
            guest_id=self.guest_id,
            kind=ContactKind.PHONE,
            masked=mask_phone(number),
            # a desk's file has no column for it
            sealed_value=number,
        )
