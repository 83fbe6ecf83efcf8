"""What a refusal about bookings of places says, in Chinese and English; part of `vipdesk.wording`."""

from typing import Final

from vipdesk.errors import Code

BOOKING_REFUSALS: Final[dict[Code, tuple[str, str]]] = {
    Code.ALREADY_BOOKED: (
        "这位贵宾 {time} 已经订了 {place}，不用再订。",
        "This guest has {place} at {time} already.",
    ),
    Code.BOOKING_EMPTY: (
        "预留要有开始和更晚的结束，例如 15:00–16:30。",
        "A booking needs a beginning and a later end, such as 15:00–16:30.",
    ),
    Code.BOOKING_MOVED: (
        "这个预留刚被改到 {place} {time}，请看过新的再改。",
        "This booking has just been moved to {place}, {time}; please look again.",
    ),
    Code.BOOKING_OVER: ("这个预留已经取消或结束了。", "This booking has been cancelled or is over."),
    Code.BOOKING_TIME: (
        "预留最长 {hours} 小时，最早从现在起，最晚到 {days} 天后。",
        "A booking lasts {hours} hours at most and lies within the next {days} days.",
    ),
    Code.BOOKING_UNKNOWN: ("没有这个预留。", "There is no such booking."),
    Code.PLACE_BOOKED: (
        "{place} {time} 已留给{guest}，请换个时间或另选一处。",
        "{place} is kept for {guest} at {time}; please choose another time or place.",
    ),
    Code.PLACE_KNOWN: (
        "已经有 {place} 了，请换个名字。",
        "There is a {place} already; please choose another name.",
    ),
    Code.PLACE_MOVED: (
        "这一处刚被别人改过或停用，请看过再改。",
        "Somebody has just changed this place or taken it out of use; please look again.",
    ),
    Code.PLACE_SAT_AT: (
        "{guest}正坐在 {place}，换座或离厅后再停用。",
        "{guest} is sitting at {place}; take it out of use once they have moved or left.",
    ),
    Code.PLACE_SEATS: (
        "能坐几位，请填 1 到 {most} 的整数。",
        "How many it seats is a whole number from 1 to {most}.",
    ),
    Code.PLACE_TOO_SMALL: (
        "{place} 最多坐 {most} 位，请另选一处。",
        "{place} seats {most} at most; please choose another.",
    ),
}
