"""The door: enrolment of desks, sign-in of people, tokens, and what a token still opens."""

import base64
import hashlib
import hmac
import logging
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import jwt
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, bindparam, or_, select, update

from vipdesk.clock import Clock
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.database import HOUSE, AccessScope, Database
from vipdesk.headoffice.desks import enrolment_code_hash, set_desk_state
from vipdesk.headoffice.incarnations import Ask, give_incarnation
from vipdesk.headoffice.issue_blocks import end_blocks, top_up
from vipdesk.headoffice.passwords import matches
from vipdesk.headoffice.problems import (
    ClonedDesk,
    LockedPin,
    RevokedDesk,
    Unauthorised,
    WrongEnrolmentCode,
    WrongPin,
)
from vipdesk.headoffice.recovery import Recovery
from vipdesk.headoffice.security import CLONED
from vipdesk.headoffice.server_state import PHONE_KEY, TOKEN_KEY, read_state, secret
from vipdesk.headoffice.writer import read_row
from vipdesk.ids import DeskId, StaffId, StoreId
from vipdesk.log import log_event
from vipdesk.models.declarative import table_of
from vipdesk.models.record import DeskCredential, Progress, StaffCredential
from vipdesk.models.staff import Staff
from vipdesk.models.store import Desk
from vipdesk.models.vocabulary import DeskState
from vipdesk.protocol.sign_in import (
    Challenge,
    EnrolAnswer,
    EnrolRequest,
    IncarnationAnswer,
    SignInAnswer,
    SignInRequest,
    signed_text,
)

TOKEN_LIFE = timedelta(minutes=15)
CHALLENGE_LIFE = timedelta(minutes=1)
_FREE_FAILURES = 5
_FIRST_LOCK = timedelta(minutes=1)
_LONGEST_LOCK = timedelta(minutes=30)
_ALGORITHM = "HS256"
_HIGHEST_INCARNATION = 2**30
"""No claim of a desk may bring the number near the end of its column."""

_DESK = table_of(Desk)
_STORE_AND_STATE = select(_DESK.c.store_id, _DESK.c.state).where(_DESK.c.id == bindparam("asking"))

_STAFF = table_of(Staff)
_STILL_HERE = select(_STAFF.c.id).where(_STAFF.c.id == bindparam("asking"), _STAFF.c.retired_at.is_(None))


@dataclass(frozen=True, slots=True)
class _Caller:
    desk: Desk
    public_key: str | None


class Doorkeeper:
    """Who may come in."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Hold on to the record and the clock; the keys are read from the record when needed."""
        self._database = database
        self._clock = clock
        self._keys: dict[str, str] = {}

    def challenge(self) -> Challenge:
        """A text that only this head office can have made, good for a minute."""
        now = self._clock.now()
        body = f"{int(now.timestamp())}.{secrets.token_hex(16)}"
        return Challenge(nonce=f"{body}.{self._mac(body)}", server_time=now)

    def enrol(self, request: EnrolRequest) -> EnrolAnswer:
        """Take in a desk's public key against its one-time code (S15)."""
        now = self._clock.now()
        desk = self._claim(request, now)
        if desk is None:
            raise WrongEnrolmentCode
        access = Access(DeskId(desk.id), desk.store_id, None)

        def lend(connection: Connection) -> None:
            end_blocks(connection, access, now)
            # a fresh desk has kept nothing that it could offer
            Recovery(connection).offered(access.desk_id)
            top_up(connection, access, now)

        self._database.run(access.scope, lend)
        answer = self.new_incarnation(access)
        return EnrolAnswer(
            desk_id=desk.id,
            store_id=desk.store_id,
            incarnation=answer.incarnation,
            phone_secret=self._state()[PHONE_KEY],
            server_time=self._clock.now(),
        )

    def sign_in(self, request: SignInRequest) -> SignInAnswer:
        """Check the desk's signature, and the PIN where a person signs in; give a token."""
        now = self._clock.now()
        caller = self._desk(request.desk_id)
        self._require_signature(caller, request, now)
        store_id = caller.desk.store_id
        staff_id = (
            None if request.staff is None else self._check_pin(store_id, request.staff, request.pin or "", now)
        )
        access = Access(DeskId(caller.desk.id), store_id, staff_id)
        incarnation, last_seq = self._progress(access)
        return SignInAnswer(
            token=self._token(access, now),
            expires_at=now + TOKEN_LIFE,
            desk_id=access.desk_id,
            store_id=access.store_id,
            staff_id=staff_id,
            incarnation=incarnation,
            next_seq=last_seq + 1,
            server_time=now,
        )

    def access(self, authorization: str | None) -> Access:
        """What the Authorization header opens; a revoked desk is told so at once (S6, S16)."""
        return self.access_until(authorization)[0]

    def access_until(self, authorization: str | None) -> tuple[Access, datetime]:
        """The same, and when its token ends."""
        if authorization is None or not authorization.startswith("Bearer "):
            raise Unauthorised
        try:
            claims: dict[str, Any] = jwt.decode(
                authorization.removeprefix("Bearer "),
                self._key(TOKEN_KEY),
                algorithms=[_ALGORITHM],
                options={"verify_exp": False, "verify_iat": False, "require": ["exp", "iat", "sub", "store"]},
            )
        except jwt.PyJWTError as cause:
            raise Unauthorised from cause
        now = self._clock.now().timestamp()
        if claims["exp"] <= now:
            raise Unauthorised("expired")
        if claims["iat"] > now + CHALLENGE_LIFE.total_seconds():
            # our own clock was put back: what was given before would live longer than promised (F26)
            raise Unauthorised("future")
        desk_id = DeskId(UUID(claims["sub"]))
        staff = claims.get("staff")
        staff_id = None if staff is None else StaffId(UUID(staff))
        access = Access(desk_id, self._store_of(desk_id), staff_id)
        if staff_id is not None:
            self._require_present(staff_id)
        return access, datetime.fromtimestamp(claims["exp"], UTC)

    def new_incarnation(self, access: Access, above: int = 0, ask_id: UUID | None = None) -> IncarnationAnswer:
        """Count the desk's incarnation up; its numbers begin again at 1 (P6).

        `above` is the latest the asking copy of the desk has had, `ask_id` the same as long as it asks for the same one.
        Raises ClonedDesk where another copy is at work (F23).
        """
        now, ask = self._clock.now(), Ask(min(above, _HIGHEST_INCARNATION), ask_id)
        given = self._database.run(access.scope, lambda connection: give_incarnation(connection, access, ask, now))
        if given.suspicion is not None:
            level = logging.WARNING if given.suspicion == CLONED else logging.INFO
            log_event("security_event", level=level, kind=given.suspicion, desk=str(access.desk_id))
        if given.incarnation is None:
            raise ClonedDesk
        return IncarnationAnswer(incarnation=given.incarnation, server_time=self._clock.now())

    # -- enrolment -----------------------------------------------------------------------------------

    def _claim(self, request: EnrolRequest, now: datetime) -> Desk | None:
        """The desk the code belongs to, its key taken in; None for a wrong, used or expired code.

        Wrong codes are not counted: they belong to no desk, and 120 random bits are not guessed in ten minutes.
        """
        try:
            raw = base64.b64decode(request.public_key, validate=True)
            Ed25519PublicKey.from_public_bytes(raw)
        except ValueError:
            return None

        def work(connection: Connection) -> Desk | None:
            table = table_of(DeskCredential)
            found = connection.execute(
                select(table).where(table.c.code_hash == enrolment_code_hash(request.code)).with_for_update()
            ).one_or_none()
            if found is None or found.code_expires_at <= now:
                return None
            connection.execute(
                update(table)
                .where(table.c.desk_id == found.desk_id)
                .values(public_key=request.public_key, code_hash=None, code_expires_at=None)
            )
            return set_desk_state(connection, found.desk_id, DeskState.APPROVED)

        return self._database.run(HOUSE, work)

    # -- signing in ----------------------------------------------------------------------------------

    def _require_signature(self, caller: _Caller, request: SignInRequest, now: datetime) -> None:
        if caller.public_key is None or not self._is_fresh(request.nonce, now):
            raise Unauthorised("signature")
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(caller.public_key))
        try:
            signature = base64.b64decode(request.signature, validate=True)
            key.verify(signature, signed_text(request.desk_id, request.nonce))
        except (InvalidSignature, ValueError) as cause:
            raise Unauthorised("signature") from cause

    def _is_fresh(self, nonce: str, now: datetime) -> bool:
        body, _, mac = nonce.rpartition(".")
        if not hmac.compare_digest(mac.encode(), self._mac(body).encode()):
            return False
        made = float(body.partition(".")[0])
        return abs(now.timestamp() - made) <= CHALLENGE_LIFE.total_seconds()

    def prove(self, code: str, pin: str) -> Staff:
        """Who says at head office itself who they are; wrong PINs count as at a desk.

        Raises WrongPin and LockedPin.
        """
        table = table_of(Staff)
        with self._database.snapshot(HOUSE) as connection:
            row = connection.execute(select(table).where(table.c.code == code)).mappings().one_or_none()
        if row is None:
            matches(None, pin)
            raise WrongPin
        staff = read_row(Staff, row)
        self._check_pin(staff.store_id, code, pin, self._clock.now())
        return staff

    def _check_pin(self, store_id: UUID, code: str, pin: str, now: datetime) -> StaffId:
        staff, credential = self._staff(store_id, code)
        if credential is not None:
            self._count_try(credential.staff_id, now)
        hashed = None if credential is None else credential.pin_hash
        good = matches(hashed, pin)
        if not good or staff is None or credential is None:
            raise WrongPin
        self._forget_tries(credential.staff_id)
        return StaffId(staff)

    def _staff(self, store_id: UUID, code: str) -> tuple[UUID | None, StaffCredential | None]:
        if not code.isprintable():  # nobody's code, and a database may not even take the question
            return None, None
        staff, credential = table_of(Staff), table_of(StaffCredential)
        with self._database.snapshot(AccessScope(store_id)) as connection:
            found = connection.execute(
                select(staff.c.id).where(
                    staff.c.code == code, staff.c.store_id == store_id, staff.c.retired_at.is_(None)
                )
            ).one_or_none()
            if found is None:
                return None, None
            row = (
                connection.execute(select(credential).where(credential.c.staff_id == found.id))
                .mappings()
                .one_or_none()
            )
        return found.id, None if row is None else StaffCredential(**row)

    def _count_try(self, staff_id: UUID, now: datetime) -> None:
        """Count a try before its PIN is looked at, so that no more than five are looked at in a row.

        Five wrong PINs lock for a minute, each further one for twice as long, 30 minutes at most (S10).
        The database counts: of tries made at the same moment those beyond the fifth find it locked.
        """
        table = table_of(StaffCredential)
        unlocked = or_(table.c.locked_until.is_(None), table.c.locked_until <= now)

        def work(connection: Connection) -> bool:
            here = table.c.staff_id == staff_id
            counted = update(table).where(here, unlocked).values(failures=table.c.failures + 1)
            failures = connection.scalar(counted.returning(table.c.failures))
            if failures is None:
                return False
            connection.execute(update(table).where(here).values(locked_until=_locked_until(failures, now)))
            return True

        if not self._database.run(HOUSE, work):
            raise LockedPin

    def _forget_tries(self, staff_id: UUID) -> None:
        """The PIN was right."""
        table = table_of(StaffCredential)
        right = update(table).where(table.c.staff_id == staff_id).values(failures=0, locked_until=None)

        def work(connection: Connection) -> None:
            connection.execute(right)

        self._database.run(HOUSE, work)

    # -- tokens --------------------------------------------------------------------------------------

    def _token(self, access: Access, now: datetime) -> str:
        claims = {
            "sub": str(access.desk_id),
            "store": str(access.store_id),
            "iat": int(now.timestamp()),
            "exp": int((now + TOKEN_LIFE).timestamp()),
        }
        if access.staff_id is not None:
            claims["staff"] = str(access.staff_id)
        return jwt.encode(claims, self._key(TOKEN_KEY), algorithm=_ALGORITHM)

    def _desk(self, desk_id: UUID) -> _Caller:
        desk, credential = table_of(Desk), table_of(DeskCredential)
        with self._database.snapshot(HOUSE) as connection:
            row = connection.execute(select(desk).where(desk.c.id == desk_id)).mappings().one_or_none()
            key = connection.scalar(select(credential.c.public_key).where(credential.c.desk_id == desk_id))
        if row is None:
            raise Unauthorised("desk")
        if row["state"] == DeskState.REVOKED:
            raise RevokedDesk
        return _Caller(Desk(**row), key)

    def _store_of(self, desk_id: DeskId) -> StoreId:
        """The store of a desk that may come in; asked with every request, so it is one short statement."""
        with self._database.snapshot(HOUSE) as connection:
            found = connection.execute(_STORE_AND_STATE, {"asking": desk_id}).one_or_none()
        if found is None:
            raise Unauthorised("desk")
        if found.state == DeskState.REVOKED:
            raise RevokedDesk
        return StoreId(found.store_id)

    def _require_present(self, staff_id: StaffId) -> None:
        """Whoever has been dismissed meanwhile is out at once, whatever their token says (S5)."""
        with self._database.snapshot(HOUSE) as connection:
            found = connection.scalar(_STILL_HERE, {"asking": staff_id})
        if found is None:
            raise Unauthorised("dismissed")

    def _progress(self, access: Access) -> tuple[int, int]:
        table = table_of(Progress)
        with self._database.snapshot(access.scope) as connection:
            found = connection.execute(
                select(table.c.incarnation, table.c.last_seq).where(table.c.desk_id == access.desk_id)
            ).one()
        return found.incarnation, found.last_seq

    def _state(self) -> dict[str, str]:
        if not self._keys:
            with self._database.snapshot(HOUSE) as connection:
                self._keys = read_state(connection)
        return self._keys

    def _key(self, name: str) -> bytes:
        return secret(self._state(), name)

    def _mac(self, body: str) -> str:
        return hmac.new(self._key(TOKEN_KEY), body.encode(), hashlib.sha256).hexdigest()


def _locked_until(failures: int, now: datetime) -> datetime | None:
    """When the next try is taken after so many wrong ones in a row; None for at once."""
    if failures < _FREE_FAILURES:
        return None
    doublings = min(failures - _FREE_FAILURES, 10)
    return now + min(_FIRST_LOCK * (1 << doublings), _LONGEST_LOCK)
