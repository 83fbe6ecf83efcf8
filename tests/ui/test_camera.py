"""A photo by the camera, through the real sheet and the real process, with a film as what the camera sees."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.back_room.test_pictures import HearingPipe
from tests.desk.test_picture_desk import HandDesk
from tests.fakes.fake_desk import FakeDesk
from tests.fakes.films import GREEN, HEIGHT, WIDTH, make_film
from tests.fakes.invented_house import STAFF
from tests.fakes.pictures import photo
from tests.fakes.small_desk import copy_desk, make_template
from tests.ui.conftest import Opener
from tests.ui.test_accessible_names import controls, is_chinese
from tests.ui.test_pictures import dropped, let_drop, newest
from tests.ui.test_profile_tabs import profile, sent
from vipdesk.back_room.picture_worker import PictureWorker
from vipdesk.cache import uploads
from vipdesk.cache.disk_room import DiskRoom
from vipdesk.cache.picture_store import FOLDER
from vipdesk.camera import cameras
from vipdesk.camera.cameras import ADDRESSES_VARIABLE
from vipdesk.desk.camera_link import SILENT_MS
from vipdesk.desk.messages import ToBackRoom
from vipdesk.errors import CacheLocked, NotPossible, Trouble
from vipdesk.models.snapshot.pictures import GivenPicture
from vipdesk.models.vocabulary import AttachmentPurpose
from vipdesk.ui.dialogs import camera_part
from vipdesk.ui.dialogs.new_picture_sheet import NewPictureSheet, Step
from vipdesk.ui.main_window import MainWindow
from vipdesk.ui.texts import error_text

PATIENCE = 30_000
"""ms for a process to start on a machine that has much else to do."""
MINUTES = 600
"""Pictures of a film that does not end while a test looks."""


@dataclass(frozen=True)
class Films:
    """What cameras see."""

    door: Path
    window: Path
    short: Path
    never: Path
    """A camera that is opened and says nothing."""


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> Films:
    folder = tmp_path_factory.mktemp("films")
    os.mkfifo(folder / "never.avi")
    return Films(
        make_film(folder / "door.avi", MINUTES),
        make_film(folder / "window.avi", MINUTES, GREEN, GREEN),
        make_film(folder / "short.avi", 4),
        folder / "never.avi",
    )


class Sights:
    """The cameras there are, as the environment says; the machine's own are none of them."""

    def __init__(self, films: Films, patch: pytest.MonkeyPatch, nothing: Path) -> None:
        self.films = films
        self.patch = patch
        patch.setattr(cameras, "SYSTEM", nothing)
        self.see()

    def see(self, *addresses: Path) -> None:
        """From now on there are these."""
        self.patch.setenv(ADDRESSES_VARIABLE, ";".join(map(str, addresses)))


@pytest.fixture
def sights(films: Films, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Sights:
    return Sights(films, monkeypatch, tmp_path / "no cameras")


def opened(
    at_work: Opener, qtbot: QtBot, purpose: AttachmentPurpose = AttachmentPurpose.PHOTO, **settings: object
) -> tuple[FakeDesk, MainWindow, NewPictureSheet]:
    """The sheet on which 陈女士 gets a picture."""
    desk, window = at_work(**settings)
    desk.furnish_pictures()
    profile(window, qtbot)._add_picture(purpose, None)
    return desk, window, newest(window, NewPictureSheet)


def look(sheet: NewPictureSheet, qtbot: QtBot) -> int:
    """Open the camera and wait for its picture; the number of its process."""
    sheet.photo.click()
    process = sheet.camera.link._process
    assert process is not None
    qtbot.waitUntil(lambda: sheet._step is Step.LIVE, timeout=PATIENCE)
    return int(process.processId())


def gone(process: int, qtbot: QtBot) -> None:
    """Wait until nobody holds the camera."""
    qtbot.waitUntil(lambda: not psutil.pid_exists(process), timeout=PATIENCE)


def left_side(sheet: NewPictureSheet) -> QColor:
    """What stands at the left of the well's picture."""
    image = sheet.well._image
    return image.pixelColor(image.width() // 8, image.height() // 2)


class DirectLink:
    """Takes the place of the pipe: the back room's worker answers at once."""

    def __init__(self, desk: HandDesk) -> None:
        self._pipe = HearingPipe()
        room = DiskRoom(desk.small.profile, free=lambda _: 10**12)
        nobody: Any = None
        pipe: Any = self._pipe
        self._worker = PictureWorker(desk.small.cache, nobody, desk.small.clock, pipe, desk.store, room=room)

    def ask(
        self, question: Callable[[int], ToBackRoom], then: Callable[[Any], None], failed: Callable[[Any], None]
    ) -> None:
        """Look at a picture."""
        del failed
        message: Any = question(1)
        self._worker.take(message)
        then(self._pipe.value)


@pytest.fixture
def sealing(tmp_path: Path) -> Iterator[HandDesk]:
    """The desk's real part for pictures, on an encrypted file."""
    desk = HandDesk(copy_desk(make_template(tmp_path / "template"), tmp_path / "profile"))
    desk._staff = STAFF[0]
    link: Any = DirectLink(desk)
    desk._link = link
    yield desk
    desk.small.cache.close()


@pytest.mark.proves("S19", "F39")
def test_a_photo_is_taken_again_used_and_goes_where_a_dropped_file_goes(
    at_work: Opener,
    qtbot: QtBot,
    sights: Sights,
    sealing: HandDesk,
) -> None:
    before = set(sys.modules)
    sights.see(sights.films.door)
    desk, _window, sheet = opened(at_work, qtbot)
    sights.patch.setattr(desk, "take_picture", sealing.take_picture)
    sights.patch.setattr(desk, "taken_picture", sealing.taken_picture)
    dropped_file = sealing.small.profile.parent / "dropped.jpg"
    dropped_file.write_bytes(photo())
    assert let_drop(sheet, dropped(dropped_file.as_uri()))
    (of_file,) = uploads.unsent(sealing.small.cache)

    first = look(sheet, qtbot)
    assert left_side(sheet).blue() > left_side(sheet).red()  # as in a mirror
    qtbot.keyClick(sheet, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: sheet._step is Step.SHOT, timeout=PATIENCE)
    gone(first, qtbot)
    assert left_side(sheet).red() > left_side(sheet).blue()  # as it is
    assert (sheet.done.shown_text(), sheet.photo.shown_text()) == ("用这张", "重拍")
    second = look(sheet, qtbot)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet._step is Step.SHOT, timeout=PATIENCE)
    gone(second, qtbot)
    kept = sorted((sealing.small.profile / FOLDER).rglob("*"))
    assert uploads.unsent(sealing.small.cache) == {of_file}

    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert sheet._step is Step.TAKEN
    (of_camera,) = uploads.unsent(sealing.small.cache) - {of_file}
    assert len(sorted((sealing.small.profile / FOLDER).rglob("*"))) > len(kept)
    content = sealing.store.read(of_camera)
    assert content is not None
    (sealing.small.profile.parent / "kept.jpg").write_bytes(content)
    with Image.open(sealing.small.profile.parent / "kept.jpg") as picture:
        red, _, blue = picture.getpixel((WIDTH // 8, HEIGHT // 2))  # type: ignore[misc]  # three bands
        assert (picture.size, red > blue) == ((WIDTH, HEIGHT), True)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    kind, args = sent(desk)
    assert (kind, args["purpose"], args["file_name"]) == ("guest.add_attachment", "photo", None)
    assert args["sha256"] == of_camera
    assert not {"cv2", "numpy"} & (set(sys.modules) - before)


def test_a_photo_that_could_not_be_kept_stays_in_sight_to_be_tried_again(
    at_work: Opener,
    qtbot: QtBot,
    sights: Sights,
) -> None:
    sights.see(sights.films.door)
    desk, _window, sheet = opened(at_work, qtbot, AttachmentPurpose.DOCUMENT)
    look(sheet, qtbot)
    assert left_side(sheet).red() > left_side(sheet).blue()  # a paper is read, not mirrored
    sheet.done.click()
    qtbot.waitUntil(lambda: sheet._step is Step.SHOT, timeout=PATIENCE)
    assert desk.taken == []
    desk.refuse_picture = CacheLocked()
    sheet.done.click()
    qtbot.waitUntil(lambda: not sheet._trouble.isHidden())
    assert (sheet._step, sheet._trouble.text()) == (Step.SHOT, "本机正忙，请再试一次。")
    sheet.done.click()
    qtbot.waitUntil(lambda: sheet._step is Step.TAKEN)
    first, second = desk.taken
    assert first == second
    assert first.content is not None
    assert first.content.startswith(b"\xff\xd8")


@pytest.mark.parametrize("way", ["escape", "closed", "cover", "idle", "lock", "dismissed", "file", "off"])
def test_the_light_goes_out_when_nobody_is_to_look_any_more(
    at_work: Opener, qtbot: QtBot, sights: Sights, way: str
) -> None:
    sights.see(sights.films.never)
    desk, window, sheet = opened(at_work, qtbot)
    sheet.photo.click()
    process = sheet.camera.link._process
    assert process is not None
    number = int(process.processId())
    assert psutil.pid_exists(number)
    {
        "escape": lambda: qtbot.keyClick(window.sheets, Qt.Key.Key_Escape),
        "closed": window.close,
        "cover": window.cover,
        "idle": window.idle.blur_due.emit,
        "lock": window.idle.lock_due.emit,
        "dismissed": desk.sign_out,  # head office said so: nobody pressed anything
        "file": lambda: sheet.take(GivenPicture(content=b"pasted")),
        "off": sheet.photo.click,
    }[way]()
    gone(number, qtbot)
    assert not window.sheets.isVisible() or sheet._step in (Step.EMPTY, Step.LOOKED_AT, Step.TAKEN)


def test_whatever_happens_to_the_camera_is_said_and_a_file_can_still_be_dropped(
    at_work: Opener,
    qtbot: QtBot,
    sights: Sights,
    tmp_path: Path,
) -> None:
    desk, _window, sheet = opened(at_work, qtbot)
    silence = sheet.camera.link._silence

    def ends_with(trouble: Trouble) -> None:
        said = error_text(NotPossible(trouble))
        qtbot.waitUntil(lambda: sheet._trouble.text() == said, timeout=PATIENCE)
        assert (sheet._step, sheet.camera.link.is_open) == (Step.EMPTY, False)
        assert sheet.choose.isEnabled()

    sights.see(tmp_path / "no film.avi")
    sheet.camera.look()
    sheet.photo.click()
    ends_with(Trouble.CAMERA_SILENT)
    sights.see(sights.films.short)
    look(sheet, qtbot)
    ends_with(Trouble.CAMERA_GONE)
    sights.see(sights.films.door)
    os.kill(look(sheet, qtbot), signal.SIGKILL)
    ends_with(Trouble.CAMERA_FAILED)
    sights.see(sights.films.never)
    silence.setInterval(300)
    sheet.photo.click()
    process = sheet.camera.link._process
    assert process is not None
    hanging = int(process.processId())
    ends_with(Trouble.CAMERA_SILENT)
    gone(hanging, qtbot)
    silence.setInterval(SILENT_MS)
    (tmp_path / "cv2.py").write_text("raise ImportError", "utf-8")
    sights.patch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    sheet.photo.click()
    ends_with(Trouble.CAMERA_NOT_INSTALLED)

    assert let_drop(sheet, dropped("file:///photos/IMG_0001.JPG"))
    qtbot.waitUntil(lambda: sheet._step is Step.TAKEN)
    assert sheet._trouble.isHidden()
    assert desk.taken == [GivenPicture(file=Path("/photos/IMG_0001.JPG"))]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_button_promises_nothing_that_cannot_be(
    at_work: Opener,
    qtbot: QtBot,
    sights: Sights,
    language: str,
) -> None:
    _desk, window, sheet = opened(at_work, qtbot, language=language)
    missing = error_text(NotPossible(Trouble.CAMERA_MISSING))
    assert (sheet.photo.isEnabled(), sheet.choose.isEnabled()) == (False, True)
    assert missing in sheet.well.accessibleName()
    sights.see(sights.films.never)
    sheet.camera._watch.timeout.emit()
    assert sheet.photo.isEnabled()
    sheet.photo.click()
    spoken = [button.accessibleName() for button in (sheet.photo, sheet.choose, sheet.cancel, sheet.done)]
    assert all(spoken)
    assert language == "zh" or not any(map(is_chinese, spoken))
    sheet.photo.click()
    assert missing not in sheet.well.accessibleName()
    window.navigation.close_sheet()
    sights.patch.setattr(camera_part, "can_take_photos", lambda: False)
    bare = NewPictureSheet(_desk, window.navigation, sheet._guest, AttachmentPurpose.PHOTO)
    window.navigation.show_sheet(bare)
    assert not bare.photo.isEnabled()
    assert error_text(NotPossible(Trouble.CAMERA_NOT_INSTALLED)) in bare.well.accessibleName()
    assert not bare.camera._watch.isActive()


def test_of_several_cameras_one_is_chosen_and_taken_the_next_time(
    at_work: Opener,
    qtbot: QtBot,
    sights: Sights,
) -> None:
    sights.see(sights.films.door, sights.films.window)
    desk, window, sheet = opened(at_work, qtbot)
    assert not sheet.camera.choice.isVisible()
    look(sheet, qtbot)
    choice = sheet.camera.choice
    assert (choice.isVisible(), choice.currentText(), choice.accessibleName()) == (True, "door", "摄像头")
    for control in controls(window):
        assert control.accessibleName().strip()
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert (sheet._step, sheet.done.isEnabled()) == (Step.STARTING, False)
    qtbot.waitUntil(lambda: sheet._step is Step.LIVE, timeout=PATIENCE)
    assert left_side(sheet).green() > left_side(sheet).red()
    assert desk.settings.camera == "window"
    sheet.done.click()
    qtbot.waitUntil(lambda: sheet._step is Step.SHOT, timeout=PATIENCE)
    assert not choice.isVisible()
    again = NewPictureSheet(desk, window.navigation, sheet._guest, AttachmentPurpose.PHOTO)
    assert again.camera.choice.currentText() == "window"
