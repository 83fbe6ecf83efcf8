"""What the invented store's guests wait for, what they may be given, and what went wrong today."""

from typing import NamedTuple

from tests.fakes.invented_house import CHEN, MR, MRS, MS, STAFF, ago, masked, named, to_come
from vipdesk.models.snapshot.clock_view import ClockView
from vipdesk.models.snapshot.desk import FieldConflict, Matter, MatterKind, Order, Side
from vipdesk.models.snapshot.guests import Words
from vipdesk.models.snapshot.services import BoardCard, FormField, RequestForm
from vipdesk.models.snapshot.today import MaskedGuest
from vipdesk.models.snapshot.vouchers import VoucherOffer, VoucherView
from vipdesk.models.vocabulary import Because, Choice, RequestState
from vipdesk.rules.departments import department_words

_NEW, _ACCEPTED, _DOING, _DONE = (
    RequestState.NEW,
    RequestState.ACCEPTED,
    RequestState.IN_PROGRESS,
    RequestState.DONE,
)
_JIANG, _CHENG = masked("江行舟", MR), masked("程若兰", MS)
_GU, _OUYANG, _FU = masked("顾明远", MR), masked("欧阳静", MS), masked("傅雅文", MRS)
_HALL_3, _WINDOW_2 = Words("中厅 3 号", "Hall 3"), Words("窗边 2 号", "Window 2")
_ORCHID, _WINDOW_5 = Words("兰室", "Orchid room"), Words("窗边 5 号", "Window 5")


class _Waiting(NamedTuple):
    """A request on the board; `minutes` since it was opened and until it is due."""

    kind: str
    icon: str
    summary: str
    guest: MaskedGuest
    place: Words | None
    state: RequestState
    department: str
    owner: int | None
    minutes: tuple[int, int]


_BOARD = (
    _Waiting("drinks", "cup-soda", "温水与毛巾", _JIANG, _HALL_3, _NEW, "茶水间", None, (5, 5)),
    _Waiting("gift_wrap", "gift", "礼盒包装 2 件", _OUYANG, _ORCHID, _NEW, "包装台", None, (1, 25)),
    _Waiting("parking", "car", "取车到东门", _GU, _WINDOW_5, _ACCEPTED, "泊车岗", 4, (12, 18)),
    _Waiting("invoice", "file-text", "代开发票", masked("沈知秋", MS), None, _ACCEPTED, "收银台", 1, (5, 40)),
    _Waiting("alteration", "scissors", "裤脚改短", masked("单远", MR), None, _ACCEPTED, "改衣间", 3, (6, 55)),
    _Waiting("drinks", "coffee", "添龙井与茶点", _CHENG, _WINDOW_2, _DOING, "茶水间", 0, (26, 4)),
    _Waiting("collect", "package", "Velluto 手袋送到厅", _OUYANG, _ORCHID, _DOING, "专柜", 2, (18, 12)),
    _Waiting("repair", "gem", "Maison Lune 链扣修理", _FU, None, _DOING, "售后", 2, (80, 80)),
    _Waiting("alteration", "shirt", "外套改衣", masked("陈晓晴", MS), None, _DONE, "改衣间", 3, (60, 10)),
    _Waiting("loan", "umbrella", "借伞归还", masked("方老师", MS), None, _DONE, "前台", 0, (90, 10)),
)


def board_cards() -> tuple[BoardCard, ...]:
    """What guests wait for this afternoon."""
    return tuple(_card(row) for row in _BOARD)


def _card(row: _Waiting) -> BoardCard:
    keeper = None if row.owner is None else STAFF[row.owner]
    return BoardCard(
        request_id=named("request", row.summary),
        kind=row.kind,
        icon=row.icon,
        summary=row.summary,
        guest=row.guest,
        place=row.place,
        state=row.state,
        department=department_words(row.department, None),
        owner=keeper.name if keeper else None,
        owner_id=keeper.staff_id if keeper else None,
        opened_at=ago(minutes=row.minutes[0]),
        due_at=to_come(minutes=row.minutes[1]),
        closed_at=ago(minutes=row.minutes[0] // 4) if row.state is RequestState.DONE else None,
        clock=None if row.state is RequestState.DONE else _clock(row),
        asks_to_close=row.kind == "repair",
    )


def _clock(row: _Waiting) -> ClockView:
    gone, left = row.minutes
    share = gone / (gone + left)
    waiting = row.owner is None and gone >= 5
    return ClockView(to_come(minutes=left), share, None, None, waiting=waiting, urgent=share >= 0.8)


FORMS = (
    RequestForm(
        "drinks", Words("茶饮", "Drinks"), "coffee", 10, (FormField("item", Words("要什么", "What"), True),)
    ),
    RequestForm(
        "collect",
        Words("取货到厅", "Bring to lounge"),
        "package",
        20,
        (FormField("item", Words("物品", "Item"), True), FormField("counter", Words("专柜", "Counter"), False)),
    ),
    RequestForm(
        "hold",
        Words("留货", "Hold"),
        "shopping-bag",
        720,
        (FormField("item", Words("物品", "Item"), True), FormField("until", Words("留到", "Until"), False)),
    ),
    RequestForm(
        "parking",
        Words("取车·停车", "Car and parking"),
        "car",
        15,
        (FormField("plate", Words("车牌", "Plate"), False),),
    ),
    RequestForm(
        "gift_wrap", Words("礼盒包装", "Gift wrap"), "gift", 30, (FormField("item", Words("物品", "Item"), True),)
    ),
    RequestForm(
        "complaint",
        Words("投诉", "Complaint"),
        "message-circle",
        1440,
        (FormField("what", Words("什么事", "What happened"), True),),
        promise=Words("给出方案", "A proposal"),
        wall_clock=True,
        may_be_sensitive=True,
    ),
    RequestForm("other", Words("其他", "Other"), "concierge-bell", 60, ()),
)

OFFERS = (
    VoucherOffer(
        named("offer", "生日"),
        Words("生日礼券", "Birthday voucher"),
        50_000,
        39,
        1,
        Words("全店，可与会员折扣同用", "All counters"),
    ),
    VoucherOffer(
        named("offer", "回馈"),
        Words("回馈礼券", "Thank-you voucher"),
        30_000,
        30,
        1,
        Words("全店，珠宝除外", "Not jewellery"),
    ),
    VoucherOffer(
        named("offer", "茶点"),
        Words("茶点礼遇", "Tea for two"),
        16_800,
        90,
        2,
        Words("厅内茶点两份", "Two in the lounge"),
    ),
)


def _voucher(
    tail: str, name: Words, fen: int, *, state: str, days: int, issued_days: int, offline: bool = False
) -> VoucherView:
    return VoucherView(
        voucher_id=named("voucher", tail),
        code=f"VD1-V0D3F-8K2QX-7B9TN-4WXYZ-12345-{tail}",
        name=name,
        worth_fen=fen,
        state=state,
        uses_left=1 if state == "issued" else 0,
        guest_id=CHEN,
        address=Words("陈女士", "Ms Chen"),
        issued_at=ago(days=issued_days),
        issued_offline=offline,
        expires_at=to_come(days=days),
        terms=Words("全店，可与会员折扣同用", "All counters"),
    )


def vouchers() -> tuple[VoucherView, ...]:
    """What was given lately."""
    return (
        _voucher(
            "7K2M",
            Words("生日礼券", "Birthday voucher"),
            50_000,
            state="issued",
            days=39,
            issued_days=0,
            offline=True,
        ),
        _voucher(
            "3PXQ",
            Words("回馈礼券", "Thank-you voucher"),
            30_000,
            state="issued",
            days=8,
            issued_days=12,
            offline=False,
        ),
        _voucher(
            "9WDA",
            Words("皮具养护券", "Leather care"),
            20_000,
            state="issued",
            days=54,
            issued_days=20,
            offline=False,
        ),
        _voucher(
            "5TRN",
            Words("回馈礼券", "Thank-you voucher"),
            30_000,
            state="redeemed",
            days=20,
            issued_days=40,
            offline=False,
        ),
    )


def conflicts() -> tuple[FieldConflict, ...]:
    """What was written here and on the second floor while the line was down."""
    return (
        _conflict("drink", _DRINK, Choice.OURS, Because.NEWER),
        _conflict("contact_time", _CONTACT_TIME, Choice.THEIRS, Because.GUEST_SAID),
        _conflict("taboo", _TABOO, Choice.BOTH, Because.ADDS_UP),
    )


_BOTH = ("海鲜、百合、坚果", "Seafood, lilies, nuts")
_DRINK = (
    Words("龙井", "Longjing"),
    Words("龙井 不加糖", "Longjing, no sugar"),
    Words("龙井 少糖", "Longjing, less sugar"),
)
_CONTACT_TIME = (
    Words("下午", "Afternoons"),
    Words("晚 7 点后", "After 7 pm"),
    Words("工作日下午", "Weekday afternoons"),
)
_TABOO = (
    Words("海鲜", "Seafood"),
    Words("海鲜、百合", "Seafood, lilies"),
    Words("海鲜、坚果", "Seafood, nuts"),
)


def _conflict(topic: str, values: tuple[Words, Words, Words], proposed: Choice, because: Because) -> FieldConflict:
    """Before, ours and theirs of one topic."""
    ours, theirs = (STAFF[0].name, ago(minutes=13)), (STAFF[2].name, ago(minutes=25))
    listed = topic == "taboo"
    wish = {"guest_id": str(CHEN), "topic": topic, "based_on": values[1].zh, "source": "guest", "settles": True}
    orders = {Choice.THEIRS: Order("guest.set_preference", wish | {"value": values[2].zh})}
    together = _BOTH[0] if listed else f"{values[1].zh}；{values[2].zh}"
    orders[Choice.BOTH] = Order("guest.set_preference", wish | {"value": together})
    mine, other = Side(values[1], *ours), Side(values[2], *theirs)
    return FieldConflict(topic, values[0], mine, other, proposed, because, together, orders, listed)


def matters() -> tuple[Matter, ...]:
    """What waits and what was answered with no."""
    he, su = STAFF[0].name, STAFF[1].name
    return (
        Matter(
            named("op", "1"),
            MatterKind.REFUSED,
            "visit.seat",
            "江**",
            ago(minutes=15),
            he,
            "place_taken",
            {"place": "窗边 9 号"},
            guest_id=named("guest", "江行舟"),
        ),
        Matter(
            named("op", "5"),
            MatterKind.CONFLICT,
            "guest.set_preference",
            "陈**",
            ago(minutes=20),
            he,
            None,
            guest_id=CHEN,
            fields=conflicts(),
            with_it=(named("op", "6"), named("op", "7")),
        ),
        Matter(
            named("op", "3"),
            MatterKind.PARKED,
            "request.open",
            "宋**",
            ago(minutes=22),
            su,
            "unknown_request_kind",
            {},
        ),
        Matter(named("op", "4"), MatterKind.WAITING, "guest.set_preference", "陈**", ago(minutes=1), he, None),
    )
