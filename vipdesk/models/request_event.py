"""The log of a request: rows are added and never changed but to be sealed; its clock is computed from them alone."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import GuestId, OpId, RequestId, StaffId, StoreId, derived_id
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


class RequestEvent(Shared):
    """Something that happened to a request (`RequestEventKind`); `at` is when the guest stood there."""

    __tablename__ = "request_event"
    audience = Audience.GUEST
    find_keys: ClassVar = (("request_id",),)
    indexes: ClassVar = (("guest_id",),)
    own_store_when = "sensitive"

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    request_id: Mapped[RequestId] = mapped_column(Guid, ForeignKey("request.id"), info=operational())
    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    kind: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    author_id: Mapped[StaffId | None] = mapped_column(Guid, info=operational(Purpose.PROVE))
    """None where head office itself did it."""
    text: Mapped[str | None] = mapped_column(
        Words, default=None, info=personal(Purpose.SERVE, Retention.THREE_YEARS)
    )
    """A comment, a reason, a result."""
    facts: Mapped[dict[str, Any]] = mapped_column(Json, default_factory=dict, info=operational(Purpose.PROVE))
    """The promise (`clock`, `minutes`, `intake`) of an opening; whom, from and to where of the others."""
    sensitive: Mapped[bool] = mapped_column(Truth, default=False, info=operational(Purpose.SERVE))
    """As its request: `text` is empty then."""
    sealed_text: Mapped[str | None] = mapped_column(
        Words, default=None, info=personal(Purpose.SERVE, Retention.THREE_YEARS, sealed=True)
    )


def event_id(op_id: OpId, kind: str) -> UUID:
    """The id of an intent's entry: the same whenever and wherever the intent runs."""
    return derived_id("request_event", str(op_id), kind)
