"""`GET /v1/events` on the wire: one task that waits in the event loop, with no thread and no database connection."""

import asyncio

from litestar.types import HTTPResponseBodyEvent, HTTPResponseStartEvent, Receive, Scope, Send

from vipdesk.headoffice.event_hub import EventHub, Stream
from vipdesk.headoffice.event_look import Standing
from vipdesk.protocol.events import EVENT_STREAM

_HEADERS = (
    (b"content-type", EVENT_STREAM.encode()),
    (b"cache-control", b"no-store"),
    # some proxies hold an answer back until it is whole unless told not to
    (b"x-accel-buffering", b"no"),
)


class EventStream:
    """The answer to a desk that listens."""

    def __init__(self, hub: EventHub, standing: Standing) -> None:
        """Nothing is sent before the server calls."""
        self._hub = hub
        self._standing = standing

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Send events until the stream ends or nobody hears it."""
        with self._hub.listening(self._standing) as stream:
            await send(_start())
            gone = asyncio.ensure_future(_end_when_gone(receive, stream))
            try:
                while (part := await stream.next()) is not None:
                    await send(_body(part, more=True))
                await send(_body(b"", more=False))
            finally:
                gone.cancel()


async def _end_when_gone(receive: Receive, stream: Stream) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    stream.end()


def _start() -> HTTPResponseStartEvent:
    return {"type": "http.response.start", "status": 200, "headers": _HEADERS}


def _body(part: bytes, *, more: bool) -> HTTPResponseBodyEvent:
    return {"type": "http.response.body", "body": part, "more_body": more}
