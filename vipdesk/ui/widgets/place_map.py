"""The lounge as a map: arrows choose a place, M takes up whoever is there, arrows carry, Enter puts down; a hand can too."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.spans import Span, paint_spans
from vipdesk.ui.widgets.tile_layout import ROOMY, Laid, Measures, TileGroup, lay_out
from vipdesk.ui.widgets.tile_painter import Tile, TileMarks, paint_tile

_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_LETTERS = ("R",)


class PlaceMap(QWidget):
    """Knows tiles and keys alone; what may be put down where is told by each tile."""

    opened = Signal(object, QPoint)
    """A tile was pressed: its key, and where a menu belongs."""
    letter_pressed = Signal(object, str)
    moved = Signal(object, object)
    """Whoever is at the first was put down at the second."""
    refused = Signal(object, object)
    """The same, where nobody can be put down."""
    carrying = Signal(bool)
    walked = Signal(QPoint)
    """The keyboard has gone to what stands there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[TileGroup, ...] = ()
        self._laid = Laid((), (), None, 0)
        self._measures = ROOMY
        self._chosen: Any = None
        self._carried: Any = None
        self._over: Any = None
        self._pressed: tuple[Any, QPoint] | None = None
        self._refusal = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_groups(self, groups: Sequence[TileGroup], name: str, refusal: str) -> None:
        """Show places, keeping the chosen one; `refusal` is the word where nobody can be put down."""
        self._groups, self._refusal = tuple(groups), refusal
        self.setAccessibleName(name)
        self._lay_out()
        keys = [tile.key for tile, _ in self._laid.tiles]
        if self._chosen not in keys:
            self._chosen = keys[0] if keys else None
        if self._carried not in keys:
            self._put_away()
        self._tell()
        self.update()

    def height_by(self, measures: Measures) -> int:
        """How high the tiles would stand by these measures."""
        return round(lay_out(self._groups, self.width(), measures).height)

    def measure(self, measures: Measures) -> None:
        """Lay the tiles out by these measures."""
        if measures is not self._measures:
            self._measures = measures
            self._lay_out()
            self.update()

    def chosen_key(self) -> Any:
        """The key of the chosen tile."""
        return self._chosen

    def choose(self, key: Any) -> None:
        """Choose a tile."""
        self._chosen = key
        self._tell()
        self.update()

    def tiles(self) -> tuple[Tile, ...]:
        """What is shown, in reading order."""
        return tuple(tile for tile, _ in self._laid.tiles)

    @property
    def carried_key(self) -> Any:
        """Whoever is carried, by the key of where they were."""
        return self._carried

    def tile_rect(self, key: Any) -> QRectF:
        """Where a tile is."""
        return next((rect for tile, rect in self._laid.tiles if tile.key == key), QRectF())

    def sizeHint(self) -> QSize:
        """As high as its tiles."""
        return QSize(theme().px(600), round(self._laid.height))

    def minimumSizeHint(self) -> QSize:
        """One tile beside the other is not needed."""
        return QSize(theme().px(200), round(self._laid.height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring comes."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever was carried is put back, and the ring goes."""
        self._put_away()
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk or carry; Enter opens or puts down; M takes up; Esc puts back."""
        key, letter = event.key(), event.text().upper()
        step = next((by for arrow, by in _STEPS.items() if arrow == key), None)
        if step is not None:
            self._walk(*step)
        elif self._carried is not None and key == Qt.Key.Key_Escape:
            self._put_away()
        elif key in _ENTER and not event.isAutoRepeat() and self._chosen is not None:
            if self._carried is None:
                self._open(self._chosen)
            else:
                self._put_down()
        elif letter == "M" and self._carried is None:
            self._take_up(self._chosen)
        elif letter in _LETTERS and self._chosen is not None and self._carried is None:
            self.letter_pressed.emit(self._chosen, letter)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a tile."""
        key = self._key_at(event.position())
        if key is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = (key, event.position().toPoint())
            self.choose(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry whoever was taken up."""
        if self._pressed is None:
            return
        key, start = self._pressed
        far = (event.position().toPoint() - start).manhattanLength() >= QApplication.startDragDistance()
        if self._carried is None and far:
            self._take_up(key)
        if self._carried is not None:
            self._over = self._key_at(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down, or open what was pressed."""
        if self._pressed is None:
            return
        key, _ = self._pressed
        self._pressed = None
        if self._carried is not None:
            self._over = self._key_at(event.position())
            self._put_down()
        elif self._key_at(event.position()) == key:
            self._open(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is within the rectangle that is to be painted."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for name, rect in self._laid.heads:
            paint_spans(painter, rect, (Span(name, 13, tone="muted"),))
        if self._laid.divider is not None:
            painter.fillRect(self._laid.divider, theme().colour("hair"))
        dirty = QRectF(event.rect())
        for tile, rect in self._laid.tiles:
            if rect.adjusted(-4, -4, 4, 4).intersects(dirty):
                at = self._chosen if self._carried is None else self._over
                ring = self.hasFocus() and tile.key == at
                over = self._carried is not None and tile.key == self._over and tile.key != self._carried
                paint_tile(painter, rect, tile, TileMarks(ring, tile.key == self._carried, over), self._refusal)

    def _lay_out(self) -> None:
        self._laid = lay_out(self._groups, self.width(), self._measures)
        if self.height() != round(self._laid.height):
            self.setFixedHeight(round(self._laid.height))

    def _walk(self, across: int, down: int) -> None:
        here = self.tile_rect(self._over if self._carried is not None and self._over is not None else self._chosen)
        found = self._next(here.center(), across, down)
        if found is None:
            return
        if self._carried is None:
            self.choose(found.key)
        else:
            self._over = found.key
            self.setAccessibleDescription(found.spoken)
            self.update()
        self.walked.emit(self.tile_rect(found.key).center().toPoint())

    def _next(self, at: QPointF, across: int, down: int) -> Tile | None:
        best, best_far = None, 0.0
        for tile, rect in self._laid.tiles:
            way = rect.center() - at
            ahead = way.x() * across + way.y() * down
            aside = abs(way.y() if across else way.x())
            # a neighbour in the same line comes before one that is nearer but aside
            far = ahead + 3 * aside
            if ahead > 1 and (best is None or far < best_far):
                best, best_far = tile, far
        return best

    def _open(self, key: Any) -> None:
        self.opened.emit(key, self.mapToGlobal(self.tile_rect(key).center().toPoint()))

    def _take_up(self, key: Any) -> None:
        tile = next((tile for tile in self.tiles() if tile.key == key), None)
        if tile is None or not tile.movable:
            return
        self._carried, self._over = key, key
        self.carrying.emit(True)
        self.update()

    def _put_down(self) -> None:
        start, end = self._carried, self._over
        target = next((tile for tile in self.tiles() if tile.key == end), None)
        self._put_away()
        if target is None or end == start:
            return
        if target.open_to:
            self.choose(end)
            self.moved.emit(start, end)
        else:
            self.refused.emit(start, end)

    def _put_away(self) -> None:
        was, self._carried, self._over = self._carried, None, None
        if was is not None:
            self.carrying.emit(False)
            self._tell()
            self.update()

    def _tell(self) -> None:
        spoken = next((tile.spoken for tile in self.tiles() if tile.key == self._chosen), "")
        self.setAccessibleDescription(spoken)

    def _key_at(self, at: QPointF) -> Any:
        return next((tile.key for tile, rect in self._laid.tiles if rect.contains(at)), None)
