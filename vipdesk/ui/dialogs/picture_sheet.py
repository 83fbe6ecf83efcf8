"""One attachment as large as the window allows; it is never outside the window, and never in a file that others could open."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vipdesk.desk.facade import DeskFacade
from vipdesk.errors import VipDeskError
from vipdesk.models.snapshot.desk import Saved
from vipdesk.models.snapshot.guests import Profile
from vipdesk.models.snapshot.pictures import AttachmentView
from vipdesk.models.vocabulary import AttachmentPurpose
from vipdesk.ui.answers import Answers
from vipdesk.ui.dialogs.sheet import Sheet
from vipdesk.ui.picture_images import picture_image
from vipdesk.ui.picture_texts import (
    hidden_text,
    picture_detail,
    picture_title,
    purpose_text,
    state_chip,
    veiled_picture_text,
)
from vipdesk.ui.route import Route
from vipdesk.ui.texts import error_text, joined
from vipdesk.ui.widgets.buttons import Button, Fill
from vipdesk.ui.widgets.picture_well import PictureWell

_WELL = 420


class PictureSheet(Sheet):
    """Enter and Esc close it; what is removed can be put back for a while."""

    removed = Signal(object)
    """The `AttachmentView` that was removed."""

    def __init__(
        self,
        desk: DeskFacade,
        route: Route,
        guest: Profile,
        view: AttachmentView,
        *,
        request_id: UUID | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(route, width=760, parent=parent)
        self._desk, self._guest, self._view = desk, guest, view
        self._request_id = request_id
        self._answers = Answers(self)
        self.well = PictureWell(_WELL)
        self.content.addWidget(self.well)
        self.remove = Button(fill=Fill.QUIET, height=48)
        self.foot.insertWidget(0, self.remove)
        self.cancel.hide()
        self.remove.clicked.connect(self._remove)
        self.retranslate()
        self.setFocusProxy(self.done)
        self._look()

    def retranslate(self) -> None:
        """Set every word again."""
        chip = state_chip(self._view.state)
        title = picture_title(self._view, veiled=self.route.notes_veiled)
        self.show_heading(title, joined(picture_detail(self._view), "" if chip is None else chip.text))
        self.done.show_text(self.tr("关闭"))
        self.remove.show_text(self.tr("移除"))

    def act(self) -> None:
        """Close it; whoever came from a request goes back there."""
        if self._request_id is None:
            self.route.close_sheet()
        else:
            self.route.show_request(self._request_id)

    def veil_changed(self) -> None:
        """A paper is hidden, or fetched again."""
        self._answers.forget("picture")
        self.retranslate()
        self._look()

    def _look(self) -> None:
        if self._view.hidden:
            self.well.show_words("eye-off", hidden_text())
        elif self._view.purpose is AttachmentPurpose.DOCUMENT and self.route.notes_veiled:
            self.well.show_words("eye-off", veiled_picture_text())
        else:
            self.well.show_words("hourglass", self.tr("正在取图片…"))
            self._desk.picture(
                self._view.attachment_id,
                self._answers.latest("picture", self._show),
                self._answers.kept(self._not_here),
            )

    def _show(self, content: bytes) -> None:
        room = self.well.room()
        image = picture_image(content, room.width(), room.height())
        self.well.show_image(image, purpose_text(self._view.purpose))

    def _not_here(self, error: VipDeskError) -> None:
        """Where it is, and what to do: the sentence stands where the picture would."""
        self.well.show_words("image", error_text(error))

    def _remove(self) -> None:
        self.remove.setEnabled(False)
        args = {"guest_id": str(self._guest.guest_id), "attachment_id": str(self._view.attachment_id)}
        self._desk.submit(
            "guest.remove_attachment",
            args,
            self._answers.kept(self._removed),
            self._answers.kept(self._not_removed),
        )

    def _removed(self, _saved: Saved) -> None:
        self.removed.emit(self._view)
        self.act()

    def _not_removed(self, error: VipDeskError) -> None:
        self.remove.setEnabled(True)
        self.show_trouble(error_text(error))
