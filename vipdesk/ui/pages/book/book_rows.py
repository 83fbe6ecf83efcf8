"""Rows of the client book, made from snapshots."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import coming_day_text, deadline_text, store_date
from vipdesk.models.snapshot.book import BookLineView, ShopperLoad
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.today import MaskedGuest
from vipdesk.models.vocabulary import VisitState
from vipdesk.ui.guest_names import masked_spans
from vipdesk.ui.languages import language, say
from vipdesk.ui.pages.book.book_words import BookNumbers
from vipdesk.ui.texts import joined, role_text, visit_state_text
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.row import Chip
from vipdesk.ui.widgets.spans import Span, spans_text
from vipdesk.ui.widgets.wide_list import Cell, WideColumn, WideRow

CLIENT_COLUMNS = (
    WideColumn(share=4, least=210),
    WideColumn(share=1, least=84, gives_way=2),
    WideColumn(share=2, least=128),
    WideColumn(share=2, least=136, gives_way=1),
    WideColumn(share=1, least=92, gives_way=4),
    WideColumn(share=2, least=112, gives_way=3),
)
"""Guest, tier, last visit, next date, open requests, shopper."""
NOBODY = "nobody"
"""The key of the row of those who have no shopper."""
_SOON = 7


def client_row(line: BookLineView, now: datetime, numbers: BookNumbers, *, veiled: bool) -> WideRow:
    """A client: who, of which tier, when here last, the next date, what is open, whose client.

    In the counter view the given name is hidden: a list of guests is nothing for whoever stands before the screen.
    """
    today = store_date(now)
    cells = (
        _who(line, veiled=veiled),
        Cell((Span(say(line.tier), 15),)),
        _last_visit(line, now, numbers),
        _next_date(line, today, numbers),
        _open_requests(line, numbers),
        _shopper(line),
    )
    spoken = ", ".join(
        text
        for cell in cells
        for text in (_chip_text(cell), spans_text(cell.title), spans_text(cell.detail))
        if text
    )
    return WideRow(key=line.guest_id, spoken=spoken, cells=cells, letter=line.name[:1])


def _chip_text(cell: Cell) -> str:
    return "" if cell.chip is None else cell.chip.text


def _who(line: BookLineView, *, veiled: bool) -> Cell:
    phone = line.masked_phone or QCoreApplication.translate("book", "没有手机号")
    if not veiled:
        title = (Span(line.name, 16, bold=True), Span(say(line.address), 13, tone="muted", before=8))
        return Cell(title, (Span(phone, 13, tone="muted"),))
    guest = MaskedGuest(line.guest_id, line.name[:1], line.masked, _title(line))
    return Cell(masked_spans(guest), (Span(phone, 13, tone="muted"),))


def _title(line: BookLineView) -> Words:
    """The form of address without the surname, as boards have it; in English the word before it."""
    surname = line.masked.rstrip("*")
    english = line.address.en.partition(" ")
    return Words(line.address.zh.removeprefix(surname).strip(), english[0] if english[2] else "")


def _last_visit(line: BookLineView, now: datetime, numbers: BookNumbers) -> Cell:
    if line.in_lounge:
        return Cell(chip=Chip(visit_state_text(VisitState.HERE), "ok", "ok_soft", "armchair"))
    if line.last_visit is None:
        return Cell((Span(QCoreApplication.translate("book", "还没来过"), 15, tone="muted"),))
    days = (store_date(now) - store_date(line.last_visit)).days
    ago = numbers.ago(days) if days else QCoreApplication.translate("book", "今天")
    return Cell((Span(deadline_text(line.last_visit, now, language()), 15),), (Span(ago, 13, tone="muted"),))


def _next_date(line: BookLineView, today: date, numbers: BookNumbers) -> Cell:
    if line.next_on is None:
        return Cell()
    days = (line.next_on - today).days
    soon = days <= _SOON
    tone: Token = "accent" if soon else "text"
    ahead = numbers.ahead(days) if days else ""
    return Cell(
        (Span(coming_day_text(line.next_on, today, language()), 15, bold=soon, tone=tone),),
        (Span(ahead, 13, tone="muted"),) if ahead else (),
        icon="cake" if line.birthday else "calendar-heart",
        tone="accent" if soon else "muted",
    )


def _open_requests(line: BookLineView, numbers: BookNumbers) -> Cell:
    if not line.waiting:
        return Cell()
    count = numbers.waiting(line.waiting)
    if not line.overdue:
        return Cell((Span(count, 15),))
    late = QCoreApplication.translate("book", "有超时的")
    return Cell((Span(count, 15, bold=True, tone="warn"),), (Span(late, 13, tone="warn"),))


def _shopper(line: BookLineView) -> Cell:
    name = say(line.shopper) or QCoreApplication.translate("book", "没有顾问")
    if line.covered:
        return Cell((Span(name, 15),), (Span(QCoreApplication.translate("book", "我代班"), 13, tone="accent"),))
    if line.mine:
        return Cell((Span(QCoreApplication.translate("book", "我"), 15, tone="muted"),))
    return Cell((Span(name, 15, tone="text" if line.shopper else "muted"),))


def load_columns(tiers: Sequence[tuple[str, Words]]) -> tuple[WideColumn, ...]:
    """Shopper, one column a tier, other tiers, all together, those due."""
    return (
        WideColumn(share=4, least=200),
        *(WideColumn(share=1, least=64, right=True, gives_way=3) for _ in tiers),
        WideColumn(share=1, least=64, right=True, gives_way=4),
        WideColumn(share=1, least=72, right=True),
        WideColumn(share=1, least=88, right=True, gives_way=1),
    )


def load_words(tiers: Sequence[tuple[str, Words]]) -> tuple[str, ...]:
    """What stands above them."""
    translate = QCoreApplication.translate
    return (
        translate("book", "顾问"),
        *(say(name) for _, name in tiers),
        translate("book", "其他"),
        translate("book", "合计"),
        translate("book", "本周要联系"),
    )


def load_row(load: ShopperLoad, tiers: Sequence[tuple[str, Words]], numbers: BookNumbers) -> WideRow:
    """A shopper's book in numbers."""
    translate = QCoreApplication.translate
    named = [load.by_tier.get(tier, 0) for tier, _ in tiers]
    numbers_shown = [*named, load.total - sum(named)]
    card = load.shopper
    name = say(card.name) if card else translate("book", "没有顾问")
    if load.gone:
        below = Span(translate("book", "已离店，贵宾待交接"), 13, tone="warn")
    elif card is None:
        below = Span(translate("book", "本店贵宾"), 13, tone="muted")
    else:
        covers = numbers.covered(load.covers) if load.covers else ""
        below = Span(joined(role_text(card.role), covers), 13, tone="muted")
    who = Cell((Span(name, 16, bold=True),), (below,))
    due = "" if card is None else f"{load.due:,}"
    counted = tuple(_number(count) for count in numbers_shown)
    cells = (
        who,
        *counted,
        _number(load.total, strong=True),
        Cell((Span(due, 15, tone="accent" if load.due else "dim"),)),
    )
    words = load_words(tiers)
    told = [f"{word} {spans_text(cell.title) or 0}" for word, cell in zip(words[1:], cells[1:], strict=True)]
    return WideRow(
        key=NOBODY if card is None else card.staff_id,
        spoken=", ".join((name, below.text, *told)),
        cells=cells,
        letter="—" if card is None else name[:1],
    )


def _number(count: int, *, strong: bool = False) -> Cell:
    return Cell((Span(f"{count:,}", 15, bold=strong, tone="text" if count else "dim"),))
