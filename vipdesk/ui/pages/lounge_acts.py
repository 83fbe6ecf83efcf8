"""What may be done with a place or a booking of the lounge, the likeliest first, and the intents that do it."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from vipdesk.models.snapshot.desk import Order
from vipdesk.models.snapshot.lounge import BookedSpan, LoungeBoard, PlaceView, SeatState
from vipdesk.models.snapshot.today import MaskedGuest, PresentGuest, WaitingGuest
from vipdesk.models.values import write_instant
from vipdesk.models.vocabulary import KEEPING_STATES, BookingState
from vipdesk.rules.booking_span import overlap
from vipdesk.ui.dialogs.booking_sheet import move_basis
from vipdesk.ui.texts import masked_text

Choice = tuple[str, Order | Callable[[], None]]
_MOST_STANDING = 6


def seat(visit_id: UUID, place_id: UUID | None, seen: UUID | None) -> Order:
    """Seat a guest, or give the place free; `seen` is where they were seen."""
    args = {"visit_id": visit_id, "place_id": place_id, "based_on": seen}
    return Order("visit.seat", {name: None if value is None else str(value) for name, value in args.items()})


def about_visit(kind: str, visit_id: UUID | None) -> Order:
    """An intent about the visit at a place."""
    return Order(f"visit.{kind}", {"visit_id": str(visit_id)})


def about_ticket(kind: str, waiting: WaitingGuest) -> Order:
    """An intent about a queue ticket."""
    return Order(f"visit.{kind}", {"ticket_id": str(waiting.ticket_id)})


def about_booking(kind: str, booking: BookedSpan) -> Order:
    """An intent about a booking."""
    return Order(f"booking.{kind}", {"booking_id": str(booking.booking_id)})


def moved_booking(booking: BookedSpan, place_id: UUID) -> Order:
    """The booking at another place, at the same time."""
    times = {"starts_at": write_instant(booking.starts_at), "ends_at": write_instant(booking.ends_at)}
    return Order("booking.move", {**move_basis(booking), "place_id": str(place_id), **times})


def in_the_way(board: LoungeBoard, booking: BookedSpan, place_id: UUID) -> BookedSpan | None:
    """What a booking would meet at another place at its own time."""
    return next(
        (
            span
            for span in board.spans
            if span.place_id == place_id
            and span.booking_id != booking.booking_id
            and span.state in KEEPING_STATES
            and overlap(booking.starts_at, booking.ends_at, span.starts_at, span.ends_at)
        ),
        None,
    )


class LoungeActs:
    """Choices for one board; `show_guest`, `show_profile` and `change` lead elsewhere, `receive` has whoever waits come in."""

    def __init__(
        self,
        board: LoungeBoard,
        show_guest: Callable[[UUID], None],
        show_profile: Callable[[UUID], None],
        change: Callable[[BookedSpan], None],
        receive: Callable[[WaitingGuest, PlaceView], None],
    ) -> None:
        self._board = board
        self._show_guest, self._show_profile, self._change = show_guest, show_profile, change
        self._receive = receive

    def at_place(self, place: PlaceView, book: Choice) -> list[Choice]:
        """What may be done with a place; `book` is the choice to keep it for the guest in view."""
        visit, guest = place.visit_id, place.guest
        if place.state is SeatState.FREE:
            waiting = (self._receiving(each, place) for each in self._board.waiting[:_MOST_STANDING])
            return [*(_sit(each, place) for each in self._board.standing[:_MOST_STANDING]), *waiting, book]
        if place.state is SeatState.UNTIDY:
            return [(QCoreApplication.translate("lounge", "整理好了"), about_visit("tidy_place", visit))]
        if place.state is SeatState.KEPT:
            return self._kept(place)
        away = place.state is SeatState.SHOPPING
        step = (
            (QCoreApplication.translate("lounge", "回来了"), about_visit("come_back", visit))
            if away
            else (QCoreApplication.translate("lounge", "去逛店，座位保留"), about_visit("go_shopping", visit))
        )
        choices: list[Choice] = [step]
        if visit is not None:
            choices.append((QCoreApplication.translate("lounge", "放座"), seat(visit, None, place.place_id)))
        choices.append((QCoreApplication.translate("lounge", "离厅"), about_visit("check_out", visit)))
        return choices if guest is None else [*choices, self._profile(guest)]

    def standing(self, guest: PresentGuest) -> list[Choice]:
        """What may be done with somebody who has no place."""
        leave = (QCoreApplication.translate("lounge", "离厅"), about_visit("check_out", guest.visit_id))
        return [self._profile(guest.guest), leave]

    def waiting(self, guest: WaitingGuest) -> list[Choice]:
        """What may be done with somebody who waits."""
        call = (
            QCoreApplication.translate("lounge", "再叫一次 {number}")
            if guest.called
            else QCoreApplication.translate("lounge", "叫号 {number}")
        )
        come_in: Choice = (
            QCoreApplication.translate("lounge", "接待这位贵宾"),
            lambda: self._show_guest(guest.guest.guest_id),
        )
        give_up = (QCoreApplication.translate("lounge", "不等了"), about_ticket("give_up_ticket", guest))
        return [(call.replace("{number}", guest.label), about_ticket("call_ticket", guest)), come_in, give_up]

    def _receiving(self, waiting: WaitingGuest, place: PlaceView) -> Choice:
        words = QCoreApplication.translate("lounge", "接待 {number} {guest}，坐这里")
        words = words.replace("{number}", waiting.label).replace("{guest}", masked_text(waiting.guest))
        return (words, lambda: self._receive(waiting, place))

    def booked(self, span: BookedSpan) -> list[Choice]:
        """What may be done with a booking."""
        collided = span.state is BookingState.COLLIDED
        words = (
            QCoreApplication.translate("lounge", "改时间或换一处，重新留")
            if collided
            else QCoreApplication.translate("lounge", "改时间或换一处…")
        )
        cancel = (QCoreApplication.translate("lounge", "取消预留"), about_booking("cancel", span))
        if span.came:
            end = (QCoreApplication.translate("lounge", "结束，放出余下的时间"), about_booking("end", span))
            return [end, self._profile(span.guest)]
        return [(words, lambda: self._change(span)), cancel, self._profile(span.guest)]

    def _kept(self, place: PlaceView) -> list[Choice]:
        booking = place.booking
        if booking is None:
            return []
        here = next((each for each in self._board.standing if each.guest.guest_id == booking.guest.guest_id), None)
        name = masked_text(booking.guest)
        receive = QCoreApplication.translate("lounge", "接待 {guest}").replace("{guest}", name)
        first: Choice = (receive, lambda: self._show_guest(booking.guest.guest_id))
        return [_sit(here, place) if here is not None else first, *self.booked(booking)]

    def _profile(self, guest: MaskedGuest) -> Choice:
        words = QCoreApplication.translate("lounge", "打开 {guest} 的档案").replace("{guest}", masked_text(guest))
        return (words, lambda: self._show_profile(guest.guest_id))


def _sit(guest: PresentGuest, place: PlaceView) -> Choice:
    words = QCoreApplication.translate("lounge", "请 {guest} 入座").replace("{guest}", masked_text(guest.guest))
    return (words, seat(guest.visit_id, place.place_id, None))
