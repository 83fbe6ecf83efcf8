"""What is done on the desk thread beyond plain queries.

The modules that save intents bring SQLAlchemy with them (a quarter of a second): they are loaded by `load_intents`
once somebody has signed in and sees the first screen, or by whoever is faster and needs them.
"""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

import msgspec

from vipdesk.cache import print_spool
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.disk_room import floor_bytes
from vipdesk.cache.queries import complaint_papers, downtime, paper, slips, staff
from vipdesk.cache.queries.reader import Reader
from vipdesk.cache.queries.request_slip import request_slip
from vipdesk.cache.queries.status import Counts, counts
from vipdesk.clock import STORE_ZONE, store_day
from vipdesk.desk.cache_worker import Tools
from vipdesk.desk.messages import Print
from vipdesk.errors import CacheLocked, Code, Defect, DiskFull, NotPossible, Refused, Trouble, WrongUsage
from vipdesk.ids import StaffId, new_id
from vipdesk.models.snapshot.desk import Performed, PrintJobView, StaffCard

_UNKNOWN = {
    "welcome_card": Code.VISIT_UNKNOWN,
    "voucher": Code.VOUCHER_UNKNOWN,
    "handover": Code.HANDOVER_UNKNOWN,
    "storage_tag": Code.TAG_OVER,
    "wifi_slip": Code.NO_WIFI,
    "request_slip": Code.REQUEST_UNKNOWN,
    "complaint": Code.REQUEST_UNKNOWN,
    "thanks_note": Code.VISIT_UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """A wish for paper."""

    document: str
    row_id: UUID
    target: str
    staff_id: UUID
    language: str


def load_intents() -> None:
    """Load what saving an intent needs."""
    from vipdesk.cache import perform  # noqa: PLC0415 - see the module
    from vipdesk.intents.intent import registry  # noqa: PLC0415 - as above

    registry()
    del perform


def perform(tools: Tools, actor_id: UUID, kind: str, args: Mapping[str, Any], *, online: bool) -> Performed:
    """Save an intent (I1); raises DiskFull before anything is begun that could end half way (F30)."""
    from vipdesk.cache.perform import perform as save  # noqa: PLC0415 - see the module

    tools.room.require(floor_bytes(tools.reader()))
    try:
        return save(tools.writer, tools.source, StaffId(actor_id), kind, args, online=online)
    except DiskFull:
        # what was saved before must still get through
        tools.room.give_up_ballast()
        raise


def check_pin(tools: Tools, key: bytes, staff_id: UUID, pin: str) -> StaffCard:
    """Let somebody in whom this desk knows."""
    from vipdesk.cache.verifiers import check_pin as check  # noqa: PLC0415 - argon2 only when somebody signs in

    reader = tools.reader()
    state = DeskState(tools.writer)
    check(tools.writer, key, staff_id, pin, now=reader.now, last_contact=state.anchor().server_time)
    with contextlib.suppress(DiskFull), tools.writer.transaction():
        # a clock that is set back between two starts must not make the desk's absence shorter (P1, F24)
        state.raise_high_water(reader.now)
    card = staff.staff_card(reader, staff_id)
    if card is None:
        raise Refused(Code.PIN_WRONG)
    return card


def who_signs_in(tools: Tools, code: str) -> StaffCard:
    """Whose badge that is; before the first pages have come nobody is known here, and no PIN is called wrong for that."""
    reader = tools.reader()
    card = staff.staff_card_by_code(reader, code)
    if card is not None:
        return card
    if counts(reader).first_sync:
        raise NotPossible(Trouble.SIGN_IN_FIRST_ONLINE)
    raise Refused(Code.PIN_WRONG)


def gather_paper(tools: Tools, order: PaperOrder) -> tuple[PrintJobView, Print]:
    """Note the job and gather what stands on the paper."""
    reader = tools.reader()
    # the count of copies belongs on the paper, so the job is opened first; a paper that cannot be had fails it at once
    _require_row(reader, order)
    job_id = new_id()
    copy = print_spool.open_job(
        tools.writer,
        job_id=job_id,
        document=order.document,
        row_id=order.row_id,
        target=order.target,
        staff_id=order.staff_id,
        now=reader.now,
    )
    content = _paper(reader, order, copy)
    job = print_spool.job(tools.writer, job_id)
    if job is None:
        raise Defect
    message = Print(
        job_id=job_id,
        document=order.document,
        paper=msgspec.to_builtins(content),
        target=order.target,
    )
    return job, message


@dataclass(frozen=True, slots=True)
class FileState:
    """What the pill needs to know, read in one go."""

    counts: Counts
    short_of_room: bool

    def shown(self) -> dict[str, Any]:
        """What of it is part of the status."""
        parts = {item.name: getattr(self.counts, item.name) for item in fields(Counts)}
        del parts["oldest_waiting"]
        return parts | {"short_of_room": self.short_of_room}


def state_of_the_file(tools: Tools) -> FileState:
    """The counts, and whether there is room to save anything."""
    reader = tools.reader()
    return FileState(counts(reader), tools.room.is_short(floor_bytes(reader)))


def dismiss(tools: Tools, op_id: UUID) -> None:
    """Mark a refusal as seen."""
    with tools.writer.transaction():
        tools.writer.execute("UPDATE outbox SET dismissed = 1 WHERE op_id = ?", (op_id.bytes,))


def count_lookup(tools: Tools, staff_id: UUID) -> None:
    """Count a look at a guest for the day and the person (S33)."""
    day = tools.reader().now.astimezone(STORE_ZONE).date().isoformat()
    with tools.writer.transaction():
        tools.writer.execute(
            "INSERT INTO lookup (day, staff_id, count) VALUES (?, ?, 1)"
            " ON CONFLICT (day, staff_id) DO UPDATE SET count = count + 1",
            (day, staff_id.bytes),
        )


def keep_book(tools: Tools) -> None:
    """Bring a few lines of the client book up to date; a full disk leaves them as they are."""
    from vipdesk.cache.book_lines import keep_book as keep  # noqa: PLC0415 - see the module

    with contextlib.suppress(DiskFull, CacheLocked):
        keep(tools.writer, tools.source)


def todays_print_jobs(tools: Tools) -> tuple[PrintJobView, ...]:
    """Papers of today, newest first."""
    return print_spool.jobs_since(tools.reader_cache, store_day(tools.reader().now)[0])


def print_job(tools: Tools, job_id: UUID) -> PrintJobView | None:
    """One print job."""
    return print_spool.job(tools.reader_cache, job_id)


def _require_row(reader: Reader, order: PaperOrder) -> None:
    if _paper(reader, order, 1) is None:
        raise Refused(_UNKNOWN[order.document])


def _paper(reader: Reader, order: PaperOrder, copy: int) -> object | None:
    if order.document == "voucher":
        return paper.voucher(reader, order.row_id, order.language, copy)
    if order.document == "downtime_pack":
        return downtime.downtime_pack(reader, order.language)
    if order.document in slips.SLIPS:
        return slips.slip(reader, order.document, order.row_id, order.language)
    gather = _PAPERS.get(order.document)
    if gather is None:
        raise WrongUsage(Trouble.USAGE, detail=order.document)
    return gather(reader, order.row_id, order.language)


_PAPERS: Mapping[str, Callable[[Reader, UUID, str], object | None]] = {
    "welcome_card": paper.welcome_card,
    "handover": paper.handover,
    "request_slip": request_slip,
    "complaint": complaint_papers.complaint_sheet,
    "thanks_note": complaint_papers.thanks_note,
}
