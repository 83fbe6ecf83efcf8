"""A shopper's whole book reviewed and handed over in one step: to whom, what each gets, what must be seen first."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.chinese.dates import store_date
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused, VipDeskError
from vipdesk.models.snapshot.book import LeavingBook
from vipdesk.models.snapshot.desk import Answered, Saved, SyncStatus
from vipdesk.models.vocabulary import OutcomeState, Role
from vipdesk.rules.book_rights import may_dismiss
from vipdesk.rules.book_split import split_book
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import language, say
from vipdesk.ui.pages.book.book_words import BookNumbers
from vipdesk.ui.pages.book.hand_over_rows import (
    CLIENT_COLUMNS,
    ROW,
    client_row,
    is_exception,
    nobody_text,
    successor_columns,
    successor_rows,
    successor_words,
)
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.chip_flow import ChipFlow
from vipdesk.ui.widgets.choices import Choices
from vipdesk.ui.widgets.column_head import HEAD, ColumnHead
from vipdesk.ui.widgets.dressed import Menu
from vipdesk.ui.widgets.option import Option
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.wide_list import WideList

CLIENTS_AT_ONCE = 500
"""In one intent; a larger book goes in several, one after the other has been accepted."""
_ROWS_OF_SUCCESSORS, _ROWS_OF_CLIENTS = 4, 5


class HandOverSheet(Sheet):
    """Nothing is handed over before the filled button, and nothing without head office: it says so while the line is down."""

    told = Signal(str)
    """What was done, once head office has said yes."""

    def __init__(self, desk: DeskFacade, route: Route, book: LeavingBook, parent: QWidget | None = None) -> None:
        super().__init__(route, width=960, parent=parent)
        self._desk, self._book = desk, book
        self._answers = Answers(self)
        self._numbers = BookNumbers(self)
        self._people = [load.shopper for load in book.loads if load.shopper is not None]
        self._held = {load.shopper.staff_id: load.by_tier for load in book.loads if load.shopper is not None}
        self._decided: dict[UUID, UUID | None] = {}
        self._queue: list[dict[str, Any]] = []
        self._waits_for: UUID | None = None
        self._count = len(book.clients)
        self._build()
        self.retranslate()
        desk.status_changed.connect(self._line_changed)
        desk.answered.connect(self._answered)
        self.setFocusProxy(self.successors)

    # -- words -------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word again."""
        book = self._book
        title = self.tr("交接 {name} 的贵宾簿").replace("{name}", say(book.shopper.name))
        own = [client for client in book.clients if not client.covering]
        by_tier = [(say(name), sum(client.tier == tier for client in own)) for tier, name in book.tiers]
        between = "、" if language() == "zh" else ", "
        tiers = between.join(f"{name} {count}" for name, count in by_tier if count)
        covers = len(book.clients) - len(own)
        covered = self._numbers.covered(covers) if covers else ""
        left = self._numbers.own_requests(book.own_requests) if book.own_requests else ""
        self.show_heading(title, joined(self._numbers.clients(len(own)), tiers, covered, left))
        self._to.show_text(self.tr("交给谁（可以几位）"))
        loads = {load.shopper.staff_id: load.total for load in book.loads if load.shopper is not None}
        names = [f"{say(card.name)} {loads[card.staff_id]}" for card in self._people] or [self.tr("没有别的顾问")]
        self.successors.show_texts(self.tr("交给谁"), names)
        exceptions = sum(map(is_exception, book.clients))
        counted = ((self.tr("需要留意"), exceptions), (self.tr("全部"), len(book.clients)))
        self.which.show_texts(self.tr("看哪些贵宾"), [f"{word} {count}" for word, count in counted])
        self.clients.setAccessibleName(self.tr("贵宾和接手人"))
        self.result.setAccessibleName(self.tr("各人接手多少"))
        self.leaves.show_value(
            self.tr("离职：立即停用账号"), self.tr("离职：立即停用账号，从此不能登录，也不能改动"), several=True
        )
        self.cancel.show_text(self.tr("先不交"))
        self._review()

    # -- acts --------------------------------------------------------------------------------------

    def act(self) -> None:
        """Hand over what was reviewed, some hundred clients at a time."""
        self._queue = self._orders()
        self._count = len(self._book.clients)
        self.show_trouble("")
        self.done.setEnabled(False)
        self._send_next()

    def _send_next(self) -> None:
        self.done.show_text(self.tr("等总部确认…"))
        args = self._queue[0]
        self._desk.submit(
            "staff.hand_over_book", args, self._answers.kept(self._saved), self._answers.kept(self._failed)
        )

    def _saved(self, saved: Saved) -> None:
        self._waits_for = saved.op_id

    def _answered(self, answered: Answered) -> None:
        if answered.op_id != self._waits_for:
            return
        self._waits_for = None
        if answered.state != OutcomeState.ACCEPTED:
            code = next((each for each in Code if each == answered.code), None)
            self._failed(VipDeskError() if code is None else Refused(code, **answered.facts))
            return
        self._queue.pop(0)
        if self._queue:
            self._send_next()
            return
        self.told.emit(self._numbers.handed_over(self._count))
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self._queue = []
        self.show_trouble(error_text(error))
        self._review()

    def _orders(self) -> list[dict[str, Any]]:
        """The arguments of each intent; whoever leaves is cut off with the first."""
        split = self._split()
        ids = [client.guest_id for client in self._book.clients]
        pieces = [ids[start : start + CLIENTS_AT_ONCE] for start in range(0, len(ids), CLIENTS_AT_ONCE)] or [[]]
        orders = []
        for place, piece in enumerate(pieces):
            parts: dict[UUID | None, list[str]] = {}
            for guest_id in piece:
                parts.setdefault(split[guest_id], []).append(str(guest_id))
            told = [{"staff_id": key and str(key), "guest_ids": named} for key, named in parts.items()]
            leaves = self._leaves() and place == 0
            orders.append({"staff_id": str(self._book.shopper.staff_id), "parts": told, "leaves": leaves})
        return orders

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        px, book = theme().px, self._book
        self._to = PlainLabel(size=14, tone="muted")
        self.successors = ChipFlow(max(len(self._people), 1))
        self.successors.setEnabled(bool(self._people))
        self.head = ColumnHead(successor_columns(book.tiers), ())
        self.result = WideList(successor_columns(book.tiers), row=ROW)
        self.which = Choices(2)
        self.which.choose(0 if any(map(is_exception, book.clients)) else 1)
        self.clients = WideList(CLIENT_COLUMNS, row=ROW)
        self.clients.setFixedHeight(px(ROW) * min(max(len(book.clients), 1), _ROWS_OF_CLIENTS))
        self.leaves = Option()
        self.leaves.setVisible(self._may_dismiss())
        self._whom = PlainLabel(size=13, tone="muted", wrap=True)
        chosen = QHBoxLayout()
        chosen.addWidget(self.which)
        chosen.addSpacing(px(12))
        chosen.addWidget(self._whom, 1)
        to, result = QVBoxLayout(), QVBoxLayout()
        to.setSpacing(px(8))
        to.addWidget(self._to)
        to.addWidget(self.successors)
        result.setSpacing(0)
        result.addWidget(self.head)
        result.addWidget(self.result)
        first = QHBoxLayout()
        first.setSpacing(px(24))
        first.addLayout(to, 1)
        first.addWidget(self.leaves, 0, Qt.AlignmentFlag.AlignBottom)
        self.content.addLayout(first)
        self.content.addLayout(result)
        self.content.addLayout(chosen)
        self.content.addWidget(self.clients)
        self.which.setVisible(bool(book.clients))
        self._whom.setVisible(bool(book.clients))
        self.clients.setVisible(bool(book.clients))
        self.successors.changed.connect(self._review)
        self.which.chosen.connect(lambda _place: self._review())
        self.clients.opened.connect(self._offer)
        self.leaves.clicked.connect(self._review)
        self.leaves.entered.connect(self._press)

    def _press(self) -> None:
        if self.done.isEnabled():
            self.act()

    def _may_dismiss(self) -> bool:
        staff = self._desk.staff
        role = Role.RECEPTIONIST if staff is None else staff.role
        return not self._book.gone and may_dismiss(role, self._book.shopper.role)

    # -- reviewing ---------------------------------------------------------------------------------

    def _chosen(self) -> list[UUID]:
        return [self._people[place].staff_id for place in self.successors.places() if self._people]

    def _split(self) -> dict[UUID, UUID | None]:
        chosen = self._chosen()
        # a decision for somebody who is a successor no longer is none
        stands = {key: to for key, to in self._decided.items() if to is None or to in chosen}
        return split_book(self._book.clients, chosen, self._held, stands)

    def _leaves(self) -> bool:
        return self.leaves.isChecked() and not self.leaves.isHidden()

    def _review(self) -> None:
        """Show what would become of the book, and whether it may be done now."""
        book, split, chosen = self._book, self._split(), self._chosen()
        tiers, today = dict(book.tiers), store_date(self.route.clock.now())
        words = successor_words(book.tiers)
        self.head.show_words(words, words, by=None, backwards=False)
        rows = successor_rows(book, split, chosen, self._numbers) if chosen else []
        self.result.show_rows(rows)
        self.result.setFixedHeight(theme().px(ROW) * min(len(rows), _ROWS_OF_SUCCESSORS))
        self.head.setVisible(bool(rows))
        self.result.setVisible(bool(rows))
        self.head.setFixedHeight(theme().px(HEAD))
        names = {card.staff_id: say(card.name) for card in self._people}
        listed = [client for client in book.clients if self.which.place() == 1 or is_exception(client)]
        whose = {key: (nobody_text() if to is None else names[to]) if chosen else "" for key, to in split.items()}
        decided = self._decided.keys() if chosen else set()
        self.clients.show_rows(
            [
                client_row(
                    client,
                    whose[client.guest_id],
                    tiers,
                    today,
                    self._numbers,
                    chosen=client.guest_id in decided,
                )
                for client in listed
            ]
        )
        self._whom.show_text(self.tr("选一位，按 Enter 单独定给谁") if chosen else self.tr("先选接手的人"))
        self.done.show_text(self._numbers.hand_over(len(book.clients)) if book.clients else self.tr("停用账号"))
        ready = bool(chosen) if book.clients else self._leaves()
        online = self._desk.status.online
        self.done.setEnabled(ready and online and not self._queue)
        if not online:
            self.show_trouble(error_text(Refused(Code.ONLINE_ONLY)))
        self.route.fit_sheet()

    def _offer(self, guest_id: UUID) -> None:
        """Decide for one client: a successor, nobody, or as the rule has it."""
        if not self._chosen() or self._queue:
            return
        menu = Menu(self)
        people = {card.staff_id: card for card in self._people}
        choices: list[tuple[str, UUID | None]] = [(say(people[each].name), each) for each in self._chosen()]
        for words, to in (*choices, (nobody_text(), None)):
            menu.addAction(words.replace("&", "&&")).triggered.connect(
                lambda _checked=False, to=to: self._decide(guest_id, to)
            )
        if guest_id in self._decided:
            menu.addAction(self.tr("按规则")).triggered.connect(lambda: self._undecide(guest_id))
        place = self.clients.visualRect(self.clients.currentIndex())
        menu.popup(self.clients.viewport().mapToGlobal(QPoint(place.center().x(), place.bottom())))

    def _decide(self, guest_id: UUID, to: UUID | None) -> None:
        self._decided[guest_id] = to
        self._review()

    def _undecide(self, guest_id: UUID) -> None:
        self._decided.pop(guest_id, None)
        self._review()

    def _line_changed(self, status: SyncStatus) -> None:
        if status.online:
            self.show_trouble("")
        self._review()
