"""The people who work at the desks; their PINs are not here (record.py, local.py)."""

from typing import ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import StoreId
from vipdesk.models.columns import Guid, Purpose, Retention, Truth, Words, operational, personal
from vipdesk.models.declarative import Audience, Shared


class Staff(Shared):
    """A member of staff."""

    __tablename__ = "staff"
    audience = Audience.STORE
    indexes: ClassVar = (("store_id",), ("code",))

    store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    code: Mapped[str] = mapped_column(Words, info=personal(Purpose.PROVE, Retention.THREE_YEARS))
    name: Mapped[str] = mapped_column(Words, info=personal(Purpose.OPERATE, Retention.THREE_YEARS))
    name_en: Mapped[str] = mapped_column(Words, info=personal(Purpose.OPERATE, Retention.THREE_YEARS))
    role: Mapped[str] = mapped_column(Words, info=operational())
    placeholder: Mapped[bool] = mapped_column(Truth, default=False, info=operational())
    """Named in an import and not yet taken on: has no PIN and cannot sign in."""

    __table_args__ = (Index("uq_staff_code", "code", unique=True),)
