"""First sync at the desk: what the window needs at once, then the whole base as rows or from sealed files (P28).

Whatever fails, the next round goes on: sealed files with the next shard, a stream from its beginning, because the
snapshot behind it is gone. A source that turned out to be damaged is not asked for again; ordinary pages always do.
"""

from collections.abc import Callable

from vipdesk.cache.bulk_load import BulkLoad, Progress, discard
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache
from vipdesk.cache.page import put_rows
from vipdesk.clock import TimeSource, take_anchor
from vipdesk.errors import Offline
from vipdesk.log import log_event
from vipdesk.protocol.first_sync import (
    LENGTH_BYTES,
    DamagedError,
    FirstSyncOffer,
    Frame,
    LoadBegin,
    LoadEnd,
    Shard,
    Source,
    column_set,
    merged,
    unpack,
    unseal,
)
from vipdesk.sync.status import Listener
from vipdesk.sync.transport import NotFoundError, Transport

_REFUSED = "first_sync_refused"
"""Sources that did not do, by name."""
ROWS_PER_STEP = 200
"""Of the first useful rows in one transaction (P16)."""
_CHECKPOINT_SHARDS = 4
"""After so many shards the log is brought into the file, so that the disk never has to hold the base twice."""


class FirstSync:
    """Gets a desk its base, as far as head office has a better way than pages."""

    def __init__(
        self,
        cache: Cache,
        transport: Transport,
        source: TimeSource,
        listener: Listener,
        between: Callable[[], None],
    ) -> None:
        """`between` is called between transactions: what was saved meanwhile goes to head office there."""
        self._cache = cache
        self._transport = transport
        self._source = source
        self._listener = listener
        self._between = between
        self._state = DeskState(cache)

    def run(self) -> None:
        """Load the base, unless it is to come as pages. Then, and only then, the desk has no cursor afterwards.

        Raises Offline for what may go better next time.
        """
        load = BulkLoad.resumed(self._cache)
        if load is None:
            load = self._begin(self._ask())
        if load is None:
            return
        source = Source.FILES if load.progress.files else Source.ROWS
        try:
            if not load.progress.complete:
                self._read(load)
            self._listener.tell_changed(load.finish(self._step))
        except (DamagedError, NotFoundError) as cause:
            self._give_up(source)
            raise Offline from cause
        self._cache.checkpoint()

    def forget(self) -> None:
        """Drop a load that is under way: it would lead to a cursor of an earlier incarnation."""
        discard(self._cache)

    def _ask(self) -> FirstSyncOffer | None:
        """What head office offers, its first useful rows taken in; None from one that knows no first sync."""
        query = {"columns": column_set(), "refused": ",".join(self._state.get(_REFUSED, []))}
        try:
            offer = self._transport.get("/v1/first-sync", FirstSyncOffer, query)
        except NotFoundError:
            return None
        with self._cache.transaction():
            self._state.put_anchor(take_anchor(self._source, offer.server_time))
        for first in range(0, len(offer.rows), ROWS_PER_STEP):
            self._listener.tell_changed(put_rows(self._cache, offer.rows[first : first + ROWS_PER_STEP]))
        return offer

    def _begin(self, offer: FirstSyncOffer | None) -> BulkLoad | None:
        if offer is None or offer.source not in (Source.ROWS, Source.FILES):
            discard(self._cache)
            return None
        return BulkLoad.begin(
            self._cache,
            Progress(
                columns=column_set(), cursor=offer.cursor or "", positions=offer.positions, files=offer.files
            ),
        )

    def _read(self, load: BulkLoad) -> None:
        if load.progress.files:
            self._read_files(load)
        else:
            self._read_stream(load)

    def _read_stream(self, load: BulkLoad) -> None:
        with self._transport.stream("/v1/first-sync/rows") as answer:
            frame: Frame | None = None
            while not isinstance(frame, LoadEnd):
                length = int.from_bytes(answer.read(LENGTH_BYTES), "big")
                frame = unpack(answer.read(length))
                if isinstance(frame, LoadBegin):
                    load.progress.cursor, load.progress.positions = frame.cursor, frame.positions
                elif isinstance(frame, Shard):
                    self._take(load, frame)
        load.end_of_rows(frame.tallies)

    def _read_files(self, load: BulkLoad) -> None:
        progress = load.progress
        while progress.file < len(progress.files):
            file = progress.files[progress.file]
            start = sum(file.shards[: progress.shard])
            if progress.shard < len(file.shards):
                with self._transport.stream(f"/v1/first-sync/files/{file.name}", start) as answer:
                    for place in range(progress.shard, len(file.shards)):
                        frame = unpack(unseal(answer.read(file.shards[place]), file.key, file.name, place))
                        if not isinstance(frame, Shard):
                            raise DamagedError
                        self._take(load, frame)
            load.end_of_file()
        load.end_of_rows(merged(file.tallies for file in progress.files))

    def _take(self, load: BulkLoad, shard: Shard) -> None:
        load.take(shard)
        if load.progress.shard % _CHECKPOINT_SHARDS == 0:
            self._cache.checkpoint()
        self._between()

    def _step(self) -> None:
        self._cache.checkpoint()
        self._between()

    def _give_up(self, source: str) -> None:
        """What head office has there is damaged or gone: nothing of it is kept, and it is not asked for again."""
        log_event("first_sync_refused", source=source)
        discard(self._cache)
        with self._cache.transaction():
            self._state.put(_REFUSED, sorted({*self._state.get(_REFUSED, []), source}))
