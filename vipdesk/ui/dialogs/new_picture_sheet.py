"""A picture that is to be added: a photo, or chosen, dropped or pasted; looked at by the back room, seen as it is kept, added."""

from enum import Enum, auto
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QTransform,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.snapshot.pictures import GivenPicture, TakenPicture
from vipdesk.models.vocabulary import AttachmentPurpose
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.camera_part import CameraPart
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.languages import say
from vipdesk.ui.picture_images import given_in, picture_image
from vipdesk.ui.picture_texts import purpose_text
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text
from vipdesk.ui.theme.theme import theme
from vipdesk.ui.widgets.buttons import Button
from vipdesk.ui.widgets.field import ChipField
from vipdesk.ui.widgets.picture_well import PictureWell

_WELL = 264


class Step(Enum):
    """How far a picture has come."""

    EMPTY = auto()
    STARTING = auto()
    """The camera is being opened."""
    LIVE = auto()
    """What the camera sees is in the well."""
    SHOT = auto()
    """A photo is in the well and in memory alone; the camera is closed."""
    LOOKED_AT = auto()
    """The back room looks at the picture."""
    TAKEN = auto()
    """What stands in the well is sealed and may be added."""


_LOOKING = (Step.STARTING, Step.LIVE)


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
        self._step = Step.EMPTY
        self._photo: bytes | None = None
        """What the camera has given, until it is sealed."""
        self._taken: TakenPicture | None = None
        self._file_name: str | None = None
        # of whom goes by an alias no photo is kept, and what belongs to a request is a paper
        papers_alone = guest.alias is not None or request_id is not None
        self._purposes = (AttachmentPurpose.DOCUMENT,) if papers_alone else tuple(AttachmentPurpose)
        self.well = PictureWell(_WELL)
        self.camera = CameraPart(desk, self)
        self.photo = Button(icon="camera")
        self.choose = Button(icon="image")
        self.purpose = ChipField(len(self._purposes))
        self._lay_out()
        self.purpose.setVisible(request_id is None)
        self.purpose.choose(self._purposes.index(purpose) if purpose in self._purposes else 0)
        self.setAcceptDrops(True)
        self._listen()
        self._go(Step.EMPTY)
        self.setFocusProxy(self.photo if self.photo.isEnabled() else self.choose)
        if given is not None:
            self.take(given)

    def retranslate(self) -> None:
        """Set every word again."""
        of_request = self.tr("给{address}的服务单加图片")
        words = self.tr("给{address}加图片") if self._request_id is None else of_request
        title = words.replace("{address}", say(self._guest.address))
        self.show_heading(title, self.tr("JPEG、PNG 或 WebP，最多 10 MB；拍摄地点等信息不会留下。"))
        looking = self._step in _LOOKING
        again = self.tr("重拍") if self._step is Step.SHOT else self.tr("拍照…")
        self.photo.show_text(self.tr("关摄像头") if looking else again)
        self.photo.setEnabled(looking or not self.camera.why_not())
        self.choose.show_text(self.tr("换一张…") if self._step is Step.TAKEN else self.tr("选文件…"))
        self.camera.retranslate()
        self.purpose.show_texts(self.tr("用作"), [purpose_text(each) for each in self._purposes])
        self.cancel.show_text(self.tr("不加了"))
        self.done.show_text(self._filled_text())
        self.done.setEnabled(self._step in (Step.LIVE, Step.SHOT, Step.TAKEN))
        self._say_in_well()

    def take(self, given: GivenPicture) -> None:
        """Have a picture looked at."""
        self._file_name = None if given.file is None else given.file.name
        self._go(Step.LOOKED_AT)
        self._desk.take_picture(
            given, self._answers.latest("taken", self._show_taken), self._answers.latest("refused", self._refused)
        )

    def act(self) -> None:
        """The filled button: take the photo, use it, add the picture."""
        if self._step is Step.LIVE:
            self.done.setEnabled(False)
            self.camera.link.take()
        elif self._step is Step.SHOT and self._photo is not None:
            self.take(GivenPicture(content=self._photo))
        elif self._taken is not None:
            self._add(self._taken)

    def covered(self) -> None:
        """Nobody looks at a hidden screen: the camera is closed."""
        if self._step in _LOOKING:
            self._go(Step.EMPTY)

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
        """Pasting is a way to give a picture; Space takes the photo, as on any camera."""
        if event.matches(QKeySequence.StandardKey.Paste):
            given = given_in(QGuiApplication.clipboard().mimeData())
            if given is not None:
                self.take(given)
        elif event.key() == Qt.Key.Key_Space and self._step is Step.LIVE:
            if self.done.isEnabled() and not event.isAutoRepeat():
                self.act()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed, locked, signed out: the camera's light goes out with the sheet."""
        super().hideEvent(event)
        self.camera.close()
        self.camera.watch(waiting=False)

    # -- inside ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(theme().px(12))
        below.addStretch(1)
        for part in (self.photo, self.camera.choice, self.choose):
            below.addWidget(part)
        below.addStretch(1)
        self.content.addWidget(self.well)
        self.content.addLayout(below)
        self.content.addWidget(self.purpose)

    def _listen(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.photo.clicked.connect(self._open_or_close)
        self.camera.changed.connect(self.retranslate)
        self.camera.chosen.connect(self._start)
        self.camera.link.seen.connect(self._show_seen)
        self.camera.link.taken.connect(self._show_shot)
        self.camera.link.failed.connect(self._camera_failed)

    def _filled_text(self) -> str:
        if self._step in _LOOKING:
            return self.tr("拍照")
        if self._step is Step.SHOT:
            return self.tr("用这张")
        return self.tr("加到档案") if self._request_id is None else self.tr("加到服务单")

    def _say_in_well(self) -> None:
        """What stands there while no picture does."""
        if self._step is Step.EMPTY:
            inviting = self.tr("把图片拖到这里，或按 Ctrl+V 粘贴")
            sentences = "\n".join(filter(None, (inviting, self.camera.why_not())))
            self.well.show_words("image", sentences, inviting=True)
        elif self._step is Step.STARTING:
            self.well.show_words("hourglass", self.tr("正在打开摄像头…"))
        elif self._step is Step.LOOKED_AT:
            self.well.show_words("hourglass", self.tr("正在处理图片…"))

    def _go(self, step: Step) -> None:
        """Go on to a step, or back; what was said of the one before is gone."""
        self._step = step
        if step not in _LOOKING:
            self.camera.close()
        if step is not Step.TAKEN:
            self._taken = None
        if step not in (Step.SHOT, Step.LOOKED_AT):
            self._photo = None
        self.camera.watch(waiting=step is Step.EMPTY)
        self.show_trouble("")
        self.retranslate()

    def _choose(self) -> None:
        """The system's own way to choose a file."""
        dialog = QFileDialog(self, self.tr("选一张图片"), "", self.tr("图片") + " (*.jpg *.jpeg *.png *.webp)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take(GivenPicture(file=Path(name))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # -- the camera --------------------------------------------------------------------------------

    def _open_or_close(self) -> None:
        if self._step in _LOOKING:
            self._go(Step.EMPTY)
        else:
            self._start()

    def _start(self) -> None:
        for subject in ("taken", "refused", "bytes"):
            self._answers.forget(subject)
        self._go(Step.STARTING)
        self.camera.open()

    def _show_seen(self, picture: bytes) -> None:
        """The live picture: of a person as in a mirror, of a paper as it is read."""
        image = self._fitted(picture)
        if self._purposes[self.purpose.place()] is AttachmentPurpose.PHOTO:
            image = image.transformed(QTransform().scale(-1, 1))
        self.well.show_image(image, self.tr("摄像头的画面"))
        if self._step is Step.STARTING:
            self._go(Step.LIVE)
            self.done.setFocus()

    def _show_shot(self, photo: bytes) -> None:
        """The photo as it will be kept, to be looked at."""
        self._go(Step.SHOT)
        self._photo = photo
        self.well.show_image(self._fitted(photo), self.tr("刚拍的照片"))
        self.done.setFocus()

    def _camera_failed(self, error: VipDeskError) -> None:
        self._go(Step.EMPTY)
        self.show_trouble(error_text(error))
        self.photo.setFocus()

    def _fitted(self, content: bytes) -> QImage:
        room = self.well.room()
        return picture_image(content, room.width(), room.height())

    # -- what the desk says ------------------------------------------------------------------------

    def _show_taken(self, picture: TakenPicture) -> None:
        self._go(Step.TAKEN)
        self._taken = picture
        self._desk.taken_picture(
            picture,
            self._answers.latest("bytes", self._show_bytes),
            self._answers.latest("refused", self._refused),
        )
        self.done.setFocus()

    def _show_bytes(self, content: bytes) -> None:
        self.well.show_image(self._fitted(content), self.tr("这张图片会这样留下"))

    def _refused(self, error: VipDeskError) -> None:
        """A photo that could not be kept stays in sight, to be tried again."""
        photo = self._photo
        if photo is None:
            self._go(Step.EMPTY)
        else:
            self._show_shot(photo)
        self.show_trouble(error_text(error))

    def _add(self, picture: TakenPicture) -> None:
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

    def _saved(self, _saved: Saved) -> None:
        if self._request_id is None:
            self.route.close_sheet()
        else:
            self.route.show_request(self._request_id)

    def _not_saved(self, error: VipDeskError) -> None:
        self.done.setEnabled(True)
        self.show_trouble(error_text(error))
