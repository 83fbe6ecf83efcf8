"""What somebody wanted to do about who a guest is and who looks after them, in words."""

from PySide6.QtCore import QCoreApplication


def care_texts() -> dict[str, str]:
    """By the kind of intent."""
    return {
        "guest.merge": QCoreApplication.translate("texts", "合并档案"),
        "guest.undo_merge": QCoreApplication.translate("texts", "撤销合并"),
        "guest.tell_apart": QCoreApplication.translate("texts", "说明不是同一位"),
        "guest.undo_tell_apart": QCoreApplication.translate("texts", "撤销“不是同一位”"),
        "guest.assign_shopper": QCoreApplication.translate("texts", "指定专属顾问"),
        "guest.set_cover": QCoreApplication.translate("texts", "请人代班"),
        "guest.end_cover": QCoreApplication.translate("texts", "结束代班"),
    }
