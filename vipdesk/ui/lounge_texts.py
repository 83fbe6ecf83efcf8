"""The words of the lounge: places, what they offer, states, purposes, spans."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import clock_text
from vipdesk.models.snapshot.lounge import BookedSpan, PlaceView, SeatState
from vipdesk.models.vocabulary import BookingPurpose, BookingState, PlaceFeature
from vipdesk.ui.languages import say
from vipdesk.ui.texts import joined, masked_text

_UNCONFIRMED = (BookingState.HELD, BookingState.COLLIDED)


def seat_state_text(state: SeatState) -> str:
    """空、留、坐、逛店、待整理."""
    return {
        SeatState.FREE: QCoreApplication.translate("lounge", "空"),
        SeatState.KEPT: QCoreApplication.translate("lounge", "留"),
        SeatState.TAKEN: QCoreApplication.translate("lounge", "坐"),
        SeatState.SHOPPING: QCoreApplication.translate("lounge", "逛店"),
        SeatState.UNTIDY: QCoreApplication.translate("lounge", "待整理"),
    }[state]


def feature_texts(features: Sequence[str]) -> str:
    """What a place offers; words of a newer program are passed over."""
    words = {
        PlaceFeature.WINDOW: QCoreApplication.translate("lounge", "靠窗"),
        PlaceFeature.QUIET: QCoreApplication.translate("lounge", "安静"),
        PlaceFeature.SCREEN: QCoreApplication.translate("lounge", "有屏幕"),
        PlaceFeature.MIRROR: QCoreApplication.translate("lounge", "可试衣"),
        PlaceFeature.STEP_FREE: QCoreApplication.translate("lounge", "无台阶"),
        PlaceFeature.CHARGING: QCoreApplication.translate("lounge", "可充电"),
    }
    return joined(*(text for feature, text in words.items() if feature.value in features))


def purpose_text(purpose: str) -> str:
    """What a place is booked for; a word of a newer program is shown as it is."""
    words = {
        BookingPurpose.REST: QCoreApplication.translate("lounge", "休息"),
        BookingPurpose.PREVIEW: QCoreApplication.translate("lounge", "新品预览"),
        BookingPurpose.FITTING: QCoreApplication.translate("lounge", "试衣"),
        BookingPurpose.STYLING: QCoreApplication.translate("lounge", "搭配方案"),
        BookingPurpose.TASTING: QCoreApplication.translate("lounge", "品鉴"),
        BookingPurpose.MEETING: QCoreApplication.translate("lounge", "会客"),
        BookingPurpose.APPOINTMENT: QCoreApplication.translate("lounge", "预约"),
    }
    return next((text for word, text in words.items() if word.value == purpose), purpose)


def area_of(place: PlaceView) -> str:
    """窗边 of 窗边 6 号; nothing of a name that is one word."""
    return say(place.name).partition(" ")[0] if " " in say(place.name) and not place.room else ""


def short_name(place: PlaceView) -> str:
    """6 号 of 窗边 6 号: on the map the group says the rest."""
    area = area_of(place)
    return say(place.name)[len(area) + 1 :] if area else say(place.name)


def hours_text(start: datetime, end: datetime) -> str:
    """14:30–16:00."""
    return f"{clock_text(start)}–{clock_text(end)}"


def people_text(companions: int) -> str:
    """How many come in all; nothing for one alone."""
    if not companions:
        return ""
    words = QCoreApplication.translate("lounge", "{count} 位")
    return words.replace("{count}", str(companions + 1))


def span_state_text(span: BookedSpan) -> str:
    """Where a booking stands, where that is not simply confirmed."""
    if span.state is BookingState.HELD:
        return QCoreApplication.translate("lounge", "已暂留，待确认")
    if span.state is BookingState.COLLIDED:
        return QCoreApplication.translate("lounge", "撞了，没有留成")
    return QCoreApplication.translate("lounge", "在这里") if span.came else ""


def bar_text(span: BookedSpan) -> str:
    """许**·新品预览; what is not confirmed says so instead of its purpose."""
    state = span_state_text(span) if span.state in _UNCONFIRMED else ""
    return joined(span.guest.masked, state or purpose_text(span.purpose), people_text(span.companions))


def spoken_span(span: BookedSpan, place: str) -> str:
    """A booking as it is read aloud."""
    parts = (
        place,
        hours_text(span.starts_at, span.ends_at),
        masked_text(span.guest),
        purpose_text(span.purpose),
        people_text(span.companions),
        span_state_text(span),
    )
    return ", ".join(filter(None, parts))


def kept_for_text(place: str, span: BookedSpan) -> str:
    """The clear sentence for a time that is somebody else's."""
    words = QCoreApplication.translate("lounge", "{place} {time} 已留给 {guest}，放不下；换个时间或另选一处。")
    named = {
        "{place}": place,
        "{time}": hours_text(span.starts_at, span.ends_at),
        "{guest}": masked_text(span.guest),
    }
    for name, value in named.items():
        words = words.replace(name, value)
    return words


def capacity_text(place: PlaceView) -> str:
    """6 位 / seats 6."""
    words = QCoreApplication.translate("lounge", "可坐 {count} 位")
    return words.replace("{count}", str(place.capacity))


def place_choice_text(place: PlaceView) -> str:
    """A place in a box to choose from."""
    return joined(say(place.name), capacity_text(place), feature_texts(place.features))
