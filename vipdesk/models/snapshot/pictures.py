"""What screens show of pictures: a guest's photo, the list of attachments, and one that may be added."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from vipdesk.models.snapshot.guests import Words
from vipdesk.models.vocabulary import AttachmentPurpose


class PictureState(StrEnum):
    """Where a picture is."""

    WAITING = "waiting"
    """Here, and still to be sent to head office."""
    HERE = "here"
    """Here and at head office."""
    AWAY = "away"
    """At head office: it can be looked at once the line is up."""
    COMING = "coming"
    """At another desk, which has not sent it yet."""


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """One attachment; a `hidden` one is not shown, because its guest goes by an alias."""

    attachment_id: UUID
    purpose: AttachmentPurpose
    file_name: str | None
    width: int
    height: int
    byte_size: int
    author: Words | None
    added_at: datetime
    state: PictureState
    hidden: bool
    face: bytes | None = None
    """A small square of it as a JPEG; None while it is not here, or is hidden."""


@dataclass(frozen=True, slots=True)
class GivenPicture:
    """A picture as somebody gave it: a file, or bytes from the clipboard."""

    file: Path | None = None
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class TakenPicture:
    """A picture that was looked at and may be added: the arguments of its intent but for whom and what for."""

    attachment_id: UUID
    sha256: str
    media_type: str
    byte_size: int
    width: int
    height: int
