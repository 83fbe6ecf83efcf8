"""What a new record holds before anybody sets anything: tiers, and vouchers one may give."""

from typing import Any

from vipdesk.headoffice.scope import DIRECTORY_POLICY, OWN_STORES
from vipdesk.headoffice.writer import RecordWriter
from vipdesk.ids import derived_id
from vipdesk.models.policy import Policy
from vipdesk.models.voucher import VoucherType

TIER_PREFIX = "tier."
HOUSE_POLICY = "house"

_POLICIES: dict[str, Any] = {
    DIRECTORY_POLICY: OWN_STORES,
    HOUSE_POLICY: {"zh": "贵宾厅", "en": "Guest Lounge"},
    "guest_class": {"A": 20_000_000, "B": 5_000_000, "C": 0},
    TIER_PREFIX + "钻石卡": {
        "order": 0,
        "zh": "钻石",
        "en": "Diamond",
        "svip": True,
        "companions": 3,
        "from_fen": 50_000_000,
    },
    TIER_PREFIX + "白金卡": {
        "order": 1,
        "zh": "白金",
        "en": "Platinum",
        "svip": True,
        "companions": 2,
        "from_fen": 10_000_000,
    },
    TIER_PREFIX + "金卡": {
        "order": 2,
        "zh": "金卡",
        "en": "Gold",
        "svip": True,
        "companions": 1,
        "from_fen": 3_000_000,
    },
}

_VOUCHER_TYPES = (
    (
        "生日礼券",
        "Birthday voucher",
        50_000,
        60,
        "全店，可与会员折扣同用",
        "All departments, with the member discount",
    ),
    ("茶点券", "Tea voucher", 12_800, 30, "贵宾厅茶点一份", "One tea set in the lounge"),
    ("停车券", "Parking voucher", 3_000, 30, "本店停车场，免费 3 小时", "This store's car park, 3 hours"),
    ("关怀礼券", "Courtesy voucher", 20_000, 30, "全店，单次使用", "All departments, one use"),
)


def write_defaults(writer: RecordWriter) -> None:
    """Add the default policies and voucher types to an empty record."""
    writer.insert_all(
        Policy,
        [
            Policy(id=derived_id("policy", key), key=key, store_id=None, value=value)
            for key, value in _POLICIES.items()
        ],
    )
    writer.insert_all(
        VoucherType,
        [
            VoucherType(
                id=derived_id("voucher_type", name),
                name=name,
                name_en=name_en,
                worth_fen=worth,
                valid_days=days,
                uses=1,
                terms=terms,
                terms_en=terms_en,
            )
            for name, name_en, worth, days, terms, terms_en in _VOUCHER_TYPES
        ],
    )
