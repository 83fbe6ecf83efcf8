"""Only pictures are taken, small and bare: no bomb is unpacked, nothing but pixels is kept."""

from __future__ import annotations

import resource
import time
import zlib
from io import BytesIO

import pytest
from PIL import Image

from tests.fakes.pictures import GPS_CANARY, grainy, photo, png
from vipdesk import pictures
from vipdesk.errors import Code, Refused
from vipdesk.pictures import FACE_SIDE, MOST_BYTES, face_of, keep_picture, look_at
from vipdesk.rules.attachments import KEPT_BYTES, KEPT_SIDE

_MIB = 1024 * 1024


def opened(content: bytes) -> Image.Image:
    """A kept picture as others see it."""
    return Image.open(BytesIO(content))


def saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    """A picture as a file."""
    written = BytesIO()
    picture.save(written, kind, **more)
    return written.getvalue()


@pytest.mark.proves("S19", "S23")
def test_a_photo_is_kept_upright_and_without_where_it_was_taken() -> None:
    assert GPS_CANARY in photo()
    kept = keep_picture(photo())
    assert GPS_CANARY not in kept.content
    assert (kept.width, kept.height) == (480, 640) == look_at(kept.content)
    shown = opened(kept.content)
    assert not {"exif", "xmp", "comment", "icc_profile"} & set(shown.info)
    # what was at the left of the top is at the right of the top once it is upright
    light = shown.getpixel((470, 10))
    assert isinstance(light, tuple)
    assert light[0] > 200


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_can_be_seen_through_is_kept_on_white(kind: str) -> None:
    kept = keep_picture(saved(Image.new("RGBA", (40, 30), (0, 0, 0, 0)), kind))
    assert opened(kept.content).getpixel((5, 5)) == (255, 255, 255)


def test_what_is_large_is_kept_smaller_in_its_own_proportions(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = keep_picture(saved(Image.new("L", (5000, 2500), 90), "PNG"))
    assert (kept.width, kept.height) == (KEPT_SIDE, KEPT_SIDE // 2)
    assert len(kept.content) <= KEPT_BYTES
    grain = grainy()
    monkeypatch.setattr(pictures, "KEPT_BYTES", 300_000)
    smaller = keep_picture(grain.content)
    assert (smaller.width, smaller.height) == (grain.width, grain.height)
    assert len(smaller.content) <= 300_000 < len(grain.content)
    monkeypatch.setattr(pictures, "KEPT_BYTES", 1000)
    with pytest.raises(Refused):
        keep_picture(grain.content)


@pytest.mark.proves("S23")
@pytest.mark.parametrize(
    ("given", "code"),
    [
        pytest.param(png(60_000, 60_000), Code.PICTURE_TOO_LARGE, id="a bomb of pixels"),
        pytest.param(png(2**31 - 1, 2**31 - 1), Code.PICTURE_TOO_LARGE, id="a bomb beyond counting"),
        pytest.param(png(4_000, 4_000, zlib.compress(bytes(400))), Code.PICTURE_UNREADABLE, id="too few pixels"),
        pytest.param(png(0, 10), Code.PICTURE_UNREADABLE, id="no pixels"),
        pytest.param(bytes(MOST_BYTES + 1), Code.PICTURE_TOO_HEAVY, id="too many bytes"),
        pytest.param(photo()[:-900], Code.PICTURE_UNREADABLE, id="cut off"),
        pytest.param(b"", Code.PICTURE_UNREADABLE, id="empty"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", Code.PICTURE_UNREADABLE, id="a drawing"),
        pytest.param(b"%PDF-1.7\n%%EOF", Code.PICTURE_UNREADABLE, id="a paper"),
        pytest.param(b"PK\x03\x04" + bytes(200), Code.PICTURE_UNREADABLE, id="an archive"),
        pytest.param(saved(Image.new("P", (4, 4)), "GIF"), Code.PICTURE_UNREADABLE, id="another kind of picture"),
        pytest.param(saved(Image.new("RGB", (4, 4)), "TIFF"), Code.PICTURE_UNREADABLE, id="a kind of many kinds"),
    ],
)
def test_what_is_no_usable_picture_is_refused_at_once_and_costs_no_memory(given: bytes, code: Code) -> None:
    before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    with pytest.raises(Refused) as refusal:
        keep_picture(given)
    assert refusal.value.code is code
    assert time.monotonic() - begun < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * _MIB // 1024


@pytest.mark.proves("S23")
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(photo(), id="with the place in it"),
        pytest.param(saved(Image.new("RGB", (8, 8)), "PNG"), id="another kind"),
        pytest.param(keep_picture(photo()).content[:-700], id="cut off"),
        pytest.param(bytes(KEPT_BYTES + 1), id="too many bytes"),
        pytest.param(png(60_000, 60_000), id="a bomb"),
    ],
)
def test_head_office_takes_nothing_but_what_a_desk_makes(content: bytes) -> None:
    with pytest.raises(Refused):
        look_at(content)


def test_the_face_is_a_small_square_from_the_middle() -> None:
    tall = Image.new("RGB", (400, 1000), "white")
    tall.paste((200, 0, 0), (0, 260, 400, 500))
    face = opened(face_of(keep_picture(saved(tall, "PNG")).content))
    assert face.size == (FACE_SIDE, FACE_SIDE)
    middle = face.getpixel((FACE_SIDE // 2, FACE_SIDE // 2))
    assert isinstance(middle, tuple)
    assert middle[0] > 150 > middle[1]
