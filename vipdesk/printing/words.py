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


@dataclass(frozen=True, slots=True)
class SlipWords:
    """The fixed words of the slip of a request."""

    title: str
    number: str
    guest: str
    department: str
    opened: str
    due: str
    closed: str
    keep: str


@dataclass(frozen=True, slots=True)
class DowntimeWords:
    """The fixed words of the downtime pack: headings of its sheets and of their columns."""

    title: str
    care: str
    guests: str
    guest_columns: tuple[str, ...]
    nobody: str
    seats: str
    seat_columns: tuple[str, ...]
    arrivals: str
    arrival_columns: tuple[str, ...]
    services: str
    service_columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandoverWords:
    """The fixed words of the handover; `{}` is filled in."""

    title: str
    lounge: str
    unfinished: str
    careful: str
    sources: str
    here: str
    waiting: str
    gives: str
    takes: str
    printed: str
    care: str
    sheet: str


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

SLIP: Final[Mapping[str, SlipWords]] = MappingProxyType(
    {
        "zh": SlipWords(
            title="服务凭条",
            number="单号",
            guest="贵宾",
            department="经办",
            opened="开单",
            due="约定",
            closed="办结",
            keep="取件或询问时报这个单号，哪个部门都认。",
        ),
        "en": SlipWords(
            title="Service slip",
            number="Number",
            guest="Guest",
            department="With",
            opened="Opened",
            due="Promised",
            closed="Closed",
            keep="Give this number to collect or to ask; every department knows it.",
        ),
    }
)

DOWNTIME: Final[Mapping[str, DowntimeWords]] = MappingProxyType(
    {
        "zh": DowntimeWords(
            title="停机包",
            care="停机时用，用后收好；电脑恢复后按真实时间补录，再销毁。",
            guests="停机包·贵宾",
            guest_columns=("称呼", "座位", "时间", "饮品", "特别留意"),
            nobody="现在没有贵宾",
            seats="停机包·座位",
            seat_columns=("座位", "现在", "到", "离", "贵宾"),
            arrivals="停机包·到店登记",
            arrival_columns=("到店", "称呼", "卡号", "同行", "座位", "离店"),
            services="停机包·服务",
            service_columns=("时间", "称呼", "要什么", "约定", "谁办", "办好"),
        ),
        "en": DowntimeWords(
            title="Downtime pack",
            care="For while the computers stand still. Keep it safe; enter what was written with its real times, then destroy it.",
            guests="Downtime pack: guests",
            guest_columns=("Guest", "Seat", "Time", "Drink", "Careful"),
            nobody="Nobody now",
            seats="Downtime pack: seats",
            seat_columns=("Seat", "Now", "Came", "Left", "Guest"),
            arrivals="Downtime pack: arrivals",
            arrival_columns=("Came", "Guest", "Card", "Companions", "Seat", "Left"),
            services="Downtime pack: services",
            service_columns=("Time", "Guest", "Wants", "Promised", "Who", "Done"),
        ),
    }
)

HANDOVER: Final[Mapping[str, HandoverWords]] = MappingProxyType(
    {
        "zh": HandoverWords(
            title="交班",
            lounge="贵宾厅",
            unfinished="未完",
            careful="要小心",
            sources="来处",
            here="在厅",
            waiting="{} 项待上传，不影响交班。",
            gives="交班",
            takes="接班",
            printed="{} 印",
            care="仅供员工，用后入碎纸箱",
            sheet="第 {} 页，共 {} 页",
        ),
        "en": HandoverWords(
            title="Handover",
            lounge="Lounge",
            unfinished="To do",
            careful="Careful",
            sources="Sources",
            here="Here now",
            waiting="{} to upload, which does not matter for the handover.",
            gives="Gave",
            takes="Took",
            printed="Printed {}",
            care="For staff alone; shred it after use",
            sheet="Sheet {} of {}",
        ),
    }
)
