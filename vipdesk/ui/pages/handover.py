"""交班 (M5): a page that writes itself, is signed with a PIN, and is read by whoever takes over."""

from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.handover_line import HandoverLine
from vipdesk.models.shift_words import NOTE_LINES, LineKind
from vipdesk.models.snapshot.desk import Saved, StaffCard, SyncStatus
from vipdesk.models.snapshot.handover import HandoverDesk, SignedHandover
from vipdesk.rules.handover import unread
from vipdesk.rules.handover_words import people_text
from vipdesk.ui.languages import say
from vipdesk.ui.page import Page
from vipdesk.ui.pages.handover_orders import signing
from vipdesk.ui.pages.handover_paper import HandoverPaperView
from vipdesk.ui.pages.handover_rows import (
    ADD,
    LineKey,
    draft_lines,
    in_order,
    line_key,
    reading_text,
    signed_lines,
    source_cards,
)
from vipdesk.ui.pages.handover_sources import HandoverSources
from vipdesk.ui.pages.title_line import TitleLine, page_column
from vipdesk.ui.paper_trail import PaperTrail
from vipdesk.ui.route import Place, Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.widgets.columns import Columns

_EVERY_MS = 60_000


class Mode(StrEnum):
    """What the page is for now."""

    DRAFT = "draft"
    READING = "reading"
    SIGNED = "signed"


class HandoverPage(Page):
    """Left the sheet, right its sources; what was struck is remembered until somebody else signs in."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "handover",
            "handover_read",
            "shift_note",
            "ready_tick",
            "request",
            "request_event",
            "visit",
            "roster_day",
        }
    )

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._found: HandoverDesk | None = None
        self._struck: set[LineKey] = set()
        self._fresh = False
        """Whether the author wants another page although the last one was signed a short while ago."""
        self._print_signed = False
        self._trouble = ""
        self._title = TitleLine()
        self.paper, self.sources = HandoverPaperView(), HandoverSources()
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._title)
        left.addWidget(self.paper, 1)
        page_column(self).addWidget(Columns(((left, 776), (self.sources, 422)), gap=32), 1)
        self._print = PaperTrail(desk, route, self)
        self._print.said.connect(lambda sentence, _trouble: self._say(sentence))
        self._listen()
        self._clockwork = QTimer(self)
        self._clockwork.setInterval(_EVERY_MS)
        self._clockwork.timeout.connect(self._tick)
        self._clockwork.start()
        self.retranslate()

    def _listen(self) -> None:
        paper, sources = self.paper, self.sources
        paper.lines.opened.connect(self._open)
        paper.lines.struck.connect(self._strike)
        paper.lines.changed.connect(lambda: sources.cards.choose(paper.lines.chosen_key()))
        sources.cards.opened.connect(self._open_record)
        sources.cards.changed.connect(lambda: paper.lines.choose(sources.cards.chosen_key()))
        paper.pin.completed.connect(self._act)
        paper.pin.walked.connect(lambda _right, down: paper.lines.step(down))
        paper.done.clicked.connect(self._act)
        paper.print.clicked.connect(self.print_page)
        shortcut = QShortcut(QKeySequence("Ctrl+P"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.print_page)
        self.desk.status_changed.connect(self._line_changed)
        self.desk.staff_changed.connect(self._staff_changed)

    # -- the page ----------------------------------------------------------------------------------

    @property
    def mode(self) -> Mode:
        """A colleague's page comes first; one's own stays in sight for a while."""
        found = self._found
        if found is None or self._fresh:
            return Mode.DRAFT
        if found.waiting is not None:
            return Mode.READING
        return Mode.SIGNED if found.own is not None else Mode.DRAFT

    def enter(self) -> None:
        """Begin with what waits, and take the keyboard."""
        self._fresh = False
        self._trouble = ""
        self.paper.pin.clear()
        super().enter()

    def take_keyboard(self) -> None:
        """The arrows are for the sentences; digits find the PIN by themselves."""
        self.paper.lines.setFocus()

    def refresh(self) -> None:
        """Write the page anew."""
        self.desk.handover(
            self.answers.latest("handover", self._show), self.answers.latest("failed", self._failed)
        )

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the page."""
        if self.mode is Mode.READING:
            return (("↑ ↓", self.tr("选一句")), ("Enter", self.tr("读过")), ("Esc", self.tr("先放着")))
        if self.mode is Mode.SIGNED:
            return (("↑ ↓", self.tr("选一句")), ("Enter", self.tr("打开")), ("Ctrl+P", self.tr("打印")))
        return (
            ("↑ ↓", self.tr("选一句")),
            ("Enter", self.tr("打开或添一句")),
            ("Del", self.tr("划去")),
            ("Ctrl+P", self.tr("打印")),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits belong to the PIN wherever the focus is."""
        if event.text().isdecimal() and self.mode is Mode.DRAFT:
            self.paper.pin.setFocus()
            self.paper.pin.insert(event.text())
        else:
            super().keyPressEvent(event)

    def print_page(self) -> None:
        """Print the signed page; of one that is not signed yet a copy follows the signature."""
        page = self._signed()
        if page is not None:
            self._print.send("handover", page.handover_id)
        else:
            self._print_signed = not self._print_signed
            self._say("")

    # -- showing -----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word again."""
        found, mode = self._found, self.mode
        self.sources.show_words(self.tr("来处"), self.tr("每一句都能打开"))
        self.paper.lines.setAccessibleName(self.tr("交班的句子"))
        self.paper.pin.setAccessibleName(self.tr("PIN"))
        title = self.tr("接班") if mode is Mode.READING else self.tr("交班")
        if found is None:
            self._title.show_texts(title, "")
            self.paper.show_foot(self.tr("交班"), "", asks_pin=True)
            return
        page = self._signed()
        if page is None:
            self._show_draft(title, found)
        else:
            self._show_signed(title, page)
        self.route.hints_changed()

    def _show_draft(self, title: str, found: HandoverDesk) -> None:
        draft = found.draft
        lines = in_order(draft.lines)
        self._title.show_texts(
            title, people_text(draft.label, say(draft.author), draft.next_label, say(draft.next))
        )
        self.paper.show_draft(draft, self.now())
        self.paper.lines.show_lines(draft_lines(lines, self._struck, self.now()))
        self.sources.cards.show_cards(source_cards(lines, self._struck, self.now()))
        text, waiting = self._foot_text(), self._waiting_text()
        self.paper.show_foot(self.tr("交班"), text, asks_pin=True, waits=bool(waiting) and text == waiting)

    def _show_signed(self, title: str, page: SignedHandover) -> None:
        reading = self.mode is Mode.READING
        staff = self.desk.staff
        mine = None if staff is None else page.reading_of(staff.staff_id)
        self._title.show_texts(title, people_text(page.label, say(page.author), page.next_label, say(page.next)))
        self.paper.show_signed(page)
        self.paper.lines.show_lines(signed_lines(page, mine, to_read=reading))
        self.sources.cards.show_cards(source_cards(page.lines, (), page.signed_at))
        words = self.tr("接班") if reading else self.tr("再写一页")
        told = self._trouble or (self._left_text(page) if reading else reading_text(page))
        self.paper.show_foot(words, told, asks_pin=False, again=not reading)

    def _left_text(self, page: SignedHandover) -> str:
        return self.tr("还有 %n 句没读", "", len(self._unread(page)))

    def _foot_text(self) -> str:
        if self._trouble:
            return self._trouble
        if self._print_signed:
            return self.tr("交班后打印一份")
        return self._waiting_text()

    def _waiting_text(self) -> str:
        waiting = self.desk.status.waiting
        return self.tr("%n 项待上传，不影响交班", "", waiting) if waiting else ""

    def _show(self, found: HandoverDesk) -> None:
        self._found = found
        self.retranslate()
        self.sources.cards.choose(self.paper.lines.chosen_key())

    def _signed(self) -> SignedHandover | None:
        """The page that is not a draft, if one is in sight."""
        found = self._found
        if found is None:
            return None
        return {Mode.READING: found.waiting, Mode.SIGNED: found.own}.get(self.mode)

    def _tick(self) -> None:
        if self.isVisible():
            self.refresh()

    def _line_changed(self, _status: SyncStatus) -> None:
        if self.isVisible():
            self.retranslate()

    def _staff_changed(self, _staff: StaffCard | None) -> None:
        self._struck.clear()
        self._found = None
        self._print_signed = False

    def _say(self, sentence: str) -> None:
        self._trouble = sentence
        self.retranslate()

    # -- doing -------------------------------------------------------------------------------------

    def _open(self, key: object) -> None:
        """Enter: read a line, open its record, or add one."""
        if key == ADD:
            self._add()
        elif self.mode is Mode.READING:
            self._read(key)
        else:
            self._open_record(key)

    def _open_record(self, key: object) -> None:
        line = next((each for each in self._lines() if line_key(each) == key), None)
        if line is None:
            return
        if line.kind in NOTE_LINES:
            from vipdesk.ui.dialogs.shift_note_sheet import NoteReadingSheet  # noqa: PLC0415 - when it is wanted

            self.route.show_sheet(NoteReadingSheet(self.route, line, self.now()))
        elif line.kind is LineKind.READY:
            from vipdesk.ui.dialogs.ready_sheet import ReadySheet  # noqa: PLC0415 - as above

            self.route.show_sheet(ReadySheet(self.desk, self.route))
        elif line.kind is LineKind.STORAGE_TAG:
            self.route.show_tag(line.row_id)
        elif line.kind is LineKind.MORE:
            self.route.show_place(Place.SERVICES)
        else:
            self.route.show_request(line.row_id)

    def _add(self) -> None:
        from vipdesk.ui.dialogs.shift_note_sheet import ShiftNoteSheet  # noqa: PLC0415 - read when it is wanted

        places = self._found.draft.places if self._found is not None else ()
        self.route.show_sheet(ShiftNoteSheet(self.desk, self.route, places))

    def _strike(self, key: object) -> None:
        if self.mode is Mode.DRAFT and isinstance(key, tuple):
            self._struck ^= {key}
            self.retranslate()

    def _read(self, key: object) -> None:
        page = self._signed()
        numbers = [] if page is None else [n for n, each in enumerate(page.lines, 1) if line_key(each) == key]
        if page is not None and numbers and not page.lines[numbers[0] - 1].struck:
            self._submit_reading(page, numbers)
            self.paper.lines.step(1)

    def _act(self) -> None:
        page = self._signed()
        if self.mode is Mode.SIGNED:
            self._begin_again()
        elif page is not None:
            self._submit_reading(page, self._unread(page))
        elif self.paper.pin.text() and self.desk.staff is not None:
            self.paper.done.setEnabled(False)
            accepted, refused = self.answers.kept(self._accepted), self.answers.kept(self._wrong_pin)
            self.desk.vouch(self.desk.staff.staff_id, self.paper.pin.text(), accepted, refused)
        else:
            self.paper.pin.setFocus()

    def _unread(self, page: SignedHandover) -> list[int]:
        staff = self.desk.staff
        reading = None if staff is None else page.reading_of(staff.staff_id)
        ticks = {} if reading is None else {str(number): True for number in reading.ticks}
        return list(unread(page.lines, ticks))

    def _submit_reading(self, page: SignedHandover, numbers: list[int]) -> None:
        args = {"handover_id": str(page.handover_id), "lines": numbers}
        taken_over = set(self._unread(page)) <= set(numbers)
        saved = self.answers.kept(lambda _saved: self._after_reading(taken_over=taken_over))
        self.desk.submit("handover.read", args, saved, self.answers.kept(self._failed))

    def _after_reading(self, *, taken_over: bool) -> None:
        if taken_over:
            self.route.show_place(Place.TODAY)
        else:
            self.refresh()

    def _accepted(self, _card: StaffCard) -> None:
        self.paper.pin.clear()
        if self._found is None:
            return
        args = signing(self._found.draft, self._struck)
        self.desk.submit(
            "handover.sign", args, self.answers.kept(self._handed_over), self.answers.kept(self._failed)
        )

    def _handed_over(self, saved: Saved) -> None:
        self.paper.done.setEnabled(True)
        self._struck.clear()
        self._fresh, self._trouble = False, ""
        if self._print_signed:
            self._print_signed = False
            self._print.send("handover", saved.created["handover_id"])
        self.refresh()

    def _wrong_pin(self, error: VipDeskError) -> None:
        self.paper.pin.show_wrong()
        self._failed(error)

    def _failed(self, error: VipDeskError) -> None:
        self.paper.done.setEnabled(True)
        self._say(error_text(error))

    def _begin_again(self) -> None:
        self._fresh = True
        self._trouble = ""
        self.retranslate()
        self.take_keyboard()

    def _lines(self) -> tuple[HandoverLine, ...]:
        page = self._signed()
        if page is not None:
            return page.lines
        return self._found.draft.lines if self._found is not None else ()
