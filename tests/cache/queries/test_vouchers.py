"""The screen 礼券与礼遇 and the verdict on a voucher, from known rows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import (
    DESK,
    FAR_STORE,
    GUEST,
    LEASED,
    NOBODY,
    ONE_USE,
    RECEPTIONIST,
    SECOND_GUEST,
    THREE_USES,
    VOUCHER,
    voucher,
)
from tests.intents.tables.guest_facts import relation
from vipdesk.cache.issue_ids import count_unused
from vipdesk.cache.queries.vouchers import MOST_RECENT, verdict, voucher_desk
from vipdesk.ids import GuestId, VoucherId, derived_id
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.vouchers import VerdictWord, VoucherOffer, VoucherView
from vipdesk.models.vocabulary import VoucherState
from vipdesk.models.voucher import Redemption, Voucher, VoucherType
from vipdesk.printed_code import CodeType, write_code

DAY = timedelta(days=1)
VIEW = VoucherView(
    voucher_id=VOUCHER,
    code=write_code(CodeType.VOUCHER, VOUCHER),
    name=Words("一次券", "Voucher"),
    worth_fen=50_000,
    state="issued",
    uses_left=1,
    guest_id=GUEST,
    address=Words("陈女士", "Ms Chen"),
    issued_at=NOON - DAY,
    issued_offline=False,
    expires_at=NOON + 29 * DAY,
    terms=Words("全店", "All departments"),
)


def another(name: str, **changes: Any) -> Voucher:
    return voucher(id=derived_id(name), **changes)


def use(number: int, days: int) -> Redemption:
    return Redemption(
        id=derived_id("use", str(number)),
        voucher_id=VOUCHER,
        guest_id=GUEST,
        store_id=FAR_STORE,
        desk_id=DESK,
        staff_id=RECEPTIONIST,
        use_no=number,
        amount_fen=50_000,
        redeemed_at=NOON - days * DAY,
    )


def test_what_may_be_given_is_told_most_worth_first(desk: SmallDesk) -> None:
    dear = VoucherType(
        id=derived_id("dear"),
        name="礼",
        name_en="Gift",
        worth_fen=60_000,
        valid_days=7,
        uses=2,
        terms="本店",
        terms_en="Here",
    )
    desk.put(dear)
    offers = voucher_desk(desk.reader).offers
    assert offers[0] == VoucherOffer(dear.id, Words("礼", "Gift"), 60_000, 7, 2, Words("本店", "Here"))
    assert {offer.voucher_type_id for offer in offers[1:]} == {ONE_USE, THREE_USES}
    dear.version, dear.retired_at = 2, NOON
    desk.put(dear)
    assert len(voucher_desk(desk.reader).offers) == 2


def test_what_was_given_here_is_told_latest_first_and_not_without_end(desk: SmallDesk) -> None:
    desk.put(
        voucher(),
        another("far", store_id=FAR_STORE),
        another("retired", retired_at=NOON),
        *(another(str(number), issued_at=NOON - (number + 2) * DAY) for number in range(40)),
    )
    recent = voucher_desk(desk.reader).recent
    assert recent[0] == VIEW
    assert len(recent) == MOST_RECENT
    assert list(recent) == sorted(recent, key=lambda view: view.issued_at, reverse=True)


def test_the_ids_left_for_offline_are_counted_as_perform_would_take_them(desk: SmallDesk) -> None:
    left = []
    for _ in range(3):
        left.append(voucher_desk(desk.reader).ids_left)
        assert left[-1] == count_unused(desk.cache, DESK, desk.reader.now)
        desk.submit("voucher.issue", guest_id=GUEST, voucher_type_id=ONE_USE)
    assert left == [len(LEASED), len(LEASED) - 1, len(LEASED) - 2]
    desk.clock.pass_time(30 * DAY)
    assert voucher_desk(desk.reader).ids_left == count_unused(desk.cache, DESK, desk.reader.now) == 0


@pytest.mark.parametrize(
    ("changes", "word", "state"),
    [
        ({}, VerdictWord.USABLE, "issued"),
        ({"state": VoucherState.REDEEMED, "uses_left": 0}, VerdictWord.USED, "redeemed"),
        ({"state": VoucherState.VOID}, VerdictWord.VOID, "void"),
        ({"state": VoucherState.EXPIRED}, VerdictWord.EXPIRED, "expired"),
        ({"expires_at": NOON}, VerdictWord.EXPIRED, "expired"),
        ({"expires_at": NOON + timedelta(microseconds=1)}, VerdictWord.USABLE, "issued"),
        ({"expires_at": NOON - DAY, "state": VoucherState.VOID}, VerdictWord.VOID, "void"),
    ],
)
def test_the_verdict_is_one_word(desk: SmallDesk, changes: dict[str, Any], word: VerdictWord, state: str) -> None:
    desk.put(voucher(**changes))
    online = verdict(desk.reader, VOUCHER, online=True)
    assert online.word is word
    assert online.voucher is not None
    assert online.voucher.state == state
    offline = verdict(desk.reader, VOUCHER, online=False)
    assert offline.word is (VerdictWord.ONLINE_ONLY if word is VerdictWord.USABLE else word)
    assert offline.voucher == online.voucher


def test_the_verdict_names_who_may_use_it_for_the_guest_under_any_name(desk: SmallDesk) -> None:
    desk.put(voucher(), relation())
    assert verdict(desk.reader, VOUCHER, online=True).agents == ()
    desk.put(relation(version=2, may=["enter", "redeem"]))
    assert [each.name for each in verdict(desk.reader, VOUCHER, online=True).agents] == ["王海"]


def test_an_unknown_voucher_has_no_verdict_but_that(desk: SmallDesk) -> None:
    found = verdict(desk.reader, NOBODY, online=True)
    assert (found.word, found.voucher, found.used_at, found.used_store, found.others) == (
        VerdictWord.UNKNOWN,
        None,
        None,
        None,
        (),
    )


def test_the_verdict_names_the_last_use_and_its_store(desk: SmallDesk) -> None:
    desk.put(voucher(state=VoucherState.REDEEMED, uses_left=0), use(2, 1), use(1, 3))
    found = verdict(desk.reader, VOUCHER, online=True)
    assert (found.used_at, found.used_store) == (NOON - DAY, "北京路店")


def test_the_verdict_names_other_vouchers_of_the_guest_that_could_be_used_soonest_ending_first(
    desk: SmallDesk,
) -> None:
    desk.put(
        voucher(),
        *(another(f"other {days}", expires_at=NOON + days * DAY) for days in (6, 2, 4, 3, 5)),
        another("over", expires_at=NOON),
        another("void", state=VoucherState.VOID),
        another("somebody else's", guest_id=GuestId(SECOND_GUEST)),
        another("retired", retired_at=NOON),
    )
    others = verdict(desk.reader, VOUCHER, online=True).others
    assert [view.voucher_id for view in others] == [
        VoucherId(derived_id(f"other {days}")) for days in (2, 3, 4, 5)
    ]


def test_a_voucher_issued_here_a_moment_ago_is_known_at_once(desk: SmallDesk) -> None:
    saved = desk.submit("voucher.issue", guest_id=GUEST, voucher_type_id=THREE_USES, online=False)
    found = verdict(desk.reader, saved.created["voucher_id"], online=True)
    assert found.word is VerdictWord.USABLE
    assert found.voucher is not None
    assert (found.voucher.uses_left, found.voucher.issued_at) == (3, NOON)
