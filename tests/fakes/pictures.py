"""Pictures for tests: small real ones, and files that only look like one."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from io import BytesIO

from PIL import Image

from vipdesk.pictures import Picture, keep_picture

GPS_CANARY = b"N23.1291 E113.2644"
"""Stands in the metadata of a picture taken by a telephone."""


@cache
def photo(seed: int = 0, width: int = 640, height: int = 480) -> bytes:
    """A JPEG as a telephone writes it, on its side and with the place in it; another picture for each seed."""
    picture = Image.new("RGB", (width, height), (40 + seed % 200, 120, 90))
    picture.paste((230, 210, 180), (0, 0, width // 2, height // 3))
    tags = Image.Exif()
    tags[0x0112] = 6
    tags[0x010E] = GPS_CANARY.decode()
    written = BytesIO()
    picture.save(written, "JPEG", exif=tags, comment=GPS_CANARY)
    return written.getvalue()


@cache
def grainy(seed: int = 1, side: int = 700) -> Picture:
    """A picture as it is kept that is large enough to be sent in several parts."""
    noise = Image.effect_noise((side, side + seed), 90).convert("RGB")
    written = BytesIO()
    noise.save(written, "PNG", compress_level=1)
    return keep_picture(written.getvalue())


def png(width: int, height: int, packed: bytes = b"") -> bytes:
    """A PNG that says it is so large, whatever is in it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", packed or zlib.compress(bytes(1024))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
