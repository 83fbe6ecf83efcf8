"""Pictures: whether something is one, and the small plain JPEG that is kept of it. The only home of Pillow.

A picture is looked at by what it is, never by its name. Size and pixels are checked before anything of it is unpacked,
so that neither a bomb nor a scan of a wall costs memory (S23). What is kept is painted anew: no place, no camera, no
hidden text travels with it.
"""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from vipdesk.errors import Code, Refused
from vipdesk.rules.attachments import KEPT_BYTES, KEPT_SIDE

MIB = 1024 * 1024
MOST_BYTES = 10 * MIB
"""Of what is given."""
MOST_PIXELS = 25_000_000
FACE_SIDE = 288
"""px of the square that stands in the circle of a banner, at 150 % on a screen of double density."""
_READ = ("JPEG", "PNG", "WEBP")
_TRIES = ((KEPT_SIDE, 88), (KEPT_SIDE, 75), (1600, 75), (1200, 70))
"""px and quality, until it is small enough."""
_FACE_QUALITY = 85

# pixels are counted below, before a single one is unpacked: no second opinion as a warning
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept: a JPEG, its size in px."""

    content: bytes
    width: int
    height: int


def keep_picture(given: bytes) -> Picture:
    """Paint a picture anew, upright and without anything but its pixels.

    Raises Refused PICTURE_TOO_HEAVY, PICTURE_TOO_LARGE, PICTURE_UNREADABLE.
    """
    if len(given) > MOST_BYTES:
        raise Refused(Code.PICTURE_TOO_HEAVY, mib=MOST_BYTES // MIB)
    try:
        with Image.open(BytesIO(given), formats=_READ) as found:
            _require_size(found)
            # a JPEG unpacks itself smaller where less is wanted
            found.draft("RGB", (KEPT_SIDE, KEPT_SIDE))
            whole = _plain(ImageOps.exif_transpose(found))
    except Refused:
        raise
    except Exception as cause:  # a decoder fails in many ways, and each means the same here
        raise Refused(Code.PICTURE_UNREADABLE) from cause
    for side, quality in _TRIES:
        kept = whole.copy()
        kept.thumbnail((side, side), Image.Resampling.LANCZOS)
        content = _jpeg(kept, quality)
        if len(content) <= KEPT_BYTES:
            return Picture(content, *kept.size)
    raise Refused(Code.PICTURE_TOO_HEAVY, mib=MOST_BYTES // MIB)


def look_at(content: bytes) -> tuple[int, int]:
    """Width and height of a JPEG as it is kept, unpacked to its last pixel; raises Refused as `keep_picture` does."""
    if len(content) > KEPT_BYTES:
        raise Refused(Code.PICTURE_TOO_HEAVY, mib=KEPT_BYTES // MIB)
    try:
        with Image.open(BytesIO(content), formats=_READ[:1]) as found:
            _require_size(found)
            _require_bare(found)
            found.load()
            return found.size
    except Refused:
        raise
    except Exception as cause:  # as above
        raise Refused(Code.PICTURE_UNREADABLE) from cause


def face_of(content: bytes) -> bytes:
    """The small square of a kept picture that a banner shows: its middle, a little above where it is upright."""
    with Image.open(BytesIO(content), formats=_READ[:1]) as found:
        found.draft("RGB", (2 * FACE_SIDE, 2 * FACE_SIDE))
        square = ImageOps.fit(
            _plain(found), (FACE_SIDE, FACE_SIDE), Image.Resampling.LANCZOS, centering=(0.5, 0.3)
        )
    return _jpeg(square, _FACE_QUALITY)


def _require_size(found: Image.Image) -> None:
    width, height = found.size
    if width * height > MOST_PIXELS:
        raise Refused(Code.PICTURE_TOO_LARGE, megapixels=MOST_PIXELS // 1_000_000)


def _require_bare(found: Image.Image) -> None:
    """Nothing beside the pixels: no place, no camera, no text."""
    if {"exif", "xmp", "comment", "icc_profile"} & set(found.info):
        raise Refused(Code.PICTURE_UNREADABLE)


def _plain(found: Image.Image) -> Image.Image:
    """Red, green and blue as screens have them, on white where it can be seen through."""
    profile = found.info.get("icc_profile")
    if found.mode in ("RGB", "L") and profile:
        found = _as_screens_show(found, profile)
    if found.mode in ("RGBA", "LA", "PA") or "transparency" in found.info:
        clear = found.convert("RGBA")
        ground = Image.new("RGB", clear.size, "white")
        ground.paste(clear, mask=clear.getchannel("A"))
        return ground
    return found.convert("RGB")


def _as_screens_show(found: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.getOpenProfile(BytesIO(profile))
        shown = ImageCms.profileToProfile(found, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        # a profile that nobody understands: the colours as they are
        return found
    return found if shown is None else shown


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    """Written from the pixels alone: what the source brought along beside them is left behind."""
    bare = Image.frombytes("RGB", picture.size, picture.tobytes())
    made = BytesIO()
    bare.save(made, "JPEG", quality=quality, optimize=True, progressive=False)
    return made.getvalue()
