"""A client book that does not exist: whose clients there are, of which tiers, and what waits for them."""

from datetime import date, timedelta
from uuid import UUID

from tests.fakes import invented_house as house
from tests.fakes.invented_house import MR, MRS, MS, named
from vipdesk.models.snapshot.book import BookLineView, Client, Conditions, SavedFilter, ShopperLoad
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.vocabulary import Topic
from vipdesk.rules.book_conditions import write_conditions

TIERS = (
    ("钻石卡", Words("钻石", "Diamond")),
    ("白金卡", Words("白金", "Platinum")),
    ("金卡", Words("金卡", "Gold")),
)
MIN_ZHOU, SHAN_LIN, YAN_XU = (card for card in house.STAFF if card.name.zh in ("周敏", "林珊", "许言"))
SUPERVISOR = house.STAFF[-1]
_TODAY = house.NOW.date()
_PEOPLE = (
    # name, title, tier, phone, days since the last visit, days to the next date, birthday, open, shopper
    ("陈晓晴", MS, 0, "138****8000", 50, 3, True, 1, MIN_ZHOU),
    ("许清越", MS, 0, "137****1140", 12, 0, True, 0, MIN_ZHOU),
    ("梁静姝", MRS, 1, "136****2210", 4, 3, True, 0, MIN_ZHOU),
    ("顾行舟", MR, 1, "139****7702", 0, 41, False, 2, MIN_ZHOU),
    ("沈嘉禾", MS, 1, "133****9127", 157, 118, True, 0, MIN_ZHOU),
    ("方若谷", MR, 2, "135****0468", 71, 6, False, 0, MIN_ZHOU),
    ("曹心琪", MS, 2, "139****2716", 1, None, False, 0, MIN_ZHOU),
    ("岑小倩", MS, 2, "+852 ****5190", 25, 203, True, 1, MIN_ZHOU),
    ("江予安", MR, 2, "138****6613", None, 77, True, 0, MIN_ZHOU),
    ("欧阳文静", MS, 0, "186****3057", 8, 19, True, 0, SHAN_LIN),
    ("曾晓琴", MS, 1, "138****3365", 330, 240, True, 0, SHAN_LIN),
    ("蔡雪晴", MRS, 2, "136****0932", 53, None, False, 0, YAN_XU),
    ("崔向前", MR, 2, "135****7781", 108, 64, True, 0, None),
)


def _line(row: tuple[object, ...]) -> BookLineView:
    name, title, tier, phone, days, ahead, birthday, waiting, shopper = row
    surname = str(name)[:2] if str(name).startswith("欧阳") else str(name)[:1]
    english = {
        "陈": "Chen",
        "许": "Xu",
        "梁": "Liang",
        "顾": "Gu",
        "沈": "Shen",
        "方": "Fang",
        "曹": "Cao",
        "岑": "Cen",
    }
    english |= {"江": "Jiang", "欧阳": "Ouyang", "曾": "Zeng", "蔡": "Cai", "崔": "Cui"}
    return BookLineView(
        guest_id=named("guest", str(name)),
        name=str(name),
        masked=f"{surname}**",
        address=Words(f"{surname}{title.zh}", f"{title.en} {english[surname]}"),  # type: ignore[attr-defined]  # words
        tier=TIERS[int(str(tier))][1],
        masked_phone=str(phone),
        last_visit=None if days is None else house.ago(days=int(str(days))),
        next_on=None if ahead is None else _TODAY + timedelta(days=int(str(ahead))),
        birthday=bool(birthday),
        waiting=int(str(waiting)),
        overdue=int(str(waiting)) > 1,
        shopper=None if shopper is None else shopper.name,  # type: ignore[attr-defined]  # a card
        mine=shopper is MIN_ZHOU,
        covered=False,
        in_lounge=days == 0,
    )


LINES = tuple(_line(row) for row in _PEOPLE)
SHOPPER_OF: dict[UUID, UUID | None] = {
    named("guest", row[0]): None if row[8] is None else row[8].staff_id for row in _PEOPLE
}


def _filter(name: str, conditions: Conditions, *, segment: bool) -> SavedFilter:
    return SavedFilter(
        filter_id=named("filter", name),
        name=name,
        conditions=conditions,
        segment=segment,
        raw=write_conditions(conditions),
    )


FILTERS = (
    _filter("久未到店的高等级", Conditions(tiers=("钻石卡", "白金卡"), away_days=60), segment=True),
    _filter("本月生日", Conditions(birthday_within=30), segment=True),
    _filter("喜欢 Velluto", Conditions(topic=Topic.BRAND, words="Velluto"), segment=False),
)
COUNTS = {each.filter_id: count for each, count in zip(FILTERS, (2, 5, 3), strict=True)}
LOADS = (
    ShopperLoad(
        shopper=MIN_ZHOU, gone=False, by_tier={"钻石卡": 8, "白金卡": 40, "金卡": 78}, total=126, covers=3, due=9
    ),
    ShopperLoad(
        shopper=SHAN_LIN, gone=False, by_tier={"钻石卡": 5, "白金卡": 31, "金卡": 46}, total=82, covers=0, due=4
    ),
    ShopperLoad(
        shopper=YAN_XU, gone=False, by_tier={"钻石卡": 2, "白金卡": 12, "金卡": 25}, total=39, covers=0, due=1
    ),
    ShopperLoad(shopper=SUPERVISOR, gone=False, by_tier={}, total=0, covers=0, due=0),
    ShopperLoad(
        shopper=None, gone=False, by_tier={"钻石卡": 1, "金卡": 214, None: 36}, total=251, covers=0, due=0
    ),
)


def _client(place: int, line: BookLineView) -> Client:
    soon = line.next_on is not None and line.next_on < _TODAY + timedelta(days=7)
    late = date(2026, 11, 20) if line.overdue else None
    order = [name for _, name in TIERS].index(line.tier) if line.tier else 9
    return Client(
        guest_id=line.guest_id,
        masked=line.masked,
        title=Words(line.address.zh.removeprefix(line.masked.rstrip("*")), line.address.en.split()[0]),
        tier=TIERS[order][0],
        tier_order=order,
        absence=-place,
        covering=place == 8,
        cover_id=SHAN_LIN.staff_id if place == 4 else None,
        in_lounge=line.in_lounge,
        waiting=line.waiting,
        due_on=late or (line.next_on if soon else None),
    )


CLIENTS = tuple(_client(place, line) for place, line in enumerate(LINES) if line.mine)
