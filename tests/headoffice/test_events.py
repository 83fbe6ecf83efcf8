"""Events: a desk that listens hears what its next page would say, or that there is one, and nothing else."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

import msgspec
import pytest

from tests.fakes.caller import Caller, note
from tests.fakes.clocks import NOON
from tests.fakes.ear import PATIENCE, Ear, Served, admitted, serving
from tests.fakes.house import HeadOffice
from tests.fakes.small_house import STORE
from vipdesk.headoffice import event_hub
from vipdesk.headoffice.authority import Access
from vipdesk.headoffice.database import HOUSE
from vipdesk.headoffice.desks import revoke_desk
from vipdesk.headoffice.doorkeeper import TOKEN_LIFE
from vipdesk.headoffice.event_composer import EventComposer
from vipdesk.headoffice.event_hub import EventHub, Stream
from vipdesk.headoffice.event_look import MOST_ENTRIES, look, read_cursor_key, read_standing
from vipdesk.headoffice.policies import set_policy
from vipdesk.headoffice.scope import COMMON, store_space
from vipdesk.headoffice.server_state import new_epoch
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import new_id
from vipdesk.models.store import IssueBlock, Store
from vipdesk.protocol.events import MOST_EVENT_BYTES, Event, PageEvent, WakeEvent, page_of
from vipdesk.protocol.pull import PulledRow

Page = PageEvent[list[PulledRow]]


@pytest.fixture(autouse=True)
def _stocked(desk: Caller, second_desk: Caller, far_desk: Caller) -> None:
    """Every desk has its voucher ids, so that a push moves nothing but what it says."""
    for caller in (desk, second_desk, far_desk):
        caller.push(note())


@pytest.fixture
def served(office: HeadOffice) -> Iterator[Served]:
    with serving(office.database, office.clock) as served:
        yield served


@pytest.fixture
def listen(served: Served, office: HeadOffice) -> Iterator[Callable[[Caller], Ear]]:
    """Begins a stream of a desk that has pulled everything, and hears its first event."""
    ears: list[Ear] = []

    def begin(caller: Caller) -> Ear:
        ear = Ear(served.url, office, caller.access)
        ears.append(ear)
        caller.catch_up()
        first = ear.next()
        assert isinstance(first, WakeEvent)
        return ear

    yield begin
    served.hub.close()
    for ear in ears:
        ear.join()


def page(event: Event) -> Page:
    assert isinstance(event, PageEvent), event
    return event


@pytest.mark.proves("P27")
def test_the_first_event_says_where_head_office_stands(
    served: Served, office: HeadOffice, desk: Caller, listen: Callable[[Caller], Ear]
) -> None:
    desk.catch_up()
    ear = Ear(served.url, office, desk.access)
    first = ear.next()
    assert isinstance(first, WakeEvent)
    assert first.positions == office.pull.pull(desk.access, desk.cursor).positions
    second = listen(desk)
    assert ear.is_ended(), "a desk has one stream"
    desk.push(note())
    page(second.next())
    ear.join()


@pytest.mark.proves("P27", "P14")
def test_a_small_change_arrives_as_the_page_that_a_pull_would_bring(
    desk: Caller, second_desk: Caller, listen: Callable[[Caller], Ear], office: HeadOffice
) -> None:
    ears = (listen(desk), listen(second_desk))
    for _ in range(3):
        second_desk.push(note())
        for caller, ear in zip((desk, second_desk), ears, strict=True):
            event = page(ear.next())
            assert event.continues == caller.cursor
            pulled = office.pull.pull(caller.access, caller.cursor)
            assert pulled.done
            assert page_of(event) == msgspec.structs.replace(pulled, safe_seq=0, digest=None)
            assert event.space == store_space(STORE)
            assert event.end == event.positions[event.space]
            assert event.end - event.start == len(event.rows) == 1
            caller.catch_up()


@pytest.mark.proves("P27")
def test_more_than_an_event_may_carry_only_wakes(
    desk: Caller, listen: Callable[[Caller], Ear], office: HeadOffice
) -> None:
    ear = listen(desk)
    too_large = [Store(id=new_id(), name="店" * (MOST_EVENT_BYTES // 3))]
    too_many = [Store(id=new_id(), name=f"店 {number}") for number in range(MOST_ENTRIES + 1)]
    for stores in (too_large, too_many):
        with house_writer(office.database) as writer:
            writer.insert_all(Store, stores)
        event = ear.next()
        assert isinstance(event, WakeEvent)
        assert event.spread_ms > 0
    desk.catch_up()
    desk.push(note())
    assert page(ear.next()).continues == desk.cursor, "what follows is small again"


@pytest.mark.proves("P27")
def test_what_moves_several_spaces_at_once_only_wakes(
    desk: Caller, listen: Callable[[Caller], Ear], office: HeadOffice
) -> None:
    ear = listen(desk)
    with house_writer(office.database) as writer:
        writer.insert(Store(id=new_id(), name="上下九店"))
        writer.insert(_block(desk.access))
    event = ear.next()
    assert isinstance(event, WakeEvent)
    desk.catch_up()
    assert event.positions == office.pull.pull(desk.access, desk.cursor).positions


@pytest.mark.proves("P14", "S3")
def test_the_voucher_ids_of_one_desk_are_in_no_event_of_another(
    desk: Caller, second_desk: Caller, listen: Callable[[Caller], Ear], office: HeadOffice
) -> None:
    mine, other = listen(desk), listen(second_desk)
    with house_writer(office.database) as writer:
        writer.insert(_block(desk.access))
    assert [row.table for row in page(mine.next()).rows] == ["issue_block"]
    event = page(other.next())
    assert event.rows == []
    assert event.continues == second_desk.cursor
    second_desk.catch_up()
    assert event.cursor == second_desk.cursor, "its place goes on all the same"


@pytest.mark.proves("S2")
def test_what_another_store_does_is_not_heard(
    desk: Caller, far_desk: Caller, listen: Callable[[Caller], Ear], office: HeadOffice
) -> None:
    ear = listen(far_desk)
    desk.push(note())
    with house_writer(office.database) as writer:
        writer.insert(Store(id=new_id(), name="上下九店"))
    event = page(ear.next())
    assert event.space == COMMON
    assert set(event.positions) == {COMMON, store_space(far_desk.store)}
    assert event.continues == far_desk.cursor


@pytest.mark.proves("P15", "I14")
def test_a_stream_ends_when_its_cursors_would_be_void(
    desk: Caller, second_desk: Caller, listen: Callable[[Caller], Ear], office: HeadOffice
) -> None:
    ear = listen(desk)
    office.doorkeeper.new_incarnation(desk.access)
    assert ear.is_ended()
    ear = listen(second_desk)
    with office.database.transaction(HOUSE) as connection:
        new_epoch(connection)
    assert ear.is_ended()
    second_desk.cursor = None
    ear = listen(second_desk)
    set_policy(office.database, "directory", "group", None)
    assert ear.is_ended()


@pytest.mark.proves("S6", "S16")
def test_a_revoked_desk_hears_nothing_more(
    desk: Caller, second_desk: Caller, listen: Callable[[Caller], Ear], office: HeadOffice
) -> None:
    ear, other = listen(desk), listen(second_desk)
    revoke_desk(office.database, "前台一")
    assert ear.is_ended()
    assert page(other.next()).rows[0].table == "desk"


@pytest.mark.proves("S6")
def test_a_stream_ends_with_its_token(
    desk: Caller, listen: Callable[[Caller], Ear], office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_hub, "HEARTBEAT_SECONDS", 0.05)
    ear = listen(desk)
    office.clock.pass_time(TOKEN_LIFE + timedelta(seconds=1))
    assert ear.is_ended()


@pytest.mark.proves("S6")
def test_what_moves_after_a_tokens_end_is_not_told_whoever_held_it(
    desk: Caller, second_desk: Caller, listen: Callable[[Caller], Ear], office: HeadOffice
) -> None:
    ear = listen(desk)
    office.clock.pass_time(TOKEN_LIFE + timedelta(seconds=1))
    second_desk.push(note())
    assert ear.is_ended()


@pytest.mark.proves("P27", "P15")
def test_a_small_change_behind_a_gap_only_wakes(office: HeadOffice, desk: Caller) -> None:
    standing = read_standing(office.database, desk.access, office.clock.now() + TOKEN_LIFE)
    looks = [look(office.database, office.clock, {})]
    for _ in range(2):
        desk.push(note())
        looks.append(look(office.database, office.clock, looks[-1].heads))
    key = read_cursor_key(office.database)
    first, second, third = (EventComposer(seen, key, 0).position_after(standing) for seen in looks)
    composer = EventComposer(looks[-1], key, 0)
    assert composer.page(standing, first, third, 3) is None
    assert composer.page(standing, second, third, 3) is not None


@pytest.mark.proves("P27")
def test_signs_of_life_come_while_nothing_happens(
    served: Served, office: HeadOffice, desk: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_hub, "HEARTBEAT_SECONDS", 0.05)
    transport = admitted(served.url, office, desk.access)
    pieces = b""
    with transport.listen() as line:
        while pieces.count(b": \n\n") < 2 or b"event: wake\ndata: {" not in pieces:
            piece = line._response.raw.read1(1000)
            assert piece, "the stream is over"
            pieces += piece
    transport.close()


@pytest.mark.proves("P27")
def test_a_desk_that_reads_slowly_is_woken_once_for_all_it_missed(office: HeadOffice, desk: Caller) -> None:
    async def slowly() -> list[bytes | None]:
        hub = EventHub(office.database, office.clock)
        standing = read_standing(office.database, desk.access, office.clock.now() + TOKEN_LIFE)
        with hub.listening(standing) as stream:
            parts = [await stream.next()]
            for kept in (b"event: page", b"event: wake"):
                await asyncio.to_thread(desk.push, note())
                await asyncio.to_thread(_wait_until, partial(_has_next, stream, kept))
            parts.append(await stream.next())
            await asyncio.to_thread(desk.push, note())
            parts.append(await stream.next())
            hub.close()
            parts.append(await stream.next())
        await asyncio.to_thread(hub.join, PATIENCE)
        return parts

    first, missed, after, end = asyncio.run(slowly())
    assert first is not None
    assert missed is not None
    assert missed.count(b"event:") == 1
    assert b"event: page" in (after or b"")
    assert end is None


def _wait_until(reached: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _has_next(stream: Stream, start: bytes) -> bool:
    return stream._next.startswith(start)


def _block(access: Access) -> IssueBlock:
    return IssueBlock(
        id=new_id(), desk_id=access.desk_id, store_id=access.store_id, ids=[], expires_at=NOON + TOKEN_LIFE
    )
