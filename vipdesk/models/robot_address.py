"""Where a store's group robot listens: a secret, for whoever has the address may post to the group."""

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.models.columns import Guid, Json, Words, operational
from vipdesk.models.declarative import Record


class RobotAddress(Record):
    """One robot a store; the row travels to no desk, and no log, list or export names the address."""

    __tablename__ = "robot"

    store_id: Mapped[UUID] = mapped_column(Guid, ForeignKey("store.id"), primary_key=True, info=operational())
    address: Mapped[str] = mapped_column(Words, info=operational())
    """The whole URL with its key."""
    posted: Mapped[list[Any]] = mapped_column(Json, default_factory=list, info=operational())
    """When messages were sent in the last minute, as microseconds: the vendor takes twenty a minute."""
