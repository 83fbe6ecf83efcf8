"""A queue that stands still is told and the conversation begun anew; the pill's numbers are the file's (I22, I23)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes.desk_profile import DeskProfile
from tests.fakes.house import PIN
from vipdesk.cache.disk_room import DiskRoom
from vipdesk.config import Settings
from vipdesk.desk import front_desk
from vipdesk.desk.front_desk import FrontDesk
from vipdesk.desk.messages import Line, OutcomeCame
from vipdesk.desk.watch import PATIENCE_SECONDS
from vipdesk.errors import DiskFull, VipDeskError
from vipdesk.models.snapshot.desk import Saved, SyncStatus

Submit = Callable[[], Saved]


@pytest.fixture
def desk(desk_profile: DeskProfile, qtbot: QtBot) -> Iterator[FrontDesk]:
    """A desk at which the receptionist is signed in; the back room's part is played by the test."""
    desk = FrontDesk(desk_profile.profile, desk_profile.key, settings=Settings())
    desk.open()
    desk.sign_in(desk_profile.receptionist, PIN, lambda _: None, lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: desk.staff is not None, timeout=20_000)
    yield desk
    desk.close()


@pytest.fixture
def submit(desk: FrontDesk, desk_profile: DeskProfile, qtbot: QtBot) -> Submit:
    """Saves a note."""

    def save() -> Saved:
        saved: list[Saved] = []
        desk.submit(
            "guest.add_note",
            {"guest_id": str(desk_profile.here), "text": "靠窗"},
            saved.append,
            lambda error: pytest.fail(str(error)),
        )
        qtbot.waitUntil(lambda: bool(saved), timeout=20_000)
        return saved[0]

    return save


@pytest.mark.proves("I22")
@pytest.mark.expects_log("queue_stands_still")
def test_a_queue_that_stands_still_is_told_and_the_conversation_begins_anew(
    desk: FrontDesk, submit: Submit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, begun = [1000.0], []
    monkeypatch.setattr(front_desk, "monotonic", lambda: now[0])
    monkeypatch.setattr(desk._link, "begin_anew", lambda: begun.append(now[0]))
    submit()
    desk._hear(Line(online=True, trouble=None))
    qtbot.waitUntil(lambda: desk._watch._since is not None, timeout=10_000)
    assert not desk.status.stuck
    now[0] += PATIENCE_SECONDS
    desk._refresh_status()
    qtbot.waitUntil(lambda: desk.status.stuck, timeout=10_000)
    assert begun == [now[0]]
    desk._hear(Line(online=False, trouble=None))
    assert not desk.status.online


@pytest.mark.proves("I23")
def test_nobody_reads_all_synced_beside_something_that_was_just_saved(
    desk: FrontDesk, submit: Submit, qtbot: QtBot
) -> None:
    desk._hear(Line(online=True, trouble=None))
    qtbot.waitUntil(lambda: desk.status.online and desk.status.last_sync is not None, timeout=10_000)
    seen: list[SyncStatus] = []
    at_saving: list[int] = []
    desk.status_changed.connect(seen.append)
    desk.saved.connect(lambda _: at_saving.append(desk.status.waiting))
    submit()
    submit()
    assert at_saving == [1, 2]
    qtbot.waitUntil(lambda: desk.status.settling, timeout=10_000)
    assert desk.status.waiting == 2
    assert all(status.waiting for status in seen)


@pytest.mark.proves("I23")
def test_an_outcome_counts_down_only_with_the_file(desk: FrontDesk, submit: Submit, qtbot: QtBot) -> None:
    saved = submit()
    qtbot.waitUntil(lambda: desk.status.settling, timeout=10_000)
    desk._hear(OutcomeCame(op_id=saved.op_id, state="accepted", code=None, facts={}))
    desk._refresh_status()
    read: list[object] = []
    desk.read_cache(lambda _: None, read.append, read.append)
    qtbot.waitUntil(lambda: bool(read), timeout=10_000)
    assert desk.status.waiting == 1


@pytest.mark.proves("F30")
def test_a_full_disk_is_shown_and_an_intent_is_refused_with_that_sentence(
    desk: FrontDesk, desk_profile: DeskProfile, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DiskRoom, "is_short", lambda _room, _floor: True)
    errors: list[VipDeskError] = []
    args = {"guest_id": str(desk_profile.here), "text": "靠窗"}
    desk.submit("guest.add_note", args, lambda _: pytest.fail("saved"), errors.append)
    qtbot.waitUntil(lambda: bool(errors) and desk.status.short_of_room, timeout=10_000)
    assert isinstance(errors[0], DiskFull)
    assert desk.status.waiting == 0
    desk.sign_out()
    assert desk.staff is None
