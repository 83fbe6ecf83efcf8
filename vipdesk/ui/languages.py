"""The language in force: which translations are installed, and which half of a pair of words is shown."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from vipdesk.models.snapshot.guests import Words
from vipdesk.resources_path import resource

_QT_NAMES = {"zh": "qtbase_zh_CN", "en": "qtbase_en"}
_installed: list[QTranslator] = []
_in_force = ["zh"]


def switch_language(language: str) -> None:
    """Install the translations of `zh` or `en`; every widget hears of it by a LanguageChange event."""
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
    _in_force[:] = [language]
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    _install(_QT_NAMES[language], folder)
    if language != "zh":
        _install(f"vipdesk_{language}", str(resource("translations")))


def language() -> str:
    """`zh` or `en`."""
    return _in_force[0]


def say(words: Words | None) -> str:
    """The half of a pair in the language in force; nothing for nothing."""
    if words is None:
        return ""
    return words.en if language() == "en" else words.zh


def _install(name: str, folder: str) -> None:
    translator = QTranslator()
    if translator.load(name, folder):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)
