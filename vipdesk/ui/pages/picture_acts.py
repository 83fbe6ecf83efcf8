"""What one does with a guest's pictures: add one, look at one, remove one, and put it back while the button stands."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.snapshot.pictures import AttachmentView, GivenPicture
from vipdesk.models.vocabulary import AttachmentPurpose
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.new_picture_sheet import NewPictureSheet
from vipdesk.ui.dialogs.picture_sheet import PictureSheet
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text

UNDO_MS = 20_000
"""A removal is quickly regretted or not at all; head office would take it back for a day."""


class PictureActs(QObject):
    """Acts for one page; `button` is the one that takes the last removal back."""

    said = Signal(str, bool)
    """A sentence about what became of it, and whether it is a trouble."""

    def __init__(self, desk: DeskFacade, route: Route, button: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._route, self._button = desk, route, button
        self._answers = Answers(self)
        self._removed: tuple[Profile, AttachmentView] | None = None
        self._ends = QTimer(self)
        self._ends.setSingleShot(True)
        self._ends.timeout.connect(self.forget)

    def add(self, guest: Profile, purpose: AttachmentPurpose, given: GivenPicture | None) -> None:
        """Open the sheet on which a picture is looked at and added."""
        self._route.show_sheet(NewPictureSheet(self._desk, self._route, guest, purpose, given=given))

    def open(self, guest: Profile, view: AttachmentView) -> None:
        """Open one to look at."""
        sheet = PictureSheet(self._desk, self._route, guest, view)
        sheet.removed.connect(lambda removed: self._offer_undo(guest, removed))
        self._route.show_sheet(sheet)

    def undo(self) -> None:
        """Put back what was removed last, while that is offered."""
        if self._removed is None:
            return
        guest, view = self._removed
        self.forget()
        args = {"guest_id": str(guest.guest_id), "attachment_id": str(view.attachment_id)}
        self._desk.submit(
            "guest.undo_remove_attachment",
            args,
            self._answers.kept(self._put_back),
            self._answers.kept(self._failed),
        )

    def forget(self) -> None:
        """Offer nothing any more: time is over, or another guest is in view."""
        self._removed = None
        self._ends.stop()
        self._button.hide()

    def _offer_undo(self, guest: Profile, view: AttachmentView) -> None:
        self._removed = (guest, view)
        self._button.show()
        self._ends.start(UNDO_MS)
        self.said.emit(self.tr("已移除这张图片"), False)

    def _put_back(self, _saved: object) -> None:
        self.said.emit(self.tr("已放回"), False)

    def _failed(self, error: VipDeskError) -> None:
        self.said.emit(error_text(error), True)
