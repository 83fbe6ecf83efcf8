"""The door: desks come in by a code once, people by desk and PIN, and a token opens for a quarter of an hour."""

from __future__ import annotations

import base64
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import jwt
import pytest
from argon2 import PasswordHasher

from tests.fakes.clocks import FakeClock
from tests.fakes.house import PIN, HeadOffice
from vipdesk.headoffice import passwords
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.desks import approve_desk, invite_desk, revoke_desk
from vipdesk.headoffice.doorkeeper import Doorkeeper
from vipdesk.headoffice.problems import (
    LockedPin,
    ProtocolProblem,
    RevokedDesk,
    Unauthorised,
    WrongEnrolmentCode,
    WrongPin,
)
from vipdesk.headoffice.server_state import TOKEN_KEY, read_state, secret
from vipdesk.ids import new_id
from vipdesk.models.vocabulary import Role
from vipdesk.protocol.sign_in import EnrolAnswer, EnrolRequest, SignInAnswer, SignInRequest
from vipdesk.sync.identity import DeskKey

CODE_LIFE = timedelta(minutes=10)
MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Visitor:
    """A desk with its key, before the door."""

    office: HeadOffice
    key: DeskKey
    desk_id: UUID

    def request(self, nonce: str | None = None, **who: str) -> SignInRequest:
        """What it sends to sign in."""
        nonce = self.office.doorkeeper.challenge().nonce if nonce is None else nonce
        signature = self.key.sign_challenge(self.desk_id, nonce)
        return SignInRequest(desk_id=self.desk_id, nonce=nonce, signature=signature, **who)

    def sign_in(self, staff: str | None = None, pin: str = PIN) -> SignInAnswer:
        """Sign in, with a person or without."""
        who = {} if staff is None else {"staff": staff, "pin": pin}
        return self.office.doorkeeper.sign_in(self.request(**who))

    def access(self, token: str) -> Access:
        """What a token opens."""
        return self.office.doorkeeper.access(f"Bearer {token}")


@pytest.fixture
def door(record: Database, monkeypatch: pytest.MonkeyPatch) -> HeadOffice:
    """Two stores and one receptionist, whose PIN is hashed more cheaply than in earnest: many are tried here."""
    hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", hasher)
    monkeypatch.setattr(passwords, "_NOBODY", hasher.hash("nobody"))
    office = HeadOffice(record, FakeClock())
    office.store("天河店")
    office.store("北京路店")
    office.staff("A001", "何嘉仪", Role.RECEPTIONIST, "天河店")
    return office


def enrol(office: HeadOffice, code: str, key: DeskKey | None = None) -> EnrolAnswer:
    """Hand in a key with a code."""
    public = (key or DeskKey.generate()).public_text
    return office.doorkeeper.enrol(EnrolRequest(code=code, public_key=public))


def invite(office: HeadOffice, name: str = "前台一", store: str = "天河店") -> str:
    """A fresh code."""
    return invite_desk(office.database, name, store, office.clock.now()).code


@pytest.fixture
def visitor(door: HeadOffice) -> Visitor:
    """A desk that has been taken in."""
    key = DeskKey.generate()
    return Visitor(door, key, enrol(door, invite(door), key).desk_id)


def refused(problem: type[ProtocolProblem], call: Callable[[], Any]) -> None:
    """The call is answered with that problem."""
    with pytest.raises(problem):
        call()


# -- enrolment -------------------------------------------------------------------------------------------


@pytest.mark.proves("S15")
def test_a_code_takes_in_one_key_once(door: HeadOffice) -> None:
    code = invite(door)
    answer = enrol(door, code)
    assert answer.incarnation == 1
    assert len(base64.b64decode(answer.phone_secret)) == 32
    refused(WrongEnrolmentCode, lambda: enrol(door, code))


def test_a_code_may_be_typed_in_small_letters_and_with_blanks(door: HeadOffice) -> None:
    code = invite(door)
    assert len(code.replace("-", "")) == 24
    enrol(door, f"  {code.lower().replace('-', ' ')} ")


@pytest.mark.proves("S15")
def test_a_wrong_code_opens_nothing_and_spoils_nothing(door: HeadOffice) -> None:
    code = invite(door)
    changed = ("A" if code[0] != "A" else "B") + code[1:]
    for wrong in ("", "-", changed, code[:-1], "0" * 24, "\x00", "启用码"):
        refused(WrongEnrolmentCode, lambda wrong=wrong: enrol(door, wrong))  # type: ignore[misc]  # a bound default
    enrol(door, code)


@pytest.mark.proves("S15")
def test_a_code_lives_ten_minutes(door: HeadOffice) -> None:
    code = invite(door)
    door.clock.pass_time(CODE_LIFE)
    refused(WrongEnrolmentCode, lambda: enrol(door, code))
    code = invite(door)
    door.clock.pass_time(CODE_LIFE - MOMENT)
    enrol(door, code)


def test_a_new_code_makes_the_one_before_worthless(door: HeadOffice) -> None:
    old, new = invite(door), invite(door)
    refused(WrongEnrolmentCode, lambda: enrol(door, old))
    enrol(door, new)


@pytest.mark.parametrize("public_key", ["", "x", "A" * 44, base64.b64encode(bytes(31)).decode(), "钥匙", "\x00"])
def test_a_key_that_is_none_does_not_use_up_the_code(public_key: str, door: HeadOffice) -> None:
    code = invite(door)
    if public_key == "A" * 44:  # 33 bytes
        assert len(base64.b64decode(public_key)) == 33
    refused(WrongEnrolmentCode, lambda: door.doorkeeper.enrol(EnrolRequest(code=code, public_key=public_key)))
    enrol(door, code)


@pytest.mark.proves("S15")
def test_of_ten_who_hand_in_one_code_at_once_one_is_taken_in(door: HeadOffice) -> None:
    code = invite(door)

    def try_it(_number: int) -> bool:
        try:
            enrol(door, code)
        except WrongEnrolmentCode:
            return False
        return True

    with ThreadPoolExecutor(10) as pool:
        assert sum(pool.map(try_it, range(10))) == 1


def test_a_desk_that_enrols_again_is_the_same_desk_with_a_new_incarnation(visitor: Visitor) -> None:
    key = DeskKey.generate()
    answer = enrol(visitor.office, invite(visitor.office), key)
    assert (answer.desk_id, answer.incarnation) == (visitor.desk_id, 2)
    refused(Unauthorised, visitor.sign_in)
    assert replace(visitor, key=key).sign_in().incarnation == 2


# -- signing in ------------------------------------------------------------------------------------------


@pytest.mark.proves("S16")
def test_a_desk_signs_in_by_its_key_and_a_person_by_code_and_pin(visitor: Visitor) -> None:
    alone = visitor.sign_in()
    assert (alone.desk_id, alone.staff_id, alone.incarnation, alone.next_seq) == (visitor.desk_id, None, 1, 1)
    assert visitor.access(alone.token).staff_id is None
    person = visitor.sign_in("A001")
    assert person.staff_id is not None
    opened = visitor.access(person.token)
    assert (opened.desk_id, opened.store_id, opened.staff_id) == (
        visitor.desk_id,
        person.store_id,
        person.staff_id,
    )


def test_only_the_desks_own_signature_over_this_challenge_counts(visitor: Visitor) -> None:
    office = visitor.office
    good = visitor.request()
    other = office.doorkeeper.challenge().nonce
    bad = [
        replace(visitor, key=DeskKey.generate()).request(),
        SignInRequest(desk_id=good.desk_id, nonce=other, signature=good.signature),
        SignInRequest(desk_id=good.desk_id, nonce=good.nonce, signature=""),
        SignInRequest(desk_id=good.desk_id, nonce=good.nonce, signature="签名"),
        SignInRequest(desk_id=good.desk_id, nonce=good.nonce, signature=good.signature[:-8]),
        SignInRequest(desk_id=new_id(), nonce=good.nonce, signature=good.signature),
    ]
    for request in bad:
        refused(Unauthorised, lambda request=request: office.doorkeeper.sign_in(request))  # type: ignore[misc]  # as above
    office.doorkeeper.sign_in(good)


def test_a_challenge_that_head_office_did_not_make_is_none(visitor: Visitor) -> None:
    office = visitor.office
    nonce = office.doorkeeper.challenge().nonce
    body, _, mac = nonce.rpartition(".")
    later = f"{int(body.partition('.')[0]) + 30}.{body.partition('.')[2]}.{mac}"
    for made_up in ("", ".", "..", "x", later, f"{body}.", f"{body}.{'0' * len(mac)}", "挑.战.x", f"{nonce}x"):
        request = visitor.request(made_up)
        refused(Unauthorised, lambda request=request: office.doorkeeper.sign_in(request))  # type: ignore[misc]  # as above


def test_a_challenge_is_good_for_a_minute(visitor: Visitor) -> None:
    office = visitor.office
    request = visitor.request()
    office.clock.pass_time(timedelta(seconds=60) - timedelta(seconds=1))
    office.doorkeeper.sign_in(request)
    office.clock.pass_time(timedelta(seconds=2))
    refused(Unauthorised, lambda: office.doorkeeper.sign_in(request))


def test_every_worker_of_a_record_takes_what_another_gave_out(visitor: Visitor) -> None:
    other = Doorkeeper(visitor.office.database, visitor.office.clock)
    request = visitor.request()
    token = other.sign_in(request).token
    assert visitor.access(token).desk_id == visitor.desk_id


@pytest.mark.proves("S11")
def test_who_is_unknown_of_another_store_or_a_mere_name_is_answered_like_a_wrong_pin(visitor: Visitor) -> None:
    office = visitor.office
    office.staff("B001", "周敏", Role.SHOPPER, "北京路店")
    for code, pin in (("A001", "135790"), ("NOBODY", PIN), ("B001", PIN), ("", PIN), ("a001", PIN), ("A001", "")):
        refused(WrongPin, lambda code=code, pin=pin: visitor.sign_in(code, pin))  # type: ignore[misc]  # as above


def test_a_staff_code_no_database_could_hold_is_a_wrong_pin(visitor: Visitor) -> None:
    refused(WrongPin, lambda: visitor.sign_in("A001\x00"))


@pytest.mark.proves("S10")
def test_five_wrong_pins_lock_for_a_minute_and_each_further_one_twice_as_long(visitor: Visitor) -> None:
    clock = visitor.office.clock
    for _ in range(5):
        refused(WrongPin, lambda: visitor.sign_in("A001", "135790"))
    for minutes in (1, 2, 4, 8, 16, 30, 30):
        refused(LockedPin, lambda: visitor.sign_in("A001"))
        clock.pass_time(timedelta(minutes=minutes) - MOMENT)
        refused(LockedPin, lambda: visitor.sign_in("A001"))
        clock.pass_time(MOMENT)
        refused(WrongPin, lambda: visitor.sign_in("A001", "135790"))
    clock.pass_time(timedelta(minutes=30))
    visitor.sign_in("A001")
    for _ in range(4):
        refused(WrongPin, lambda: visitor.sign_in("A001", "135790"))
    visitor.sign_in("A001")


@pytest.mark.proves("S10")
def test_of_twelve_wrong_pins_at_the_same_moment_five_are_looked_at(visitor: Visitor) -> None:
    with ThreadPoolExecutor(6) as pool:
        tries = [pool.submit(visitor.sign_in, "A001", "135790") for _ in range(12)]
    answers = [type(attempt.exception()) for attempt in tries]
    assert (answers.count(WrongPin), answers.count(LockedPin)) == (5, 7)


# -- tokens ----------------------------------------------------------------------------------------------


@pytest.mark.proves("S16")
def test_a_token_ends_after_a_quarter_of_an_hour(visitor: Visitor) -> None:
    answer = visitor.sign_in()
    clock = visitor.office.clock
    assert answer.expires_at - clock.now() == timedelta(minutes=15)
    clock.pass_time(timedelta(minutes=15) - timedelta(seconds=1))
    visitor.access(answer.token)
    clock.pass_time(timedelta(seconds=1))
    refused(Unauthorised, lambda: visitor.access(answer.token))


@pytest.mark.proves("F26")
def test_a_token_lives_no_longer_because_head_offices_clock_was_put_back(visitor: Visitor) -> None:
    token = visitor.sign_in().token
    clock = visitor.office.clock
    clock.set_wall(clock.now() - timedelta(seconds=30))
    visitor.access(token)
    clock.set_wall(clock.now() - timedelta(hours=1))
    refused(Unauthorised, lambda: visitor.access(token))
    visitor.access(visitor.sign_in().token)


def _tokens_nobody_gave(visitor: Visitor) -> list[str | None]:
    token = visitor.sign_in().token
    with visitor.office.database.snapshot(HOUSE) as connection:
        key = secret(read_state(connection), TOKEN_KEY)
    claims = jwt.decode(token, key, algorithms=["HS256"], options={"verify_exp": False})
    without_end = {name: value for name, value in claims.items() if name != "exp"}
    return [
        None,
        "",
        token,
        f"Basic {token}",
        "Bearer ",
        "Bearer x.y.z",
        f"Bearer {token}x",
        f"Bearer {jwt.encode(claims, bytes(32), algorithm='HS256')}",
        f"Bearer {jwt.encode(claims, '', algorithm='none')}",
        f"Bearer {jwt.encode(without_end, key, algorithm='HS256')}",
        f"Bearer {jwt.encode({**claims, 'sub': str(new_id())}, key, algorithm='HS256')}",
        "Bearer 令牌",
    ]


@pytest.mark.proves("S16")
def test_what_head_office_did_not_give_opens_nothing(visitor: Visitor) -> None:
    for header in _tokens_nobody_gave(visitor):
        refused(Unauthorised, lambda header=header: visitor.office.doorkeeper.access(header))  # type: ignore[misc]  # as above


@pytest.mark.proves("S6", "S16")
def test_a_revoked_desk_is_shut_out_at_its_next_word_and_an_approved_one_let_in_again(visitor: Visitor) -> None:
    token = visitor.sign_in().token
    revoke_desk(visitor.office.database, "前台一")
    refused(RevokedDesk, lambda: visitor.access(token))
    refused(RevokedDesk, visitor.sign_in)
    refused(RevokedDesk, lambda: visitor.sign_in("A001"))
    approve_desk(visitor.office.database, "前台一")
    assert visitor.access(visitor.sign_in().token).desk_id == visitor.desk_id


@pytest.mark.proves("P6")
def test_incarnations_count_up_and_their_numbers_begin_again(visitor: Visitor) -> None:
    access = visitor.access(visitor.sign_in().token)
    numbers = [visitor.office.doorkeeper.new_incarnation(access).incarnation for _ in range(3)]
    assert numbers == [2, 3, 4]
    answer = visitor.sign_in()
    assert (answer.incarnation, answer.next_seq) == (4, 1)
