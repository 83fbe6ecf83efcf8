"""A picture from the counter to another desk: looked at, sealed, sent behind its intent however the line behaves, fetched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from argon2 import PasswordHasher

from tests.fakes.clocks import FakeClock
from tests.fakes.house import Desk, HeadOffice, enrol_desk
from tests.fakes.picture_line import PictureLine
from tests.fakes.pictures import GPS_CANARY, grainy, photo, png
from tests.plugins.records import RecordFactory
from vipdesk.back_room.picture_worker import PictureWorker
from vipdesk.back_room.upload_worker import ROOM_POLICY, UploadWorker
from vipdesk.cache import uploads
from vipdesk.cache.disk_room import DiskRoom
from vipdesk.cache.picture_store import FOLDER, PictureStore
from vipdesk.cache.queries.attachments import attachments, picture
from vipdesk.cache.queries.attachments import photo as photo_of
from vipdesk.cache.queries.reader import Reader
from vipdesk.desk.messages import Changed, FetchPicture, Reply, TakePicture, ToCounter
from vipdesk.errors import BadInput, Code, DiskFull, Offline, Refused, VipDeskError
from vipdesk.headoffice import passwords
from vipdesk.headoffice.database import Database
from vipdesk.headoffice.policies import set_policy
from vipdesk.headoffice.writer import house_writer
from vipdesk.ids import GuestId, StaffId, StoreId, new_id
from vipdesk.models.snapshot.pictures import PictureState
from vipdesk.models.vocabulary import Role, ScopeReason

KEY = bytes(range(32))
STORES = ("天河店", "北京路店")


@dataclass
class HearingPipe:
    """Takes the place of the pipe to the counter."""

    told: list[ToCounter] = field(default_factory=list)

    def tell(self, message: ToCounter) -> None:
        """Hear a message."""
        self.told.append(message)

    def reply_error(self, question: int, error: VipDeskError) -> None:
        """Hear why not."""
        self.told.append(Reply(question=question, trouble=error.trouble.value))

    @property
    def value(self) -> Any:
        """What the last reply says."""
        return next(each.value for each in reversed(self.told) if isinstance(each, Reply))


class Counter:
    """A desk with the two workers for pictures, on this thread."""

    def __init__(self, office: HeadOffice, folder: Path, name: str, store: str, author: StaffId) -> None:
        self.desk: Desk = enrol_desk(office, folder, name, store)
        self.author = author
        self.pipe = HearingPipe()
        self.line = PictureLine(office, self.desk.access, self.desk.line)
        self.store = PictureStore(folder, KEY)
        self.free = 10**12
        parts: tuple[Any, ...] = (self.desk.cache, self.line, office.clock, self.pipe, self.store)
        self.uploads = UploadWorker(*parts)
        room = DiskRoom(folder, free=lambda _: self.free)
        self.pictures = PictureWorker(*parts, room=room)
        self.desk.sync()

    @property
    def reader(self) -> Reader:
        """What a query is given."""
        return Reader(self.desk.cache, self.desk.clock, self.store)

    def look_at(self, given: bytes) -> dict[str, Any]:
        """Look at a picture that was pasted."""
        laid_down = self.store.give(given)
        self.pictures.take(TakePicture(question=1, attachment_id=new_id(), laid_down=laid_down))
        return dict(self.pipe.value)

    def add(self, guest: GuestId, given: bytes, **more: str) -> dict[str, Any]:
        """Look at a picture and add it."""
        form = self.look_at(given)
        args = {"guest_id": guest, "purpose": "photo", **form, **more}
        self.desk.submit(self.author, "guest.add_attachment", **args)
        return form

    def round(self) -> None:
        """A round, and what comes after one that went well."""
        self.desk.sync()
        self.uploads.look()

    def state(self, guest: GuestId) -> PictureState:
        """Where the one picture is."""
        (view,) = attachments(self.reader, guest, hide_photos=False)
        return view.state


class House:
    """Two stores with a desk or two, each made when it is first asked for; every test has a guest of its own."""

    def __init__(self, office: HeadOffice, folder: Path) -> None:
        self.office, self.folder = office, folder
        self.stores: list[StoreId] = [office.store(name) for name in STORES]
        self._author = office.staff("A001", "何嘉仪", Role.RECEPTIONIST, STORES[0])
        self._guests = count(1)
        self._made: list[Counter] = []

    def guest(self) -> GuestId:
        """Somebody of the first store whom its desks know."""
        made = self.office.guest(next(self._guests), "陈晓晴", self.stores[0])
        for counter in self._made:
            counter.desk.sync()
        return made

    @cached_property
    def here(self) -> Counter:
        """A desk of the guest's store."""
        return self._counter("here", 0)

    @cached_property
    def beside(self) -> Counter:
        """Another one."""
        return self._counter("beside", 0)

    @cached_property
    def far(self) -> Counter:
        """A desk of the other store."""
        return self._counter("far", 1)

    def close(self) -> None:
        """Let the files go."""
        for counter in self._made:
            counter.desk.close()

    def _counter(self, name: str, store: int) -> Counter:
        made = Counter(self.office, self.folder / name, name, STORES[store], self._author)
        self._made.append(made)
        return made


@pytest.fixture(scope="module")
def house(record_factory: RecordFactory, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with record_factory.fresh("sqlite") as url, pytest.MonkeyPatch.context() as patch:
        # nobody signs in here: the PIN need not be hashed in earnest
        patch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        database = Database(url)
        house = House(HeadOffice(database, FakeClock()), tmp_path_factory.mktemp("house"))
        yield house
        house.close()
        database.close()


@pytest.fixture
def guest(house: House) -> GuestId:
    return house.guest()


def kept(counter: Counter) -> set[str]:
    """The files of pictures that lie at a desk."""
    return {path.name for path in (counter.desk.profile / FOLDER).glob("*")}


def big() -> bytes:
    """A picture of several parts."""
    return grainy().content


@pytest.mark.proves("F39", "S19", "I12")
def test_a_picture_that_was_added_here_is_seen_at_another_desk(house: House, guest: GuestId) -> None:
    here, beside = house.here, house.beside
    form = here.add(guest, photo(30))
    assert here.state(guest) is PictureState.WAITING
    assert picture(here.reader, _id(form)) is not None
    here.round()
    here.round()
    assert here.state(guest) is PictureState.HERE
    beside.round()
    assert beside.state(guest) is PictureState.AWAY
    assert photo_of(beside.reader, guest) is not None
    beside.pictures.take(FetchPicture(question=2, attachment_id=_id(form)))
    assert (beside.pipe.value, beside.state(guest)) == (True, PictureState.HERE)
    assert picture(beside.reader, _id(form)) == picture(here.reader, _id(form))
    shown = photo_of(beside.reader, guest)
    assert shown is not None
    assert shown.face is not None
    asked = len(beside.line.asked)
    beside.pictures.take(FetchPicture(question=3, attachment_id=_id(form)))
    assert len(beside.line.asked) == asked
    assert not [path for path in house.folder.rglob("*") if path.is_file() and GPS_CANARY in path.read_bytes()]


def _id(form: dict[str, Any]) -> UUID:
    return UUID(form["attachment_id"])


@pytest.mark.proves("F39", "I1")
@pytest.mark.parametrize("lose_reply", [False, True], ids=["before the last part", "after it"])
def test_an_upload_cut_at_its_end_goes_on_there_and_nothing_is_lost(
    house: House,
    guest: GuestId,
    lose_reply: bool,  # noqa: FBT001 - a case of the list above
) -> None:
    here = house.here
    here.add(guest, big())
    here.desk.sync()
    sent = -(-len(big()) // (256 * 1024))
    here.line.parts_left, here.line.lose_reply = sent - 1, lose_reply
    with pytest.raises(Offline):
        here.uploads.look()
    assert here.line.asked.count("parts") >= sent - 1
    assert here.desk.count("outbox", "state = 'waiting'") == 0
    assert here.state(guest) is PictureState.WAITING
    here.line.parts_left, here.line.asked = None, []
    here.round()
    here.desk.sync()
    assert here.line.asked == (["state"] if lose_reply else ["state", "parts"]) + ["finish"]
    assert here.state(guest) is PictureState.HERE


@pytest.mark.proves("F39")
@pytest.mark.expects_log("upload_refused")
def test_a_picture_that_arrives_as_something_else_is_sent_again_from_the_beginning(
    house: House, guest: GuestId
) -> None:
    here = house.here
    here.add(guest, big())
    here.line.spoil_next = True
    here.round()
    assert here.state(guest) is PictureState.WAITING
    assert here.desk.count("upload", "state = 'waiting'") == 1
    here.round()
    here.desk.sync()
    assert here.state(guest) is PictureState.HERE


@pytest.mark.proves("F39", "I1")
def test_offline_a_picture_is_saved_and_goes_once_the_line_is_back(house: House, guest: GuestId) -> None:
    here = house.here
    here.desk.line.up = False
    here.add(guest, photo(60))
    here.uploads.look()
    assert here.desk.count("outbox", "state = 'waiting'") == 1
    assert here.state(guest) is PictureState.WAITING
    here.desk.line.up = True
    here.round()
    here.desk.sync()
    assert here.state(guest) is PictureState.HERE


@pytest.mark.proves("F39", "I15")
def test_after_a_reset_head_office_is_asked_and_sent_only_what_it_lacks(house: House, guest: GuestId) -> None:
    here = house.here
    here.add(guest, photo(90))
    here.round()
    with here.desk.cache.transaction():
        uploads.send_again(here.desk.cache)
    here.line.asked = []
    here.uploads.look()
    assert set(here.line.asked) == {"state"}
    assert here.desk.count("upload", "state <> 'sent'") == 0


@pytest.mark.proves("F39")
def test_a_download_that_breaks_off_goes_on_from_there(house: House, guest: GuestId) -> None:
    form = house.here.add(guest, big())
    house.here.round()
    beside = house.beside
    beside.desk.sync()
    beside.desk.line.bytes_left = len(big()) - 100_000
    beside.line.asked = []
    asked = beside.line.stream

    def stream(path: str, first_byte: int = 0) -> Any:
        if first_byte:
            beside.desk.line.bytes_left = None
        return asked(path, first_byte)

    beside.line.stream = stream  # type: ignore[method-assign]  # the same, watched
    beside.pictures.take(FetchPicture(question=1, attachment_id=_id(form)))
    starts = [int(each.rpartition("@")[2]) for each in beside.line.asked if "@" in each]
    assert starts[0] == 0 < starts[1]
    assert beside.state(guest) is PictureState.HERE


@pytest.mark.proves("I19")
def test_a_guest_who_leaves_takes_their_pictures_from_the_disk(house: House, guest: GuestId) -> None:
    house.here.add(guest, photo(120))
    house.here.round()
    far = house.far
    with house_writer(house.office.database) as writer:
        writer.hold(far.desk.access.store_id, guest, ScopeReason.FETCHED, None)
    far.round()
    (view,) = attachments(far.reader, guest, hide_photos=False)
    far.pictures.take(FetchPicture(question=1, attachment_id=view.attachment_id))
    assert len(kept(far)) == 2
    with house_writer(house.office.database) as writer:
        writer.release(far.desk.access.store_id, guest, ScopeReason.FETCHED)
    far.round()
    assert kept(far) == set()
    assert far.pipe.told[-1] == Changed(tables=["attachment"])
    with pytest.raises(Refused):
        far.pictures.take(FetchPicture(question=2, attachment_id=view.attachment_id))


def test_what_head_office_has_makes_room_and_is_fetched_again(house: House, guest: GuestId) -> None:
    here = house.here
    form = here.add(guest, photo(180))
    here.round()
    beside = house.beside
    beside.round()
    beside.pictures.take(FetchPicture(question=1, attachment_id=_id(form)))
    set_policy(house.office.database, ROOM_POLICY, 0, None)
    for counter in (here, beside):
        counter.round()
    # what was added here stays for a month: a record put back may ask for it
    assert (here.state(guest), beside.state(guest)) == (PictureState.HERE, PictureState.AWAY)
    set_policy(house.office.database, ROOM_POLICY, 256, None)
    for counter in (here, beside):
        counter.round()


@pytest.mark.proves("S23")
@pytest.mark.parametrize(
    ("given", "code"),
    [
        (png(60_000, 60_000), Code.PICTURE_TOO_LARGE),
        (bytes(11 * 1024 * 1024), Code.PICTURE_TOO_HEAVY),
        (b"#!/bin/sh\n", Code.PICTURE_UNREADABLE),
    ],
)
def test_what_is_no_usable_picture_leaves_nothing_at_the_desk(house: House, given: bytes, code: Code) -> None:
    before = (kept(house.here), house.here.desk.count("upload"))
    file = house.here.desk.profile.parent / "given.jpg"
    file.write_bytes(given)
    for source in ({"file": str(file)}, {"laid_down": house.here.store.give(given)}):
        with pytest.raises(Refused) as refusal:
            house.here.pictures.take(TakePicture(question=1, attachment_id=new_id(), **source))
        assert refusal.value.code is code
    assert (kept(house.here), house.here.desk.count("upload")) == before
    with pytest.raises(BadInput):
        house.here.pictures.take(TakePicture(question=1, attachment_id=new_id(), file=str(file) + ".gone"))


@pytest.mark.proves("F30", "I1")
def test_on_a_full_disk_a_picture_is_refused_before_it_is_called_saved(house: House) -> None:
    here = house.here
    before = (kept(here), here.desk.count("upload"))
    here.free = 1024
    with pytest.raises(DiskFull):
        here.look_at(photo(190))
    here.free = 10**12
    assert (kept(here), here.desk.count("upload")) == before


@pytest.mark.expects_log("picture_lost")
def test_a_picture_that_was_damaged_before_it_was_sent_is_told_and_holds_nothing_up(
    house: House, guest: GuestId
) -> None:
    here = house.here
    lost = here.add(guest, photo(10))
    here.add(guest, photo(150))
    path = here.desk.profile / FOLDER / f"{lost['sha256']}.sealed"
    path.write_bytes(path.read_bytes()[:-1])
    here.round()
    here.desk.sync()
    states = {view.state for view in attachments(here.reader, guest, hide_photos=False)}
    assert states == {PictureState.COMING, PictureState.HERE}
    assert here.desk.count("upload", "state = 'waiting'") == 0
