"""What waits at this desk, as a supervisor carries it to head office where there is no line (F50).

The desk itself is left as it is: should its line come back, it sends the same, and nothing is doubled (I2).
"""

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from vipdesk.cache import outbox
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.engine import Cache, Use
from vipdesk.cache.outbox import OutboxEntry
from vipdesk.cache.profile import open_cache
from vipdesk.cache.queries.reader import Reader
from vipdesk.cache.queries.staff import staff_card_by_code
from vipdesk.cache.verifiers import check_pin
from vipdesk.clock import TimeSource
from vipdesk.command import reason_not_written
from vipdesk.errors import BadInput, Code, NotPossible, Refused, Trouble
from vipdesk.ids import DeskId, StaffId
from vipdesk.log import log_event
from vipdesk.models.vocabulary import Role
from vipdesk.protocol.carried import SHORTEST_PASSPHRASE, CarriedWork, pack_work
from vipdesk.protocol.push import PushRequest


def export_outbox(
    profile: Path, key: bytes, file: Path, *, staff_code: str, pin: str, passphrase: str, source: TimeSource
) -> int:
    """Write what waits into a new sealed file that only its owner may read; how many intents that is.

    Raises BadInput PASSPHRASE_SHORT, Refused PIN_WRONG, and NotPossible PIN_LOCKED, SIGN_IN_FIRST_ONLINE,
    SUPERVISOR_NEEDED or FILE_NOT_WRITTEN (also where the file is there already).
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise BadInput(Trouble.PASSPHRASE_SHORT, least=SHORTEST_PASSPHRASE)
    with closing(open_cache(profile, key, Use.COUNTER)) as cache:
        reader = Reader(cache, source)
        supervisor = _supervisor(cache, key, reader, staff_code, pin)
        work = waiting_work(cache, supervisor, reader.now)
    _write_private(file, pack_work(work, passphrase))
    log_event("outbox_exported", level=logging.INFO, intents=work.intents)
    return work.intents


def _supervisor(cache: Cache, key: bytes, reader: Reader, staff_code: str, pin: str) -> StaffId:
    card = staff_card_by_code(reader, staff_code)
    if card is None:
        # before the first pages, also those after a rescue, nobody is known here
        raise (
            NotPossible(Trouble.SIGN_IN_FIRST_ONLINE)
            if reader.fact("checkpoint") is None
            else Refused(Code.PIN_WRONG)
        )
    # a desk that was away for more than a month is the very one whose work is carried
    check_pin(cache, key, card.staff_id, pin, now=reader.now, last_contact=reader.now)
    if card.role != Role.SUPERVISOR:
        raise NotPossible(Trouble.SUPERVISOR_NEEDED)
    return StaffId(card.staff_id)


def _write_private(file: Path, content: bytes) -> None:
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as target:
                target.write(content)
                target.flush()
                os.fsync(target.fileno())
        except OSError:
            # half a file must not stand in the way of the next try, nor be carried
            file.unlink()
            raise
    except OSError as cause:
        raise NotPossible(Trouble.FILE_NOT_WRITTEN, file=str(file), detail=reason_not_written(cause)) from cause


def waiting_work(cache: Cache, supervisor: StaffId, now: datetime) -> CarriedWork:
    """All intents without an outcome, in order, as they would be pushed."""
    desk = DeskState(cache).desk_id
    queue = outbox.waiting(cache, outbox.count_waiting(cache))
    pushes = [_push(desk, run) for run in _runs(queue)]
    return CarriedWork(desk=desk, by=supervisor, written_at=now, pushes=pushes)


def _runs(queue: Iterable[OutboxEntry]) -> Iterator[list[OutboxEntry]]:
    """Entries whose numbers follow each other, together."""
    run: list[OutboxEntry] = []
    for entry in queue:
        if run and (entry.incarnation, entry.seq) != (run[-1].incarnation, run[-1].seq + 1):
            yield run
            run = []
        run.append(entry)
    if run:
        yield run


def _push(desk: DeskId, run: list[OutboxEntry]) -> PushRequest:
    first = run[0]
    return PushRequest(
        desk=desk, incarnation=first.incarnation, first_seq=first.seq, intents=[entry.pushed() for entry in run]
    )
