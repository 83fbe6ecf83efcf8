"""What the tabs of 厅务 have in common: each reads what it shows, and takes the keyboard when it is chosen."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.vocabulary import Role
from vipdesk.ui.answers import Answers
from vipdesk.ui.pages.list_panel import GAP
from vipdesk.ui.route import Route
from vipdesk.ui.speaking import Speaking
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme


class SmallTab(Speaking):
    """One tab; `said` is a sentence for the line beside the title, empty where all is well."""

    said = Signal(str)

    def __init__(self, desk: DeskFacade, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.route = desk, route
        self.answers = Answers(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, theme().px(GAP), 0, 0)
        self.column.setSpacing(theme().px(GAP))

    def refresh(self) -> None:
        """Read what is shown."""
        raise NotImplementedError

    def take_keyboard(self) -> None:
        """Let the keyboard come to what one does here most."""
        raise NotImplementedError

    def begin(self) -> None:
        """Begin what the tab is for (N)."""

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the tab."""
        return (("Enter", self.tr("打开")),)

    def now(self) -> datetime:
        """What time it is."""
        return self.route.clock.now()

    @property
    def supervising(self) -> bool:
        """Whether whoever is signed in may change what the house says."""
        staff = self.desk.staff
        return staff is not None and staff.role is Role.SUPERVISOR

    def submit(self, kind: str, args: dict[str, Any]) -> None:
        """Save an intent, and read again; a no is told beside the title."""
        self.said.emit("")
        saved = self.answers.kept(lambda _saved: self.refresh())
        self.desk.submit(kind, args, saved, self.answers.kept(self._failed))

    def _failed(self, error: VipDeskError) -> None:
        self.said.emit(error_text(error))
        self.refresh()
