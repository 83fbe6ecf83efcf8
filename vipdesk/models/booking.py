"""A place of the lounge kept for a guest from one moment to another."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import DeskId, GuestId, PlaceId, StaffId, StoreId
from vipdesk.models.columns import Guid, Purpose, Retention, UtcInstant, Whole, Words, operational, personal
from vipdesk.models.declarative import Audience, Shared


class Booking(Shared):
    """One place, one guest, one span of time, in one of the five states of `BookingState`.

    The record keeps two that keep their place from overlapping: constraint `ex_booking_place`, which no dialect-free
    declaration can say (`headoffice.exclusion`).
    """

    __tablename__ = "booking"
    audience = Audience.GUEST
    find_keys: ClassVar = (("place_id", "day"), ("guest_id", "day"))
    indexes: ClassVar = (("store_id", "day"), ("store_id", "state"))

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    desk_id: Mapped[DeskId] = mapped_column(Guid, ForeignKey("desk.id"), info=operational(Purpose.PROVE))
    place_id: Mapped[PlaceId] = mapped_column(Guid, ForeignKey("lounge_place.id"), info=operational(Purpose.SERVE))
    day: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    """YYYY-MM-DD in the store's calendar, of the start."""
    starts_at: Mapped[datetime] = mapped_column(UtcInstant, info=personal(Purpose.SERVE, Retention.THREE_YEARS))
    ends_at: Mapped[datetime] = mapped_column(UtcInstant, info=personal(Purpose.SERVE, Retention.THREE_YEARS))
    """Not part of it: who comes next may begin then."""
    purpose: Mapped[str] = mapped_column(Words, info=personal(Purpose.SERVE, Retention.THREE_YEARS))
    companions: Mapped[int] = mapped_column(Whole, info=operational(Purpose.SERVE))
    state: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    booked_by: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    booked_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    collides_with: Mapped[UUID | None] = mapped_column(Guid, default=None, info=operational(Purpose.SERVE))
    """The booking that had the place before this one, while this one has collided."""
    ended_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.PROVE))
    """When it was cancelled, or was over."""
