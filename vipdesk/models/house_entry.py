"""What the house tells about itself: brand counters, partners, and approved answers to usual questions."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import StaffId, StoreId
from vipdesk.models.columns import Guid, Purpose, UtcInstant, Words, operational
from vipdesk.models.declarative import Audience, Shared


class HouseEntry(Shared):
    """One counter, partner or answer of a store; one without a store is every store's."""

    __tablename__ = "house_entry"
    audience = Audience.STORE
    find_keys: ClassVar = (("kind", "name"),)
    indexes: ClassVar = (("kind",),)

    kind: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    """`HouseKind`."""
    name: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    """A brand, a partner, a question."""
    name_en: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    text: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    """What is sold there; what a partner offers and how it is claimed; the answer."""
    text_en: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    floor: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    phone: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    """Of the counter, an extension mostly; never a guest's."""
    hours: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    contact: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    """Whom to ask for."""
    words: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    """Further words by which it is looked for."""
    keys: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    """What a search looks at (`rules.house_entries`)."""
    source: Mapped[str] = mapped_column(Words, info=operational(Purpose.PROVE))
    noted_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    store_id: Mapped[StoreId | None] = mapped_column(
        Guid, ForeignKey("store.id"), default=None, info=operational(Purpose.SERVE)
    )
    author_id: Mapped[StaffId | None] = mapped_column(Guid, default=None, info=operational(Purpose.PROVE))
    """Who wrote it and thereby approved it; None of an import."""
