"""Dates, clock times and spans as people read them, in Chinese and English, in the store's zone.

Every function is pure: it is given the instant, `now` where the words depend on it, and the language
("zh"; anything else is English). Instants are aware; a naive one raises ValueError, because the machine's
own zone must never decide what is on screen.
"""

from datetime import date, datetime, timedelta

from vipdesk.clock import STORE_ZONE

_WEEKDAYS_ZH = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_HALF_A_YEAR = timedelta(days=183)
_MINUTE = timedelta(minutes=1)


def store_time(instant: datetime) -> datetime:
    """The instant on the store's wall clock. Raises ValueError for a naive one."""
    if instant.tzinfo is None:
        raise ValueError("an instant without a zone")
    return instant.astimezone(STORE_ZONE)


def store_date(when: date | datetime) -> date:
    """The calendar day in the store; a plain date is already one."""
    return store_time(when).date() if isinstance(when, datetime) else when


def clock_text(instant: datetime) -> str:
    """Hours and minutes: 14:05."""
    return f"{store_time(instant):%H:%M}"


def weekday_text(when: date | datetime, lang: str) -> str:
    """周日 / Sun."""
    names = _WEEKDAYS_ZH if lang == "zh" else _WEEKDAYS_EN
    return names[store_date(when).weekday()]


def short_date_text(when: date | datetime, lang: str) -> str:
    """A day of which the year is plain: 11月22日 / 22 Nov."""
    day = store_date(when)
    return f"{day.month}月{day.day}日" if lang == "zh" else f"{day.day} {_MONTHS_EN[day.month - 1]}"


def day_text(when: date | datetime, lang: str) -> str:
    """A day with its weekday: 11月22日 周日 / Sun 22 Nov."""
    day, weekday = short_date_text(when, lang), weekday_text(when, lang)
    return f"{day} {weekday}" if lang == "zh" else f"{weekday} {day}"


def full_date_text(when: date | datetime, lang: str) -> str:
    """A day with its year: 2026年11月22日 / 22 Nov 2026."""
    day, short = store_date(when), short_date_text(when, lang)
    return f"{day.year}年{short}" if lang == "zh" else f"{short} {day.year}"


def full_day_text(when: date | datetime, lang: str) -> str:
    """A day with its year and weekday: 2026年11月22日 周日 / Sun 22 Nov 2026."""
    day, weekday = full_date_text(when, lang), weekday_text(when, lang)
    return f"{day} {weekday}" if lang == "zh" else f"{weekday} {day}"


def full_moment_text(instant: datetime, lang: str) -> str:
    """Everything: 2026年11月22日 周日 14:05 / Sun 22 Nov 2026 14:05."""
    return f"{full_day_text(instant, lang)} {clock_text(instant)}"


def month_text(when: date | datetime, lang: str) -> str:
    """A month with its year: 2025年12月 / Dec 2025."""
    day = store_date(when)
    return f"{day.year}年{day.month}月" if lang == "zh" else f"{_MONTHS_EN[day.month - 1]} {day.year}"


def day_given_text(month: int, day: int | None, lang: str) -> str:
    """A day without its year, or a month alone: 8月15日, 8月 / 15 Aug, Aug."""
    if lang == "zh":
        return f"{month}月" if day is None else f"{month}月{day}日"
    name = _MONTHS_EN[month - 1]
    return name if day is None else f"{day} {name}"


def deadline_text(when: date | datetime, now: datetime, lang: str) -> str:
    """A day, with its year only where that is not this year's: 12月31日, 2027年1月31日 / 31 Dec, 31 Jan 2027."""
    same_year = store_date(when).year == store_date(now).year
    return short_date_text(when, lang) if same_year else full_date_text(when, lang)


def moment_text(instant: datetime, now: datetime, lang: str) -> str:
    """A day near now with its time: 今日 14:15, 明日 14:05, 11月20日 15:32 / today 14:15, 20 Nov 15:32."""
    words = _near_day(store_date(instant), store_date(now), lang) or deadline_text(instant, now, lang)
    return f"{words} {clock_text(instant)}"


def coming_day_text(when: date | datetime, now: date | datetime, lang: str) -> str:
    """A day ahead in a list: 今天, 25日 周三, in another month 12月2日 周三 / Today, Wed 25, Wed 2 Dec."""
    day, today = store_date(when), store_date(now)
    if day == today:
        return "今天" if lang == "zh" else "Today"
    if (day.year, day.month) != (today.year, today.month):
        return day_text(day, lang)
    weekday = weekday_text(day, lang)
    return f"{day.day}日 {weekday}" if lang == "zh" else f"{weekday} {day.day}"


def visited_text(instant: datetime, now: datetime, lang: str) -> str:
    """When a guest was last here, in a list: 昨日到店, 11月15日到店, 去年 12月到店 / Visited yesterday."""
    words = _past_text(instant, now, lang)
    if lang != "zh":
        return f"Visited {words}"
    return f"{words} 到店" if words[-1].isdigit() else f"{words}到店"


def last_visit_text(instant: datetime, now: datetime, lang: str) -> str:
    """When a guest was last here, on the banner: 上次 10月3日 / Last visit 3 Oct."""
    words = _past_text(instant, now, lang)
    return f"上次 {words}" if lang == "zh" else f"Last visit {words}"


def ago_text(instant: datetime, now: datetime, lang: str) -> str:
    """How long ago: 刚刚, 3 分钟前, 2 小时前, beyond a day the moment itself / just now, 3 min ago, 2 h ago."""
    minutes = max(now - instant, timedelta()) // _MINUTE
    if minutes == 0:
        return "刚刚" if lang == "zh" else "just now"
    if minutes < 60:
        return f"{minutes} 分钟前" if lang == "zh" else f"{minutes} min ago"
    if minutes < 24 * 60:
        return f"{minutes // 60} 小时前" if lang == "zh" else f"{minutes // 60} h ago"
    return moment_text(instant, now, lang)


def duration_text(span: timedelta, lang: str) -> str:
    """A span in full minutes, its two largest units: 45 分, 1 时 15 分, 2 天 3 时 / 45 min, 1 h 15 min."""
    minutes = max(span, timedelta()) // _MINUTE
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    units = ("天", "时", "分") if lang == "zh" else ("d", "h", "min")
    parts = [(days, units[0]), (hours, units[1]), (minutes, units[2])]
    while len(parts) > 1 and parts[0][0] == 0:
        del parts[0]
    shown = [part for place, part in enumerate(parts[:2]) if place == 0 or part[0]]
    return " ".join(f"{count} {unit}" for count, unit in shown)


def remaining_text(due: datetime, now: datetime, lang: str) -> str:
    """What is left until `due`: 剩 12 分, 到时, 已超 5 分 / 12 min left, due now, 5 min over.

    A begun minute counts as left, so that the last words before `due` are 剩 1 分; beyond it only full
    minutes count.
    """
    left = due - now
    if left > timedelta():
        words = duration_text(-(-left // _MINUTE) * _MINUTE, lang)
        return f"剩 {words}" if lang == "zh" else f"{words} left"
    if -left < _MINUTE:
        return "到时" if lang == "zh" else "due now"
    words = duration_text(-left, lang)
    return f"已超 {words}" if lang == "zh" else f"{words} over"


def _near_day(day: date, today: date, lang: str) -> str:
    names = ("昨日", "今日", "明日") if lang == "zh" else ("yesterday", "today", "tomorrow")
    distance = (day - today).days
    return names[distance + 1] if -1 <= distance <= 1 else ""


def _past_text(instant: datetime, now: datetime, lang: str) -> str:
    day, today = store_date(instant), store_date(now)
    if day == today:
        return moment_text(instant, now, lang)
    near = _near_day(day, today, lang)
    if near:
        return near
    if day.year == today.year or abs(today - day) < _HALF_A_YEAR:
        return short_date_text(day, lang)
    if lang == "zh" and day.year == today.year - 1:
        return f"去年 {day.month}月"
    return month_text(day, lang)
