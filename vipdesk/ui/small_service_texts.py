"""What somebody wanted to do about a small service, in words."""

from PySide6.QtCore import QCoreApplication


def small_service_texts() -> dict[str, str]:
    """By kind of intent."""
    return {
        "drinks.order": QCoreApplication.translate("texts", "点单"),
        "drinks.set_sold_out": QCoreApplication.translate("texts", "标售完"),
        "drinks.set_menu": QCoreApplication.translate("texts", "改酒水单"),
        "storage.keep": QCoreApplication.translate("texts", "寄存"),
        "storage.move": QCoreApplication.translate("texts", "寄存换位置"),
        "storage.give_back": QCoreApplication.translate("texts", "取回寄存"),
        "storage.undo_give_back": QCoreApplication.translate("texts", "撤销取回"),
    }
