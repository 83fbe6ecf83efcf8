"""The list 贵宾厅就绪 of one shift of today: what is on it, and who has ticked what."""

from uuid import UUID

from vipdesk.cache.queries.reader import Reader, known_instant
from vipdesk.clock import STORE_ZONE
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.handover import ReadyLine, ReadyView
from vipdesk.rules.ready_list import READY_POLICY, ready_list

_TICKS = (
    "SELECT item, done, staff_id, noted_at FROM ready_tick"
    " WHERE store_id = ? AND day = ? AND shift = ? AND retired_at IS NULL"
)


def ready_view(reader: Reader, shift: str | None) -> ReadyView:
    """The list of a shift, of the one that goes on where none is named."""
    listed = ready_list(reader.policy(READY_POLICY))
    day = reader.now.astimezone(STORE_ZONE).date()
    known = {each.key for each in listed.shifts}
    chosen = shift if shift in known and shift is not None else listed.shift_at(reader.now).key
    rows = reader.cache.rows(_TICKS, (reader.store, day.isoformat(), chosen))
    ticks = {item: (bool(done), staff_id, noted_at) for item, done, staff_id, noted_at in rows}
    lines = []
    for item in listed.of_shift(chosen):
        done, staff_id, noted_at = ticks.get(item.key, (False, None, None))
        lines.append(
            ReadyLine(
                key=item.key,
                words=Words(item.zh, item.en),
                done=done,
                who=reader.staff_name(staff_id),
                at=None if noted_at is None else known_instant(noted_at),
            )
        )
    shifts = tuple((each.key, Words(each.zh, each.en)) for each in listed.shifts)
    return ReadyView(day, chosen, shifts, tuple(lines))


def not_ready(reader: Reader) -> tuple[UUID, tuple[Words, ...]]:
    """What is still missing on the list of the shift that goes on; the store stands for the list."""
    view = ready_view(reader, None)
    return UUID(bytes=reader.store), tuple(line.words for line in view.lines if not line.done)
