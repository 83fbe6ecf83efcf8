"""Remedies of complaints: what the house gives to make good, who proposed it and who approved it."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import GuestId, RequestId, StaffId, StoreId
from vipdesk.models.columns import FenAmount, Guid, Purpose, Truth, UtcInstant, Words, operational
from vipdesk.models.declarative import Audience, Shared


class Remedy(Shared):
    """One remedy; `kind` names an entry of the store's catalogue (`vipdesk.rules.remedies`)."""

    __tablename__ = "remedy"
    audience = Audience.GUEST
    find_keys: ClassVar = (("request_id",),)
    indexes: ClassVar = (("guest_id",), ("store_id", "state"))
    own_store_when = "sensitive"

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    request_id: Mapped[RequestId] = mapped_column(Guid, ForeignKey("request.id"), info=operational())
    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    kind: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    worth_fen: Mapped[int] = mapped_column(FenAmount, info=operational(Purpose.PROVE))
    state: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    """`RemedyState`."""
    proposed_by: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    proposed_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    decided_by: Mapped[StaffId | None] = mapped_column(Guid, default=None, info=operational(Purpose.PROVE))
    """Another person than who proposed it, unless it was small enough to be given at once."""
    decided_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.PROVE))
    sensitive: Mapped[bool] = mapped_column(Truth, default=False, info=operational(Purpose.SERVE))
    """As its complaint."""
