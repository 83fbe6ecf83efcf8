"""Relations, wishes, gifts and addresses: written field by field, and nothing of another author's is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import GUEST, NOBODY, RECEPTIONIST, SECOND_GUEST, SHOPPER, STORE, later
from tests.intents.tables.guests import ask
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.gift import Gift
from vipdesk.models.guest import Guest
from vipdesk.models.receipt import Receipt
from vipdesk.models.relation import Relation
from vipdesk.models.wish import Wish

RELATION, WISH, GIFT, RECEIPT = (derived_id("fact", name) for name in ("relation", "wish", "gift", "receipt"))
BY_SHOPPER: dict[str, Any] = {"author_id": SHOPPER, "noted_at": later(days=-9)}
TOLD = {"author_id": RECEPTIONIST, "noted_at": NOON}


def lost(field: str, before: Any, theirs: str | None, **more: Any) -> Mapping[str, Any]:
    return {"field": field, "before": before, "theirs": theirs, "theirs_by": str(SHOPPER)} | more


RELATION_SEEN: dict[str, Any] = {
    "name": "王海",
    "kind": "driver",
    "may": ["collect"],
    "note": None,
    "confidential": False,
}


def set_relation(**args: Any) -> Asked:
    """王海, who drives the guest and may collect."""
    plain = {"relation_id": RELATION, "name": "王海", "relation": "driver", "may": ["collect"]}
    return ask("set_relation", **(plain | args))


def relation(**changes: Any) -> Relation:
    """The same, as the shopper wrote it down."""
    return Relation(id=RELATION, **({"guest_id": GUEST} | RELATION_SEEN | BY_SHOPPER | changes))


def remove_relation(**args: Any) -> Asked:
    """Take it away."""
    return ask("remove_relation", **({"relation_id": RELATION, "based_on": RELATION_SEEN} | args))


RELATIONS = (
    Case(
        "somebody may collect for the guest",
        set_relation(name=" 王海 ", may=["redeem", "collect", "redeem"], note=" 车在 B2 ", confidential=True),
        then=(
            Then(
                Relation,
                RELATION,
                {
                    "guest_id": GUEST,
                    "name": "王海",
                    "kind": "driver",
                    "may": ["collect", "redeem"],
                    "note": "车在 B2",
                    "confidential": True,
                    **TOLD,
                },
            ),
        ),
    ),
    Case(
        "what the author left alone stays as another author wrote it",
        set_relation(may=["collect", "redeem"], based_on=RELATION_SEEN),
        given=(relation(note="只在周末", name="王海洋"),),
        then=(
            Then(
                Relation,
                RELATION,
                {"may": ["collect", "redeem"], "note": "只在周末", "name": "王海洋", "version": 2},
            ),
        ),
    ),
    Case(
        "two authors of one field: the later one wins, and what was there is told",
        set_relation(may=["enter"], name="王大海", based_on=RELATION_SEEN),
        given=(relation(may=["redeem"]),),
        then=(Then(Relation, RELATION, {"may": ["enter"], "name": "王大海", **TOLD}),),
        conflicts=(lost("relation.may", '["collect"]', '["redeem"]'),),
    ),
    Case("nothing changed is nothing written", set_relation(based_on=RELATION_SEEN), given=(relation(),)),
    Case(
        "a relation that somebody has removed is not changed",
        set_relation(name="王大海", based_on=RELATION_SEEN),
        refused=Code.ROW_GONE,
    ),
    Case(
        "nor is another guest's",
        set_relation(guest_id=SECOND_GUEST, name="王大海", based_on=RELATION_SEEN),
        given=(relation(),),
        refused=Code.ROW_GONE,
    ),
    Case("one id is one relation", set_relation(), given=(relation(),), refused=Code.KEY_REUSED),
    Case("nobody is no relation", set_relation(name=" "), refused=Code.FIELD_MISSING),
    Case("of somebody unknown", set_relation(guest_id=NOBODY), refused=Code.GUEST_UNKNOWN),
    Case("no such thing to do", set_relation(may=["decide"]), refused=Code.BAD_ARGUMENTS),
    Case("too long a note", set_relation(note="长" * 201), refused=Code.TEXT_TOO_LONG),
    Case(
        "a relation is taken away",
        remove_relation(),
        given=(relation(),),
        then=(Then(Relation, RELATION, {"retired_at": NOON}),),
    ),
    Case(
        "what its remover had not seen is told",
        remove_relation(),
        given=(relation(may=["enter"]),),
        then=(Then(Relation, RELATION, {"retired_at": NOON}),),
        conflicts=(lost("relation.may", '["collect"]', '["enter"]'),),
    ),
    Case("what is gone stays gone", remove_relation()),
    Case("of somebody unknown", remove_relation(guest_id=NOBODY), refused=Code.GUEST_UNKNOWN),
)
WISH_SEEN: dict[str, Any] = {"what": "晚宴包", "brand": "Velluto", "size": None, "colour": "墨绿", "state": "open"}


def set_wish(**args: Any) -> Asked:
    """An evening bag."""
    return ask("set_wish", **({"wish_id": WISH, "what": "晚宴包", "brand": "Velluto", "colour": "墨绿"} | args))


def wish(**changes: Any) -> Wish:
    """The same, as the shopper wrote it down."""
    return Wish(id=WISH, guest_id=GUEST, **(WISH_SEEN | BY_SHOPPER | changes))


WISHES = (
    Case(
        "a wish is written down",
        set_wish(size=" "),
        then=(Then(Wish, WISH, WISH_SEEN | {"guest_id": GUEST, **TOLD}),),
    ),
    Case(
        "a wish comes true",
        set_wish(state="fulfilled", based_on=WISH_SEEN),
        given=(wish(),),
        then=(Then(Wish, WISH, {"state": "fulfilled", "version": 2}),),
    ),
    Case(
        "two colours of one wish",
        set_wish(colour="米白", based_on=WISH_SEEN),
        given=(wish(colour="黑"),),
        then=(Then(Wish, WISH, {"colour": "米白"}),),
        conflicts=(lost("wish.colour", "墨绿", "黑"),),
    ),
    Case(
        "both had the same thought",
        set_wish(colour="黑", based_on=WISH_SEEN),
        given=(wish(colour="黑"),),
    ),
    Case("nothing is no wish", set_wish(what=""), refused=Code.FIELD_MISSING),
    Case("no such state", set_wish(state="lost"), refused=Code.BAD_ARGUMENTS),
)
GIFT_SEEN: dict[str, Any] = {
    "what": "手工巧克力",
    "occasion": "生日",
    "given_on": "2026-09-25",
    "given_by": "us",
    "confidential": False,
}


def set_gift(**args: Any) -> Asked:
    """A box of chocolates for the birthday."""
    plain = {"gift_id": GIFT, "what": "手工巧克力", "occasion": "生日", "given_on": "2026-09-25"}
    return ask("set_gift", **(plain | args))


def gift(**changes: Any) -> Gift:
    """The same, as the shopper wrote it down."""
    return Gift(id=GIFT, guest_id=GUEST, **(GIFT_SEEN | BY_SHOPPER | changes))


def remove_gift(**args: Any) -> Asked:
    """Take it away."""
    return ask("remove_gift", **({"gift_id": GIFT, "based_on": GIFT_SEEN} | args))


GIFTS = (
    Case(
        "a gift is remembered",
        set_gift(confidential=True),
        then=(Then(Gift, GIFT, GIFT_SEEN | {"confidential": True, "guest_id": GUEST, **TOLD}),),
    ),
    Case(
        "today's gift from the guest",
        set_gift(given_by="guest", given_on="2026-11-22"),
        then=(Then(Gift, GIFT, {"given_by": "guest", "given_on": "2026-11-22"}),),
    ),
    Case(
        "a gift is put right",
        set_gift(occasion=None, based_on=GIFT_SEEN),
        given=(gift(),),
        then=(Then(Gift, GIFT, {"occasion": None, "version": 2}),),
    ),
    Case("nothing is given tomorrow", set_gift(given_on="2026-11-23"), refused=Code.DATE_IMPOSSIBLE),
    Case("nor on a day that is none", set_gift(given_on="2026-02-30"), refused=Code.BAD_ARGUMENTS),
    Case(
        "a gift that was none is taken away",
        remove_gift(),
        given=(gift(),),
        then=(Then(Gift, GIFT, {"retired_at": NOON}),),
    ),
    Case("of somebody unknown", remove_gift(guest_id=NOBODY), refused=Code.GUEST_UNKNOWN),
)


def set_address(address_as: str | None, **args: Any) -> Asked:
    """The guest asked to be called so."""
    return ask("set_address", address_as=address_as, **args)


def _called(address_as: str | None, zh: str, en: str) -> tuple[Then, ...]:
    return (
        Then(Guest, GUEST, {"address_as": address_as}),
        Then(DirectoryRow, GUEST, {"address": zh, "address_en": en, "version": 2}),
    )


_CALLED = Guest(
    id=derived_id("called"),
    full_name="陈小晴",
    gender="f",
    title="女士",
    tier="金卡",
    home_store_id=STORE,
    address_as="陈姐",
)
_CALLED_ROW = DirectoryRow(
    id=_CALLED.id,
    name="陈小晴",
    spoken="Chén Xiǎoqíng",
    readings=[["chen"]],
    address="陈姐",
    address_en="陈姐",
    tier="金卡",
    card_no=None,
    phones=[],
    home_store_id=STORE,
    alerts=[],
    rank=2_000_000,
)
ADDRESSES = (
    Case(
        "a guest is called as they wish",
        set_address(" 晓晴老师 "),
        then=_called("晓晴老师", "晓晴老师", "晓晴老师"),
    ),
    Case(
        "without a wish by surname and title again",
        set_address(None, guest_id=_CALLED.id, based_on={"address_as": "陈姐"}),
        given=(_CALLED, _CALLED_ROW),
        then=(
            Then(Guest, _CALLED.id, {"address_as": None}),
            Then(DirectoryRow, _CALLED.id, {"address": "陈女士", "address_en": "Ms Chen"}),
        ),
    ),
    Case(
        "an alias alone leaves the address",
        set_address(None, alias=" 林女士 "),
        then=(Then(Guest, GUEST, {"alias": "林女士", "address_as": None}),),
    ),
    Case(
        "two wishes of two authors",
        set_address("晴姐", guest_id=_CALLED.id),
        given=(_CALLED, _CALLED_ROW),
        then=(
            Then(Guest, _CALLED.id, {"address_as": "晴姐"}),
            Then(DirectoryRow, _CALLED.id, {"address": "晴姐"}),
        ),
        conflicts=({"field": "guest.address_as", "before": None, "theirs": "陈姐"},),
    ),
    Case("nothing changed is nothing written", set_address(None)),
    Case("too long a name", set_address("长" * 201), refused=Code.TEXT_TOO_LONG),
)


def mark_purchase(*, confidential: bool = True, **args: Any) -> Asked:
    """Not before others."""
    return ask("mark_purchase", receipt_id=RECEIPT, confidential=confidential, **args)


def receipt(**changes: Any) -> Receipt:
    """A purchase of the first guest."""
    details: dict[str, Any] = {
        "number": "R1",
        "store_id": STORE,
        "guest_id": GUEST,
        "card_no": "886600000000",
        "bought_at": later(days=-3),
        "amount_fen": 1_280_000,
        "quantity": 1,
        "category": "珠宝",
        "brand": "Maison Lune",
    }
    return Receipt(**({"id": RECEIPT} | details | changes))


PURCHASES = (
    Case(
        "a purchase is confidential",
        mark_purchase(),
        given=(receipt(),),
        then=(Then(Receipt, RECEIPT, {"confidential": True, "amount_fen": 1_280_000, "version": 2}),),
    ),
    Case(
        "and no longer",
        mark_purchase(confidential=False),
        given=(receipt(confidential=True),),
        then=(Then(Receipt, RECEIPT, {"confidential": False}),),
    ),
    Case("once more changes nothing", mark_purchase(confidential=False), given=(receipt(),)),
    Case("no such purchase", mark_purchase(), refused=Code.ROW_GONE),
    Case("another guest's", mark_purchase(guest_id=SECOND_GUEST), given=(receipt(),), refused=Code.ROW_GONE),
)
CASES = (*RELATIONS, *WISHES, *GIFTS, *ADDRESSES, *PURCHASES)
