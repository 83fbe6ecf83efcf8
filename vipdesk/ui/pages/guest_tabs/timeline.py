"""时间线: every contact, newest first, some kinds of it by chips; more of it by key or by scrolling."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from vipdesk.models.snapshot.guest_life import EntryKind, Timeline, TimelineEntry, TimelinePlace
from vipdesk.ui.life_texts import entry_kind_text
from vipdesk.ui.pages.guest_tabs.tab import GuestTab, Sight
from vipdesk.ui.pages.life_rows import entry_row
from vipdesk.ui.pages.list_panel import ListPanel
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.chip_flow import ChipFlow
from vipdesk.ui.widgets.row import DUE

MOST_ENTRIES = 400
"""More are not shown: who looks for something old chooses its kind."""
_KINDS = tuple(EntryKind)


class TimelineTab(GuestTab):
    """The list grows at its end alone; what is read stays where it is."""

    wanted = Signal(object, object)
    """Kinds, and a `TimelinePlace` to go on after or None to begin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters = ChipFlow(len(_KINDS))
        self.entries = ListPanel(DUE, "history")
        self.more = Button(fill=Fill.QUIET)
        self._shown: tuple[TimelineEntry, ...] = ()
        self._place: TimelinePlace | None = None
        self._asked = self._heard = False
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(16))
        column.addWidget(self.filters)
        column.addWidget(self.entries)
        column.addWidget(self.more)
        column.addStretch(1)
        self.lay_out(body)
        self.filters.changed.connect(self.begin)
        self.entries.list.changed.connect(self._walked)
        self.more.clicked.connect(self.go_on)

    def showEvent(self, event: QShowEvent) -> None:
        """Hear of the page being scrolled to its end."""
        super().showEvent(event)
        area = _area_around(self)
        if area is not None and not self._heard:
            self._heard = True
            area.verticalScrollBar().valueChanged.connect(self._scrolled)

    def _scrolled(self, value: int) -> None:
        area = _area_around(self)
        if area is not None and self.isVisible() and 0 < area.verticalScrollBar().maximum() <= value:
            self.go_on()

    def _walked(self) -> None:
        """The arrows have come to the last entry."""
        if self._shown and self.entries.list.currentIndex().row() == len(self._shown) - 1:
            self.go_on()

    @property
    def kinds(self) -> tuple[EntryKind, ...]:
        """Which kinds are wanted; none means all."""
        return tuple(_KINDS[place] for place in self.filters.places())

    def begin(self) -> None:
        """Ask for the newest."""
        self._asked = True
        self.wanted.emit(self.kinds, None)

    def go_on(self) -> None:
        """Ask for what is older than the last one shown."""
        if self._place is not None and not self._asked:
            self._asked = True
            self.wanted.emit(self.kinds, self._place)

    def forget(self) -> None:
        """Show nothing of another guest, and every kind of this one."""
        self._shown, self._place, self._asked = (), None, False
        self.filters.choose(())

    def show_piece(self, piece: Timeline, *, first: bool) -> None:
        """Show the newest, or what comes after what is shown."""
        self._asked = False
        self._shown = piece.entries if first else (*self._shown, *piece.entries)
        self._place = piece.more if len(self._shown) < MOST_ENTRIES else None
        self.retranslate()

    def show_sight(self, sight: Sight) -> None:
        """Fill every part."""
        self.filters.show_texts(self.tr("只看"), [entry_kind_text(kind) for kind in _KINDS])
        rows = [entry_row(each, veiled=sight.veiled) for each in self._shown]
        self.entries.show_list(self.tr("所有往来"), rows, self.tr("本机没有往来记录"))
        number = f"{len(rows)}+" if self._place is not None else len(rows) or None
        self.entries.show_heading(self.tr("所有往来"), number, self.tr("最新的在上"))
        self.more.show_text(self.tr("再看更早的"))
        self.more.setVisible(self._place is not None)


def _area_around(widget: QWidget) -> QScrollArea | None:
    holder = widget.parentWidget()
    while holder is not None and not isinstance(holder, QScrollArea):
        holder = holder.parentWidget()
    return holder
