"""Of which kind the value of a policy is: whoever reads one passes over what is of another, so that it is refused before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

import msgspec

from vipdesk.models.vocabulary import Reach, Role
from vipdesk.printed_code import FEEDBACK_POLICY
from vipdesk.rules.appointment_types import TYPES_POLICY, are_types
from vipdesk.rules.book_rights import REACH_POLICY
from vipdesk.rules.cause_counts import RECURS_POLICY
from vipdesk.rules.complaint_causes import read_causes
from vipdesk.rules.departments import DEPARTMENTS_POLICY
from vipdesk.rules.drinks_menu import MENU_POLICY, SOLD_OUT_POLICY, read_menu
from vipdesk.rules.lounge_right import LOUNGE_POLICY, SAY, TIER_POLICY
from vipdesk.rules.queue_numbers import TURN_POLICY
from vipdesk.rules.remedies import LIMITS_POLICY, MOST_FEN, REMEDIES_POLICY, read_remedies
from vipdesk.rules.request_types.complaint import CAUSES_POLICY
from vipdesk.rules.sensitive_cases import SIGHT_POLICY
from vipdesk.rules.wifi import MOST_HOURS, WIFI_POLICY

_Number = Annotated[int, msgspec.Meta(ge=0, le=10**12)]
_Room = Annotated[int, msgspec.Meta(ge=0, le=10**7)]
"""MiB."""
_Days = Annotated[int, msgspec.Meta(ge=0, le=36_500)]
_SomeDays = Annotated[int, msgspec.Meta(ge=1, le=36_500)]
_Minutes = Annotated[int, msgspec.Meta(ge=0, le=366 * 24 * 60)]
_Turn = Annotated[int, msgspec.Meta(ge=1, le=24 * 60)]
_RemindHours = Annotated[int, msgspec.Meta(ge=0, le=14 * 24)]
_RecurDays = Annotated[int, msgspec.Meta(ge=1, le=3660)]
_Fen = Annotated[int, msgspec.Meta(ge=0, le=MOST_FEN)]
_Limited = Literal["receptionist", "shopper", "supervisor", "two_people_from"]
_Words = dict[Literal["zh", "en"], str]
_Address = Annotated[str, msgspec.Meta(pattern=r"^https?://\S+$")]


class _Tier(msgspec.Struct):
    order: _Number
    zh: str | None = None
    en: str | None = None
    svip: bool | None = None
    companions: _Number | None = None
    from_fen: _Number | None = None


class _Lounge(msgspec.Struct):
    tiers: list[str] | None = None
    without_tier: bool | None = None
    visits: _Number | None = None
    days: _SomeDays | None = None
    companions: _Number | None = None
    companions_of: dict[str, _Number | None] | None = None
    stay_minutes: _Minutes | None = None
    say: dict[str, _Words] | None = None


class _Wifi(msgspec.Struct):
    name: str | None = None
    password: str | None = None
    valid_hours: Annotated[int, msgspec.Meta(ge=1, le=MOST_HOURS)] | None = None


class _SoldOut(msgspec.Struct):
    day: Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    items: list[str]


@dataclass(frozen=True, slots=True)
class Shape:
    """What the value of a policy is, as a type that JSON is read into."""

    kind: Any
    example: str
    """A right value, as JSON, for whoever wrote another."""
    makes_sense: Callable[[Any], bool] = lambda _: True
    """What a value of the kind has to be besides."""


SHAPES: Final[Mapping[str, Shape]] = {
    "address": Shape(dict[Literal["f", "m", "unknown"], str], '{"f": "女士", "m": "先生", "unknown": "贵宾"}'),
    "appointment.remind_hours": Shape(_RemindHours, "24"),
    "attachments.cache_mib": Shape(_Room, "256"),
    DEPARTMENTS_POLICY: Shape(dict[str, str], '{"大堂吧": "Lobby bar"}'),
    "directory": Shape(Literal["group", "own stores"], '"own stores"'),
    "disk.floor_mib": Shape(_Room, "500"),
    "guest_class": Shape(dict[str, _Number], '{"A": 20000000, "B": 5000000, "C": 0}'),
    "house": Shape(_Words, '{"zh": "贵宾厅", "en": "Guest Lounge"}'),
    "house.phone": Shape(str | int, '"6000"'),
    "look_ups.kept_days": Shape(_Days, "1095"),
    # false takes an address back, here and below: a policy cannot be taken away
    FEEDBACK_POLICY: Shape(bool | _Address, '"https://vip.example.com"'),
    "paper.parking": Shape(_Words, '{"zh": "B2 层", "en": "Level B2"}'),
    "points.reminder_days": Shape(list[_SomeDays], "[30, 7]"),
    "robot.arrivals": Shape(bool, "true"),
    "staff.extensions": Shape(dict[str, str], '{"S003": "6021"}'),
    "webhook.visit": Shape(bool | _Address, '"https://example.com/visits"'),
    # an empty list leaves the house's own in force, here and below
    CAUSES_POLICY: Shape(
        list[Any],
        '[{"value": "service", "label": {"zh": "服务", "en": "Service"},'
        ' "children": [{"value": "waiting", "label": {"zh": "等候太久", "en": "Waited too long"}}]}]',
        lambda causes: not causes or read_causes(causes) is not None,
    ),
    LIMITS_POLICY: Shape(
        dict[_Limited, _Fen],
        '{"receptionist": 0, "shopper": 20000, "supervisor": 1000000, "two_people_from": 50000}',
    ),
    LOUNGE_POLICY: Shape(_Lounge, '{"tiers": ["钻石卡"], "visits": 2, "days": 1, "stay_minutes": 180}'),
    MENU_POLICY: Shape(
        dict[str, Any],
        '{"items": [{"zh": "拿铁", "en": "Latte", "contains": ["奶", "咖啡因"]}]}',
        lambda menu: read_menu(menu) is not None,
    ),
    REACH_POLICY: Shape(dict[Role, Reach], '{"shopper": "mine", "supervisor": "store"}'),
    RECURS_POLICY: Shape(_RecurDays, "180"),
    REMEDIES_POLICY: Shape(
        list[Any],
        '[{"value": "gift", "label": {"zh": "小礼物", "en": "Small gift"}, "most_fen": 30000}]',
        lambda kinds: not kinds or read_remedies(kinds) is not None,
    ),
    SIGHT_POLICY: Shape(list[Role], '["supervisor"]'),
    SOLD_OUT_POLICY: Shape(_SoldOut, '{"day": "2026-11-22", "items": ["拿铁"]}'),
    TIER_POLICY: Shape(
        _Tier, '{"order": 0, "zh": "钻石", "en": "Diamond", "companions": 3, "from_fen": 50000000}'
    ),
    TURN_POLICY: Shape(_Turn, "10"),
    TYPES_POLICY: Shape(list[Any], '[{"kind": "tea", "zh": "品茶", "en": "Tea", "minutes": 60}]', are_types),
    WIFI_POLICY: Shape(_Wifi, '{"name": "Lounge", "password": "88888888", "valid_hours": 8}'),
}
"""By key; one that ends with a dot is for all that begin with it."""


def is_lounge_rule(value: Any) -> bool:
    """Whether a supervisor may write this as the store's lounge right: known names alone, and not the words to say."""
    names = set(_Lounge.__struct_fields__) - {SAY}
    return isinstance(value, Mapping) and set(value) <= names and shape_example(LOUNGE_POLICY, value) is None


def shape_example(key: str, value: Any) -> str | None:
    """How the policy is written, where `value` is of another kind; None where it is right, or nobody knows its kind."""
    shape = SHAPES.get(TIER_POLICY if key.startswith(TIER_POLICY) else key)
    if shape is None:
        return None
    try:
        msgspec.convert(value, shape.kind)
    except msgspec.ValidationError:
        return shape.example
    return None if shape.makes_sense(value) else shape.example
