"""The screen 投诉 and its papers: who sees which case, how far each is, the archive, and the causes of a month."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.fakes.clocks import NOON
from tests.fakes.small_desk import SmallDesk
from tests.fakes.small_house import GUEST, RECEPTIONIST, REQUEST, SHOPPER, STORE, SUPERVISOR, left_visit
from tests.intents.tables.complaints import complaint, remedy, sensitive
from vipdesk.cache.queries import complaints
from vipdesk.cache.queries.complaint_papers import complaint_sheet, thanks_note
from vipdesk.cache.queries.complaints import complaint_desk
from vipdesk.cache.queries.request_file import request_file
from vipdesk.cache.queries.services import board, request_forms
from vipdesk.cache.queries.staff import staff_card
from vipdesk.ids import RequestId, StaffId, derived_id
from vipdesk.models.request import Request
from vipdesk.models.snapshot.complaints import CaseQuestion, Stage
from vipdesk.models.snapshot.desk import StaffCard
from vipdesk.models.vocabulary import RequestState
from vipdesk.rules.request_types.follow_up import follow_up_id

SECRET_CASE = RequestId(derived_id("request", "sensitive"))
EVERYTHING = CaseQuestion()


def _person(desk: SmallDesk, staff_id: StaffId) -> StaffCard:
    found = staff_card(desk.reader, staff_id)
    assert found is not None
    return found


def _closed(name: str, days: float, **changes: Any) -> Request:
    opened = NOON - timedelta(days=days)
    details: dict[str, Any] = {
        "id": derived_id("request", name),
        "summary": name,
        "state": RequestState.DONE,
        "opened_at": opened,
        "due_at": opened + timedelta(days=1),
        "closed_at": opened + timedelta(hours=30),
        "fields": {"what": name, "cause": "service.waiting", "result": "致歉", "accepted": "yes"},
    }
    return complaint(**(details | changes))


def test_open_cases_are_there_for_those_alone_who_may_see_them(desk: SmallDesk) -> None:
    desk.put(
        complaint(due_at=NOON - timedelta(minutes=1), opened_at=NOON - timedelta(hours=24, minutes=1)),
        sensitive(id=SECRET_CASE, owner_id=SHOPPER),
        remedy(),
    )
    seen = {
        who: [card.request_id for card in complaint_desk(desk.reader, _person(desk, who), EVERYTHING).open]
        for who in (RECEPTIONIST, SHOPPER, SUPERVISOR)
    }
    assert seen == {RECEPTIONIST: [REQUEST], SHOPPER: [REQUEST, SECRET_CASE], SUPERVISOR: [REQUEST, SECRET_CASE]}
    card = complaint_desk(desk.reader, None, EVERYTHING).open[0]
    assert (card.overdue, card.waiting, card.approval, card.stage, card.share) == (
        True,
        True,
        True,
        Stage.OPENED,
        1.0,
    )
    assert [card.request_id for card in board(desk.reader).new] == [REQUEST]
    assert request_file(desk.reader, SECRET_CASE, _person(desk, RECEPTIONIST)) is None
    file = request_file(desk.reader, SECRET_CASE, _person(desk, SUPERVISOR))
    assert file is not None
    assert file.case is not None
    assert (file.case.sensitive, file.case.may_seal, file.card.summary, file.values) == (True, False, "", ())


def test_a_case_has_its_remedies_and_a_closed_one_its_follow_up(desk: SmallDesk) -> None:
    call = complaint(
        id=follow_up_id(derived_id("request", "两次")), kind="follow_up", state=RequestState.DONE, fields={}
    )
    desk.put(
        complaint(owner_id=SHOPPER),
        remedy(state="approved", decided_by=SUPERVISOR, decided_at=NOON),
        _closed("一次", 40),
        _closed("两次", 10),
        call,
    )
    file = request_file(desk.reader, REQUEST, _person(desk, SHOPPER))
    assert file is not None
    assert file.case is not None
    assert (file.case.stage, file.case.earlier, file.case.recurs) == (Stage.PLANNED, 2, False)
    (given,) = file.case.remedies
    assert (given.label.zh, given.worth_fen, given.mine) == ("补偿礼券", 80_000, True)
    found = complaint_desk(desk.reader, None, CaseQuestion(text="两 女士", branch="service")).found
    assert found == ()
    found = complaint_desk(desk.reader, None, CaseQuestion(text="两次", branch="service")).found
    assert [(card.stage, card.recurs, card.overdue) for card in found] == [(Stage.FOLLOWED_UP, True, True)]
    month = complaint_desk(desk.reader, None, CaseQuestion(month=date(2026, 11, 1))).month
    assert (month.total, month.open, [(cause.path, cause.count, cause.recurring) for cause in month.causes]) == (
        2,
        1,
        [("service.waiting", 1, 1)],
    )
    assert next(form for form in request_forms(desk.reader) if form.kind == "complaint").may_be_sensitive


def test_a_case_is_read_by_its_key_however_many_are_listed(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(complaints, "MOST_CASES", 1)
    monkeypatch.setattr(complaints, "MOST_EARLIER", 2)
    old = _closed("很久以前", 100)
    desk.put(old, *(_closed(f"第 {days} 天", days) for days in (101, 102, 103, 300)), complaint())
    file = request_file(desk.reader, old.id, _person(desk, SHOPPER))
    assert file is not None
    assert file.case is not None
    assert (file.case.stage, file.case.earlier, file.case.recurs) == (Stage.SOLVED, 2, True)


def test_papers_say_what_a_guest_may_read(desk: SmallDesk) -> None:
    desk.put(
        _closed("久等", 0.5),
        remedy(request_id=derived_id("request", "久等"), state="approved"),
        sensitive(id=SECRET_CASE),
        left_visit(),
    )
    done = complaint_sheet(desk.reader, derived_id("request", "久等"), "zh")
    assert done is not None
    assert (done.address, done.what, done.solution, done.remedies) == (
        "陈女士",
        "久等",
        "致歉",
        (("补偿礼券", 80_000),),
    )
    hidden = complaint_sheet(desk.reader, SECRET_CASE, "en")
    assert hidden is not None
    assert (hidden.what, hidden.solution, hidden.address) == ("", "", "Ms Chen")
    assert complaint_sheet(desk.reader, STORE, "zh") is None
    note = thanks_note(desk.reader, left_visit().id, "en")
    assert note is not None
    assert (note.address, note.feedback_code) == ("Ms Chen", left_visit().feedback_code)
    assert thanks_note(desk.reader, GUEST, "zh") is None
