"""The bytes of attachments over the line: up in parts that go on where head office stands, down from where it broke off.

The intent has gone before and never waits for them; whatever fails here, the same is asked again later (F39).
"""

import hashlib
from uuid import UUID

from vipdesk.errors import Offline
from vipdesk.protocol.attachments import PART_BYTES, AttachmentState, UploadedPart
from vipdesk.protocol.first_sync import DamagedError
from vipdesk.sync.transport import Transport

_TRIES = 3
"""Of a download whose line breaks, within one answer to whoever waits."""
_MOST_PARTS = 1000
"""More than any picture has: a head office that never gets on is not asked for ever."""
_PIECE = 64 * 1024


def send_picture(transport: Transport, attachment_id: UUID, content: bytes) -> None:
    """Have head office hold a picture, from where it stands.

    Raises ContentWrongError where it dropped all that came, NotFoundError where it knows no such attachment of this
    desk, and what every request may raise.
    """
    path = f"/v1/attachments/{attachment_id}"
    state = transport.get(path, AttachmentState)
    for _ in range(_MOST_PARTS):
        if state.whole:
            return
        if state.received >= state.byte_size:
            state = transport.post(f"{path}/finish", None, AttachmentState)
            if not state.whole and state.received >= state.byte_size:
                raise Offline
            continue
        piece = content[state.received : state.received + PART_BYTES]
        part = UploadedPart(first_byte=state.received, content=piece)
        state = transport.post(f"{path}/parts", part, AttachmentState)
    raise Offline


def fetch_picture(transport: Transport, attachment_id: UUID, byte_size: int, sha256: str) -> bytes:
    """A picture from head office.

    Raises NotFoundError where it is not there (yet), or no longer for this store; Offline where it did not come whole.
    """
    content = b""
    for attempt in range(1, _TRIES + 1):
        try:
            with transport.stream(f"/v1/attachments/{attachment_id}/bytes", len(content)) as answer:
                while len(content) < byte_size:
                    content += answer.read(min(_PIECE, byte_size - len(content)))
            break
        except Offline:
            if attempt == _TRIES:
                raise
        except DamagedError as cause:
            raise Offline from cause
    if hashlib.sha256(content).hexdigest() != sha256:
        # what is not the picture is the same as no line
        raise Offline
    return content
