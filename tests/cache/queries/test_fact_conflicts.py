"""Facts that two desks wrote unseen: each field with what stands, what head office had, and the order that brings it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.cache.queries.test_conflicts import told
from tests.fakes.ledgers import Asked
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import GUEST
from tests.intents.tables import guest_dates, guest_facts
from vipdesk.cache.queries.for_me import matters
from vipdesk.intents.intent import decode
from vipdesk.models.declarative import Shared
from vipdesk.models.snapshot.desk import FieldConflict, MatterKind
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.vocabulary import Choice

GIVEN_15, GIVEN_16 = '["lunar",1986,8,15,false]', '["lunar",1986,8,16,false]'


def overtaken(desk: SmallDesk, asked: Asked, field: str, theirs: str | None) -> tuple[FieldConflict, ...]:
    """What is to be chosen after an intent of this desk was accepted over what somebody else had written."""
    op_id = desk.submit(asked.kind, **asked.args).op_id
    desk.answer(op_id, "accepted", None, conflicts=[told(field, theirs)])
    found = [matter for matter in matters(desk.reader) if matter.kind is MatterKind.CONFLICT]
    return found[0].fields if found else ()


CASES: dict[str, tuple[Shared, Asked, str, str | None, str | None, Mapping[str, Any]]] = {
    "who may": (
        guest_facts.relation(),
        guest_facts.set_relation(may=["enter"], based_on=guest_facts.RELATION_SEEN),
        "relation.may",
        '["enter"]',
        '["redeem"]',
        {"may": ["redeem"], "name": "王海", "relation": "driver", "confidential": False},
    ),
    "a wish": (
        guest_facts.wish(),
        guest_facts.set_wish(colour="米白", based_on=guest_facts.WISH_SEEN),
        "wish.colour",
        "米白",
        None,
        {"colour": None, "what": "晚宴包", "state": "open"},
    ),
    "kept quiet": (
        guest_facts.gift(),
        guest_facts.set_gift(confidential=True, based_on=guest_facts.GIFT_SEEN),
        "gift.confidential",
        "true",
        "false",
        {"confidential": False, "given_on": "2026-09-25"},
    ),
    "a day": (
        guest_dates.important_date(),
        guest_dates.set_date(day=16, based_on=guest_dates.DATE_SEEN),
        "important_date.given",
        GIVEN_16,
        GIVEN_15,
        {"day": 15, "calendar": "lunar", "date_kind": "birthday", "leap": False},
    ),
    "a birthday that was there": (
        guest_dates.important_date(),
        guest_dates.set_date(date_id=guest_dates.SECOND_DATE, day=16),
        "important_date.given",
        GIVEN_16,
        GIVEN_15,
        {"day": 15, "date_id": str(guest_dates.DATE)},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_field_has_an_order_that_brings_the_other_value_back(desk: SmallDesk, name: str) -> None:
    given, asked, field, ours, theirs, wanted = CASES[name]
    desk.put(given)
    (conflict,) = overtaken(desk, asked, field, theirs)
    assert (conflict.field, conflict.both) == (field, None)
    assert conflict.ours.value == (None if ours is None else Words(ours, ours))
    assert conflict.theirs.value == (None if theirs is None else Words(theirs, theirs))
    order = conflict.orders[Choice.THEIRS]
    assert {key: order.args[key] for key in wanted} == dict(wanted)
    decode(order.kind, order.args)
    desk.submit(order.kind, **order.args)
    assert [
        matter for matter in matters(desk.reader) if matter.kind is MatterKind.CONFLICT and matter.fields
    ] == []


def test_how_to_address_can_be_chosen_too(desk: SmallDesk) -> None:
    (conflict,) = overtaken(desk, guest_facts.set_address("晴姐"), "guest.address_as", "陈姐")
    assert (conflict.ours.value, conflict.theirs.value) == (Words("晴姐", "晴姐"), Words("陈姐", "陈姐"))
    order = conflict.orders[Choice.THEIRS]
    assert (order.kind, order.args) == (
        "guest.set_address",
        {
            "guest_id": str(GUEST),
            "address_as": "陈姐",
            "alias": None,
            "based_on": {"address_as": "晴姐", "alias": None},
        },
    )


def test_of_what_is_gone_there_is_nothing_to_choose(desk: SmallDesk) -> None:
    desk.put(guest_facts.relation())
    asked = guest_facts.remove_relation()
    assert overtaken(desk, asked, "relation.may", '["enter"]') == ()
