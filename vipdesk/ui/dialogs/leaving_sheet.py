"""离厅: two taps for how content the guest leaves; a note of thanks, and a call afterwards where one is wanted."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.complaint_words import Score
from vipdesk.models.snapshot.desk import Saved
from vipdesk.ui.answers import Answers
from vipdesk.ui.complaint_texts import score_text
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.paper_trail import PaperTrail
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.choices import Choices
from vipdesk.ui.widgets.field import LineField

_SCORES = tuple(Score)


class LeavingSheet(Sheet):
    """The guest has left already; nobody has to say anything. What staff fill in is marked so (代填)."""

    def __init__(
        self, desk: DeskFacade, route: Route, visit_id: UUID, address: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(route, width=560, parent=parent)
        self._desk, self._visit_id, self._address = desk, visit_id, address
        self._answers = Answers(self)
        self.score = Choices(len(_SCORES), least=120)
        self.note, self.call_back = LineField(), LineField()
        self.thanks = Button(fill=Fill.OUTLINE, icon="printer", height=48)
        for part in (self.score, self.note, self.call_back):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.foot.insertWidget(0, self.thanks)
        self._paper = PaperTrail(desk, route, self)
        self._paper.said.connect(lambda sentence, _trouble: self._tell(sentence))
        self.thanks.clicked.connect(lambda: self._paper.send("thanks_note", visit_id))
        self.score.chosen.connect(lambda _place: self._name())
        self.setFocusProxy(self.score)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        self._tell("")
        self.score.show_texts(self.tr("今天还满意吗"), [score_text(score) for score in _SCORES])
        self.call_back.show_label(self.tr("回访问什么（可不填；不填就不回访）"))
        self.thanks.show_text(self.tr("打印感谢卡"))
        self.cancel.show_text(self.tr("不记"))
        self.done.show_text(self.tr("记下"))
        self._name()

    def act(self) -> None:
        """Write it down."""
        if not (self.note.fits() and self.call_back.fits()):
            return
        self.done.setEnabled(False)
        args = {
            "visit_id": str(self._visit_id),
            "score": _SCORES[self.score.place()].value,
            "note": self.note.text() or None,
            "call_back": self.call_back.text() or None,
        }
        self._desk.submit("visit.rate", args, self._answers.kept(self._saved), self._answers.kept(self._failed))

    def _tell(self, sentence: str) -> None:
        title = self.tr("{address}已离厅，今天还满意吗？").replace("{address}", self._address)
        self.show_heading(title, sentence or self.tr("由您代填；贵宾自己扫码说的才算数。"))

    def _name(self) -> None:
        poor = _SCORES[self.score.place()] is Score.POOR
        self.note.show_label(self.tr("哪里不满意（会安排回访）") if poor else self.tr("说了什么（可不填）"))
        self.call_back.setVisible(not poor)
        self.route.fit_sheet()

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))
