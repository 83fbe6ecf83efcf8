"""Merges: two records that turned out to be one person, and who said so (P31)."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import GuestId, StaffId
from vipdesk.models.columns import Guid, Json, Purpose, Retention, UtcInstant, operational, sensitive
from vipdesk.models.declarative import Audience, Shared


class GuestMerge(Shared):
    """One merge; the rows of both guests stay where they are, and what it wrote over is kept: undoing it is one step."""

    __tablename__ = "guest_merge"
    audience = Audience.GUEST
    find_keys: ClassVar = (("guest_id",),)

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    """The guest that remains."""
    merged_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    merged_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    merged_by: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    undone_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.PROVE))
    written: Mapped[list[dict[str, Any]] | None] = mapped_column(
        Json, default=None, info=sensitive(Purpose.PROVE, Retention.IN_USE)
    )
    """Field by field what was chosen, as `{"table", "id", "before", "after"}` of its columns in wire form; None once
    the merge can no longer be undone."""
