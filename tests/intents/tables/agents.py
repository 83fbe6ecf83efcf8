"""Vouchers used and things collected by somebody who may act for the guest, and by others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from tests.fakes.clocks import NOON
from tests.fakes.intent_cases import Case, Then
from tests.fakes.ledgers import Asked
from tests.fakes.small_house import GUEST, NOBODY, SECOND_GUEST, VOUCHER, voucher
from tests.intents.tables.guest_facts import RELATION, relation
from tests.intents.tables.merges import ALIAS, alias_of
from tests.intents.tables.storage import TAG, about, tag
from vipdesk.errors import Code
from vipdesk.ids import derived_id
from vipdesk.models.declarative import Shared
from vipdesk.models.storage_tag import StorageTag
from vipdesk.models.vocabulary import Act
from vipdesk.models.voucher import Redemption, Voucher


def _redeem(by: UUID = RELATION) -> Asked:
    return Asked("voucher.redeem", {"voucher_id": str(VOUCHER), "by": str(by)})


def _collect(by: UUID = RELATION) -> Asked:
    return about("give_back", by=by)


def _cases(
    act: Act, asks: tuple[Asked, Asked], things: tuple[Shared, Shared], done: tuple[Then, ...]
) -> Iterator[Case]:
    (asked, nobody), (thing, theirs) = asks, things
    others = [each.value for each in Act if each is not act]
    refused: dict[str, Any] = {"refused": Code.MAY_NOT_ACT, "facts": {"act": act.value}}
    yield Case("by somebody who may", asked, given=(thing, relation(may=[act.value])), then=done)
    yield Case(
        "by somebody written down under another of the guest's names",
        asked,
        given=(*alias_of(GUEST), thing, relation(may=[act.value], guest_id=ALIAS)),
        then=done,
    )
    yield Case(
        "of another of the guest's names",
        asked,
        given=(*alias_of(GUEST), theirs, relation(may=[act.value])),
        then=done,
    )
    yield Case("by somebody who may do all else", asked, given=(thing, relation(may=others)), **refused)
    yield Case(
        "by somebody who may for another guest",
        asked,
        given=(thing, relation(may=[act.value], guest_id=SECOND_GUEST)),
        **refused,
    )
    yield Case(
        "by somebody who was taken off the profile",
        asked,
        given=(thing, relation(may=[act.value], retired_at=NOON)),
        **refused,
    )
    yield Case("by somebody nobody wrote down", nobody, given=(thing,), **refused)


CASES = (
    *_cases(
        Act.REDEEM,
        (_redeem(), _redeem(NOBODY)),
        (voucher(), voucher(guest_id=ALIAS)),
        (
            Then(Voucher, VOUCHER, {"uses_left": 0, "state": "redeemed"}),
            Then(Redemption, derived_id("redemption", str(VOUCHER), "1"), {"use_no": 1, "redeemed_at": NOON}),
        ),
    ),
    *_cases(
        Act.COLLECT,
        (_collect(), _collect(NOBODY)),
        (tag(), tag(guest_id=ALIAS)),
        (Then(StorageTag, TAG, {"open": False, "returned_at": NOON}),),
    ),
)
