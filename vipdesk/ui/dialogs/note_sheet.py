"""A new note about a guest: plain text, as it is written."""

from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Code, Refused, VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guests import Profile
from vipdesk.rules.text_lengths import LONGEST_NOTE
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import say
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.dressed import NoteEdit


class NoteSheet(Sheet):
    """Several lines; Ctrl+Enter saves, since Enter begins a line. What is too long stays as it was written."""

    def __init__(self, desk: DeskFacade, route: Route, guest: Profile, parent: QWidget | None = None) -> None:
        super().__init__(route, width=600, parent=parent)
        self._desk, self._guest = desk, guest
        self._answers = Answers(self)
        self._edit = NoteEdit()
        self._edit.setFixedHeight(theme().px(132))
        self.content.addWidget(self._edit)
        self._edit.finished.connect(self.act)
        self._edit.textChanged.connect(self._written)
        self.done.setEnabled(False)
        self.done.show_key("")
        self.setFocusProxy(self._edit)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again."""
        title = self.tr("{address}的备注").replace("{address}", say(self._guest.address))
        self.show_heading(title, self.tr("同事都能看到；对客时藏起。Ctrl+Enter 记下。"))
        self._edit.setAccessibleName(self.tr("备注"))
        self.cancel.show_text(self.tr("不写了"))
        self.done.show_text(self.tr("记下"))

    def act(self) -> None:
        """Save."""
        text = self._edit.text().strip()
        if text and len(text) <= LONGEST_NOTE:
            self.done.setEnabled(False)
            args = {"guest_id": str(self._guest.guest_id), "text": text}
            self._desk.submit(
                "guest.add_note", args, self._answers.kept(self._saved), self._answers.kept(self._failed)
            )

    def _written(self) -> None:
        """Say at once how much is too much, and take the sentence away once it fits."""
        length = len(self._edit.text().strip())
        self.done.setEnabled(0 < length <= LONGEST_NOTE)
        too_long = Refused(Code.TEXT_TOO_LONG, longest=LONGEST_NOTE, length=length)
        self.show_trouble(error_text(too_long) if length > LONGEST_NOTE else "")

    def _saved(self, _saved: Saved) -> None:
        self.route.close_sheet()

    def _failed(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))
