"""The guests of the invented store: one of whom everything is known, and those of whom little is."""

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple
from unicodedata import combining, normalize

from tests.fakes.invented_house import CHEN, FREE_SEATS, MR, MS, ago, masked, named, seat, to_come
from vipdesk.models.snapshot.duty import DutyView
from vipdesk.models.snapshot.guests import (
    BriefLine,
    DateView,
    Hit,
    KeptView,
    MatchReason,
    NoteView,
    OpenVisit,
    PendingRequest,
    PlaceChoice,
    PreferenceView,
    Profile,
    Shopper,
    Taboo,
    VisitView,
    VoucherLine,
    Words,
)
from vipdesk.models.snapshot.points import LotView, PointsView
from vipdesk.models.snapshot.today import Birthday, PresentGuest
from vipdesk.models.vocabulary import Calendar, DateKind, DutyState, Source, Topic, VisitState

_HE, _ZHOU, _LIN = Words("何嘉仪", "Jiayi He"), Words("周敏", "Min Zhou"), Words("林珊", "Shan Lin")


def _request(icon: str, zh: str, en: str, summary: str, minutes: int) -> PendingRequest:
    label = Words(zh, en)
    due = to_come(minutes=minutes)
    return PendingRequest(named("request", summary), icon, label, summary, "in_progress", _LIN, due)


def _visit(name: str, days: int, store: str, place: Words, companions: int) -> VisitView:
    start = ago(days=days)
    end = start + timedelta(minutes=95)
    return VisitView(named("visit", name), VisitState.LEFT, start, end, store, place, companions)


_BRIEF = (
    BriefLine(
        "shopping-bag",
        Words("留货", "On hold"),
        "Velluto 手袋 37 码，留到今晚",
        Words("二层 Velluto 专柜·分机 2208", "Velluto, level 2·ext. 2208"),
        named("request", "Velluto 手袋"),
    ),
    BriefLine(
        "shirt",
        Words("外套已改好", "Coat ready"),
        "，在 2 号柜",
        Words("林珊 11月21日 收", "Shan Lin, 21 Nov"),
        named("request", "外套"),
    ),
)
_PREFERENCES = (
    PreferenceView(Topic.DRINK, "龙井 不加糖", Source.GUEST, _HE, ago(days=50), confirmed=True),
    PreferenceView(Topic.TABOO, "海鲜过敏，忌百合", Source.GUEST, _ZHOU, ago(days=71), confirmed=True),
    PreferenceView(Topic.SIZE, "鞋 37，上衣 S", Source.STAFF, _ZHOU, ago(days=120), confirmed=True),
    PreferenceView(Topic.BRAND, "Velluto、Maison Lune", Source.STAFF, _ZHOU, ago(days=120), confirmed=True),
    PreferenceView(Topic.COLOUR, "墨绿、米白", Source.IMPORT, None, ago(days=400), confirmed=False),
    PreferenceView(Topic.CONTACT_TIME, "工作日下午", Source.GUEST, _ZHOU, ago(days=30), confirmed=True),
)
_DATES = (
    DateView(
        DateKind.BIRTHDAY,
        Calendar.LUNAR,
        1986,
        8,
        15,
        leap=False,
        as_given=Words("农历八月十五", "lunar 8/15"),
        next_on=date(2027, 9, 15),
    ),
    DateView(
        DateKind.ANNIVERSARY,
        Calendar.SOLAR,
        2012,
        12,
        6,
        leap=False,
        as_given=Words("12月6日", "6 Dec"),
        next_on=date(2026, 12, 6),
    ),
)
_NOTES = (
    NoteView("喜欢安静，介绍新品前先问一句。", _ZHOU, ago(days=50)),
    NoteView("改衣请提前一天电话确认。", _LIN, ago(days=92)),
)
_VISITS = (
    _visit("1", 50, "北京路店", Words("窗边 6 号", "Window 6"), 1),
    _visit("2", 92, "北京路店", Words("兰室", "Orchid room"), 2),
    _visit("3", 140, "天河店", Words("中厅 3 号", "Hall 3"), 0),
)
_REQUESTS = (
    _request("shopping-bag", "留货", "Hold", "Velluto 手袋 37 码，留到今晚", 420),
    _request("shirt", "改衣", "Alteration", "外套改袖长，在 2 号柜", 1500),
)
_VOUCHERS = (
    VoucherLine(
        named("voucher", "7K2M"),
        Words("生日礼券", "Birthday voucher"),
        50_000,
        "issued",
        1,
        to_come(days=39),
        "7K2M",
    ),
    VoucherLine(
        named("voucher", "3PXQ"),
        Words("回馈礼券", "Thank-you voucher"),
        30_000,
        "issued",
        1,
        to_come(days=8),
        "3PXQ",
    ),
)


_KEPT = (
    KeptView(
        field="drink",
        value="美式 热",
        author=Words("周敏", "Min Zhou"),
        written_at=ago(days=1),
        replaced_by=Words("何嘉仪", "Jiayi He"),
        replaced_at=ago(minutes=40),
        until=ago(days=-29),
    ),
)

ON_DUTY = DutyView(DutyState.ON, until=to_come(hours=3, minutes=25), label="早班")
_POINTS = PointsView(
    usable=12_680,
    next_on=date(2026, 12, 31),
    next_points=3200,
    days_left=39,
    lots=(LotView(3200, date(2026, 12, 31)), LotView(9000, date(2027, 6, 30)), LotView(480, None)),
    lapsed=0,
    due=((60, 3200), (30, 0), (7, 0)),
    accounts=1,
    as_of=ago(hours=5),
)


def chen() -> Profile:
    """陈女士, about whom everything is known."""
    return Profile(
        guest_id=CHEN,
        has_dossier=True,
        surname="陈",
        address=Words("陈女士", "Ms Chen"),
        full_name="陈晓晴",
        spoken="Chén Xiǎoqíng",
        language=Words("粤语", "Cantonese"),
        tier=Words("钻石", "Diamond"),
        card_no="VP31008866173",
        other_cards=(),
        masked_phones=("138****8000",),
        plate="粤B·12345",
        member_since=date(2019, 5, 20),
        shopper=Shopper(named("staff", "周敏"), Words("周敏", "Min Zhou"), ON_DUTY),
        last_visit=ago(days=50),
        brief=_BRIEF,
        taboo=Taboo("海鲜过敏，忌百合", Source.GUEST, ago(days=71), confirmed=True),
        drink="龙井 不加糖",
        open_matter=True,
        visit=None,
        places=FREE_SEATS,
        preferences=_PREFERENCES,
        dates=_DATES,
        notes=_NOTES,
        visits=_VISITS,
        requests=_REQUESTS,
        vouchers=_VOUCHERS,
        kept=_KEPT,
        points=_POINTS,
    )


def stranger(name: str, address: Words, spoken: str) -> Profile:
    """A guest of whom only the directory row is here."""
    return replace(
        chen(),
        guest_id=named("guest", name),
        has_dossier=False,
        surname=name[:1],
        address=address,
        full_name=name,
        spoken=spoken,
        language=None,
        tier=Words("白金", "Platinum"),
        masked_phones=(),
        plate=None,
        shopper=None,
        points=None,
        last_visit=None,
        brief=(),
        taboo=None,
        drink=None,
        open_matter=False,
        preferences=(),
        dates=(),
        notes=(),
        visits=(),
        requests=(),
        vouchers=(),
        kept=(),
    )


def _hit(
    name: str,
    spoken: str,
    address: Words,
    *,
    phone: str,
    days: int,
    marks: tuple[int, ...],
    why: MatchReason = MatchReason.INITIALS,
    excerpt: str = "",
) -> Hit:
    return Hit(
        guest_id=named("guest", name),
        card_no=None,
        name=name,
        spoken=spoken,
        address=address,
        masked_phone=phone,
        why=why,
        marked=tuple((at, at + 1) for at in marks),
        in_name=False,
        in_lounge=False,
        last_visit=ago(days=days),
        tier=Words("钻石", "Diamond"),
        excerpt=excerpt,
    )


HITS = (
    _hit("陈晓晴", "Chén Xiǎoqíng", Words("陈女士", "Ms Chen"), phone="138****8000", days=50, marks=(0, 5, 9)),
    _hit("曹心琪", "Cáo Xīnqí", Words("曹女士", "Ms Cao"), phone="139****2716", days=1, marks=(0, 4, 7)),
    _hit("常新荃", "Cháng Xīnquán", Words("常先生", "Mr Chang"), phone="137****6608", days=7, marks=(0, 6, 9)),
    _hit("岑小倩", "Cén Xiǎoqiàn", Words("岑小姐", "Miss Cen"), phone="+852 ****5190", days=25, marks=(0, 4, 8)),
    _hit("蔡雪晴", "Cài Xuěqíng", Words("蔡太太", "Mrs Cai"), phone="136****0932", days=53, marks=(0, 4, 7)),
    _hit("崔向前", "Cuī Xiàngqián", Words("崔总", "Mr Cui"), phone="135****7781", days=108, marks=(0, 4, 9)),
    _hit(
        "曾晓琴",
        "Zēng Xiǎoqín",
        Words("曾女士", "Ms Zeng"),
        phone="138****3365",
        days=340,
        marks=(),
        why=MatchReason.SURNAME_READING,
    ),
    _hit(
        "沈嘉禾",
        "Shěn Jiāhé",
        Words("沈老师", "Ms Shen"),
        phone="133****9127",
        days=157,
        marks=(5, 6, 7),
        why=MatchReason.NOTE,
        excerpt="皮具刻字 CXQ",
    ),
)


class _Here(NamedTuple):
    """Somebody who is in the lounge this afternoon."""

    name: str
    spoken: str
    title: Words
    minutes: int
    place: PlaceChoice
    shopper: Words
    drink: str
    state: VisitState = VisitState.HERE


_XU = Words("许言", "Yan Xu")
_HERE = (
    _Here("程若兰", "Chéng Ruòlán", MS, 45, seat("窗边 2 号", "Window 2"), _ZHOU, "龙井"),
    _Here("顾明远", "Gù Míngyuǎn", MR, 30, seat("窗边 5 号", "Window 5"), _LIN, "美式 热"),
    _Here("沈知秋", "Shěn Zhīqiū", MS, 55, seat("窗边 8 号", "Window 8"), _XU, "温水", VisitState.SHOPPING),
    _Here("欧阳静", "Ōuyáng Jìng", MS, 75, seat("兰室", "Orchid room", room=True), _ZHOU, "菊花茶"),
    _Here("江行舟", "Jiāng Xíngzhōu", MR, 7, seat("中厅 3 号", "Hall 3"), _LIN, "苏打水"),
)
PRESENT = tuple(
    PresentGuest(
        visit_id=named("visit", here.name),
        guest=masked(here.name, here.title),
        state=here.state,
        since=ago(minutes=here.minutes),
        place=here.place.name,
        shopper=here.shopper,
        mine=here.shopper == _ZHOU,
    )
    for here in _HERE
)


def people_here() -> tuple[Profile, ...]:
    """Those who are in the lounge, with their visit going on."""
    return tuple(_profile_here(here) for here in _HERE)


def _profile_here(here: _Here) -> Profile:
    guest = masked(here.name, here.title)
    surname = guest.masked.removesuffix("**")
    latin = "".join(sign for sign in normalize("NFD", here.spoken.split()[0]) if not combining(sign))
    address = Words(f"{surname}{here.title.zh}", f"{here.title.en} {latin}")
    visit = OpenVisit(named("visit", here.name), here.state, ago(minutes=here.minutes), here.place, 0)
    return replace(
        stranger(here.name, address, here.spoken),
        guest_id=guest.guest_id,
        has_dossier=True,
        surname=surname,
        card_no=f"VP310088700{here.minutes:02d}",
        shopper=Shopper(named("staff", here.shopper.zh), here.shopper),
        last_visit=ago(days=23),
        drink=here.drink,
        visit=visit,
    )


BIRTHDAYS = (
    Birthday(masked("许一诺", MS), date(2026, 11, 22), Words("11月22日", "22 Nov"), in_lounge=False),
    Birthday(masked("欧阳静", MS), date(2026, 11, 25), Words("农历十月十七", "lunar 10/17"), in_lounge=True),
    Birthday(
        masked("方老师", Words("老师", "Ms")), date(2026, 11, 28), Words("11月28日", "28 Nov"), in_lounge=False
    ),
)
