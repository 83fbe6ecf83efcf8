"""Whose an incoming number is: the whole number alone, in whatever a telephone program wraps it."""

from __future__ import annotations

import pytest

from tests.fakes.small_desk import PHONE_SECRET, SmallDesk
from tests.fakes.small_house import STORE
from vipdesk.cache.queries.caller import bare_number, caller
from vipdesk.chinese.phone import parse_phone
from vipdesk.ids import GuestId, derived_id
from vipdesk.models.directory import DirectoryRow
from vipdesk.rules.guest_rows import searchable_phone

RINGING = GuestId(derived_id("ringing"))


def _put(desk: SmallDesk, number: str) -> None:
    phone = parse_phone(number)
    assert phone is not None
    desk.put(
        DirectoryRow(
            id=RINGING,
            name="陈晓晴",
            spoken="Chén",
            readings=[["chen"]],
            address="陈女士",
            address_en="Ms Chen",
            tier="金卡",
            card_no="886699999999",
            phones=[searchable_phone(phone, PHONE_SECRET)],
            home_store_id=STORE,
            alerts=[],
            rank=1,
        )
    )


@pytest.mark.parametrize("wrapped", ["13800138000", "tel:+86 138-0013-8000;ext=2", "sip:13800138000@gateway"])
def test_a_whole_number_is_its_guests_and_is_shown_masked(wrapped: str, desk: SmallDesk) -> None:
    _put(desk, "13800138000")
    found = caller(desk.reader, wrapped)
    assert [guest.guest_id for guest in found.guests] == [RINGING]
    assert (found.masked, found.phone) == ("138****8000", "13800138000")


@pytest.mark.parametrize("number", ["8000", "138****8000", "00138000", "anonymous", "", "x" * 500])
def test_a_tail_a_mask_and_a_word_are_nobodys(number: str, desk: SmallDesk) -> None:
    _put(desk, "13800138000")
    assert caller(desk.reader, number).guests == ()


def test_another_number_with_the_same_end_is_not_theirs(desk: SmallDesk) -> None:
    _put(desk, "13800138000")
    assert caller(desk.reader, "+852 6013 8000").guests == ()
    assert caller(desk.reader, "13900138000").guests == ()
    assert bare_number("callto:123") == "123"
