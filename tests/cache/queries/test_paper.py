"""What stands on welcome card and voucher, in both languages, from known rows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import (
    GUEST,
    NOBODY,
    SEAT,
    SECOND_GUEST,
    SHOPPER,
    STORE,
    THREE_USES,
    VISIT,
    VOUCHER,
    visit,
    voucher,
)
from tests.intents.tables.queue_tickets import ticket
from vipdesk.cache.queries.downtime import downtime_pack
from vipdesk.cache.queries.paper import voucher as voucher_paper
from vipdesk.cache.queries.paper import welcome_card
from vipdesk.ids import derived_id
from vipdesk.models.guest import Preference, ShopperAssignment
from vipdesk.models.policy import Policy
from vipdesk.models.snapshot.paper import VoucherPaper, WelcomeCardPaper
from vipdesk.models.vocabulary import AssignmentKind
from vipdesk.printed_code import read_code


def policy(key: str, value: Any) -> Policy:
    return Policy(id=derived_id("policy", key), key=key, store_id=STORE, value=value)


@pytest.fixture
def house(desk: SmallDesk) -> SmallDesk:
    """A desk with everything that a paper may name."""
    desk.put(
        policy("house", {"zh": "天河城", "en": "Teemall"}),
        policy("paper.wifi", {"name": "VIP", "password": "8866"}),
        policy("paper.parking", {"zh": "免费 3 小时", "en": "3 hours free"}),
        ShopperAssignment(
            id=derived_id("assignment"),
            guest_id=GUEST,
            staff_id=SHOPPER,
            kind=AssignmentKind.PRIMARY,
            active=True,
            since=NOON,
        ),
    )
    return desk


def test_the_welcome_card_of_a_visit_in_both_languages(house: SmallDesk) -> None:
    house.put(visit(place_id=SEAT))
    code = visit().feedback_code
    day = date(2026, 11, 22)
    assert welcome_card(house.reader, VISIT, "zh") == WelcomeCardPaper(
        "天河城", "陈女士", "窗边 6 号", "何嘉仪", "VIP", "8866", "免费 3 小时", code, day, "zh"
    )
    assert welcome_card(house.reader, VISIT, "en") == WelcomeCardPaper(
        "Teemall", "Ms Chen", "Window", "Jiayi He", "VIP", "8866", "3 hours free", code, day, "en"
    )


def test_a_cards_qr_leads_to_the_page_where_the_store_has_said_how_guests_reach_it(house: SmallDesk) -> None:
    house.put(visit(place_id=SEAT), policy("paper.feedback", "https://vip.example.com/"))
    paper = welcome_card(house.reader, VISIT, "zh")
    assert paper is not None
    assert paper.feedback_code == f"https://vip.example.com/f/{visit().feedback_code}"
    assert read_code(paper.feedback_code) == read_code(visit().feedback_code)


def test_a_welcome_card_leaves_out_what_is_not_there(desk: SmallDesk) -> None:
    desk.put(visit())
    paper = welcome_card(desk.reader, VISIT, "zh")
    assert paper is not None
    # a house that was not named goes by the name of its store
    assert (paper.house, paper.place, paper.shopper, paper.wifi_name, paper.wifi_password, paper.parking) == (
        "天河店",
        None,
        None,
        None,
        None,
        None,
    )


def test_the_day_on_a_card_is_the_stores(desk: SmallDesk) -> None:
    desk.put(visit(checked_in_at=datetime(2026, 11, 22, 16, 30, tzinfo=UTC)))
    paper = welcome_card(desk.reader, VISIT, "zh")
    assert paper is not None
    assert paper.day == date(2026, 11, 23)


def test_the_voucher_in_both_languages_names_its_last_day(house: SmallDesk) -> None:
    house.put(
        voucher(
            voucher_type_id=THREE_USES,
            expires_at=datetime(2026, 12, 21, 16, tzinfo=UTC),
            issued_at=datetime(2026, 11, 21, 17, tzinfo=UTC),
        )
    )
    code, last, day = voucher().code, date(2026, 12, 21), date(2026, 11, 22)
    assert voucher_paper(house.reader, VOUCHER, "zh", 1) == VoucherPaper(
        "天河城", "天河店", "三次券", 50_000, "陈女士", last, "全店", code, day, 3, 1, "zh"
    )
    assert voucher_paper(house.reader, VOUCHER, "en", 2) == VoucherPaper(
        "Teemall", "天河店", "Voucher", 50_000, "Ms Chen", last, "All departments", code, day, 3, 2, "en"
    )


def test_there_is_no_paper_of_what_this_desk_does_not_have(desk: SmallDesk) -> None:
    assert welcome_card(desk.reader, NOBODY, "zh") is None
    assert voucher_paper(desk.reader, NOBODY, "zh", 1) is None


def test_a_voucher_issued_here_ends_on_the_day_its_type_gives(house: SmallDesk) -> None:
    saved = house.submit("voucher.issue", guest_id=GUEST, voucher_type_id=THREE_USES)
    paper = voucher_paper(house.reader, saved.created["voucher_id"], "zh", 1)
    assert paper is not None
    assert (paper.day, paper.expires_on) == (date(2026, 11, 22), date(2026, 12, 22))


def test_the_downtime_pack_names_who_is_here_and_who_waits_with_drink_and_taboo(house: SmallDesk) -> None:
    house.put(
        visit(place_id=SEAT),
        Preference(
            id=derived_id("taboo"),
            guest_id=GUEST,
            topic="taboo",
            value="海鲜过敏",
            source="guest",
            author_id=SHOPPER,
            told_at=NOON,
        ),
        ticket(guest_id=SECOND_GUEST),
    )
    pack = downtime_pack(house.reader, "zh")
    assert [(guest.address, guest.place, guest.taboo) for guest in pack.guests] == [
        ("陈女士", "窗边 6 号", "海鲜过敏"),
        ("单女士", "", ""),
    ]
    assert pack.places == (("窗边 6 号", "陈女士"), ("窗边 8 号", ""))
