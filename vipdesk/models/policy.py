"""Policy: every number and list that a store or the group may change without a new program."""

from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import StoreId
from vipdesk.models.columns import Guid, Json, Words, operational
from vipdesk.models.declarative import Audience, Shared


class Policy(Shared):
    """One rule's value; a row with a store wins over the group's row of the same key."""

    __tablename__ = "policy"
    audience = Audience.STORE
    find_keys: ClassVar = (("key",),)

    key: Mapped[str] = mapped_column(Words, info=operational())
    store_id: Mapped[StoreId | None] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    value: Mapped[Any] = mapped_column(Json, info=operational())

    __table_args__ = (Index("uq_policy_key_store", "key", "store_id", unique=True),)
