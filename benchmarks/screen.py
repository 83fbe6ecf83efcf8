"""A screen of its own for what is measured: a real X server whose pixels are read from its memory, without asking it."""

import mmap
import os
import shutil
import struct
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

WIDTH, HEIGHT = 1366, 768
_BYTES_PER_PIXEL = 4
_HEADER = struct.Struct(">25I")
_COLOUR_BYTES = 12


class MissingToolError(Exception):
    """Something a benchmark needs is not installed; the text says what to install."""


class Screen:
    """Xvfb with its picture in a file that is mapped into this process; as a context it runs."""

    def __init__(self) -> None:
        """Nothing runs yet."""
        self.display = ""
        self._folder = Path()
        self._server: subprocess.Popen[bytes] | None = None
        self._picture: mmap.mmap | None = None
        self._start = self._stride = 0

    def __enter__(self) -> Self:
        """Start the server on a free display."""
        program = shutil.which("Xvfb")
        if program is None:
            raise MissingToolError("Xvfb is missing: install the package xvfb (apt-get install xvfb)")
        self._folder = Path(tempfile.mkdtemp(prefix="vipdesk-screen-"))
        reading, writing = os.pipe()
        options = ["-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(self._folder), "-nolisten", "tcp"]
        self._server = subprocess.Popen(  # noqa: S603 - found on the path just now
            [program, *options, "-noreset", "-nocursor", "-displayfd", str(writing)],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise MissingToolError("Xvfb does not start here")
        self.display = f":{number}"
        self._map()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the server and forget its picture."""
        if self._picture is not None:
            self._picture.close()
        if self._server is not None:
            self._server.terminate()
            self._server.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def span(self, x: int, y: int, width: int) -> bytes:
        """The pixels of a piece of one line, four bytes each."""
        if self._picture is None:
            raise ValueError("the screen is not on")
        start = self._start + y * self._stride + x * _BYTES_PER_PIXEL
        return self._picture[start : start + width * _BYTES_PER_PIXEL]

    def picture(self) -> list[bytes]:
        """All lines."""
        return [self.span(0, y, WIDTH) for y in range(HEIGHT)]

    def save(self, file: Path) -> None:
        """Write the picture as a PPM file, which every picture viewer opens."""
        lines = b"".join(self.picture())
        pixels = bytearray(WIDTH * HEIGHT * 3)
        for place, source in enumerate((2, 1, 0)):
            pixels[place::3] = lines[source::_BYTES_PER_PIXEL]
        file.write_bytes(f"P6 {WIDTH} {HEIGHT} 255\n".encode() + pixels)

    def _map(self) -> None:
        with (self._folder / "Xvfb_screen0").open("rb") as file:
            self._picture = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        fields = _HEADER.unpack_from(self._picture)
        header_bytes, self._stride, colours = fields[0], fields[12], fields[19]
        self._start = header_bytes + colours * _COLOUR_BYTES
