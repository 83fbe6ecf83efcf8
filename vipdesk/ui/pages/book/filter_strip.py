"""The filters of the client book in sight: everybody, the store's segments, one's own, each with how many it lists."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vipdesk.chinese.dates import store_date
from vipdesk.models.snapshot.book import BookCounts, BookDesk, Conditions, SavedFilter
from vipdesk.ui.pages.book.book_words import BookNumbers, conditions_text
from vipdesk.ui.route import Route
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.chip_flow import ChipFlow


class FilterStrip(Speaking):
    """One filter is on. What was only tried has a chip of its own until another one is chosen."""

    chosen = Signal()
    """Another filter is on."""
    asked = Signal(object)
    """A `SavedFilter` to look at and change, or None for a new one."""

    def __init__(self, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._route = route
        self._numbers = BookNumbers(self)
        self._book = BookDesk(reach=None, supervises=False)
        self._counts: BookCounts | None = None
        self._chosen: UUID | None = None
        self._tried: Conditions | None = None
        self._awaited: UUID | None = None
        """A filter that was just saved and is turned on once the desk tells of it."""
        self.chips = ChipFlow(1, single=True)
        self.edit, self.new = Button(fill=Fill.QUIET), Button()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, theme().px(12))
        self._row.setSpacing(theme().px(12))
        self._row.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.new, 0, Qt.AlignmentFlag.AlignTop)
        self.chips.changed.connect(self._take)
        self.edit.clicked.connect(lambda: self.asked.emit(self.filter()))
        self.new.clicked.connect(lambda: self.asked.emit(None))
        self.retranslate()

    def show_book(self, book: BookDesk) -> None:
        """Show the filters there are; one that is gone is on no longer."""
        self._book = book
        if self._awaited is not None and self._is_there(self._awaited):
            self.choose(self._awaited)
        elif self._chosen is not None and not self._is_there(self._chosen):
            self.try_out(None)
        else:
            self.retranslate()

    def show_counts(self, counts: BookCounts | None) -> None:
        """Show how many each filter lists; None while it is not known."""
        self._counts = counts
        self.retranslate()

    def try_out(self, conditions: Conditions | None) -> None:
        """Turn on conditions that have no name; None for everybody."""
        self._chosen, self._tried = None, conditions
        self.retranslate()
        self.chosen.emit()

    def choose(self, filter_id: UUID) -> None:
        """Turn on a filter; one that was just saved as soon as it is there."""
        if not self._is_there(filter_id):
            self._awaited = filter_id
            return
        self._chosen, self._tried, self._awaited = filter_id, None, None
        self.retranslate()
        self.chosen.emit()

    def filter(self) -> SavedFilter | None:
        """The filter that is on, if it has a name."""
        return next((each for each in self._book.filters if each.filter_id == self._chosen), None)

    def conditions(self) -> Conditions:
        """What is asked for now."""
        named = self.filter()
        if named is not None and named.conditions is not None:
            return named.conditions
        return self._tried or Conditions()

    def retranslate(self) -> None:
        """Set every word again, with a chip for every filter."""
        words = [self._counted(self.tr("全部"), None)]
        usable = self._usable()
        words += [self._counted(each.name, each.filter_id) for each in usable]
        if self._tried is not None:
            today = store_date(self._route.clock.now())
            veiled = self._route.notes_veiled
            words.append(conditions_text(self._tried, self._book, self._numbers, today, veiled=veiled))
        self._fit(len(words))
        self.chips.show_texts(self.tr("看哪些贵宾"), words)
        on = len(words) - 1 if self._tried is not None else 0
        place = next((at for at, each in enumerate(usable, 1) if each.filter_id == self._chosen), on)
        self.chips.choose([place])
        self.new.show_text(self.tr("筛选…"), self.tr("按条件筛选"))
        named = self.filter()
        self.edit.setVisible(named is not None and (self._book.supervises or not named.segment))
        self.edit.show_text(self.tr("修改"), self.tr("修改这个筛选"))

    def _is_there(self, filter_id: UUID) -> bool:
        return any(each.filter_id == filter_id for each in self._book.filters)

    def _usable(self) -> list[SavedFilter]:
        """Those this program can apply; one of a newer program is not shown half."""
        return [each for each in self._book.filters if each.conditions is not None]

    def _counted(self, word: str, filter_id: UUID | None) -> str:
        if self._counts is None:
            return word
        count = self._counts.everybody if filter_id is None else self._counts.by_filter.get(filter_id)
        return word if count is None else f"{word} {count:,}"

    def _fit(self, count: int) -> None:
        """Chips are as many as they were made: for another number they are made anew."""
        if self.chips.count() == count:
            return
        old, had_focus = self.chips, self.chips.has_focus()
        self.chips = ChipFlow(count, single=True)
        self.chips.changed.connect(self._take)
        self._row.replaceWidget(old, self.chips)
        old.hide()
        old.deleteLater()
        if had_focus:
            self.chips.take_focus()

    def _take(self) -> None:
        (place,) = self.chips.places()
        usable = self._usable()
        if place == 0:
            self.try_out(None)
        elif place <= len(usable):
            self.choose(usable[place - 1].filter_id)
