"""Words of the small services: what somebody wanted to do, and kinds of entries."""

from PySide6.QtCore import QCoreApplication

from vipdesk.models.snapshot.guests import Words
from vipdesk.models.vocabulary import HouseKind
from vipdesk.ui.languages import say


def small_service_texts() -> dict[str, str]:
    """By kind of intent."""
    return {
        "directory.set_entry": QCoreApplication.translate("texts", "改目录与问答"),
        "directory.remove_entry": QCoreApplication.translate("texts", "删目录与问答"),
        "drinks.order": QCoreApplication.translate("texts", "点单"),
        "drinks.set_sold_out": QCoreApplication.translate("texts", "标售完"),
        "drinks.set_menu": QCoreApplication.translate("texts", "改酒水单"),
        "storage.keep": QCoreApplication.translate("texts", "寄存"),
        "storage.move": QCoreApplication.translate("texts", "寄存换位置"),
        "storage.give_back": QCoreApplication.translate("texts", "取回寄存"),
        "storage.undo_give_back": QCoreApplication.translate("texts", "撤销取回"),
    }


def entry_kind_text(kind: HouseKind) -> str:
    """What an entry is."""
    return {
        HouseKind.COUNTER: QCoreApplication.translate("texts", "专柜"),
        HouseKind.PARTNER: QCoreApplication.translate("texts", "合作方"),
        HouseKind.ANSWER: QCoreApplication.translate("texts", "问答"),
    }[kind]


def said(words: Words) -> str:
    """Words in the language in force; the Chinese ones where there are no English ones."""
    return say(words) or words.zh
