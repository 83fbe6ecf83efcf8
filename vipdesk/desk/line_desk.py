"""The façade over lines of JSON: each object on stdin is one wish, each line on stdout its answer, in order."""

import codecs
import contextlib
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from vipdesk.cache.contents import digests, wire_rows
from vipdesk.cache.queries.status import Counts, counts
from vipdesk.command import read_secret
from vipdesk.config import load_settings
from vipdesk.desk.front_desk import FrontDesk
from vipdesk.errors import CacheUnreadable, ExitCode, Refused, Trouble, VipDeskError, WrongUsage
from vipdesk.models.snapshot.desk import PrintJobView, Saved, Scan, StaffCard
from vipdesk.models.snapshot.guests import Fetched, GuestWay, Hit, Profile
from vipdesk.models.values import write_instant
from vipdesk.models.vocabulary import PrintState
from vipdesk.wording import sentence

Wish = dict[str, Any]
Answer = dict[str, Any]
Tell = Callable[[Answer], None]
Failed = Callable[[VipDeskError], None]

FIRST_SYNC_SECONDS = 120
LONGEST_WAIT_SECONDS = 24 * 3600
_LOOK_MS = 50


def run_lines(
    profile: Path,
    key: bytes,
    wishes: BinaryIO,
    answers: BinaryIO,
    *,
    automatic: bool,
    language: str | None = None,
) -> int:
    """Serve until end of input, exit code 0; raises CacheUnreadable for a file that turns out to be damaged.

    `language` goes before the one in the settings.
    """
    application = QCoreApplication.instance() or QCoreApplication(["vipdesk-desk"])
    settings = load_settings(profile)
    if language is not None:
        settings = settings.with_changes(language=language)
    desk = FrontDesk(profile, key, automatic_sync=automatic, settings=settings)
    broken: list[CacheUnreadable] = []

    def give_up(error: CacheUnreadable) -> None:
        broken.append(error)
        application.exit(error.exit_code)

    desk.unusable.connect(give_up)
    desk.open()
    desk.open_back_room()
    lines = _Lines(wishes)
    line_desk = LineDesk(desk, answers, lines.ready, automatic=automatic)
    lines.arrived.connect(line_desk.take)
    lines.ended.connect(application.quit)
    lines.start()
    application.exec()
    desk.close()
    if broken:
        raise broken[0]
    # tells the command whether anybody still reads
    answers.flush()
    return ExitCode.DONE


class _Lines(QObject):
    """Reads stdin on its own thread, one line ahead of nobody: the next is read when the last is answered."""

    arrived = Signal(bytes)
    ended = Signal()

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self._turn = threading.Semaphore(1)
        self._thread = threading.Thread(target=self._read, name="lines", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def ready(self) -> None:
        """The last wish is answered."""
        self._turn.release()

    def _read(self) -> None:
        for line in self._stream:
            self._turn.acquire()
            self.arrived.emit(line)
        self._turn.acquire()
        self.ended.emit()


class LineDesk(QObject):
    """Understands wishes."""

    def __init__(
        self, desk: FrontDesk, answers: BinaryIO, answered: Callable[[], None], *, automatic: bool
    ) -> None:
        """`answered` is called after every line that was written."""
        super().__init__()
        self._automatic = automatic
        self._desk = desk
        self._answers = answers
        self._answered = answered
        self._wishes: dict[str, Callable[[Wish, Tell, Failed], None]] = {
            "sign_in": self._sign_in,
            "submit": self._submit,
            "find": self._find,
            "scan": self._scan,
            "profile": self._profile,
            "fetch": self._fetch,
            "sync": self._sync,
            "status": self._status,
            "digest": self._digest,
            "rows": self._rows,
            "print": self._print,
            "wait": self._wait,
        }

    def take(self, line: bytes) -> None:
        """Answer one line; whatever is wrong with it, there is an answer."""
        echoed: Answer = {}

        def tell(answer: Answer) -> None:
            # whoever no longer reads hears nothing; the end of the wishes will come all the same
            with contextlib.suppress(BrokenPipeError):
                self._answers.write(msgspec.json.encode(echoed | answer) + b"\n")
                self._answers.flush()
            self._answered()

        def failed(error: VipDeskError) -> None:
            code = error.code.value if isinstance(error, Refused) else error.trouble.value
            state = "refused" if isinstance(error, Refused) else "failed"
            told = sentence(error, self._desk.settings.language)
            tell({"state": state, "code": code, "facts": error.facts, "message": told})

        try:
            # stricter than the standard library: what it lets in can be sent back
            wish = msgspec.json.decode(line.removeprefix(codecs.BOM_UTF8))
            if not isinstance(wish, dict):
                raise WrongUsage(Trouble.USAGE, detail="not an object")
            if "id" in wish:
                echoed["id"] = wish["id"]
            handler = self._wishes.get(str(wish.get("do")))
            if handler is None:
                raise WrongUsage(Trouble.USAGE, detail=str(wish.get("do")))
            handler(wish, tell, failed)
        except VipDeskError as error:
            failed(error)
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
            failed(WrongUsage(Trouble.USAGE, detail=str(error)))

    def _sign_in(self, wish: Wish, tell: Tell, failed: Failed) -> None:
        pin = read_secret(Path(wish["pin_file"]))

        def entered(card: StaffCard) -> None:
            tell({"staff_id": str(card.staff_id), "name": card.name.zh, "role": card.role.value})

        staff = str(wish["staff"])
        self._when_staff_is_known(
            lambda: self._desk.sign_in_by_code(staff, pin, entered, failed),
            failed,
            time.monotonic() + FIRST_SYNC_SECONDS,
        )

    def _submit(self, wish: Wish, tell: Tell, failed: Failed) -> None:
        def saved(done: Saved) -> None:
            created = {name: str(value) for name, value in done.created.items()}
            tell({"op_id": str(done.op_id), "state": "saved", "seq": done.seq, "created": created})

        self._desk.submit(str(wish["kind"]), dict(wish.get("args") or {}), saved, failed)

    def _find(self, wish: Wish, tell: Tell, failed: Failed) -> None:
        most = int(wish.get("limit", 8))

        def found(hits: tuple[Hit, ...]) -> None:
            listed = [
                {
                    "guest_id": str(hit.guest_id),
                    "card_no": hit.card_no,
                    "name": hit.name,
                    "why": hit.why.value,
                }
                for hit in hits[:most]
            ]
            tell({"hits": listed})

        self._desk.find(str(wish["text"]), found, failed)

    def _scan(self, wish: Wish, tell: Tell, failed: Failed) -> None:
        def told(scan: Scan) -> None:
            tell(
                {
                    "kind": scan.kind.value,
                    "guest_id": _text(scan.guest_id),
                    "voucher_id": _text(scan.voucher_id),
                    "visit_id": _text(scan.visit_id),
                }
            )

        self._desk.scan(str(wish["code"]), told, failed)

    def _profile(self, wish: Wish, tell: Tell, failed: Failed) -> None:
        def told(profile: Profile | None) -> None:
            tell({"profile": None if profile is None else msgspec.to_builtins(profile)})

        self._desk.profile(UUID(str(wish["guest_id"])), told, failed)

    def _fetch(self, wish: Wish, tell: Tell, failed: Failed) -> None:
        """Answered once the rows of one who was found are here."""
        guest_id = UUID(str(wish["guest_id"])) if "guest_id" in wish else None
        said = {name: str(wish[name]) for name in ("card_no", "phone", "name", "tail") if name in wish}

        def told(answer: Fetched) -> None:
            found = [
                {"guest_id": str(each.guest_id), "name": each.name, "masked_phone": each.masked_phone}
                for each in answer.found
            ]
            tell({"guest_id": _text(answer.guest_id), "found": found})

        self._desk.fetch_guest(GuestWay(guest_id=guest_id, **said), told, failed)

    def _sync(self, _wish: Wish, tell: Tell, failed: Failed) -> None:
        self._desk.sync_and(lambda _: self._status({}, tell, failed), failed)

    def _status(self, _wish: Wish, tell: Tell, failed: Failed) -> None:
        """The counts are the cache's at this moment, not what was last announced (I23)."""
        self._desk.read_cache(
            lambda tools: counts(tools.reader()), lambda found: tell(self._status_answer(found)), failed
        )

    def _status_answer(self, found: Counts) -> Answer:
        return {
            "online": self._desk.status.online,
            "waiting": found.waiting,
            "refused": found.refused,
            "conflicts": found.conflicts,
            "settling": found.settling,
            "position": found.position,
            "last_sync": None if found.last_sync is None else write_instant(found.last_sync),
            "trouble": self._desk.status.trouble,
            "stuck": self._desk.status.stuck,
        }

    def _digest(self, _wish: Wish, tell: Tell, failed: Failed) -> None:
        self._desk.read_cache(lambda tools: digests(tools.reader_cache), tell, failed)

    def _rows(self, wish: Wish, tell: Tell, failed: Failed) -> None:
        table = str(wish["table"])
        self._desk.read_cache(lambda tools: {"rows": list(wire_rows(tools.reader_cache, table))}, tell, failed)

    def _print(self, wish: Wish, tell: Tell, failed: Failed) -> None:
        """Answered once the job has left this desk, was saved, or failed."""
        target = str(wish.get("printer") or Path(str(wish["pdf"])).absolute())
        row_id = UUID(str(wish.get("row_id") or wish["id"]))
        watched: list[UUID] = []

        def moved(job: PrintJobView) -> None:
            if job.job_id in watched and job.state is not PrintState.WAITING:
                self._desk.print_changed.disconnect(moved)
                tell({"job": str(job.job_id), "state": job.state.value})

        def refused(error: VipDeskError) -> None:
            self._desk.print_changed.disconnect(moved)
            failed(error)

        self._desk.print_changed.connect(moved)
        self._desk.print_document(
            str(wish["document"]), row_id, target, lambda job: watched.append(job.job_id), refused
        )

    def _wait(self, wish: Wish, tell: Tell, failed: Failed) -> None:
        until = str(wish["until"])
        if until not in ("idle", "online"):
            raise WrongUsage(Trouble.USAGE, detail=until)
        seconds = float(wish.get("seconds", 30))
        if not 0 <= seconds <= LONGEST_WAIT_SECONDS:
            raise WrongUsage(Trouble.USAGE, detail="seconds")
        self._look(until, time.monotonic() + seconds, tell, failed)

    def _look(self, until: str, deadline: float, tell: Tell, failed: Failed) -> None:
        def looked(found: Counts) -> None:
            online = self._desk.status.online
            quiet = found.waiting == 0 and not found.settling and not found.first_sync
            reached = online and (until == "online" or quiet)
            if reached or time.monotonic() > deadline:
                tell({"reached": reached} | self._status_answer(found))
            else:
                QTimer.singleShot(_LOOK_MS, self, lambda: self._look(until, deadline, tell, failed))

        self._desk.read_cache(lambda tools: counts(tools.reader()), looked, failed)

    def _when_staff_is_known(self, then: Callable[[], None], failed: Failed, deadline: float) -> None:
        """Before the first sync nobody is known here: wait for it, and say so in the end.

        The cache is asked: what was last announced may be from before anybody looked.
        """

        def looked(found: Counts) -> None:
            if not found.first_sync or not self._automatic or time.monotonic() > deadline:
                then()
            else:
                QTimer.singleShot(_LOOK_MS, self, lambda: self._when_staff_is_known(then, failed, deadline))

        self._desk.read_cache(lambda tools: counts(tools.reader()), looked, failed)


def _text(row_id: UUID | None) -> str | None:
    return None if row_id is None else str(row_id)
