"""A desk that was away for 8, 31 or 181 days does less, or nothing, and never loses what it had saved (F24, I18)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.fakes.clocks import FakeClock
from tests.fakes.house import BIRTHDAY_VOUCHER, PIN, Desk, HeadOffice, enrol_desk, guest_id
from vipdesk.cache.contact import CONTACT_DAYS, VALUE_DAYS
from vipdesk.cache.desk_state import DeskState
from vipdesk.cache.verifiers import check_pin, keep_verifier
from vipdesk.clock import anchored_moment
from vipdesk.errors import Code, NotPossible, Offline, Refused, Trouble
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.runs.nightly import nightly
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import StaffId
from vipdesk.intents.intent import registry
from vipdesk.models.vocabulary import Role, ScopeReason
from vipdesk.wording import sentence

STORE = "天河店"


class Away:
    """A desk of its own clock, and the people at it."""

    def __init__(self, record: Database, folder: Path) -> None:
        self.office = HeadOffice(record, FakeClock())
        self.store = self.office.store(STORE)
        self.author: StaffId = self.office.staff("A001", "何嘉仪", Role.RECEPTIONIST, STORE)
        self.supervisor: StaffId = self.office.staff("A009", "郑岚", Role.SUPERVISOR, STORE)
        self.office.guest(0, "陈晓晴", self.store)
        self.desk: Desk = enrol_desk(self.office, folder / "desk", "一", STORE)
        self.desk.sync()
        self.voucher = self.issue()
        self.desk.sync()
        keep_verifier(self.desk.cache, self.desk.key, self.author, PIN, self.office.clock.now())

    def issue(self) -> str:
        """Give a voucher."""
        saved = self.desk.submit(
            self.author, "voucher.issue", guest_id=guest_id(0), voucher_type_id=BIRTHDAY_VOUCHER
        )
        return str(saved.created["voucher_id"])

    def note(self, text: str) -> None:
        """Save a note."""
        self.desk.submit(self.author, "guest.add_note", guest_id=guest_id(0), text=text)

    def let_go(self, number: int) -> None:
        """The store's only reason to hold a guest ends."""
        with house_writer(self.office.database) as writer:
            writer.release(self.store, guest_id(number), ScopeReason.HOME)

    def be_away(self, days: float, *, restarted: bool = False) -> None:
        """The line is down for so long."""
        self.desk.line.up = False
        self.office.clock.pass_time(timedelta(days=days))
        if restarted:
            self.office.clock.restart()

    def sign_in(self) -> None:
        """As the desk does it."""
        state = self.desk_state()
        now = anchored_moment(self.desk.clock, state.anchor(), state.high_water()).asked_at
        check_pin(
            self.desk.cache,
            self.desk.key,
            self.author,
            PIN,
            now=now,
            last_contact=state.anchor().server_time,
        )

    def desk_state(self) -> DeskState:
        """What the desk knows of itself."""
        return DeskState(self.desk.cache)

    def value_acts(self) -> dict[str, dict[str, object]]:
        """Every act of value and arguments for it."""
        return {
            "voucher.issue": {"guest_id": guest_id(0), "voucher_type_id": BIRTHDAY_VOUCHER},
            "voucher.redeem": {"voucher_id": self.voucher},
            "voucher.void": {"voucher_id": self.voucher, "reason": "写错了"},
            "complaint.propose_remedy": {"request_id": self.voucher, "remedy": "gift", "worth_fen": 20_000},
            "complaint.decide_remedy": {"remedy_id": self.voucher, "approve": True},
        }


@pytest.fixture
def record_kind() -> str:
    """The database is not what is asked here."""
    return "sqlite"


@pytest.fixture
def away(record: Database, tmp_path: Path) -> Iterator[Away]:
    made = Away(record, tmp_path)
    yield made
    made.desk.close()


def test_every_act_of_value_is_marked_as_such(away: Away) -> None:
    assert {kind for kind, intent in registry().items() if intent.is_value} == set(away.value_acts())


@pytest.mark.proves("F24", "S9")
@pytest.mark.parametrize("restarted", [False, True])
def test_after_a_week_value_waits_with_a_sentence_and_everything_else_goes_on(away: Away, restarted: bool) -> None:  # noqa: FBT001 - a parameter
    away.be_away(VALUE_DAYS, restarted=restarted)
    away.issue()
    away.be_away(1)
    for kind, args in away.value_acts().items():
        before = away.desk.count("outbox")
        with pytest.raises(Refused) as refused:
            away.desk.submit(away.supervisor if kind == "voucher.void" else away.author, kind, **args)
        assert refused.value.code is Code.VALUE_NEEDS_CONTACT
        assert "7" in sentence(refused.value, "zh")
        assert away.desk.count("outbox") == before
    away.note("geht")
    away.sign_in()
    away.desk.line.up = True
    away.desk.sync()
    away.issue()


@pytest.mark.proves("F24", "S9", "I1")
def test_after_a_month_the_desk_is_locked_and_what_it_saved_is_sent_once_the_line_is_back(away: Away) -> None:
    away.be_away(CONTACT_DAYS)
    away.sign_in()
    away.note("am letzten Tag")
    away.be_away(1)
    for act in (away.sign_in, lambda: away.note("zu spät"), away.issue):
        with pytest.raises(NotPossible) as locked:
            act()
        assert locked.value.trouble is Trouble.DESK_AWAY
        for language, words in (("zh", "接好网络"), ("en", "restore the line")):
            assert words in sentence(locked.value, language)
    with pytest.raises(Offline):
        away.desk.sync()
    assert away.desk.count("outbox", "state = 'waiting'") == 1
    away.desk.line.up = True
    away.desk.sync()
    assert away.desk.count("outbox", "state = 'waiting'") == 0
    away.sign_in()
    away.issue()


@pytest.mark.proves("F24", "F25")
def test_a_clock_that_is_set_back_between_two_starts_does_not_shorten_the_absence(away: Away) -> None:
    away.be_away(20)
    away.note("nach zwanzig Tagen")
    away.office.clock.restart()
    away.office.clock.set_wall(away.office.clock.now() - timedelta(days=20))
    away.note("Uhr zurückgestellt")
    with pytest.raises(Refused) as refused:
        away.issue()
    assert refused.value.code is Code.VALUE_NEEDS_CONTACT


@pytest.mark.proves("F24", "I18", "I15")
def test_after_half_a_year_the_cursor_is_too_old_the_base_is_read_anew_and_nothing_saved_is_lost(
    away: Away,
) -> None:
    away.office.guest(1, "单晓敏", away.store)
    away.desk.sync()
    away.be_away(0)
    away.note("vor der langen Pause")
    away.let_go(1)
    assert nightly(away.office.database, away.office.clock.now())["forgotten"] == 0
    away.be_away(181)
    # nobody is told any more that this guest is to be forgotten
    assert nightly(away.office.database, away.office.clock.now())["forgotten"] == 1
    waiting = away.desk.count("outbox", "state = 'waiting'")
    away.desk.line.up = True
    away.desk.sync()
    assert waiting == 1
    assert away.desk_state().incarnation == 2
    assert away.desk.count("guest") == 1
    assert away.desk.count("outbox", "state = 'waiting'") == 0
    assert away.desk.count("note") == 1
    record, shown = away.office.digests(), away.desk.digests()
    assert shown["note"] == record["note"]
    away.sign_in()
