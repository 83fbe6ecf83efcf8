"""照片与资料: the guest's photos and pictures of papers, each with where it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vipdesk.models.snapshot.pictures import AttachmentView
from vipdesk.models.vocabulary import AttachmentPurpose
from vipdesk.ui.pages.guest_tabs.tab import GuestTab, Sight
from vipdesk.ui.pages.list_panel import ListPanel, panel_columns
from vipdesk.ui.picture_rows import picture_row
from vipdesk.ui.widgets.row import PICTURE, Row


class PicturesTab(GuestTab):
    """Photos left, papers right."""

    picture_opened = Signal(object)
    """An `AttachmentView` to look at."""
    picture_asked = Signal(object)
    """The `AttachmentPurpose` of one that is to be added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photos, self.papers = ListPanel(PICTURE, "camera"), ListPanel(PICTURE, "file-text")
        self.lay_out(panel_columns((self.photos,), (self.papers,)))
        for panel, purpose in (
            (self.photos, AttachmentPurpose.PHOTO),
            (self.papers, AttachmentPurpose.DOCUMENT),
        ):
            panel.list.opened.connect(self._open)
            panel.add_asked.connect(lambda purpose=purpose: self.picture_asked.emit(purpose))

    def show_sight(self, sight: Sight) -> None:
        """Fill both lists."""
        life = sight.life
        views = life.attachments if life else ()
        alias = sight.profile.alias is not None
        calm = self.tr("这位贵宾用化名，档案里不放照片") if alias else self.tr("还没有照片，拖一张进来就行")
        photos = _rows(views, AttachmentPurpose.PHOTO, veiled=sight.veiled)
        add = self.tr("加照片") if life and not alias else ""
        self.photos.show_list(self.tr("照片"), photos, calm, add=add)
        papers = _rows(views, AttachmentPurpose.DOCUMENT, veiled=sight.veiled)
        add = self.tr("加资料") if life else ""
        self.papers.show_list(self.tr("资料"), papers, self.tr("还没有资料"), add=add)

    def _open(self, key: object) -> None:
        life = self._sight.life if self._sight else None
        for view in life.attachments if life else ():
            if view.attachment_id == key:
                self.picture_opened.emit(view)


def _rows(views: tuple[AttachmentView, ...], purpose: AttachmentPurpose, *, veiled: bool) -> list[Row]:
    return [picture_row(each, veiled=veiled) for each in views if each.purpose is purpose]
