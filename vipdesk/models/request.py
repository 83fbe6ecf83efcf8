"""A request: something a guest waits for."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import GuestId, StaffId, StoreId
from vipdesk.models.columns import (
    Guid,
    Json,
    Purpose,
    Retention,
    Truth,
    UtcInstant,
    Words,
    operational,
    personal,
)
from vipdesk.models.declarative import Audience, Shared


class Request(Shared):
    """A service promised to a guest; `kind` names a declaration in `vipdesk.rules.request_types`."""

    __tablename__ = "request"
    audience = Audience.GUEST
    indexes: ClassVar = (("guest_id",), ("store_id", "state"), ("store_id", "kind"))
    own_store_when = "sensitive"

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    kind: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    summary: Mapped[str] = mapped_column(Words, info=personal(Purpose.SERVE, Retention.THREE_YEARS))
    fields: Mapped[dict[str, Any]] = mapped_column(Json, info=personal(Purpose.SERVE, Retention.THREE_YEARS))
    state: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    department: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    owner_id: Mapped[StaffId | None] = mapped_column(Guid, info=operational(Purpose.SERVE))
    opened_by: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    opened_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    due_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.SERVE))
    closed_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.PROVE))
    result: Mapped[str | None] = mapped_column(
        Words, default=None, info=personal(Purpose.SERVE, Retention.THREE_YEARS)
    )

    paused_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.SERVE))
    """Since when its clock stands still; None while it runs."""
    paused_for: Mapped[str | None] = mapped_column(Words, default=None, info=operational(Purpose.SERVE))
    """`PauseReason`: whom or what it waits for."""
    step: Mapped[str | None] = mapped_column(Words, default=None, info=operational(Purpose.SERVE))
    """The step of its type that is being worked on; None for a type without steps."""

    sensitive: Mapped[bool] = mapped_column(Truth, default=False, info=operational(Purpose.SERVE))
    """Its words stay at head office, and its row in its own store: for those alone who may see it."""
    sealed_words: Mapped[dict[str, Any] | None] = mapped_column(
        Json, default=None, info=personal(Purpose.SERVE, Retention.THREE_YEARS, sealed=True)
    )
    """`summary`, `fields` and `result` of a sensitive one; the columns of these names are empty then."""

    __table_args__ = (Index("ix_request_due_at", "due_at"),)
