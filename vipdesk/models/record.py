"""Side tables of head office: the feed, who holds whom, outcomes, audit, credentials."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.models.columns import (
    Guid,
    Json,
    Purpose,
    Retention,
    Truth,
    UtcInstant,
    Whole,
    Words,
    operational,
    personal,
    sensitive,
)
from vipdesk.models.declarative import Record


class Space(Record):
    """One stream of changes and how far it has got (P10)."""

    __tablename__ = "space"

    name: Mapped[str] = mapped_column(Words, primary_key=True, info=operational())
    position: Mapped[int] = mapped_column(BigInteger, info=operational())
    tallies: Mapped[dict[str, str]] = mapped_column(Json, default_factory=dict, info=operational())
    """Count and sum of marks of the rows in it, by table (P24, `models.row_mark`)."""
    purged: Mapped[int] = mapped_column(BigInteger, default=0, info=operational())
    """The highest position of a `forget` that is no longer kept; an older cursor resets (P13)."""


class FeedEntry(Record):
    """A row's newest position in a space; a change moves the entry (P10)."""

    __tablename__ = "feed"

    space: Mapped[str] = mapped_column(Words, primary_key=True, info=operational())
    table_name: Mapped[str] = mapped_column(Words, primary_key=True, info=operational())
    row_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    position: Mapped[int] = mapped_column(BigInteger, info=operational())
    kind: Mapped[str] = mapped_column(Words, info=operational())
    mark: Mapped[UUID | None] = mapped_column(Guid, default=None, info=operational())
    """The row's mark as it is counted in the space's tally; None for what is not counted."""
    forgotten_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational())
    """When the nightly run first saw a `forget`; 180 days later it is purged (P13)."""

    __table_args__ = (
        Index("ix_feed_space_position", "space", "position"),
        Index(
            "ix_feed_forget",
            "space",
            "forgotten_at",
            postgresql_where=text("kind = 'forget'"),
            sqlite_where=text("kind = 'forget'"),
        ),
    )


class Scope(Record):
    """Why a store holds a guest, and until when (P11)."""

    __tablename__ = "scope"

    store_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    guest_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    reason: Mapped[str] = mapped_column(Words, primary_key=True, info=operational())
    until: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational())

    __table_args__ = (Index("ix_scope_guest_id", "guest_id"),)


class Outcome(Record):
    """Head office's answer to one intent; it never expires (I2, P6)."""

    __tablename__ = "outcome"

    op_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    desk_id: Mapped[UUID] = mapped_column(Guid, info=operational(Purpose.PROVE))
    incarnation: Mapped[int] = mapped_column(Whole, info=operational(Purpose.PROVE))
    seq: Mapped[int] = mapped_column(Whole, info=operational(Purpose.PROVE))
    kind: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    actor_id: Mapped[UUID] = mapped_column(Guid, info=operational(Purpose.PROVE))
    state: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    code: Mapped[str | None] = mapped_column(Words, info=operational(Purpose.PROVE))
    facts: Mapped[dict[str, Any]] = mapped_column(Json, info=personal(Purpose.PROVE, Retention.THREE_YEARS))
    payload_hash: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    asked_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    """When the guest stood there, clamped (P2)."""
    clamped: Mapped[bool] = mapped_column(Truth, info=operational(Purpose.PROVE))
    uncertainty_ms: Mapped[int] = mapped_column(Whole, info=operational(Purpose.PROVE))
    received_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))

    __table_args__ = (Index("uq_outcome_seq", "desk_id", "incarnation", "seq", unique=True),)


class GuestLookUp(Record):
    """That somebody asked head office for a guest, and whom they got; never what they typed (S33)."""

    __tablename__ = "guest_look_up"

    id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    staff_id: Mapped[UUID] = mapped_column(Guid, info=operational(Purpose.PROVE))
    desk_id: Mapped[UUID] = mapped_column(Guid, info=operational(Purpose.PROVE))
    store_id: Mapped[UUID] = mapped_column(Guid, info=operational(Purpose.PROVE))
    way: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    """`guest_id`, `card_no`, `phone` or `name`; `sealed_words` where a sensitive case was read."""
    found: Mapped[int] = mapped_column(Whole, info=operational(Purpose.PROVE))
    guest_id: Mapped[UUID | None] = mapped_column(Guid, info=operational(Purpose.PROVE))
    asked_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))

    __table_args__ = (
        Index("ix_guest_look_up_staff_id", "staff_id", "asked_at"),
        Index("ix_guest_look_up_store_id", "store_id", "asked_at"),
    )


class ListedGuest(Record):
    """What a member list said of a guest the last time: by it a later list knows what is news and what people wrote."""

    __tablename__ = "listed_guest"

    guest_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    said: Mapped[dict[str, str]] = mapped_column(Json, info=sensitive(Purpose.ACCOUNT))
    """By column, in the writing of the import; what the list did not say is not in it."""
    listed_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))


class RepeatedNumber(Record):
    """A number that carried an intent already decided under another one (P6)."""

    __tablename__ = "repeated_number"

    desk_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    incarnation: Mapped[int] = mapped_column(Whole, primary_key=True, info=operational())
    seq: Mapped[int] = mapped_column(Whole, primary_key=True, info=operational())
    op_id: Mapped[UUID] = mapped_column(Guid, info=operational(Purpose.PROVE))


class Progress(Record):
    """How far head office has come with a desk's latest incarnation; its row is the desk's lock (P6, P7)."""

    __tablename__ = "progress"

    desk_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    incarnation: Mapped[int] = mapped_column(Whole, info=operational())
    last_seq: Mapped[int] = mapped_column(Whole, info=operational())
    safe_seq: Mapped[int] = mapped_column(Whole, default=0, info=operational())
    """The last number of this incarnation that is in a verified backup (P26)."""
    epoch: Mapped[int] = mapped_column(Whole, default=1, info=operational())
    """The epoch for which the desk has offered all it had kept (P25)."""


class IncarnationGrant(Record):
    """An incarnation head office gave out, and to which copy of the desk (P6, F23)."""

    __tablename__ = "incarnation_grant"

    desk_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    incarnation: Mapped[int] = mapped_column(Whole, primary_key=True, info=operational())
    ask_id: Mapped[UUID | None] = mapped_column(Guid, info=operational())
    put_back: Mapped[bool] = mapped_column(Truth, info=operational(Purpose.PROVE))
    """Whether the asking copy had an older incarnation than the latest: it was put back, or is one of two."""
    granted_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))


class SecurityEvent(Record):
    """Something an administrator must look at (F23)."""

    __tablename__ = "security_event"

    id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    kind: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    desk_id: Mapped[UUID] = mapped_column(Guid, info=operational(Purpose.PROVE))
    facts: Mapped[dict[str, Any]] = mapped_column(Json, info=operational(Purpose.PROVE))
    recorded_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))

    __table_args__ = (Index("ix_security_event_desk_id", "desk_id", "recorded_at"),)


class DefectCount(Record):
    """How often an intent met a defect of ours; the fifth parks it (P8)."""

    __tablename__ = "defect_count"

    desk_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    incarnation: Mapped[int] = mapped_column(Whole, primary_key=True, info=operational())
    seq: Mapped[int] = mapped_column(Whole, primary_key=True, info=operational())
    rounds: Mapped[int] = mapped_column(Whole, info=operational())


class UnmadeRow(Record):
    """An id that a refused or parked intent of a desk would have created; who needs it shares its fate (P8).

    It never left the desk that chose it, so it concerns no other: else one could ban the rows of another.
    """

    __tablename__ = "unmade_row"

    desk_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    row_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    op_id: Mapped[UUID] = mapped_column(Guid, info=operational())
    state: Mapped[str] = mapped_column(Words, info=operational())


class ParkedIntent(Record):
    """An intent that was set aside, as it was sent, until somebody releases it (P8)."""

    __tablename__ = "parked_intent"

    op_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    desk_id: Mapped[UUID] = mapped_column(Guid, info=operational())
    store_id: Mapped[UUID] = mapped_column(Guid, info=operational())
    incarnation: Mapped[int] = mapped_column(Whole, info=operational())
    seq: Mapped[int] = mapped_column(Whole, info=operational())
    pushed: Mapped[dict[str, Any]] = mapped_column(Json, info=personal(Purpose.SERVE, Retention.UNTIL_SETTLED))
    asked_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational())
    """When the guest stood there, clamped when it was received (P2)."""
    code: Mapped[str | None] = mapped_column(Words, info=operational())
    cause: Mapped[UUID | None] = mapped_column(Guid, info=operational())
    """The parked intent it waits for, if it was parked because of one."""
    parked_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational())

    __table_args__ = (Index("ix_parked_intent_desk_id", "desk_id", "incarnation", "seq"),)


class Effect(Record):
    """Something to tell the outside once a transaction is committed; told at least once, under one id (P9)."""

    __tablename__ = "effect"

    id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    op_id: Mapped[UUID] = mapped_column(Guid, info=operational(Purpose.PROVE))
    kind: Mapped[str] = mapped_column(Words, info=operational())
    payload: Mapped[dict[str, Any]] = mapped_column(Json, info=personal(Purpose.SERVE, Retention.THIRTY_DAYS))
    created_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational())
    next_try_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational())
    """Nobody takes it before; while somebody has it, the end of their time with it."""
    attempts: Mapped[int] = mapped_column(Whole, default=0, info=operational())
    taken_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational())
    done_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational())
    error: Mapped[str | None] = mapped_column(Words, default=None, info=operational())

    __table_args__ = (
        Index(
            "ix_effect_due",
            "next_try_at",
            postgresql_where=text("done_at is null"),
            sqlite_where=text("done_at is null"),
        ),
        Index("ix_effect_done_at", "done_at"),
    )


class Audit(Record):
    """One row per outcome, chained per desk and incarnation (I26); the application may only add."""

    __tablename__ = "audit"

    op_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    desk_id: Mapped[UUID] = mapped_column(Guid, info=operational(Purpose.PROVE))
    incarnation: Mapped[int] = mapped_column(Whole, info=operational(Purpose.PROVE))
    seq: Mapped[int] = mapped_column(Whole, info=operational(Purpose.PROVE))
    store_id: Mapped[UUID] = mapped_column(Guid, info=operational(Purpose.PROVE))
    actor_id: Mapped[UUID] = mapped_column(Guid, info=operational(Purpose.PROVE))
    kind: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    state: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    code: Mapped[str | None] = mapped_column(Words, info=operational(Purpose.PROVE))
    payload: Mapped[str | None] = mapped_column(Words, info=personal(Purpose.PROVE, Retention.THREE_YEARS))
    salt: Mapped[str | None] = mapped_column(Words, info=operational(Purpose.PROVE))
    payload_hash: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    before_hash: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    after_hash: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    previous: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    link: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    recorded_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))

    __table_args__ = (Index("uq_audit_chain", "desk_id", "incarnation", "seq", unique=True),)


class StaffCredential(Record):
    """The argon2id hash of a PIN and the count of wrong tries (S8, S10)."""

    __tablename__ = "staff_credential"

    staff_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    pin_hash: Mapped[str] = mapped_column(Words, info=operational())
    failures: Mapped[int] = mapped_column(Whole, default=0, info=operational())
    locked_until: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational())


class DeskCredential(Record):
    """A desk's public key, and the one-time code with which it hands that key in (S15)."""

    __tablename__ = "desk_credential"

    desk_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    public_key: Mapped[str | None] = mapped_column(Words, default=None, info=operational())
    code_hash: Mapped[str | None] = mapped_column(Words, default=None, info=operational())
    code_expires_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational())


class ServerState(Record):
    """What head office knows of itself: its epoch and its secret keys."""

    __tablename__ = "server_state"

    key: Mapped[str] = mapped_column(Words, primary_key=True, info=operational())
    value: Mapped[str] = mapped_column(Words, info=operational())


class FirstSyncFile(Record):
    """A space prebuilt for desks without a base: where it stands, and the key that opens it (P28)."""

    __tablename__ = "first_sync_file"

    name: Mapped[str] = mapped_column(Words, primary_key=True, info=operational())
    space: Mapped[str] = mapped_column(Words, info=operational())
    epoch: Mapped[int] = mapped_column(Whole, info=operational())
    columns: Mapped[str] = mapped_column(Words, info=operational())
    """The set of columns its rows have."""
    position: Mapped[int] = mapped_column(BigInteger, info=operational())
    built_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational())
    sealing_key: Mapped[str] = mapped_column(Words, info=operational())
    content: Mapped[dict[str, Any]] = mapped_column(Json, info=operational())
    """Lengths of the shards; rows and sums of each table."""

    __table_args__ = (Index("ix_first_sync_file_space", "space", "built_at"),)


class FirstSyncBuild(Record):
    """Who begins to build a space's file says so here, so that it is built once (P28)."""

    __tablename__ = "first_sync_build"

    space: Mapped[str] = mapped_column(Words, primary_key=True, info=operational())
    begun_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational())
    position: Mapped[int] = mapped_column(BigInteger, info=operational())
