"""A value that lost: what one desk wrote and another, not knowing of it, replaced; readable for thirty days."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import GuestId, StaffId
from vipdesk.models.columns import Guid, Purpose, Retention, UtcInstant, Words, operational, sensitive
from vipdesk.models.declarative import Audience, Shared


class KeptValue(Shared):
    """One value of one field of a guest, written by head office when a later arrival replaced it unseen (F40)."""

    __tablename__ = "kept_value"
    audience = Audience.GUEST
    indexes: ClassVar = (("guest_id",),)

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    field: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    """A topic of preferences, or `shopper`, `owner`, `place`."""
    value: Mapped[str | None] = mapped_column(Words, info=sensitive(Purpose.PROVE, Retention.THIRTY_DAYS))
    """In words for people; None where the other side had cleared it."""
    written_by: Mapped[StaffId | None] = mapped_column(Guid, info=operational(Purpose.PROVE))
    written_at: Mapped[datetime | None] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    replaced_by: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    replaced_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    until: Mapped[datetime] = mapped_column(UtcInstant, info=operational())
    """After this nobody is shown it; the run `expire` then empties the row."""

    __table_args__ = (Index("ix_kept_value_until", "until"),)
