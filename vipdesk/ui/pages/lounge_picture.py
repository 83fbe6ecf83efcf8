"""The lounge as tiles and bars: what each place and each booking says on the map and on the lines of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import clock_text, duration_text
from vipdesk.models.snapshot.lounge import BookedSpan, LoungeBoard, PlaceView, SeatState
from vipdesk.models.snapshot.today import PresentGuest, WaitingGuest
from vipdesk.models.vocabulary import BookingState
from vipdesk.ui.languages import language, say
from vipdesk.ui.lounge_texts import (
    area_of,
    bar_text,
    capacity_text,
    people_text,
    seat_state_text,
    short_name,
    spoken_span,
)
from vipdesk.ui.pages.today_rows import waiting_row
from vipdesk.ui.texts import joined, masked_text
from vipdesk.ui.widgets.tile_layout import TileGroup
from vipdesk.ui.widgets.tile_painter import Tile, TileLook
from vipdesk.ui.widgets.time_bars import STEP, Bar, BarLook, TimeLine

_LOOKS = {
    SeatState.FREE: (TileLook.FREE, ""),
    SeatState.KEPT: (TileLook.KEPT, "clock"),
    SeatState.TAKEN: (TileLook.TAKEN, "user"),
    SeatState.SHOPPING: (TileLook.AWAY, "shopping-bag"),
    SeatState.UNTIDY: (TileLook.UNTIDY, "brush"),
}
_HOUR = timedelta(hours=1)
_AHEAD = timedelta(hours=7)
COLLIDED_LINE = "collided"
"""Beside a place in the key of the line on which stands what has collided there."""


def tile_groups(board: LoungeBoard, now: datetime) -> list[TileGroup]:
    """Seats by their area, then whoever has no place and whoever waits, rooms beside."""
    areas: dict[str, list[Tile]] = {}
    for place in board.places:
        if not place.room:
            areas.setdefault(area_of(place), []).append(_tile(place, now))
    groups = [TileGroup(name, tuple(tiles)) for name, tiles in areas.items()]
    if board.standing:
        name = QCoreApplication.translate("lounge", "在厅，还没有座位")
        groups.append(TileGroup(name, tuple(_standing(guest, now) for guest in board.standing), low=True))
    if board.waiting:
        name = QCoreApplication.translate("lounge", "等候，放到空座上就接待")
        groups.append(TileGroup(name, tuple(_waiting(each, now) for each in board.waiting), low=True))
    rooms = tuple(_tile(place, now) for place in board.places if place.room)
    groups.append(TileGroup(QCoreApplication.translate("lounge", "贵宾室"), rooms, beside=True))
    return groups


def counts_text(places: Sequence[PlaceView]) -> str:
    """空 7·坐 3·留 2·逛店 1·待整理 1; what there is none of is left out, but free places."""
    states = (SeatState.FREE, SeatState.TAKEN, SeatState.KEPT, SeatState.SHOPPING, SeatState.UNTIDY)
    counted = [(state, sum(place.state is state for place in places)) for state in states]
    return joined(
        *(f"{seat_state_text(state)} {count}" for state, count in counted if count or state is SeatState.FREE)
    )


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a day that is in sight."""

    start: datetime
    end: datetime

    @property
    def minutes(self) -> int:
        """How long it is."""
        return minute_of(self.end, self.start)

    def marks(self) -> list[tuple[int, str]]:
        """Its full hours, in minutes from its start."""
        marks = []
        at = self.start.replace(minute=0)
        at = at if at == self.start else at + _HOUR
        while at <= self.end:
            marks.append((minute_of(at, self.start), clock_text(at)))
            at += _HOUR
        return marks


def next_quarter(now: datetime) -> datetime:
    """The full quarter of an hour that comes next, or is now."""
    minute = now.replace(second=0, microsecond=0)
    return minute + timedelta(minutes=-minute.minute % STEP)


def window_of(board: LoungeBoard, now: datetime, *, whole: bool) -> Window:
    """The whole day, or the next hours of it beneath the map: from an hour ago on."""
    if whole or not board.opens_at <= now < board.closes_at:
        return Window(board.opens_at, board.closes_at)
    hour = now.astimezone(board.opens_at.tzinfo).replace(minute=0, second=0, microsecond=0) - _HOUR
    start = min(max(hour, board.opens_at), max(board.closes_at - _AHEAD, board.opens_at))
    return Window(start, min(start + _AHEAD, board.closes_at))


def time_lines(board: LoungeBoard, window: Window, *, seats: bool) -> list[TimeLine]:
    """Rooms, and the seats too where all is to be seen; without, those that are booked in sight.

    What has collided stands on a line of its own below its place, so that it hides nothing.
    """
    shown = [span for span in board.spans if _is_in_sight(span, window)]
    booked = {span.place_id for span in shown}
    collided = {span.place_id for span in shown if span.state is BookingState.COLLIDED}
    lines = []
    for place in sorted(board.places, key=lambda place: not place.room):
        if place.room or seats or place.place_id in booked:
            lines.append(TimeLine(place.place_id, say(place.name), strong=place.room))
        if place.place_id in collided:
            words = QCoreApplication.translate("lounge", "没有留成")
            lines.append(TimeLine((place.place_id, COLLIDED_LINE), words, strong=False))
    return lines


def bars(board: LoungeBoard, window: Window) -> list[Bar]:
    """The bookings in sight."""
    names = {place.place_id: say(place.name) for place in board.places}
    found = []
    for span in board.spans:
        if not _is_in_sight(span, window) or span.place_id not in names:
            continue
        first, last = minute_of(span.starts_at, window.start), minute_of(span.ends_at, window.start)
        line = (span.place_id, COLLIDED_LINE) if span.state is BookingState.COLLIDED else span.place_id
        spoken = spoken_span(span, names[span.place_id])
        found.append(Bar(span.booking_id, line, first, last, bar_text(span), spoken, _look(span), not span.came))
    return found


def place_of_line(line: Any) -> UUID:
    """The place that a line is about."""
    return UUID(str(line[0] if isinstance(line, tuple) else line))


def minute_of(moment: datetime, start: datetime) -> int:
    """Whole minutes from a start."""
    return round((moment - start).total_seconds() / 60)


def _is_in_sight(span: BookedSpan, window: Window) -> bool:
    return span.starts_at < window.end and span.ends_at > window.start


def _look(span: BookedSpan) -> BarLook:
    if span.state is BookingState.COLLIDED:
        return BarLook.COLLIDED
    if span.state is BookingState.HELD:
        return BarLook.UNSURE
    return BarLook.THERE if span.came else BarLook.KEPT


def _tile(place: PlaceView, now: datetime) -> Tile:
    look, icon = _LOOKS[place.state]
    word = seat_state_text(place.state)
    guest = place.guest
    foot = _foot(place, now)
    spoken = ", ".join(
        filter(
            None, (say(place.name), word, "" if guest is None else masked_text(guest), foot, capacity_text(place))
        )
    )
    return Tile(
        key=place.place_id,
        spoken=spoken,
        label=short_name(place),
        word=word,
        look=look,
        name="" if guest is None else guest.masked,
        title="" if guest is None else say(guest.title),
        foot=foot,
        icon=icon,
        movable=place.state in (SeatState.TAKEN, SeatState.SHOPPING, SeatState.KEPT),
        open_to=place.state is SeatState.FREE,
    )


def _foot(place: PlaceView, now: datetime) -> str:
    booking = place.booking
    if place.state is SeatState.KEPT and booking is not None:
        words = QCoreApplication.translate("lounge", "{time} 到").replace("{time}", clock_text(booking.starts_at))
        return joined(words, people_text(booking.companions) if place.room else "")
    if place.state is SeatState.SHOPPING:
        return QCoreApplication.translate("lounge", "座位保留")
    if place.state is SeatState.TAKEN and place.since is not None:
        if booking is not None and booking.came:
            return QCoreApplication.translate("lounge", "至 {time}").replace("{time}", clock_text(booking.ends_at))
        if booking is not None:
            words = QCoreApplication.translate("lounge", "{time} 有约")
            return words.replace("{time}", clock_text(booking.starts_at))
        return duration_text(now - place.since, language())
    return capacity_text(place) if place.state is SeatState.FREE and place.room else ""


def _waiting(waiting: WaitingGuest, now: datetime) -> Tile:
    told = QCoreApplication.translate("lounge", "约 {minutes} 分").replace(
        "{minutes}", str(waiting.quoted_minutes)
    )
    called = QCoreApplication.translate("lounge", "已叫号")
    return Tile(
        key=waiting.ticket_id,
        spoken=waiting_row(waiting, now).spoken,
        label="",
        word="",
        look=TileLook.STANDING,
        name=waiting.guest.masked,
        title=say(waiting.guest.title),
        foot=joined(waiting.label, called if waiting.called else told),
        icon="hourglass",
        movable=True,
    )


def _standing(guest: PresentGuest, now: datetime) -> Tile:
    since = duration_text(now - guest.since, language())
    return Tile(
        key=guest.visit_id,
        spoken=f"{masked_text(guest.guest)}, {since}",
        label="",
        word="",
        look=TileLook.STANDING,
        name=guest.guest.masked,
        title=say(guest.guest.title),
        foot=since,
        icon="user",
        movable=True,
    )
