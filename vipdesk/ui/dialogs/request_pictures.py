"""The pictures of a request's papers, as they stand on its sheet: dropped, pasted or chosen, and opened to look at."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from vipdesk.desk.facade import DeskFacade
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.snapshot.pictures import AttachmentView, GivenPicture
from vipdesk.models.snapshot.services import RequestFile
from vipdesk.models.vocabulary import AttachmentPurpose
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.new_picture_sheet import NewPictureSheet
from vipdesk.ui.dialogs.picture_sheet import PictureSheet
from vipdesk.ui.picture_rows import picture_row
from vipdesk.ui.route import Route
from vipdesk.ui.widgets.row import PICTURE
from vipdesk.ui.widgets.row_list import RowList


class RequestPictures(QObject):
    """The list, and the sheets on which one is added or looked at; both lead back to the request."""

    def __init__(self, desk: DeskFacade, route: Route, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._route = desk, route
        self._answers = Answers(self)
        self._file: RequestFile | None = None
        self.list = RowList(PICTURE, fitted=True)
        self.list.opened.connect(self._open)

    def show_file(self, file: RequestFile | None) -> None:
        """Show what a request has."""
        self._file = file
        views: Sequence[AttachmentView] = () if file is None else file.pictures
        veiled = self._route.notes_veiled
        self.list.setAccessibleName(self.tr("服务单的图片"))
        self.list.show_rows([picture_row(view, veiled=veiled) for view in views])
        self.list.setVisible(bool(views))

    def add(self, given: GivenPicture | None = None) -> None:
        """Open the sheet on which a picture is looked at and added."""
        file = self._file
        if file is None:
            return

        def show(guest: Profile | None) -> None:
            if guest is not None:
                paper, request_id = AttachmentPurpose.DOCUMENT, file.card.request_id
                sheet = NewPictureSheet(self._desk, self._route, guest, paper, given=given, request_id=request_id)
                self._route.show_sheet(sheet)

        self._desk.profile(file.card.guest.guest_id, self._answers.latest("guest", show))

    def _open(self, key: object) -> None:
        file = self._file
        view = next((each for each in file.pictures if each.attachment_id == key), None) if file else None
        if file is None or view is None:
            return

        def show(guest: Profile | None) -> None:
            if guest is not None:
                request_id = file.card.request_id
                self._route.show_sheet(PictureSheet(self._desk, self._route, guest, view, request_id=request_id))

        self._desk.profile(file.card.guest.guest_id, self._answers.latest("guest", show))
