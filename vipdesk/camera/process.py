"""The camera's process: says what a camera sees until it is told to take the photo, says that, and ends.

It lives while somebody looks at the live picture and no longer, so that the camera's light tells the truth; a driver that
hangs or crashes takes nothing along. It writes no file. A byte on its standard input means *now*, the end of the input
that nobody looks any more.
"""

import os
import sys
import time
from collections.abc import Sequence
from threading import Event, Thread
from typing import BinaryIO

from vipdesk.camera.cameras import Camera, find_cameras, require_device
from vipdesk.camera.messages import FAILED, SEEN, TAKEN, write_message
from vipdesk.errors import ExitCode, NotPossible, Trouble

PICTURES_PER_SECOND = 15
_LIBRARY_SETTINGS = {
    "OPENCV_LOG_LEVEL": "OFF",
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "5",  # seconds; ten where it is not said
    "OPENBLAS_NUM_THREADS": "1",
}


def main(arguments: Sequence[str]) -> int:
    """Look through the camera of that key, or through the first."""
    told = _own_output()
    now = Event()
    Thread(target=_listen, args=(now,), daemon=True).start()
    try:
        _look(_chosen(arguments[0] if arguments else ""), now, told)
    except NotPossible as error:
        write_message(told, FAILED, error.trouble.value.encode("ascii"))
        return ExitCode.DID_NOT_HAPPEN
    except BrokenPipeError:
        # the window has gone
        return ExitCode.DONE
    return ExitCode.DONE


def _own_output() -> BinaryIO:
    """The pipe to the window, for messages alone: a driver that prints goes to where complaints go."""
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return pipe


def _listen(now: Event) -> None:
    while os.read(sys.stdin.fileno(), 1):
        now.set()
    os._exit(ExitCode.DONE)  # whatever the driver is waiting for


def _chosen(key: str) -> Camera:
    cameras = find_cameras()
    if not cameras:
        raise NotPossible(Trouble.CAMERA_MISSING)
    for camera in cameras:
        if key in (camera.key, ""):
            return camera
    raise NotPossible(Trouble.CAMERA_GONE)


def _look(camera: Camera, now: Event, told: BinaryIO) -> None:
    os.environ.update(_LIBRARY_SETTINGS)
    try:
        from vipdesk.camera.capture import Capture  # noqa: PLC0415 - an optional part: where it is missing, that is said
    except ImportError as cause:
        sys.stderr.write(f"{cause}\n")  # for whoever starts it by hand
        raise NotPossible(Trouble.CAMERA_NOT_INSTALLED) from cause
    require_device(camera)
    capture = Capture(camera)
    due = 0.0
    while True:
        capture.wait()
        if now.is_set():
            photo = capture.photo()
            if photo is not None:
                write_message(told, TAKEN, photo)
                return
        elif time.monotonic() >= due:
            due = time.monotonic() + 1 / PICTURES_PER_SECOND
            picture = capture.picture()
            if picture is not None:
                write_message(told, SEEN, picture)
