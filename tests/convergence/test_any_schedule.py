"""Any schedule of work, lost messages, crashes and restarts ends with everybody agreeing (reliability.md §8)."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings, strategies
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.convergence.checkers import (
    check_converged,
    check_record,
    check_saved_is_kept,
    check_view_is_a_function,
)
from tests.fakes.clocks import FakeClock
from tests.fakes.house import BIRTHDAY_VOUCHER, HeadOffice, enrol_desk, guest_id, open_desk
from tests.plugins.records import RecordFactory
from vipdesk.errors import Code, Offline, Refused
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.writer import house_writer
from vipdesk.models.guest import Guest
from vipdesk.models.vocabulary import Role, ScopeReason

DESKS = strategies.integers(0, 2)
GUESTS = strategies.integers(0, 2)
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
}
"""What a rule may answer to a person; anything else is a defect of the test or of the product."""


class CrashError(Exception):
    """The process ends here."""


class AnySchedule(RuleBasedStateMachine):
    """Two desks of one store, one of another; three guests, the last of both stores."""

    factory: RecordFactory

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="vipdesk-schedule-"))
        self._context = self.factory.fresh("sqlite")
        self.office = HeadOffice(Database(self._context.__enter__()), FakeClock())
        stores = {name: self.office.store(name) for name in ("天河店", "北京路店")}
        self.actors = {
            name: self.office.staff(f"S{number}", "何嘉仪", Role.SUPERVISOR, name)
            for number, name in enumerate(stores)
        }
        for number, name in enumerate(("陈晓晴", "单晓敏", "欧阳文静")):
            self.office.guest(number, name, stores["北京路店" if number == 1 else "天河店"])
        with house_writer(self.office.database) as writer:
            if writer.book.add(stores["北京路店"], guest_id(2), ScopeReason.CLIENT, None):
                writer.changes.granted.add((stores["北京路店"], guest_id(2)))
        self.stores = ["天河店", "天河店", "北京路店"]
        self.desks = [
            enrol_desk(self.office, self.folder / str(number), f"前台{number}", store, FakeClock())
            for number, store in enumerate(self.stores)
        ]
        for desk in self.desks:
            desk.sync()
        self.places = [
            str(UUID(bytes=row[0])) for row in self.desks[0].cache.rows("SELECT id FROM lounge_place LIMIT 2")
        ]
        self.saved: list[set[UUID]] = [set(), set(), set()]

    # -- people at work ------------------------------------------------------------------------------

    @rule(desk=DESKS, guest=GUESTS, seated=strategies.booleans(), place=strategies.integers(0, 1))
    def check_in(self, desk: int, guest: int, seated: bool, place: int) -> None:  # noqa: FBT001 - drawn by Hypothesis
        here = {"place_id": self.places[place]} if seated and desk < 2 else {}
        self._submit(desk, "visit.check_in", guest_id=guest_id(guest), **here)

    @rule(desk=DESKS, how=strategies.sampled_from(["visit.check_out", "visit.undo_check_in"]))
    def end_a_visit(self, desk: int, how: str) -> None:
        for row in self.desks[desk].cache.rows("SELECT id FROM visit WHERE open = 1 ORDER BY id LIMIT 1"):
            self._submit(desk, how, visit_id=UUID(bytes=row[0]))

    @rule(desk=strategies.integers(0, 1), place=strategies.integers(0, 1))
    def seat(self, desk: int, place: int) -> None:
        for row in self.desks[desk].cache.rows("SELECT id FROM visit WHERE open = 1 ORDER BY id DESC LIMIT 1"):
            self._submit(desk, "visit.seat", visit_id=UUID(bytes=row[0]), place_id=self.places[place])

    @rule(desk=DESKS, guest=GUESTS, value=strategies.sampled_from(["龙井", "普洱", None]))
    def set_preference(self, desk: int, guest: int, value: str | None) -> None:
        self._submit(desk, "guest.set_preference", guest_id=guest_id(guest), topic="taboo", value=value)

    @rule(desk=DESKS, guest=GUESTS)
    def open_request(self, desk: int, guest: int) -> None:
        self._submit(desk, "request.open", guest_id=guest_id(guest), kind_of_request="other", summary="拿伞")

    @rule(desk=DESKS, done=strategies.booleans())
    def move_request(self, desk: int, done: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
        question = (
            "SELECT id, state FROM request WHERE state IN ('new', 'accepted', 'in_progress') ORDER BY id LIMIT 1"
        )
        for raw, state in self.desks[desk].cache.rows(question):
            if done:
                self._submit(desk, "request.close", request_id=UUID(bytes=raw))
            elif state == "new":
                self._submit(desk, "request.advance", request_id=UUID(bytes=raw), to="accepted", based_on=state)

    @rule(desk=DESKS, guest=GUESTS)
    def issue_voucher(self, desk: int, guest: int) -> None:
        self._submit(desk, "voucher.issue", guest_id=guest_id(guest), voucher_type_id=BIRTHDAY_VOUCHER)

    @rule(desk=DESKS, how=strategies.sampled_from(["voucher.redeem", "voucher.void"]))
    def end_a_voucher(self, desk: int, how: str) -> None:
        reason = {"reason": "写错了"} if how == "voucher.void" else {}
        for row in self.desks[desk].cache.rows(
            "SELECT id FROM voucher WHERE state = 'issued' ORDER BY id LIMIT 1"
        ):
            self._submit(desk, how, voucher_id=UUID(bytes=row[0]), **reason)

    @rule(guest=GUESTS)
    def head_office_changes_a_guest(self, guest: int) -> None:
        with house_writer(self.office.database) as writer:
            row = (
                writer.connection.execute(Guest.__table__.select().where(Guest.id == guest_id(guest)))
                .mappings()
                .one()
            )
            writer.change(Guest(**row), {"alias": f"a{row['version']}"})

    # -- the line, the clock, the machine --------------------------------------------------------------

    @rule(desk=DESKS)
    def sync(self, desk: int) -> None:
        with suppress(Offline):
            self.desks[desk].sync()

    @rule(desk=DESKS)
    def cut_or_mend_the_line(self, desk: int) -> None:
        self.desks[desk].line.up = not self.desks[desk].line.up

    @rule(desk=DESKS, replies=strategies.booleans())
    def lose_a_message(self, desk: int, replies: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
        line = self.desks[desk].line
        if replies:
            line.lose_replies = 1
        else:
            line.lose_requests = 1

    @rule(desk=DESKS, after=strategies.integers(1, 4))
    def crash_in_the_middle_of_a_round(self, desk: int, after: int) -> None:
        """The process dies at one of the pauses between pages and groups, or at the end."""
        remaining = [after]

        def die(_: float) -> None:
            remaining[0] -= 1
            if remaining[0] == 0:
                raise CrashError

        present = self.desks[desk]
        present.cycle._sleep = die
        with suppress(Offline, CrashError):
            present.sync()
        self._restart(desk)

    @rule(desk=DESKS, minutes=strategies.sampled_from([0.1, 1, 30]))
    def time_passes(self, desk: int, minutes: float) -> None:
        self.office.clock.pass_time(timedelta(minutes=minutes))
        self.desks[desk].clock.pass_time(timedelta(minutes=minutes))

    @rule(desk=DESKS, days=strategies.sampled_from([-400, -1, 1, 4000]))
    def somebody_turns_the_clock(self, desk: int, days: int) -> None:
        clock = self.desks[desk].clock
        clock.set_wall(clock.wall() + timedelta(days=days))
        clock.restart()

    # -- what must always hold -------------------------------------------------------------------------

    @invariant()
    def what_is_shown_follows_from_base_and_outbox(self) -> None:
        for desk in self.desks:
            check_view_is_a_function(desk)

    @invariant()
    def what_was_saved_is_kept(self) -> None:
        for desk, saved in zip(self.desks, self.saved, strict=True):
            check_saved_is_kept(desk, saved, self.office)

    def teardown(self) -> None:
        """Heal, become quiet, agree."""
        try:
            for desk in self.desks:
                desk.line.up, desk.line.lose_replies, desk.line.lose_requests = True, 0, 0
            for _ in range(4):
                for desk in self.desks:
                    desk.sync()
            check_record(self.office)
            check_converged(self.office, self.desks)
            self.what_is_shown_follows_from_base_and_outbox()
            assert self.office.reports == []
        finally:
            for desk in self.desks:
                desk.close()
            self.office.database.close()
            self._context.__exit__(None, None, None)
            shutil.rmtree(self.folder)

    # -- inside ----------------------------------------------------------------------------------------

    def _submit(self, desk: int, kind: str, **args: Any) -> None:
        try:
            saved = self.desks[desk].submit(self.actors[self.stores[desk]], kind, **args)
        except Refused as refusal:
            if refusal.code not in RULES_REFUSALS:
                raise
        else:
            self.saved[desk].add(saved.op_id)

    def _restart(self, desk: int) -> None:
        old = self.desks[desk]
        old.close()
        self.desks[desk] = open_desk(self.office, old.profile, old.key, old.access, old.clock)
        self.desks[desk].line.up = old.line.up


@pytest.mark.proves("I1", "I11", "I12", "P19")
def test_any_schedule_ends_in_agreement(record_factory: RecordFactory) -> None:
    AnySchedule.factory = record_factory
    machine = AnySchedule.TestCase
    machine.settings = settings(
        max_examples=40,
        stateful_step_count=30,
        suppress_health_check=list(HealthCheck),
        # a failure prints its steps as they were; shrinking them takes minutes and is for a developer's machine
        phases=[Phase.explicit, Phase.generate],
    )
    machine().runTest()
