"""Issue blocks: unguessable voucher ids lent to one desk, so that it can issue while the line is down (P30)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, select

from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.outcomes import lock_desk
from vipdesk.headoffice.scope import ScopeBook
from vipdesk.headoffice.writer import RecordWriter, read_row
from vipdesk.ids import new_id, random_id
from vipdesk.intents.intent import block_fields, registry
from vipdesk.models.declarative import table_of
from vipdesk.models.record import UnmadeRow
from vipdesk.models.store import IssueBlock
from vipdesk.models.voucher import Voucher

BLOCK_IDS = 50
"""Unused ids a desk may hold at most."""
LOW_WATER = 25
"""Fewer than this and the block is topped up."""
BLOCK_LIFE = timedelta(days=30)
LATEST_RETURN = timedelta(days=180)
RENEW = timedelta(days=7)
"""A block that ends sooner no longer counts as stock."""


_LOOK_AGAIN = timedelta(hours=1)
"""After this the stock is looked at whatever is known of it: the record may have been put back."""


class Stock:
    """Which desks were seen with ids enough, as one process knows it: most pushes use none, and need not look.

    Whoever else takes of a desk's stock looks at it too: the process that decides its vouchers, and enrolment.
    """

    def __init__(self) -> None:
        """Nothing has been seen yet."""
        self._enough_until: dict[UUID, datetime] = {}

    def needs_look(self, access: Access, kinds: Iterable[str], now: datetime) -> bool:
        """Whether intents of these kinds, or the time, may have left the desk with too few."""
        until = self._enough_until.get(access.desk_id)
        return until is None or now >= until or any(_may_use_ids(kind) for kind in kinds)

    def note(self, access: Access, until: datetime, now: datetime) -> None:
        """The desk has enough until then, if it issues nothing."""
        self._enough_until[access.desk_id] = min(until, now + _LOOK_AGAIN)


def _may_use_ids(kind: str) -> bool:
    """Whether an intent may take an id of a block; of a kind that head office does not know nobody can say."""
    known = registry().get(kind)
    return known is None or bool(block_fields(known))


def top_up(connection: Connection, access: Access, now: datetime) -> datetime:
    """Give the desk fresh ids if it has few left; blocks that are used up become tombstones.

    An expired block stays for a while: a desk that comes back late still pushes what it issued in time.
    The desk's lock keeps two answers at once from topping up twice.
    Returns until when the desk has enough if it issues nothing.
    """
    lock_desk(connection, access.desk_id)
    blocks = _blocks(connection, access)
    used = _used(connection, {UUID(text) for block in blocks for text in block.ids})
    lasting, ending = _unused(blocks, used, now)
    if len(lasting) >= LOW_WATER:
        return min(block.expires_at for block in blocks if block.expires_at > now + RENEW) - RENEW
    writer = RecordWriter(connection, ScopeBook(connection))
    for block in blocks:
        spent = used.issuperset(UUID(text) for text in block.ids)
        if spent or block.expires_at < now - LATEST_RETURN:
            writer.change(block, {"retired_at": now})
    writer.insert(
        IssueBlock(
            id=new_id(),
            desk_id=access.desk_id,
            store_id=access.store_id,
            ids=_fresh_ids(lasting, ending),
            expires_at=now + BLOCK_LIFE,
        )
    )
    writer.stamp()
    return now


def end_blocks(connection: Connection, access: Access, now: datetime) -> None:
    """Let nothing more be issued from the desk's blocks: the machine that knew what it had used is gone (I17)."""
    writer = RecordWriter(connection, ScopeBook(connection))
    for block in _blocks(connection, access):
        if block.expires_at > now:
            writer.change(block, {"expires_at": now})
    writer.stamp()


def _unused(blocks: list[IssueBlock], used: set[UUID], now: datetime) -> tuple[set[UUID], set[UUID]]:
    """Unused ids that last, and those of blocks that end soon."""
    horizon = now + RENEW
    lasting = {UUID(text) for block in blocks if block.expires_at > horizon for text in block.ids}
    ending = {UUID(text) for block in blocks if now < block.expires_at <= horizon for text in block.ids}
    return lasting - used, ending - lasting - used


def _fresh_ids(lasting: set[UUID], ending: set[UUID]) -> list[str]:
    """Ids of a new block: what a block that ends soon still holds, and new ones, 50 at most with what lasts.

    The ending block stays good until its end: its desk may be offline and know of no other.
    """
    room = BLOCK_IDS - len(lasting)
    kept = sorted(ending)[:room]
    return [str(row_id) for row_id in (*kept, *(random_id() for _ in range(room - len(kept))))]


def _blocks(connection: Connection, access: Access) -> list[IssueBlock]:
    table = table_of(IssueBlock)
    statement = select(table).where(table.c.desk_id == access.desk_id, table.c.retired_at.is_(None))
    return [read_row(IssueBlock, row) for row in connection.execute(statement).mappings()]


def _used(connection: Connection, lent: set[UUID]) -> set[UUID]:
    """Those that became a voucher, and those that should have: a desk takes no id twice, refused or not."""
    made, unmade = table_of(Voucher).c.id, table_of(UnmadeRow).c.row_id
    return {
        row_id
        for column in (made, unmade)
        for row_id in connection.scalars(select(column).where(column.in_(lent)))
    }
