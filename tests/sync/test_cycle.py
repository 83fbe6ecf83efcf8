"""A round goes through whatever waits: a queue larger than one request, and a line that fails in the middle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from tests.fakes.clocks import FakeClock
from tests.fakes.house import Desk, DirectTransport, HeadOffice, enrol_desk
from vipdesk.cache.desk_state import DeskState
from vipdesk.errors import Offline
from vipdesk.headoffice.app import MOST_BYTES
from vipdesk.headoffice.database import Database
from vipdesk.ids import GuestId, StaffId, StoreId
from vipdesk.models.vocabulary import Role
from vipdesk.protocol.pull import PullAnswer
from vipdesk.protocol.push import PushAnswer, PushRequest
from vipdesk.rules.text_lengths import LONGEST_NOTE
from vipdesk.sync.cycle import PAGE_ROWS, PUSH_BYTES, PUSH_INTENTS

Answer = TypeVar("Answer")
STORE = "天河店"


class MeasuredTransport(DirectTransport):
    """Notes what is sent, and takes no more than head office does."""

    def __init__(self, office: HeadOffice, desk: Desk) -> None:
        super().__init__(office, desk.access, desk.line)
        self.sent: list[PushRequest] = []
        self.asked: list[str] = []
        self.old_answer: object = None
        """Comes late, once, in the place of the next page."""
        self.old_outcomes: list[PushAnswer] = []
        """Come in the place of the next answers to pushes."""

    def get(self, path: str, answer: type[Answer], query: Mapping[str, str] | None = None) -> Answer:
        """Ask."""
        self.asked.append(path)
        late, self.old_answer = self.old_answer, None
        if isinstance(late, answer):
            return late
        return super().get(path, answer, query)

    def post(self, path: str, message: object, answer: type[Answer]) -> Answer:
        """Send."""
        assert len(msgspec.json.encode(message)) <= MOST_BYTES
        self.asked.append(path)
        if isinstance(message, PushRequest):
            self.sent.append(message)
            if self.old_outcomes and isinstance(late := self.old_outcomes.pop(), answer):
                return late
        return super().post(path, message, answer)


@pytest.fixture
def record_kind() -> str:
    """The database is not what is asked here."""
    return "sqlite"


@pytest.fixture
def office(record: Database) -> HeadOffice:
    """A head office."""
    return HeadOffice(record, FakeClock())


@pytest.fixture
def store(office: HeadOffice) -> StoreId:
    """Its store."""
    return office.store(STORE)


@pytest.fixture
def author(office: HeadOffice, store: StoreId) -> StaffId:
    """Somebody at the desk."""
    del store
    return office.staff("A001", "何嘉仪", Role.RECEPTIONIST, STORE)


@pytest.fixture
def guest(office: HeadOffice, store: StoreId) -> GuestId:
    """A guest of the store."""
    return office.guest(1, "陈晓晴", store)


@pytest.fixture
def desk(office: HeadOffice, author: StaffId, guest: GuestId, tmp_path: Path) -> Iterator[Desk]:
    """A desk of the store, in sync."""
    del author, guest
    desk = enrol_desk(office, tmp_path / "desk", "前台一", STORE)
    desk.sync()
    yield desk
    desk.close()


@pytest.fixture
def transport(office: HeadOffice, desk: Desk) -> MeasuredTransport:
    """The desk's line, measured."""
    transport = MeasuredTransport(office, desk)
    desk.cycle._transport = transport  # type: ignore[assignment]  # same methods
    return transport


def _note(desk: Desk, author: StaffId, guest: GuestId, text: str) -> None:
    desk.submit(author, "guest.add_note", guest_id=guest, text=text)


@pytest.mark.proves("I6", "S23")
def test_a_queue_of_the_longest_notes_goes_through_in_requests_head_office_takes(
    desk: Desk, transport: MeasuredTransport, author: StaffId, guest: GuestId
) -> None:
    count = 120
    for number in range(count):
        _note(desk, author, guest, f"{number} ".ljust(LONGEST_NOTE, "长"))
    desk.sync()
    assert len(transport.sent) > 2
    assert [request.first_seq for request in transport.sent] == sorted(
        request.first_seq for request in transport.sent
    )
    assert sum(len(request.intents) for request in transport.sent) == count
    assert all(len(msgspec.json.encode(request)) < PUSH_BYTES + 1000 for request in transport.sent)
    assert desk.count("outbox", "state = 'waiting'") == 0
    assert desk.count("note") == count


def test_a_queue_of_short_ones_goes_in_as_few_requests_as_may_be(
    desk: Desk, transport: MeasuredTransport, author: StaffId, guest: GuestId
) -> None:
    for number in range(PUSH_INTENTS + 1):
        _note(desk, author, guest, str(number))
    desk.sync()
    assert [len(request.intents) for request in transport.sent] == [PUSH_INTENTS, 1]


@pytest.mark.proves("F1", "F5", "I2")
def test_a_line_that_fails_between_two_requests_leaves_the_rest_for_the_next_round(
    desk: Desk, transport: MeasuredTransport, author: StaffId, guest: GuestId
) -> None:
    for number in range(PUSH_INTENTS + 50):
        _note(desk, author, guest, str(number))
    desk.line.lose_replies = 1
    with pytest.raises(Offline):
        desk.sync()
    assert desk.count("outbox", "state = 'waiting'") == PUSH_INTENTS + 50
    desk.sync()
    assert desk.count("outbox", "state = 'waiting'") == 0
    assert [request.first_seq for request in transport.sent] == [1, 1, PUSH_INTENTS + 1]
    assert desk.count("note") == PUSH_INTENTS + 50


@pytest.mark.proves("P5")
def test_what_waits_goes_before_the_first_page_and_what_is_saved_meanwhile_before_the_next(
    desk: Desk, transport: MeasuredTransport, office: HeadOffice, author: StaffId, guest: GuestId
) -> None:
    # three rows each: more than one page
    for number in range(2, PAGE_ROWS // 3 + 5):
        office.guest(number, "陈晓晴", desk.access.store_id)
    _note(desk, author, guest, "before")
    texts = ["meanwhile"]

    def pause(_: float) -> None:
        while texts:
            _note(desk, author, guest, texts.pop())

    desk.cycle._sleep = pause
    desk.sync()
    assert transport.asked == ["/v1/push", "/v1/pull", "/v1/push", "/v1/pull"]
    assert [len(request.intents) for request in transport.sent] == [1, 1]


@pytest.mark.proves("P1")
def test_every_answer_is_a_contact_and_sets_the_desks_time(
    desk: Desk, transport: MeasuredTransport, office: HeadOffice, author: StaffId, guest: GuestId
) -> None:
    office.clock.set_wall(office.clock.now().replace(year=2027))
    _note(desk, author, guest, "x")
    desk.sync()
    assert DeskState(desk.cache).anchor().server_time == office.clock.now()
    assert len(transport.sent) == 1


@pytest.mark.proves("P24")
def test_one_page_that_knows_less_than_head_office_has_answered_is_asked_for_again_and_resets_nothing(
    desk: Desk, transport: MeasuredTransport, author: StaffId, guest: GuestId
) -> None:
    _note(desk, author, guest, "known")
    desk.sync()
    state = DeskState(desk.cache)
    transport.old_answer = transport.get("/v1/pull", PullAnswer, {"cursor": str(state.cursor), "limit": "1"})
    _note(desk, author, guest, "answered, and not in the old page")
    transport.asked.clear()
    desk.sync()
    assert transport.asked == ["/v1/push", "/v1/pull", "/v1/pull"]
    assert state.incarnation == 1
    assert desk.count("note") == 2


@pytest.mark.proves("I17")
def test_outcomes_of_other_intents_twice_in_a_row_are_those_of_another_desk_and_this_one_begins_anew(
    desk: Desk, transport: MeasuredTransport, author: StaffId, guest: GuestId
) -> None:
    _note(desk, author, guest, "known")
    desk.sync()
    old = transport.post("/v1/push", transport.sent[-1], PushAnswer)
    assert len(old.outcomes) == 1
    state = DeskState(desk.cache)
    for times in (1, 2):
        _note(desk, author, guest, f"answered with that of another, {times} times")
        transport.old_outcomes = [old] * times
        desk.sync()
        assert state.incarnation == times, "once may be an answer that is late"
        assert desk.count("outbox", "state = 'waiting'") == 0
    assert desk.count("note") == 3
