"""Rows of points: what may be used until when, and what has lapsed since it was told."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import deadline_text, store_date
from vipdesk.models.snapshot.points import LotView, PointsView
from vipdesk.ui.counts import Counts
from vipdesk.ui.languages import language
from vipdesk.ui.points_texts import SOON_DAYS, count_text, expiry_tone
from vipdesk.ui.widgets.row import Chip, Row
from vipdesk.ui.widgets.spans import Span


def lot_rows(points: PointsView, now: datetime) -> list[Row]:
    """The lots in the order in which they go; behind them what is no longer usable."""
    rows = [_lot_row(place, lot, now) for place, lot in enumerate(points.lots)]
    return [*rows, _lapsed_row(points.lapsed)] if points.lapsed else rows


def _lot_row(place: int, lot: LotView, now: datetime) -> Row:
    count = count_text(lot.points)
    if lot.expires_on is None:
        words, left, days = QCoreApplication.translate("points", "长期有效"), "", None
    else:
        day = deadline_text(lot.expires_on, now, language())
        words = QCoreApplication.translate("points", "{day}到期").replace("{day}", day)
        days = (lot.expires_on - store_date(now)).days
        left = Counts().days_left(days)
    soon = days is not None and days <= SOON_DAYS
    return Row(
        key=place,
        spoken=", ".join(filter(None, (count, words, left))),
        title=(Span(count, 16, bold=True),),
        detail=(Span(words, 13, tone="muted"),),
        icon="gem",
        right=() if soon or not left else (Span(left, 13, tone=expiry_tone(days)),),
        chip=Chip(left, "warn", "warn_soft", "clock") if soon else None,
    )


def _lapsed_row(lapsed: int) -> Row:
    count, words = count_text(lapsed), QCoreApplication.translate("points", "告知之后已过期，不能再用")
    return Row(
        key="lapsed",
        spoken=f"{count}, {words}",
        title=(Span(count, 16, tone="muted"),),
        detail=(Span(words, 13, tone="muted"),),
        icon="hourglass",
    )
