"""Pictures for the window: bytes of a JPEG as an image no larger than it is shown, and what somebody drops or pastes."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from vipdesk.models.snapshot.pictures import GivenPicture

_PASTED = ("image/jpeg", "image/png", "image/webp")


def picture_image(content: bytes, width: int, height: int) -> QImage:
    """The picture in at most so many px; scaled while it is unpacked, so that no frame waits. A null image for no JPEG."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    size = reader.size()
    if size.width() > width or size.height() > height:
        reader.setScaledSize(size.scaled(QSize(width, height), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def given_in(mime: QMimeData) -> GivenPicture | None:
    """What may be a picture of what was dropped or pasted: the first file, else bytes; None for anything else."""
    for url in mime.urls():
        if url.isLocalFile():
            return GivenPicture(file=Path(url.toLocalFile()))
    for kind in _PASTED:
        if mime.hasFormat(kind):
            return GivenPicture(content=bytes(mime.data(kind).data()))
    return None
