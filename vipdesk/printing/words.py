"""The words that stand on paper for a guest, in Chinese and English."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class CardWords:
    """The fixed words of the welcome card."""

    title: str
    lounge: str
    welcome: str
    place: str
    shopper: str
    wifi: str
    wifi_password: str
    parking: str
    wish: str
    feedback: str


@dataclass(frozen=True, slots=True)
class VoucherWords:
    """The fixed words of the voucher; `{}` is filled in."""

    title: str
    lounge: str
    holder: str
    valid: str
    valid_until: str
    used_for: str
    once: str
    several_times: str
    show: str
    reprint: str


CARD: Final[Mapping[str, CardWords]] = MappingProxyType(
    {
        "zh": CardWords(
            title="欢迎卡",
            lounge="贵宾厅",
            welcome="欢迎您",
            place="座位",
            shopper="专属顾问",
            wifi="无线网络",
            wifi_password="口令",  # noqa: S106 - a label, not a password
            parking="停车",
            wish="愿您今日从容惬意。",
            feedback="离厅时扫一扫，告诉我们您的感受。",
        ),
        "en": CardWords(
            title="Welcome card",
            lounge="Lounge",
            welcome="Welcome,",
            place="Seat",
            shopper="Personal shopper",
            wifi="Wi-Fi",
            wifi_password="Password",  # noqa: S106 - a label, not a password
            parking="Parking",
            wish="Have a lovely day with us.",
            feedback="Scan as you leave and tell us how it was.",
        ),
    }
)

VOUCHER: Final[Mapping[str, VoucherWords]] = MappingProxyType(
    {
        "zh": VoucherWords(
            title="礼券",
            lounge="贵宾厅",
            holder="持券",
            valid="有效",
            valid_until="至 {}",
            used_for="用于",
            once="凭券一次用完，不兑现金。请妥善保管。",
            several_times="凭券可用 {} 次，不兑现金。请妥善保管。",
            show="使用时请出示",
            reprint="补打 第{}次",
        ),
        "en": VoucherWords(
            title="Voucher",
            lounge="Lounge",
            holder="Holder",
            valid="Valid",
            valid_until="until {}",
            used_for="For",
            once="Use in one visit. Not exchangeable for cash. Please keep it safe.",
            several_times="Good for {} uses. Not exchangeable for cash. Please keep it safe.",
            show="Show this code",
            reprint="Reprint, copy {}",
        ),
    }
)
