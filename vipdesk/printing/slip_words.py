"""The words that stand on slips of the roll, in Chinese and English."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class SlipWords:
    """The fixed words of the slips."""

    tag: str
    what: str
    kept: str
    claim: str
    guest: str
    shelf: str
    due: str
    today: str
    list: str
    nothing: str
    wifi: str
    network: str
    password: str
    scan: str
    until: str


SLIPS: Final[Mapping[str, SlipWords]] = MappingProxyType(
    {
        "zh": SlipWords(
            tag="寄存牌",
            what="物品",
            kept="寄存",
            claim="凭此牌取回，请妥善保管。",
            guest="贵宾",
            shelf="放在",
            due="取回",
            today="今天闭店前",
            list="还没取回的寄存",
            nothing="都取回了",
            wifi="无线网络",
            network="网络名称",
            password="口令",  # noqa: S106 - a label, not a password
            scan="用手机相机扫一扫，自动连上",
            until="有效至",
        ),
        "en": SlipWords(
            tag="Storage tag",
            what="Item",
            kept="Left",
            claim="Please keep this tag; it gives you your things back.",
            guest="Guest",
            shelf="Kept at",
            due="Back by",
            today="Before closing today",
            list="Not yet collected",
            nothing="Everything was collected",
            wifi="Wi-Fi",
            network="Network",
            password="Password",  # noqa: S106 - a label, not a password
            scan="Point the camera here to join",
            until="Good until",
        ),
    }
)
