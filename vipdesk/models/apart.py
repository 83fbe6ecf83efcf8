"""Records that look like one person and are not: said once, for good, by somebody who knows them."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import ApartId, GuestId, StaffId, derived_id
from vipdesk.models.columns import Guid, Purpose, UtcInstant, operational
from vipdesk.models.declarative import Audience, Shared


class GuestApart(Shared):
    """One half of the mark: it hangs on `guest_id`, and the other half on the other guest, so that each dossier has it."""

    __tablename__ = "guest_apart"
    audience = Audience.GUEST
    find_keys: ClassVar = (("guest_id",),)

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    other_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    """Who `guest_id` is not."""
    said_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    said_by: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    undone_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.PROVE))


def apart_id(guest_id: GuestId, other_id: GuestId) -> ApartId:
    """The same id on every desk, so that two people who say the same meet in one row."""
    return ApartId(derived_id("guest_apart", str(guest_id), str(other_id)))
