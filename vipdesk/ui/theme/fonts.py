"""Which font families the screen uses: the system's Chinese font first, the bundled one where there is none."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QFontDatabase

from vipdesk.resources_path import resource

_SYSTEM_SANS = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "HarmonyOS Sans SC",
)
_BUNDLED_SANS = ("NotoSansSC-Regular.ttf", "NotoSansSC-SemiBold.ttf")
_BUNDLED_ALWAYS = ("LXGWWenKai-Regular.ttf", "NotoSerifSC-Regular.ttf", "NotoSerifSC-Bold.ttf")


class Family(StrEnum):
    """What a piece of text is set in."""

    SANS = "sans"
    KAI = "kai"
    SERIF = "serif"


@dataclass(frozen=True, slots=True)
class FontFamilies:
    """The family names that were found."""

    sans: str
    kai: str
    serif: str

    def name(self, family: Family) -> str:
        """The name to ask the font database for."""
        return {Family.SANS: self.sans, Family.KAI: self.kai, Family.SERIF: self.serif}[family]


def load_fonts(*, bundled_only: bool = False) -> FontFamilies:
    """Register the bundled fonts and choose the families; `bundled_only` gives the same picture everywhere."""
    for name in _BUNDLED_ALWAYS:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))
    sans = None if bundled_only else _first_installed()
    if sans is None:
        for name in _BUNDLED_SANS:
            QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        sans = "Noto Sans SC"
    return FontFamilies(sans=sans, kai="LXGW WenKai", serif="Noto Serif SC")


def _first_installed() -> str | None:
    installed = set(QFontDatabase.families())
    return next((name for name in _SYSTEM_SANS if name in installed), None)
