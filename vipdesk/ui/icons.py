"""Icons: bundled SVG line drawings, recoloured by token and crisp at any pixel ratio."""

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from vipdesk.resources_path import resource

_DRAWN_STROKE = 'stroke-width="2"'
FINE_STROKE = 1.75
SMALL_STROKE = 2.2
"""For icons of 14 px and the check mark, so that they weigh as much as the rest."""


def icon_image(name: str, colour: QColor, size: int, ratio: float, stroke: float = FINE_STROKE) -> QPixmap:
    """The icon as a square pixmap of `size` logical pixels; an unknown name gives the generic info sign."""
    key = f"vipdesk/{name}/{colour.rgba():x}/{size}/{ratio}/{stroke}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    side = max(1, round(size * ratio))
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(_drawing(name, colour.name(), stroke))).render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    pixmap = QPixmap.fromImage(image)
    QPixmapCache.insert(key, pixmap)
    return pixmap


def paint_icon(
    painter: QPainter, name: str, colour: QColor, corner: QPointF, size: int, *, stroke: float = FINE_STROKE
) -> None:
    """Paint an icon with its left upper corner at a point."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(round(corner.x()), round(corner.y()), icon_image(name, colour, size, ratio, stroke))


def paint_icon_centred(
    painter: QPainter, name: str, colour: QColor, rect: QRectF, size: int, *, stroke: float = FINE_STROKE
) -> None:
    """Paint an icon in the middle of a rectangle."""
    corner = rect.center() - QPointF(size / 2, size / 2)
    paint_icon(painter, name, colour, corner, size, stroke=stroke)


def make_icon(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QIcon:
    """An icon for what Qt paints itself, such as a menu or the task bar."""
    return QIcon(icon_image(name, colour, size, ratio))


def _drawing(name: str, colour: str, stroke: float) -> bytes:
    text = _source(name).replace("currentColor", colour)
    if "lucide" in text:
        text = text.replace(_DRAWN_STROKE, f'stroke-width="{stroke}"')
    return text.encode("utf-8")


@cache
def _source(name: str) -> str:
    path = resource("icons", f"{name}.svg")
    if not path.is_file():
        path = resource("icons", "info.svg")
    return path.read_text("utf-8")
