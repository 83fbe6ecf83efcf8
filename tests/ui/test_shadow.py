"""A shadow is the same round whatever floats: strongest at the edge, gone a little further out, nothing within."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from tests.ui.conftest import Opener
from vipdesk.ui.widgets.shadow import paint_shadow

REACH = 44


def _painted(width: int, height: int) -> QImage:
    """A shadow around a rectangle that begins `REACH` px from the corner."""
    image = QImage(width + 2 * REACH, height + 2 * REACH, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_shadow(painter, QRectF(REACH, REACH, width, height), 12, down=0, blur=44, percent=40)
    painter.end()
    return image


@pytest.mark.parametrize(("width", "height"), [(300, 200), (90, 400), (62, 62)])
def test_a_shadow_fades_outwards_on_every_side(open_desk: Opener, width: int, height: int) -> None:
    open_desk()
    image = _painted(width, height)
    middle, centre = REACH + width // 2, REACH + height // 2
    right, bottom = 2 * REACH + width - 1, 2 * REACH + height - 1
    for out in range(REACH):
        edges = [(middle, out), (middle, bottom - out), (out, centre), (right - out, centre)]
        assert len({image.pixelColor(x, y).alpha() for x, y in edges}) == 1
    fades = [image.pixelColor(middle, REACH - 1 - out).alpha() for out in (0, 8, 16, 24, 32)]
    assert fades == sorted(fades, reverse=True)
    assert fades[0] > 40
    assert image.pixelColor(0, centre).alpha() == 0


def test_what_casts_it_lies_on_no_shadow(open_desk: Opener) -> None:
    open_desk()
    image = _painted(300, 200)
    assert image.pixelColor(REACH + 150, REACH + 100).alpha() == 0
    assert image.copy(REACH, REACH, 20, 20) == _painted(500, 120).copy(REACH, REACH, 20, 20)
