"""Shadows and blurs for the few things that float; both are cheap enough to be made while a key is down."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsBlurEffect, QGraphicsPixmapItem, QGraphicsScene

from vipdesk.ui.theme.theme import theme


def paint_shadow(
    painter: QPainter, rect: QRectF, radius: float, *, down: float, blur: float, percent: float
) -> None:
    """Paint the shadow of a rounded rectangle: `down` px lower, fading over `blur` px."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    strength = 2.2 if theme().dark else 1.0
    steps = max(round(blur / 2), 1)
    for step in range(steps):
        share = 1 - (step + 0.5) / steps
        colour = QColor(0, 0, 0)
        colour.setAlphaF(min(percent / 100 * strength * share * share, 1.0))
        painter.setPen(QPen(colour, 2.2))
        grown = 2 * step - blur / 4
        ring = rect.translated(0, down).adjusted(-grown, -grown, grown, grown)
        painter.drawRoundedRect(ring, radius + max(grown, 0), radius + max(grown, 0))


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
