"""Till receipts, as the store's till exported them; refunds point at their receipt."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import GuestId, StoreId
from vipdesk.models.columns import (
    FenAmount,
    Guid,
    Purpose,
    Retention,
    Truth,
    UtcInstant,
    Whole,
    Words,
    operational,
    personal,
)
from vipdesk.models.declarative import Audience, Shared


class Receipt(Shared):
    """One purchase or refund; `amount_fen` of a refund is negative."""

    __tablename__ = "receipt"
    audience = Audience.GUEST
    indexes: ClassVar = (("guest_id",),)

    number: Mapped[str] = mapped_column(Words, info=operational(Purpose.ACCOUNT))
    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    card_no: Mapped[str] = mapped_column(Words, info=personal(Purpose.ACCOUNT, Retention.TEN_YEARS))
    bought_at: Mapped[datetime] = mapped_column(UtcInstant, info=personal(Purpose.ACCOUNT, Retention.TEN_YEARS))
    amount_fen: Mapped[int] = mapped_column(FenAmount, info=personal(Purpose.ACCOUNT, Retention.TEN_YEARS))
    quantity: Mapped[int] = mapped_column(Whole, info=operational(Purpose.ACCOUNT))
    category: Mapped[str] = mapped_column(Words, info=personal(Purpose.SERVE, Retention.THREE_YEARS))
    brand: Mapped[str] = mapped_column(Words, info=personal(Purpose.SERVE, Retention.THREE_YEARS))
    origin_number: Mapped[str | None] = mapped_column(Words, default=None, info=operational(Purpose.ACCOUNT))
    """The receipt a refund takes back."""
    confidential: Mapped[bool] = mapped_column(Truth, default=False, info=operational(Purpose.SERVE))
    """保密: not to be named before those who accompany the guest."""

    __table_args__ = (
        Index("uq_receipt_number", "number", unique=True),
        Index("ix_receipt_origin_number", "origin_number"),
    )
