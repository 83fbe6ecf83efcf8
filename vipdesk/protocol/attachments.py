"""The bytes of attachments: up in parts after the intent was decided, down in one piece or from a byte on (F39, S23)."""

from typing import Annotated

import msgspec

PART_BYTES = 256 * 1024
"""Of one part: in base64 well below what a body may hold."""


class AttachmentState(msgspec.Struct, frozen=True, kw_only=True):
    """How much of an attachment head office has; a desk goes on with byte `received`."""

    byte_size: int
    received: int
    whole: bool
    """Whether its hash was right and it is a picture: only then does any desk get it."""


class UploadedPart(msgspec.Struct, frozen=True, kw_only=True):
    """Some bytes. Those that do not begin where head office stands are left aside, and the answer says where it stands."""

    first_byte: Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
    content: bytes


class WrongBytes:
    """Reasons of the problem `content_wrong`: head office has dropped what it had, the desk begins again."""

    HASH = "hash"
    SIZE = "size"
    PICTURE = "picture"
