"""The wish list: what a guest would like to have, and what became of it."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import GuestId, StaffId
from vipdesk.models.columns import Guid, Purpose, UtcInstant, Words, operational, personal
from vipdesk.models.declarative import Audience, Shared


class Wish(Shared):
    """One thing; what is put aside for the guest is a request of the kind `hold`, not a wish."""

    __tablename__ = "wish"
    audience = Audience.GUEST
    indexes: ClassVar = (("guest_id",),)

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    what: Mapped[str] = mapped_column(Words, info=personal(Purpose.SERVE))
    brand: Mapped[str | None] = mapped_column(Words, info=personal(Purpose.SERVE))
    size: Mapped[str | None] = mapped_column(Words, info=personal(Purpose.SERVE))
    colour: Mapped[str | None] = mapped_column(Words, info=personal(Purpose.SERVE))
    state: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    author_id: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    noted_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
