"""Gift memory: what the house gave a guest and what it was given, so that nothing is given twice."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import GuestId, StaffId
from vipdesk.models.columns import Guid, Purpose, Truth, UtcInstant, Words, operational, personal
from vipdesk.models.declarative import Audience, Shared


class Gift(Shared):
    """One gift; `given_on` is a calendar date of the store, YYYY-MM-DD."""

    __tablename__ = "gift"
    audience = Audience.GUEST
    indexes: ClassVar = (("guest_id",),)

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    what: Mapped[str] = mapped_column(Words, info=personal(Purpose.CARE))
    occasion: Mapped[str | None] = mapped_column(Words, info=personal(Purpose.CARE))
    given_on: Mapped[str] = mapped_column(Words, info=personal(Purpose.CARE))
    given_by: Mapped[str] = mapped_column(Words, info=operational(Purpose.CARE))
    """`GiftFrom`: the house or the guest."""
    confidential: Mapped[bool] = mapped_column(Truth, info=operational(Purpose.SERVE))
    """保密: not to be named before those who accompany the guest."""
    author_id: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    noted_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
