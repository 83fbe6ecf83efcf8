"""One storage tag: what it is, where it is; given back with Enter, moved, or printed again."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.chinese.dates import moment_text
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused, VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.storage import StoredThing
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import language, say
from vipdesk.ui.life_texts import agent_texts
from vipdesk.ui.pages.small_tabs.storage_rows import due_words
from vipdesk.ui.paper_trail import PaperTrail
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined, masked_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.chip_flow import ChipFlow
from vipdesk.ui.widgets.field import LineField
from vipdesk.ui.widgets.plain_label import PlainLabel


class _Collector(QWidget):
    """Who stands there: the guest in person, or somebody who may collect for them."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._label, self.chips = PlainLabel(size=14, tone="muted"), ChipFlow(count, single=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self._label)
        column.addWidget(self.chips)

    def show_names(self, label: str, names: Sequence[str]) -> None:
        """Word it."""
        self._label.show_text(label)
        self.chips.show_texts(label, names)


class TagSheet(Sheet):
    """Enter gives it back, unless another place was typed: then it is moved there."""

    def __init__(self, desk: DeskFacade, route: Route, thing: StoredThing, parent: QWidget | None = None) -> None:
        super().__init__(route, width=560, parent=parent)
        self._desk, self._thing = desk, thing
        self._answers = Answers(self)
        self._what, self._whose, self._since = (
            PlainLabel(size=20, bold=True, wrap=True),
            PlainLabel(size=15),
            PlainLabel(size=14, tone="muted"),
        )
        self.shelf = LineField()
        self.shelf.edit.setText(thing.shelf)
        for part in (self._what, self._whose, self._since, self.shelf):
            self.content.addWidget(part)
        self.who = _Collector(len(thing.agents) + 1) if thing.agents else None
        if self.who is not None:
            self.content.addWidget(self.who)
        self.print = Button(fill=Fill.QUIET, height=48, icon="printer")
        self.foot.insertWidget(0, self.print)
        self._paper = PaperTrail(desk, route, self)
        self._paper.said.connect(lambda sentence, _trouble: self.show_heading(self._tag_text(), sentence))
        self.print.clicked.connect(lambda: self._paper.send("storage_tag", thing.tag_id))
        self.shelf.edit.textChanged.connect(lambda _text: self._word_button())
        self.shelf.entered.connect(self.act)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        thing, now = self._thing, self.route.clock.now()
        self.show_heading(self._tag_text(), due_words(thing, now))
        self._what.show_text(thing.what)
        self._whose.show_text(masked_text(thing.guest))
        since = self.tr("{when} 寄存").replace("{when}", moment_text(thing.kept_at, now, language()))
        self._since.show_text(joined(since, say(thing.kept_by)))
        self.shelf.show_label(self.tr("放在哪里"))
        if self.who is not None:
            names = agent_texts(thing.agents, veiled=self.route.notes_veiled)
            self.who.show_names(self.tr("谁来取"), names)
        self.print.show_text(self.tr("补打寄存牌"))
        self.cancel.show_text(self.tr("关闭"))
        self._word_button()

    @property
    def moving(self) -> bool:
        """Whether another place stands there than where it is."""
        return self.shelf.text() != self._thing.shelf

    def act(self) -> None:
        """Give it back, or move it."""
        if not self.moving:
            self._submit("storage.give_back", self._by())
        elif not self.shelf.text():
            self.shelf.show_error(error_text(Refused(Code.FIELD_MISSING)))
            self.route.fit_sheet()
        elif self.shelf.fits():
            self._submit("storage.move", {"shelf": self.shelf.text()})

    def _by(self) -> dict[str, str]:
        place = 0 if self.who is None else self.who.chips.places()[0]
        return {"by": str(self._thing.agents[place - 1].relation_id)} if place else {}

    def _tag_text(self) -> str:
        return self.tr("寄存牌 {label}").replace("{label}", self._thing.label)

    def _word_button(self) -> None:
        self.done.show_text(self.tr("换到这里") if self.moving else self.tr("取回"))

    def _submit(self, kind: str, more: dict[str, str]) -> None:
        self.done.setEnabled(False)
        args = {"tag_id": str(self._thing.tag_id), **more}
        self._desk.submit(kind, args, self._answers.kept(self._saved), self._answers.kept(self._failed))

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))
