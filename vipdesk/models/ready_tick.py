"""贵宾厅就绪: which item of the list was done on which shift, by whom."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import StaffId, StoreId, derived_id
from vipdesk.models.columns import Guid, Purpose, Truth, UtcInstant, Words, operational
from vipdesk.models.declarative import Audience, Shared


class ReadyTick(Shared):
    """One item of the list on one day's shift; who changed it last stands here, who before in the audit."""

    __tablename__ = "ready_tick"
    audience = Audience.STORE
    indexes: ClassVar = (("store_id", "day"),)

    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    day: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    """YYYY-MM-DD in the store's calendar."""
    shift: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    item: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    """The item's key in the policy."""
    done: Mapped[bool] = mapped_column(Truth, info=operational(Purpose.SERVE))
    staff_id: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    noted_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))


def ready_tick_id(store_id: StoreId, day: date, shift: str, item: str) -> UUID:
    """The same id wherever it is written, so that two who tick the same item meet in one row."""
    return derived_id("ready_tick", str(store_id), day.isoformat(), shift, item)
