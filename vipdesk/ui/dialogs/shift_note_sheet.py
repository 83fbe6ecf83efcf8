"""A sentence for the next shift: written with Enter, and read where its line was opened."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.handover_line import HandoverLine
from vipdesk.models.shift_words import NoteKind
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guests import PlaceChoice
from vipdesk.rules.handover_words import source_words
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import language, say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.dressed import Select
from vipdesk.ui.widgets.field import ChipField, LineField
from vipdesk.ui.widgets.plain_label import PlainLabel

_KINDS = tuple(NoteKind)


class ShiftNoteSheet(Sheet):
    """What it is, a seat or room if it is about one, what was done, and when it will be over."""

    def __init__(
        self, desk: DeskFacade, route: Route, places: Sequence[PlaceChoice], parent: QWidget | None = None
    ) -> None:
        super().__init__(route, width=520, parent=parent)
        self._desk, self._places = desk, tuple(places)
        self._answers = Answers(self)
        self.kind = ChipField(len(_KINDS))
        self.text, self.done_about, self.expected = LineField(), LineField(), LineField()
        self._place_label = PlainLabel(size=14, tone="muted")
        self.place = Select()
        self.place.addItems([""] * (len(self._places) + 1))
        beside = QVBoxLayout()
        beside.setSpacing(theme().px(4))
        beside.addWidget(self._place_label)
        beside.addWidget(self.place)
        self.content.addWidget(self.text)
        self.content.addWidget(self.kind)
        self.content.addLayout(beside)
        self.content.addWidget(self.done_about)
        self.content.addWidget(self.expected)
        self.text.edit.textChanged.connect(self._guess_place)
        self.setFocusProxy(self.text.edit)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        self.show_heading(self.tr("添一句"), self.tr("划去之前，每一页交班都会再说一遍"))
        self.text.show_label(self.tr("一句话，例如：窗边 6 号灯不亮"))
        self.kind.show_texts(self.tr("哪一类"), [self.tr("要小心"), self.tr("打烊后来电")])
        self._place_label.show_text(self.tr("座位或贵宾室"))
        self.place.setAccessibleName(self.tr("座位或贵宾室"))
        for number, words in enumerate([self.tr("不是某个座位"), *(say(place.name) for place in self._places)]):
            self.place.setItemText(number, words)
        self.done_about.show_label(self.tr("做了什么，例如：已报工程部（可不填）"))
        self.expected.show_label(self.tr("何时好，例如：明早修（可不填）"))
        self.cancel.show_text(self.tr("不写了"))
        self.done.show_text(self.tr("添上"))

    def act(self) -> None:
        """Save it, once it says something."""
        if not self.text.text():
            self.text.edit.setFocus()
            return
        if not all(field.fits() for field in (self.text, self.done_about, self.expected)):
            return
        self.done.setEnabled(False)
        chosen = self.place.currentIndex()
        args = {
            "kind_of_note": _KINDS[self.kind.place()].value,
            "text": self.text.text(),
            "place_id": str(self._places[chosen - 1].place_id) if chosen > 0 else None,
            "done": self.done_about.text() or None,
            "expected": self.expected.text() or None,
        }
        saved, failed = self._answers.kept(self._saved), self._answers.kept(self._failed)
        self._desk.submit("handover.add_note", args, saved, failed)

    def _guess_place(self, text: str) -> None:
        """A sentence that begins with a seat is about it."""
        for number, place in enumerate(self._places, 1):
            if text.startswith((place.name.zh, place.name.en)):
                self.place.setCurrentIndex(number)

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))


class NoteReadingSheet(Sheet):
    """The record behind a sentence that somebody wrote: all of it, by whom and when."""

    def __init__(self, route: Route, line: HandoverLine, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(route, width=520, parent=parent)
        self._line, self._now = line, now
        self._text = PlainLabel(size=18, wrap=True)
        self._more = PlainLabel(size=14, tone="muted", wrap=True)
        self.content.addWidget(self._text)
        self.content.addWidget(self._more)
        self.cancel.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        told = source_words(self._line, self._now, language())
        self.show_heading(told.detail.partition("·")[0], told.origin)
        self._text.show_text(told.title)
        more = [told.detail.partition("·")[2], told.until]
        self._more.show_text("\n".join(part for part in more if part))
        self._more.setVisible(any(more))
        self.done.show_text(self.tr("知道了"))

    def act(self) -> None:
        """Close it; striking is the page's."""
        self.route.close_sheet()
