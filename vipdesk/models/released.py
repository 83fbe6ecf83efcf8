"""What became of an intent that had been parked: the answer that follows the stored one, which never changes."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import DeskId, StoreId
from vipdesk.models.columns import (
    Guid,
    Json,
    Purpose,
    Retention,
    UtcInstant,
    Words,
    operational,
    personal,
)
from vipdesk.models.declarative import Audience, Shared


class ReleasedOutcome(Shared):
    """The final answer to a parked intent; its id is the op_id, and pull brings it to the intent's desk (P8)."""

    __tablename__ = "released_outcome"
    audience = Audience.DESK
    indexes: ClassVar = (("desk_id",),)

    desk_id: Mapped[DeskId] = mapped_column(Guid, ForeignKey("desk.id"), info=operational())
    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    state: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    """`accepted` or `refused`."""
    code: Mapped[str | None] = mapped_column(Words, info=operational(Purpose.PROVE))
    facts: Mapped[dict[str, Any]] = mapped_column(Json, info=personal(Purpose.PROVE, Retention.THREE_YEARS))
    released_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
