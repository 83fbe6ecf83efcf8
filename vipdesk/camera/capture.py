"""One camera, opened: what it sees as small JPEGs, and as a large one. The only home of OpenCV."""

import sys
import time
from pathlib import Path

import cv2
from cv2.typing import MatLike

from vipdesk.camera.cameras import Camera, require_device
from vipdesk.errors import NotPossible, Trouble

_WIDTH, _HEIGHT = 1920, 1080
"""What is asked for; a camera that has less gives what it has."""
_SHOWN_HEIGHT = 540
"""px: twice as many as the sheet shows at 100 %."""
_SHOWN_QUALITY, _PHOTO_QUALITY = 80, 95
_FILM_PAUSE = 1 / 15
"""Seconds between the pictures of a file, which has no camera's pace."""
_PULLED_OUT = 0.2


class Capture:
    """Raises NotPossible where the camera cannot be opened, when it is pulled out, and when it gives nothing more."""

    def __init__(self, camera: Camera) -> None:
        cv2.setNumThreads(1)
        self._camera = camera
        self._film = isinstance(camera.source, str) and Path(camera.source).is_file()
        self._video = _opened(camera)

    def wait(self) -> None:
        """Wait for the next picture; one that nobody asks for costs no unpacking."""
        if self._film:
            time.sleep(_FILM_PAUSE)
        if not self._video.grab():
            # the library says no more than that; the system takes what was pulled out off its list a moment later
            time.sleep(_PULLED_OUT)
            require_device(self._camera)
            ended = isinstance(self._camera.source, str)
            raise NotPossible(Trouble.CAMERA_GONE if ended else Trouble.CAMERA_SILENT)

    def picture(self) -> bytes | None:
        """What is seen, as small as it is shown; None where this one picture arrived damaged."""
        whole = self._unpacked()
        if whole is None:
            return None
        height, width = whole.shape[:2]
        if height > _SHOWN_HEIGHT:
            size = (round(width * _SHOWN_HEIGHT / height), _SHOWN_HEIGHT)
            whole = cv2.resize(whole, size, interpolation=cv2.INTER_AREA)
        return _jpeg(whole, _SHOWN_QUALITY)

    def photo(self) -> bytes | None:
        """What is seen, all of it; None as above."""
        whole = self._unpacked()
        return None if whole is None else _jpeg(whole, _PHOTO_QUALITY)

    def _unpacked(self) -> MatLike | None:
        there, picture = self._video.retrieve()
        return picture if there else None


def _opened(camera: Camera) -> cv2.VideoCapture:
    if isinstance(camera.source, str):
        video = cv2.VideoCapture(camera.source)
        if not video.isOpened():
            raise NotPossible(Trouble.CAMERA_SILENT)
        return video
    video = cv2.VideoCapture(camera.source, _way_in())
    if not video.isOpened():
        raise NotPossible(Trouble.CAMERA_BUSY)
    # packed by the camera: unpacked, a large picture comes five times a second
    video.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    video.set(cv2.CAP_PROP_FRAME_WIDTH, _WIDTH)
    video.set(cv2.CAP_PROP_FRAME_HEIGHT, _HEIGHT)
    return video


def _way_in() -> int:
    """The system's own way to cameras; no other is tried, or a camera that is busy would be asked for three times."""
    ways = {"linux": cv2.CAP_V4L2, "win32": cv2.CAP_DSHOW, "darwin": cv2.CAP_AVFOUNDATION}
    return ways.get(sys.platform, cv2.CAP_ANY)


def _jpeg(picture: MatLike, quality: int) -> bytes | None:
    there, packed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return packed.tobytes() if there else None
