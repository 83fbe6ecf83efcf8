"""Asking head office for somebody in the same gesture as the scan; what comes late never takes the screen (M1)."""

from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import Offline, VipDeskError
from vipdesk.models.snapshot.guests import Fetched, GuestWay
from vipdesk.ui.answers import Answers
from vipdesk.ui.pages.unknown_card import Stage, UnknownCardPage
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text

PATIENCE_MS = 800
"""Head office has so long; then the desk says what it knows."""


class StrangerFlow(QObject):
    """One question at a time; whoever goes elsewhere has taken it back."""

    def __init__(self, desk: DeskFacade, route: Route, page: UnknownCardPage, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._route, self._page = desk, route, page
        self._answers = Answers(self)
        self._here: UUID | None = None
        """Who was found too late to be shown; their rows are on this desk."""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(lambda: page.show_stage(Stage.NOBODY))
        page.intake_asked.connect(self._take_in)
        page.new_card_asked.connect(self._give_card)
        page.guest_chosen.connect(self._choose)

    def ask(self, way: GuestWay) -> None:
        """Show at once what is known, and ask where there is a line."""
        online = self._desk.status.online
        self._page.show_way(way, Stage.ASKING if online else Stage.OFFLINE)
        self.forget()
        if online:
            self._patience.start()
            self._fetch(way)

    def forget(self) -> None:
        """Nobody waits for the answer any more."""
        self._answers.forget("stranger")
        self._patience.stop()

    def _fetch(self, way: GuestWay) -> None:
        told = self._answers.latest("stranger", self._told)
        self._desk.fetch_guest(way, told, told)

    def _told(self, answer: Fetched | VipDeskError) -> None:
        in_time = self._patience.isActive()
        self._patience.stop()
        if isinstance(answer, VipDeskError):
            if in_time:
                offline = isinstance(answer, Offline)
                trouble = "" if offline else error_text(answer)
                self._page.show_stage(Stage.OFFLINE if offline else Stage.NOBODY, trouble=trouble)
        elif answer.guest_id is not None and in_time and not self._route.busy:
            self._route.show_guest(answer.guest_id)
        elif len(answer.found) == 1:
            if in_time:
                self._page.show_stage(Stage.NOBODY)
            self._here = answer.guest_id
            self._page.show_late(answer.found[0])
        elif in_time:
            self._page.show_stage(Stage.SEVERAL if answer.found else Stage.NOBODY, answer.found)

    def _choose(self, guest_id: UUID) -> None:
        """One of several has no rows here yet."""
        if guest_id == self._here:
            self._route.show_guest(guest_id)
        else:
            self.ask(GuestWay(guest_id=guest_id))

    def _take_in(self) -> None:
        from vipdesk.ui.dialogs.intake_sheet import IntakeSheet  # noqa: PLC0415 - read after first paint

        self._route.show_sheet(IntakeSheet(self._desk, self._route, self._page.way))

    def _give_card(self) -> None:
        from vipdesk.ui.dialogs.new_card_sheet import NewCardSheet  # noqa: PLC0415 - read after first paint

        card_no = self._page.way.card_no
        if card_no is not None:
            self._route.show_sheet(NewCardSheet(self._desk, self._route, card_no))
