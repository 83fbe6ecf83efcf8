"""Words for pictures: what they are of, where they are, who added them."""

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import short_date_text
from vipdesk.models.snapshot.pictures import AttachmentView, PictureState
from vipdesk.models.vocabulary import AttachmentPurpose
from vipdesk.ui.languages import language, say
from vipdesk.ui.texts import joined
from vipdesk.ui.widgets.row import Chip


def purpose_text(purpose: AttachmentPurpose) -> str:
    """What a picture is of."""
    return {
        AttachmentPurpose.PHOTO: QCoreApplication.translate("pictures", "照片"),
        AttachmentPurpose.DOCUMENT: QCoreApplication.translate("pictures", "资料"),
    }[purpose]


def state_chip(state: PictureState) -> Chip | None:
    """Where a picture is; nothing needs to be said of one that is here and at head office."""
    return {
        PictureState.WAITING: Chip(
            QCoreApplication.translate("pictures", "待上传"), "info", "info_soft", "arrow-up"
        ),
        PictureState.HERE: None,
        PictureState.AWAY: Chip(
            QCoreApplication.translate("pictures", "在总部，点开再取"), "muted", "sunken", "download"
        ),
        PictureState.COMING: Chip(
            QCoreApplication.translate("pictures", "在别的电脑，还没传来"), "warn", "warn_soft", "hourglass"
        ),
    }[state]


def picture_title(view: AttachmentView, *, veiled: bool) -> str:
    """A picture's name; a file's own name is for staff alone."""
    return purpose_text(view.purpose) if veiled or not view.file_name else view.file_name


def picture_detail(view: AttachmentView) -> str:
    """周敏·11月3日·1536×2048."""
    added = short_date_text(view.added_at, language())
    return joined(say(view.author), added, f"{view.width}×{view.height}")


def hidden_text() -> str:
    """Why a photo is not shown."""
    return QCoreApplication.translate("pictures", "这位贵宾用化名，照片不显示。")


def veiled_picture_text() -> str:
    """Why a paper is not shown."""
    return QCoreApplication.translate("pictures", "资料已藏起，按右上角的眼睛再看。")
