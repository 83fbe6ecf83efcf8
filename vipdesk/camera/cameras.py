"""Which cameras there are, by what the system says of them: nothing is opened and no picture library is loaded."""

import os
import re
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from vipdesk.errors import NotPossible, Trouble

ADDRESSES_VARIABLE = "VIPDESK_CAMERAS"
"""Films or addresses of network cameras, with semicolons between; they stand before what is plugged in."""
SYSTEM = Path("/sys/class/video4linux")
"""Where Linux lists what gives moving pictures."""
DEVICES = Path("/dev")

_LIBRARY = "cv2"
_FRONT = re.compile(r"front|user|前置", re.IGNORECASE)
_BACK = re.compile(r"back|rear|world|后置", re.IGNORECASE)
_NODE = re.compile(r"video(\d+)")


@dataclass(frozen=True, slots=True)
class Camera:
    """A camera, its name where the system tells it, and what the library opens: a number, a file or an address."""

    key: str
    name: str
    source: int | str


def can_take_photos() -> bool:
    """Whether the optional part is installed that looks through a camera; it is not loaded for that."""
    return find_spec(_LIBRARY) is not None


def find_cameras() -> tuple[Camera, ...]:
    """Every camera, the one that looks at whoever stands in front first."""
    if sys.platform != "linux":
        # no other system tells without a library of its own: the first camera, if there is one
        return (*_given(), Camera("0", "", 0))
    return (*_given(), *_plugged_in(SYSTEM))


def require_device(camera: Camera) -> None:
    """Raise NotPossible for a camera that was pulled out meanwhile, or that this person may not use."""
    if sys.platform == "linux" and isinstance(camera.source, int):
        device = DEVICES / camera.key
        if not device.exists():
            raise NotPossible(Trouble.CAMERA_GONE)
        if not os.access(device, os.R_OK | os.W_OK):
            raise NotPossible(Trouble.CAMERA_FORBIDDEN)


def _given() -> tuple[Camera, ...]:
    addresses = [each.strip() for each in os.environ.get(ADDRESSES_VARIABLE, "").split(";")]
    # an address may hold a password: it is called by its place, and shown by its host
    return tuple(
        Camera(f"given{place}", _short(address), address)
        for place, address in enumerate(addresses, start=1)
        if address
    )


def _short(address: str) -> str:
    return (urlsplit(address).hostname or "") if "://" in address else Path(address).stem


def _plugged_in(system: Path) -> list[Camera]:
    found = []
    for node in system.glob("video*"):
        number = _NODE.fullmatch(node.name)
        # a camera's further nodes tell of its pictures and give none
        if number and _said_of(node, "index") in ("0", ""):
            found.append(Camera(node.name, _name(node), int(number[1])))
    return sorted(found, key=lambda camera: (_distance(camera.name), camera.source))


def _name(node: Path) -> str:
    """`Integrated Camera: Integrated C` is a name said twice, the second time cut off."""
    said = _said_of(node, "name")
    first, _, again = said.partition(": ")
    return first if again and first.startswith(again) else said


def _said_of(node: Path, what: str) -> str:
    try:
        return (node / what).read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def _distance(name: str) -> int:
    return 0 if _FRONT.search(name) else 2 if _BACK.search(name) else 1
