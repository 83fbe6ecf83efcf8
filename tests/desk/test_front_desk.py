"""The façade as a screen uses it: every question comes back on the asking thread, or is superseded."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from typing import Any, NoReturn
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes.desk_profile import DeskProfile
from tests.fakes.house import PIN
from vipdesk.cache.engine import Use
from vipdesk.cache.profile import open_cache
from vipdesk.cache.queries import called
from vipdesk.config import Settings, load_settings
from vipdesk.desk.cache_worker import Tools
from vipdesk.desk.front_desk import FrontDesk
from vipdesk.errors import Code, Defect, NotPossible, Refused, SignInAgain, Trouble, VipDeskError
from vipdesk.models.snapshot.desk import Matter, Saved, ScanKind, StaffCard, SyncStatus
from vipdesk.models.snapshot.guests import Hit, Profile
from vipdesk.models.snapshot.today import Today
from vipdesk.models.snapshot.vouchers import Verdict, VerdictWord
from vipdesk.models.vocabulary import Role
from vipdesk.rules.request_types.declaration import request_types

Then = Callable[[Any], None]


class Answers:
    """Waits for what a call brings."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.threads: set[int] = set()

    def of(self, call: Callable[[Then, Then], None]) -> Any:
        """The answer or the error of a call, whichever came; exactly one of them comes."""
        came: list[Any] = []

        def take(value: Any) -> None:
            self.threads.add(threading.get_ident())
            came.append(value)

        call(take, take)
        assert came == [] or isinstance(came[0], SignInAgain)
        self._qtbot.waitUntil(lambda: bool(came), timeout=20_000)
        assert len(came) == 1
        return came[0]


@pytest.fixture
def desk(desk_profile: DeskProfile, qtbot: QtBot) -> Iterator[FrontDesk]:
    """A desk at which nobody is signed in; the back room is not open."""
    del qtbot
    desk = FrontDesk(desk_profile.profile, desk_profile.key, automatic_sync=False, settings=Settings())
    desk.open()
    yield desk
    desk.close()


@pytest.fixture
def answers(qtbot: QtBot) -> Answers:
    """Waits."""
    return Answers(qtbot)


@pytest.fixture
def signed_in(desk: FrontDesk, desk_profile: DeskProfile, answers: Answers) -> StaffCard:
    """The receptionist at the desk."""
    card = answers.of(lambda then, failed: desk.sign_in(desk_profile.receptionist, PIN, then, failed))
    assert isinstance(card, StaffCard)
    return card


def test_questions_are_answered_from_the_cache_on_the_asking_thread(
    desk: FrontDesk, desk_profile: DeskProfile, answers: Answers
) -> None:
    people: tuple[StaffCard, ...] = answers.of(lambda then, _: desk.staff_cards(then))
    assert [(card.code, card.known_here) for card in people] == [("A001", True), ("A002", False)]
    assert answers.of(lambda then, _: desk.plate(then)).store == "天河店"
    hits: tuple[Hit, ...] = answers.of(lambda then, _: desk.find("sxm", then))
    assert [hit.guest_id for hit in hits] == [desk_profile.away]
    assert answers.of(lambda then, _: desk.find("", then)) == ()
    profile: Profile | None = answers.of(lambda then, _: desk.profile(desk_profile.here, then))
    assert profile is not None
    assert profile.guest_id == desk_profile.here
    today: Today = answers.of(lambda then, _: desk.today(then))
    assert [guest.visit_id for guest in today.present] == [desk_profile.visit]
    assert answers.of(lambda then, _: desk.matters(then)) == ()
    assert answers.of(lambda then, _: desk.print_jobs(then)) == ()
    assert answers.of(lambda then, _: desk.scan("x", then)).kind is ScanKind.FOREIGN
    offered = [kind for kind, declared in request_types().items() if not declared.retired]
    assert [form.kind for form in answers.of(lambda then, _: desk.request_forms(then))] == offered
    assert {card.code for card in answers.of(lambda then, _: desk.colleagues(then))} == {"A001", "A002"}
    verdict: Verdict = answers.of(lambda then, _: desk.verdict(desk_profile.voucher, then))
    assert verdict.word is VerdictWord.ONLINE_ONLY
    assert answers.threads == {threading.get_ident()}


def test_only_the_latest_of_several_searches_is_delivered(desk: FrontDesk, qtbot: QtBot) -> None:
    delivered: list[tuple[str, int]] = []
    for text in ("c", "cx", "cxq", "s", "sx", "sxm"):
        desk.find(text, lambda hits, text=text: delivered.append((text, len(hits))))  # type: ignore[misc]  # bound now
    qtbot.waitUntil(lambda: bool(delivered), timeout=10_000)
    qtbot.wait(100)
    assert delivered == [("sxm", 1)]


def test_nobody_signed_in_means_nothing_is_saved_or_printed(
    desk: FrontDesk, desk_profile: DeskProfile, answers: Answers
) -> None:
    args = {"guest_id": str(desk_profile.away)}
    assert isinstance(
        answers.of(lambda then, failed: desk.submit("visit.check_in", args, then, failed)), SignInAgain
    )
    error = answers.of(
        lambda then, failed: desk.print_document("voucher", desk_profile.voucher, "x", then, failed)
    )
    assert isinstance(error, SignInAgain)
    assert answers.of(lambda then, _: desk.print_jobs(then)) == ()


@pytest.mark.proves("S9")
def test_a_pin_is_checked_here_and_a_wrong_one_is_refused(
    desk: FrontDesk, desk_profile: DeskProfile, answers: Answers
) -> None:
    changed: list[StaffCard | None] = []
    desk.staff_changed.connect(changed.append)
    wrong = answers.of(lambda then, failed: desk.sign_in(desk_profile.receptionist, "135790", then, failed))
    assert isinstance(wrong, Refused)
    assert wrong.code is Code.PIN_WRONG
    assert desk.staff is None
    card = answers.of(lambda then, failed: desk.sign_in_by_code("A001", PIN, then, failed))
    assert (card.staff_id, card.role) == (desk_profile.receptionist, Role.RECEPTIONIST)
    assert desk.staff == card
    desk.sign_out()
    assert changed == [card, None]


def test_somebody_new_needs_head_office_and_is_told_so(
    desk: FrontDesk, desk_profile: DeskProfile, answers: Answers
) -> None:
    first = answers.of(lambda then, failed: desk.sign_in(desk_profile.stranger, PIN, then, failed))
    assert isinstance(first, NotPossible)
    assert first.trouble is Trouble.SIGN_IN_FIRST_ONLINE
    for call in (
        lambda then, failed: desk.sign_in_by_code("A999", PIN, then, failed),
        lambda then, failed: desk.sign_in(UUID(int=1), PIN, then, failed),
    ):
        error: VipDeskError = answers.of(call)
        assert isinstance(error, (Refused, NotPossible))
    assert desk.staff is None


def test_before_the_first_pages_have_come_no_pin_is_called_wrong(
    desk: FrontDesk, desk_profile: DeskProfile, answers: Answers
) -> None:
    call = partial(desk.sign_in_by_code, "A999", PIN)
    known = answers.of(call)
    assert isinstance(known, Refused)
    assert known.code is Code.PIN_WRONG
    with closing(open_cache(desk_profile.profile, desk_profile.key, Use.COUNTER)) as cache, cache.transaction():
        cache.execute("DELETE FROM desk_state WHERE key = 'checkpoint'")
    early = answers.of(call)
    assert isinstance(early, NotPossible)
    assert early.trouble is Trouble.SIGN_IN_FIRST_ONLINE


@pytest.mark.proves("I23")
def test_a_saved_intent_is_told_counted_and_shown(
    desk: FrontDesk, desk_profile: DeskProfile, signed_in: StaffCard, answers: Answers, qtbot: QtBot
) -> None:
    told: list[object] = []
    desk.saved.connect(told.append)
    desk.changed.connect(told.append)
    args = {"guest_id": str(desk_profile.away), "text": "喜欢白茶"}
    saved = answers.of(lambda then, failed: desk.submit("guest.add_note", args, then, failed))
    assert isinstance(saved, Saved)
    assert told == [saved, frozenset({"note", "outbox"})]
    qtbot.waitUntil(lambda: desk.status.waiting == 1, timeout=5_000)
    (matter,) = answers.of(lambda then, _: desk.matters(then))
    assert isinstance(matter, Matter)
    assert (matter.op_id, matter.intent) == (saved.op_id, "guest.add_note")
    assert matter.author is not None
    assert matter.author.zh == signed_in.name.zh


@pytest.mark.usefixtures("signed_in")
def test_a_refusal_changes_nothing(
    desk: FrontDesk, desk_profile: DeskProfile, answers: Answers, qtbot: QtBot
) -> None:
    told: list[object] = []
    desk.changed.connect(told.append)
    for kind, args, code in (
        ("visit.check_in", {"guest_id": str(desk_profile.here)}, Code.ALREADY_HERE),
        ("no.such", {}, Code.UNKNOWN_KIND),
        ("visit.check_in", {"guest_id": "x"}, Code.BAD_ARGUMENTS),
        ("voucher.redeem", {"voucher_id": str(desk_profile.voucher)}, Code.ONLINE_ONLY),
    ):
        error = answers.of(lambda then, failed, kind=kind, args=args: desk.submit(kind, args, then, failed))  # type: ignore[misc]  # bound now
        assert isinstance(error, Refused)
        assert error.code is code
    qtbot.wait(50)
    assert told == []
    assert desk.status.waiting == 0


@pytest.mark.proves("S33")
@pytest.mark.usefixtures("signed_in")
def test_each_look_at_a_guest_is_counted_for_the_person_and_the_day(
    desk: FrontDesk, desk_profile: DeskProfile, answers: Answers
) -> None:
    for _ in range(3):
        answers.of(lambda then, _: desk.profile(desk_profile.here, then))
    answers.of(lambda then, _: desk.plate(then))
    cache = open_cache(desk_profile.profile, desk_profile.key, Use.READER)
    counted = cache.rows("SELECT staff_id, count FROM lookup")
    cache.close()
    assert counted == [(desk_profile.receptionist.bytes, 3)]


def test_a_remedy_that_waits_is_counted_for_the_second_person_until_it_is_decided(
    desk: FrontDesk, desk_profile: DeskProfile, signed_in: StaffCard, answers: Answers, qtbot: QtBot
) -> None:
    del signed_in
    words = {"what": "等了四十分钟"}
    case = {
        "guest_id": str(desk_profile.here),
        "kind_of_request": "complaint",
        "summary": "等太久",
        "fields": words,
    }
    opened: Saved = answers.of(partial(desk.submit, "request.open", case))
    remedy = {"request_id": str(opened.created["request_id"]), "remedy": "voucher", "worth_fen": 50_000}
    saved: Saved = answers.of(partial(desk.submit, "complaint.propose_remedy", remedy))
    assert desk.status.called == 0
    people: tuple[StaffCard, ...] = answers.of(lambda then, _: desk.staff_cards(then))
    desk._enter(next(card for card in people if card.role is Role.SUPERVISOR), lambda _: None)
    qtbot.waitUntil(lambda: desk.status.called == 1)
    decision = {"remedy_id": str(saved.created["remedy_id"]), "approve": False}
    answers.of(partial(desk.submit, "complaint.decide_remedy", decision))
    qtbot.waitUntil(lambda: desk.status.called == 0)


@pytest.mark.usefixtures("signed_in")
def test_a_crowd_of_changes_is_counted_once(
    desk: FrontDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[None] = []

    def count(_reader: object, _person: object) -> tuple[Matter, ...]:
        counted.append(None)
        return ()

    monkeypatch.setattr(called, "told_matters", count)
    for _ in range(20):
        desk.changed.emit(frozenset({"request", "visit"}))
        qtbot.wait(2)
    qtbot.waitUntil(lambda: bool(counted))
    qtbot.wait(100)
    assert len(counted) == 1


def test_settings_are_kept_and_told(desk: FrontDesk, desk_profile: DeskProfile, answers: Answers) -> None:
    told: list[Settings] = []
    desk.settings_changed.connect(told.append)
    desk.change_settings(Settings(language="en"))
    answers.of(lambda then, _: desk.plate(then))
    assert told == [desk.settings] == [load_settings(desk_profile.profile)]


@pytest.mark.proves("S49")
@pytest.mark.expects_log("defect")
def test_a_defect_in_a_question_is_told_as_such_and_the_desk_goes_on(desk: FrontDesk, answers: Answers) -> None:
    def fail(_: Tools) -> NoReturn:
        raise ZeroDivisionError

    assert isinstance(answers.of(lambda then, failed: desk.read_cache(fail, then, failed)), Defect)
    assert answers.of(lambda then, _: desk.plate(then)).desk == "前台一"


def test_without_a_back_room_a_round_fails_at_once_and_the_status_stays_honest(
    desk: FrontDesk, answers: Answers
) -> None:
    error = answers.of(desk.sync_and)
    assert error.trouble is Trouble.OFFLINE
    assert isinstance(desk.status, SyncStatus)
    assert not desk.status.online


def test_closing_leaves_no_thread(desk_profile: DeskProfile, qtbot: QtBot) -> None:
    del qtbot
    desk = FrontDesk(desk_profile.profile, desk_profile.key, automatic_sync=False)
    desk.open()
    desk.find("cxq", lambda _: None)
    desk.close()
    assert [thread.name for thread in threading.enumerate() if thread.name == "desk"] == []
