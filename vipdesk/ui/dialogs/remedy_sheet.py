"""提补救: one entry of the catalogue, and what it is worth; who else has to agree is said before."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.complaints import CaseView
from vipdesk.models.snapshot.desk import Saved
from vipdesk.money import Fen, format_yuan, parse_yuan
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.widgets.chip_flow import ChipFlow
from vipdesk.ui.widgets.field import LineField


class RemedySheet(Sheet):
    """Enter proposes; what is within one's own limit is approved by that."""

    def __init__(
        self, desk: DeskFacade, route: Route, request_id: UUID, case: CaseView, parent: QWidget | None = None
    ) -> None:
        super().__init__(route, width=560, parent=parent)
        self._desk, self._request_id, self._choices = desk, request_id, case.choices
        self._answers = Answers(self)
        self.kinds = ChipFlow(max(len(self._choices), 1), single=True)
        self.worth = LineField()
        self.content.addWidget(self.kinds)
        self.content.addWidget(self.worth)
        self.content.addStretch(1)
        self.kinds.changed.connect(self._name_worth)
        self.done.setEnabled(bool(self._choices))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        about = self.tr("超出您权限的，由另一位同事来批。")
        self.show_heading(self.tr("怎样补救"), about)
        self.kinds.show_texts(self.tr("补救"), [say(choice.label) for choice in self._choices] or [""])
        self.cancel.show_text(self.tr("先不定"))
        self.done.show_text(self.tr("提出"))
        self._name_worth()

    def act(self) -> None:
        """Propose it."""
        choice = self._choices[self.kinds.places()[0]]
        worth = self._worth() if choice.most_fen else 0
        if worth is None:
            self.worth.show_error(self.tr("请填金额，如 300 或 299.50"))
            self.worth.edit.setFocus()
            self.route.fit_sheet()
            return
        self.done.setEnabled(False)
        args = {"request_id": str(self._request_id), "remedy": choice.value, "worth_fen": worth}
        saved, failed = self._answers.kept(self._saved), self._answers.kept(self._failed)
        self._desk.submit("complaint.propose_remedy", args, saved, failed)

    def _worth(self) -> int | None:
        try:
            worth = int(parse_yuan(self.worth.text().removeprefix("¥").strip()))
        except (ValueError, OverflowError):
            return None
        return worth if worth > 0 else None

    def _name_worth(self) -> None:
        most = self._choices[self.kinds.places()[0]].most_fen if self._choices else 0
        label = self.tr("值多少元（至多 {most}）").replace("{most}", format_yuan(Fen(most)).removesuffix(".00"))
        self.worth.show_label(label)
        self.worth.setVisible(most > 0)
        self.route.fit_sheet()

    def _saved(self, _saved: Saved) -> None:
        self.route.show_request(self._request_id)

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))
