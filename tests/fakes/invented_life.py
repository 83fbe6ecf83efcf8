"""陈女士 beyond the banner: her people, wishes, gifts, days, purchases, and what happened when."""

from datetime import date, datetime, timedelta
from uuid import UUID

from tests.fakes.invented_guests import chen
from tests.fakes.invented_house import CHEN, NOW, ago, named
from vipdesk.models.snapshot.guest_life import (
    DayView,
    EntryKind,
    GiftView,
    GuestLife,
    MonthsView,
    NextTier,
    PastRequest,
    PurchaseView,
    RelationView,
    StandingView,
    TimelineEntry,
    Told,
    WishView,
)
from vipdesk.models.snapshot.guests import DateView, Words
from vipdesk.models.vocabulary import Act, Calendar, DateKind, GiftFrom, RelationKind, Stage, WishState
from vipdesk.rules.purchase_months import purchase_months

_ZHOU, _HE = Words("周敏", "Min Zhou"), Words("何嘉仪", "Jiayi He")
_TODAY = date(2026, 11, 22)


def _told(days: int, author: Words = _ZHOU) -> Told:
    return Told(author, ago(days=days))


_RELATIONS = (
    RelationView(
        named("relation", "林先生"),
        "林致远",
        RelationKind.SPOUSE,
        (Act.ENTER, Act.COLLECT, Act.REDEEM),
        None,
        confidential=False,
        told=_told(200),
    ),
    RelationView(
        named("relation", "女儿"), "林悦", RelationKind.CHILD, (), "2013 年生", confidential=False, told=_told(200)
    ),
    RelationView(
        named("relation", "司机"),
        "王海",
        RelationKind.DRIVER,
        (Act.COLLECT,),
        "车停 B2",
        confidential=False,
        told=_told(60, _HE),
    ),
    RelationView(
        named("relation", "附属卡"),
        "许安",
        RelationKind.SUPPLEMENTARY_CARD,
        (Act.ENTER,),
        None,
        confidential=True,
        told=_told(30),
    ),
)
_WISHES = (
    WishView(named("wish", "晚宴包"), "晚宴包", "Velluto", None, "墨绿", WishState.OPEN, _told(12)),
    WishView(named("wish", "羊绒披肩"), "羊绒披肩", "Maison Lune", "均码", "米白", WishState.OPEN, _told(40)),
    WishView(named("wish", "皮靴"), "及踝皮靴", "Velluto", "37", "黑", WishState.FULFILLED, _told(150)),
)
_GIFTS = (
    GiftView(
        named("gift", "巧克力"),
        "手工巧克力礼盒",
        "生日",
        date(2026, 9, 25),
        GiftFrom.US,
        confidential=False,
        told=_told(58),
    ),
    GiftView(
        named("gift", "丝巾"),
        "真丝方巾",
        "致歉",
        date(2026, 6, 3),
        GiftFrom.US,
        confidential=True,
        told=_told(172),
    ),
    GiftView(
        named("gift", "茶"),
        "凤凰单丛一盒",
        None,
        date(2026, 2, 14),
        GiftFrom.GUEST,
        confidential=False,
        told=_told(281),
    ),
)


def _day(name: str, given: DateView, label: str | None, other: Words | None, **more: object) -> DayView:
    animal = more.get("animal")
    return DayView(
        named("day", name),
        given,
        label,
        confidential=bool(more.get("confidential")),
        other=other,
        animal=animal if isinstance(animal, Words) else None,
    )


def _days() -> tuple[DayView, ...]:
    birthday, wedding = chen().dates
    daughter = DateView(
        DateKind.OTHER,
        Calendar.LUNAR,
        2013,
        12,
        30,
        leap=False,
        as_given=Words("农历十二月三十", "lunar 12/30"),
        next_on=date(2027, 2, 5),
    )
    month = DateView(
        DateKind.OTHER, Calendar.SOLAR, None, 5, None, leap=False, as_given=Words("5月", "May"), next_on=None
    )
    return (
        _day("结婚", wedding, "结婚纪念日", Words("农历十月廿八", "lunar 10/28")),
        _day("女儿", daughter, "女儿生日", Words("2月5日", "5 Feb"), animal=Words("蛇", "Snake")),
        _day("生日", birthday, None, Words("9月15日", "15 Sep"), animal=Words("虎", "Tiger")),
        _day("母亲", month, "母亲来访", None, confidential=True),
    )


_BOUGHT = (
    (3, "鞋包", "Velluto", 1_280_000, False),
    (16, "珠宝", "Maison Lune", 6_800_000, True),
    (50, "女装", "Maison Lune", 2_399_000, False),
    (51, "女装", "Maison Lune", -399_000, False),
    (92, "鞋包", "Velluto", 3_150_000, False),
    (120, "护肤", "Ombrelle", 468_000, False),
    (150, "鞋包", "Velluto", 980_000, False),
    (188, "家居", "Atelier Nord", 1_260_000, False),
    (230, "女装", "Maison Lune", 1_880_000, False),
    (262, "护肤", "Ombrelle", 520_000, False),
    (300, "珠宝", "Maison Lune", 4_500_000, False),
    (322, "餐饮", "兰亭", 88_000, False),
)


def _purchases() -> tuple[PurchaseView, ...]:
    return tuple(
        PurchaseView(named("receipt", str(days)), ago(days=days), category, brand, fen, "北京路店", hushed)
        for days, category, brand, fen, hushed in _BOUGHT
    )


def chen_life() -> GuestLife:
    """Everything the tabs show of her."""
    purchases = _purchases()
    months = purchase_months(
        [(_TODAY - timedelta(days=days), category, fen) for days, category, _, fen, _ in _BOUGHT], _TODAY
    )
    return GuestLife(
        guest_id=CHEN,
        relations=_RELATIONS,
        wishes=_WISHES,
        holds=chen().requests[:1],
        gifts=_GIFTS,
        days=_days(),
        purchases=purchases,
        months=MonthsView(months.months, months.rows),
        next_tier=NextTier(
            Words("黑钻", "Black Diamond"), 50_000_000, 22_926_000, 27_074_000, date(2025, 11, 23), _TODAY
        ),
        standing=StandingView(
            22_926_000, date(2025, 11, 23), "A", 20_000_000, Stage.ACTIVE, date(2026, 11, 19), 30
        ),
        past_requests=(
            PastRequest(
                named("request", "修理"),
                "scissors",
                Words("维修", "Repair"),
                "Maison Lune 链扣修理",
                "done",
                ago(days=20),
                quiet=False,
            ),
            PastRequest(
                named("request", "投诉"),
                "circle-alert",
                Words("投诉", "Complaint"),
                "改衣超期两天，已致歉并送丝巾",
                "done",
                ago(days=172),
                quiet=True,
            ),
        ),
    )


def no_life(guest_id: UUID) -> GuestLife:
    """A guest of whom nothing is written down yet."""
    months = purchase_months([], _TODAY)
    return GuestLife(guest_id, (), (), (), (), (), (), MonthsView(months.months, months.rows), None, ())


def _entry(kind: EntryKind, name: str, at: datetime, what: str, **more: object) -> TimelineEntry:
    details: dict[str, object] = {
        "label": None,
        "state": None,
        "amount_fen": None,
        "author": None,
        "store": None,
        "confidential": False,
        "quiet": False,
    }
    return TimelineEntry(kind, named(kind.value, name), at, what, **(details | more))  # type: ignore[arg-type]  # the fields above


_HAPPENED = (
    _entry(EntryKind.VISIT, "1", ago(days=50), "", state="left", author=_HE, store="北京路店"),
    _entry(EntryKind.VISIT, "2", ago(days=92), "", state="left", author=_HE, store="北京路店"),
    _entry(
        EntryKind.REQUEST,
        "留货",
        ago(days=1),
        "Velluto 手袋 37 码，留到今晚",
        label=Words("留货", "Hold"),
        state="in_progress",
        author=_HE,
    ),
    _entry(
        EntryKind.REQUEST,
        "投诉",
        ago(days=175),
        "改衣超期两天，已致歉并送丝巾",
        label=Words("投诉", "Complaint"),
        state="done",
        author=_ZHOU,
        quiet=True,
    ),
    _entry(
        EntryKind.VOUCHER,
        "7K2M",
        ago(days=21),
        "",
        label=Words("生日礼券", "Birthday voucher"),
        state="issued",
        amount_fen=50_000,
        author=_ZHOU,
    ),
    _entry(EntryKind.NOTE, "1", ago(days=50), "喜欢安静，介绍新品前先问一句。", author=_ZHOU, quiet=True),
    _entry(
        EntryKind.PREFERENCE,
        "drink",
        ago(days=50),
        "龙井 不加糖",
        label=Words("drink", "drink"),
        author=_HE,
    ),
    _entry(
        EntryKind.GIFT,
        "巧克力",
        ago(days=58),
        "手工巧克力礼盒",
        label=Words("生日", "生日"),
        state="us",
        author=_ZHOU,
    ),
    _entry(
        EntryKind.RATING,
        "1",
        ago(days=48),
        "茶凉了",
        label=Words("guest", "guest"),
        state="fair",
        store="北京路店",
        quiet=True,
    ),
    _entry(EntryKind.MERGE, "1", ago(days=210), "陈小晴", author=Words("郑岚", "Lan Zheng")),
)


def chen_timeline() -> tuple[TimelineEntry, ...]:
    """What happened with her, newest first."""
    purchases = [
        _entry(
            EntryKind.PURCHASE,
            str(each.receipt_id),
            each.bought_at,
            each.brand,
            label=Words(each.category, each.category),
            amount_fen=each.amount_fen,
            store=each.store,
            confidential=each.confidential,
        )
        for each in _purchases()
    ]
    return tuple(sorted([*purchases, *_HAPPENED], key=lambda entry: NOW - entry.at))
