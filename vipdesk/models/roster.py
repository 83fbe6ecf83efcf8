"""The duty roster: who works when, day by day, as an import or a supervisor wrote it."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import RosterDayId, StaffId, StoreId, derived_id
from vipdesk.models.columns import Guid, Json, Purpose, Retention, UtcInstant, Words, operational, personal
from vipdesk.models.declarative import Audience, Shared


class RosterDay(Shared):
    """One person's day at one store; a day without shifts is a day off."""

    __tablename__ = "roster_day"
    audience = Audience.STORE
    indexes: ClassVar = (("store_id", "day"),)

    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    """Where they work that day: not always their own store."""
    staff_id: Mapped[StaffId] = mapped_column(Guid, ForeignKey("staff.id"), info=operational())
    day: Mapped[str] = mapped_column(Words, info=operational())
    """YYYY-MM-DD in the store's calendar: the day on which the shifts begin."""
    shifts: Mapped[list[Any]] = mapped_column(Json, info=personal(Purpose.OPERATE, Retention.THREE_YEARS))
    """Pairs of minutes after the day's midnight on the store's clock, from and until; beyond 1440 is the next day."""
    noted_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    label: Mapped[str | None] = mapped_column(
        Words, default=None, info=personal(Purpose.OPERATE, Retention.THREE_YEARS)
    )
    """What the store calls it: 早班, 年假."""
    cover_id: Mapped[StaffId | None] = mapped_column(Guid, default=None, info=operational())
    """代班: who looks after this person's clients on that day."""
    source: Mapped[str] = mapped_column(Words, default="import", info=operational(Purpose.PROVE))
    author_id: Mapped[StaffId | None] = mapped_column(Guid, default=None, info=operational(Purpose.PROVE))

    __table_args__ = (Index("uq_roster_day_staff_day", "staff_id", "day", unique=True),)


def roster_day_id(staff_id: StaffId, day: date) -> RosterDayId:
    """The same id wherever it is written, so that two who write the same day meet in one row."""
    return RosterDayId(derived_id("roster_day", str(staff_id), day.isoformat()))
