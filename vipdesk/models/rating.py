"""How content a guest was when leaving."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import GuestId, StaffId, StoreId, VisitId
from vipdesk.models.columns import Guid, Purpose, Retention, UtcInstant, Words, operational, personal
from vipdesk.models.declarative import Audience, Shared


class Rating(Shared):
    """One answer about one visit; what a member of staff filled in says so (`Source`) and is no survey."""

    __tablename__ = "rating"
    audience = Audience.GUEST
    find_keys: ClassVar = (("visit_id",),)
    indexes: ClassVar = (("guest_id",), ("store_id", "given_at"))

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    visit_id: Mapped[VisitId] = mapped_column(Guid, ForeignKey("visit.id"), info=operational())
    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    score: Mapped[str] = mapped_column(Words, info=personal(Purpose.CARE, Retention.THREE_YEARS))
    """`Score`."""
    note: Mapped[str | None] = mapped_column(Words, info=personal(Purpose.CARE, Retention.THREE_YEARS))
    source: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    given_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    author_id: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))

    __table_args__ = (Index("uq_rating_visit_source", "visit_id", "source", unique=True),)
