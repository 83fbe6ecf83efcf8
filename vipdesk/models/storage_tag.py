"""A storage tag: a number for something a guest leaves with us, until it is given back."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import DeskId, GuestId, StaffId, StoreId
from vipdesk.models.columns import Guid, Purpose, Retention, Truth, UtcInstant, Whole, Words, operational, personal
from vipdesk.models.declarative import Audience, Shared


class StorageTag(Shared):
    """One thing in our keeping, from the hand of the guest to the hand of the guest."""

    __tablename__ = "storage_tag"
    audience = Audience.GUEST
    find_keys: ClassVar = (("desk_id", "open"), ("desk_id", "day"))
    indexes: ClassVar = (("store_id", "open"), ("store_id", "returned_at"), ("guest_id", "open"))

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    desk_id: Mapped[DeskId] = mapped_column(Guid, ForeignKey("desk.id"), info=operational(Purpose.PROVE))
    day: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    """YYYY-MM-DD in the store's calendar on which it was handed in."""
    number: Mapped[int] = mapped_column(Whole, info=operational(Purpose.SERVE))
    label: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    """As it stands on the tag: the desk's letter and the number, A 03."""
    what: Mapped[str] = mapped_column(Words, info=personal(Purpose.SERVE, Retention.THREE_YEARS))
    shelf: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    """Where it is kept."""
    open: Mapped[bool] = mapped_column(Truth, info=operational(Purpose.SERVE))
    """True until it was given back."""
    kept_at: Mapped[datetime] = mapped_column(UtcInstant, info=personal(Purpose.SERVE, Retention.THREE_YEARS))
    kept_by: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    due_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.SERVE))
    """When the guest means to have it back; None is before the store closes."""
    returned_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.PROVE))
    returned_by: Mapped[StaffId | None] = mapped_column(Guid, default=None, info=operational(Purpose.PROVE))

    __table_args__ = (Index("uq_storage_tag_desk_day_number", "desk_id", "day", "number", unique=True),)
