"""Filters of the client book that were given a name: a person's own, and the segments of a store."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import StaffId, StoreId
from vipdesk.models.columns import Guid, Json, Purpose, UtcInstant, Words, operational
from vipdesk.models.declarative import Audience, Shared


class GuestFilter(Shared):
    """Conditions under a name. Without an owner it is a segment: the same for everybody in the store.

    A person's own is Shared too, not kept on one desk: a shopper works at whichever counter is free, and what was set up
    with care must outlive the computer. It names no guest; other people's are on the store's desks and shown to nobody.
    """

    __tablename__ = "guest_filter"
    audience = Audience.STORE
    find_keys: ClassVar = (("store_id",),)

    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    owner_id: Mapped[StaffId | None] = mapped_column(Guid, ForeignKey("staff.id"), info=operational())
    name: Mapped[str] = mapped_column(Words, info=operational())
    conditions: Mapped[dict[str, Any]] = mapped_column(Json, info=operational(Purpose.SERVE))
    """A `snapshot.book.Conditions` as JSON, every field that says something."""
    author_id: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    noted_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
