"""What the camera's process says on its standard output: a kind, a length, and as many bytes, one after the other."""

from collections.abc import Iterator
from struct import Struct
from typing import BinaryIO

from vipdesk.errors import NotPossible, Trouble

SEEN = b"s"
"""A small JPEG of what the camera sees now."""
TAKEN = b"t"
"""The photo, a JPEG as large as the camera gives it; nothing follows."""
FAILED = b"f"
"""The code of a `Trouble`; nothing follows."""

_HEAD = Struct(">cI")
_LONGEST = 32 * 1024 * 1024


def write_message(stream: BinaryIO, kind: bytes, content: bytes) -> None:
    """Say one thing."""
    stream.write(_HEAD.pack(kind, len(content)) + content)
    stream.flush()


class MessageReader:
    """Puts together what arrives in pieces."""

    def __init__(self) -> None:
        self._received = bytearray()

    def read(self, piece: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Kind and content of every message that is whole now; raises NotPossible for what is none of ours."""
        self._received += piece
        while len(self._received) >= _HEAD.size:
            kind, length = _HEAD.unpack_from(self._received)
            if kind not in (SEEN, TAKEN, FAILED) or length > _LONGEST:
                raise NotPossible(Trouble.CAMERA_FAILED)
            end = _HEAD.size + length
            if len(self._received) < end:
                return
            content = bytes(self._received[_HEAD.size : end])
            del self._received[:end]
            yield kind, content
