"""Push: the desk's whole queue, in order; one outcome per intent that was decided (P5-P8)."""

import hashlib
from datetime import MAXYEAR, MINYEAR, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

import msgspec

from vipdesk.models.values import write_instant, write_json

MOST_INTENTS = 500
"""In one request; more are refused with 413 (S23)."""


_FARTHEST_ZONE = timedelta(hours=15)

Kind = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z_.]{0,99}$")]
"""Also of kinds that head office does not know yet."""
Instant = Annotated[datetime, msgspec.Meta(tz=True)]


class FormerOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What head office answered before its record was put back; honoured if the seal is its own (P25)."""

    state: str
    code: str | None
    facts: dict[str, Any]
    seal: str


class PushedIntent(msgspec.Struct, frozen=True, kw_only=True):
    """One intent as it is sent; its number is `first_seq` plus its place in the list."""

    op_id: UUID
    kind: Kind
    op_schema: int
    args: dict[str, Any]
    creates: list[UUID]
    asked_at: Instant
    anchor: Instant
    uncertainty_ms: int
    actor: UUID
    former: FormerOutcome | None = None
    """Of an intent that is offered again; no part of its payload."""


class PushRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What a desk sends."""

    desk: UUID
    incarnation: int
    first_seq: int
    intents: list[PushedIntent]
    offered: bool = False
    """Whether all that the desk had kept has been offered again (P25)."""


class PushedOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """Head office's answer to one intent; the same bytes at every repetition (I2)."""

    op_id: UUID
    seq: int
    state: str
    code: str | None
    facts: dict[str, Any]
    seal: str = ""
    """Head office's MAC over the outcome and the payload it answers, for a day on which its record is put back."""


class PushAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What head office answers, after it has committed."""

    outcomes: list[PushedOutcome]
    expected_seq: int
    """The number head office waits for next: above the last one sent if all were decided."""
    applied_seq: int
    """The last number of this incarnation that has been decided."""
    safe_seq: int
    """The last number that is in a verified backup (P26); told by pages, 0 here."""
    server_time: datetime


def is_instant(moment: datetime) -> bool:
    """Whether every database can keep it: no place on earth is 15 hours from UTC, and nobody was here in year 1."""
    offset = moment.utcoffset()
    return offset is not None and abs(offset) < _FARTHEST_ZONE and MINYEAR < moment.year < MAXYEAR


def payload_hash(pushed: PushedIntent) -> str:
    """SHA-256 of what an intent says; the same op_id with another hash is an alarm (I3)."""
    payload = [
        pushed.kind,
        pushed.op_schema,
        pushed.args,
        [str(row_id) for row_id in pushed.creates],
        write_instant(pushed.asked_at),
        write_instant(pushed.anchor),
        pushed.uncertainty_ms,
        str(pushed.actor),
    ]
    return hashlib.sha256(write_json(payload).encode()).hexdigest()
