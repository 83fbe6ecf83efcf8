"""Events: what head office tells a desk that listens at `GET /v1/events`, as server-sent events (P27).

Two kinds: `page`, a small page of one space that is applied only where it continues the desk's cursor, and `wake`,
which says where head office stands and leaves the fetching to the desk. A comment line is a sign of life.
"""

from datetime import datetime
from typing import Generic, TypeVar

import msgspec

from vipdesk.protocol.pull import PullAnswer, PulledRow

PAGE = "page"
WAKE = "wake"
EVENT_STREAM = "text/event-stream"
HEARTBEAT_SECONDS = 5.0
"""Between signs of life, for a stream that was told nothing meanwhile: at most half as long again passes in silence (F6)."""
SILENCE_SECONDS = 12.0
"""A stream that says nothing for so long is dead."""
MOST_EVENT_BYTES = 16 * 1024
"""Of the rows in one event; more only wakes."""

Rows = TypeVar("Rows")


class PageEvent(msgspec.Struct, Generic[Rows], frozen=True, kw_only=True, rename={"start": "from", "end": "to"}):
    """A page of one space that ends at a checkpoint: every other space of the desk stands at its newest position."""

    space: str
    start: int
    end: int
    continues: str
    """The cursor of a desk to which this page may be applied; any other desk fetches (P15)."""
    cursor: str
    """The desk's cursor after this page: all its spaces, sealed as in a pull answer."""
    positions: dict[str, int]
    applied_seq: int
    server_time: datetime
    rows: Rows


class WakeEvent(msgspec.Struct, frozen=True, kw_only=True):
    """There is something to fetch for a desk that is behind these positions."""

    positions: dict[str, int]
    spread_ms: int
    """The desk fetches at a random moment within so many milliseconds: all were woken at once."""


Event = PageEvent[list[PulledRow]] | WakeEvent

_DECODERS: dict[str, msgspec.json.Decoder[Event]] = {
    PAGE: msgspec.json.Decoder(PageEvent[list[PulledRow]]),
    WAKE: msgspec.json.Decoder(WakeEvent),
}


def read_event(kind: str, data: bytes) -> Event | None:
    """An event by its kind; None for a kind this program does not know. Raises DecodeError."""
    decoder = _DECODERS.get(kind)
    return None if decoder is None else decoder.decode(data)


def write_event(kind: str, event: PageEvent[msgspec.Raw] | WakeEvent) -> bytes:
    """An event as it is sent; JSON has no line break, so one `data` line holds it."""
    return b"event: %b\ndata: %b\n\n" % (kind.encode(), msgspec.json.encode(event))


def page_of(event: PageEvent[list[PulledRow]]) -> PullAnswer:
    """The event as the pull answer it stands for; it says nothing of backups and carries no digest."""
    return PullAnswer(
        rows=event.rows,
        cursor=event.cursor,
        applied_seq=event.applied_seq,
        safe_seq=0,
        server_time=event.server_time,
        done=True,
        digest=None,
        positions=event.positions,
    )
