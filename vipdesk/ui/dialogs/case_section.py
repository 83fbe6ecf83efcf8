"""What the sheet of a complaint has besides: its day, its stages, its remedies, and the second person's yes or no."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vipdesk.models.complaint_words import RemedyState
from vipdesk.models.snapshot.complaints import CaseView, RemedyView, Stage
from vipdesk.ui.complaint_texts import next_step_text, remedy_text, stage_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.plain_label import PlainLabel
from vipdesk.ui.widgets.stage_line import StageLine

_STAGES = tuple(Stage)[1:]


class RemedyLine(QWidget):
    """A remedy; while it waits, the buttons of whoever may decide."""

    decided = Signal(object, bool)
    """The remedy, and whether it is approved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remedy: RemedyView | None = None
        self._words = PlainLabel(size=14, wrap=True)
        self.approve, self.decline = Button(height=40), Button(fill=Fill.QUIET, height=40, strong=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        row.addWidget(self._words, 1)
        row.addWidget(self.decline)
        row.addWidget(self.approve)
        self.approve.clicked.connect(lambda: self._decide(approve=True))
        self.decline.clicked.connect(lambda: self._decide(approve=False))

    def show_remedy(self, remedy: RemedyView) -> None:
        """Show one."""
        self._remedy = remedy
        words = remedy_text(remedy)
        self._words.show_text(words)
        waits = remedy.state is RemedyState.PROPOSED
        self.approve.setVisible(waits and not remedy.mine)
        self.decline.setVisible(waits)
        for button, word in (
            (self.approve, self.tr("批准")),
            (self.decline, self.tr("收回") if remedy.mine else self.tr("不批")),
        ):
            button.show_text(word, f"{word}, {words}")

    def _decide(self, *, approve: bool) -> None:
        if self._remedy is not None:
            self.decided.emit(self._remedy.remedy_id, approve)


class CaseSection(QWidget):
    """Stands between the facts and the story."""

    decided = Signal(object, bool)
    words_wanted = Signal()
    """The words of a sensitive case are to be read at head office."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages = StageLine()
        self._next, self._before = PlainLabel(size=14, wrap=True), PlainLabel(size=14, tone="danger", wrap=True)
        self._lines: list[RemedyLine] = []
        self.read = Button(fill=Fill.OUTLINE, icon="lock", height=40)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(8))
        for part in (self._stages, self._next, self._before, self.read):
            self._column.addWidget(part)
        self.read.clicked.connect(self.words_wanted)

    def show_case(self, case: CaseView) -> None:
        """Show how a complaint stands."""
        done = tuple(Stage).index(case.stage)
        words = [stage_text(stage) for stage in _STAGES]
        closed = case.stage in (Stage.SOLVED, Stage.FOLLOWED_UP)
        tone: Token = "danger" if case.overdue else "warn" if case.share >= 0.8 else "accent"
        used = self.tr("二十四小时已用 {number} %").replace("{number}", str(round(case.share * 100)))
        spoken = ", ".join((used, stage_text(case.stage)))
        self._stages.show_case(words, done, case.share, "ok" if closed and not case.overdue else tone, spoken)
        self._next.show_text(next_step_text(case.stage))
        self._before.show_text(self._before_text(case))
        self._before.setVisible(case.earlier > 0)
        self.read.show_text(self.tr("看敏感内容（联网，会留下记录）"))
        self.read.setVisible(case.sensitive)
        while len(self._lines) < len(case.remedies):
            line = RemedyLine()
            line.decided.connect(self.decided)
            self._column.addWidget(line)
            self._lines.append(line)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(case.remedies))
            if place < len(case.remedies):
                line.show_remedy(case.remedies[place])

    def _before_text(self, case: CaseView) -> str:
        before = self.tr("半年内这是这位贵宾第 {number} 次投诉").replace("{number}", str(case.earlier + 1))
        return self.tr("{before}，同样的原因再次发生").replace("{before}", before) if case.recurs else before
