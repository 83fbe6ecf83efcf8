"""A whole house under any schedule: people at work, a line that fails, machines that crash, records that are put back.

Every method is one step of a schedule. It knows nothing of what may be wrong with the product; what must hold is in
`checkers`.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.convergence.checkers import check_own_work_is_shown, check_shows_record
from tests.fakes.backups import Backup
from tests.fakes.clocks import FakeClock
from tests.fakes.house import Desk, HeadOffice, enrol_desk, guest_id, open_desk
from tests.plugins.records import RecordFactory
from vipdesk.cache.page import apply_page
from vipdesk.errors import Code, Defect, NotPossible, Offline, Refused, ServerBusy
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.judge import Judge
from vipdesk.headoffice.outcomes import ROUNDS_BEFORE_PARKING
from vipdesk.headoffice.runs.nightly import nightly
from vipdesk.headoffice.server_state import new_epoch
from vipdesk.headoffice.writer import house_writer
from vipdesk.models.guest import Guest
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.vocabulary import Role, ScopeReason
from vipdesk.protocol.pull import PullAnswer
from vipdesk.sync.cycle import DivergedError
from vipdesk.sync.status import Listener

STORES = ("天河店", "天河店", "北京路店")
"""The store of each desk."""
RULES_REFUSALS = {
    Code.ALREADY_HERE,
    Code.NOT_HERE,
    Code.PLACE_TAKEN,
    Code.ONLINE_ONLY,
    Code.REQUEST_MOVED,
    Code.REQUEST_UNKNOWN,
    Code.TOO_LATE_TO_UNDO,
    Code.VOUCHER_NOT_USABLE,
    Code.VISIT_UNKNOWN,
    Code.GUEST_UNKNOWN,
    Code.NO_VOUCHER_IDS,
    Code.VOUCHER_EXPIRED,
    Code.VALUE_NEEDS_CONTACT,
    Code.SAME_GUEST,
    Code.MERGE_UNKNOWN,
    Code.MERGE_SETTLED,
}
"""What a rule may answer to a person; anything else is a defect of the test or of the product."""


MOST_POISON = 2
"""Intents over which head office stumbles, in one schedule: each costs five rounds at the end."""


class CrashError(Exception):
    """The process ends here."""


class World:
    """Two desks of one store, one of another; three guests, the last of both stores."""

    def __init__(self, factory: RecordFactory) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="vipdesk-schedule-"))
        self._context = factory.fresh("sqlite")
        self.url = self._context.__enter__()
        self.office = HeadOffice(Database(self.url), FakeClock())
        self.stores = {name: self.office.store(name) for name in dict.fromkeys(STORES)}
        self.actors = {
            name: self.office.staff(f"S{number}", "何嘉仪", Role.SUPERVISOR, name)
            for number, name in enumerate(self.stores)
        }
        for number, name in enumerate(("陈晓晴", "单晓敏", "欧阳文静")):
            self.office.guest(number, name, self.stores["北京路店" if number == 1 else "天河店"])
        self.three_uses = self.office.voucher_type("三次券", 3)
        self.grant(2)
        self.backup: Backup | None = None
        self.restored = False
        self.answers: list[list[tuple[str | None, PullAnswer]]] = [[], [], []]
        self.saved: list[set[UUID]] = [set(), set(), set()]
        self.acknowledged: dict[UUID, str] = {}
        self.notes: list[dict[UUID, tuple[UUID, UUID]]] = [{}, {}, {}]
        """Notes of each desk, and whom they are about, by the intent that wrote them."""
        self.poisoned: set[UUID] = set()
        self._decide = Judge.decide
        self._plant_poison()
        self.copies: list[Path | None] = [None, None, None]
        self.desks = [
            self._watched(
                number, enrol_desk(self.office, self.folder / str(number), f"前台{number}", name, FakeClock())
            )
            for number, name in enumerate(STORES)
        ]
        for desk in self.desks:
            desk.sync()
        self.places = [
            str(UUID(bytes=row[0])) for row in self.desks[0].cache.rows("SELECT id FROM lounge_place LIMIT 2")
        ]

    def close(self) -> None:
        """Leave nothing behind."""
        Judge.decide = self._decide  # type: ignore[method-assign]  # as it was
        for desk in self.desks:
            desk.close()
        self.office.database.close()
        if self.backup is not None:
            self.backup.forget()
        self._context.__exit__(None, None, None)
        shutil.rmtree(self.folder)

    # -- people at work ------------------------------------------------------------------------------

    def check_in(self, desk: int, guest: int, place: int | None = None) -> None:
        """Receive a guest, perhaps at a place."""
        here = {"place_id": self.places[place]} if place is not None and desk < 2 else {}
        self._submit(desk, "visit.check_in", guest_id=guest_id(guest), **here)

    def end_visit(self, desk: int, how: str = "visit.check_out") -> None:
        """The first open visit ends."""
        for row in self.desks[desk].cache.rows("SELECT id FROM visit WHERE open = 1 ORDER BY id LIMIT 1"):
            self._submit(desk, how, visit_id=UUID(bytes=row[0]))

    def seat(self, desk: int, place: int) -> None:
        """The latest open visit gets another place."""
        for row in self.desks[desk].cache.rows("SELECT id FROM visit WHERE open = 1 ORDER BY id DESC LIMIT 1"):
            self._submit(desk, "visit.seat", visit_id=UUID(bytes=row[0]), place_id=self.places[place])

    def prefer(self, desk: int, guest: int, value: str | None) -> None:
        """Write down a wish."""
        self._submit(desk, "guest.set_preference", guest_id=guest_id(guest), topic="taboo", value=value)

    def note(self, desk: int, guest: int) -> None:
        """Write a note."""
        saved = self._submit(desk, "guest.add_note", guest_id=guest_id(guest), text="靠窗")
        if saved is not None:
            self.notes[desk][saved.op_id] = (saved.created["note_id"], guest_id(guest))

    def open_request(self, desk: int, guest: int) -> None:
        """Promise a service."""
        self._submit(desk, "request.open", guest_id=guest_id(guest), kind_of_request="other", summary="拿伞")

    def move_request(self, desk: int, *, done: bool) -> None:
        """The first open request goes on."""
        question = (
            "SELECT id, state FROM request WHERE state IN ('new', 'accepted', 'in_progress') ORDER BY id LIMIT 1"
        )
        for raw, state in self.desks[desk].cache.rows(question):
            if done:
                self._submit(desk, "request.close", request_id=UUID(bytes=raw))
            elif state == "new":
                self._submit(desk, "request.advance", request_id=UUID(bytes=raw), to="accepted", based_on=state)

    def issue_voucher(self, desk: int, guest: int) -> None:
        """Give a voucher."""
        self._submit(desk, "voucher.issue", guest_id=guest_id(guest), voucher_type_id=self.three_uses)

    def end_voucher(self, desk: int, how: str) -> None:
        """Redeem or void the first voucher."""
        reason = {"reason": "写错了"} if how == "voucher.void" else {}
        for row in self.desks[desk].cache.rows(
            "SELECT id FROM voucher WHERE state = 'issued' ORDER BY id LIMIT 1"
        ):
            self._submit(desk, how, voucher_id=UUID(bytes=row[0]), **reason)

    def merge(self, desk: int, kept: int, merged: int) -> None:
        """Two guests turn out to be one."""
        self._submit(desk, "guest.merge", guest_id=guest_id(kept), merged_id=guest_id(merged))

    def undo_merge(self, desk: int) -> None:
        """The first merge is taken back."""
        for row in self.desks[desk].cache.rows(
            "SELECT id FROM guest_merge WHERE undone_at IS NULL ORDER BY id LIMIT 1"
        ):
            self._submit(desk, "guest.undo_merge", merge_id=UUID(bytes=row[0]))

    def poison(self, desk: int, guest: int) -> None:
        """Save an intent over which head office stumbles whenever it tries it."""
        if len(self.poisoned) == MOST_POISON:
            return
        saved = self._submit(desk, "guest.set_preference", guest_id=guest_id(guest), topic="drink", value="毒")
        if saved is not None:
            self.poisoned.add(saved.op_id)

    def save_something_newer(self, desk: int, guest: int) -> None:
        """The desk's program is newer than head office: its arguments have a form nobody knows there yet."""
        saved = self._submit(desk, "guest.set_preference", guest_id=guest_id(guest), topic="drink", value="新")
        if saved is not None:
            self.desks[desk].cache.execute(
                "UPDATE outbox SET op_schema = 99 WHERE op_id = ?", (saved.op_id.bytes,)
            )

    # -- head office -----------------------------------------------------------------------------------

    def house_changes_guest(self, guest: int) -> None:
        """Somebody at head office corrects a guest."""
        with house_writer(self.office.database) as writer:
            found = writer.connection.execute(Guest.__table__.select().where(Guest.id == guest_id(guest)))
            row = found.mappings().one()
            writer.change(Guest(**row), {"alias": f"a{row['version']}"})

    def grant(self, guest: int) -> None:
        """The other store gets a reason to hold a guest."""
        store = self.stores["北京路店"]
        with house_writer(self.office.database) as writer:
            if writer.book.add(store, guest_id(guest), ScopeReason.CLIENT, None):
                writer.changes.granted.add((store, guest_id(guest)))

    def revoke(self, guest: int) -> None:
        """The other store loses that reason."""
        store = self.stores["北京路店"]
        with house_writer(self.office.database) as writer:
            writer.book.lock([guest_id(guest)])
            if writer.book.remove(store, guest_id(guest), ScopeReason.CLIENT):
                writer.changes.revoked.add((store, guest_id(guest)))

    def night(self, days: float = 1) -> None:
        """Days pass for everybody, and the nightly run with them."""
        for clock in (self.office.clock, *(desk.clock for desk in self.desks)):
            clock.pass_time(timedelta(days=days))
        nightly(self.office.database, self.office.clock.now())

    def back_up(self) -> None:
        """Somebody copies the record."""
        self.office.database.close()
        if self.backup is not None:
            self.backup.forget()
        self.backup = Backup(self.url)

    def restore(self, *, epoch: bool) -> None:
        """The last copy takes the record's place, with or without the step that an operator may forget."""
        if self.backup is None:
            return
        self.office.database.close()
        self.backup.put_back()
        self.restored = True
        if epoch:
            with self.office.database.transaction(HOUSE) as connection:
                new_epoch(connection)

    # -- the line, the clock, the machine --------------------------------------------------------------

    def sync(self, desk: int) -> None:
        """One round, or as much of it as the line allows; after a whole one the desk shows the record (I12)."""
        try:
            self.desks[desk].sync()
        except (Offline, ServerBusy):
            return
        if self.desks[desk].count("outbox", "state = 'waiting'") == 0:
            check_shows_record(self.office, self.desks[desk])

    def line(self, desk: int, *, up: bool) -> None:
        """Cut or mend the line."""
        self.desks[desk].line.up = up

    def lose_message(self, desk: int, *, replies: bool, number: int = 1, pass_first: int = 0) -> None:
        """Some of the next messages are lost before they arrive, or their answers after."""
        line = self.desks[desk].line
        line.pass_first = pass_first
        if replies:
            line.lose_replies = number
        else:
            line.lose_requests = number

    def late_page(self, desk: int, back: int = 0) -> None:
        """A page that was answered some time ago arrives, again or at last."""
        kept = self.answers[desk]
        if len(kept) > back:
            apply_page(self.desks[desk].cache, *kept[-1 - back])

    def crash(self, desk: int, after: int) -> None:
        """The process dies at one of the pauses between pages and groups of a round, or at its end."""
        remaining = [after]

        def die(_: float) -> None:
            remaining[0] -= 1
            if remaining[0] == 0:
                raise CrashError

        self.desks[desk].cycle._sleep = die
        with suppress(Offline, ServerBusy, CrashError):
            self.desks[desk].sync()
        self.restart(desk)

    def restart(self, desk: int) -> None:
        """Open the file anew, as after a start of the program."""
        old = self.desks[desk]
        old.close()
        opened = open_desk(self.office, old.profile, old.key, old.access, old.clock)
        opened.line.up = old.line.up
        self.desks[desk] = self._watched(desk, opened)

    def copy_disk(self, desk: int) -> None:
        """Somebody takes an image of the desk's disk."""
        self.desks[desk].cache.row("PRAGMA wal_checkpoint(TRUNCATE)")
        copy = self.folder / f"copy {desk}"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.desks[desk].profile, copy)
        self.copies[desk] = copy

    def put_disk_back(self, desk: int) -> None:
        """The image takes the disk's place: what was saved since and never left the machine is gone with it."""
        copy = self.copies[desk]
        if copy is None:
            return
        old = self.desks[desk]
        old.close()
        for file in old.profile.iterdir():
            file.unlink()
        shutil.copytree(copy, old.profile, dirs_exist_ok=True)
        opened = open_desk(self.office, old.profile, old.key, old.access, old.clock)
        # it takes its time, or head office takes it for the second of two (F23)
        self.time_passes(desk, 11)
        opened.line.up = old.line.up
        self.desks[desk] = self._watched(desk, opened)
        known = {UUID(bytes=row[0]) for row in opened.cache.rows("SELECT op_id FROM outbox")}
        self.saved[desk] &= known | set(self.acknowledged)

    def time_passes(self, desk: int, minutes: float) -> None:
        """For head office and one desk."""
        self.office.clock.pass_time(timedelta(minutes=minutes))
        self.desks[desk].clock.pass_time(timedelta(minutes=minutes))

    def turn_clock(self, desk: int, days: int) -> None:
        """Somebody sets the machine's clock and starts it anew."""
        clock = self.desks[desk].clock
        clock.set_wall(clock.wall() + timedelta(days=days))
        clock.restart()

    def heal(self) -> None:
        """Mend everything and let everybody talk until it is quiet."""
        for desk in self.desks:
            desk.line.up, desk.line.lose_replies, desk.line.lose_requests, desk.line.pass_first = True, 0, 0, 0
        # a defect is set aside in its fifth round, and a restore found out late makes everybody begin anew
        for _ in range(8 + ROUNDS_BEFORE_PARKING * len(self.poisoned)):
            for number in range(len(self.desks)):
                self.sync(number)

    # -- inside ----------------------------------------------------------------------------------------

    def _submit(self, desk: int, kind: str, **args: Any) -> Saved | None:
        try:
            saved = self.desks[desk].submit(self.actors[STORES[desk]], kind, **args)
        except (Refused, NotPossible) as refusal:
            # a clock that says it was away for a month locks it until it hears head office
            if isinstance(refusal, Refused) and refusal.code not in RULES_REFUSALS:
                raise
            return None
        self.saved[desk].add(saved.op_id)
        return saved

    def _watched(self, number: int, desk: Desk) -> Desk:
        """Keep what head office answers, and look at the screen at every step of a round (I10)."""

        def look(*_: Any) -> None:
            check_own_work_is_shown(desk, self.notes[number])

        desk.cycle._listener = Listener(changed=look, answered=desk.outcomes.append, moved=look)
        transport: Any = desk.cycle._transport
        ask, tell = transport.get, transport.post

        def get(path: str, answer: Any, query: dict[str, str] | None = None) -> Any:
            page = ask(path, answer, query)
            self.answers[number].append(((query or {}).get("cursor"), page))
            return page

        def post(path: str, message: Any, answer: Any) -> Any:
            told = tell(path, message, answer)
            for outcome in getattr(told, "outcomes", ()):
                self.acknowledged.setdefault(outcome.op_id, outcome.state)
            return told

        transport.get, transport.post = get, post
        overcome = desk.cycle._overcome

        def note(obstacle: Exception, attempt: int) -> None:
            if isinstance(obstacle, DivergedError):
                desk.diverged.append(str(attempt))
            overcome(obstacle, attempt)

        desk.cycle._overcome = note  # type: ignore[method-assign]  # of this desk alone
        return desk

    def _plant_poison(self) -> None:
        decide: Callable[..., Any] = self._decide

        def stumble(judge: Judge, pushed: Any, *rest: Any) -> Any:
            if pushed.op_id in self.poisoned:
                raise Defect
            return decide(judge, pushed, *rest)

        Judge.decide = stumble  # type: ignore[method-assign,assignment]  # put back by close
