"""The window's end of the pipe to the camera: starts its process, hears it, and ends it at once when nobody looks."""

import sys

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal

from vipdesk.camera.messages import SEEN, TAKEN, MessageReader
from vipdesk.command import CAMERA_COMMAND
from vipdesk.errors import NotPossible, Trouble

SILENT_MS = 10_000
"""A camera of which nothing is heard for so long is given up; a slow one needs some seconds to begin."""


class CameraLink(QObject):
    """One camera at a time."""

    seen = Signal(object)
    """A small JPEG of what the camera sees, some times a second."""
    taken = Signal(object)
    """The photo that was asked for, a JPEG; the camera is closed."""
    failed = Signal(object)
    """A `NotPossible` that says why there is nothing to see any more; the camera is closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._reader = MessageReader()
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(SILENT_MS)
        self._silence.timeout.connect(lambda: self._fail(Trouble.CAMERA_SILENT))

    @property
    def is_open(self) -> bool:
        """Whether a process has the camera, or is about to."""
        return self._process is not None

    def open(self, key: str) -> None:
        """Look through the camera of that key."""
        self.close()
        # of the application: it must not be destroyed, which would wait for it, while it is being ended
        process = QProcess(QCoreApplication.instance())
        self._process, self._reader = process, MessageReader()
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(lambda: self._hear(process))
        process.finished.connect(lambda *_: self._ended(process))
        process.errorOccurred.connect(lambda _: self._ended(process))
        program, *arguments = _command(key)
        self._silence.start()
        process.start(program, arguments)

    def take(self) -> None:
        """Take the photo now."""
        if self._process is not None:
            self._process.write(b"\n")

    def close(self) -> None:
        """Let go of the camera at once: its light is out when this process is gone."""
        process, self._process = self._process, None
        self._silence.stop()
        if process is None:
            return
        if process.state() == QProcess.ProcessState.NotRunning:
            process.deleteLater()
        else:
            process.finished.connect(process.deleteLater)
            process.kill()

    def _hear(self, process: QProcess) -> None:
        """Of several pictures that have come the last one is the one to show."""
        if process is not self._process:
            return
        self._silence.start()
        picture: bytes | None = None
        try:
            for kind, content in self._reader.read(bytes(process.readAllStandardOutput().data())):
                if kind == SEEN:
                    picture = content
                    continue
                self.close()
                if kind == TAKEN:
                    self.taken.emit(content)
                else:
                    self.failed.emit(NotPossible(Trouble(content.decode("ascii"))))
                return
        except (NotPossible, ValueError):
            self._fail(Trouble.CAMERA_FAILED)
            return
        if picture is not None:
            self.seen.emit(picture)

    def _ended(self, process: QProcess) -> None:
        """It ended without having been told to: what it said last comes first."""
        self._hear(process)
        if process is self._process:
            self._fail(Trouble.CAMERA_FAILED)

    def _fail(self, trouble: Trouble) -> None:
        self.close()
        self.failed.emit(NotPossible(trouble))


def _command(key: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CAMERA_COMMAND, key]
    return [sys.executable, "-m", "vipdesk.camera", key]
