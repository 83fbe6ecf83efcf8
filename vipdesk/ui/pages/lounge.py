"""贵宾厅: the map of places, and the lines of time below it; guests are seated, moved and kept places for from here."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.chinese.dates import clock_text, full_day_text, store_date
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import Order
from vipdesk.models.snapshot.guests import PlaceChoice
from vipdesk.models.snapshot.lounge import BookedSpan, LoungeBoard, PlaceView, SeatState
from vipdesk.models.snapshot.today import WaitingGuest
from vipdesk.models.values import write_instant
from vipdesk.models.vocabulary import Role
from vipdesk.ui.dialogs.booking_sheet import BookingSheet, BookingWish, move_basis
from vipdesk.ui.dialogs.place_sheet import PlaceSheet
from vipdesk.ui.languages import language, say
from vipdesk.ui.lounge_texts import kept_for_text
from vipdesk.ui.page import Page
from vipdesk.ui.pages.arrangement import bring_into_sight
from vipdesk.ui.pages.lounge_acts import (
    Choice,
    LoungeActs,
    about_booking,
    in_the_way,
    moved_booking,
    seat,
)
from vipdesk.ui.pages.lounge_picture import (
    Window,
    bars,
    counts_text,
    minute_of,
    next_quarter,
    place_of_line,
    tile_groups,
    time_lines,
    window_of,
)
from vipdesk.ui.pages.lounge_reception import LoungeReception
from vipdesk.ui.pages.lounge_room import ABOVE_LINES, GAP, fit, keep_in_sight
from vipdesk.ui.pages.title_line import TitleLine, page_column
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined, masked_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, IconButton
from vipdesk.ui.widgets.choices import Choices
from vipdesk.ui.widgets.dressed import Menu
from vipdesk.ui.widgets.panel import Surface
from vipdesk.ui.widgets.place_map import PlaceMap
from vipdesk.ui.widgets.time_board import TimeBoard

_EVERY_MS = 30_000
_USUAL = timedelta(minutes=90)
_ROOM_FOR_WORD = 700


class LoungePage(Page):
    """A press opens what may be done; M takes up a guest or a booking, arrows carry, Enter puts down."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"visit", "lounge_place", "booking", "queue_ticket", "guest", "policy", "guest_merge"}
    )

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._board: LoungeBoard | None = None
        self._day: date | None = None
        self._window: Window | None = None
        """Of the lines of time."""
        self._trouble = ""
        self._reception = LoungeReception(desk, route, self)
        self._reception.said.connect(self._received)
        self._build()
        self._clockwork = QTimer(self)
        self._clockwork.setInterval(_EVERY_MS)
        self._clockwork.timeout.connect(self._tick)
        self._clockwork.start()
        self.retranslate()

    def enter(self) -> None:
        """Begin with today."""
        self._day, self._trouble = None, ""
        super().enter()

    def refresh(self) -> None:
        """Read the lounge again."""
        self.desk.lounge(self._day, self.answers.latest("lounge", self._show))

    def take_keyboard(self) -> None:
        """The arrows are for the map, or for the lines where they are alone in sight."""
        (self.times if self.form.place() else self.map).setFocus()
        bring_into_sight(self._title)

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the page; while somebody or something is carried, those of carrying."""
        held = self.times.held is not None
        if held or self.map.carried_key is not None:
            longer = (("Shift", self.tr("加长或缩短")),) if held else ()
            carry = (self.tr("方向键"), self.tr("挪到哪里"))
            return (carry, *longer, ("Enter", self.tr("放下")), ("Esc", self.tr("放回")))
        if self.form.place():
            new = ("N", self.tr("预留"))
            return (
                (self.tr("方向键"), self.tr("选预留")),
                ("Enter", self.tr("打开")),
                ("M", self.tr("移动到…")),
                new,
            )
        keys = ((self.tr("方向键"), self.tr("选座")), ("Enter", self.tr("入座")))
        return (*keys, ("M", self.tr("移动到…")), ("R", self.tr("放座")))

    def retranslate(self) -> None:
        """Set every word again."""
        self.form.show_texts(self.tr("怎么看"), [self.tr("座位图"), self.tr("时间轴")])
        self.before.name(self.tr("前一天"))
        self.after.name(self.tr("后一天"))
        self._word_buttons()
        self._words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the text is large the buttons lose their words; what stands below is as high as fits."""
        super().resizeEvent(event)
        self._word_buttons()
        self._fit()

    def _word_buttons(self) -> None:
        roomy, book = self.width() >= theme().px(_ROOM_FOR_WORD), self.tr("预留")
        self.book.show_text(book if roomy else "", book)
        self.today.show_text(self.tr("今天"))
        alone = bool(self.form.place())
        self.today.setVisible(roomy and alone)
        self.book.setVisible(roomy or not alone)

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        px = theme().px
        column = page_column(self)
        self._title = TitleLine()
        self.before, self.after, self.today = IconButton("chevron-left"), IconButton("chevron-right"), Button()
        self.book, self.form = Button(icon="plus"), Choices(2)
        for part in (self.before, self.today, self.after, self.book, self.form):
            self._title.row.addWidget(part)
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.today.clicked.connect(lambda: self._step(0))
        self.book.clicked.connect(lambda: self._wish(None, None))
        self.form.chosen.connect(lambda _place: self._change_form())
        self._places, self.map = Surface(), PlaceMap()
        inside = QVBoxLayout(self._places)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.map)
        self._gap = QWidget()
        self._gap.setFixedHeight(px(GAP))
        self._lower, self.times = Surface(), TimeBoard()
        below = QVBoxLayout(self._lower)
        below.setContentsMargins(0, px(ABOVE_LINES), 0, px(ABOVE_LINES))
        below.addWidget(self.times)
        below.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._places)
        column.addWidget(self._gap)
        column.addWidget(self._lower, 1)
        self._connect()

    def _connect(self) -> None:
        for part in (self.map, self.times):
            part.carrying.connect(lambda _on: self.route.hints_changed())
        self.map.opened.connect(self._open_tile)
        self.map.moved.connect(self._move_tile)
        self.map.refused.connect(self._cannot_sit)
        self.map.letter_pressed.connect(lambda key, _letter: self._release(key))
        self.times.opened.connect(self._open_bar)
        self.times.moved.connect(self._move_bar)
        self.times.met_other.connect(self._tell_meeting)
        self.times.wished.connect(self._wish)
        self.times.walked.connect(lambda at: keep_in_sight(self, self.times, at))
        self.map.walked.connect(lambda at: keep_in_sight(self, self.map, at))
        self.times.letter_pressed.connect(self._release_bar)

    # -- showing -----------------------------------------------------------------------------------

    def _show(self, board: LoungeBoard) -> None:
        if self.map.carried_key is None and self.times.held is None:
            self._board = board
            self._words()

    def _words(self) -> None:
        board, now, alone = self._board, self.now(), bool(self.form.place())
        for part in (self._places, self._gap):
            part.setVisible(not alone)
        for part in (self.before, self.after):
            part.setVisible(alone)
        self._word_buttons()
        if board is None:
            self._title.show_texts(self.tr("贵宾厅"), "")
            return
        today = store_date(now) == board.day
        sub = full_day_text(board.day, language()) if alone else counts_text(board.places)
        quoted = self.tr("再来的贵宾约等 {minutes} 分").replace("{minutes}", str(board.quoted_minutes))
        full = not alone and not any(place.state is SeatState.FREE for place in board.places)
        self._title.show_texts(self.tr("贵宾厅"), self._trouble or joined(sub, quoted if full else ""))
        self.map.show_groups(tile_groups(board, now), self.tr("座位图"), self.tr("已有人"))
        self._window = window = window_of(board, now, whole=alone or not today)
        minute = minute_of(now, window.start) if today else None
        self.times.show_time(window.minutes, window.marks(), (minute, clock_text(now)))
        lines = time_lines(board, window, seats=alone)
        self.times.show_bars(lines, bars(board, window), self.tr("预留的时间"))
        self._fit()

    def _fit(self) -> None:
        self._lower.setMinimumHeight(fit(self, self.map, self.times, alone=bool(self.form.place())))

    def _tick(self) -> None:
        if self.isVisible():
            self.refresh()

    def _change_form(self) -> None:
        self._day, self._trouble = None, ""
        self._words()
        self.refresh()
        self.route.hints_changed()
        self.take_keyboard()

    def _step(self, by: int) -> None:
        shown = store_date(self.now()) if self._board is None else self._board.day
        self._day = shown + timedelta(days=by) if by else None
        self.refresh()

    def _tell(self, sentence: str) -> None:
        self._trouble = sentence
        if self._board is not None and not sentence:
            self._words()
        else:
            self._title.show_texts(self.tr("贵宾厅"), sentence)

    # -- acts --------------------------------------------------------------------------------------

    def _acts(self, board: LoungeBoard) -> LoungeActs:
        return LoungeActs(board, self.route.show_guest, self.route.show_profile, self._change, self._receive)

    def _open_tile(self, key: UUID, at: QPoint) -> None:
        board, place = self._board, self._place(key)
        if board is None:
            return
        if place is not None:
            book: Choice = (self.tr("预留…"), lambda: self._wish(key, None))
            here = [*self._reception.parking(place.visit_id), *self._acts(board).at_place(place, book)]
            self._offer([*here, *self._editing(place)], at)
            return
        guest = next((each for each in board.standing if each.visit_id == key), None)
        if guest is not None:
            self._offer(self._acts(board).standing(guest), at)
        waiting = self._waiting(key)
        if waiting is not None:
            self._offer(self._acts(board).waiting(waiting), at)

    def _editing(self, place: PlaceView) -> list[Choice]:
        staff = self.desk.staff
        if staff is None or staff.role is not Role.SUPERVISOR:
            return []
        return [
            (self.tr("改这一处…"), lambda: self.route.show_sheet(PlaceSheet(self.desk, self.route, place))),
        ]

    def _open_bar(self, key: UUID, at: QPoint) -> None:
        span = self._span(key)
        if self._board is not None and span is not None:
            self._offer(self._acts(self._board).booked(span), at)

    def _offer(self, choices: Sequence[Choice], at: QPoint) -> None:
        menu = Menu(self)
        for words, act in choices:
            entry = menu.addAction(words.replace("&", "&&"))
            entry.triggered.connect(lambda _checked=False, act=act: self._do(act))
        if choices:
            menu.setActiveAction(menu.actions()[0])
            menu.popup(at)

    def _do(self, act: Order | Callable[[], None]) -> None:
        if not isinstance(act, Order):
            act()
            return
        self._trouble = ""
        self._reception.forget()
        saved = self.answers.kept(lambda _saved: self.refresh())
        self.desk.submit(act.kind, act.args, saved, self.answers.kept(self._failed))

    def _receive(self, waiting: WaitingGuest, place: PlaceView) -> None:
        """Receive somebody who waits as at the door; the wait ends with it."""
        choice = PlaceChoice(place.place_id, place.name, place.room)
        self._reception.begin(waiting.guest.guest_id, choice, waiting.companions)

    def _received(self, sentence: str) -> None:
        self._trouble = sentence
        self.refresh()

    def undo(self) -> None:
        """Take back the reception of somebody who had waited, while there is time."""
        self._reception.undo()

    def _failed(self, error: VipDeskError) -> None:
        self._trouble = error_text(error)
        self.refresh()
        self._words()

    def _move_tile(self, start: UUID, end: UUID) -> None:
        """Somebody was put down on a free place: a guest, whoever waits, or whom a place is kept for."""
        board, place, target = self._board, self._place(start), self._place(end)
        if board is None or target is None:
            return
        waiting = self._waiting(start)
        if waiting is not None:
            self._receive(waiting, target)
        elif place is None:
            self._do(seat(start, end, None))
        elif place.state is not SeatState.KEPT:
            if place.visit_id is not None:
                self._do(seat(place.visit_id, end, start))
        elif place.booking is not None:
            other = in_the_way(board, place.booking, end)
            if other is None:
                self._do(moved_booking(place.booking, end))
            else:
                self._tell(kept_for_text(say(target.name), other))

    def _cannot_sit(self, _start: UUID, end: UUID) -> None:
        place = self._place(end)
        if place is not None:
            self._tell(self.tr("{place} 不空，请另选一处。").replace("{place}", say(place.name)))

    def _release(self, key: UUID) -> None:
        place = self._place(key)
        if place is not None and place.visit_id is not None and place.state is not SeatState.UNTIDY:
            self._do(seat(place.visit_id, None, key))

    def _release_bar(self, key: UUID, _letter: str) -> None:
        span = self._span(key)
        if span is not None and span.came:
            self._do(about_booking("end", span))

    def _move_bar(self, key: UUID, line: Any, start: int, end: int) -> None:
        window, span = self._window, self._span(key)
        if window is None or span is None:
            return
        first, last = (write_instant(window.start + timedelta(minutes=each)) for each in (start, end))
        args = {**move_basis(span), "place_id": str(place_of_line(line)), "starts_at": first, "ends_at": last}
        self._do(Order("booking.move", args))

    def _tell_meeting(self, _key: UUID, other: UUID | None) -> None:
        """While something is carried, what it would meet is said in one sentence."""
        span = None if other is None else self._span(other)
        place = None if span is None else self._place(span.place_id)
        self._tell("" if span is None or place is None else kept_for_text(say(place.name), span))

    def _wish(self, line: Any, minute: int | None) -> None:
        """Keep a place for the guest in view."""
        place_id = None if line is None else place_of_line(line)
        board, guest = self._board, self.route.guest
        if board is None:
            return
        if guest is None:
            self._tell(self.tr("先扫卡或找到贵宾，再预留"))
            self.route.find_guest()
            return
        window, start = self._window, next_quarter(self.now())
        if minute is not None and window is not None:
            start = window.start + timedelta(minutes=minute)
        wish = BookingWish(guest.guest_id, say(guest.address), place_id, start, start + _USUAL)
        self.route.show_sheet(BookingSheet(self.desk, self.route, board, wish))

    def _change(self, span: BookedSpan) -> None:
        if self._board is not None:
            name = masked_text(span.guest)
            wish = BookingWish(span.guest.guest_id, name, span.place_id, span.starts_at, span.ends_at, span)
            self.route.show_sheet(BookingSheet(self.desk, self.route, self._board, wish))

    def _waiting(self, key: UUID) -> WaitingGuest | None:
        waiting = () if self._board is None else self._board.waiting
        return next((each for each in waiting if each.ticket_id == key), None)

    def _place(self, key: UUID) -> PlaceView | None:
        places = () if self._board is None else self._board.places
        return next((place for place in places if place.place_id == key), None)

    def _span(self, key: UUID) -> BookedSpan | None:
        spans = () if self._board is None else self._board.spans
        return next((span for span in spans if span.booking_id == key), None)
