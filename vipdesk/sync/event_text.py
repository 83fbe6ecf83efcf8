"""Server-sent events as they come over the line: pieces of text, cut anywhere, become events (P27)."""

from collections.abc import Iterator

from vipdesk.errors import Offline
from vipdesk.protocol.events import Event, read_event

_MOST_BYTES = 256 * 1024
"""Of one event: head office sends far less, and whatever sends more is not head office."""
_KIND, _DATA = b"event", b"data"


class EventText:
    """Gathers pieces of one stream; raises DecodeError for an event that is none of ours."""

    def __init__(self) -> None:
        """Nothing has come yet."""
        self._rest = b""
        self._kind = ""
        self._data: list[bytes] = []

    def take(self, piece: bytes) -> Iterator[Event]:
        """The events that are whole with this piece; comments and unknown kinds are passed over."""
        *lines, self._rest = (self._rest + piece).split(b"\n")
        if len(self._rest) > _MOST_BYTES:
            raise Offline
        for line in lines:
            event = self._line(line.removesuffix(b"\r"))
            if event is not None:
                yield event

    def _line(self, line: bytes) -> Event | None:
        if line:
            name, _, value = line.partition(b":")
            value = value.removeprefix(b" ")
            if name == _KIND:
                self._kind = value.decode("utf-8", "replace")
            elif name == _DATA:
                self._data.append(value)
            return None
        kind, data = self._kind, b"\n".join(self._data)
        self._kind, self._data = "", []
        return read_event(kind, data) if data else None
