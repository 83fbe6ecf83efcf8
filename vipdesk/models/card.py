"""Membership cards: one guest may hold several."""

from typing import ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import GuestId
from vipdesk.models.columns import Guid, Purpose, Truth, Words, operational, personal
from vipdesk.models.declarative import Audience, Shared


class Card(Shared):
    """A card number and whose it is."""

    __tablename__ = "card"
    audience = Audience.GUEST
    find_keys: ClassVar = (("guest_id",), ("card_no",))

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    card_no: Mapped[str] = mapped_column(Words, info=personal(Purpose.IDENTIFY))
    primary: Mapped[bool] = mapped_column(Truth, default=True, info=operational())

    __table_args__ = (Index("uq_card_card_no", "card_no", unique=True),)
