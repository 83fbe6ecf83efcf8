"""预留: a place, a day and hours for a guest; what is somebody else's is said before anything is saved."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from vipdesk.chinese.dates import coming_day_text, store_date
from vipdesk.clock import STORE_ZONE
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused, VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.lounge import BookedSpan, LoungeBoard, PlaceView
from vipdesk.models.values import write_instant
from vipdesk.models.vocabulary import KEEPING_STATES, BookingPurpose
from vipdesk.rules.booking_span import MOST_HOURS, overlap
from vipdesk.rules.duty import MINUTES_OF_A_DAY
from vipdesk.rules.typed_shifts import typed_shifts
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.duty_texts import shifts_text
from vipdesk.ui.languages import language, say
from vipdesk.ui.lounge_texts import kept_for_text, place_choice_text, purpose_text
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.field import LineField, SelectField

DAYS = 30
_MOST_COMPANIONS = 11
_PURPOSES = tuple(purpose for purpose in BookingPurpose if purpose is not BookingPurpose.APPOINTMENT)


@dataclass(frozen=True, slots=True)
class BookingWish:
    """What the sheet begins with; with a booking it moves that one."""

    guest_id: UUID
    guest: str
    """As the sheet names them."""
    place_id: UUID | None
    starts_at: datetime
    ends_at: datetime
    booking: BookedSpan | None = None


class BookingSheet(Sheet):
    """Enter saves; nothing is saved that would meet another booking this desk knows of."""

    def __init__(
        self, desk: DeskFacade, route: Route, board: LoungeBoard, wish: BookingWish, parent: QWidget | None = None
    ) -> None:
        super().__init__(route, width=520, parent=parent)
        self._desk, self._board, self._wish = desk, board, wish
        self._answers = Answers(self)
        self._places = _in_order(board)
        self._days = _days(store_date(route.clock.now()), store_date(wish.starts_at))
        self.place, self.day, self.hours = SelectField(), SelectField(), LineField()
        self.purpose, self.people = SelectField(), SelectField()
        ids = [place.place_id for place in self._places]
        self.place.fill(len(ids), ids.index(wish.place_id) if wish.place_id in ids else 0)
        self.day.fill(len(self._days), self._days.index(store_date(wish.starts_at)))
        booking = wish.booking
        purposes = [purpose.value for purpose in _PURPOSES]
        chosen = purposes.index(booking.purpose) if booking is not None and booking.purpose in purposes else 0
        self.purpose.fill(len(_PURPOSES), chosen)
        self.people.fill(_MOST_COMPANIONS + 1, 0)
        self.hours.edit.setText(_typed(wish.starts_at, wish.ends_at))
        for part in (self.place, self.day, self.hours):
            self.content.addWidget(part)
        beside = QHBoxLayout()
        beside.setSpacing(theme().px(16))
        beside.addWidget(self.purpose, 1)
        beside.addWidget(self.people, 1)
        self.content.addLayout(beside)
        for part in (self.purpose, self.people):
            part.setVisible(booking is None)
        self.place.box.currentIndexChanged.connect(lambda _place: self._look())
        self.day.box.currentIndexChanged.connect(lambda _place: self._read_day())
        self.hours.edit.textChanged.connect(lambda _text: self._look())
        self.retranslate()
        self._read_day()
        self.setFocusProxy(self.hours.edit)

    def retranslate(self) -> None:
        """Set every word again."""
        title = self.tr("改预留") if self._wish.booking is not None else self.tr("预留")
        self.show_heading(title, self._wish.guest)
        self.place.show_texts(self.tr("哪里"), [place_choice_text(place) for place in self._places])
        today = store_date(self.route.clock.now())
        self.day.show_texts(self.tr("哪一天"), [coming_day_text(day, today, language()) for day in self._days])
        self.hours.show_label(self.tr("几点到几点，例如 14:30-16:00"))
        self.purpose.show_texts(self.tr("做什么"), [purpose_text(purpose) for purpose in _PURPOSES])
        alone, more = self.tr("只有贵宾"), self.tr("另有 {count} 位同行")
        texts = [more.replace("{count}", str(count)) if count else alone for count in range(_MOST_COMPANIONS + 1)]
        self.people.show_texts(self.tr("同行"), texts)
        self.cancel.show_text(self.tr("不留了"))
        self.done.show_text(self.tr("留下"))

    def clash(self) -> BookedSpan | None:
        """The booking of the chosen place that the typed hours would meet, as far as this desk knows."""
        span, own = self.span(), self._wish.booking
        if span is None:
            return None
        for other in self._board.spans:
            mine = own is not None and other.booking_id == own.booking_id
            if mine or other.place_id != self._place().place_id or other.state not in KEEPING_STATES:
                continue
            if overlap(*span, other.starts_at, other.ends_at):
                return other
        return None

    def span(self) -> tuple[datetime, datetime] | None:
        """What was typed, on the chosen day; None for what is no hours.

        An end before the beginning is on the next day; where that were longer than any booking it was a slip.
        """
        typed = typed_shifts(self.hours.text())
        if typed is None or len(typed) != 1:
            return None
        day = self._days[self.day.place()]
        midnight = datetime(day.year, day.month, day.day, tzinfo=STORE_ZONE)
        start, end = typed[0]
        if end > MINUTES_OF_A_DAY and end - start > MOST_HOURS * 60:
            return None
        return midnight + timedelta(minutes=start), midnight + timedelta(minutes=end)

    def act(self) -> None:
        """Save, where nobody else is met."""
        span = self.span()
        if span is None:
            self.hours.show_error(error_text(Refused(Code.BOOKING_EMPTY)))
            self.hours.edit.setFocus()
            self.route.fit_sheet()
        elif self.clash() is None:
            self._submit(span)

    def _submit(self, span: tuple[datetime, datetime]) -> None:
        self.done.setEnabled(False)
        booking = self._wish.booking
        args: dict[str, Any] = {
            "place_id": str(self._place().place_id),
            "starts_at": write_instant(span[0]),
            "ends_at": write_instant(span[1]),
        }
        if booking is None:
            purpose, companions = _PURPOSES[self.purpose.place()].value, self.people.place()
            args |= {"guest_id": str(self._wish.guest_id), "purpose": purpose, "companions": companions}
        else:
            args |= move_basis(booking)
        kind = "booking.book" if booking is None else "booking.move"
        self._desk.submit(kind, args, self._answers.kept(self._saved), self._answers.kept(self._failed))

    def _read_day(self) -> None:
        day = self._days[self.day.place()]
        self._desk.lounge(day, self._answers.latest("day", self._show_day))

    def _show_day(self, board: LoungeBoard) -> None:
        self._board = board
        self._look()

    def _look(self) -> None:
        """Say at once what the hours would meet."""
        other = self.clash()
        self.hours.show_error("" if other is None else kept_for_text(say(self._place().name), other))
        self.done.setEnabled(other is None)
        self.route.fit_sheet()

    def _place(self) -> PlaceView:
        return self._places[max(self.place.place(), 0)]

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))


def move_basis(booking: BookedSpan) -> dict[str, str]:
    """Which booking is moved, and where its author saw it."""
    return {
        "booking_id": str(booking.booking_id),
        "based_on": write_instant(booking.starts_at),
        "based_on_place": str(booking.place_id),
    }


def _in_order(board: LoungeBoard) -> list[PlaceView]:
    """Rooms first: they are what is booked most."""
    return sorted(board.places, key=lambda place: not place.room)


def _days(today: date, wished: date) -> list[date]:
    days = {today + timedelta(days=each) for each in range(DAYS)} | {wished}
    return sorted(days)


def _typed(start: datetime, end: datetime) -> str:
    first, last = start.astimezone(STORE_ZONE), end.astimezone(STORE_ZONE)
    begins = first.hour * 60 + first.minute
    return shifts_text(((begins, begins + round((last - first).total_seconds() / 60)),))
