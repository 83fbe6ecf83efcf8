"""What stands in the rows of a stretch of one table, for a desk that compares its own with it (I13)."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from vipdesk.clock import Clock
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.page_rows import Entry, read_entries, read_rows
from vipdesk.headoffice.problems import NotThere
from vipdesk.headoffice.pull import positions_of
from vipdesk.models.catalogue import SHARED_MODELS, is_counted
from vipdesk.models.declarative import table_of
from vipdesk.models.guest import Guest
from vipdesk.models.record import FeedEntry
from vipdesk.models.row_mark import Tally, content_mark
from vipdesk.models.wire import wire_line
from vipdesk.protocol.content import STRETCH_ROWS, ContentAnswer, ContentQuestion
from vipdesk.protocol.first_sync import column_set
from vipdesk.protocol.pull import FORGET, PUT

_MOST_ROWS = 10 * STRETCH_ROWS
"""A desk's stretch may hold a few more than it shows; whoever lacks so many is told apart by the first ones."""
_MOST_NEWS = 1000
"""Entries behind a cursor that are looked through; a desk that is further behind pulls first."""


class ContentDesk:
    """Sums stretches, each in one read-only snapshot, of so many rows at most."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Hold on to the record and the clock."""
        self._database = database
        self._clock = clock

    def content(self, access: Access, asked: ContentQuestion) -> ContentAnswer:
        """The sum of a stretch.

        Raises NotThere for columns or tables of another program, ResetRequired for a cursor that does not fit.
        """
        model = SHARED_MODELS.get(asked.table)
        if asked.columns != column_set() or model is None or not is_counted(model):
            raise NotThere
        with self._database.snapshot(access.scope) as connection:
            stretch = _Stretch(connection, positions_of(connection, access, asked.cursor), asked)
            content = None if stretch.has_news() else stretch.tally().text
        return ContentAnswer(content=content, server_time=self._clock.now())


class _Stretch:
    """Ids of one table between two limits, in the spaces of one desk."""

    def __init__(self, connection: Connection, positions: Mapping[str, int], asked: ContentQuestion) -> None:
        self._connection = connection
        self._positions = positions
        self._table, self._after, self._upto = asked.table, asked.after, asked.upto

    def has_news(self) -> bool:
        """Whether anything of it has changed since the cursor, so that the desk cannot hold it as it is now."""
        for space, position in self._positions.items():
            news = read_entries(self._connection, space, position, _MOST_NEWS)
            if len(news) == _MOST_NEWS or any(self._concerns(entry) for _, entry in news):
                return True
        return False

    def tally(self) -> Tally:
        """Count and sum of its rows."""
        tally = Tally()
        for row in read_rows(self._connection, self._entries()):
            tally.add(content_mark(self._table, wire_line(row.pulled.row or {})))
        return tally

    def _concerns(self, entry: Entry) -> bool:
        table, row_id, kind = entry
        if kind == FORGET and table == Guest.__tablename__:
            # takes rows of other tables along without naming them (P11)
            return True
        above = self._after is None or row_id.bytes > self._after.bytes
        return table == self._table and above and (self._upto is None or row_id.bytes <= self._upto.bytes)

    def _entries(self) -> list[Entry]:
        feed = table_of(FeedEntry)
        wanted = select(feed.c.row_id).where(
            feed.c.space.in_(list(self._positions)), feed.c.table_name == self._table, feed.c.kind == PUT
        )
        if self._after is not None:
            wanted = wanted.where(feed.c.row_id > self._after)
        if self._upto is not None:
            wanted = wanted.where(feed.c.row_id <= self._upto)
        found = self._connection.scalars(wanted.limit(_MOST_ROWS))
        return [(self._table, row_id, PUT) for row_id in found]
