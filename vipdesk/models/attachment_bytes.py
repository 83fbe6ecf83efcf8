"""The bytes of attachments at head office: part by part as they come, outside the feed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from vipdesk.models.columns import Guid, Purpose, Truth, UtcInstant, Whole, operational, sensitive
from vipdesk.models.declarative import Record


class AttachmentBytes(Record):
    """How much of an attachment is here."""

    __tablename__ = "attachment_bytes"

    attachment_id: Mapped[UUID] = mapped_column(
        Guid, ForeignKey("attachment.id"), primary_key=True, info=operational()
    )
    received: Mapped[int] = mapped_column(Whole, info=operational())
    """Bytes from the first one on, without a gap."""
    whole: Mapped[bool] = mapped_column(Truth, info=operational())
    """Whether all are here and have been looked at; before that nobody gets any."""
    last_part_at: Mapped[datetime] = mapped_column(UtcInstant, info=operational())


class AttachmentPart(Record):
    """Some bytes of an attachment, from `first_byte` on."""

    __tablename__ = "attachment_part"

    attachment_id: Mapped[UUID] = mapped_column(Guid, primary_key=True, info=operational())
    first_byte: Mapped[int] = mapped_column(Whole, primary_key=True, info=operational())
    content: Mapped[bytes] = mapped_column(LargeBinary, info=sensitive(Purpose.IDENTIFY))
