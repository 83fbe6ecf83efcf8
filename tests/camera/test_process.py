"""The camera's process as the frozen program starts it, what it says, and what a driver cannot do to it."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.fakes.films import HEIGHT, WIDTH, make_film
from vipdesk.camera.cameras import ADDRESSES_VARIABLE
from vipdesk.camera.messages import FAILED, SEEN, TAKEN, MessageReader, write_message
from vipdesk.command import CAMERA_COMMAND
from vipdesk.errors import NotPossible, Trouble

SECONDS = 60
DEVICE = """
import sys
from pathlib import Path
from vipdesk.camera import cameras
from vipdesk.camera.cameras import Camera
from vipdesk.camera.capture import Capture
from vipdesk.errors import NotPossible
cameras.DEVICES, film = Path(sys.argv[1]), sys.argv[2]
webcam = Camera("video97", "", 97)
try:
    Capture(webcam)
except NotPossible as error:
    print(error.trouble.value)
for there in (True, False):
    capture = Capture(Camera("given1", "", film))
    capture._camera = webcam  # what it saw ends, and now it is asked what was pulled out
    if not there:
        (cameras.DEVICES / "video97").unlink()
    try:
        while True:
            capture.wait()
    except NotPossible as error:
        print(error.trouble.value)
"""


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("films") / "short.avi", 3)


def run(
    *arguments: str, given: bytes | None = None, film: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a program of ours to its end, its input open where nothing is given."""
    environment = {**os.environ, ADDRESSES_VARIABLE: str(film or "")}
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as standard_input, os.fdopen(writing, "wb") as nobody:
        if given is not None:
            nobody.write(given)
            nobody.flush()
        return subprocess.run(  # noqa: S603 - our own program
            [sys.executable, *arguments],
            check=False,
            stdin=standard_input,
            capture_output=True,
            timeout=SECONDS,
            env=environment,
        )


def test_the_frozen_program_starts_itself_as_the_camera_and_says_how_the_film_ended(film: Path) -> None:
    done = run("-m", "vipdesk", CAMERA_COMMAND, "given1", film=film)
    said = list(MessageReader().read(done.stdout))
    assert [kind for kind, _ in said] == [SEEN] * (len(said) - 1) + [FAILED]
    assert len(said) > 1
    assert said[-1][1] == Trouble.CAMERA_GONE.value.encode()
    with Image.open(BytesIO(said[0][1])) as picture:
        assert (picture.format, picture.size) == ("JPEG", (WIDTH, HEIGHT))


def test_who_asks_at_once_gets_the_photo_and_nothing_after_it(film: Path) -> None:
    done = run("-m", "vipdesk.camera", "given1", given=b"\n", film=film)
    *_, (kind, photo) = MessageReader().read(done.stdout)
    assert (done.returncode, kind) == (0, TAKEN)
    with Image.open(BytesIO(photo)) as picture:
        red, _, blue = picture.convert("RGB").getpixel((WIDTH // 4, HEIGHT // 2))  # type: ignore[misc]  # three bands
    assert red > 2 * blue


def test_when_the_window_dies_the_camera_is_let_go_whatever_the_driver_waits_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never.avi")
    done = subprocess.run(
        [sys.executable, "-m", "vipdesk.camera", "given1"],
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
        env={**os.environ, ADDRESSES_VARIABLE: str(tmp_path / "never.avi")},
    )
    assert (done.returncode, done.stdout) == (0, b"")


def test_a_device_that_does_not_open_gives_nothing_or_is_pulled_out_is_told_apart(
    film: Path, tmp_path: Path
) -> None:
    (tmp_path / "video97").touch()
    said = run("-c", DEVICE, str(tmp_path), str(film)).stdout.decode().split()
    assert said == [Trouble.CAMERA_BUSY, Trouble.CAMERA_SILENT, Trouble.CAMERA_GONE]


def test_messages_are_put_together_from_pieces_and_what_is_none_is_refused() -> None:
    stream = BytesIO()
    write_message(stream, SEEN, b"a picture")
    write_message(stream, FAILED, b"")
    reader = MessageReader()
    read = [message for byte in stream.getvalue() for message in reader.read(bytes([byte]))]
    assert read == [(SEEN, b"a picture"), (FAILED, b"")]
    for foreign in (b"Traceback (most recent call last)", SEEN + b"\xff\xff\xff\xff"):
        with pytest.raises(NotPossible):
            list(MessageReader().read(foreign))
