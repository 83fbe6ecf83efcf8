"""The loads of the store's shoppers, for those who supervise: clients by tier, who is due, and a book to hand over."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.book import BookLoad, LeavingBook, ShopperLoad
from vipdesk.models.vocabulary import Role
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.export_sheet import ExportSheet
from vipdesk.ui.pages.book.book_rows import load_columns, load_row, load_words
from vipdesk.ui.pages.book.book_words import BookNumbers
from vipdesk.ui.pages.book.hand_over_sheet import HandOverSheet
from vipdesk.ui.route import Route
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.column_head import ColumnHead
from vipdesk.ui.widgets.panel import Surface
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.wide_list import WideList, portrait_room


class LoadView(Speaking):
    """One line a shopper; whoever has left and still has clients stands first."""

    clients_asked = Signal(object)
    """The id of the shopper whose clients are wanted, `NOBODY` for those who have none."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._route = desk, route
        self._answers = Answers(self)
        self._numbers = BookNumbers(self)
        self._load = BookLoad(tiers=(), loads=(), unsorted=0)
        self._said, self._trouble = "", False
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        ground = Surface()
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, px(4), 0, px(8))
        inside.setSpacing(0)
        self.head = ColumnHead((), ())
        self.list = WideList((), keeps_choice=True)
        inside.addWidget(self.head)
        inside.addWidget(self.list)
        column.addWidget(ground, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, px(12), 0, 0)
        foot.setSpacing(px(12))
        self._foot = PlainLabel(size=13, tone="muted", wrap=True)
        self.export, self.look, self.hand_over = Button(fill=Fill.QUIET), Button(), Button()
        foot.addWidget(self._foot, 1)
        foot.addWidget(self.export)
        foot.addWidget(self.look)
        foot.addWidget(self.hand_over)
        column.addLayout(foot)
        self.list.changed.connect(self._offer)
        self.list.opened.connect(self.clients_asked)
        self.look.clicked.connect(lambda: self.clients_asked.emit(self.list.chosen_key()))
        self.hand_over.clicked.connect(self._review)
        self.export.clicked.connect(lambda: self._route.show_sheet(ExportSheet(self._desk, self._route)))
        self.retranslate()

    def refresh(self) -> None:
        """Read the loads."""
        self._desk.book_loads(
            self._answers.latest("loads", self._show), self._answers.latest("trouble", self._failed)
        )

    def take_keyboard(self) -> None:
        """Begin at the first shopper."""
        self.list.setFocus()

    def forget(self) -> None:
        """Forget the loads: somebody else is at the desk."""
        self._answers.forget("loads")
        self._load, self._said = BookLoad(tiers=(), loads=(), unsorted=0), ""
        self.retranslate()

    def say(self, sentence: str, *, trouble: bool = False) -> None:
        """Say below the loads what became of a hand-over."""
        self._said, self._trouble = sentence, trouble
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        tiers = self._load.tiers
        columns = load_columns(tiers)
        self.head.show_columns(columns)
        self.list.show_columns(columns)
        words = load_words(tiers)
        self.head.show_words(words, words, by=None, backwards=False, lead=portrait_room())
        self.list.setAccessibleName(self.tr("顾问负荷"))
        self.list.show_rows([load_row(load, tiers, self._numbers) for load in self._load.loads])
        self.export.show_text(self.tr("导出会员名单…"))
        staff = self._desk.staff
        self.export.setVisible(staff is not None and staff.role is Role.SUPERVISOR)
        self.look.show_text(self.tr("看贵宾"))
        self.hand_over.show_text(self.tr("交接贵宾簿…"))
        self._foot.set_tone("danger" if self._trouble else "ok" if self._said else "muted")
        self._foot.show_text(self._said or self._explanation())
        self._offer()

    def _explanation(self) -> str:
        if self._load.unsorted:
            return self._numbers.unsorted(self._load.unsorted)
        return self.tr("本周要联系：七天内有生日或重要日子，或有服务单到时、超时")

    def _show(self, load: BookLoad) -> None:
        self._load = load
        self.retranslate()

    def _failed(self, error: VipDeskError) -> None:
        self.say(error_text(error), trouble=True)

    def _chosen(self) -> ShopperLoad | None:
        key = self.list.chosen_key()
        return next((load for load in self._load.loads if load.shopper and load.shopper.staff_id == key), None)

    def _offer(self) -> None:
        """A book with nobody in it is handed over too: its shopper may leave."""
        self.look.setEnabled(self.list.currentIndex().isValid())
        self.hand_over.setEnabled(self._chosen() is not None)

    def _review(self) -> None:
        chosen = self._chosen()
        if chosen is None or chosen.shopper is None:
            return
        self.say("")
        staff_id: UUID = chosen.shopper.staff_id
        self._desk.leaving_book(
            staff_id, self._answers.latest("review", self._open), self._answers.latest("no review", self._failed)
        )

    def _open(self, book: LeavingBook) -> None:
        sheet = HandOverSheet(self._desk, self._route, book)
        sheet.told.connect(self.say)
        self._route.show_sheet(sheet)
