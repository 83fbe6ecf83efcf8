"""A visit: one guest, one store, from receiving to leaving."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import DeskId, GuestId, PlaceId, StaffId, StoreId
from vipdesk.models.columns import (
    Guid,
    Purpose,
    Retention,
    Truth,
    UtcInstant,
    Whole,
    Words,
    operational,
    personal,
)
from vipdesk.models.declarative import Audience, Shared


class Visit(Shared):
    """What happened between the door and the door."""

    __tablename__ = "visit"
    audience = Audience.GUEST
    find_keys: ClassVar = (("guest_id", "open"), ("place_id", "open"))
    indexes: ClassVar = (
        ("store_id", "open"),
        ("guest_id", "checked_in_at"),
        ("store_id", "checked_in_at"),
        ("told_id",),
    )

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    desk_id: Mapped[DeskId] = mapped_column(Guid, ForeignKey("desk.id"), info=operational(Purpose.PROVE))
    state: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    open: Mapped[bool] = mapped_column(Truth, info=operational(Purpose.SERVE))
    """True until the guest has left or the check-in was undone."""
    place_id: Mapped[PlaceId | None] = mapped_column(
        Guid, ForeignKey("lounge_place.id"), info=operational(Purpose.SERVE)
    )
    companions: Mapped[int] = mapped_column(Whole, info=operational(Purpose.SERVE))
    checked_in_at: Mapped[datetime] = mapped_column(
        UtcInstant, info=personal(Purpose.SERVE, Retention.THREE_YEARS)
    )
    checked_in_by: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    feedback_code: Mapped[str] = mapped_column(Words, info=operational(Purpose.CARE))
    """The text of the QR on the welcome card, as it is printed."""
    left_at: Mapped[datetime | None] = mapped_column(
        UtcInstant, default=None, info=personal(Purpose.SERVE, Retention.THREE_YEARS)
    )
    purpose: Mapped[str | None] = mapped_column(
        Words, default=None, info=personal(Purpose.SERVE, Retention.THREE_YEARS)
    )
    plate: Mapped[str | None] = mapped_column(
        Words, default=None, info=personal(Purpose.SERVE, Retention.THREE_YEARS)
    )
    """Of the car this time."""
    bags: Mapped[int | None] = mapped_column(Whole, default=None, info=operational(Purpose.SERVE))
    """Kept at the place while the guest is shopping; None of somebody who has not gone shopping."""
    released_by: Mapped[StaffId | None] = mapped_column(Guid, default=None, info=operational(Purpose.PROVE))
    """The supervisor who let the guest in against the lounge right."""
    release_reason: Mapped[str | None] = mapped_column(Words, default=None, info=operational(Purpose.PROVE))
    told_id: Mapped[StaffId | None] = mapped_column(Guid, default=None, info=operational(Purpose.SERVE))
    """Who was told of the arrival last."""
    told_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.SERVE))
    answer: Mapped[str | None] = mapped_column(Words, default=None, info=operational(Purpose.SERVE))
    answered_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.PROVE))
    tidied_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.PROVE))
    """When the place was ready again after the guest had left it."""
    entered_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.PROVE))
    """Of a visit that was written on paper first: when it was entered."""

    __table_args__ = (
        Index(
            "uq_visit_open_guest",
            "guest_id",
            unique=True,
            postgresql_where=text("open"),
            sqlite_where=text("open = 1"),
        ),
        Index(
            "uq_visit_open_place",
            "place_id",
            unique=True,
            postgresql_where=text("open"),
            sqlite_where=text("open = 1"),
        ),
        Index("uq_visit_feedback_code", "feedback_code", unique=True),
        Index(
            "uq_visit_on_paper",
            "guest_id",
            "checked_in_at",
            unique=True,
            postgresql_where=text("entered_at is not null"),
            sqlite_where=text("entered_at is not null"),
        ),
    )
