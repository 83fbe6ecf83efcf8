"""Pictures at the desk: what is here is opened here, what is not is asked for, and a photo is called without being asked for twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.invented_house import STAFF
from tests.fakes.small_desk import KEY, SmallDesk, copy_desk, make_template
from tests.fakes.small_house import GUEST
from tests.intents.tables.attachments import ATTACHMENT, attachment
from vipdesk.cache.disk_room import DiskRoom
from vipdesk.cache.picture_store import FOLDER, PictureStore, picture_name
from vipdesk.cache.queries.guest_profile import guest_profile
from vipdesk.cache.queries.reader import Reader
from vipdesk.desk.cache_worker import Tools
from vipdesk.desk.messages import FetchPicture, TakePicture, ToBackRoom
from vipdesk.desk.picture_desk import PictureDesk
from vipdesk.errors import CacheLocked, Code, Offline, Refused, SignInAgain, VipDeskError
from vipdesk.models.snapshot.desk import SyncStatus
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.snapshot.pictures import GivenPicture, TakenPicture

BYTES, FACE = b"a picture of a guest", b"a square of it"
FORM = {"sha256": picture_name(BYTES), "media_type": "image/jpeg", "byte_size": 20, "width": 3, "height": 4}


class HandWorker:
    """Takes the place of the desk thread: works at once."""

    def __init__(self, tools: Tools) -> None:
        self.tools = tools

    def ask(
        self, work: Callable[[Tools], Any], then: Callable[[Any], None], failed: Callable[[VipDeskError], None]
    ) -> None:
        """Do it."""
        del failed
        then(work(self.tools))


class HandLink:
    """Takes the place of the pipe: what is asked waits until the test answers."""

    def __init__(self) -> None:
        self.asked: list[ToBackRoom] = []
        self._waiting: list[tuple[Callable[[Any], None], Callable[[VipDeskError], None]]] = []

    def ask(
        self,
        question: Callable[[int], ToBackRoom],
        then: Callable[[Any], None],
        failed: Callable[[VipDeskError], None],
    ) -> None:
        """Keep a question."""
        self.asked.append(question(len(self.asked)))
        self._waiting.append((then, failed))

    def answer(self, value: Any) -> None:
        """Answer the oldest."""
        self._waiting.pop(0)[0](value)

    def fail(self, error: VipDeskError) -> None:
        """Say why not."""
        self._waiting.pop(0)[1](error)


class HandDesk(PictureDesk):
    """The part of the front desk that is asked here, on one thread."""

    def __init__(self, desk: SmallDesk) -> None:
        super().__init__()
        self.store = PictureStore(desk.profile, KEY)
        self.small = desk
        tools = Tools(desk.cache, desk.cache, desk.clock, DiskRoom(desk.profile), self.store)
        self._worker = HandWorker(tools)  # type: ignore[assignment]  # the same methods
        self.link = HandLink()
        self._link = self.link  # type: ignore[assignment]  # as above
        self._staff = None
        self.online = True

    @property
    def status(self) -> SyncStatus:
        return SyncStatus(online=self.online)

    def _read(
        self,
        query: Callable[[Any], Any],
        then: Callable[[Any], None],
        failed: Any = None,
        *,
        channel: str | None = None,
    ) -> None:
        del failed, channel
        then(query(Reader(self.small.cache, self.small.clock, self.store)))


@pytest.fixture(scope="module")
def desk_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("small desk") / "profile")


@pytest.fixture
def desk(desk_template: Path, tmp_path: Path) -> Iterator[HandDesk]:
    small = copy_desk(desk_template, tmp_path / "profile")
    desk = HandDesk(small)
    yield desk
    small.cache.close()


@pytest.mark.proves("S19")
def test_pasted_bytes_go_to_the_back_room_sealed_and_a_file_by_its_name(desk: HandDesk) -> None:
    taken: list[TakenPicture] = []
    failed: list[VipDeskError] = []
    desk.take_picture(GivenPicture(content=BYTES), taken.append, failed.append)
    assert isinstance(failed[0], SignInAgain)
    desk._staff = STAFF[0]
    desk.take_picture(GivenPicture(content=BYTES), taken.append, failed.append)
    (question,) = desk.link.asked
    assert isinstance(question, TakePicture)
    (laid_down,) = (desk.small.profile / FOLDER).iterdir()
    assert BYTES not in laid_down.read_bytes()
    assert desk.store.take_given(str(question.laid_down)) == BYTES
    desk.link.answer({"attachment_id": str(question.attachment_id), **FORM})
    assert (taken[0].attachment_id, taken[0].width) == (question.attachment_id, 3)
    desk.take_picture(GivenPicture(file=Path("/photos/a.jpg")), taken.append, failed.append)
    again = desk.link.asked[1]
    assert isinstance(again, TakePicture)
    assert (again.file, again.laid_down) == ("/photos/a.jpg", None)
    assert again.attachment_id != question.attachment_id
    desk.link.fail(Offline())
    # looking at a picture needs no line: the back room is just being started again
    assert isinstance(failed[1], CacheLocked)
    desk.taken_picture(taken[0], lambda _: None, failed.append)
    assert isinstance(failed[2], Refused)
    desk.store.keep(BYTES, FACE)
    seen: list[bytes] = []
    desk.taken_picture(taken[0], seen.append, failed.append)
    assert seen == [BYTES]


def test_what_is_here_is_opened_here_and_what_is_not_is_fetched_while_the_line_is_up(desk: HandDesk) -> None:
    seen: list[bytes] = []
    failed: list[VipDeskError] = []
    desk.small.put(attachment(sha256=picture_name(BYTES), stored_at=desk.small.clock.now()))
    desk.online = False
    desk.picture(ATTACHMENT, seen.append, failed.append)
    assert isinstance(failed.pop(), Offline)
    desk.online = True
    desk.picture(ATTACHMENT, seen.append, failed.append)
    assert desk.link.asked == [FetchPicture(question=0, attachment_id=ATTACHMENT)]
    desk.store.keep(BYTES, FACE)
    desk.link.answer(True)
    assert (seen, failed) == ([BYTES], [])
    desk.picture(ATTACHMENT, seen.append, failed.append)
    assert (len(seen), len(desk.link.asked)) == (2, 1)
    desk.store.drop(picture_name(BYTES))
    desk.picture(ATTACHMENT, seen.append, failed.append)
    desk.link.answer(True)
    assert isinstance(failed[0], Refused)
    assert failed[0].code is Code.PICTURE_NOT_THERE


def test_a_photo_that_head_office_alone_has_is_called_once_when_its_guest_is_looked_at(desk: HandDesk) -> None:
    shown: list[Profile | None] = []

    def look() -> None:
        desk._read(lambda reader: guest_profile(reader, GUEST), desk.calling_photo(shown.append))

    desk.small.put(attachment(sha256=picture_name(BYTES)))
    look()
    assert desk.link.asked == []
    row = attachment(sha256=picture_name(BYTES), stored_at=desk.small.clock.now())
    row.version = 2
    desk.small.put(row)
    desk.online = False
    look()
    assert desk.link.asked == []
    desk.online = True
    for _ in range(2):
        look()
    assert desk.link.asked == [FetchPicture(question=0, attachment_id=ATTACHMENT)]
    desk.link.fail(Offline())
    look()
    assert len(desk.link.asked) == 2
    desk.store.keep(BYTES, FACE)
    desk.link.answer(True)
    look()
    assert len(desk.link.asked) == 2
    last = shown[-1]
    assert last is not None
    assert last.photo is not None
    assert last.photo.face == FACE
