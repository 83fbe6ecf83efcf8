"""Which cameras there are, by what Linux says of them, and why one cannot be used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vipdesk.camera import cameras
from vipdesk.camera.cameras import ADDRESSES_VARIABLE, Camera, find_cameras, require_device
from vipdesk.camera.process import _chosen
from vipdesk.errors import NotPossible, Trouble


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a machine without cameras lists them."""
    folder = tmp_path / "video4linux"
    folder.mkdir()
    monkeypatch.setattr(cameras, "SYSTEM", folder)
    monkeypatch.delenv(ADDRESSES_VARIABLE, raising=False)
    return folder


def plug_in(system: Path, node: str, name: str, index: int = 0) -> None:
    """What Linux lists of a camera's node."""
    (system / node).mkdir()
    (system / node / "name").write_text(f"{name}\n", "utf-8")
    (system / node / "index").write_text(f"{index}\n", "utf-8")


def test_the_camera_in_front_comes_first_and_one_that_looks_away_last(system: Path) -> None:
    plug_in(system, "video0", "Rear Camera")
    plug_in(system, "video2", "HD Pro Webcam C920")
    plug_in(system, "video10", "Document Camera")
    plug_in(system, "video4", "Front Camera")
    found = [(camera.key, camera.source) for camera in find_cameras()]
    assert found == [("video4", 4), ("video2", 2), ("video10", 10), ("video0", 0)]


def test_nodes_without_pictures_are_none_and_a_name_said_twice_is_said_once(system: Path) -> None:
    plug_in(system, "video0", "Integrated Camera: Integrated C")
    plug_in(system, "video1", "Integrated Camera: Integrated C", index=1)
    plug_in(system, "video2", "Scanner: left")
    (system / "v4l-subdev0").mkdir()
    assert [camera.name for camera in find_cameras()] == ["Integrated Camera", "Scanner: left"]


def test_a_given_address_is_known_by_its_host_and_no_password_stands_in_key_or_name(
    system: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plug_in(system, "video0", "Webcam")
    monkeypatch.setenv(ADDRESSES_VARIABLE, "rtsp://desk:secret@camera.local:554/1; /films/door.avi ;")
    network, film, plugged_in = find_cameras()
    assert (network.key, network.name) == ("given1", "camera.local")
    assert film == Camera("given2", "door", "/films/door.avi")
    assert plugged_in.name == "Webcam"


def test_why_there_is_nothing_to_look_through_is_told(
    system: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotPossible) as none:
        _chosen("")
    plug_in(system, "video3", "Webcam")
    with pytest.raises(NotPossible) as other:
        _chosen("video0")
    camera = _chosen("video3")
    monkeypatch.setattr(cameras, "DEVICES", tmp_path)
    with pytest.raises(NotPossible) as pulled_out:
        require_device(camera)
    (tmp_path / "video3").touch()
    require_device(camera)
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(NotPossible) as forbidden:
        require_device(camera)
    assert [raised.value.trouble for raised in (none, other, pulled_out, forbidden)] == [
        Trouble.CAMERA_MISSING,
        Trouble.CAMERA_GONE,
        Trouble.CAMERA_GONE,
        Trouble.CAMERA_FORBIDDEN,
    ]
