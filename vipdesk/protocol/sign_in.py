"""Enrolment, sign-in and incarnation: how a desk and a person become known to head office."""

from datetime import datetime
from uuid import UUID

import msgspec


class EnrolRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A desk hands in its public key with the one-time code (S15)."""

    code: str
    public_key: str
    """Ed25519, 32 bytes in base64."""


class EnrolAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The desk's place in the house."""

    desk_id: UUID
    store_id: UUID
    incarnation: int
    phone_secret: str
    """Key of the phone hashes in directory rows, base64; kept in the encrypted cache only."""
    server_time: datetime


class Challenge(msgspec.Struct, frozen=True, kw_only=True):
    """A text to sign; it is good for a minute, by head office's clock."""

    nonce: str
    server_time: datetime


class SignInRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A desk proves itself by its key; with a staff code and PIN it does so for a person."""

    desk_id: UUID
    nonce: str
    signature: str
    """Ed25519 over `signed_text`, base64."""
    staff: str | None = None
    pin: str | None = None


class SignInAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A token for the Authorization header."""

    token: str
    expires_at: datetime
    desk_id: UUID
    store_id: UUID
    staff_id: UUID | None
    incarnation: int
    next_seq: int
    server_time: datetime


class IncarnationAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A new incarnation of the asking desk; numbers start again at 1 (P6)."""

    incarnation: int
    server_time: datetime


def signed_text(desk_id: UUID, nonce: str) -> bytes:
    """What a desk signs to prove itself."""
    return f"vipdesk sign-in {desk_id} {nonce}".encode()
