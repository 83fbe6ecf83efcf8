"""Points that another system keeps the record of: what it told of each account, and when."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import GuestId
from vipdesk.models.columns import Guid, Json, Purpose, UtcInstant, Words, operational, personal
from vipdesk.models.declarative import Audience, Shared


class PointsMirror(Shared):
    """One account of the other system; each telling replaces the one before as a whole. Nothing is spent from it.

    A house that keeps its own points has tables of its own; this one is only ever written by head office.
    """

    __tablename__ = "points_mirror"
    audience = Audience.GUEST
    indexes: ClassVar = (("guest_id",),)

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    account_no: Mapped[str] = mapped_column(Words, info=personal(Purpose.ACCOUNT))
    """By what the other system knows the account: the card it was opened with."""
    lots: Mapped[list[Any]] = mapped_column(Json, info=personal(Purpose.ACCOUNT))
    """Pairs of whole points and the last day they may be used, YYYY-MM-DD in the store's calendar, or null for ever."""
    as_of: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))

    __table_args__ = (Index("uq_points_mirror_account_no", "account_no", unique=True),)
