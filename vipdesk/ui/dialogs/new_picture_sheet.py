"""A picture that is to be added: chosen, dropped or pasted, looked at by the back room, seen as it is kept, then added."""

from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.snapshot.pictures import GivenPicture, TakenPicture
from vipdesk.models.vocabulary import AttachmentPurpose
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import say
from vipdesk.ui.picture_images import given_in, picture_image
from vipdesk.ui.picture_texts import purpose_text
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.widgets.buttons import Button
from vipdesk.ui.widgets.field import ChipField
from vipdesk.ui.widgets.picture_well import PictureWell

_WELL = 264


class NewPictureSheet(Sheet):
    """What stands in the well is what will be kept; nothing is saved before the filled button says so."""

    def __init__(
        self,
        desk: DeskFacade,
        route: Route,
        guest: Profile,
        purpose: AttachmentPurpose,
        *,
        given: GivenPicture | None = None,
        request_id: UUID | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(route, width=600, parent=parent)
        self._desk, self._guest, self._request_id = desk, guest, request_id
        self._answers = Answers(self)
        self._taken: TakenPicture | None = None
        self._file_name: str | None = None
        # of whom goes by an alias no photo is kept, and what belongs to a request is a paper
        papers_alone = guest.alias is not None or request_id is not None
        self._purposes = (AttachmentPurpose.DOCUMENT,) if papers_alone else tuple(AttachmentPurpose)
        self.well = PictureWell(_WELL)
        self.choose = Button(icon="image")
        self.purpose = ChipField(len(self._purposes))
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.choose)
        below.addStretch(1)
        self.content.addWidget(self.well)
        self.content.addLayout(below)
        self.content.addWidget(self.purpose)
        self.purpose.setVisible(request_id is None)
        self.purpose.choose(self._purposes.index(purpose) if purpose in self._purposes else 0)
        self.setAcceptDrops(True)
        self.choose.clicked.connect(self._choose)
        self._show_empty()
        self.retranslate()
        self.setFocusProxy(self.choose)
        if given is not None:
            self.take(given)

    def retranslate(self) -> None:
        """Set every word again."""
        of_request = self.tr("给{address}的服务单加图片")
        words = self.tr("给{address}加图片") if self._request_id is None else of_request
        title = words.replace("{address}", say(self._guest.address))
        self.show_heading(title, self.tr("JPEG、PNG 或 WebP，最多 10 MB；拍摄地点等信息不会留下。"))
        self.choose.show_text(self.tr("选文件…") if self._taken is None else self.tr("换一张…"))
        self.purpose.show_texts(self.tr("用作"), [purpose_text(each) for each in self._purposes])
        self.cancel.show_text(self.tr("不加了"))
        self.done.show_text(self.tr("加到档案") if self._request_id is None else self.tr("加到服务单"))
        self.done.setEnabled(self._taken is not None)

    def take(self, given: GivenPicture) -> None:
        """Have a picture looked at."""
        self._taken = None
        self._file_name = None if given.file is None else given.file.name
        self.show_trouble("")
        self.well.show_words("hourglass", self.tr("正在处理图片…"))
        self.retranslate()
        self._desk.take_picture(
            given, self._answers.latest("taken", self._show_taken), self._answers.latest("refused", self._refused)
        )

    def act(self) -> None:
        """Add it."""
        picture = self._taken
        if picture is None:
            return
        self.done.setEnabled(False)
        args: dict[str, Any] = {
            "guest_id": str(self._guest.guest_id),
            "purpose": self._purposes[self.purpose.place()].value,
            "attachment_id": str(picture.attachment_id),
            "sha256": picture.sha256,
            "media_type": picture.media_type,
            "byte_size": picture.byte_size,
            "width": picture.width,
            "height": picture.height,
            "file_name": self._file_name,
        }
        if self._request_id is not None:
            args["request_id"] = str(self._request_id)
        self._desk.submit(
            "guest.add_attachment", args, self._answers.kept(self._saved), self._answers.kept(self._not_saved)
        )

    # -- Qt ----------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file or a picture may be dropped."""
        if given_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        given = given_in(event.mimeData())
        if given is not None:
            event.acceptProposedAction()
            self.take(given)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pasting is a way to give a picture."""
        if event.matches(QKeySequence.StandardKey.Paste):
            given = given_in(QGuiApplication.clipboard().mimeData())
            if given is not None:
                self.take(given)
        else:
            super().keyPressEvent(event)

    # -- inside ------------------------------------------------------------------------------------

    def _choose(self) -> None:
        """The system's own way to choose a file."""
        dialog = QFileDialog(self, self.tr("选一张图片"), "", self.tr("图片") + " (*.jpg *.jpeg *.png *.webp)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take(GivenPicture(file=Path(name))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_empty(self) -> None:
        self.well.show_words("image", self.tr("把图片拖到这里，或按 Ctrl+V 粘贴"), inviting=True)

    def _show_taken(self, picture: TakenPicture) -> None:
        self._taken = picture
        self.retranslate()
        self._desk.taken_picture(
            picture,
            self._answers.latest("bytes", self._show_bytes),
            self._answers.latest("refused", self._refused),
        )
        self.done.setFocus()

    def _show_bytes(self, content: bytes) -> None:
        room = self.well.room()
        image = picture_image(content, room.width(), room.height())
        self.well.show_image(image, self.tr("这张图片会这样留下"))

    def _refused(self, error: VipDeskError) -> None:
        self._taken = None
        self._show_empty()
        self.retranslate()
        self.show_trouble(error_text(error))

    def _saved(self, _saved: Saved) -> None:
        if self._request_id is None:
            self.route.close_sheet()
        else:
            self.route.show_request(self._request_id)

    def _not_saved(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))
