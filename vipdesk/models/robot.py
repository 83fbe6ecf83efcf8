"""What a store's desks may know of its group robot: whether it hears head office, and since when not."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import StoreId
from vipdesk.models.columns import Guid, Purpose, UtcInstant, Words, operational
from vipdesk.models.declarative import Audience, Shared


class RobotState(Shared):
    """One row a store; head office alone writes it, and no key or address is in it."""

    __tablename__ = "robot_state"
    audience = Audience.STORE

    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    failing_since: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational())
    """None while messages get through."""
    reason: Mapped[str | None] = mapped_column(Words, default=None, info=operational(Purpose.PROVE))
    """As the last try ended: `HTTP 502`, `errcode 93000`, `TimeoutError`."""

    __table_args__ = (Index("uq_robot_state_store", "store_id", unique=True),)
