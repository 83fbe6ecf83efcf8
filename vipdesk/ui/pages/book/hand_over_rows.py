"""Rows of the review of a book: what each successor gets, and every client with what must be seen."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import coming_day_text
from vipdesk.models.snapshot.book import Client, LeavingBook
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.today import MaskedGuest
from vipdesk.ui.guest_names import masked_spans
from vipdesk.ui.languages import language, say
from vipdesk.ui.pages.book.book_words import BookNumbers
from vipdesk.ui.texts import joined, masked_text
from vipdesk.ui.widgets.spans import Span, spans_text
from vipdesk.ui.widgets.wide_list import Cell, WideColumn, WideRow

ROW = 40
CLIENT_COLUMNS = (
    WideColumn(share=3, least=150),
    WideColumn(share=1, least=72, gives_way=1),
    WideColumn(share=4, least=180),
    WideColumn(share=2, least=120, right=True),
)
"""Guest, tier, what must be seen, who gets them."""


def nobody_text() -> str:
    """Whom nobody looks after."""
    return QCoreApplication.translate("book", "不再指派")


def successor_columns(tiers: Sequence[tuple[str, Words]]) -> tuple[WideColumn, ...]:
    """Successor, one column a tier, other tiers, all together and what becomes of the load."""
    return (
        WideColumn(share=3, least=130),
        *(WideColumn(share=1, least=56, right=True, gives_way=2) for _ in tiers),
        WideColumn(share=1, least=56, right=True, gives_way=3),
        WideColumn(share=2, least=120, right=True),
    )


def successor_words(tiers: Sequence[tuple[str, Words]]) -> tuple[str, ...]:
    """What stands above them."""
    translate = QCoreApplication.translate
    named = (say(name) for _, name in tiers)
    return (translate("book", "接手"), *named, translate("book", "其他"), translate("book", "合计"))


def successor_rows(
    book: LeavingBook, split: Mapping[UUID, UUID | None], successors: Sequence[UUID], numbers: BookNumbers
) -> list[WideRow]:
    """What each successor gets by tier, and how many they have then; at the end whom nobody gets."""
    loads = {load.shopper.staff_id: load for load in book.loads if load.shopper is not None}
    rows = []
    keys: list[UUID | None] = list(successors)
    for key in (*keys, *((None,) if None in split.values() else ())):
        given = [client for client in book.clients if split[client.guest_id] == key]
        load = None if key is None else loads.get(key)
        name = say(load.shopper.name) if load is not None and load.shopper is not None else nobody_text()
        by_tier = [sum(client.tier == tier for client in given) for tier, _ in book.tiers]
        counts = [*by_tier, len(given) - sum(by_tier)]
        own = sum(not client.covering for client in given)
        after = numbers.guests(len(given)) if load is None else f"{load.total} → {load.total + own}"
        cells = (
            Cell((Span(name, 15, bold=True),)),
            *(
                Cell((Span(f"+{count}" if count else "0", 15, tone="text" if count else "dim"),))
                for count in counts
            ),
            Cell((Span(after, 15, bold=True, tone="accent" if load else "warn"),)),
        )
        words = successor_words(book.tiers)
        told = [f"{word} {spans_text(cell.title)}" for word, cell in zip(words[1:], cells[1:], strict=True)]
        rows.append(WideRow(key=key, spoken=", ".join((name, *told)), cells=cells))
    return rows


def client_row(
    client: Client, to: str, tiers: Mapping[str, Words], today: date, numbers: BookNumbers, *, chosen: bool
) -> WideRow:
    """A client: who, of which tier, what must be seen, and who gets them; bold where the reviewer has decided."""
    guest = MaskedGuest(client.guest_id, client.masked[:1], client.masked, client.title)
    tier = "" if client.tier is None else say(tiers.get(client.tier, Words(client.tier, client.tier)))
    why = exception_text(client, today, numbers)
    cells = (
        Cell(masked_spans(guest, 15)),
        Cell((Span(tier, 14, tone="muted"),)),
        Cell((Span(why, 14, tone="warn" if why else "muted"),)),
        Cell((Span(to, 14, bold=chosen, tone="accent" if chosen else "text"),)),
    )
    spoken = ", ".join(part for part in (masked_text(guest), tier, why, to) if part)
    return WideRow(key=client.guest_id, spoken=spoken, cells=cells)


def exception_text(client: Client, today: date, numbers: BookNumbers) -> str:
    """What must be seen before a client is given to somebody else; empty for most."""
    translate = QCoreApplication.translate
    due = ""
    if client.due_on is not None and client.due_on < today:
        due = translate("book", "有超时的")
    elif client.due_on is not None:
        day = coming_day_text(client.due_on, today, language())
        due = translate("book", "{day}要联系").replace("{day}", day if language() == "en" else f"{day} ")
    waiting = numbers.open_requests(client.waiting) if client.waiting else ""
    return joined(
        translate("book", "正在厅里") if client.in_lounge else "",
        translate("book", "只是代班") if client.covering else "",
        waiting,
        due,
    )


def is_exception(client: Client) -> bool:
    """Whether there is anything to be seen."""
    return client.in_lounge or client.covering or client.waiting > 0 or client.due_on is not None
