"""导出: one guest's visiting card or the members of this store as a file, masked, or in full for two people with a reason."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.exports import ExportWish, SecondPerson
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.vocabulary import Role
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.widgets.field import ChipField, LineField
from vipdesk.ui.widgets.pin_field import PinField
from vipdesk.ui.widgets.plain_label import PlainLabel

MAY_TAKE_CARD = frozenset({Role.SHOPPER, Role.SUPERVISOR})
"""As head office has it; a list of members is a supervisor's, and so is everything in full."""


class ExportSheet(Sheet):
    """Enter asks where to save. What is typed here is kept nowhere; it needs the line."""

    def __init__(
        self, desk: DeskFacade, route: Route, guest: Profile | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(route, width=560, parent=parent)
        self._desk, self._guest = desk, guest
        self._answers = Answers(self)
        self._done_words = ""
        self.how = ChipField(2)
        self.why, self.approver = LineField(), LineField()
        self.pin, self.approver_pin = PinField(), PinField()
        self._pin_label, self._approver_pin_label = (PlainLabel(size=14, tone="muted") for _ in range(2))
        self._what = PlainLabel(size=14, tone="muted", wrap=True)
        self._full = (
            self.why,
            self._pin_label,
            self.pin,
            self.approver,
            self._approver_pin_label,
            self.approver_pin,
        )
        for part in (self.how, self._what, *self._full):
            self.content.addWidget(part)
        self.content.addStretch(1)
        staff = desk.staff
        self.how.setVisible(staff is not None and staff.role is Role.SUPERVISOR)
        self.how.chosen.connect(self._choose)
        self.pin.completed.connect(self.approver.edit.setFocus)
        self.approver_pin.completed.connect(self.act)
        self.setFocusProxy(self.done)
        self.retranslate()
        self._choose()

    @property
    def full(self) -> bool:
        """Whether everything is wanted."""
        return self.how.place() == 1

    def retranslate(self) -> None:
        """Set every word again."""
        guest = self._guest
        title = self.tr("导出本店会员名单")
        if guest is not None:
            title = self.tr("导出 {address} 的名片").replace("{address}", say(guest.address))
        self.show_heading(title, self.tr("要联网；谁导出、何时、为何，总部都记着"))
        self.how.show_texts(self.tr("导出什么"), [self.tr("打码"), self.tr("完整资料")])
        self.why.show_label(self.tr("原因"))
        self._pin_label.show_text(self.tr("您的 PIN"))
        self.pin.setAccessibleName(self.tr("您的 PIN"))
        self.approver.show_label(self.tr("第二位的工号"))
        self._approver_pin_label.show_text(self.tr("第二位的 PIN"))
        self.approver_pin.setAccessibleName(self.tr("第二位的 PIN"))
        self.cancel.show_text(self.tr("不导出") if not self._done_words else self.tr("收起"))
        self.done.show_text(self.tr("存为文件…"))
        self._say_what()

    def act(self) -> None:
        """Ask where to save, once everything is there."""
        if not self.full or self._is_complete():
            self._ask_file()

    def save(self, name: str) -> None:
        """Have it written there."""
        self.done.setEnabled(False)
        self.show_trouble("")
        full = None
        if self.full:
            full = SecondPerson(
                pin=self.pin.text(),
                approver=self.approver.text(),
                approver_pin=self.approver_pin.text(),
                reason=self.why.text(),
            )
        wish = ExportWish(Path(name), None if self._guest is None else self._guest.guest_id, full)
        self._desk.export_guests(wish, self._answers.kept(self._saved), self._answers.kept(self._failed))

    # -- inside ------------------------------------------------------------------------------------

    def _ask_file(self) -> None:
        """The system's own way to name a file."""
        kind, name = ("vcf", "guest.vcf") if self._guest is not None else ("csv", "members.csv")
        dialog = QFileDialog(self, self.tr("存为文件"), name, f"*.{kind}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _is_complete(self) -> bool:
        """Whether nothing is missing; else the first that is has the cursor."""
        for field in (self.why, self.pin, self.approver, self.approver_pin):
            if not field.text():
                (field.edit if isinstance(field, LineField) else field).setFocus()
                self.show_trouble(self.tr("要写明原因，并由两个人各自输入 PIN。"))
                return False
        return self.why.fits()

    def _choose(self, _place: int = 0) -> None:
        for part in self._full:
            part.setVisible(self.full)
        self._done_words = ""
        self.show_trouble("")
        self._say_what()
        self.route.fit_sheet()

    def _say_what(self) -> None:
        words = self.tr("姓名、电话、生日年份、卡号、车牌打码，忌口和备注不导出。")
        if self.full:
            words = self.tr("由另一位主管或总部同事当面确认。")
        self._what.show_text(self._done_words or words)
        self._what.set_tone("ok" if self._done_words else "muted")

    def _saved(self, rows: int) -> None:
        self.done.setEnabled(True)
        words = self.tr("名片已存好") if self._guest is not None else self.tr("已存好，共 {count} 位")
        self._done_words = words.replace("{count}", f"{rows:,}")
        self.pin.clear()
        self.approver_pin.clear()
        self.retranslate()
        self.cancel.setFocus()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.approver_pin.clear()
        self.show_trouble(error_text(error))
