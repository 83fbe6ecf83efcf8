"""The list of the client book: filters above it, a head that sorts, clients piece by piece as one scrolls."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.book import (
    BookCounts,
    BookDesk,
    BookLineView,
    BookOrder,
    BookPiece,
    BookPlace,
    BookQuestion,
    Conditions,
    SavedFilter,
)
from vipdesk.models.vocabulary import Reach
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.filter_sheet import FilterSheet
from vipdesk.ui.pages.book.book_rows import CLIENT_COLUMNS, client_row
from vipdesk.ui.pages.book.book_words import BookNumbers, order_text
from vipdesk.ui.pages.book.filter_strip import FilterStrip
from vipdesk.ui.route import Route
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.column_head import ColumnHead
from vipdesk.ui.widgets.empty import Empty
from vipdesk.ui.widgets.panel import Surface
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.wide_list import WideList, portrait_room

MOST_LISTED = 1200
"""Beyond these one asks more narrowly: a list nobody reads to its end is a copy of the house's guests (S33)."""
_SORTS = {0: BookOrder.NAME, 1: BookOrder.TIER, 2: BookOrder.LAST_VISIT, 3: BookOrder.NEXT_DATE}
"""The order that the word above a column stands for."""


class BookList(Speaking):
    """Asks for pieces of the book and keeps what it was told; a change reads as much again as is in sight."""

    counted = Signal(object)
    """`BookCounts` of the reach in sight."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._route = desk, route
        self._answers = Answers(self)
        self._numbers = BookNumbers(self)
        self._book = BookDesk(reach=None, supervises=False)
        self._reach = Reach.MINE
        self._order, self._backwards = BookOrder.LAST_VISIT, False
        self._lines: tuple[BookLineView, ...] = ()
        self._after: BookPlace | None = None
        self._unsorted = 0
        self._trouble = ""
        self._answered = self._wants_keyboard = False
        self._build()
        self.retranslate()

    # -- what the page asks ------------------------------------------------------------------------

    def show_book(self, book: BookDesk) -> None:
        """Offer the filters there are."""
        self._book = book
        self.strip.show_book(book)

    def show_reach(self, reach: Reach) -> None:
        """List another part of the book, from its beginning."""
        if reach is not self._reach:
            self._reach = reach
            self._begin_anew()

    def show_clients_of(self, conditions: Conditions) -> None:
        """List whom somebody else asked for."""
        self.strip.try_out(conditions)

    def refresh(self) -> None:
        """Read again what is in sight, and count."""
        self._ask(None, (), max(len(self._lines), 1))
        self._count()

    def take_keyboard(self) -> None:
        """Begin at the first client; where nobody is listed yet, as soon as somebody is."""
        self._wants_keyboard = not self._lines
        if self._lines:
            self.list.setFocus()
        else:
            self._route.find_guest()

    def forget(self) -> None:
        """Forget what was asked and listed: somebody else is at the desk."""
        self._order, self._backwards = BookOrder.LAST_VISIT, False
        self._begin_anew(read=False)
        self.strip.show_counts(None)
        self.strip.try_out(None)

    def retranslate(self) -> None:
        """Set every word again."""
        words = (
            self.tr("贵宾"),
            self.tr("等级"),
            self.tr("上次到店"),
            self.tr("下一个日子"),
            self.tr("待办"),
            self.tr("顾问"),
        )
        by = next(place for place, order in _SORTS.items() if order is self._order)
        spoken = [order_text(_SORTS[place]) if place in _SORTS else "" for place in range(len(words))]
        self.head.show_words(words, spoken, by=by, backwards=self._backwards, lead=portrait_room())
        self.list.setAccessibleName(self.tr("贵宾簿"))
        self._show_rows()

    def veil_changed(self) -> None:
        """Hide given names and sums, or show them."""
        self.strip.retranslate()
        self._show_rows()

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.strip = FilterStrip(self._route)
        self.strip.chosen.connect(self._begin_anew)
        self.strip.asked.connect(self._edit)
        column.addWidget(self.strip)
        ground = Surface()
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, theme().px(4), 0, theme().px(8))
        inside.setSpacing(0)
        self.head = ColumnHead(CLIENT_COLUMNS, tuple(_SORTS))
        self.head.sorted_by.connect(self._sort)
        self.list = WideList(CLIENT_COLUMNS)
        self.list.wanted.connect(self._go_on)
        self._empty = Empty("users")
        for part in (self.head, self.list, self._empty):
            inside.addWidget(part)
        column.addWidget(ground, 1)
        self._foot = PlainLabel(size=13, tone="muted")
        column.addSpacing(theme().px(6))
        column.addWidget(self._foot)

    # -- asking ------------------------------------------------------------------------------------

    def _begin_anew(self, *, read: bool = True) -> None:
        self._answers.forget("book")
        self._lines, self._after, self._answered, self._trouble = (), None, False, ""
        self.list.scrollToTop()
        self._show_rows()
        if read and self._book.reach is not None:
            self.refresh()

    def _ask(self, after: BookPlace | None, before: tuple[BookLineView, ...], wanted: int) -> None:
        """Ask for a piece after lines that are known, until as many are known as are wanted."""
        question = BookQuestion(
            reach=self._reach,
            conditions=self.strip.conditions(),
            order=self._order,
            backwards=self._backwards,
            after=after,
        )

        def take(piece: BookPiece) -> None:
            lines = before + piece.lines
            if piece.after is not None and len(lines) < wanted:
                self._ask(piece.after, lines, wanted)
            else:
                self._take(lines, piece)

        self._desk.book(
            question, self._answers.latest("book", take), self._answers.latest("trouble", self._failed)
        )

    def _take(self, lines: tuple[BookLineView, ...], piece: BookPiece) -> None:
        self._lines, self._after = lines[:MOST_LISTED], piece.after
        self._unsorted, self._trouble, self._answered = piece.unsorted, "", True
        self._show_rows()
        if self._wants_keyboard and self._lines and self.isVisible() and not self._route.busy:
            self.take_keyboard()

    def _go_on(self) -> None:
        if self._after is not None and len(self._lines) < MOST_LISTED:
            self._ask(self._after, self._lines, len(self._lines) + 1)

    def _count(self) -> None:
        self._desk.book_counts(
            self._reach,
            self._answers.latest("counts", self._show_counts),
            self._answers.latest("uncounted", _pass),
        )

    def _show_counts(self, counts: BookCounts) -> None:
        self.strip.show_counts(counts)
        self.counted.emit(counts)

    def _failed(self, error: VipDeskError) -> None:
        self._lines, self._after, self._trouble, self._answered = (), None, error_text(error), True
        self._show_rows()

    # -- acts --------------------------------------------------------------------------------------

    def _sort(self, place: int) -> None:
        order = _SORTS[place]
        self._backwards = order is self._order and not self._backwards
        self._order = order
        self.retranslate()
        self._begin_anew()

    def _edit(self, named: SavedFilter | None) -> None:
        conditions = self.strip.conditions()
        sheet = FilterSheet(self._desk, self._route, self._book, named=named, conditions=conditions)
        sheet.applied.connect(self.strip.try_out)
        sheet.kept.connect(self.strip.choose)
        self._route.show_sheet(sheet)

    # -- showing -----------------------------------------------------------------------------------

    def _show_rows(self) -> None:
        now, veiled = self._route.clock.now(), self._route.notes_veiled
        more = self._after is not None and len(self._lines) < MOST_LISTED
        self.list.show_rows(
            [client_row(line, now, self._numbers, veiled=veiled) for line in self._lines], more=more
        )
        nobody = self._answered and not self._lines
        self.list.setVisible(not nobody)
        self._empty.setVisible(nobody)
        self._empty.show_text(self._trouble or self._nobody())
        self._foot.show_text(self._foot_text())

    def _nobody(self) -> str:
        if self.strip.conditions() != Conditions():
            return self.tr("没有符合条件的贵宾")
        return self.tr("您名下还没有贵宾") if self._reach is Reach.MINE else self.tr("本机还没有贵宾档案")

    def _foot_text(self) -> str:
        if self._unsorted:
            return self._numbers.unsorted(self._unsorted)
        if self._after is not None and len(self._lines) >= MOST_LISTED:
            return self._numbers.first_guests(MOST_LISTED)
        reaches = {
            Reach.MINE: self.tr("由您任专属顾问或代班的贵宾"),
            Reach.STORE: self.tr("本店的贵宾，和本店顾问名下的贵宾"),
            Reach.ALL: self.tr("本机留有档案的贵宾；其余的请查找"),
        }
        return reaches[self._reach]


def _pass(_error: VipDeskError) -> None:
    """Without counts the filters do as well; what is wrong stands in the list."""
