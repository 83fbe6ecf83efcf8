"""A department store that does not exist: its clock, its staff, its seats."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from vipdesk.models.snapshot.desk import DeskPlate, StaffCard
from vipdesk.models.snapshot.guests import PlaceChoice, Words
from vipdesk.models.snapshot.look_ups import DayOfLookUps, LookUpView, PersonsCount
from vipdesk.models.snapshot.today import MaskedGuest
from vipdesk.models.vocabulary import Role

NOW = datetime(2026, 11, 22, 6, 5, tzinfo=UTC)
"""14:05 in the store on a Sunday, the fourteenth of the tenth lunar month."""

_NAMES = UUID("5a8c2d0e-0000-4000-8000-000000000000")
HOUSE = DeskPlate(Words("栖澜百货", "Qilan"), "北京路店", "前台一")


def named(kind: str, name: str) -> UUID:
    """The id of something invented; the same name always has the same id."""
    return uuid5(_NAMES, f"{kind}/{name}")


def ago(**span: int) -> datetime:
    """An instant before now."""
    return NOW - timedelta(**span)


def to_come(**span: int) -> datetime:
    """An instant after now."""
    return NOW + timedelta(**span)


def _person(name: str, english: str, role: Role) -> StaffCard:
    return StaffCard(named("staff", name), name, Words(name, english), role, known_here=True)


STAFF = (
    _person("何嘉仪", "Jiayi He", Role.RECEPTIONIST),
    _person("苏禾", "He Su", Role.RECEPTIONIST),
    _person("周敏", "Min Zhou", Role.SHOPPER),
    _person("林珊", "Shan Lin", Role.SHOPPER),
    _person("许言", "Yan Xu", Role.SHOPPER),
    _person("郑岚", "Lan Zheng", Role.SUPERVISOR),
)
PIN = "260815"


def seat(name: str, english: str, *, room: bool = False) -> PlaceChoice:
    """A seat or a room."""
    return PlaceChoice(named("place", name), Words(name, english), room)


WINDOW_6 = seat("窗边 6 号", "Window 6")
FREE_SEATS = (WINDOW_6, seat("中厅 1 号", "Hall 1"), seat("窗边 3 号", "Window 3"))


def masked(name: str, title: Words) -> MaskedGuest:
    """How a board names a guest."""
    surname = name[:2] if name[:2] in ("欧阳",) else name[:1]
    return MaskedGuest(named("guest", name), name[:1], surname + "**", title)


MS, MR, MRS = Words("女士", "Ms"), Words("先生", "Mr"), Words("太太", "Mrs")
CHEN = named("guest", "陈晓晴")

LOOK_UPS = DayOfLookUps(
    tuple(
        PersonsCount(card.staff_id, code, card.name, asked, found)
        for card, code, asked, found in ((STAFF[0], "S001", 14, 11), (STAFF[2], "S003", 3, 2))
    ),
    (
        LookUpView(ago(hours=3), "前台一", "phone", 0, None),
        LookUpView(ago(hours=2), "前台一", "card_no", 1, Words("陈女士", "Ms Chen")),
        LookUpView(ago(hours=1), "前台二", "name", 3, None),
    ),
)
"""What a supervisor reads today, and of the first person each one."""

SELF_TEST = (
    "VIPDesk 自检（在副本上）\n\n✓ 强行结束程序，存过的都在  [I1 F27]  kills 3, saved 23, lost 0\n\n全部通过。\n"
)
