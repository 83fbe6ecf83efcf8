"""目录 and 问答: what the house tells about itself, found while one types; one entry in full beside the list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.chinese.dates import short_date_text
from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.house_entries import EntryView
from vipdesk.models.vocabulary import HouseKind
from vipdesk.ui.dialogs.entry_sheet import EntrySheet
from vipdesk.ui.languages import language, say
from vipdesk.ui.pages.list_panel import ListPanel
from vipdesk.ui.pages.small_tabs.entry_rows import entry_facts, entry_row
from vipdesk.ui.pages.small_tabs.tab import SmallTab
from vipdesk.ui.route import Route
from vipdesk.ui.small_service_texts import entry_kind_text, said
from vipdesk.ui.texts import joined
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, IconButton
from vipdesk.ui.widgets.columns import Columns
from vipdesk.ui.widgets.field import LineField
from vipdesk.ui.widgets.panel import INSET, Panel
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.row import DUE


class EntriesTab(SmallTab):
    """Typing finds; down goes to the list; Enter copies what one would say or dial."""

    kinds: tuple[HouseKind, ...] = ()

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._entries: tuple[EntryView, ...] = ()
        self.search = LineField()
        self.found = ListPanel(DUE, "search")
        self._detail = Panel()
        self._name, self._text, self._other, self._told = (
            PlainLabel(size=20, bold=True, wrap=True),
            PlainLabel(size=16, wrap=True),
            PlainLabel(size=14, tone="muted", wrap=True),
            PlainLabel(size=13, tone="muted", wrap=True),
        )
        self._facts = PlainLabel(size=15, wrap=True)
        self.copy, self.edit = Button(icon="copy"), IconButton("pencil")
        self._build()
        self.search.edit.textChanged.connect(lambda _text: self.refresh())
        self.search.entered.connect(self._copy)
        self.found.list.changed.connect(self._show_chosen)
        self.found.list.opened.connect(lambda _key: self._copy())
        self.found.add_asked.connect(self.begin)
        self.copy.clicked.connect(self._copy)
        self.edit.clicked.connect(lambda: self._open(self.chosen()))
        self.retranslate()

    def _build(self) -> None:
        px = theme().px
        inside = QVBoxLayout()
        inside.setContentsMargins(px(INSET), 0, px(INSET), px(16))
        inside.setSpacing(px(12))
        for part in (self._name, self._facts, self._text, self._other, self._told, self.copy):
            inside.addWidget(part)
        inside.addStretch(1)
        self._detail.heading.addWidget(self.edit)
        self._detail.content.addLayout(inside)
        self.column.addWidget(self.search)
        self.column.addWidget(Columns(((self.found, 1), (self._detail, 1)), natural=True), 1)

    def refresh(self) -> None:
        """Find what is typed."""
        kinds = [kind.value for kind in self.kinds]
        shown = self.answers.latest("entries", self._show)
        self.desk.house_entries(kinds, self.search.text(), shown)

    def take_keyboard(self) -> None:
        """One types at once."""
        self.search.edit.setFocus()
        self.search.edit.selectAll()

    def begin(self) -> None:
        """Write a new entry, where one may."""
        if self.supervising:
            self._open(None)

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the tab."""
        return (
            ("", self.tr("直接打字就找，拼音、首字母也行")),
            ("↑ ↓", self.tr("选一条")),
            ("Enter", self.tr("复制")),
        )

    def retranslate(self) -> None:
        """Set every word again."""
        title, asks, none, add = self.words()
        self.search.show_label(asks)
        rows = [entry_row(entry) for entry in self._entries]
        self.found.show_list(title, rows, none, add=add if self.supervising else "")
        self.edit.name(self.tr("改这一条"))
        self._show_chosen()

    def words(self) -> tuple[str, str, str, str]:
        """Title, what the search asks, what is said where nothing is found, and what the plus does."""
        raise NotImplementedError

    def chosen(self) -> EntryView | None:
        """The entry that is shown in full: the chosen one, else the first."""
        key = self.found.list.chosen_key()
        found = next((entry for entry in self._entries if entry.entry_id == key), None)
        return found or (self._entries[0] if self._entries else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the search into the list."""
        if event.key() == Qt.Key.Key_Down and self._entries:
            self.found.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _show(self, entries: tuple[EntryView, ...]) -> None:
        self._entries = entries
        self.retranslate()

    def _show_chosen(self) -> None:
        entry = self.chosen()
        self._detail.show_heading("" if entry is None else entry_kind_text(HouseKind(entry.kind)))
        self.edit.setVisible(entry is not None and entry.own and self.supervising)
        parts = (self._name, self._facts, self._text, self._other, self._told)
        texts = ("",) * len(parts)
        if entry is not None:
            told = joined(say(entry.author) or self.tr("导入"), short_date_text(entry.noted_at, language()))
            other = entry.text.en if language() == "zh" else entry.text.zh
            texts = (said(entry.name), entry_facts(entry), said(entry.text), other, told)
            texts = (*texts[:3], other if other != texts[2] else "", told)
        for part, text in zip(parts, texts, strict=True):
            part.show_text(text)
            part.setVisible(bool(text))
        self.copy.setVisible(entry is not None)
        self.copy.show_text(self.tr("复制回答") if self.kinds == (HouseKind.ANSWER,) else self.tr("复制电话"))
        self.copy.setEnabled(bool(self._wanted(entry)))

    def _wanted(self, entry: EntryView | None) -> str:
        """What one would say or dial."""
        if entry is None:
            return ""
        return said(entry.text) if entry.kind == HouseKind.ANSWER else entry.phone

    def _copy(self) -> None:
        text = self._wanted(self.chosen())
        if text:
            QGuiApplication.clipboard().setText(text)
            self.said.emit(self.tr("已复制"))

    def _open(self, entry: EntryView | None) -> None:
        self.route.show_sheet(EntrySheet(self.desk, self.route, self.kinds, entry))


class DirectoryTab(EntriesTab):
    """Brand counters and partners: where, whom to call, when."""

    kinds = (HouseKind.COUNTER, HouseKind.PARTNER)

    def words(self) -> tuple[str, str, str, str]:
        """Of counters and partners."""
        return (
            self.tr("专柜与合作方"),
            self.tr("找品牌、楼层、联系人、合作方"),
            self.tr("没有找到"),
            self.tr("加专柜或合作方"),
        )


class AnswersTab(EntriesTab):
    """Short approved answers to what guests usually ask."""

    kinds = (HouseKind.ANSWER,)

    def words(self) -> tuple[str, str, str, str]:
        """Of answers."""
        return (self.tr("常见问答"), self.tr("贵宾问什么"), self.tr("没有现成的回答"), self.tr("加一条问答"))
