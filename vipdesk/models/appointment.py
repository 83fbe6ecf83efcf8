"""An appointment: a guest is expected at a time, by a shopper where one is named."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import GuestId, StaffId, StoreId, VisitId
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
from vipdesk.models.declarative import Audience, Shared


class Appointment(Shared):
    """From booking it to the guest's coming, staying away or calling it off.

    On PostgreSQL the record excludes that one shopper has two at a time (`ex_appointment_shopper`); SQLite lets one
    writer in after the other, so that the rule of the intents is enough there.
    """

    __tablename__ = "appointment"
    audience = Audience.GUEST
    find_keys: ClassVar = (("guest_id", "open"), ("staff_id", "day"), ("visit_id",))
    indexes: ClassVar = (("store_id", "day"),)

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    kind: Mapped[str] = mapped_column(Words, info=personal(Purpose.SERVE, Retention.THREE_YEARS))
    """A type of `vipdesk.rules.appointment_types`, or of the store's own."""
    starts_at: Mapped[datetime] = mapped_column(UtcInstant, info=personal(Purpose.SERVE, Retention.THREE_YEARS))
    ends_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.SERVE))
    day: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    """YYYY-MM-DD in the store's calendar; it begins and ends on this day."""
    staff_id: Mapped[StaffId | None] = mapped_column(Guid, ForeignKey("staff.id"), info=operational(Purpose.SERVE))
    """Whose time it takes; None for a guest who simply comes."""
    companions: Mapped[int] = mapped_column(Whole, info=operational(Purpose.SERVE))
    note: Mapped[str | None] = mapped_column(Words, info=personal(Purpose.SERVE, Retention.THREE_YEARS))
    state: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    open: Mapped[bool] = mapped_column(Truth, info=operational(Purpose.SERVE))
    """True while the guest is expected."""
    booked_by: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    booked_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    ended_by: Mapped[StaffId | None] = mapped_column(Guid, default=None, info=operational(Purpose.PROVE))
    """Who called it off or noted that nobody came."""
    visit_id: Mapped[VisitId | None] = mapped_column(Guid, default=None, info=operational())
    """The visit with which the guest came."""
    reminder: Mapped[str | None] = mapped_column(Words, default=None, info=operational(Purpose.CARE))
    """What the guest said when reminded last, of this time; None if nobody has."""
    reminded_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.CARE))
    prepared_by: Mapped[StaffId | None] = mapped_column(Guid, default=None, info=operational(Purpose.SERVE))
    prepared_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.SERVE))
    prepared_for: Mapped[dict[str, Any]] = mapped_column(
        Json, default_factory=dict, info=sensitive(Purpose.SERVE, Retention.THREE_YEARS)
    )
    """What whoever prepared it saw (`vipdesk.rules.preparation`); empty while nobody has."""

    __table_args__ = (Index("ix_appointment_starts_at", "starts_at"),)
