"""礼券与礼遇: a box for scanning, what may be given to the guest in view, and what was given lately."""

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.desk import Scan, ScanKind
from vipdesk.models.snapshot.vouchers import VoucherDesk, VoucherView
from vipdesk.models.vocabulary import Role, VoucherState
from vipdesk.ui.page import Page
from vipdesk.ui.pages.give_panel import GivePanel
from vipdesk.ui.pages.title_line import TitleLine, page_column
from vipdesk.ui.pages.voucher_rows import given_row
from vipdesk.ui.paper_trail import PaperTrail
from vipdesk.ui.route import Route
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.columns import Columns
from vipdesk.ui.widgets.empty import Empty
from vipdesk.ui.widgets.field import LineField
from vipdesk.ui.widgets.panel import INSET, Panel
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.row import RowStyle
from vipdesk.ui.widgets.row_list import RowList

_GIVEN = RowStyle(height=64, text=56, title=21, detail=45, lead=20, always_chosen=True)
MAY_VOID = frozenset({Role.SUPERVISOR})
"""Who sees 作废; the rule itself stands in the intent, and refuses others."""


class VouchersPage(Page):
    """A scan shows the verdict; only Enter on the verdict spends."""

    watches: ClassVar[frozenset[str]] = frozenset({"voucher", "voucher_type", "redemption", "issue_block"})

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._desk_view = VoucherDesk((), (), 0)
        self._newest: UUID | None = None
        self._build()
        self._paper = PaperTrail(desk, route, self)
        self._paper.said.connect(self._tell_paper)
        self.give.gave.connect(self._choose_newest)
        self.retranslate()

    def refresh(self) -> None:
        """Read offers and vouchers."""
        self.give.show_guest(self.route.guest)
        self.desk.voucher_desk(self.answers.latest("voucher_desk", self._show))

    def offer(self) -> None:
        """Take the keyboard to the offers for the guest in view."""
        self.give.take_keyboard()

    def take_keyboard(self) -> None:
        """With a guest in view one gives, without one scans."""
        if self.route.guest is None:
            self.code.edit.setFocus()
        else:
            self.give.take_keyboard()

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the page."""
        return (
            ("", self.tr("扫一下看能不能用，按 Enter 才核销")),
            ("↑ ↓", self.tr("选礼券")),
            ("Esc", self.tr("返回")),
        )

    def retranslate(self) -> None:
        """Set every word again."""
        self._scan_panel.show_heading(self.tr("核销"))
        self.code.show_label(self.tr("扫礼券，或输入券上的码"))
        self._advice.show_text(self.tr("先看是否可用，再按 Enter 核销；光扫不会核销。"))
        self.redeem.show_text(self.tr("核销"))
        self.print.show_text(self.tr("打印礼券"))
        self.void.show_text(self.tr("作废…"))
        self._nothing.show_text(self.tr("还没有发过礼券"))
        self.recent.setAccessibleName(self.tr("最近发出"))
        self._words()

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        px = theme().px
        column = page_column(self)
        self._title = TitleLine()
        column.addWidget(self._title)
        left = QVBoxLayout()
        left.setSpacing(px(24))
        left.addWidget(self._build_scan())
        self.give = GivePanel(self.desk, self.route)
        left.addWidget(self.give, 1)
        column.addWidget(Columns(((left, 1), (self._build_recent(), 1))), 1)

    def _build_scan(self) -> QWidget:
        px = theme().px
        self._scan_panel = Panel()
        self.code = LineField()
        self.code.entered.connect(self._look_up)
        self._advice = PlainLabel(size=13, tone="muted", wrap=True)
        inside = QVBoxLayout()
        inside.setContentsMargins(px(INSET), 0, px(INSET), px(12))
        inside.setSpacing(px(8))
        inside.addWidget(self.code)
        inside.addWidget(self._advice)
        self._scan_panel.content.addLayout(inside)
        return self._scan_panel

    def _build_recent(self) -> QWidget:
        px = theme().px
        self._recent_panel = Panel()
        self.recent = RowList(_GIVEN)
        self._nothing = Empty("ticket")
        self.redeem, self.print = Button(), Button(icon="printer")
        self.void = Button(fill=Fill.QUIET, strong=False)
        self._said = PlainLabel(size=14, tone="ok")
        foot = QHBoxLayout()
        foot.setContentsMargins(px(INSET), px(12), px(INSET), px(12))
        foot.setSpacing(px(12))
        foot.addWidget(self.void)
        foot.addWidget(self._said)
        foot.addStretch(1)
        foot.addWidget(self.print)
        foot.addWidget(self.redeem)
        self._recent_panel.content.addWidget(self.recent, 1)
        self._recent_panel.content.addWidget(self._nothing, 1)
        self._recent_panel.content.addLayout(foot)
        self.recent.opened.connect(self.route.show_voucher)
        self.recent.changed.connect(self._choice_changed)
        self.redeem.clicked.connect(self._redeem_chosen)
        self.void.clicked.connect(self._void_chosen)
        self.print.clicked.connect(self._print_chosen)
        return self._recent_panel

    # -- showing -----------------------------------------------------------------------------------

    def _show(self, view: VoucherDesk) -> None:
        self._desk_view = view
        self.give.show_offers(view.offers)
        self._words()

    def _words(self) -> None:
        view = self._desk_view
        self._title.show_texts(self.tr("礼券与礼遇"), self.tr("离线也能发，本机还有 %n 个券号", "", view.ids_left))
        now = self.now()
        self._recent_panel.show_heading(self.tr("最近发出"), len(view.recent) or None)
        self.recent.show_rows([given_row(voucher, now) for voucher in view.recent])
        self._choose_newest(self._newest)
        self._choice_changed()
        some = bool(view.recent)
        self.recent.setVisible(some)
        self._nothing.setVisible(not some)
        self.redeem.setEnabled(some)
        self.print.setEnabled(some)

    def _choose_newest(self, voucher_id: UUID | None) -> None:
        """What was just given is what 打印礼券 and 核销 are for, as soon as it stands in the list."""
        self._newest = voucher_id
        if any(voucher.voucher_id == voucher_id for voucher in self._desk_view.recent):
            self.recent.choose(voucher_id)
            self._newest = None

    def _choice_changed(self) -> None:
        staff, chosen = self.desk.staff, self._chosen()
        may = staff is not None and staff.role in MAY_VOID
        self.void.setVisible(may and chosen is not None and chosen.state == VoucherState.ISSUED)

    def _chosen(self) -> VoucherView | None:
        key = self.recent.chosen_key()
        return next((voucher for voucher in self._desk_view.recent if voucher.voucher_id == key), None)

    def _tell_paper(self, sentence: str, trouble: bool) -> None:  # noqa: FBT001 - a signal's slot
        self._said.set_tone("danger" if trouble else "ok")
        self._said.show_text(sentence)

    # -- acts --------------------------------------------------------------------------------------

    def _look_up(self) -> None:
        code = self.code.text()
        if code:
            self.desk.scan(code, self.answers.latest("scan", self._show_scan))

    def _show_scan(self, scan: Scan) -> None:
        if scan.kind is ScanKind.VOUCHER and scan.voucher_id is not None:
            self.code.edit.clear()
            self.route.show_voucher(scan.voucher_id)
        elif scan.guest_id is not None:
            self.code.edit.clear()
            self.route.show_guest(scan.guest_id)
        else:
            self.code.show_error(self.tr("这不是本店的礼券码，请对照券面再输一次"))

    def _redeem_chosen(self) -> None:
        chosen = self.recent.chosen_key()
        if isinstance(chosen, UUID):
            self.route.show_voucher(chosen)

    def _void_chosen(self) -> None:
        from vipdesk.ui.dialogs.void_sheet import VoidSheet  # noqa: PLC0415 - read when it is wanted

        voucher = self._chosen()
        if voucher is not None:
            self.route.show_sheet(VoidSheet(self.desk, self.route, voucher))

    def _print_chosen(self) -> None:
        chosen = self.recent.chosen_key()
        if isinstance(chosen, UUID):
            self._paper.send("voucher", chosen)
