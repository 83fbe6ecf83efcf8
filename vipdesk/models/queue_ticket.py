"""A queue ticket: somebody waits in the hall and is called by number, never by name."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import DeskId, GuestId, StaffId, StoreId, VisitId
from vipdesk.models.columns import Guid, Purpose, Retention, Truth, UtcInstant, Whole, Words, operational, personal
from vipdesk.models.declarative import Audience, Shared


class QueueTicket(Shared):
    """One wait, from taking the ticket to coming in or giving up."""

    __tablename__ = "queue_ticket"
    audience = Audience.GUEST
    find_keys: ClassVar = (("guest_id", "open"), ("desk_id", "day"), ("visit_id",))
    indexes: ClassVar = (("store_id", "open"),)

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    desk_id: Mapped[DeskId] = mapped_column(Guid, ForeignKey("desk.id"), info=operational(Purpose.PROVE))
    day: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    """YYYY-MM-DD in the store's calendar: numbers begin anew every day."""
    number: Mapped[int] = mapped_column(Whole, info=operational(Purpose.SERVE))
    label: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    """As it is called: the desk's letter and the number, A 03."""
    wants: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    companions: Mapped[int] = mapped_column(Whole, info=operational(Purpose.SERVE))
    quoted_minutes: Mapped[int] = mapped_column(Whole, info=operational(Purpose.SERVE))
    """What the guest was told."""
    open: Mapped[bool] = mapped_column(Truth, info=operational(Purpose.SERVE))
    state: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    taken_at: Mapped[datetime] = mapped_column(UtcInstant, info=personal(Purpose.SERVE, Retention.THREE_YEARS))
    taken_by: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    called_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.SERVE))
    ended_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.PROVE))
    visit_id: Mapped[VisitId | None] = mapped_column(Guid, default=None, info=operational())
    """The visit it ended in."""

    __table_args__ = (
        Index("uq_queue_ticket_desk_day_number", "desk_id", "day", "number", unique=True),
        Index(
            "uq_queue_ticket_open_guest",
            "guest_id",
            "store_id",
            unique=True,
            postgresql_where=text("open"),
            sqlite_where=text("open = 1"),
        ),
    )
