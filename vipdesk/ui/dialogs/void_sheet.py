"""Taking a voucher back: asked once, with the reason."""

from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.vouchers import VoucherView
from vipdesk.money import Fen, format_yuan
from vipdesk.printed_code import code_tail
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined
from vipdesk.ui.widgets.field import LineField


class VoidSheet(Sheet):
    """Enter makes the voucher worthless, once a reason stands there."""

    def __init__(
        self, desk: DeskFacade, route: Route, voucher: VoucherView, parent: QWidget | None = None
    ) -> None:
        super().__init__(route, parent=parent)
        self._desk, self._voucher = desk, voucher
        self._answers = Answers(self)
        self.reason = LineField()
        self.content.addWidget(self.reason)
        self.content.addStretch(1)
        self.setFocusProxy(self.reason.edit)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        voucher = self._voucher
        what = f"{format_yuan(Fen(voucher.worth_fen))} {say(voucher.name)}"
        tail = self.tr("尾号 {tail}").replace("{tail}", code_tail(voucher.code))
        self.show_heading(self.tr("作废这张礼券？"), joined(what, say(voucher.address), tail))
        self.reason.show_label(self.tr("原因"))
        self.cancel.show_text(self.tr("不作废"))
        self.done.show_text(self.tr("作废"))

    def act(self) -> None:
        """Void it."""
        reason = self.reason.text()
        if not reason:
            self.reason.show_error(self.tr("请写原因"))
            self.reason.edit.setFocus()
            self.route.fit_sheet()
            return
        self.done.setEnabled(False)
        args = {"voucher_id": str(self._voucher.voucher_id), "reason": reason}
        self._desk.submit("voucher.void", args, self._answers.kept(self._saved), self._answers.kept(self._failed))

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))
