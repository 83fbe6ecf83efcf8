"""寄存: what is still here by number, the longest first, and what was given back today."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.ids import derived_id
from vipdesk.models.snapshot.storage import StorageDesk, StoredThing
from vipdesk.ui.dialogs.keep_sheet import KeepSheet
from vipdesk.ui.pages.list_panel import ListPanel, panel_columns
from vipdesk.ui.pages.small_tabs.storage_rows import kept_row, returned_row
from vipdesk.ui.pages.small_tabs.tab import SmallTab
from vipdesk.ui.paper_trail import PaperTrail
from vipdesk.ui.route import Route
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import IconButton
from vipdesk.ui.widgets.dressed import Menu
from vipdesk.ui.widgets.panel import INSET
from vipdesk.ui.widgets.row import TICKET

STORAGE_LIST = derived_id("storage_list")


class StorageTab(SmallTab):
    """Enter on a tag opens it; the plus keeps something of the guest in view."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._view = StorageDesk((), (), ())
        self.kept, self.returned = ListPanel(TICKET, "archive"), ListPanel(TICKET, "check")
        self.print_list = IconButton("printer")
        self.kept.heading.addWidget(self.print_list)
        self.column.addWidget(panel_columns((self.kept,), (self.returned,)), 1)
        self._paper = PaperTrail(desk, route, self)
        self._paper.said.connect(lambda sentence, _trouble: self.said.emit(sentence))
        self.kept.list.opened.connect(self.route.show_tag)
        self.kept.add_asked.connect(self.begin)
        self.returned.list.opened.connect(self._offer)
        self.print_list.clicked.connect(lambda: self._paper.send("storage_list", STORAGE_LIST))
        self.retranslate()

    def refresh(self) -> None:
        """Read the list."""
        self.desk.storage_desk(self.answers.latest("storage", self._show))

    def take_keyboard(self) -> None:
        """The list of what is here."""
        self.kept.list.setFocus()

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the tab."""
        return (("Enter", self.tr("打开寄存牌")), ("N", self.tr("寄存")), ("", self.tr("扫寄存牌即可取回")))

    def retranslate(self) -> None:
        """Set every word again."""
        self.print_list.name(self.tr("打印还没取回的清单"))
        now, view = self.now(), self._view
        late = sum(thing.overdue for thing in view.kept)
        kept = [kept_row(thing, now) for thing in view.kept]
        self.kept.show_list(self.tr("还没取回"), kept, self.tr("没有寄存的东西"), add=self.tr("寄存"))
        if late:
            self.kept.show_heading(self.tr("还没取回"), len(kept), self.tr("%n 件过了时间", "", late))
        given = [returned_row(thing, now) for thing in view.returned]
        self.returned.show_list(self.tr("今天取回"), given, self.tr("今天还没有取回的"))
        self.print_list.setEnabled(bool(kept))

    def begin(self) -> None:
        """Keep something of the guest in view."""
        guest = self.route.guest
        if guest is None:
            self.said.emit(self.tr("先扫卡或找到贵宾，再寄存"))
            self.route.find_guest()
        else:
            self.route.show_sheet(KeepSheet(self.desk, self.route, guest, self._view.shelves, self._print_tag))

    def _print_tag(self, tag_id: UUID) -> None:
        self._paper.send("storage_tag", tag_id)

    def choices(self, tag_id: UUID) -> list[tuple[str, object]]:
        """What may be done with a tag that was given back: words, and what is submitted."""
        return [(self.tr("撤销取回"), "storage.undo_give_back")] if self._given(tag_id) else []

    def _show(self, view: StorageDesk) -> None:
        self._view = view
        self.retranslate()

    def _given(self, tag_id: UUID) -> StoredThing | None:
        return next((each for each in self._view.returned if each.tag_id == tag_id), None)

    def _offer(self, tag_id: UUID) -> None:
        menu = Menu(self)
        for words, kind in self.choices(tag_id):
            menu.addAction(words).triggered.connect(
                lambda _checked=False, kind=str(kind): self.submit(kind, {"tag_id": str(tag_id)})
            )
        menu.popup(self.returned.list.mapToGlobal(QPoint(theme().px(INSET), theme().px(TICKET.height) // 2)))
