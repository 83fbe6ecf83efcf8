"""Shadows and blurs for the few things that float; both are cheap enough to be made while a key is down."""

import math
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsBlurEffect, QGraphicsPixmapItem, QGraphicsScene

from vipdesk.ui.theme.theme import theme


def paint_shadow(
    painter: QPainter, rect: QRectF, radius: float, *, down: float, blur: float, percent: float
) -> None:
    """Paint the shadow of a rounded rectangle: `down` px lower, fading over `blur` px.

    It is painted once, small: corners are put in their places and edges drawn out, whatever the size. What lies within
    the rectangle is left out, since whatever floats covers it.
    """
    strength = percent * (2.2 if theme().dark else 1.0)
    shadow = _shadow(radius, blur, strength, painter.device().devicePixelRatio())
    outer = QRectF(
        rect.translated(0, down).adjusted(-shadow.reach, -shadow.reach, shadow.reach, shadow.reach).toRect()
    )
    side = min(shadow.side, outer.width() / 2, outer.height() / 2)
    ratio = shadow.image.devicePixelRatio()
    across = (
        (outer.left(), 0, side),
        (outer.left() + side, shadow.side, 0),
        (outer.right() - side, shadow.side + 1, side),
    )
    along = (
        (outer.top(), 0, side),
        (outer.top() + side, shadow.side, 0),
        (outer.bottom() - side, shadow.side + 1, side),
    )
    for x, from_x, wide in across:
        for y, from_y, high in along:
            if not wide and not high:
                continue
            target = QRectF(x, y, wide or outer.width() - 2 * side, high or outer.height() - 2 * side)
            source = QRectF(from_x * ratio, from_y * ratio, (wide or 1) * ratio, (high or 1) * ratio)
            painter.drawImage(target, shadow.image, source)


@dataclass(frozen=True, slots=True)
class _Shadow:
    """Four corners of `side` px with one px between them; it begins `reach` px outside what casts it."""

    image: QImage
    reach: int
    side: int


@lru_cache(maxsize=16)
def _shadow(radius: float, blur: float, percent: float, ratio: float) -> _Shadow:
    reach, within = math.ceil(blur * 0.75) + 2, math.ceil(radius + blur / 4) + 2
    side = reach + within
    wide = round((2 * side + 1) * ratio)
    image = QImage(wide, wide, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    rect = QRectF(reach, reach, 2 * within + 1, 2 * within + 1)
    steps = max(round(blur / 2), 1)
    for step in range(steps):
        share = 1 - (step + 0.5) / steps
        colour = QColor(0, 0, 0)
        colour.setAlphaF(min(percent / 100 * share * share, 1.0))
        painter.setPen(QPen(colour, 2.2))
        grown = 2 * step - blur / 4
        ring = rect.adjusted(-grown, -grown, grown, grown)
        painter.drawRoundedRect(ring, radius + max(grown, 0), radius + max(grown, 0))
    painter.end()
    return _Shadow(image, reach, side)


def blurred(picture: QPixmap, size: QSize, coarse: int, radius: float) -> QPixmap:
    """The picture at a size, so soft that no text in it can be read.

    It is shrunk by `coarse`, blurred there by `radius` px, and grown again: 4 ms for a whole screen.
    """
    smooth, keep = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.IgnoreAspectRatio
    small = picture.scaled(max(size.width() // coarse, 1), max(size.height() // coarse, 1), keep, smooth)
    small.setDevicePixelRatio(1)
    item = QGraphicsPixmapItem(small)
    effect = QGraphicsBlurEffect()
    effect.setBlurRadius(radius)
    item.setGraphicsEffect(effect)
    scene = QGraphicsScene()
    scene.addItem(item)
    soft = QPixmap(small.size())
    soft.fill(theme().colour("bg"))
    painter = QPainter(soft)
    scene.render(painter, QRectF(soft.rect()), QRectF(small.rect()))
    painter.end()
    return soft.scaled(size, keep, smooth)
