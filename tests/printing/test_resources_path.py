"""Bundled files are found in a source tree and in a frozen program; the pictures among them are what they should be."""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from vipdesk.printing.house_mark import RING, SUN, WATER
from vipdesk.resources_path import resource

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def test_a_resource_lies_beside_the_package() -> None:
    assert resource("fonts", "LXGWWenKai-Regular.ttf").is_file()
    assert resource("icons").is_absolute()


def test_a_frozen_program_finds_resources_in_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("icons", "sun.svg") == tmp_path / "resources" / "icons" / "sun.svg"


@pytest.mark.parametrize("icon", sorted(resource("icons").glob("*.svg")), ids=lambda icon: icon.stem)
def test_an_icon_takes_the_colour_of_its_theme_and_loads_nothing(icon: Path) -> None:
    text = icon.read_text("utf-8")
    assert "currentColor" in text
    assert not re.search(r"#[0-9a-fA-F]{3,6}\b", text)
    assert not re.search(r"href|script|<image|<style|@import|url\(", text)
    assert ET.fromstring(text).get("viewBox")  # noqa: S314 - a file of our own


def test_the_mark_on_paper_is_the_mark_on_screen() -> None:
    drawing = ET.parse(resource("icons", "house_mark.svg")).getroot()  # noqa: S314 - a file of our own
    ring, sun, *water = list(drawing)
    assert tuple(float(ring.attrib[name]) for name in ("cx", "cy", "r", "stroke-width")) == RING
    left, flat, radius = (float(number) for number in NUMBER.findall(sun.attrib["d"])[:3])
    assert (left + radius, flat, radius) == SUN
    for shape, corners in zip(water, WATER, strict=True):
        (x1, y1), (x2, _), (x3, y3), (x4, _) = corners
        assert [float(number) for number in NUMBER.findall(shape.attrib["d"])] == [x1, y1, x2, x3, y3, x4]
