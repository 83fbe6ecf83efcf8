"""Seats and rooms of a lounge; who sits where is told by the visits."""

from typing import ClassVar

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import StoreId
from vipdesk.models.columns import Guid, Json, Purpose, Whole, Words, operational
from vipdesk.models.declarative import Audience, Shared


class LoungePlace(Shared):
    """A seat or a room."""

    __tablename__ = "lounge_place"
    audience = Audience.STORE
    find_keys: ClassVar = (("store_id",),)

    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    name: Mapped[str] = mapped_column(Words, info=operational())
    name_en: Mapped[str] = mapped_column(Words, info=operational())
    kind: Mapped[str] = mapped_column(Words, info=operational())
    capacity: Mapped[int] = mapped_column(Whole, info=operational())
    """How many people may sit there."""
    position: Mapped[int] = mapped_column(Whole, info=operational())
    """Its place in the order of the map and of suggestions."""
    features: Mapped[list[str] | None] = mapped_column(Json, default=None, info=operational(Purpose.SERVE))
    """Words of `PlaceFeature`; None where nobody has said."""

    __table_args__ = (
        # a place that was taken out of use leaves its name to another
        Index(
            "uq_lounge_place_store_name",
            "store_id",
            "name",
            unique=True,
            postgresql_where=text("retired_at is null"),
            sqlite_where=text("retired_at is null"),
        ),
    )
