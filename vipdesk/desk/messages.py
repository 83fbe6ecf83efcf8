"""What counter and back room say to each other over the pipe: one JSON object a line, typed by its `type`.

No Qt here: the back room imports this too.
"""

from datetime import date
from typing import Any
from uuid import UUID

import msgspec


class Start(msgspec.Struct, tag="start", frozen=True, kw_only=True):
    """The first line: which profile, and the key that no argument and no environment may carry."""

    profile: str
    key: str
    sync_seconds: float
    automatic: bool
    """False keeps rounds to those that are asked for (`--no-sync`)."""
    begun: UUID
    """A time-ordered id made when this process was started: print jobs with later ids are still to come."""


class Wake(msgspec.Struct, tag="wake", frozen=True, kw_only=True):
    """Something was saved: a round may begin."""


class SyncNow(msgspec.Struct, tag="sync_now", frozen=True, kw_only=True):
    """Do one round and reply when it is over."""

    question: int


class BeginAnew(msgspec.Struct, tag="begin_anew", frozen=True, kw_only=True):
    """The queue stands still: end the sync thread and start another, or end yourself (I22); replied to when done."""

    question: int


class SignIn(msgspec.Struct, tag="sign_in", frozen=True, kw_only=True):
    """Let head office check a PIN; if it is right, keep this desk's own verifier."""

    question: int
    staff_id: UUID
    staff_code: str
    pin: str


class FetchGuest(msgspec.Struct, tag="fetch_guest", frozen=True, kw_only=True):
    """Ask head office for a guest; replied to once the rows of one who was found are here."""

    question: int
    staff_id: UUID
    guest_id: UUID | None = None
    card_no: str | None = None
    phone: str | None = None
    name: str | None = None
    tail: str | None = None


class ReadSealed(msgspec.Struct, tag="read_sealed", frozen=True, kw_only=True):
    """Ask head office for the words of a sensitive case; they are in the reply and nowhere else."""

    question: int
    staff_id: UUID
    request_id: UUID


class TakePicture(msgspec.Struct, tag="take_picture", frozen=True, kw_only=True):
    """Look at a picture that may be added: a file, or what the counter has laid down sealed; replied to with its form."""

    question: int
    attachment_id: UUID
    file: str | None = None
    laid_down: str | None = None


class FetchPicture(msgspec.Struct, tag="fetch_picture", frozen=True, kw_only=True):
    """Have a picture here that head office has; replied to once it is."""

    question: int
    attachment_id: UUID


class ReadLookUps(msgspec.Struct, tag="read_look_ups", frozen=True, kw_only=True):
    """Ask head office who has asked for whom on a day; with `of` each look-up of that person."""

    question: int
    staff_id: UUID
    day: date
    of: UUID | None = None


class ExportGuests(msgspec.Struct, tag="export_guests", frozen=True, kw_only=True):
    """Have head office write guests out into a file; replied to with their number. The PINs go no further than there."""

    question: int
    staff_id: UUID
    file: str
    guest_id: UUID | None = None
    pin: str | None = None
    approver: str | None = None
    approver_pin: str | None = None
    reason: str | None = None


class Print(msgspec.Struct, tag="print", frozen=True, kw_only=True):
    """Lay a paper out and hand it over."""

    job_id: UUID
    document: str
    paper: dict[str, Any]
    target: str


class SelfTest(msgspec.Struct, tag="self_test", frozen=True, kw_only=True):
    """Check the promises on a copy; the reply's value is one page for people."""

    question: int
    language: str


class ListPrinters(msgspec.Struct, tag="list_printers", frozen=True, kw_only=True):
    """Name the system's print queues."""

    question: int


class Quit(msgspec.Struct, tag="quit", frozen=True, kw_only=True):
    """End in good order."""


ToBackRoom = (
    Start
    | Wake
    | SyncNow
    | BeginAnew
    | SignIn
    | FetchGuest
    | ReadSealed
    | TakePicture
    | FetchPicture
    | ReadLookUps
    | ExportGuests
    | Print
    | ListPrinters
    | SelfTest
    | Quit
)


class Changed(msgspec.Struct, tag="changed", frozen=True, kw_only=True):
    """Tables whose shown rows are different now."""

    tables: list[str]


class Line(msgspec.Struct, tag="line", frozen=True, kw_only=True):
    """The line to head office is up or down; a trouble that time will not mend is named."""

    online: bool
    trouble: str | None


class Damaged(msgspec.Struct, tag="damaged", frozen=True, kw_only=True):
    """The file is not whole: nothing more may be built on it (F32)."""


class Moved(msgspec.Struct, tag="moved", frozen=True, kw_only=True):
    """Counts or positions may be different now."""


class OutcomeCame(msgspec.Struct, tag="outcome", frozen=True, kw_only=True):
    """Head office answered one intent of this desk."""

    op_id: UUID
    state: str
    code: str | None
    facts: dict[str, Any]


class PrintMoved(msgspec.Struct, tag="print_moved", frozen=True, kw_only=True):
    """A print job has a new state."""

    job_id: UUID
    state: str
    trouble: str | None
    facts: dict[str, Any]


class Reply(msgspec.Struct, tag="reply", frozen=True, kw_only=True):
    """The answer to a question: a value, or the code or trouble that stood in the way."""

    question: int
    value: Any = None
    refusal: str | None = None
    trouble: str | None = None
    facts: dict[str, Any] = {}


ToCounter = Changed | Damaged | Line | Moved | OutcomeCame | PrintMoved | Reply


_FOR_BACK_ROOM: msgspec.json.Decoder[ToBackRoom] = msgspec.json.Decoder(ToBackRoom)
_FOR_COUNTER: msgspec.json.Decoder[ToCounter] = msgspec.json.Decoder(ToCounter)


def write_message(message: ToBackRoom | ToCounter) -> bytes:
    """One line."""
    return msgspec.json.encode(message) + b"\n"


def read_for_back_room(line: bytes) -> ToBackRoom:
    """A line the counter wrote."""
    return _FOR_BACK_ROOM.decode(line)


def read_for_counter(line: bytes) -> ToCounter:
    """A line the back room wrote."""
    return _FOR_COUNTER.decode(line)
