"""Words for points: the balance, what expires next, and when it was told."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import clock_text, deadline_text, store_date
from vipdesk.models.snapshot.points import PointsView
from vipdesk.ui.languages import language
from vipdesk.ui.texts import SEPARATOR
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.spans import Span

SOON_DAYS = 30
"""Points that expire within so many days are told in another tone."""


def count_text(points: int) -> str:
    """12,680."""
    return f"{points:,}"


def balance_text(points: PointsView) -> str:
    """积分 12,680 / 12,680 points."""
    words = QCoreApplication.translate("points", "积分 {count}")
    return words.replace("{count}", count_text(points.usable))


def expiry_text(points: PointsView, now: datetime) -> str:
    """12月31日到期 3,200 / 3,200 expire 31 Dec; nothing where none of them expires."""
    if points.next_on is None:
        return ""
    words = QCoreApplication.translate("points", "{day}到期 {count}")
    day = deadline_text(points.next_on, now, language())
    return words.replace("{day}", day).replace("{count}", count_text(points.next_points))


def as_of_text(points: PointsView, now: datetime) -> str:
    """截至 14:05, of another day 截至 11月1日: another system keeps the record."""
    today = store_date(points.as_of) == store_date(now)
    when = clock_text(points.as_of) if today else deadline_text(points.as_of, now, language())
    return QCoreApplication.translate("points", "截至 {when}").replace("{when}", when)


def expiry_tone(days_left: int | None) -> Token:
    """Amber where it is soon."""
    return "warn" if days_left is not None and days_left <= SOON_DAYS else "muted"


def points_spans(points: PointsView | None, now: datetime) -> tuple[Span, ...]:
    """The header's line."""
    if points is None:
        return ()
    expiry = expiry_text(points, now)
    spans = [Span(balance_text(points), 15)]
    if expiry:
        spans += [_dot(), Span(expiry, 14, tone=expiry_tone(points.days_left))]
    return (*spans, _dot(), Span(as_of_text(points, now), 14, tone="muted"))


def _dot() -> Span:
    return Span(SEPARATOR, 14, tone="muted")
