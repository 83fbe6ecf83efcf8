"""The words of a matter: what it is, why it is here, and the one next step that is proposed."""

from PySide6.QtCore import QCoreApplication

from vipdesk.chinese.dates import clock_text
from vipdesk.errors import Code
from vipdesk.models.snapshot.desk import Matter, MatterKind
from vipdesk.ui.languages import language, say
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
}


def matter_title(matter: Matter) -> str:
    """接待·陈** 女士."""
    return joined(intent_text(matter.intent), matter.about)


def matter_row(matter: Matter) -> Row:
    """A matter in the list."""
    icon, tone = _SIGNS[matter.kind]
    kind, title = matter_kind_text(matter.kind), matter_title(matter)
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


def reason_text(matter: Matter, *, online: bool) -> str:
    """Why it is here, in one sentence."""
    if matter.code is not None:
        return refusal_sentence(matter.code, matter.facts, language())
    reasons = {
        MatterKind.WAITING: QCoreApplication.translate("matters", "已记在本机，正在送往总部。")
        if online
        else QCoreApplication.translate("matters", "已记在本机，网络断开，还没有送到总部。"),
        MatterKind.REFUSED: QCoreApplication.translate("matters", "总部没有接受。"),
        MatterKind.DOUBTFUL: QCoreApplication.translate("matters", "离线时办的，总部还没有确认。"),
        MatterKind.PARKED: QCoreApplication.translate("matters", "总部要人看过才能办。"),
        MatterKind.CONFLICT: QCoreApplication.translate("matters", "同一项，别处刚改过；后写的已生效。"),
    }
    return reasons[matter.kind]


def next_step(matter: Matter, *, online: bool) -> str:
    """The one next step that is proposed."""
    if matter.kind is MatterKind.WAITING:
        if online:
            return QCoreApplication.translate("matters", "不用做什么，送到后会自己消失。")
        return QCoreApplication.translate("matters", "不用做什么，联网后自动送出。")
    if matter.kind is MatterKind.REFUSED:
        return _after_refusal(matter.code)
    if matter.kind is MatterKind.CONFLICT:
        return QCoreApplication.translate("matters", "问一下贵宾，以本人说的为准。")
    return QCoreApplication.translate("matters", "等总部看过，会自己办好；不要再做一次。")


def _after_refusal(code: str | None) -> str:
    steps = {
        Code.PLACE_TAKEN: QCoreApplication.translate("matters", "扫贵宾的卡，换一个空座位。"),
        Code.ALREADY_HERE: QCoreApplication.translate("matters", "不用再登记，贵宾已经在厅里。"),
        Code.NOT_HERE: QCoreApplication.translate("matters", "不用做什么，贵宾已经离厅。"),
        Code.VOUCHER_NOT_USABLE: QCoreApplication.translate("matters", "再扫一次这张券，看看还有哪张可用。"),
        Code.VOUCHER_EXPIRED: QCoreApplication.translate("matters", "看看还有哪张可用，或请主管另发一张。"),
        Code.REQUEST_MOVED: QCoreApplication.translate("matters", "到服务里看这张单的最新状态。"),
        Code.NOT_ALLOWED: QCoreApplication.translate("matters", "请主管来办。"),
    }
    known = next((member for member in Code if member.value == code), None)
    fallback = QCoreApplication.translate("matters", "看一眼现在的情况，需要时再做一次。")
    return steps.get(known, fallback) if known is not None else fallback
