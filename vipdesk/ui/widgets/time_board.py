"""Lines of time below each other: arrows choose a bar, M takes it up, arrows carry it, Enter puts it down; a hand can too."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.spans import Span, paint_centred, paint_spans
from vipdesk.ui.widgets.time_bars import NAMES, STEP, Bar, TimeLine, met, name_room, paint_bar, shifted

_INSET, _END, _HEAD, _ROW, _BAR = 20, 38, 36, 34, 26
_LEAST_ROW, _LEAST_GAP = 24, 4
_LEAST_HOUR = 44
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class TimeBoard(QWidget):
    """`minutes` is the length of the picture; its first hour mark stands at minute `first_mark`."""

    opened = Signal(object, QPoint)
    """A bar was pressed: its key, and where a menu belongs."""
    letter_pressed = Signal(object, str)
    moved = Signal(object, object, int, int)
    """A bar was put down: its key, the line, start and end in minutes."""
    met_other = Signal(object, object)
    """What is carried would meet another bar (their keys), or no longer does (None)."""
    wished = Signal(object, int)
    """Something is wanted on a line from a minute on."""
    carrying = Signal(bool)
    walked = Signal(QPoint)
    """The keyboard has gone to what stands there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[TimeLine, ...] = ()
        self._bars: tuple[Bar, ...] = ()
        self._by_line: dict[Any, list[Bar]] = {}
        self._places: dict[Any, int] = {}
        self._left = theme().px(_INSET) + name_room(())
        self._row = theme().px(_ROW)
        """The height of a line in real px."""
        self._minutes = 60
        self._marks: tuple[tuple[int, str], ...] = ()
        self._now: tuple[int | None, str] = (None, "")
        self._chosen: Any = None
        self._line = 0
        self._held: Bar | None = None
        self._pressed: tuple[Bar, QPointF] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_time(self, minutes: int, marks: Sequence[tuple[int, str]], now: tuple[int | None, str]) -> None:
        """How long the picture is, its marks, and where it is now (None: another day)."""
        self._minutes, self._marks, self._now = max(minutes, 60), tuple(marks), now
        self.update()

    def show_bars(self, lines: Sequence[TimeLine], bars: Sequence[Bar], name: str) -> None:
        """Show lines and bars, keeping the chosen one."""
        self._lines, self._bars = tuple(lines), tuple(bars)
        self._left = theme().px(_INSET) + name_room(lines)
        gathered: dict[Any, list[Bar]] = defaultdict(list)
        for bar in sorted(bars, key=lambda bar: bar.start):
            gathered[bar.line].append(bar)
        self._by_line = dict(gathered)
        self._places = {line.key: place for place, line in enumerate(lines)}
        self.setAccessibleName(name)
        if self._bar(self._chosen) is None:
            self._chosen = None
        if self._held is not None and self._bar(self._held.key) is None:
            self._put_away()
        self._line = min(self._line, max(len(lines) - 1, 0))
        self.setFixedHeight(self._height(self._row))
        self._tell()
        self.update()

    def fit(self, room: int) -> None:
        """Make the lines as high as they are drawn, or as low as `room` real px of height ask for."""
        rows, px = max(len(self._lines), 1), theme().px
        row = min(max((room - self._height(0)) // rows, px(_LEAST_ROW)), px(_ROW))
        if row != self._row:
            self._row = row
            self.setFixedHeight(self._height(row))
            self.update()

    def least_height(self) -> int:
        """As low as `fit` makes it."""
        return self._height(theme().px(_LEAST_ROW))

    def _height(self, row: int) -> int:
        return theme().px(_HEAD) + row * max(len(self._lines), 1) + theme().px(8)

    def bars(self) -> tuple[Bar, ...]:
        """What is shown."""
        return self._bars

    def chosen_key(self) -> Any:
        """The key of the chosen bar, None where a line alone is chosen."""
        return self._chosen

    def choose(self, key: Any) -> None:
        """Choose a bar and its line."""
        bar = self._bar(key)
        if bar is not None:
            self._chosen = key
            self._line = self._place_of(bar.line)
            self._tell()
            self.update()

    @property
    def held(self) -> Bar | None:
        """What is carried, where it is now."""
        return self._held

    def rect_of(self, bar: Bar) -> QRectF:
        """Where a bar is."""
        px = theme().px
        high = min(self._row - px(_LEAST_GAP), px(_BAR))
        top = px(_HEAD) + self._place_of(bar.line) * self._row + (self._row - high) / 2
        left, right = self._x(max(bar.start, 0)), self._x(min(bar.end, self._minutes))
        return QRectF(left, top, max(right - left, px(8)), high)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(theme().px(600), self._height(self._row))

    def minimumSizeHint(self) -> QSize:
        """Names, and a little of the day."""
        return QSize(theme().px(NAMES + 160), self._height(self._row))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring comes."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was carried is put back, and the ring goes."""
        self._put_away()
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk or carry, Shift with them makes longer or shorter; Enter opens or puts down; M takes up; Esc puts back."""
        key, letter = event.key(), event.text().upper()
        if key in _ARROWS:
            longer = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._arrow(Qt.Key(key), longer=longer)
        elif self._held is not None and key == Qt.Key.Key_Escape:
            self._put_away()
        elif key in _ENTER and not event.isAutoRepeat():
            self._enter()
        elif letter == "M" and self._held is None:
            self._take_up(self._bar(self._chosen))
        elif letter == "N" and self._lines and self._held is None:
            self.wished.emit(self._lines[self._line].key, self._next_free())
        elif letter == "R" and self._chosen is not None and self._held is None:
            self.letter_pressed.emit(self._chosen, letter)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is there."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        bar, line = self._at(event.position())
        if bar is not None:
            self._pressed = (bar, event.position())
            self.choose(bar.key)
        elif line is not None:
            self._chosen, self._line = None, line
            self._tell()
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Something new is wanted there."""
        bar, line = self._at(event.position())
        if bar is None and line is not None and event.position().x() >= self._x(0):
            minute = self._minute(event.position().x()) // STEP * STEP
            self.wished.emit(self._lines[line].key, minute)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry what was taken up; what it would meet shows at once."""
        if self._pressed is None:
            return
        bar, start = self._pressed
        way = event.position() - start
        if self._held is None and way.manhattanLength() >= QApplication.startDragDistance():
            self._take_up(bar)
        if self._held is not None:
            minutes = round((self._minute(event.position().x()) - self._minute(start.x())) / STEP) * STEP
            _, line = self._at(event.position())
            key = self._held.line if line is None else self._lines[line].key
            self._hold(shifted(bar, key, minutes))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down, or open what was pressed."""
        if self._pressed is None:
            return
        bar, _ = self._pressed
        self._pressed = None
        if self._held is not None:
            self._let_go()
        elif self.rect_of(bar).contains(event.position()):
            self._open(bar)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines and bars within the rectangle that is to be painted."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, dirty = theme().px, QRectF(event.rect())
        self._paint_marks(painter)
        first = max(int((dirty.top() - px(_HEAD)) // self._row), 0)
        last = min(int((dirty.bottom() - px(_HEAD)) // self._row), len(self._lines) - 1)
        for place in range(first, last + 1):
            self._paint_line(painter, place, dirty)
        self._paint_now(painter)
        if self._held is not None:
            meets = self.meeting() is not None
            paint_bar(painter, self.rect_of(self._held), self._held, chosen=True, faded=False, meets=meets)

    def meeting(self) -> Bar | None:
        """What the carried bar would meet where it is now."""
        return None if self._held is None else met(self._by_line.get(self._held.line, ()), self._held)

    # -- painting ----------------------------------------------------------------------------------

    def _paint_marks(self, painter: QPainter) -> None:
        px = theme().px
        every = 1 if self._minutes / 60 * px(_LEAST_HOUR) <= self.width() - self._left else 2
        for number, (minute, text) in enumerate(self._marks):
            x = self._x(minute)
            painter.fillRect(QRectF(x, px(_HEAD), 1, self.height() - px(_HEAD) - px(8)), theme().colour("hair"))
            if number % every == 0 and not self._is_near_now(minute):
                painter.setPen(theme().colour("muted"))
                paint_centred(painter, QRectF(x - px(30), 0, px(60), px(_HEAD)), text, theme().font(13))

    def _is_near_now(self, minute: int) -> bool:
        now = self._now[0]
        return now is not None and abs(self._x(minute) - self._x(now)) < theme().px(50)

    def _paint_line(self, painter: QPainter, place: int, dirty: QRectF) -> None:
        px, line = theme().px, self._lines[place]
        top = px(_HEAD) + place * self._row
        whole = QRectF(px(_INSET), top, self.width() - 2 * px(_INSET), self._row)
        if place:
            painter.fillRect(QRectF(whole.left(), top, whole.width(), 1), theme().colour("hair"))
        name = QRectF(px(_INSET), top, self._left - px(_INSET) - px(8), self._row)
        if self.hasFocus() and self._chosen is None and place == self._line:
            painter.setPen(QPen(theme().colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(name.adjusted(-px(6), px(3), 0, -px(3)), px(6), px(6))
        paint_spans(painter, name, (Span(line.name, 14, bold=line.strong),))
        for bar in self._by_line.get(line.key, ()):
            rect = self.rect_of(bar)
            if rect.intersects(dirty):
                chosen = self.hasFocus() and bar.key == self._chosen and self._held is None
                faded = self._held is not None and bar.key == self._held.key
                paint_bar(painter, rect, bar, chosen=chosen, faded=faded)

    def _paint_now(self, painter: QPainter) -> None:
        minute, text = self._now
        if minute is None or not 0 <= minute <= self._minutes:
            return
        px, x = theme().px, self._x(minute)
        painter.fillRect(QRectF(x - 1, px(_HEAD) - px(4), 2, self.height() - px(_HEAD)), theme().colour("accent"))
        plate = QRectF(x - px(25), px(8), px(50), px(20))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("accent"))
        painter.drawRoundedRect(plate, px(10), px(10))
        painter.setPen(theme().colour("on_accent"))
        paint_centred(painter, plate, text, theme().font(13, bold=True))

    # -- keys --------------------------------------------------------------------------------------

    def _arrow(self, key: Qt.Key, *, longer: bool) -> None:
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        if self._held is not None:
            place = min(max(self._place_of(self._held.line) + down, 0), len(self._lines) - 1)
            minutes, more = (0, across * STEP) if longer else (across * STEP, 0)
            self._hold(shifted(self._held, self._lines[place].key, minutes, more))
        elif down:
            self._go_down(down)
        else:
            self._go_across(across)

    def _go_down(self, down: int) -> None:
        here = self._bar(self._chosen)
        place = self._line + down
        if 0 <= place < len(self._lines):
            self._line = place
            bars = self._by_line.get(self._lines[place].key, [])
            near = min(bars, key=lambda bar: abs(bar.start - here.start)) if here is not None and bars else None
            self._chosen = near.key if near is not None else bars[0].key if bars else None
            self.walked.emit(QPoint(0, round(theme().px(_HEAD) + (place + 0.5) * self._row)))
            self._tell()
            self.update()

    def _go_across(self, across: int) -> None:
        if not self._lines:
            return
        bars = self._by_line.get(self._lines[self._line].key, [])
        keys = [bar.key for bar in bars]
        at = keys.index(self._chosen) + across if self._chosen in keys else 0
        self._chosen = keys[at] if 0 <= at < len(keys) else None if at < 0 else self._chosen
        self._tell()
        self.update()

    def _enter(self) -> None:
        if self._held is not None:
            self._put_down()
        elif (bar := self._bar(self._chosen)) is not None:
            self._open(bar)
        elif self._lines:
            self.wished.emit(self._lines[self._line].key, self._next_free())

    def _next_free(self) -> int:
        """From when the chosen line is free: after the chosen bar, else from the next quarter on."""
        bar = self._bar(self._chosen)
        minute = bar.end if bar is not None else max(-(-(self._now[0] or 0) // STEP) * STEP, 0)
        for other in self._by_line.get(self._lines[self._line].key, ()):
            if other.start < minute + STEP and minute < other.end:
                minute = other.end
        return min(minute, self._minutes)

    # -- carrying ----------------------------------------------------------------------------------

    def _open(self, bar: Bar) -> None:
        self.opened.emit(bar.key, self.mapToGlobal(self.rect_of(bar).bottomLeft().toPoint()))

    def _take_up(self, bar: Bar | None) -> None:
        if bar is not None and bar.movable:
            self._held = bar
            self.carrying.emit(True)
            self.update()

    def _hold(self, bar: Bar) -> None:
        if bar.start < 0 or bar.end > self._minutes:
            return
        self._held = bar
        other = self.meeting()
        self.met_other.emit(bar.key, None if other is None else other.key)
        self.update()

    def _put_down(self) -> None:
        """Where it would meet another it stays in the hand: nothing is pushed off its place."""
        held, before = self._held, self._bar(self._chosen)
        if held is None or self.meeting() is not None:
            return
        self._put_away()
        if before is None or (held.line, held.start, held.end) != (before.line, before.start, before.end):
            self.moved.emit(held.key, held.line, held.start, held.end)

    def _let_go(self) -> None:
        """A hand that lets go where it would meet another has put it back, and it is said why."""
        held, other = self._held, self.meeting()
        if held is None or other is None:
            self._put_down()
            return
        self._put_away()
        self.met_other.emit(held.key, other.key)

    def _put_away(self) -> None:
        was, self._held = self._held, None
        if was is not None:
            self.met_other.emit(was.key, None)
            self.carrying.emit(False)
            self.update()

    # -- geometry ----------------------------------------------------------------------------------

    def _x(self, minute: float) -> float:
        left, right = self._left, self.width() - theme().px(_END)
        return left + (right - left) * minute / self._minutes

    def _minute(self, x: float) -> int:
        left, right = self._left, self.width() - theme().px(_END)
        return round((x - left) * self._minutes / max(right - left, 1))

    def _at(self, at: QPointF) -> tuple[Bar | None, int | None]:
        place = int((at.y() - theme().px(_HEAD)) // self._row)
        if not 0 <= place < len(self._lines):
            return None, None
        bars = self._by_line.get(self._lines[place].key, ())
        return next((bar for bar in reversed(bars) if self.rect_of(bar).contains(at)), None), place

    def _place_of(self, line: Any) -> int:
        return self._places.get(line, 0)

    def _bar(self, key: Any) -> Bar | None:
        return None if key is None else next((bar for bar in self._bars if bar.key == key), None)

    def _tell(self) -> None:
        bar = self._bar(self._chosen)
        name = self._lines[self._line].name if self._lines else ""
        self.setAccessibleDescription(name if bar is None else bar.spoken)
