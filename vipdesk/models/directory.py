"""The directory row: what a desk needs to find and receive a guest whose dossier it does not hold."""

from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import GuestId, StoreId
from vipdesk.models.columns import Guid, Json, Purpose, Whole, Words, operational, personal
from vipdesk.models.declarative import Audience, Shared


class DirectoryRow(Shared):
    """One per guest, with the guest's id; that of a newcomer is shown at once by the desk that takes them in."""

    __tablename__ = "directory_row"
    audience = Audience.DIRECTORY
    find_keys: ClassVar = (("card_no",),)

    name: Mapped[str] = mapped_column(Words, info=personal(Purpose.IDENTIFY))
    spoken: Mapped[str] = mapped_column(Words, info=personal(Purpose.ADDRESS))
    """The name with tone marks, surname read as a surname: Chén Xiǎoqíng."""
    readings: Mapped[list[list[str]]] = mapped_column(Json, info=personal(Purpose.IDENTIFY))
    """Each way to read the name, as plain syllables, surname first: [["chen", "xiao", "qing"]]."""
    address: Mapped[str] = mapped_column(Words, info=personal(Purpose.ADDRESS))
    address_en: Mapped[str] = mapped_column(Words, info=personal(Purpose.ADDRESS))
    tier: Mapped[str | None] = mapped_column(Words, info=personal(Purpose.SERVE))
    card_no: Mapped[str | None] = mapped_column(Words, info=personal(Purpose.IDENTIFY))
    phones: Mapped[list[dict[str, Any]]] = mapped_column(Json, info=personal(Purpose.IDENTIFY))
    """Per phone: `tail` (last four), `masked`, `keys` (keyed hashes of longer tails and heads, see phone_keys)."""
    home_store_id: Mapped[StoreId] = mapped_column(Guid, ForeignKey("store.id"), info=operational())
    alerts: Mapped[list[str]] = mapped_column(Json, info=personal(Purpose.SERVE))
    """Topics that carry a 特别留意; never their text."""
    rank: Mapped[int] = mapped_column(Whole, info=operational())
    """Order of hits, smaller first: week of the last visit, then tier; rewritten at most weekly."""
    merged_into: Mapped[GuestId | None] = mapped_column(Guid, default=None, info=operational())
    """The guest this one turned out to be (P31)."""

    __table_args__ = (
        Index(
            "ix_directory_row_merged_into",
            "merged_into",
            postgresql_where=text("merged_into is not null"),
            sqlite_where=text("merged_into is not null"),
        ),
        Index("ix_directory_row_name", "name"),
    )
