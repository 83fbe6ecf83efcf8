"""The words of a matter: what it is, why it is here, and the one next step that is proposed."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import clock_text
from vipdesk.errors import Code
from vipdesk.models.snapshot.desk import Matter, MatterKind, SyncStatus
from vipdesk.ui.languages import language, say
from vipdesk.ui.pages.conflict_words import subject_text
from vipdesk.ui.request_texts import rung_text
from vipdesk.ui.shell.line_words import trouble_text
from vipdesk.ui.texts import intent_text, joined, matter_kind_text
from vipdesk.ui.theme.tokens import Token
from vipdesk.ui.widgets.row import Row
from vipdesk.ui.widgets.spans import Span
from vipdesk.wording import refusal_sentence

_SIGNS: dict[MatterKind, tuple[str, Token]] = {
    MatterKind.WAITING: ("arrow-up", "info"),
    MatterKind.REFUSED: ("circle-x", "danger"),
    MatterKind.DOUBTFUL: ("hourglass", "info"),
    MatterKind.PARKED: ("hourglass", "info"),
    MatterKind.CONFLICT: ("refresh-cw", "warn"),
    MatterKind.CALLED: ("bell", "warn"),
    MatterKind.COLLIDED: ("clock", "warn"),
    MatterKind.APPROVAL: ("user-check", "warn"),
    MatterKind.ROBOT: ("message-circle", "warn"),
}


def matter_title(matter: Matter) -> str:
    """接待·陈** 女士, or whose dossier two sides have changed."""
    if matter.fields:
        return subject_text(matter)
    if matter.kind is MatterKind.CALLED:
        return matter.about
    if matter.kind is MatterKind.APPROVAL:
        return QCoreApplication.translate("matters", "投诉 {which}").replace("{which}", matter.about)
    return joined(intent_text(matter.intent), matter.about)


def matter_row(matter: Matter) -> Row:
    """A matter in the list."""
    icon, tone = _SIGNS[matter.kind]
    kind = matter_kind_text(matter.kind)
    # a collision is called as what it is: the heading says it, the row once
    title = matter.about if matter.kind is MatterKind.COLLIDED else matter_title(matter)
    detail = joined(clock_text(matter.asked_at), say(matter.author))
    return Row(
        key=matter.op_id,
        spoken=f"{kind}, {title}, {detail}",
        kicker=(Span(kind, 14, bold=True, tone=tone),),
        title=(Span(title, 15),),
        detail=(Span(detail, 13, tone="muted"),),
        icon=icon,
        tone=tone,
    )


def reason_text(matter: Matter, status: SyncStatus) -> str:
    """Why it is here; what keeps the whole desk from head office is the reason of all that waits."""
    if matter.code is not None:
        return _cause_text(matter) + refusal_sentence(matter.code, matter.facts, language())
    reasons = {
        MatterKind.CALLED: rung_text(str(matter.facts.get("when")), int(matter.facts.get("value") or 0)),
        MatterKind.ROBOT: QCoreApplication.translate(
            "matters", "群里收不到到店通知，总部每隔一会儿再试：{reason}。顾问的电脑照常提示。"
        ).replace("{reason}", str(matter.facts.get("reason"))),
        MatterKind.APPROVAL: QCoreApplication.translate(
            "matters", "{name} 提的补救要另一个人同意，在您的权限之内。"
        ).replace("{name}", say(matter.author)),
        MatterKind.WAITING: _waiting_text(status),
        MatterKind.COLLIDED: _collision_text(matter),
        MatterKind.REFUSED: QCoreApplication.translate("matters", "总部没有接受。"),
        MatterKind.DOUBTFUL: QCoreApplication.translate("matters", "离线时办的，总部还没有确认。"),
        MatterKind.PARKED: QCoreApplication.translate("matters", "总部要人看过才能办。"),
        MatterKind.CONFLICT: QCoreApplication.translate("matters", "两边改过同一项，现在已经没有出入。"),
    }
    return reasons[matter.kind]


class Step(StrEnum):
    """Where the filled button leads."""

    SEEN = "seen"
    SYNC = "sync"
    SEAT = "seat"
    APPOINTMENTS = "appointments"
    PROFILE = "profile"
    SERVICES = "services"
    TODAY = "today"
    REQUEST = "request"
    LOUNGE = "lounge"


_STEPS = {
    Code.PLACE_TAKEN: Step.SEAT,
    Code.PLACE_BOOKED: Step.LOUNGE,
    Code.BOOKING_MOVED: Step.LOUNGE,
    Code.BOOKING_OVER: Step.SEEN,
    Code.ALREADY_BOOKED: Step.SEEN,
    Code.REQUEST_MOVED: Step.SERVICES,
    Code.SHOPPER_BUSY: Step.APPOINTMENTS,
    Code.APPOINTMENT_MOVED: Step.APPOINTMENTS,
    Code.APPOINTMENT_TIME: Step.APPOINTMENTS,
    Code.ALREADY_HERE: Step.SEEN,
    Code.NOT_HERE: Step.SEEN,
    Code.NOT_ALLOWED: Step.SEEN,
    Code.CAUSE_REFUSED: Step.SEEN,
}


_LED = {
    MatterKind.ROBOT: Step.TODAY,
    MatterKind.CALLED: Step.REQUEST,
    MatterKind.APPROVAL: Step.REQUEST,
    MatterKind.COLLIDED: Step.LOUNGE,
}


def proposed(matter: Matter, status: SyncStatus) -> Step:
    """The step that is proposed: what the button does."""
    if matter.kind is MatterKind.WAITING:
        return Step.SYNC if status.trouble is None else Step.TODAY
    if matter.kind in (MatterKind.DOUBTFUL, MatterKind.PARKED):
        return Step.TODAY
    if matter.kind is MatterKind.CONFLICT:
        return Step.SEEN
    if matter.kind in _LED:
        return _LED[matter.kind]
    code = _known_code(matter.code)
    step = Step.PROFILE if code is None else _STEPS.get(code, Step.PROFILE)
    return Step.SEEN if step in (Step.SEAT, Step.PROFILE) and matter.guest_id is None else step


def step_text(step: Step) -> str:
    """The words on the filled button."""
    return {
        Step.SEEN: QCoreApplication.translate("matters", "知道了"),
        Step.SYNC: QCoreApplication.translate("matters", "立即同步"),
        Step.SEAT: QCoreApplication.translate("matters", "换一个座位"),
        Step.PROFILE: QCoreApplication.translate("matters", "打开贵宾档案"),
        Step.APPOINTMENTS: QCoreApplication.translate("matters", "到预约里看"),
        Step.SERVICES: QCoreApplication.translate("matters", "到服务里看"),
        Step.TODAY: QCoreApplication.translate("matters", "回今日"),
        Step.REQUEST: QCoreApplication.translate("matters", "打开这张单"),
        Step.LOUNGE: QCoreApplication.translate("matters", "到贵宾厅看"),
    }[step]


def next_step(matter: Matter, status: SyncStatus) -> str:
    """The one next step that is proposed."""
    if matter.kind is MatterKind.WAITING:
        if status.trouble is not None:
            return QCoreApplication.translate("matters", "不要再做一次，这一项留在本机；先解决上面说的事。")
        if status.online:
            return QCoreApplication.translate("matters", "不用做什么，送到后会自己消失。")
        return QCoreApplication.translate("matters", "不用做什么，联网后自动送出。")
    if matter.kind is MatterKind.REFUSED:
        return _after_refusal(matter.code)
    steps = {
        MatterKind.CALLED: QCoreApplication.translate(
            "matters", "接手、交给同事，或者暂停并写明等谁；办好后这一条自己消失。"
        ),
        MatterKind.APPROVAL: QCoreApplication.translate(
            "matters", "打开这张单，看清补救再批或不批；有人定了这一条就自己消失。"
        ),
        MatterKind.CONFLICT: QCoreApplication.translate("matters", "不用做什么。"),
        MatterKind.COLLIDED: QCoreApplication.translate(
            "matters", "改个时间或另选一处，再告诉这位贵宾；改好或取消后这一条自己消失。"
        ),
        MatterKind.ROBOT: QCoreApplication.translate(
            "matters", "请总部看一眼机器人的地址；送到后这一条自己消失。这段时间请口头告知顾问。"
        ),
    }
    if matter.kind in steps:
        return steps[matter.kind]
    return QCoreApplication.translate("matters", "等总部看过，会自己办好；不要再做一次。")


def _waiting_text(status: SyncStatus) -> str:
    if status.trouble is not None:
        kept = QCoreApplication.translate("matters", "已记在本机，还没有送到总部：{why}")
        return kept.replace("{why}", trouble_text(status.trouble))
    if status.online:
        return QCoreApplication.translate("matters", "已记在本机，正在送往总部。")
    return QCoreApplication.translate("matters", "已记在本机，网络断开，还没有送到总部。")


def _collision_text(matter: Matter) -> str:
    """Both parties: for whom the place is kept and who booked it, and who was left without."""
    facts = matter.facts
    english = language() == "en"
    by = str((facts.get("by_en") if english else facts.get("by")) or "…")
    place = str((facts.get("place_en") if english else facts.get("place")) or "…")
    words = QCoreApplication.translate(
        "matters", "{place} {time} 已先留给 {theirs}（{by} 经办），{guest} 这一单（{author} 经办）没有留成。"
    )
    time = (facts.get("time_en") if english else None) or facts.get("time")
    named = (("{place}", place), ("{by}", by), ("{author}", say(matter.author)))
    for name, value in (*named, ("{time}", time), ("{theirs}", facts.get("guest"))):
        words = words.replace(name, str(value or "…"))
    return words.replace("{guest}", matter.about)


def _cause_text(matter: Matter) -> str:
    """Which step it builds on, where it shares the fate of another one (F13)."""
    if matter.cause is None:
        return ""
    words = QCoreApplication.translate("matters", "前一步是“{step}”。")
    return words.replace("{step}", intent_text(matter.cause))


def _known_code(code: str | None) -> Code | None:
    return next((member for member in Code if member.value == code), None)


def _after_refusal(code: str | None) -> str:
    release = QCoreApplication.translate("matters", "打开档案，请主管放行后再登记，或请贵宾在大厅稍候。")
    steps = {
        Code.PLACE_TAKEN: QCoreApplication.translate("matters", "请贵宾坐另一个空座位。"),
        Code.PLACE_BOOKED: QCoreApplication.translate(
            "matters", "预留还在原来的地方；到贵宾厅换个时间或另选一处。"
        ),
        Code.BOOKING_MOVED: QCoreApplication.translate("matters", "到贵宾厅看它现在留在哪里，需要时再改。"),
        Code.SHOPPER_BUSY: QCoreApplication.translate(
            "matters", "这个预约没有约成：换时间或换顾问再约，并告诉贵宾。"
        ),
        Code.APPOINTMENT_MOVED: QCoreApplication.translate("matters", "到预约里看这个预约现在怎样。"),
        Code.ALREADY_HERE: QCoreApplication.translate("matters", "不用再登记，贵宾已经在厅里。"),
        Code.NOT_HERE: QCoreApplication.translate("matters", "不用做什么，贵宾已经离厅。"),
        Code.TIER_NOT_ENTITLED: release,
        Code.TOO_MANY_COMPANIONS: release,
        Code.VISITS_USED_UP: release,
        Code.VOUCHER_NOT_USABLE: QCoreApplication.translate("matters", "看看贵宾还有哪张可用。"),
        Code.MAY_NOT_ACT: QCoreApplication.translate(
            "matters", "请贵宾本人来办；确实可以代办的，先写进“家人与代办人”，再做一次。"
        ),
        Code.VOUCHER_EXPIRED: QCoreApplication.translate("matters", "看看贵宾还有哪张可用，或请主管另发一张。"),
        Code.REQUEST_MOVED: QCoreApplication.translate("matters", "到服务里看这张单的最新状态。"),
        Code.NOT_ALLOWED: QCoreApplication.translate("matters", "请主管来办。"),
        Code.PHONE_IN_USE: QCoreApplication.translate("matters", "打开那份档案，在那里接待。"),
        Code.CARD_IN_USE: QCoreApplication.translate("matters", "打开那份档案，在那里接待。"),
        Code.CAUSE_REFUSED: QCoreApplication.translate("matters", "先办好前一步，再做这一步。"),
    }
    known = _known_code(code)
    fallback = QCoreApplication.translate("matters", "看一眼现在的情况，需要时再做一次。")
    return steps.get(known, fallback) if known is not None else fallback
