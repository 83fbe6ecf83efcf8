"""Hours as somebody types them: 9:00-17:30, 10-14 17-21, 22-6 past midnight."""

import re
import unicodedata

from vipdesk.rules.duty import MINUTES_OF_A_DAY, Span, is_possible_day

_CLOCK = r"(?P<{0}>\d{{1,2}})(?:[:.](?P<{0}_minute>[0-5]\d))?"
_PART = re.compile(
    _CLOCK.format("start") + r" ?(?:-|–|—|~|到|至) ?(?P<next>次日|next day|\+)? ?" + _CLOCK.format("end")
)
_BETWEEN = re.compile(r"[ ,;、·]*")


def typed_shifts(text: str) -> tuple[Span, ...] | None:
    """The parts of a day in minutes; None for what is no hours or cannot be worked. Nothing typed is a day off.

    An end that is not after its beginning is on the next day, whether or not that is said.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    spans: list[Span] = []
    at = 0
    while at < len(plain):
        found = _PART.match(plain, at)
        if found is None:
            return None
        start, end = _minutes(found, "start"), _minutes(found, "end")
        over_midnight = bool(found["next"]) or end <= start
        spans.append((start, end + MINUTES_OF_A_DAY if over_midnight else end))
        between = _BETWEEN.match(plain, found.end())
        at = found.end() if between is None else between.end()
        if at == found.end() < len(plain):
            return None
    ordered = tuple(sorted(spans))
    return ordered if is_possible_day(ordered) else None


def _minutes(found: re.Match[str], name: str) -> int:
    return int(found[name]) * 60 + int(found[f"{name}_minute"] or 0)
