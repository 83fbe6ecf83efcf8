"""Rows of the drinks menu and of the orders, made from snapshots."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import remaining_text
from vipdesk.models.snapshot.drinks import DrinkOrder, MenuLine
from vipdesk.ui.languages import language, say
from vipdesk.ui.texts import joined, masked_text
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.row import Chip, Row
from vipdesk.ui.widgets.spans import Span


def menu_row(line: MenuLine) -> Row:
    """A drink: its name, what is in it, whether it is sold out or not for the guest in view."""
    contains = contains_text(line.contains)
    chip = None
    if line.sold_out:
        chip = Chip(QCoreApplication.translate("drinks", "售完"), "muted", "sunken", "x")
    elif line.against:
        words = QCoreApplication.translate("drinks", "忌{what}").replace("{what}", "、".join(line.against))
        chip = Chip(words, "warn", "warn_soft", "triangle-alert")
    tone: Token = "muted" if line.sold_out else "text"
    return Row(
        key=line.name.zh,
        spoken=", ".join(part for part in (say(line.name), contains, chip.text if chip else "") if part),
        icon="cup-soda",
        title=(Span(say(line.name), 15, tone=tone),),
        detail=(Span(contains, 13, tone="muted"),),
        chip=chip,
    )


def order_row(order: DrinkOrder, now: datetime) -> Row:
    """An order: what, for whom and where; what the guest must not have stands beside it."""
    warning = order.taboo or ""
    where = joined(say(order.place), masked_text(order.guest))
    left = remaining_text(order.due_at, now, language())
    late = order.due_at <= now
    tone: Token = "danger" if order.against else "warn"
    return Row(
        key=order.request_id,
        spoken=", ".join(part for part in (order.summary, where, warning, left) if part),
        icon="triangle-alert" if order.against else "coffee",
        tone="danger" if order.against else "muted",
        title=(Span(order.summary, 15),),
        detail=(Span(where, 13, tone="muted"), Span(warning, 13, bold=True, tone=tone, before=8)),
        right=(Span(left, 15, bold=late, tone="warn" if late else "text"),),
    )


def contains_text(contains: tuple[str, ...]) -> str:
    """含奶、咖啡因; that nothing was noted is not that nothing is in it."""
    words = QCoreApplication.translate("drinks", "含{what}")
    if not contains:
        return QCoreApplication.translate("drinks", "没有注明含什么")
    return words.replace("{what}", "、".join(contains))
