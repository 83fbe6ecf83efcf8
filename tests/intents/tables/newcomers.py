"""Guests who are taken in at the counter, and cards that are given anew."""

from __future__ import annotations

from base64 import b64decode
from typing import Any

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import PHONE_SECRET, Asked
from tests.fakes.small_house import GUEST, NOBODY, SECOND_GUEST, STORE
from vipdesk.chinese.phone import Phone
from vipdesk.errors import Code
from vipdesk.ids import GuestId, derived_id
from vipdesk.models.card import Card
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.guest import Contact, Guest
from vipdesk.rules.guest_rows import card_id, counter_contact_id

NEWCOMER = GuestId(derived_id("guest", "new"))
NEW_CARD = "886600006173"
OLD_CARD = "886600000000"
OLD_CARD_ROW = derived_id("card", "0")
SECRET = b64decode(PHONE_SECRET)
NUMBER = "13800138000"
PHONE = Phone("86", NUMBER)
CONTACT = counter_contact_id(PHONE, SECRET)


def register(**args: Any) -> Asked:
    """Somebody new gives their name."""
    return Asked("guest.register", {"guest_id": str(NEWCOMER), "name": "王芳"} | args)


def held_number(guest_id: GuestId = GUEST, phone: Phone = PHONE) -> Contact:
    """A number that a counter has taken in before."""
    return Contact(
        id=counter_contact_id(phone, SECRET),
        guest_id=guest_id,
        kind="phone",
        masked="138****8000",
        sealed_value=phone.digits,
    )


def _registered(**directory: Any) -> tuple[Then, ...]:
    row = {"name": "王芳", "tier": None, "home_store_id": STORE, "version": 1} | directory
    return (
        Then(Guest, NEWCOMER, {"full_name": "王芳", "tier": None, "home_store_id": STORE, "version": 1}),
        Then(DirectoryRow, NEWCOMER, row),
    )


_CARD = Then(Card, card_id(NEW_CARD), {"guest_id": NEWCOMER, "card_no": NEW_CARD, "primary": True})
_CONTACT = Then(Contact, CONTACT, {"guest_id": NEWCOMER, "kind": "phone", "masked": "138****8000", "version": 1})
REGISTERED = (
    Case(
        "a name is enough",
        register(name=" 王 芳\u200b "),
        then=(
            Then(Guest, NEWCOMER, {"full_name": "王 芳", "gender": None, "title": None}),
            Then(DirectoryRow, NEWCOMER, {"name": "王 芳", "card_no": None, "phones": [], "alerts": []}),
        ),
    ),
    Case(
        "card, number and title are kept, the number masked",
        register(gender="f", title="太太", phone="138-0013-8000", card_no=f" {NEW_CARD} "),
        then=(
            *_registered(address="王太太", address_en="Mrs Wang", card_no=NEW_CARD, spoken="Wáng Fāng"),
            _CARD,
            _CONTACT,
        ),
    ),
    Case(
        "a number of Hong Kong",
        register(phone="+852 5190 1234"),
        then=(
            *_registered(),
            Then(
                Contact,
                counter_contact_id(Phone("852", "51901234"), SECRET),
                {"masked": "+852 ****1234", "guest_id": NEWCOMER},
            ),
        ),
    ),
    Case("a name without letters", register(name=" \u200b "), refused=Code.FIELD_MISSING),
    Case("too long a name", register(name="王" * 61), refused=Code.TEXT_TOO_LONG, facts={"longest": 60}),
    Case(
        "the longest name",
        register(name="王" * 60),
        then=(Then(Guest, NEWCOMER, {"full_name": "王" * 60}), Then(DirectoryRow, NEWCOMER, {"name": "王" * 60})),
    ),
    Case("too long a title", register(title="总" * 21), refused=Code.TEXT_TOO_LONG, facts={"longest": 20}),
    Case("no such gender", register(gender="x"), refused=Code.BAD_ARGUMENTS),
    *(
        Case(f"no whole number: {text}", register(phone=text), refused=Code.PHONE_UNREADABLE)
        for text in ("", "8000", "138****8000", "1380013800", "abc", "51901234")
    ),
    *(
        Case(f"no card: {text}", register(card_no=text), refused=Code.CARD_UNREADABLE)
        for text in ("", "12345", "1" * 25, "8866-0000", "8.866E+11", "280000000000000000")
    ),
    Case(
        "a card that a dossier names",
        register(card_no=OLD_CARD),
        refused=Code.CARD_IN_USE,
        facts={"guest_id": str(GUEST)},
    ),
    Case(
        "a number that a counter has taken in",
        register(phone=NUMBER),
        given=(held_number(),),
        refused=Code.PHONE_IN_USE,
        facts={"guest_id": str(GUEST)},
    ),
    Case("an id that is taken", register(guest_id=str(GUEST)), refused=Code.KEY_REUSED),
)


def replace_card(**args: Any) -> Asked:
    """The first guest shows another card."""
    return Asked("guest.replace_card", {"guest_id": str(GUEST), "card_no": NEW_CARD, "replaces": OLD_CARD} | args)


_NEW = Then(Card, card_id(NEW_CARD), {"guest_id": GUEST, "card_no": NEW_CARD, "primary": True, "version": 1})
REPLACED = (
    Case(
        "the new card is the guest's and the old one nobody's",
        replace_card(),
        then=(
            Then(Card, OLD_CARD_ROW, {"retired_at": NOON, "version": 2}),
            _NEW,
            Then(DirectoryRow, GUEST, {"card_no": NEW_CARD, "version": 2}),
        ),
    ),
    Case(
        "a further card stays beside it",
        replace_card(),
        given=(Card(id=derived_id("card", "further"), guest_id=GUEST, card_no="886611112222", primary=False),),
        then=(
            Then(Card, OLD_CARD_ROW, {"retired_at": NOON}),
            _NEW,
            Then(DirectoryRow, GUEST, {"card_no": NEW_CARD}),
        ),
    ),
    Case("the card they have already", replace_card(card_no=OLD_CARD)),
    Case(
        "a card of somebody else",
        replace_card(card_no="886600000001"),
        refused=Code.CARD_IN_USE,
        facts={"guest_id": str(SECOND_GUEST)},
    ),
    Case("another one was given meanwhile", replace_card(replaces="886699990000"), refused=Code.CARD_MOVED),
    Case("they had one, unseen", replace_card(replaces=None), refused=Code.CARD_MOVED),
    Case(
        "a card that was taken away is given to nobody",
        replace_card(),
        given=(Card(id=card_id(NEW_CARD), guest_id=SECOND_GUEST, card_no=NEW_CARD, retired_at=NOON),),
        refused=Code.KEY_REUSED,
    ),
    Case("what is no card", replace_card(card_no="12345"), refused=Code.CARD_UNREADABLE),
    Case("a card for somebody unknown", replace_card(guest_id=str(NOBODY)), refused=Code.GUEST_UNKNOWN),
)

CASES = (*REGISTERED, *REPLACED)
