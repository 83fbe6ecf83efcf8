"""People around a guest: family, and who may act for the guest and for what."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import GuestId, StaffId
from vipdesk.models.columns import Guid, Json, Purpose, Truth, UtcInstant, Words, operational, personal, sensitive
from vipdesk.models.declarative import Audience, Shared


class Relation(Shared):
    """One person and what they may do: `may` are `Act` words, in the order of that list."""

    __tablename__ = "relation"
    audience = Audience.GUEST
    indexes: ClassVar = (("guest_id",),)

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    name: Mapped[str] = mapped_column(Words, info=personal(Purpose.SERVE))
    kind: Mapped[str] = mapped_column(Words, info=personal(Purpose.SERVE))
    may: Mapped[list[str]] = mapped_column(Json, info=personal(Purpose.SERVE))
    note: Mapped[str | None] = mapped_column(Words, info=sensitive(Purpose.SERVE))
    confidential: Mapped[bool] = mapped_column(Truth, info=operational(Purpose.SERVE))
    """保密: not to be named before those who accompany the guest."""
    author_id: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    noted_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
