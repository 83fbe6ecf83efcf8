"""The façade at work: questions to the desk thread, network matters to the back room, news to the screens."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QTimer, Signal

from vipdesk.cache.queries import called, staff, today, vouchers
from vipdesk.cache.queries.find_guest import find_guests
from vipdesk.cache.queries.guest_profile import guest_profile
from vipdesk.cache.queries.scan import scan
from vipdesk.config import Settings, load_settings, save_settings
from vipdesk.desk import tasks
from vipdesk.desk.back_room_link import BackRoomLink
from vipdesk.desk.book_reading import BookReading
from vipdesk.desk.cache_worker import CacheWorker, Tools
from vipdesk.desk.draft_desk import DraftDesk
from vipdesk.desk.facade import Failed, Then
from vipdesk.desk.house_reading import HouseReading
from vipdesk.desk.lounge_reading import LoungeReading
from vipdesk.desk.messages import (
    Changed,
    Damaged,
    Line,
    ListPrinters,
    Moved,
    OutcomeCame,
    Print,
    PrintMoved,
    SelfTest,
    SyncNow,
    ToCounter,
    Wake,
)
from vipdesk.desk.office_reading import OfficeReading
from vipdesk.desk.picture_desk import PictureDesk
from vipdesk.desk.request_reading import RequestReading
from vipdesk.desk.sign_in_door import SignInDoor, needs_head_office
from vipdesk.desk.watch import Advice, QueueWatch
from vipdesk.errors import Corrupt, SignInAgain, VipDeskError
from vipdesk.log import log_event
from vipdesk.models.snapshot.desk import (
    Answered,
    DeskPlate,
    Matter,
    Performed,
    PrintJobView,
    Saved,
    Scan,
    StaffCard,
    SyncStatus,
)
from vipdesk.models.snapshot.guests import Hit, Profile
from vipdesk.models.snapshot.vouchers import Verdict

CLOSE_SECONDS = 5
LOOK_MS = 5000
"""So often the counts are read whatever happens, and it is seen whether the queue moves."""
CALL_MS = 60_000
"""So often it is seen whether a clock has reached a step of the escalation ladder."""
RECOUNT_MS = 1000
"""After a change of these, once: with thousands of open requests the count takes a tenth of a second, in which nothing
else is read, and changes come in crowds."""
_CALLING = frozenset({"request", "request_event", "policy", "robot_state", "booking", "remedy"})
_LOAD_AFTER_MS = 1000

Answer = TypeVar("Answer")


class FrontDesk(PictureDesk, OfficeReading, BookReading, HouseReading, RequestReading, LoungeReading, DraftDesk):
    """One desk: its cache, its back room, who is signed in."""

    saved = Signal(object)
    """`Saved`: an intent of this desk is in the outbox."""

    def __init__(
        self, profile: Path, key: bytes, *, automatic_sync: bool = True, settings: Settings | None = None
    ) -> None:
        """Prepare everything; `open` starts it."""
        super().__init__()
        self._profile = profile
        self._key = key
        self._settings = settings or load_settings(profile)
        self._staff: StaffCard | None = None
        self._status = SyncStatus()
        self._automatic = automatic_sync
        self._worker = CacheWorker(profile, key)
        self._link = BackRoomLink(profile, key, sync_seconds=self._settings.sync_seconds, automatic=automatic_sync)
        self._link.heard.connect(self._hear)
        self._door = SignInDoor(self._worker, self._link)
        self._watch = QueueWatch()
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._refresh_status)
        self._call_look = QTimer(self)
        self._call_look.setInterval(CALL_MS)
        self._call_look.timeout.connect(self._count_called)
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(RECOUNT_MS)
        self._recount.timeout.connect(self._count_called)
        self.changed.connect(self._look_again)
        self._worker.unusable.connect(self.unusable)

    def open(self) -> None:
        """Start the desk thread; the back room follows with `open_back_room`, once the first screen is painted."""
        self._worker.start()
        self._refresh_status()

    def open_back_room(self) -> None:
        """Start the second process, and read ahead what the first screen shows while somebody types a PIN."""
        self._link.open()
        if self._automatic:
            self._look.start()
            self._call_look.start()
        self._read(lambda reader: today.today(reader, None), _ignore)

    def close(self) -> None:
        """End in order: desk thread first, then the back room."""
        self._worker.stop(CLOSE_SECONDS)
        self._link.close()

    # -- what is now ---------------------------------------------------------------------------------

    @property
    def status(self) -> SyncStatus:
        """The latest status."""
        return self._status

    @property
    def staff(self) -> StaffCard | None:
        """Who is signed in."""
        return self._staff

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    def change_settings(self, settings: Settings) -> None:
        """Keep new settings and tell everybody."""
        self._settings = settings
        self._worker.ask(lambda _: save_settings(self._profile, settings), _ignore, _ignore)
        self.settings_changed.emit(settings)

    # -- people --------------------------------------------------------------------------------------

    def staff_cards(self, then: Then[tuple[StaffCard, ...]]) -> None:
        """Everybody who may sign in at this desk."""
        self._read(staff.staff_cards, then)

    def plate(self, then: Then[DeskPlate]) -> None:
        """House, store and desk names."""
        self._read(staff.plate, then)

    def sign_in(self, staff_id: UUID, pin: str, then: Then[StaffCard], failed: Failed) -> None:
        """Check a PIN here; head office is asked where this desk cannot say yes by itself."""
        self.vouch(staff_id, pin, lambda card: self._enter(card, then), failed)

    def vouch(self, staff_id: UUID, pin: str, then: Then[StaffCard], failed: Failed) -> None:
        """The same for one act: nobody comes to the desk by it."""

        def elsewhere(error: VipDeskError) -> None:
            if needs_head_office(error, online=self._status.online):
                self._door.ask(staff_id, pin, then, failed, error)
            else:
                failed(error)

        self._worker.ask(lambda tools: tasks.check_pin(tools, self._key, staff_id, pin), then, elsewhere)

    def sign_in_by_code(self, code: str, pin: str, then: Then[StaffCard], failed: Failed) -> None:
        """The same by the code on the badge."""

        def found(card: StaffCard) -> None:
            self.sign_in(card.staff_id, pin, then, failed)

        self._worker.ask(lambda tools: tasks.who_signs_in(tools, code), found, failed)

    def sign_out(self) -> None:
        """Leave the desk; nothing that waits is lost."""
        self._staff = None
        self._set_status(called=0)
        self.staff_changed.emit(None)

    # -- reading -------------------------------------------------------------------------------------

    def find(self, text: str, then: Then[tuple[Hit, ...]], failed: Failed | None = None) -> None:
        """At most eight guests for what was typed, the clients of whoever is signed in before others."""
        asker = None if self._staff is None else self._staff.staff_id
        self._read(lambda reader: find_guests(reader, text, asker), then, failed, channel="find")

    def scan(self, code: str, then: Then[Scan], failed: Failed | None = None) -> None:
        """What a scanned text is; it changes nothing."""
        self._read(lambda reader: scan(reader, code), then, failed)

    def profile(self, guest_id: UUID, then: Then[Profile | None], failed: Failed | None = None) -> None:
        """Everything this desk may show of a guest; the look is counted (S33)."""
        seen = self.calling_photo(then)
        self._read(lambda reader: guest_profile(reader, guest_id), seen, failed, channel="profile")
        if self._staff is not None:
            staff_id = self._staff.staff_id
            self._worker.ask(lambda tools: tasks.count_lookup(tools, staff_id), _ignore, _ignore)

    def verdict(self, voucher_id: UUID, then: Then[Verdict]) -> None:
        """What a voucher is worth now; nothing is spent."""
        online = self._status.online
        self._read(lambda reader: vouchers.verdict(reader, voucher_id, online=online), then)

    def matters(self, then: Then[tuple[Matter, ...]]) -> None:
        """The screen 待我处理."""
        person = self._staff
        self._read(lambda reader: called.matters_for(reader, person), then, channel="matters")

    def print_jobs(self, then: Then[tuple[PrintJobView, ...]]) -> None:
        """Papers of today, newest first."""
        self._worker.ask(tasks.todays_print_jobs, then, _ignore)

    def printers(self, then: Then[tuple[str, ...]]) -> None:
        """Names of the system's print queues."""

        def listed(names: list[str]) -> None:
            then(tuple(names))

        self._link.ask(lambda number: ListPrinters(question=number), listed, _ignore)

    def read_cache(self, work: Callable[[Tools], Answer], then: Then[Answer], failed: Failed) -> None:
        """For the headless desk: any other question to the cache."""
        self._worker.ask(work, then, failed)

    # -- doing ---------------------------------------------------------------------------------------

    def submit(self, kind: str, args: Mapping[str, Any], then: Then[Saved], failed: Failed) -> None:
        """Save an intent: one transaction, then `then`; the screens follow at once, head office soon."""
        if self._staff is None:
            failed(SignInAgain())
            return
        actor_id, online = self._staff.staff_id, self._status.online

        def done(performed: Performed) -> None:
            # first of all: nobody may read "all synced" beside something that was just saved (I23)
            self._set_status(waiting=self._status.waiting + 1)
            self._link.tell(Wake())
            self.saved.emit(performed.saved)
            then(performed.saved)
            self.changed.emit(performed.changed)
            self._refresh_status()

        def not_done(error: VipDeskError) -> None:
            failed(error)
            self._refresh_status()

        self._worker.ask(lambda tools: tasks.perform(tools, actor_id, kind, args, online=online), done, not_done)

    def print_document(
        self, document: str, row_id: UUID, target: str, then: Then[PrintJobView], failed: Failed
    ) -> None:
        """Lay a paper out and hand it over; its progress comes as `print_changed`."""
        if self._staff is None:
            failed(SignInAgain())
            return
        staff_id, language = self._staff.staff_id, self._settings.language

        def gathered(found: tuple[PrintJobView, Print]) -> None:
            job, message = found
            self._link.tell(message)
            then(job)

        order = tasks.PaperOrder(document, row_id, target, staff_id, language)
        self._worker.ask(lambda tools: tasks.gather_paper(tools, order), gathered, failed)

    def dismiss(self, op_id: UUID) -> None:
        """Mark a refusal as seen."""

        def done(_: object) -> None:
            self.changed.emit(frozenset({"outbox"}))
            self._refresh_status()

        self._worker.ask(lambda tools: tasks.dismiss(tools, op_id), done, _ignore)

    def self_test(self, then: Then[str], failed: Failed) -> None:
        """Check the promises on a copy of the file."""
        language = self._settings.language
        self._link.ask(lambda number: SelfTest(question=number, language=language), then, failed)

    def sync_now(self) -> None:
        """Start a round at once."""
        self.sync_and(_ignore, _ignore)

    def sync_and(self, then: Then[Any], failed: Failed) -> None:
        """Start a round and say when it is over, or what stood in the way."""
        self._link.ask(lambda number: SyncNow(question=number), then, failed)

    # -- inside --------------------------------------------------------------------------------------

    def _read(
        self,
        query: Callable[[Any], Answer],
        then: Then[Answer],
        failed: Failed | None = None,
        *,
        channel: str | None = None,
    ) -> None:
        self._worker.ask(lambda tools: query(tools.reader()), then, failed or _ignore, channel)

    def _ask(
        self, work: Callable[[Tools], Answer], then: Then[Answer], failed: Failed, channel: str | None = None
    ) -> None:
        self._worker.ask(work, then, failed, channel)

    def _enter(self, card: StaffCard, then: Then[StaffCard]) -> None:
        self._staff = card
        self.staff_changed.emit(card)
        then(card)
        self._count_called()
        # not before: on the desk thread, or while the first screen is read and painted, it would be waited for
        QTimer.singleShot(_LOAD_AFTER_MS, self, self._load_intents)

    def _load_intents(self) -> None:
        """Load what saving an intent needs before somebody waits for it, on a thread that nobody asks."""
        threading.Thread(target=tasks.load_intents, name="load intents", daemon=True).start()

    def _hear(self, message: ToCounter) -> None:
        match message:
            case Changed():
                self.changed.emit(frozenset(message.tables))
                self._refresh_status()
                if "staff" in message.tables and self._staff is not None:
                    self._door.look_again(self._staff, self._dismissed)
            case Line():
                self._set_status(online=message.online, trouble=message.trouble)
                self._refresh_status()
            case Moved():
                self._refresh_status()
            case Damaged():
                self.unusable.emit(Corrupt())
            case OutcomeCame():
                facts = {name: value for name, value in message.facts.items() if not isinstance(value, list)}
                self.answered.emit(Answered(message.op_id, message.state, message.code, facts))
                self._refresh_status()
            case PrintMoved():
                self._worker.ask(lambda tools: tasks.print_job(tools, message.job_id), self._tell_print, _ignore)

    def _dismissed(self, card: StaffCard) -> None:
        if self._staff == card:
            self.sign_out()

    def _tell_print(self, job: PrintJobView | None) -> None:
        if job is not None:
            self.print_changed.emit(job)

    def _refresh_status(self) -> None:
        self._worker.ask(tasks.state_of_the_file, self._take_state, _ignore, "status")

    def _look_again(self, tables: frozenset[str]) -> None:
        if tables & _CALLING and not self._recount.isActive():
            self._recount.start()

    def _count_called(self) -> None:
        person = self._staff
        if person is not None:
            self._read(
                lambda reader: len(called.told_matters(reader, person)),
                lambda count: self._set_status(called=count),
                channel="called",
            )

    def _take_state(self, found: tasks.FileState) -> None:
        if self._automatic:
            advice = self._watch.look(monotonic(), online=self._status.online, oldest=found.counts.oldest_waiting)
            if advice is Advice.RESTART:
                log_event("queue_stands_still", waiting=found.counts.waiting)
                self._link.begin_anew()
        self._set_status(**found.shown(), stuck=self._watch.stuck)

    def _set_status(self, **changes: Any) -> None:
        status = replace(self._status, **changes)
        if status != self._status:
            self._status = status
            self.status_changed.emit(status)


def _ignore(_: object) -> None:
    """Nobody waits for this answer."""
