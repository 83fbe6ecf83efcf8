"""Stores and their desks."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import DeskId, StoreId
from vipdesk.models.columns import Guid, Json, UtcInstant, Words, operational
from vipdesk.models.declarative import Audience, Shared


class Store(Shared):
    """A department store with a lounge."""

    __tablename__ = "store"
    audience = Audience.STORE

    name: Mapped[str] = mapped_column(Words, info=operational())

    __table_args__ = (Index("uq_store_name", "name", unique=True),)


class Desk(Shared):
    """A counter PC."""

    __tablename__ = "desk"
    audience = Audience.STORE
    find_keys: ClassVar = (("store_id",),)

    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    name: Mapped[str] = mapped_column(Words, info=operational())
    state: Mapped[str] = mapped_column(Words, info=operational())

    __table_args__ = (Index("uq_desk_store_name", "store_id", "name", unique=True),)


class IssueBlock(Shared):
    """Voucher ids that head office gave to one desk, so that it can issue while the line is down (P30)."""

    __tablename__ = "issue_block"
    audience = Audience.DESK
    find_keys: ClassVar = (("desk_id",),)

    desk_id: Mapped[DeskId] = mapped_column(Guid, ForeignKey("desk.id"), info=operational())
    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    ids: Mapped[list[str]] = mapped_column(Json, info=operational())
    expires_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational())
