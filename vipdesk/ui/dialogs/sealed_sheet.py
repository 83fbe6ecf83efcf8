"""The words of a sensitive case, as head office tells them to this one person; they are kept nowhere."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from vipdesk.chinese.dates import moment_text
from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.complaints import SealedWords
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import language, say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.widgets.plain_label import PlainLabel


class SealedSheet(Sheet):
    """Asks when it is opened; Enter and Esc lead back to the case."""

    def __init__(self, desk: DeskFacade, route: Route, request_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(route, width=640, parent=parent)
        self._request_id = request_id
        self._answers = Answers(self)
        self._words: SealedWords | None = None
        self._lines: list[PlainLabel] = []
        self.retranslate()
        desk.sealed_words(request_id, self._answers.latest("words", self._show), self._answers.kept(self._failed))

    def retranslate(self) -> None:
        """Set every word again."""
        title = self.tr("敏感投诉") if self._words is None else self._words.summary
        self.show_heading(title, self.tr("只存在总部；谁看过，总部都有记录。"))
        self.cancel.show_text(self.tr("收起"))
        self.done.show_text(self.tr("回到投诉"))
        for line in self._lines:
            self.content.removeWidget(line)
            line.deleteLater()
        self._lines = []
        for text in self._texts():
            line = PlainLabel(size=15, wrap=True)
            line.show_text(text)
            self.content.addWidget(line)
            self._lines.append(line)

    def veil_changed(self) -> None:
        """A guest may read along from now on: the words go, and the case stands in their place."""
        if self.route.notes_veiled:
            self.act()

    def act(self) -> None:
        """Go back to the case."""
        self.route.show_request(self._request_id)

    def _texts(self) -> list[str]:
        words = self._words
        if words is None:
            return [self.tr("正在问总部…")]
        now = self.route.clock.now()
        log = [f"{moment_text(line.at, now, language())} {line.text}" for line in words.log]
        return [f"{say(name)}: {value}" for name, value in words.values] + log

    def _show(self, words: SealedWords) -> None:
        self._words = words
        self.retranslate()
        self.route.fit_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.show_trouble(error_text(error))
