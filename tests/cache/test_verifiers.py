"""Checking a PIN at the desk: the right one lets in, wrong ones lock out, and neither restart nor clock undoes that."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher, extract_parameters

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import KEY, SmallDesk
from tests.fakes.small_house import RECEPTIONIST, SHOPPER
from vipdesk.cache import verifiers
from vipdesk.cache.contact import CONTACT_DAYS
from vipdesk.cache.verifiers import check_pin, keep_verifier
from vipdesk.errors import Code, NotPossible, Refused, Trouble, VipDeskError

PIN = "246813"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash that costs little, where a test tries many PINs; what it costs is tested apart."""
    monkeypatch.setattr(verifiers, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def signed_in(desk: SmallDesk, quick: None) -> SmallDesk:
    """A desk where head office has accepted the receptionist's PIN."""
    assert quick is None
    keep_verifier(desk.cache, KEY, RECEPTIONIST, PIN, NOON)
    return desk


def answer(desk: SmallDesk, pin: str = PIN, now: datetime = NOON, **changes: Any) -> object:
    """None for a welcome, else the code or trouble."""
    asked: dict[str, Any] = {"key": KEY, "staff_id": RECEPTIONIST, "last_contact": now} | changes
    try:
        check_pin(desk.cache, asked["key"], asked["staff_id"], pin, now=now, last_contact=asked["last_contact"])
    except Refused as refused:
        return refused.code
    except VipDeskError as error:
        return error.trouble
    return None


def test_the_right_pin_lets_in_and_any_other_is_refused(signed_in: SmallDesk) -> None:
    assert answer(signed_in) is None
    for wrong in ("246814", "", PIN + "0", "２４６８１３"):
        assert answer(signed_in, wrong) is Code.PIN_WRONG


def test_who_was_never_here_signs_in_online_first(signed_in: SmallDesk) -> None:
    assert answer(signed_in, staff_id=SHOPPER) is Trouble.SIGN_IN_FIRST_ONLINE


@pytest.mark.proves("S8")
def test_the_hash_is_argon2id_as_strong_as_promised_and_of_no_use_without_the_caches_key(desk: SmallDesk) -> None:
    keep_verifier(desk.cache, KEY, RECEPTIONIST, PIN, NOON)
    kept = str(desk.cache.value("SELECT pin_hash FROM staff_verifier"))
    parameters = extract_parameters(kept)
    assert kept.startswith("$argon2id$")
    assert (parameters.time_cost, parameters.memory_cost) >= (3, 64 * 1024)
    assert parameters.salt_len >= 16
    assert PIN not in kept
    assert answer(desk, key=bytes(32)) is Code.PIN_WRONG
    assert answer(desk) is None


@pytest.mark.proves("S10")
def test_five_wrong_pins_lock_for_a_minute_and_each_more_doubles_it_up_to_thirty(signed_in: SmallDesk) -> None:
    now = NOON
    for _ in range(5):
        assert answer(signed_in, "000000", now) is Code.PIN_WRONG
    for minutes in (1, 2, 4, 8, 16, 30, 30):
        assert answer(signed_in, PIN, now + minutes * MINUTE - timedelta(seconds=1)) is Trouble.PIN_LOCKED
        now += minutes * MINUTE
        assert answer(signed_in, "000000", now) is Code.PIN_WRONG
    assert answer(signed_in, PIN, now + 30 * MINUTE) is None


@pytest.mark.proves("S10")
def test_a_lock_survives_a_restart_and_a_clock_set_back(signed_in: SmallDesk) -> None:
    for _ in range(5):
        answer(signed_in, "000000")
    signed_in.reopen()
    assert answer(signed_in) is Trouble.PIN_LOCKED
    assert answer(signed_in, now=NOON - timedelta(days=400)) is Trouble.PIN_LOCKED
    assert answer(signed_in, now=NOON + MINUTE) is None


def test_a_locked_desk_does_not_even_compare_and_counts_no_further(
    signed_in: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        answer(signed_in, "000000")
    monkeypatch.setattr(verifiers, "_matches", lambda *_: pytest.fail("compared"))
    for _ in range(5):
        assert answer(signed_in, "000000") is Trouble.PIN_LOCKED
    assert signed_in.cache.value("SELECT failures FROM staff_verifier") == 5


def test_a_right_pin_forgets_the_wrong_ones(signed_in: SmallDesk) -> None:
    for _ in range(4):
        answer(signed_in, "000000")
    assert answer(signed_in) is None
    for _ in range(4):
        assert answer(signed_in, "000000") is Code.PIN_WRONG
    assert answer(signed_in) is None


def test_one_persons_lock_is_not_anothers(signed_in: SmallDesk) -> None:
    keep_verifier(signed_in.cache, KEY, SHOPPER, "135792", NOON)
    for _ in range(5):
        answer(signed_in, "000000")
    assert answer(signed_in, "135792", staff_id=SHOPPER) is None


def test_a_new_word_of_head_office_ends_the_lock_and_replaces_the_pin(signed_in: SmallDesk) -> None:
    for _ in range(5):
        answer(signed_in, "000000")
    keep_verifier(signed_in.cache, KEY, RECEPTIONIST, "975310", NOON)
    assert answer(signed_in) is Code.PIN_WRONG
    assert answer(signed_in, "975310") is None


@pytest.mark.proves("S9")
def test_after_thirty_days_without_contact_nobody_signs_in(signed_in: SmallDesk) -> None:
    last = NOON + timedelta(days=CONTACT_DAYS)
    assert answer(signed_in, now=last, last_contact=NOON) is None
    assert answer(signed_in, now=last + timedelta(seconds=1), last_contact=NOON) is Trouble.DESK_AWAY
    assert answer(signed_in, now=last + timedelta(seconds=1), last_contact=NOON + timedelta(days=1)) is None


def test_a_damaged_hash_lets_nobody_in(signed_in: SmallDesk) -> None:
    signed_in.cache.execute("UPDATE staff_verifier SET pin_hash = 'damaged'")
    assert answer(signed_in) is Code.PIN_WRONG
    with pytest.raises(NotPossible):
        check_pin(signed_in.cache, KEY, SHOPPER, PIN, now=NOON, last_contact=NOON)


def test_who_is_locked_out_hears_until_when_unless_the_clock_was_set_back(signed_in: SmallDesk) -> None:
    late = NOON + timedelta(seconds=20)
    for _ in range(5):
        answer(signed_in, "000000", late)

    for now, told in ((late, {"until": "14:07"}), (NOON - timedelta(days=1), {})):
        with pytest.raises(NotPossible) as locked:
            check_pin(signed_in.cache, KEY, RECEPTIONIST, PIN, now=now, last_contact=now)
        assert locked.value.facts == told
