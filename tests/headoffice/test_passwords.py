"""PINs: none that anybody would guess, kept as argon2id, and as slow to refuse for strangers as for colleagues."""

from __future__ import annotations

from typing import Literal

import pytest
from argon2 import PasswordHasher, Type, extract_parameters

from tests.fakes.clocks import FakeClock
from tests.fakes.house import PIN, HeadOffice
from tests.headoffice.test_doorkeeper import Visitor, enrol, invite
from vipdesk.errors import Code, Refused
from vipdesk.headoffice import passwords
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.passwords import hash_pin, is_acceptable, matches
from vipdesk.headoffice.problems import WrongPin
from vipdesk.models.vocabulary import Role
from vipdesk.sync.identity import DeskKey

TOO_SIMPLE = ["", "24681", "24681x", "246 13", "２４６８１３", "٢٤٦٨١٣", "246813\n", "-246813", "24681.3"]
TOO_SIMPLE += ["000000", "7777777", "123456", "876543", "890123", "210987", "121212", "123123", "13131313"]


@pytest.mark.proves("S7")
@pytest.mark.parametrize(
    "pin",
    TOO_SIMPLE,
)
def test_a_pin_that_anybody_would_guess_is_not_taken(pin: str) -> None:
    assert not is_acceptable(pin)
    with pytest.raises(Refused) as refusal:
        hash_pin(pin)
    assert (refusal.value.code, refusal.value.facts) == (Code.PIN_TOO_SIMPLE, {"shortest": 6})


@pytest.mark.parametrize("pin", ["246813", "135792", "112233", "100000", "654322", "13131314", "9" * 5 + "8"])
def test_other_pins_are_taken(pin: str) -> None:
    assert is_acceptable(pin)


@pytest.mark.proves("S8")
def test_a_pin_is_kept_as_argon2id_of_three_rounds_and_64_mib_with_a_salt_of_its_own() -> None:
    first, second = hash_pin(PIN), hash_pin(PIN)
    assert first != second
    for kept in (first, second, passwords._NOBODY):
        parameters = extract_parameters(kept)
        assert parameters.type is Type.ID
        assert parameters.time_cost >= 3
        assert parameters.memory_cost >= 64 * 1024
        assert parameters.salt_len >= 16


def test_a_pin_matches_its_own_hash_alone() -> None:
    kept = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PIN)
    assert matches(kept, PIN)
    for pin in ("246812", "", PIN + " ", "２４６８１３"):
        assert not matches(kept, pin)
    for broken in ("", "$argon2id$", "x"):
        assert not matches(broken, PIN)
    assert not matches(None, PIN)


@pytest.mark.proves("S11")
def test_the_hash_is_worked_out_for_strangers_too(record: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    worked_out: list[str] = []

    class Counting(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - the library's name
            worked_out.append(str(hash))
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "_HASHER", Counting(time_cost=3, memory_cost=64 * 1024, parallelism=1))
    office = HeadOffice(record, FakeClock())
    office.store("天河店")
    office.staff("A001", "何嘉仪", Role.RECEPTIONIST, "天河店")
    key = DeskKey.generate()
    visitor = Visitor(office, key, enrol(office, invite(office), key).desk_id)
    for code in ("A001", "NOBODY"):
        with pytest.raises(WrongPin):
            visitor.sign_in(code, "135790")
    assert len(worked_out) == 2
    known, stranger = map(extract_parameters, worked_out)
    assert known == stranger
