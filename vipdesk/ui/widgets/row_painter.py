"""Paints a row: circle, icon or label, two lines, right texts, chip, time bar, divider."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QTransform

from vipdesk.ui.icons import SMALL_STROKE, paint_icon, paint_icon_centred
from vipdesk.ui.theme.fonts import Family
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.row import Chip, Row, RowStyle
from vipdesk.ui.widgets.spans import Span, paint_centred, paint_spans

CHIP_HEIGHT = 24
BAR_WIDTH = 56
BAR_HEIGHT = 4
_WIDE_ENOUGH = 640
"""px at 100 % that a row needs to show what stands in its middle."""


def paint_row(painter: QPainter, rect: QRectF, row: Row, style: RowStyle, *, divided: bool, chosen: bool) -> None:
    """Paint one row into `rect`, `divided` from the one above it; the ground is the caller's."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_lead(painter, rect, row, style, chosen=chosen)
    inset, line = theme().px(style.inset), theme().px(24)
    left, right = rect.left() + theme().px(style.text), rect.right() - inset - theme().px(style.trail)
    middle = style.title if _has_second_line(row) else style.height / 2
    title = QRectF(left, rect.top() + theme().px(middle) - line / 2, right - left, line)
    detail = QRectF(left, rect.top() + theme().px(style.detail) - line / 2, right - left, line)
    taken = paint_spans(painter, title, row.right, right=True) if row.right else 0.0
    if row.chip is not None:
        taken = _paint_row_chip(painter, title, row.chip, taken)
    if row.middle and rect.width() >= theme().px(_WIDE_ENOUGH):
        _paint_middle(painter, rect, row, style)
        taken = max(taken, right - rect.left() - theme().px(style.middle))
    gap = theme().px(12)
    words = tuple(replace(span, bold=True) for span in row.title) if style.barred and chosen else row.title
    paint_spans(painter, title.adjusted(0, 0, -(taken + gap if taken else 0), 0), words)
    if row.kicker:
        above = QRectF(left, rect.top() + theme().px(style.kicker) - line / 2, right - left, line)
        paint_spans(painter, above, row.kicker)
    below = _paint_right_detail(painter, detail, row)
    paint_spans(painter, detail.adjusted(0, 0, -(below + gap if below else 0), 0), row.detail)
    if divided:
        painter.setPen(QPen(theme().colour("hair"), 1))
        y = rect.top() + 0.5
        painter.drawLine(QPointF(left, y), QPointF(rect.right() - inset, y))


def _has_second_line(row: Row) -> bool:
    return bool(row.detail or row.right_detail or row.kicker or row.bar is not None)


def paint_circle(
    painter: QPainter,
    rect: QRectF,
    letter: str,
    *,
    ground: Token = "portrait",
    edge: Token | None = None,
    share: float = 0.48,
) -> None:
    """Paint a name's first letter in a circle, `share` of its height."""
    painter.setPen(QPen(theme().colour(edge), 1) if edge else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(theme().colour(ground))
    painter.drawEllipse(rect)
    painter.setPen(theme().colour("accent"))
    font = theme().font(1, family=Family.KAI)
    font.setPixelSize(round(rect.height() * share))
    painter.setFont(font)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), letter)


def paint_portrait(painter: QPainter, rect: QRectF, photo: QImage, *, edge: Token) -> None:
    """Paint a square photo in a circle with an edge."""
    path = QPainterPath()
    path.addEllipse(rect)
    paint_picture(painter, path, rect, photo)
    painter.setPen(QPen(theme().colour(edge), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(rect)


def paint_square(painter: QPainter, rect: QRectF, image: QImage, icon: str) -> None:
    """Paint a picture in a small rounded square; an icon where there is none."""
    path = QPainterPath()
    path.addRoundedRect(rect, theme().px(6), theme().px(6))
    if image.isNull():
        painter.fillPath(path, theme().colour("sunken"))
        paint_icon_centred(painter, icon, theme().colour("muted"), rect, theme().px(20))
    else:
        paint_picture(painter, path, rect, image)


def paint_picture(painter: QPainter, path: QPainterPath, rect: QRectF, image: QImage) -> None:
    """Fill a shape with a picture that is drawn over `rect`; unlike a clip its edge is smooth."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    fit = QTransform.fromTranslate(rect.left(), rect.top())
    fit.scale(rect.width() / image.width(), rect.height() / image.height())
    brush = QBrush(image)
    brush.setTransform(fit)
    painter.fillPath(path, brush)


def paint_chip(painter: QPainter, rect: QRectF, chip: Chip) -> None:
    """Paint a chip that fills `rect`."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour(chip.ground))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    x = rect.left() + theme().px(10)
    if chip.icon:
        size = theme().px(14)
        paint_icon(
            painter,
            chip.icon,
            theme().colour(chip.tone),
            QPointF(x, rect.center().y() - size / 2),
            size,
            stroke=SMALL_STROKE,
        )
        x += size + theme().px(4)
    paint_spans(
        painter, QRectF(x, rect.top(), rect.right() - x, rect.height()), (Span(chip.text, 13, tone=chip.tone),)
    )


def chip_width(chip: Chip) -> float:
    """How wide a chip is."""
    metrics = QFontMetricsF(theme().font(13))
    return metrics.horizontalAdvance(chip.text) + theme().px(20 + (18 if chip.icon else 0))


def paint_bar(painter: QPainter, rect: QRectF, share: float, tone: Token) -> None:
    """Paint the share of time used up as a thin bar."""
    radius = rect.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("hair"))
    painter.drawRoundedRect(rect, radius, radius)
    used = QRectF(rect)
    used.setWidth(max(rect.height(), rect.width() * min(max(share, 0.0), 1.0)))
    painter.setBrush(theme().colour(tone))
    painter.drawRoundedRect(used, radius, radius)


def _paint_lead(painter: QPainter, rect: QRectF, row: Row, style: RowStyle, *, chosen: bool) -> None:
    left, side = rect.left() + theme().px(style.inset), theme().px(style.lead)
    if row.picture is not None:
        square = QRectF(left, rect.center().y() - side / 2, side, side)
        paint_square(painter, square, row.picture, row.icon)
    elif row.letter:
        ground: Token = "surface" if chosen else "portrait"
        circle = QRectF(left, rect.center().y() - side / 2, side, side)
        paint_circle(painter, circle, row.letter, ground=ground)
    elif row.icon:
        size = theme().px(20)
        slot = QRectF(left + theme().px(2), rect.top(), size, rect.height())
        if style.kicker:
            slot.setHeight(theme().px(2 * style.kicker))
        paint_icon_centred(painter, row.icon, theme().colour(row.tone), slot, size)
    elif row.label and style.boxed:
        _paint_plate(painter, QRectF(left - theme().px(4), rect.center().y() - theme().px(15), 0, 0), row)
    elif row.label:
        room = theme().px(style.text - style.inset - 8)
        line = QRectF(left, rect.top() + theme().px(style.title - 12), room, theme().px(24))
        paint_spans(painter, line, (Span(row.label, 16 if style.timed else 14, bold=style.timed, tone=row.tone),))


def _paint_plate(painter: QPainter, corner: QRectF, row: Row) -> None:
    """A ticket: its number on a small plate."""
    plate = QRectF(corner.left(), corner.top(), theme().px(48), theme().px(30))
    painter.setPen(QPen(theme().colour("accent_line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), theme().px(5), theme().px(5))
    painter.setPen(theme().colour(row.tone))
    paint_centred(painter, plate, row.label, theme().font(14, bold=True))


def _paint_row_chip(painter: QPainter, title: QRectF, chip: Chip, taken: float) -> float:
    width, height = chip_width(chip), theme().px(CHIP_HEIGHT)
    gap = theme().px(12) if taken else 0
    x = title.right() - taken - gap - width
    paint_chip(painter, QRectF(x, title.center().y() - height / 2, width, height), chip)
    return taken + gap + width


def _paint_middle(painter: QPainter, rect: QRectF, row: Row, style: RowStyle) -> None:
    line = QRectF(rect.left() + theme().px(style.middle), rect.top(), theme().px(130), rect.height())
    paint_spans(painter, line, row.middle)


def _paint_right_detail(painter: QPainter, detail: QRectF, row: Row) -> float:
    if row.bar is None:
        return paint_spans(painter, detail, row.right_detail, right=True) if row.right_detail else 0.0
    width, height = theme().px(BAR_WIDTH), theme().px(BAR_HEIGHT)
    bar = QRectF(detail.right() - width, detail.center().y() - height / 2, width, height)
    paint_bar(painter, bar, row.bar, row.bar_tone)
    return float(width)


def shaded(colour: QColor, percent: int) -> QColor:
    """A colour at a percentage of its strength, for what lies above something else."""
    thin = QColor(colour)
    thin.setAlphaF(percent / 100)
    return thin
