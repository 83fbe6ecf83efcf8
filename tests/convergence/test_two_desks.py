"""Two desks of one store converge through a line that is cut and comes back."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.convergence.conftest import NAMES, House
from tests.fakes.house import BIRTHDAY_VOUCHER, card_no, guest_id, open_desk
from vipdesk.errors import Code, Offline, Refused
from vipdesk.headoffice.policies import set_policy


def test_what_one_desk_saves_the_other_shows(house: House) -> None:
    house.first.submit(house.actor, "visit.check_in", guest_id=guest_id(0), companions=2)
    house.first.submit(
        house.actor, "guest.set_preference", guest_id=guest_id(0), topic="drink", value="龙井 不加糖"
    )
    house.assert_converged()
    assert house.second.cache.value("SELECT value FROM preference") == "龙井 不加糖"
    assert house.second.count("visit", "open = 1 AND companions = 2") == 1


@pytest.mark.proves("I1", "I12", "P5")
def test_work_done_while_the_line_is_down_arrives_when_it_is_back(house: House) -> None:
    house.first.line.up = False
    visit = house.first.submit(house.actor, "visit.check_in", guest_id=guest_id(1))
    house.first.submit(
        house.actor,
        "request.open",
        guest_id=guest_id(1),
        kind_of_request="drinks",
        summary="龙井",
        fields={"item": "龙井"},
    )
    house.first.submit(house.actor, "visit.check_out", visit_id=visit.created["visit_id"])
    with pytest.raises(Offline):
        house.first.sync()
    house.second.submit(house.actor, "guest.add_note", guest_id=guest_id(1), text="喜欢靠窗")
    house.first.line.up = True
    house.assert_converged()
    assert house.second.count("visit", "state = 'left'") == 1


@pytest.mark.proves("I2", "F1", "P18")
def test_a_lost_reply_neither_doubles_nor_flickers(house: House) -> None:
    house.first.submit(house.actor, "visit.check_in", guest_id=guest_id(0))
    house.first.line.lose_replies = 1
    with pytest.raises(Offline):
        house.first.sync()
    assert house.first.count("visit", "open = 1") == 1
    house.assert_converged()
    assert house.first.count("visit") == 1


@pytest.mark.proves("P19", "P21", "I10")
def test_two_offline_check_ins_of_one_guest_end_in_one_visit_and_one_refusal(house: House) -> None:
    for desk in (house.first, house.second):
        desk.line.up = False
        desk.submit(house.actor, "visit.check_in", guest_id=guest_id(0))
        desk.line.up = True
    house.assert_converged()
    states = [outcome.state for outcome in house.first.outcomes + house.second.outcomes]
    assert sorted(states) == ["accepted", "refused"]
    assert house.second.outcomes[0].code == Code.ALREADY_HERE
    assert house.first.count("visit") == 1


def test_a_seat_taken_meanwhile_leaves_the_guest_received_without_a_seat(house: House) -> None:
    place = house.first.cache.value("SELECT id FROM lounge_place WHERE name = '窗边 6 号'")
    seat = str(UUID(bytes=place))
    house.first.submit(house.actor, "visit.check_in", guest_id=guest_id(0), place_id=seat)
    house.second.line.up = False
    house.second.submit(house.actor, "visit.check_in", guest_id=guest_id(1), place_id=seat)
    house.second.line.up = True
    house.assert_converged()
    assert house.first.count("visit", "open = 1") == 2
    assert house.first.count("visit", "open = 1 AND place_id IS NULL") == 1


@pytest.mark.proves("P30")
def test_vouchers_issued_offline_draw_on_this_desks_block_and_arrive(house: House) -> None:
    house.first.line.up = False
    issued = [
        house.first.submit(
            house.actor, "voucher.issue", guest_id=guest_id(0), voucher_type_id=BIRTHDAY_VOUCHER, offline=True
        )
        for _ in range(3)
    ]
    assert len({saved.created["voucher_id"] for saved in issued}) == 3
    with pytest.raises(Refused) as refused:
        house.first.submit(house.actor, "voucher.redeem", voucher_id=issued[0].created["voucher_id"])
    assert refused.value.code is Code.ONLINE_ONLY
    house.first.line.up = True
    house.assert_converged()
    assert house.second.count("voucher", "state = 'issued' AND issued_offline = 1") == 3


def test_a_voucher_is_spent_once_however_many_desks_redeem_it(house: House) -> None:
    saved = house.first.submit(
        house.actor, "voucher.issue", guest_id=guest_id(0), voucher_type_id=BIRTHDAY_VOUCHER
    )
    house.sync_until_quiet()
    voucher_id = saved.created["voucher_id"]
    for desk in (house.first, house.second):
        desk.submit(house.actor, "voucher.redeem", voucher_id=voucher_id)
        assert desk.count("voucher", "state = 'issued'") == 1
    house.assert_converged()
    assert house.first.outcomes[-1].state == "accepted"
    assert house.second.outcomes[-1].code == Code.VOUCHER_NOT_USABLE
    assert house.second.count("redemption") == 1
    assert house.second.count("voucher", "state = 'redeemed' AND uses_left = 0") == 1


@pytest.mark.proves("I6", "F13", "P8")
def test_what_builds_on_a_refused_check_in_is_refused_with_its_cause(house: House) -> None:
    house.first.submit(house.actor, "visit.check_in", guest_id=guest_id(0))
    house.first.sync()
    house.second.line.up = False
    wrong = house.second.submit(house.actor, "visit.check_in", guest_id=guest_id(0))
    house.second.submit(house.actor, "visit.check_out", visit_id=wrong.created["visit_id"])
    house.second.submit(house.actor, "guest.add_note", guest_id=guest_id(0), text="另一件事")
    house.second.line.up = True
    house.assert_converged()
    codes = [outcome.code for outcome in house.second.outcomes]
    assert codes == [Code.ALREADY_HERE, Code.CAUSE_REFUSED, None]
    assert house.first.count("note") == 1


@pytest.mark.proves("P6", "I17", "F22")
def test_a_desk_put_back_from_a_copy_takes_a_new_incarnation_and_loses_nothing(
    house: House,
) -> None:
    house.first.submit(house.actor, "visit.check_in", guest_id=guest_id(0))
    house.first.cache.row("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = (house.first.profile / "cache.db").read_bytes()
    house.first.submit(house.actor, "guest.add_note", guest_id=guest_id(0), text="在原机上写的")
    house.first.sync()
    house.first.close()
    for file in house.first.profile.glob("cache.db*"):
        file.unlink()
    (house.first.profile / "cache.db").write_bytes(copy)
    house.first = open_desk(
        house.office, house.first.profile, house.first.key, house.first.access, house.first.clock
    )
    house.first.submit(house.actor, "guest.add_note", guest_id=guest_id(1), text="还原之后写的")
    house.assert_converged()
    assert house.second.count("note") == 2
    assert house.second.count("visit") == 1


def test_a_scope_that_changed_resets_the_desk_and_keeps_what_waits(house: House) -> None:
    house.first.submit(house.actor, "guest.add_note", guest_id=guest_id(0), text="还没上传")
    set_policy(house.office.database, "directory", "group", None)
    house.sync_until_quiet()
    assert house.second.count("note") == 1
    assert house.first.cache.value("SELECT value FROM desk_state WHERE key = 'incarnation'") == "2"


def test_a_scanned_card_of_the_other_desk_is_found_here(house: House) -> None:
    assert house.second.cache.value("SELECT name FROM directory_row WHERE card_no = ?", (card_no(1),)) == NAMES[1]
