"""贵宾 without a guest in view: the client book for those who have one, beside who is here and was looked at lately."""

from enum import StrEnum
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.book import BookCounts, BookDesk, Conditions
from vipdesk.models.vocabulary import Reach
from vipdesk.ui.answers import Answers
from vipdesk.ui.pages.book.book_list import BookList
from vipdesk.ui.pages.book.book_words import BookNumbers, reach_text
from vipdesk.ui.pages.book.load_view import LoadView
from vipdesk.ui.pages.guest_landing import GuestLanding
from vipdesk.ui.pages.title_line import MARGIN, TitleLine, page_column
from vipdesk.ui.route import Route
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.chip_flow import ChipFlow
from vipdesk.ui.widgets.choices import Choices


class Section(StrEnum):
    """A part of the home; the first three are reaches of the book."""

    MINE = "mine"
    STORE = "store"
    ALL = "all"
    LOAD = "load"
    LATELY = "lately"


class GuestHome(Speaking):
    """Whoever has no book sees the two lists alone, as the receptionist does: guests are found one by one (S33)."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._route = desk, route
        self._answers = Answers(self)
        self._numbers = BookNumbers(self)
        self._book = BookDesk(reach=None, supervises=False)
        self._counts: BookCounts | None = None
        self._sections: tuple[Section, ...] = (Section.LATELY,)
        self._section = Section.LATELY
        self._entering = False
        self.opened: object = None
        """The id of the guest who was opened in the list last."""
        column = page_column(self)
        self._title = TitleLine()
        self.switch, self.flow = Choices(1), ChipFlow(1, single=True)
        self._title.row.addWidget(self.switch)
        column.addWidget(self._title)
        self._below = QVBoxLayout()
        self._below.addWidget(self.flow)
        column.addLayout(self._below)
        self.landing = GuestLanding(desk, route)
        self.list, self.load = BookList(desk, route), LoadView(desk, route)
        self._stack = QStackedWidget()
        for part in (self.landing, self.list, self.load):
            self._stack.addWidget(part)
        column.addWidget(self._stack, 1)
        self.list.counted.connect(self._show_counts)
        self.list.strip.chosen.connect(self._name)
        self.list.list.opened.connect(self._open)
        self.load.clients_asked.connect(self._show_clients_of)
        self.retranslate()

    @property
    def section(self) -> Section:
        """Which part is in sight."""
        return self._section

    def enter(self) -> None:
        """Come into sight: what is offered is asked for again, and then read."""
        self._entering = True
        self.refresh()

    def refresh(self) -> None:
        """Read what is offered to whoever is signed in, then what is in sight."""
        self._desk.book_desk(
            self._answers.latest("book desk", self._show_book), self._answers.latest("no book", self._show_no_book)
        )

    def forget(self) -> None:
        """Forget what was shown: somebody else is at the desk."""
        self._answers.forget("book desk")
        self._book, self._counts = BookDesk(reach=None, supervises=False), None
        self._sections = (Section.LATELY,)
        self._section = Section.LATELY
        self.landing.forget()
        self.list.forget()
        self.load.forget()
        self._show_section()

    def take_keyboard(self) -> None:
        """In the book one walks the list; else one searches."""
        if self._section is Section.LATELY:
            self._route.find_guest()
        elif self._section is Section.LOAD:
            self.load.take_keyboard()
        else:
            self.list.take_keyboard()

    def veil_changed(self) -> None:
        """Hide given names, or show them."""
        self.list.veil_changed()

    def step(self, by: int) -> None:
        """Go to a neighbouring part."""
        place = self._sections.index(self._section)
        self.show_section(self._sections[(place + by) % len(self._sections)])

    def show_section(self, section: Section) -> None:
        """Bring a part into sight."""
        if section in self._sections:
            self._section = section
            self._show_section()
            self._read()
            self.take_keyboard()
            self._route.hints_changed()

    def retranslate(self) -> None:
        """Set every word again."""
        self._name()
        names = {
            Section.LOAD: self.tr("顾问负荷"),
            Section.LATELY: self.tr("最近与在厅"),
        } | {Section(reach.value): reach_text(reach) for reach in Reach}
        words = [names[section] for section in self._sections]
        for part in (self.switch, self.flow):
            part.show_texts(self.tr("看哪些贵宾"), words)
        self._find_room()

    def _name(self) -> None:
        self._title.show_texts(self.tr("贵宾"), self._sub())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the text is large the parts stand below the title, on as many lines as they need."""
        super().resizeEvent(event)
        self._find_room()

    def _find_room(self) -> None:
        several = len(self._sections) > 1
        room = self.width() - 2 * theme().px(MARGIN)
        beside = self._title.needed_width() + theme().px(MARGIN) + self.switch.sizeHint().width() <= room
        self.switch.setVisible(several and beside)
        self.flow.setVisible(several and not beside)
        self._below.setContentsMargins(0, 0, 0, theme().px(16) if several and not beside else 0)

    def _sub(self) -> str:
        if self._section is Section.LATELY:
            return self.tr("扫卡，或按 F2 输入姓名、拼音、手机尾号")
        counts = self._counts
        if self._section is Section.LOAD or counts is None or counts.reach.value != self._section.value:
            return ""
        chosen = self.list.strip.filter()
        if chosen is not None:
            return self._numbers.guests(counts.by_filter.get(chosen.filter_id, 0))
        # of what is only tried nobody has counted how many there are
        tried = self.list.strip.conditions() != Conditions()
        return "" if tried else self._numbers.guests(counts.everybody)

    def _show_book(self, book: BookDesk) -> None:
        first = self._book.reach is None and book.reach is not None
        self._book = book
        self.list.show_book(book)
        self._sections = _sections(book)
        if first or self._section not in self._sections:
            self._section = self._sections[0]
        self._show_section()
        self._read()
        if self._entering and self.isVisible() and not self._route.busy:
            self.take_keyboard()
        self._entering = False
        self._route.hints_changed()

    def _show_no_book(self, _error: object) -> None:
        self._show_book(BookDesk(reach=None, supervises=False))

    def _show_section(self) -> None:
        self._fit()
        place = self._sections.index(self._section)
        self.switch.choose(place)
        self.flow.choose([place])
        if self._section is Section.LATELY:
            self._stack.setCurrentWidget(self.landing)
        elif self._section is Section.LOAD:
            self._stack.setCurrentWidget(self.load)
        else:
            self._stack.setCurrentWidget(self.list)
            self.list.show_reach(Reach(self._section.value))
        self.retranslate()

    def _read(self) -> None:
        if self._section is Section.LATELY:
            self.landing.refresh()
        elif self._section is Section.LOAD:
            self.load.refresh()
        else:
            self.list.refresh()

    def _fit(self) -> None:
        """Choices are as many as they were made: for other parts they are made anew."""
        if self.switch.count() == len(self._sections):
            return
        count = len(self._sections)
        before = (self.switch, self.flow)
        self.switch, self.flow = Choices(count), ChipFlow(count, single=True)
        self.switch.chosen.connect(lambda place: self.show_section(self._sections[place]))
        self.flow.changed.connect(lambda: self.show_section(self._sections[self.flow.places()[0]]))
        self._title.row.replaceWidget(before[0], self.switch)
        self._below.replaceWidget(before[1], self.flow)
        for old in before:
            old.hide()
            old.deleteLater()

    def _open(self, guest_id: UUID) -> None:
        self.opened = guest_id
        self._route.show_profile(guest_id)

    def _show_counts(self, counts: BookCounts) -> None:
        self._counts = counts
        self.retranslate()

    def _show_clients_of(self, key: object) -> None:
        conditions = Conditions(shopper_id=key) if isinstance(key, UUID) else Conditions(unassigned=True)
        self._section = Section.STORE
        self._show_section()
        self.list.show_clients_of(conditions)
        self._route.hints_changed()


def _sections(book: BookDesk) -> tuple[Section, ...]:
    """The parts for somebody: as much of the book as they may list, the loads, and what everybody has."""
    if book.reach is None:
        return (Section.LATELY,)
    widest = tuple(Reach).index(book.reach)
    reaches = tuple(Section(reach.value) for reach in tuple(Reach)[: widest + 1])
    return (*reaches, *((Section.LOAD,) if book.supervises else ()), Section.LATELY)
