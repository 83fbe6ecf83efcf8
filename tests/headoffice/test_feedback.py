"""A guest answers by a card's code: once, within its time, without a name on the page; the guest's own answer counts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from litestar.testing import TestClient
from sqlalchemy import select, update

from tests.fakes.caller import Caller
from tests.fakes.clocks import NOON, FakeClock
from tests.fakes.house import HeadOffice
from tests.fakes.ledgers import Asked, pushed
from tests.fakes.small_house import GUEST, SECOND_GUEST, VISIT, left_visit, visit
from tests.fakes.two_at_once import wait_for_a_lock
from vipdesk.headoffice.app import MOST_BYTES, create_app
from vipdesk.headoffice.database import HOUSE, Database
from vipdesk.headoffice.feedback_desk import MOST_A_MINUTE, FeedbackDesk
from vipdesk.headoffice.feedback_words import SENTENCES, FeedbackPage, Said, preferred_language
from vipdesk.headoffice.scope import ScopeBook
from vipdesk.headoffice.writer import RecordWriter, house_writer
from vipdesk.ids import GuestId, derived_id
from vipdesk.models.declarative import Shared, table_of
from vipdesk.models.directory import DirectoryRow
from vipdesk.models.record import Audit
from vipdesk.models.visit import Visit

EARLIER = derived_id("visit", "earlier")
ENGLISH = {"Accept-Language": "en-GB,en;q=0.9"}


@pytest.fixture
def client(office: HeadOffice) -> Iterator[TestClient[Any]]:
    """Somebody's telephone, while a guest of the house has been here."""
    _put(office, left_visit())
    with TestClient(create_app(office.database, office.clock)) as telephone:
        yield telephone


def _put(office: HeadOffice, *rows: Shared) -> None:
    with house_writer(office.database) as writer:
        for row in rows:
            writer.insert(row)


def _page(row: Any) -> str:
    return f"/f/{row.feedback_code}"


def _says(answer: Any, said: Said, status: int = 200) -> None:
    assert (answer.status_code, SENTENCES[said][0] in answer.text) == (status, True)


def _rows(desk: Caller, table: str) -> list[Any]:
    desk.catch_up()
    return [row for (name, _), row in desk.held.items() if name == table]


def test_a_guest_answers_once_and_the_desk_has_it(client: TestClient[Any], desk: Caller) -> None:
    page = _page(left_visit())
    asked = client.get(page)
    _says(asked, Said.ASK)
    assert "陈" not in asked.text
    assert "default-src 'none'" in asked.headers["Content-Security-Policy"]
    assert asked.headers["Cache-Control"] == "no-store"
    assert "How did we look after you?" in client.get(page, headers=ENGLISH).text
    _says(client.post(f"{page}?score=wonderful"), Said.ASK)
    assert _rows(desk, "rating") == []
    _says(client.post(f"{page}?score=good"), Said.THANKS)
    _says(client.post(f"{page}?score=poor"), Said.THANKS)
    _says(client.get(page), Said.THANKS)
    (rating,) = _rows(desk, "rating")
    assert (rating["visit_id"], rating["score"], rating["source"]) == (str(VISIT), "good", "guest")
    assert _rows(desk, "request") == []


def test_whoever_is_not_content_is_called(client: TestClient[Any], desk: Caller) -> None:
    _says(client.post(f"{_page(left_visit())}?score=poor"), Said.CALLED)
    (call,) = _rows(desk, "request")
    assert (call["kind"], call["guest_id"], call["state"]) == ("follow_up", str(GUEST), "new")


@pytest.mark.parametrize("guest_first", [True, False], ids=["the guest first", "the desk first"])
def test_desk_and_guest_each_answer_and_one_call_comes_of_it(
    guest_first: bool,  # noqa: FBT001 - a case of the list above
    client: TestClient[Any],
    desk: Caller,
    office: HeadOffice,
) -> None:
    rated = {"rating_id": str(derived_id("rating", "1")), "visit_id": str(VISIT), "score": "poor"}
    if not guest_first:
        assert desk.states(pushed(Asked("visit.rate", rated))) == [("accepted", None)]
    _says(client.post(f"{_page(left_visit())}?score=poor"), Said.CALLED)
    if guest_first:
        assert desk.states(pushed(Asked("visit.rate", rated))) == [("accepted", None)]
    assert sorted(row["source"] for row in _rows(desk, "rating")) == ["guest", "staff"]
    assert len(_rows(desk, "request")) == 1
    with office.database.snapshot(HOUSE) as connection:
        kinds = connection.scalars(select(table_of(Audit).c.kind)).all()
    assert sorted(kinds) == ["feedback.given", "visit.rate"]


@pytest.mark.parametrize("name", [GUEST, SECOND_GUEST])
def test_a_guest_is_asked_once_in_thirty_days_under_whatever_name(
    client: TestClient[Any], office: HeadOffice, name: GuestId
) -> None:
    table = table_of(DirectoryRow)
    with office.database.transaction(HOUSE) as connection:
        connection.execute(update(table).where(table.c.id == SECOND_GUEST).values(merged_into=GUEST))
    before = NOON - timedelta(days=2)
    earlier = left_visit(id=EARLIER, guest_id=name, checked_in_at=before, left_at=before)
    _put(office, earlier)
    _says(client.post(f"{_page(earlier)}?score=fair"), Said.THANKS)
    _says(client.get(_page(left_visit())), Said.ENOUGH)
    _says(client.post(f"{_page(left_visit())}?score=good"), Said.ENOUGH)


def test_a_code_that_is_old_undone_or_of_nobody_opens_nothing(client: TestClient[Any], office: HeadOffice) -> None:
    old = left_visit(id=EARLIER, checked_in_at=NOON - timedelta(days=31), left_at=NOON - timedelta(days=31))
    undone = visit(id=derived_id("visit", "undone"), state="undone", open=False)
    _put(office, old, undone)
    never = visit(id=derived_id("visit", "never"))
    for page in (_page(old), _page(undone), _page(never), "/f/VD1-1", "/f/%00"):
        _says(client.get(page), Said.UNKNOWN, 404)
        _says(client.post(f"{page}?score=good"), Said.UNKNOWN, 404)


def test_an_answer_and_a_group_of_a_push_do_not_wait_in_a_circle(postgres_office: HeadOffice) -> None:
    database, pages = postgres_office.database, list[FeedbackPage]()
    _put(postgres_office, left_visit())
    feedback = FeedbackDesk(database, postgres_office.clock)
    code = left_visit().feedback_code
    guest = threading.Thread(target=lambda: pages.append(feedback.answer("", code, "good")))
    with database.transaction(HOUSE) as group:
        # as a group does: the turn beside others, then the guest, then the rows that were decided on
        book = ScopeBook(group)
        book.lock([GUEST], turn=True)
        guest.start()
        wait_for_a_lock(database, guest)
        assert RecordWriter(group, book).row(Visit, VISIT, lock=True) is not None
    guest.join()
    assert pages == [FeedbackPage(Said.THANKS)]


def test_an_address_asks_so_often_in_a_minute(client: TestClient[Any], office: HeadOffice) -> None:
    page = _page(left_visit())
    for _ in range(MOST_A_MINUTE):
        assert client.get(page).status_code == 200
    _says(client.post(f"{page}?score=good"), Said.BUSY, 429)
    assert isinstance(office.clock, FakeClock)
    office.clock.pass_time(timedelta(minutes=1))
    _says(client.get(page), Said.ASK)


def _calm(answer: Any, said: Said, status: int, place: int = 0) -> None:
    """A page in the guest's language with this one sentence; nothing in it is for programs."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert answer.text.count(SENTENCES[said][place]) == 2, "title and heading"
    assert "{" not in answer.text.partition("</style>")[2]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert (answer.headers.get("Retry-After") == "60") == (status in {429, 503})


@pytest.mark.expects_log("unavailable")
def test_a_guest_reads_a_sentence_while_the_record_cannot_be_reached() -> None:
    page = _page(left_visit())
    with TestClient(create_app(Database("postgresql://127.0.0.1:1/x"), FakeClock())) as telephone:
        _calm(telephone.get(page), Said.AWAY, 503)
        _calm(telephone.post(f"{page}?score=good"), Said.AWAY, 503)
        _calm(telephone.get(page, headers=ENGLISH), Said.AWAY, 503, place=1)
        assert telephone.get("/v1/challenge").json()["code"] == "busy", "programs are still told what they know"


@pytest.mark.expects_log("defect")
def test_no_guest_reads_what_is_meant_for_programs(
    client: TestClient[Any], office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _page(left_visit())
    for nowhere in ("/f", "/f/", f"{page}/more", "/f/a/b/c"):
        _calm(client.get(nowhere), Said.UNKNOWN, 404)
        _calm(client.get(nowhere, headers=ENGLISH), Said.UNKNOWN, 404, place=1)
    assert client.get("/feedback").json()["code"] == "not_found"
    wrong = client.request("DELETE", page)
    _calm(wrong, Said.AMISS, 405)
    assert "GET" in wrong.headers["Allow"]
    _calm(client.get(f"{page}?score=good&score=poor"), Said.ASK, 200)
    _calm(client.post(page, content=b"x" * (MOST_BYTES + 1)), Said.ASK, 200)
    for _ in range(MOST_A_MINUTE):
        client.get(page)
    _calm(client.get(page), Said.BUSY, 429)
    assert isinstance(office.clock, FakeClock)
    office.clock.pass_time(timedelta(minutes=1))
    monkeypatch.setattr(FeedbackDesk, "page", lambda *_: 1 / 0)
    _calm(client.get(page, headers=ENGLISH), Said.AMISS, 500, place=1)


def test_a_look_at_the_head_alone_is_answered_without_a_body(client: TestClient[Any]) -> None:
    for page, status in ((_page(left_visit()), 200), ("/f/VD1-1", 404), ("/f/a/b", 404)):
        answer = client.head(page)
        assert (answer.status_code, answer.text) == (status, "")
        assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_the_page_speaks_chinese_unless_english_comes_first() -> None:
    for accepted, language in (
        ("", "zh"),
        ("fr,en;q=0.8", "en"),
        ("zh-TW,en", "zh"),
        ("en-US", "en"),
        ("ja", "zh"),
    ):
        assert preferred_language(accepted) == language
