"""Handing over a shift: notes that outlive it, the page that was signed, and who has read which line of it."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import DeskId, HandoverId, PlaceId, StaffId, StoreId, derived_id
from vipdesk.models.columns import Guid, Json, Purpose, Retention, UtcInstant, Whole, Words, operational, personal
from vipdesk.models.declarative import Audience, Shared


class ShiftNote(Shared):
    """A sentence for whoever works here next (`NoteKind`); it stands on every handover until somebody strikes it."""

    __tablename__ = "shift_note"
    audience = Audience.STORE
    indexes: ClassVar = (("store_id", "noted_at"),)

    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    kind: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    text: Mapped[str] = mapped_column(Words, info=personal(Purpose.SERVE, Retention.THREE_YEARS))
    author_id: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    noted_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    place_id: Mapped[PlaceId | None] = mapped_column(Guid, default=None, info=operational(Purpose.SERVE))
    """The seat or room it is about."""
    done: Mapped[str | None] = mapped_column(
        Words, default=None, info=personal(Purpose.SERVE, Retention.THREE_YEARS)
    )
    """What was done about it: 已报工程部."""
    expected: Mapped[str | None] = mapped_column(
        Words, default=None, info=personal(Purpose.SERVE, Retention.THREE_YEARS)
    )
    """When it will be over: 明早修."""
    ended_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.PROVE))
    ended_by: Mapped[StaffId | None] = mapped_column(Guid, default=None, info=operational(Purpose.PROVE))


class Handover(Shared):
    """A page that was signed; it says for ever what it said then."""

    __tablename__ = "handover"
    audience = Audience.STORE
    find_keys: ClassVar = (("author_id", "day"),)
    indexes: ClassVar = (("store_id", "signed_at"),)

    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    desk_id: Mapped[DeskId] = mapped_column(Guid, ForeignKey("desk.id"), info=operational(Purpose.PROVE))
    author_id: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    day: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    """YYYY-MM-DD in the store's calendar: the day on which it was signed."""
    begun_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    """When the shift began; a night shift begins on the day before."""
    signed_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    visits: Mapped[int] = mapped_column(Whole, info=operational(Purpose.SERVE))
    present: Mapped[int] = mapped_column(Whole, info=operational(Purpose.SERVE))
    lines: Mapped[list[Any]] = mapped_column(Json, info=personal(Purpose.SERVE, Retention.THREE_YEARS))
    """`HandoverLine`s in their order, those that were struck among them; no full name of a guest."""
    label: Mapped[str | None] = mapped_column(Words, default=None, info=operational(Purpose.SERVE))
    """What the roster calls the shift: 早班."""
    next_id: Mapped[StaffId | None] = mapped_column(Guid, default=None, info=operational(Purpose.SERVE))
    """Who takes over, as far as the roster says."""
    next_label: Mapped[str | None] = mapped_column(Words, default=None, info=operational(Purpose.SERVE))


class HandoverRead(Shared):
    """What one colleague has read of a handover, line by line."""

    __tablename__ = "handover_read"
    audience = Audience.STORE
    indexes: ClassVar = (("handover_id",),)

    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    handover_id: Mapped[HandoverId] = mapped_column(Guid, ForeignKey("handover.id"), info=operational())
    staff_id: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    ticks: Mapped[dict[str, Any]] = mapped_column(Json, info=operational(Purpose.PROVE))
    """By the number of the line: when it was ticked, as an instant of the wire."""
    read_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.PROVE))
    """When the last line was ticked; that is when the shift was taken over."""


def handover_read_id(handover_id: HandoverId, staff_id: StaffId) -> UUID:
    """The same id wherever it is written, so that one reader has one row."""
    return derived_id("handover_read", str(handover_id), str(staff_id))
