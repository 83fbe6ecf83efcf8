"""Attachments: a guest's photo, and pictures of papers. The row travels like every row, its bytes go another way."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.ids import DeskId, GuestId, RequestId, StaffId
from vipdesk.models.columns import Guid, Purpose, UtcInstant, Whole, Words, operational, personal
from vipdesk.models.declarative import Audience, Shared


class Attachment(Shared):
    """One picture; `sha256` in hex is that of its bytes as they are kept, `width` and `height` are px."""

    __tablename__ = "attachment"
    audience = Audience.GUEST
    indexes: ClassVar = (("guest_id",), ("request_id",), ("sha256",))

    guest_id: Mapped[GuestId] = mapped_column(Guid, ForeignKey("guest.id"), info=operational())
    purpose: Mapped[str] = mapped_column(Words, info=operational(Purpose.SERVE))
    """`AttachmentPurpose`: photo or document."""
    media_type: Mapped[str] = mapped_column(Words, info=operational())
    byte_size: Mapped[int] = mapped_column(Whole, info=operational())
    width: Mapped[int] = mapped_column(Whole, info=operational())
    height: Mapped[int] = mapped_column(Whole, info=operational())
    sha256: Mapped[str] = mapped_column(Words, info=operational())
    file_name: Mapped[str | None] = mapped_column(Words, info=personal(Purpose.SERVE))
    """As it was given, for people alone: no file is ever named so (S24)."""
    desk_id: Mapped[DeskId] = mapped_column(Guid, ForeignKey("desk.id"), info=operational(Purpose.PROVE))
    """Which desk has the bytes until head office has them."""
    author_id: Mapped[StaffId] = mapped_column(Guid, info=operational(Purpose.PROVE))
    added_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational(Purpose.PROVE))
    removed_by: Mapped[StaffId | None] = mapped_column(Guid, default=None, info=operational(Purpose.PROVE))
    removed_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational(Purpose.PROVE))
    """For a day it can be taken back; then row and bytes go for good."""
    stored_at: Mapped[datetime | None] = mapped_column(UtcInstant, default=None, info=operational())
    """When head office had all bytes and had checked them; None while they are still at the desk."""
    request_id: Mapped[RequestId | None] = mapped_column(Guid, default=None, info=operational(Purpose.SERVE))
    """The request whose paper it is; None for one that is the guest's alone."""

    __table_args__ = (
        Index(
            "ix_attachment_removed_at",
            "removed_at",
            postgresql_where=text("removed_at is not null and retired_at is null"),
            sqlite_where=text("removed_at is not null and retired_at is null"),
        ),
    )
