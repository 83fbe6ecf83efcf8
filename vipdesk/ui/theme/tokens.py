"""The colour table, light and dark: everything painted takes its colour from here."""

from dataclasses import dataclass
from typing import Literal

Token = Literal[
    "bg",
    "surface",
    "sunken",
    "text",
    "muted",
    "hair",
    "border",
    "accent",
    "on_accent",
    "accent_soft",
    "accent_line",
    "portrait",
    "ok",
    "ok_soft",
    "warn",
    "warn_soft",
    "danger",
    "danger_soft",
    "info",
    "info_soft",
    "dim",
    "paper",
]


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme as #RRGGBB texts.

    `hair` divides, `border` surrounds what one can type in or press, `accent` is the only accent, `dim`
    is for separating dots alone, `paper` is the ground of a handover. A `_soft` colour is the ground for text of its namesake.
    """

    bg: str
    surface: str
    sunken: str
    text: str
    muted: str
    hair: str
    border: str
    accent: str
    on_accent: str
    accent_soft: str
    accent_line: str
    portrait: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    danger: str
    danger_soft: str
    info: str
    info_soft: str
    dim: str
    paper: str
    scrim: str
    scrim_percent: int
    dawn: tuple[str, str, str, str]
    """The sign-in picture from the top of its sky to the bottom of its sea."""
    sun: str


LIGHT = Colours(
    bg="#FAF8F5",
    surface="#FFFFFF",
    sunken="#F3EFE8",
    text="#1F1B16",
    muted="#6B6257",
    hair="#E9E3D9",
    border="#8C8377",
    accent="#7A5A1E",
    on_accent="#FFFFFF",
    accent_soft="#F5EDDD",
    accent_line="#CDB98F",
    portrait="#F1E7D3",
    ok="#1E6B3A",
    ok_soft="#E9F2EB",
    warn="#8A5300",
    warn_soft="#FCF1DD",
    danger="#B3261E",
    danger_soft="#FBEDEA",
    info="#1F5FA8",
    info_soft="#E9F0F8",
    dim="#B9B0A3",
    paper="#FFFDF9",
    scrim="#1F1B16",
    scrim_percent=30,
    dawn=("#F5EDDD", "#E9DAB9", "#DAC497", "#EFE3C9"),
    sun="#FBF7EB",
)

DARK = Colours(
    bg="#16140F",
    surface="#211E18",
    sunken="#1B1813",
    text="#F1ECE4",
    muted="#B3A999",
    hair="#363127",
    border="#7D7466",
    accent="#E2BD6B",
    on_accent="#241B08",
    accent_soft="#332A18",
    accent_line="#7A6534",
    portrait="#3A2F1A",
    ok="#7FD79B",
    ok_soft="#1C2D21",
    warn="#FFB95C",
    warn_soft="#362810",
    danger="#FF9C92",
    danger_soft="#3A211D",
    info="#8FC1FF",
    info_soft="#1A2838",
    dim="#6E675B",
    paper="#24211A",
    scrim="#000000",
    scrim_percent=45,
    dawn=("#1B1813", "#2A2316", "#3A2F1A", "#1E1A12"),
    sun="#E2BD6B",
)
