"""Side tables of the desk's cache: what waits, what head office last said, what was searched, what was printed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, Integer, LargeBinary
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
)
from vipdesk.models.declarative import Local

_NO_ROWID = {"sqlite_with_rowid": False}


class Outbox(Local):
    """An intent this desk has saved; it stays until head office's answer is known and safe (P3, P18, P26)."""

    __tablename__ = "outbox"

    entry: Mapped[int] = mapped_column(Integer, primary_key=True, info=operational())
    op_id: Mapped[UUID] = mapped_column(Guid, info=operational())
    incarnation: Mapped[int] = mapped_column(Whole, info=operational())
    seq: Mapped[int] = mapped_column(Whole, info=operational())
    kind: Mapped[str] = mapped_column(Words, info=operational())
    op_schema: Mapped[int] = mapped_column(Whole, info=operational())
    args: Mapped[dict[str, Any]] = mapped_column(Json, info=personal(Purpose.SERVE, Retention.UNTIL_SETTLED))
    creates: Mapped[list[str]] = mapped_column(Json, info=operational())
    actor_id: Mapped[UUID] = mapped_column(Guid, info=operational(Purpose.PROVE))
    asked_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    anchor: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    uncertainty_ms: Mapped[int] = mapped_column(Whole, info=operational(Purpose.PROVE))
    folded: Mapped[bool] = mapped_column(Truth, info=operational())
    """Whether its rows are part of what is shown (P4); False for what needs head office and once decided."""
    state: Mapped[str] = mapped_column(Words, info=operational())
    code: Mapped[str | None] = mapped_column(Words, info=operational())
    facts: Mapped[dict[str, Any]] = mapped_column(Json, info=personal(Purpose.SERVE, Retention.UNTIL_SETTLED))
    seal: Mapped[str | None] = mapped_column(Words, info=operational())
    """Head office's MAC over the outcome; with it the outcome is honoured by a record that lost it (P25)."""
    former: Mapped[str | None] = mapped_column(Json, info=personal(Purpose.SERVE, Retention.UNTIL_SETTLED))
    """The outcome it had before it was offered again."""
    doubtful: Mapped[str | None] = mapped_column(Words, info=operational())
    """The code with which a replay was refused here; head office decides (P21)."""
    dismissed: Mapped[bool] = mapped_column(Truth, info=operational())
    """Whether nobody needs to look at it any more; what went well without a conflict is so from the start."""

    __table_args__ = (
        Index("uq_outbox_op_id", "op_id", unique=True),
        Index("ix_outbox_state", "state", "dismissed", "entry"),
        Index("ix_outbox_folded", "folded", "entry"),
        Index("uq_outbox_seq", "incarnation", "seq", unique=True),
    )


class Image(Local):
    """The base of a row that a pending intent has touched; NULL means the base has no such row (P3, P16)."""

    __tablename__ = "image"

    table_name: Mapped[str] = mapped_column(Words, primary_key=True, info=operational())
    row_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    row: Mapped[bytes | None] = mapped_column(LargeBinary, info=personal(Purpose.SERVE, Retention.UNTIL_SETTLED))

    __table_args__ = (_NO_ROWID,)


class Touch(Local):
    """A row or a find-key that a pending intent read or wrote (P3)."""

    __tablename__ = "touch"

    entry: Mapped[int] = mapped_column(Integer, primary_key=True, info=operational())
    table_name: Mapped[str] = mapped_column(Words, primary_key=True, info=operational())
    touch_key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True, info=operational())
    written: Mapped[bool] = mapped_column(Truth, info=operational())

    __table_args__ = (Index("ix_touch_key", "table_name", "touch_key", "entry"), _NO_ROWID)


class Dirty(Local):
    """A key whose base changed under a pending intent; emptied by settle, the resume mark of a reset (P17)."""

    __tablename__ = "dirty"

    table_name: Mapped[str] = mapped_column(Words, primary_key=True, info=operational())
    touch_key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True, info=operational())

    __table_args__ = (_NO_ROWID,)


class BaseSum(Local):
    """Count and sum of marks of a table's base rows, kept with every page (P24, I13)."""

    __tablename__ = "base_sum"

    table_name: Mapped[str] = mapped_column(Words, primary_key=True, info=operational())
    count: Mapped[int] = mapped_column(Whole, info=operational())
    total: Mapped[bytes] = mapped_column(LargeBinary, info=operational())

    __table_args__ = (_NO_ROWID,)


class NamedRow(Local):
    """A row head office has named since a reset began; the rest is gone there (P23)."""

    __tablename__ = "named_row"

    table_name: Mapped[str] = mapped_column(Words, primary_key=True, info=operational())
    row_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())

    __table_args__ = (_NO_ROWID,)


class DeskState(Local):
    """What the desk knows of itself: its id, credential, incarnation, cursor, anchor."""

    __tablename__ = "desk_state"

    key: Mapped[str] = mapped_column(Words, primary_key=True, info=operational())
    value: Mapped[Any] = mapped_column(Json, info=operational())


class LeaseUse(Local):
    """An id of an issue block that was used here; written with the outbox entry, never undone (P30)."""

    __tablename__ = "lease_use"

    used_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    op_id: Mapped[UUID] = mapped_column(Guid, info=operational())


class StaffVerifier(Local):
    """This desk's own argon2id hash of a PIN that head office has accepted here, for signing in offline (S9)."""

    __tablename__ = "staff_verifier"

    staff_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    pin_hash: Mapped[str] = mapped_column(Words, info=operational())
    confirmed_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational())
    failures: Mapped[int] = mapped_column(Whole, info=operational())
    locked_until: Mapped[datetime | None] = mapped_column(UtcInstant, info=operational())


class PrintJob(Local):
    """One paper handed to a printer or saved as a file; what it is, never what stands on it."""

    __tablename__ = "print_job"

    job_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    document: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    row_id: Mapped[UUID] = mapped_column(Guid, info=operational(Purpose.PROVE))
    copy: Mapped[int] = mapped_column(Whole, info=operational(Purpose.PROVE))
    """1 for the original, 2 for the first reprint."""
    target: Mapped[str] = mapped_column(Words, info=operational())
    state: Mapped[str] = mapped_column(Words, info=operational())
    system_job: Mapped[str | None] = mapped_column(Words, info=operational())
    requested_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    staff_id: Mapped[UUID] = mapped_column(Guid, info=operational(Purpose.PROVE))

    __table_args__ = (Index("ix_print_job_row_id", "row_id"),)


class Upload(Local):
    """A picture that was added here: its bytes stay until head office has them, and a while after that (F39).

    It is there before the intent is saved, and no reset touches it (I15).
    """

    __tablename__ = "upload"

    attachment_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    sha256: Mapped[str] = mapped_column(Words, info=operational())
    state: Mapped[str] = mapped_column(Words, info=operational())
    """`UploadState`."""
    staged_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational())
    sent_at: Mapped[datetime | None] = mapped_column(UtcInstant, info=operational())

    __table_args__ = (Index("ix_upload_state", "state"), Index("ix_upload_sha256", "sha256"))


class Lookup(Local):
    """How often a member of staff looked guests up on a day (S33)."""

    __tablename__ = "lookup"

    day: Mapped[str] = mapped_column(Words, primary_key=True, info=operational())
    staff_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    count: Mapped[int] = mapped_column(Whole, info=operational(Purpose.PROVE))

    __table_args__ = (_NO_ROWID,)


class SearchEntry(Local):
    """A directory row in the search index, in rank order; `keys` are all its search keys between bars.

    `entry` is the rowid of the directory row, so that a hit leads to its row in one step.
    """

    __tablename__ = "search_entry"

    rank: Mapped[int] = mapped_column(Whole, primary_key=True, info=operational())
    entry: Mapped[int] = mapped_column(Whole, primary_key=True, info=operational())
    keys: Mapped[str] = mapped_column(Words, info=personal(Purpose.IDENTIFY))

    __table_args__ = (_NO_ROWID,)


class SearchKey(Local):
    """One way to find a guest: a namespace letter and a value (stack.md §3)."""

    __tablename__ = "search_key"

    search_key: Mapped[str] = mapped_column(Words, primary_key=True, info=personal(Purpose.IDENTIFY))
    rank: Mapped[int] = mapped_column(Whole, primary_key=True, info=operational())
    entry: Mapped[int] = mapped_column(Whole, primary_key=True, info=operational())

    __table_args__ = (_NO_ROWID,)


class DossierKey(Local):
    """One way to find a dossier that this desk holds: a namespace letter and a value, and the guest or note that has it."""

    __tablename__ = "dossier_key"

    search_key: Mapped[str] = mapped_column(Words, primary_key=True, info=personal(Purpose.IDENTIFY))
    row_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())

    __table_args__ = (_NO_ROWID,)


class BookLine(Local):
    """A dossier on this desk as the client book sorts and filters it; made again from the shown rows where they changed.

    Days are ordinal numbers in the store's calendar. What is missing sorts last, so it is a number beyond all others.
    """

    __tablename__ = "book_line"

    guest_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    ours: Mapped[bool] = mapped_column(Truth, info=operational())
    """Whether the guest is at home in this store, or a client of one of its shoppers."""
    tier: Mapped[str | None] = mapped_column(Words, info=personal(Purpose.SERVE))
    tier_order: Mapped[int] = mapped_column(Whole, info=operational())
    """0 for the highest."""
    absence: Mapped[int] = mapped_column(Whole, info=personal(Purpose.SERVE))
    """The last visit as a negative number of microseconds, 0 for none: who was here last comes first."""
    next_on: Mapped[int] = mapped_column(Whole, info=personal(Purpose.CARE))
    """The day on which the next remembered date is kept."""
    birthday_on: Mapped[int] = mapped_column(Whole, info=personal(Purpose.CARE))
    due_on: Mapped[int] = mapped_column(Whole, info=operational(Purpose.SERVE))
    """The day of the earliest open request."""
    waiting: Mapped[int] = mapped_column(Whole, info=operational(Purpose.SERVE))
    """How many requests are open."""
    shopper_id: Mapped[UUID | None] = mapped_column(Guid, info=operational(Purpose.SERVE))
    cover_id: Mapped[UUID | None] = mapped_column(Guid, info=operational(Purpose.SERVE))
    reading: Mapped[str] = mapped_column(Words, info=personal(Purpose.IDENTIFY))
    """How the name is read, without tones, surname first: what names are sorted by."""

    __table_args__ = (
        Index("ix_book_line_absence", "absence"),
        Index("ix_book_line_tier", "tier_order", "absence"),
        Index("ix_book_line_next", "next_on"),
        Index("ix_book_line_reading", "reading"),
        Index("ix_book_line_shopper", "shopper_id", "ours", "tier"),
        Index("ix_book_line_cover", "cover_id"),
        _NO_ROWID,
    )


class BookStale(Local):
    """A guest whose line of the client book has to be made again."""

    __tablename__ = "book_stale"

    guest_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())

    __table_args__ = (_NO_ROWID,)
