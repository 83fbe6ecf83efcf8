"""The weekly comparison of all that stands in the base with head office, one short stretch after another (I13).

The digest tells which rows a desk has and which change was their last; this finds a row whose values are others. What
was compared is remembered, so that a desk that ends goes on from there.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from vipdesk.cache.base_stretch import COMPARED, Stretch, read_stretch
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache
from vipdesk.cache.queries.reader import Reader
from vipdesk.clock import TimeSource
from vipdesk.models.values import read_instant, write_instant
from vipdesk.protocol.content import ContentAnswer
from vipdesk.protocol.first_sync import column_set
from vipdesk.sync.transport import ConflictError, NotFoundError, Transport

WEEK = timedelta(days=7)
_FACT = "content_compared"
_PARTS = 1009
"""Of a week: desks that get this program on one day do not all ask in one hour."""


class Compared(StrEnum):
    """What came of a step."""

    NOTHING = "nothing"
    """Not its time, or the rows are on the move: another time."""
    EQUAL = "equal"
    """There may be more to compare."""
    DIFFERENT = "different"


class ContentCheck:
    """One desk's comparison."""

    def __init__(self, cache: Cache, transport: Transport, source: TimeSource) -> None:
        """Use this connection and this line, on the thread that writes the base."""
        self._cache = cache
        self._transport = transport
        self._source = source
        self._state = DeskState(cache)

    def begin(self) -> None:
        """Let the next one begin now; one that is under way goes on."""
        kept = self._kept(self._now)
        self._keep(kept | {"due": write_instant(self._now)})

    def step(self) -> tuple[Compared, str]:
        """Compare one stretch, if it is time; the table it was of, or an empty text.

        Raises what a request raises where the line fails.
        """
        now = self._now
        kept = self._kept(now)
        if kept["table"] is None:
            if now < read_instant(kept["due"]):
                return Compared.NOTHING, ""
            kept |= {"table": COMPARED[0], "after": None}
        stretch = self._read(kept)
        answer = None if stretch is None else self._ask(stretch)
        if stretch is None or answer is None or answer.content is None:
            return Compared.NOTHING, ""
        if answer.content != stretch.content:
            self._keep(_over(now))
            return Compared.DIFFERENT, stretch.table
        self._keep(_behind(stretch, now))
        return Compared.EQUAL, stretch.table

    @property
    def _now(self) -> datetime:
        return Reader(self._cache, self._source).now

    def _kept(self, now: datetime) -> dict[str, Any]:
        """How far it has come, and when it is due; a clock that was ahead does not put it off for longer than a week."""
        kept: dict[str, Any] | None = self._state.get(_FACT)
        if kept is None:
            part = 1 + self._state.desk_id.int % _PARTS
            kept = {"due": write_instant(now + WEEK * part / _PARTS), "table": None, "after": None}
            self._keep(kept)
        elif read_instant(kept["due"]) > now + WEEK:
            kept |= {"due": write_instant(now + WEEK)}
            self._keep(kept)
        if kept["table"] not in (None, *COMPARED):
            # of another program
            kept |= {"table": None}
        return kept

    def _keep(self, kept: dict[str, Any]) -> None:
        with self._cache.transaction():
            self._state.put(_FACT, kept)

    def _read(self, kept: dict[str, Any]) -> Stretch | None:
        after = None if kept["after"] is None else UUID(kept["after"])
        return read_stretch(self._cache, kept["table"], after)

    def _ask(self, stretch: Stretch) -> ContentAnswer | None:
        """Head office's sum; None from one that has another program or wants a reset, which a round will meet."""
        query = {"cursor": stretch.cursor, "columns": column_set(), "table": stretch.table}
        for name, limit in (("after", stretch.after), ("upto", stretch.upto)):
            if limit is not None:
                query[name] = str(limit)
        try:
            return self._transport.get("/v1/content", ContentAnswer, query)
        except NotFoundError:
            self._keep(_over(self._now))
        except ConflictError:
            pass
        return None


def _behind(stretch: Stretch, now: datetime) -> dict[str, Any]:
    """Where to go on behind a stretch."""
    due = write_instant(now)
    if stretch.upto is not None:
        return {"due": due, "table": stretch.table, "after": str(stretch.upto)}
    place = COMPARED.index(stretch.table) + 1
    return {"due": due, "table": COMPARED[place], "after": None} if place < len(COMPARED) else _over(now)


def _over(now: datetime) -> dict[str, Any]:
    return {"due": write_instant(now + WEEK), "table": None, "after": None}
